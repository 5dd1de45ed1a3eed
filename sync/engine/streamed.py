"""A body that is read while it comes: pieces of it in memory, asked for by one thread and filled in by another.

Whoever plays a film reads here and waits in a thread of its own; `sync.engine.streaming` brings the pieces.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple, Protocol

from sync.errors import Interrupted, MienskipError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.models import Document

PIECE = 256 * 1024
"""Bytes that are kept and given up together."""
TOGETHER = 8
"""Pieces that are asked for at once."""
AHEAD = 32
"""Pieces that are fetched before they are read: eight seconds of a film of eight megabits a second."""
MOST = 96
"""Pieces in memory, of the whole film: what was read last stays, for whoever goes a little back."""


class Readable(Protocol):
    """Something of which any part can be read. Its methods may wait, and raise MienskipError."""

    def size(self) -> int:
        """Give the bytes of the whole."""

    def read(self, offset: int, size: int, within: float) -> bytes | None:
        """Give at most `size` bytes from `offset` on, fewer where fewer are at hand; none only behind the end.

        None where nothing came `within` so many seconds.
        """

    def close(self) -> None:
        """Let go of it; whoever waits in another thread is told at once, by Interrupted."""


class Span(NamedTuple):
    """Pieces that are missing: the first of them, and how many."""

    first: int
    length: int


class StreamedBody:
    """The body of `document`. A reader's thread calls `size`, `read` and `close`; the rest is for the engine."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._changed = threading.Condition()
        self._pieces: OrderedDict[int, bytes] = OrderedDict()
        self._size: int | None = None
        self._place = 0
        self._error: MienskipError | None = None
        self._whole: Readable | None = None
        self._on_want: Callable[[], None] | None = None
        self._on_close: Callable[[], None] | None = None
        self._is_closed = False

    # For the reader

    def size(self) -> int:
        """See `Readable`. Waits until the server has told."""
        with self._changed:
            self._changed.wait_for(lambda: self._size is not None or self._has_ended())
            if self._size is None:
                raise self._why_ended()
            return self._size

    def read(self, offset: int, size: int, within: float) -> bytes | None:
        """See `Readable`. What is here already is given after an error too."""
        place, start = divmod(offset, PIECE)
        with self._changed:
            if self._whole is None and not self._is_behind(offset):
                self._want(place)
                self._changed.wait_for(lambda: place in self._pieces or self._whole or self._has_ended(), within)
            if place in self._pieces:
                self._pieces.move_to_end(place)
                return self._pieces[place][start : start + size]
            if self._is_behind(offset):
                return b""
            if self._has_ended():
                raise self._why_ended()
            whole = self._whole
        return None if whole is None else whole.read(offset, size, within)

    def close(self) -> None:
        """See `Readable`."""
        with self._changed:
            self._is_closed = True
            self._pieces.clear()
            on_close = self._on_close
            self._changed.notify_all()
        if on_close is not None:
            on_close()

    def _is_behind(self, offset: int) -> bool:
        return self._size is not None and offset >= self._size

    def _has_ended(self) -> bool:
        return self._is_closed or self._error is not None

    def _why_ended(self) -> MienskipError:
        return self._error if self._error is not None and not self._is_closed else Interrupted("closed")

    def _want(self, place: int) -> None:
        if place != self._place or place not in self._pieces:
            self._place = place
            if self._on_want is not None:
                self._on_want()

    # For the engine

    def attach(self, on_want: Callable[[], None], on_close: Callable[[], None]) -> None:
        """Be told, in the reader's thread, when it reads elsewhere and when it has had enough (or has already)."""
        with self._changed:
            self._on_want, self._on_close = on_want, on_close
            was_closed = self._is_closed
        if was_closed:
            on_close()

    @property
    def is_read(self) -> bool:
        """Tell whether something of this version has been given out."""
        return self._size is not None

    def missing(self) -> Span | None:
        """Tell which pieces come next: from where it is read, as far ahead as is fetched; None where all are here."""
        with self._changed:
            if self._whole is not None:
                return None
            end = self._place + AHEAD
            if self._size is not None:
                end = min(end, -(-self._size // PIECE))
            first = next((place for place in range(self._place, end) if place not in self._pieces), None)
            if first is None:
                return None
            after = (place for place in range(first, min(end, first + TOGETHER)) if place in self._pieces)
            return Span(first, next(after, min(end, first + TOGETHER)) - first)

    def sized(self, size: int) -> bool:
        """Take in how many bytes the whole has; False where it was told otherwise before."""
        with self._changed:
            if self._size is None:
                self._size = size
                self._changed.notify_all()
            return self._size == size

    def put(self, place: int, piece: bytes) -> None:
        """Take in a piece, and let go of others where there are too many: those that were not read for longest."""
        with self._changed:
            if self._is_closed:
                return
            self._pieces[place] = piece
            ahead = range(self._place, self._place + AHEAD)
            while len(self._pieces) > MOST:
                oldest = next(one for one in self._pieces if one not in ahead)
                del self._pieces[oldest]
            self._changed.notify_all()

    def become_whole(self, whole: Readable) -> None:
        """Have all be read from what is on the disk now."""
        with self._changed:
            self._size = whole.size()
            self._whole = whole
            self._pieces.clear()
            self._changed.notify_all()

    def fail(self, error: MienskipError) -> None:
        """Tell whoever reads that no more will come."""
        with self._changed:
            self._error = error
            self._changed.notify_all()
