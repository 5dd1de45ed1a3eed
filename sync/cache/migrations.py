"""Brings the cache's tables to the version that this program knows, a step at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlcipher3
from sqlite_utils import Migrations

from sync.cache.connection import converted, refuse_newer, schema_version
from sync.cache.schema import SCHEMA_VERSION, STEPS
from sync.errors import CacheDamaged

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database


def migrate(database: Database, wanted: int | None = None) -> None:
    """Take the steps that are missing, up to the schema `wanted` (today's), each in a transaction of its own.

    A cache of a newer program is refused before anything is touched: CacheFromNewerVersion. A step that cannot be taken
    leaves everything as it was and raises CacheDamaged: then what is nowhere else is taken over into a fresh cache.
    """
    version = refuse_newer(database.conn, SCHEMA_VERSION)
    if version < (SCHEMA_VERSION if wanted is None else wanted):
        try:
            with converted():
                _steps(wanted).apply(database)
        except (sqlcipher3.OperationalError, sqlcipher3.IntegrityError) as error:
            reached = schema_version(database.conn)
            raise CacheDamaged(f"the step after schema {reached} failed: {error}") from error


def _steps(wanted: int | None) -> Migrations:
    steps = Migrations("cache")
    for number, statements in enumerate(STEPS[:wanted], start=1):
        steps(name=f"{number:04}")(_step(number, statements))
    return steps


def _step(number: int, statements: str) -> Callable[[Database], None]:
    def step(database: Database, /) -> None:
        for statement in filter(str.strip, statements.split(";")):
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {number}")

    return step
