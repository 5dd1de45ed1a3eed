"""Turns what the disk refuses into the family of `sync.errors`."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING

from sync.errors import DiskFull, FileInUse, MienskipError, NotWritable

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EACCES: NotWritable,
    errno.EPERM: NotWritable,
    errno.EROFS: NotWritable,
}


@contextmanager
def disk_errors() -> Iterator[None]:
    """Raise DiskFull, NotWritable, FileInUse or MienskipError for an OSError; a missing file passes unchanged."""
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        if FileInUse.is_meant_by(error):
            raise FileInUse(name=PurePath(str(error.filename or "")).name) from error
        kind = _KINDS.get(error.errno or 0, MienskipError)
        raise kind(errno.errorcode.get(error.errno or 0, type(error).__name__)) from error
