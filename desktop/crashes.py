"""What is done so that a crash costs nothing: it is written down, the program starts again once, and says so."""

from __future__ import annotations

import faulthandler
import logging
import subprocess
from contextlib import suppress
from typing import IO, TYPE_CHECKING

from PySide6.QtCore import QtMsgType, qInstallMessageHandler

from desktop import standby
from desktop.autostart import own_command

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext

    from desktop.home import Home

log = logging.getLogger(__name__)
qt_log = logging.getLogger("qt")

LONGEST = 20_000
"""Characters of a crash that go into the log."""
LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashWatch:
    """From `begin` to `end` a crash of this process is written down, and another process starts it again.

    `crashed` tells whether the last run ended in a crash; what was written of it is in the log by then.
    """

    def __init__(self, home: Home) -> None:
        self._home = home
        self._file: IO[str] | None = None
        self._standby: subprocess.Popen[bytes] | None = None
        self.crashed = self._take_in_the_last()

    def begin(self) -> None:
        """Write crashes down from now on, and what Qt says into the log."""
        qInstallMessageHandler(_to_the_log)
        try:
            self._home.logs.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._file = self._home.crash.open("w", encoding="utf-8")
        except OSError as error:
            log.info("a crash cannot be written down here: %s", type(error).__name__)
            return
        faulthandler.enable(self._file, all_threads=True)

    def stand_by(self) -> None:
        """Have a process ready that starts the program again; later than the window, which need not wait for it."""
        if self._file is None:
            return
        again = own_command(*self._home.arguments)
        try:
            self._standby = standby.begin(self._home.crash, self._home.restarted, again)
        except OSError as error:
            log.info("nothing can stand by here: %s", type(error).__name__)

    def end(self) -> None:
        """Bid farewell: what follows is no crash."""
        if self._standby is not None and self._standby.stdin is not None:
            with suppress(OSError):
                self._standby.stdin.write(standby.FAREWELL)
                self._standby.stdin.close()
            with suppress(subprocess.TimeoutExpired):
                self._standby.wait(5)
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            with suppress(OSError):
                self._home.crash.unlink(missing_ok=True)
        qInstallMessageHandler(None)

    def _take_in_the_last(self) -> bool:
        """Put what was written of a crash of the last run into the log, which a report shows."""
        try:
            said = self._home.crash.read_text(encoding="utf-8", errors="replace")
            self._home.crash.unlink()
        except OSError:
            return False
        if said:
            log.error("the program crashed:\n%s", said[:LONGEST])
        return bool(said)


def _to_the_log(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    qt_log.log(LEVELS.get(kind, logging.WARNING), "%s", message)
