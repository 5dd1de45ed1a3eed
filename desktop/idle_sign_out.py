"""Signs a person out when nobody has used the computer for as long as was chosen, after a warning."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from desktop.idle import system_idle_seconds
from ui.settings import SIGN_OUT_AFTER

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.settings import Settings
    from ui.account.leaving_notice import LeavingNotice

WARNED_BEFORE = 60
"""Seconds."""
INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleSignOut(QObject):
    """Asks the system how long nobody touched it, and where that cannot be told, looks at this program's own input."""

    due = Signal()
    """It is time: the person is to be signed out now."""

    def __init__(
        self,
        settings: Settings,
        parent: QObject,
        idle_seconds: Callable[[], float | None] = system_idle_seconds,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._idle_seconds = idle_seconds
        self._now = now
        self._touched = now()
        self._is_told = False
        self._notice: LeavingNotice | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        settings.watch(SIGN_OUT_AFTER, lambda _value: self.begin())
        self.begin()

    @Slot()
    def begin(self) -> None:
        """Begin to count as is chosen now."""
        self._timer.stop()
        application = QApplication.instance()
        assert application is not None  # noqa: S101  there is a window
        application.removeEventFilter(self)
        if self._limit:
            self._touched = self._now()
            self._is_told = self._idle_seconds() is not None
            if not self._is_told:  # a filter costs something at every event
                application.installEventFilter(self)
            self.look()

    def leave(self) -> None:
        """Count no more."""
        self._timer.stop()
        self._take_back()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    @Slot()
    def look(self) -> None:
        """See how long it still is: sign out, warn, or look again when it may be time."""
        if not self._limit:
            return
        left = self._limit - self._idle()
        if left <= 0:
            self.leave()
            self.due.emit()
            return
        if left <= WARNED_BEFORE:
            self._warn(round(left))
            self._timer.start(1000)
            return
        self._take_back()
        self._timer.start(round((left - WARNED_BEFORE) * 1000) + 50)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice input to this program."""
        if event.type() in INPUT:
            self._touched = self._now()
        return super().eventFilter(watched, event)

    @property
    def _limit(self) -> int:
        chosen = self._settings.get(SIGN_OUT_AFTER, "0")
        return int(chosen) * 60 if chosen.isdecimal() else 0

    def _idle(self) -> float:
        own = self._now() - self._touched
        if not self._is_told:
            return own
        said = self._idle_seconds()
        return min(said, own) if said is not None else own

    def _warn(self, seconds: int) -> None:
        if self._notice is None:
            from ui.account.leaving_notice import LeavingNotice  # noqa: PLC0415  seldom needed

            self._notice = LeavingNotice()
            self._notice.stays.connect(self._on_stays)
            self._notice.show()
        self._notice.count_down(seconds)

    @Slot()
    def _on_stays(self) -> None:
        self._touched = self._now()
        self.look()

    def _take_back(self) -> None:
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
