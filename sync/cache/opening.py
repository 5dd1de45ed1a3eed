"""How the one process that may write comes by the cache: the lock, the check, the tables of today."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlite_utils import Database

from sync.cache.connection import connect, converted
from sync.cache.disk import disk_errors
from sync.cache.locking import WriterLock
from sync.cache.migrations import migrate
from sync.cache.rebuilding import finish_rebuild, salvage
from sync.cache.soundness import Soundness, look_through
from sync.errors import MienskipError

if TYPE_CHECKING:
    from pathlib import Path

    from sync.cache.connection import Connection

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """A cache that is open for writing; `put_aside` is where the file went that could not be read at all."""

    connection: Connection
    lock: WriterLock
    soundness: Soundness
    put_aside: Path | None = None

    def close(self) -> None:
        """Let go of the cache; an end like this needs no look through at the next start."""
        is_complete = self._complete()
        self.connection.close()
        if is_complete:
            self.soundness.end()
        self.lock.release()

    def _complete(self) -> bool:
        """Write everything into the file itself; a view that closes later then has nothing left to write."""
        try:
            with converted():
                self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except MienskipError as error:
            log.info("the cache could not be closed in order: %s", type(error).__name__)
            return False
        return True


def open_for_writing(path: Path, key: bytes) -> Opened:
    """See `Store.open`."""
    with disk_errors():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = WriterLock(path)
    try:
        finish_rebuild(path)
        return _opened(path, key, lock)
    except BaseException:
        lock.release()
        raise


def rebuild_for_writing(path: Path, key: bytes) -> Opened:
    """See `Store.rebuild`."""
    lock = WriterLock(path)
    try:
        put_aside = salvage(path, key)
        finish_rebuild(path)
        return _opened(path, key, lock, put_aside)
    except BaseException:
        lock.release()
        raise


def _opened(path: Path, key: bytes, lock: WriterLock, put_aside: Path | None = None) -> Opened:
    soundness = Soundness(path)
    soundness.refuse_condemned()
    is_new = not path.exists()
    is_clean = soundness.is_clean()
    with disk_errors():
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))  # so that nobody else can read it, nor what is beside
    soundness.begin()
    connection = connect(path, key, read_only=False)
    try:
        if not (is_clean or is_new):
            look_through(connection)
        migrate(Database(connection))
    except BaseException:
        connection.close()
        raise
    return Opened(connection, lock, soundness, put_aside)
