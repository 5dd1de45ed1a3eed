"""Transactions on the one connection that writes."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

from sync.cache.connection import converted
from sync.errors import CacheDamaged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.cache.opening import Opened


class Transactions:
    """What every part of the writing side does its work in."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._connection = opened.connection
        self._database = Database(opened.connection)

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            with converted():
                yield
        except CacheDamaged:
            self._opened.soundness.condemn()
            raise

    @contextmanager
    def _transaction(self) -> Iterator[Any]:
        with self._guarded(), self._database.atomic():
            yield self._connection

    @contextmanager
    def _durably(self) -> Iterator[None]:
        """Have what is committed inside outlive a power cut too, not only a kill."""
        with self._guarded():
            self._connection.execute("PRAGMA synchronous = FULL")
        try:
            yield
        finally:
            self._connection.execute("PRAGMA synchronous = NORMAL")
