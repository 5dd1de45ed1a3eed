"""Turns what the disk refuses into the family of `sync.errors`."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sync.errors import DiskFull, MienskipError

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}


@contextmanager
def disk_errors() -> Iterator[None]:
    """Raise DiskFull or MienskipError for an OSError inside; a file that is not there passes unchanged."""
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        kind = DiskFull if error.errno in _NO_ROOM else MienskipError
        raise kind(errno.errorcode.get(error.errno or 0, type(error).__name__)) from error
