"""Something slow, done outside the main thread, whose outcome comes back as a signal."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sync.errors import MienskipError

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)


class Errand(QObject):
    """Runs one piece of work in a thread of its own: `done` carries its answer, `failed` a MienskipError."""

    done = Signal(object)
    failed = Signal(object)
    progressed = Signal(str)

    def __init__(self, work: Callable[[Callable[[str], None]], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._thread = threading.Thread(target=self._main, name="errand", daemon=True)

    def start(self) -> None:
        """Begin; the work is given a function that tells how far it is."""
        self._thread.start()

    def wait(self) -> None:
        """Wait until the work has ended; its signal may still be on its way."""
        if self._thread.is_alive():
            self._thread.join()

    def _main(self) -> None:
        try:
            answer = self._work(self.progressed.emit)
        except MienskipError as error:
            self.failed.emit(error)
        except Exception as error:
            log.exception("an errand failed")
            self.failed.emit(MienskipError(type(error).__name__))
        else:
            self.done.emit(answer)
