"""A reader's connection to the cache, whatever becomes of the file meanwhile.

A cache that is not there yet, that has tables of an older program or that is damaged reads as an empty one: the
engine makes it, brings it up to date or rebuilds it, and the next question sees what it did.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import sqlcipher3

from sync.cache.connection import connect, converted, refuse_newer
from sync.cache.schema import SCHEMA_VERSION, STEPS
from sync.cache.soundness import Soundness
from sync.errors import CacheDamaged, CacheInUse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from sync.cache.connection import Connection

log = logging.getLogger(__name__)


class Reader:
    """Answers SQL questions about the cache at `path`. Belongs in the thread that opened it.

    Raises CacheFromNewerVersion when made.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key
        self._connection: Connection | None = None
        self._empty: Connection | None = None
        self._file: tuple[int, int] | None = None
        self._now()

    def rows(self, query: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[tuple[Any, ...]]:
        """Give all rows that answer a query."""
        try:
            with converted():
                return list(self._now().execute(query, values))
        except CacheDamaged:
            log.info("the cache is damaged: it reads as empty until it is rebuilt")
            self._condemn()
            return list(self._nothing().execute(query, values))

    def each(self, query: str) -> Iterator[tuple[Any, ...]]:
        """Give the rows that answer a query one by one; a cache that turns out to be damaged has no more rows."""
        try:
            with converted():
                yield from self._now().execute(query)
        except CacheDamaged:
            log.info("the cache is damaged: only what could be read is used until it is rebuilt")
            self._condemn()

    def row(self, query: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> tuple[Any, ...] | None:
        """Give the first row that answers a query."""
        found = self.rows(query, values)
        return found[0] if found else None

    def close(self) -> None:
        """Let go of the cache."""
        self._let_go()
        if self._empty is not None:
            self._empty.close()
            self._empty = None

    def _now(self) -> Connection:
        file = self._file_now()
        if self._connection is not None and file != self._file:
            self._let_go()  # it was rebuilt: what is open is the old one
        if self._connection is None and file is not None:
            self._connection = self._connected()
            self._file = file
        return self._connection or self._nothing()

    def _file_now(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return None
        return (found.st_dev, found.st_ino)

    def _connected(self) -> Connection | None:
        try:
            connection = connect(self._path, self._key, read_only=True)
        except (CacheDamaged, CacheInUse, FileNotFoundError):
            return None
        try:
            if refuse_newer(connection, SCHEMA_VERSION) == SCHEMA_VERSION:
                return connection
        except CacheDamaged:
            log.info("the cache is damaged in its first page")
        except BaseException:
            connection.close()
            raise
        connection.close()
        return None

    def _nothing(self) -> Connection:
        if self._empty is None:
            self._empty = sqlcipher3.connect(":memory:", isolation_level=None)
            for step in STEPS:
                self._empty.executescript(step)
        return self._empty

    def _condemn(self) -> None:
        """Have the one that writes rebuild it, unless it is another file by now."""
        if self._file is not None and self._file == self._file_now():
            Soundness(self._path).condemn()
        self._let_go()

    def _let_go(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
