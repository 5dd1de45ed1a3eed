"""Keeps two processes from writing to one cache: a lock of the operating system, which dies with its process."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from sync.cache.disk import disk_errors
from sync.errors import CacheInUse

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class WriterLock:
    """The right to write to the cache at `path`, from its making until `release`.

    Raises CacheInUse where another process, or another store in this one, has it, and what `disk_errors` does.
    """

    def __init__(self, path: Path) -> None:
        beside = path.with_name(f"{path.name}.lock")
        with disk_errors():
            self._descriptor = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            raise CacheInUse(type(error).__name__) from error

    def release(self) -> None:
        """Let the next one write."""
        os.close(self._descriptor)
