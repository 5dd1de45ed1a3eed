"""The form in which a document's body lies on the disk: sealed so that it opens whole and unchanged or not at all.

A file is a head (a mark, a random id, the version of the document), chunks, and an end that tells the size. Chunks and
end are sealed with AES-GCM, each with a random nonce, and bound to the head and to their place: a chunk that was
changed, swapped, left out or taken from another file does not open, nor does the end of a file that was cut short.
Random nonces make resuming safe: a chunk that is written again after a break never repeats one.
"""

from __future__ import annotations

import os
import secrets
import struct
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from cryptography.exceptions import InvalidTag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

Buffer: TypeAlias = bytes | bytearray | memoryview

CHUNK = 256 * 1024
"""Bytes of a body that are sealed together."""

_MARK = b"mienskip body 1\n"
_NONCE_BYTES = 12
_SEAL = _NONCE_BYTES + 16  # what sealing adds: nonce and tag
_HEAD = struct.Struct(">16s16sq")  # mark, id, version
_END = struct.Struct(">Q")  # size of the body
_PLACE = struct.Struct(">?Q")  # whether it is the end, and how many chunks come before
_END_BYTES = _END.size + _SEAL


class Damaged(Exception):
    """A file is none of ours, was changed or is not whole."""


def new_head(version: int) -> bytes:
    """Give the head of a new file for this version of a document, as a stamp of its time."""
    return _HEAD.pack(_MARK, secrets.token_bytes(16), version)


class Sealed:
    """A file in this form, open for reading, or for reading and writing while it is not whole yet."""

    def __init__(self, file: BinaryIO, cipher: AESGCM) -> None:
        """Read the head. Raises Damaged where it is none of ours."""
        self._file = file
        self._cipher = cipher
        file.seek(0)
        self._head = file.read(_HEAD.size)
        if len(self._head) != _HEAD.size or not self._head.startswith(_MARK):
            raise Damaged
        self.version: int = _HEAD.unpack(self._head)[2]

    def size(self) -> int:
        """Give the size of the whole body. Raises Damaged where the file is not whole; chunks are not looked at."""
        length = self._file.seek(0, os.SEEK_END)
        chunks = _chunks_in(length - _END_BYTES)
        self._file.seek(max(_HEAD.size, length - _END_BYTES))
        size: int = _END.unpack(self._opened(self._file.read(), chunks, is_end=True))[0]
        if length != _HEAD.size + size + chunks * _SEAL + _END_BYTES:
            raise Damaged
        return size

    def chunks(self) -> Iterator[bytes]:
        """Give the body piece by piece. Raises Damaged, perhaps after some pieces."""
        left = self.size()
        self._file.seek(_after(0))
        place = 0
        while left:
            piece = self._opened(self._file.read(min(CHUNK, left) + _SEAL), place)
            yield piece
            left -= len(piece)
            place += 1

    def whole_chunks(self) -> int:
        """Count the chunks of a file that has no end yet. Raises Damaged where the last of them does not open."""
        whole = max(0, self._file.seek(0, os.SEEK_END) - _HEAD.size) // (CHUNK + _SEAL)
        if whole:
            self.chunk(whole - 1)
        return whole

    def cut(self, chunks: int) -> None:
        """Keep only the first chunks, and go on writing behind them."""
        self._file.seek(_after(chunks))
        self._file.truncate()

    def chunk(self, place: int) -> bytes:
        """Give the chunk after `place` others, of a file of which the end is still to come. Raises Damaged."""
        self._file.seek(_after(place))
        return self._opened(self._file.read(CHUNK + _SEAL), place)

    def part(self, place: int, size: int) -> bytes:
        """Give the chunk after `place` others of a whole body of `size` bytes. Raises Damaged."""
        self._file.seek(_after(place))
        return self._opened(self._file.read(min(CHUNK, size - place * CHUNK) + _SEAL), place)

    def go_behind(self, chunks: int) -> None:
        """Go on writing behind so many chunks."""
        self._file.seek(_after(chunks))

    def add_chunk(self, data: Buffer, place: int) -> None:
        """Write a chunk at the end of the file, as the one that comes after `place` others."""
        self._write(data, place)

    def add_end(self, size: int, chunks: int) -> None:
        """Write the end: the body is whole with `size` bytes in so many chunks."""
        self._write(_END.pack(size), chunks, is_end=True)

    def add_whole(self, data: bytes) -> None:
        """Write a whole body behind the head."""
        view = memoryview(data)
        places = range(-(-len(view) // CHUNK))
        for place in places:
            self.add_chunk(view[place * CHUNK : (place + 1) * CHUNK], place)
        self.add_end(len(view), len(places))

    def _write(self, data: Buffer, place: int, *, is_end: bool = False) -> None:
        nonce = secrets.token_bytes(_NONCE_BYTES)
        self._file.write(nonce)
        self._file.write(self._cipher.encrypt(nonce, data, self._head + _PLACE.pack(is_end, place)))

    def _opened(self, data: bytes, place: int, *, is_end: bool = False) -> bytes:
        if len(data) < _SEAL:
            raise Damaged
        bound = self._head + _PLACE.pack(is_end, place)
        try:
            return self._cipher.decrypt(data[:_NONCE_BYTES], data[_NONCE_BYTES:], bound)
        except InvalidTag as error:
            raise Damaged from error


def _after(chunks: int) -> int:
    return _HEAD.size + chunks * (CHUNK + _SEAL)


def _chunks_in(length: int) -> int:
    return -(-max(0, length - _HEAD.size) // (CHUNK + _SEAL))
