"""What is told at a time of the clock on the wall: what was put off, events that begin, the digest."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from ui.notices.matter import Matter

LOOKS_AGAIN_WITHIN = timedelta(minutes=5)
"""A timer stands still while the machine sleeps, and knows nothing of a clock that is put forward.

What is far off is looked at less often; every sync looks too.
"""
SOONEST = timedelta(seconds=1)


class Source(Protocol):
    """Something that has matters for certain times."""

    def next_due(self, now: datetime) -> datetime | None:
        """Tell when the next matter is due; None where there is none to wait for."""

    def take_due(self, now: datetime) -> list[Matter]:
        """Give what is due until now, each once."""


class Due(QObject):
    """Watches the clock for several sources, and only while there is something to wait for."""

    came = Signal(object)
    """A list of matters."""

    def __init__(self, sources: Sequence[Source], now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sources = sources
        self._now = now
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    @property
    def waits(self) -> bool:
        """Tell whether it wakes up for anything."""
        return self._timer.isActive()

    @Slot()
    def look(self) -> None:
        """Give what is due, and wait for the next; also to be called when the time may have leapt."""
        now = self._now()
        found = [matter for source in self._sources for matter in source.take_due(now)]
        self.plan()
        if found:
            self.came.emit(found)

    @Slot()
    def plan(self) -> None:
        """Wait for whatever comes next."""
        now = self._now()
        times = [due for source in self._sources if (due := source.next_due(now)) is not None]
        if not times:
            self._timer.stop()
            return
        left = max(min(times) - now, SOONEST)
        wait = min(left, max(LOOKS_AGAIN_WITHIN, left / 4))
        self._timer.start(round(wait.total_seconds() * 1000))

    def leave(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self._sources = ()
