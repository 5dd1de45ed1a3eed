"""Brings the cache's tables to the version that this program knows, a step at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Migrations

from sync.cache.connection import converted, refuse_newer
from sync.cache.schema import SCHEMA_VERSION, STEPS

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database


def migrate(database: Database) -> None:
    """Take the steps that are missing, each in a transaction of its own.

    A cache of a newer program is refused before anything is touched: CacheFromNewerVersion.
    """
    version = refuse_newer(database.conn, SCHEMA_VERSION)
    if version < SCHEMA_VERSION:
        with converted():
            _steps().apply(database)


def _steps() -> Migrations:
    steps = Migrations("cache")
    for number, statements in enumerate(STEPS, start=1):
        steps(name=f"{number:04}")(_step(number, statements))
    return steps


def _step(number: int, statements: str) -> Callable[[Database], None]:
    def step(database: Database, /) -> None:
        for statement in filter(str.strip, statements.split(";")):
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {number}")

    return step
