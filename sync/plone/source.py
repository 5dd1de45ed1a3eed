"""Files on this machine that are sent: read piece by piece, and only while they are what they were."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sync.errors import QT_TRANSLATE_NOOP, FileInUse, UnusableFile
from sync.plone.mapping import FILE, IMAGE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader
    from pathlib import Path

    from sync.server import Upload

END = 64 * 1024
"""Bytes at either end of a body by which it is told from another of the same name and size."""
DRAWN = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml")
"""What the site shows as a picture."""


class Source:
    """A file that is being sent. Raises UnusableFile as soon as it is not what it was when it was opened."""

    def __init__(self, file: BufferedReader, name: str) -> None:
        self._file = file
        self._name = name
        self._before = os.fstat(file.fileno())
        self.size = self._before.st_size

    def read(self, place: int, size: int) -> bytes:
        """Give `size` bytes from `place` on. Raises FileInUse where another program keeps them to itself."""
        with _file_errors(self._name):
            self._file.seek(place)
            block = self._file.read(size)
            now = os.fstat(self._file.fileno())
        if len(block) != size or (now.st_size, now.st_mtime_ns) != (self.size, self._before.st_mtime_ns):
            raise UnusableFile(
                name=self._name,
                reason=QT_TRANSLATE_NOOP("errors", "It was changed while it was being sent. Send it again."),
            )
        return block


def opened(upload: Upload) -> BufferedReader:
    """Open a file to be sent. Raises UnusableFile where it cannot be, FileInUse where it may be later."""
    with _file_errors(upload.filename):
        status = upload.path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnusableFile(name=upload.filename, reason=QT_TRANSLATE_NOOP("errors", "It is a folder."))
        if not stat.S_ISREG(status.st_mode):
            raise UnusableFile(name=upload.filename, reason=QT_TRANSLATE_NOOP("errors", "It is not a file."))
        if status.st_size == 0:
            raise UnusableFile(name=upload.filename, reason=QT_TRANSLATE_NOOP("errors", "It is empty."))
        return upload.path.open("rb")


@contextmanager
def _file_errors(name: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise UnusableFile(name=name, reason=QT_TRANSLATE_NOOP("errors", "It is no longer where it was.")) from error
    except OSError as error:
        if FileInUse.is_meant_by(error):
            raise FileInUse(name=name) from error
        raise UnusableFile(name=name, reason=QT_TRANSLATE_NOOP("errors", "It cannot be read.")) from error


def ends_of(path: Path, size: int) -> tuple[bytes, bytes] | None:
    """Give the first and the last bytes of a file; None where it is no longer there as it was."""
    try:
        with path.open("rb") as file:
            first = file.read(END)
            file.seek(max(0, size - END))
            return first, file.read(END)
    except OSError:
        return None


def type_of(upload: Upload) -> str:
    """Give the type that a file becomes on the site."""
    return IMAGE if upload.content_type in DRAWN else FILE
