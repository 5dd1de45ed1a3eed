"""Gives a player the bytes of a film from wherever it wants to read; it reads, and waits, in a thread of its own."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QIODevice, QObject, Signal

from sync.errors import Interrupted, MienskipError

if TYPE_CHECKING:
    from sync.engine.streamed import Readable

STEP = 0.1
"""Seconds after which a read that waits looks whether it is still wanted."""


class FilmDevice(QIODevice):
    """Reads from `source`.

    Qt's own methods are called by the player's threads, which the main thread waits for when it stops or seeks. So no
    read may wait long then: `abandon` comes before stopping, and seeking is done while `hurries`.
    """

    failed = Signal(object)
    """MienskipError: no more can be read."""

    def __init__(self, source: Readable, parent: QObject) -> None:
        super().__init__(parent)
        self.source = source
        self._waiting_since: float | None = None
        self._is_over = False
        self.hurries = False
        """Whether a read that has to wait is better given up: its reader is about to be replaced."""
        self.gave_up = False
        """Whether one was: then nothing more is read here."""
        self.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)

    @property
    def waited(self) -> float:
        """For how many seconds the player has been waiting for bytes; 0 where it is not."""
        since = self._waiting_since
        return 0.0 if since is None else time.monotonic() - since

    def abandon(self) -> None:
        """Give nothing more to whoever reads."""
        self._is_over = True

    def isSequential(self) -> bool:
        """See Qt: any part can be read."""
        return False

    def atEnd(self) -> bool:  # noqa: N802  Qt's name
        """See Qt. Said before each read: one that gives nothing without this would be tried again for ever."""
        return self._is_over or self.gave_up or super().atEnd()

    def size(self) -> int:
        """See Qt. Waits until it is known."""
        try:
            return self.source.size()
        except MienskipError as error:
            self._fail(error)
            return 0

    def readData(self, maxlen: int) -> bytes:
        """See Qt. Waits until there is something."""
        self._waiting_since = time.monotonic()
        try:
            while not self._is_over and not self.gave_up:
                part = self.source.read(self.pos(), maxlen, STEP)
                if part is not None:
                    return part
                self.gave_up = self.hurries
        except MienskipError as error:
            self._fail(error)
        finally:
            self._waiting_since = None
        return b""

    def writeData(self, _data: bytes | bytearray | memoryview, _size: int) -> int:
        """See Qt: nothing is written."""
        return -1

    def _fail(self, error: MienskipError) -> None:
        self._is_over = True
        if not isinstance(error, Interrupted):
            self.failed.emit(error)
