"""What the screens ask about news, carried out by the engine in its thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.reading import ReadingDesk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject

    from desktop.bridge import EngineThread


class EngineReading(ReadingDesk):
    """See `ReadingDesk`."""

    def __init__(self, thread: EngineThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = thread

    def mark_unread(self, uids: Iterable[str]) -> None:
        """See `ReadingDesk`."""
        chosen = tuple(uids)
        self._thread.ask(lambda engine: engine.mark_unread(chosen))

    def set_official(self, uid: str, *, official: bool) -> None:
        """See `ReadingDesk`."""
        self._thread.ask(lambda engine: engine.intake.set_official(uid, official=official))

    def pin(self, uid: str, *, pinned: bool) -> None:
        """See `ReadingDesk`."""
        self._thread.ask(lambda engine: engine.intake.edit(uid, {"pinned": not pinned}, {"pinned": pinned}))
