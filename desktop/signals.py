"""Has the program end in good order when the system asks it to, as at the end of a session on Linux and macOS."""

from __future__ import annotations

import signal
import socket
import sys

from PySide6.QtCore import QObject, QSocketNotifier, Slot
from PySide6.QtWidgets import QApplication


def heed_signals(parent: QObject) -> None:
    """End the event loop at SIGTERM, SIGHUP and SIGINT instead of falling over; there are none on Windows."""
    if sys.platform != "win32":
        _Ears(parent)


class _Ears(QObject):
    """Wakes Qt for a signal: Python sees it only between two steps of its own."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._near, self._far = socket.socketpair()
        for end in (self._near, self._far):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        signal.set_wakeup_fd(self._far.fileno(), warn_on_full_buffer=False)
        if sys.platform != "win32":
            for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
                signal.signal(number, lambda *_arguments: QApplication.exit(0))

    @Slot()
    def _on_signal(self) -> None:
        self._near.recv(64)
