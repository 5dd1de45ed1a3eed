"""Something to read a film from, that a test can make slow, break off and look at."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from sync.errors import Interrupted
from ui.films import FilmDesk

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from sync.errors import MienskipError
    from sync.models import Document


class ReadableBytes:
    """Reads from memory. While `flows` is not set a read waits; `error` is what it raises from then on."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        self.flows = threading.Event()
        self.flows.set()
        self.error: MienskipError | None = None
        self.is_closed = False
        self.reads: list[tuple[int, int]] = []
        self.threads: set[str] = set()

    def size(self) -> int:
        self._look()
        return len(self._body)

    def read(self, offset: int, size: int, within: float) -> bytes | None:
        self.threads.add(threading.current_thread().name)
        if not self.flows.wait(within) and not self.is_closed:
            return None
        self._look()
        self.reads.append((offset, size))
        return self._body[offset : offset + size]

    def close(self) -> None:
        self.is_closed = True

    def _look(self) -> None:
        if self.is_closed:
            raise Interrupted
        if self.error is not None:
            raise self.error


class FakeFilms(FilmDesk):
    """Gives what is read from by the uid of the document; `opened` are all that were asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bodies: dict[str, bytes] = {}
        self.opened: list[ReadableBytes] = []

    def source(self, document: Document) -> ReadableBytes | None:
        if document.uid not in self.bodies:
            return None
        self.opened.append(ReadableBytes(self.bodies[document.uid]))
        return self.opened[-1]
