"""What the screens ask about changing documents, carried out by the engine in its thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.editing import EditingDesk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject

    from desktop.bridge import EngineThread


class EngineEditing(EditingDesk):
    """See `EditingDesk`."""

    def __init__(self, thread: EngineThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = thread

    def edit(self, uid: str) -> None:
        """See `EditingDesk`."""
        self._thread.ask(lambda engine: engine.editing.open(uid))

    def finish(self, uid: str) -> None:
        """See `EditingDesk`."""
        self._thread.ask(lambda engine: engine.editing.finish(uid))

    def break_lock(self, uid: str) -> None:
        """See `EditingDesk`."""
        self._thread.ask(lambda engine: engine.editing.break_lock(uid))

    def await_free(self, uid: str, *, wanted: bool) -> None:
        """See `EditingDesk`."""
        self._thread.ask(lambda engine: engine.locks.await_free(uid, wanted=wanted))

    def watch_locks(self, uids: Iterable[str]) -> None:
        """See `EditingDesk`."""
        watched = tuple(uids)
        self._thread.ask(lambda engine: engine.locks.watch(watched))

    def ask_versions(self, uid: str) -> None:
        """See `EditingDesk`."""
        self._thread.ask(lambda engine: engine.versions.ask(uid))

    def open_version(self, uid: str, number: int) -> None:
        """See `EditingDesk`."""
        self._thread.ask(lambda engine: engine.versions.open(uid, number))

    def restore_version(self, uid: str, number: int) -> None:
        """See `EditingDesk`."""
        self._thread.ask(lambda engine: engine.versions.restore(uid, number))
