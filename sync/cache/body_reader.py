"""Reading any part of a sealed body, as a film is read: nothing of it lies in the clear but what is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.cache.disk import disk_errors
from sync.cache.sealing import CHUNK, Damaged, Sealed
from sync.errors import Gone

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM


class BodyReader:
    """Reads the body of `size` bytes in a sealed file, for any thread.

    The file is opened for each piece: whoever removes it meanwhile is not kept from that, on no system.
    """

    def __init__(self, path: Path, cipher: AESGCM, size: int) -> None:
        self._path = path
        self._cipher = cipher
        self._size = size
        self._piece = (-1, b"")

    def size(self) -> int:
        """Give the bytes of the whole body."""
        return self._size

    def read(self, offset: int, size: int, _within: float = 0.0) -> bytes:
        """Give at most `size` bytes from byte `offset` on; none behind the end. Raises Gone, and what the disk raises.

        It gives what lies in one piece: who wants more asks again. Nobody has to wait here.
        """
        if not 0 <= offset < self._size:
            return b""
        place, within = divmod(offset, CHUNK)
        piece = self._piece
        if piece[0] != place:
            piece = self._piece = (place, self._opened(place))
        return piece[1][within : within + size]

    def close(self) -> None:
        """Forget what was read."""
        self._piece = (-1, b"")

    def _opened(self, place: int) -> bytes:
        try:
            with disk_errors(), self._path.open("rb") as file:
                return Sealed(file, self._cipher).part(place, self._size)
        except (FileNotFoundError, Damaged) as error:
            raise Gone("the body is no longer on the disk") from error
