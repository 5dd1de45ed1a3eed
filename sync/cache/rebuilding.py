"""Makes a fresh cache in the place of a damaged one, with what can be read of that which is nowhere else.

The fresh cache is complete before it gets its final name, and the swap can be finished by whoever comes next.
"""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING, Any, Final

import sqlcipher3
from sqlite_utils import Database

from sync.cache.connection import connect, converted, refuse_newer
from sync.cache.disk import disk_errors
from sync.cache.migrations import migrate
from sync.cache.pages import holds_pages, opens_with
from sync.cache.records import TABLES
from sync.cache.schema import SCHEMA_VERSION
from sync.cache.soundness import Soundness
from sync.cache.wording import WAITING, placeholders
from sync.cache.writing import put, take_out
from sync.errors import CacheDamaged

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sync.cache.connection import Connection
    from sync.cache.records import Row

log = logging.getLogger(__name__)

NOWHERE_ELSE: Final = {
    "outbox": "TRUE",
    "facts": "name <> 'cursor'",  # without it everything is fetched again
    "read_marks": "TRUE",
    "made": "TRUE",
    "kept": "TRUE",
    "bodies": "TRUE",
    "paused": "TRUE",
    "working_copies": "TRUE",
    "awaited": "TRUE",
    "marks": "TRUE",
    "attachments": "TRUE",
    "beneath": WAITING,
    **{kind.value: WAITING for kind in TABLES},
}
"""The tables that hold what no server knows, and which of their rows do. What else there is comes from the server."""
_PLACE = "id"  # a row's number is its own in each cache; only that of the outbox is an order
_ORDERED = "outbox"


def _rebuilding(path: Path) -> Path:
    return path.with_name(f"{path.name}.rebuilding")


def _rebuilt(path: Path) -> Path:
    return path.with_name(f"{path.name}.rebuilt")


def _with_companions(path: Path) -> list[Path]:
    return [path, *(path.with_name(f"{path.name}-{companion}") for companion in ("wal", "shm", "journal"))]


def salvage(path: Path, key: bytes) -> Path | None:
    """Make a fresh cache beside the damaged one at `path`; `finish_rebuild` puts it in place.

    It begins with the tables of the damaged one: what was saved goes through the same steps as it would have otherwise.
    A file that does not fit the key at all may be sound, and the key wrong: it is put aside, and this gives where.
    Raises CacheFromNewerVersion where the cache, as far as it can be read, is a newer program's.
    """
    version = _version(path, key)
    fresh_path = _rebuilding(path)
    with disk_errors():
        for leftover in _with_companions(fresh_path):
            leftover.unlink(missing_ok=True)
        os.close(os.open(fresh_path, os.O_CREAT | os.O_WRONLY, 0o600))
    fresh = connect(fresh_path, key, read_only=False)
    try:
        migrate(Database(fresh), version)
        with converted():
            fresh.execute("BEGIN")
            _fill(fresh, path, key)
            fresh.execute("COMMIT")
        migrate(Database(fresh))
        _put_effects_in_order(fresh)
        with converted():
            fresh.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        fresh.close()
    with disk_errors():
        put_aside = _put_aside(path) if holds_pages(path) and not opens_with(path, key) else None
        fresh_path.replace(_rebuilt(path))
    return put_aside


def _version(path: Path, key: bytes) -> int | None:
    try:
        connection = connect(path, key, read_only=True)
    except (CacheDamaged, FileNotFoundError):
        return None
    try:
        return refuse_newer(connection, SCHEMA_VERSION) or None
    except CacheDamaged:
        return None
    finally:
        connection.close()


def _put_aside(path: Path) -> Path:
    aside = path.with_name(f"{path.name}.unreadable")
    for old, new in zip(_with_companions(path), _with_companions(aside), strict=True):
        new.unlink(missing_ok=True)
        if old.exists():
            old.replace(new)
    return aside


def _fill(fresh: Connection, path: Path, key: bytes) -> None:
    for table, condition in NOWHERE_ELSE.items():
        columns = [name for name in _columns(fresh, table) if name != _PLACE or table == _ORDERED]
        if columns:
            rows = _readable(path, key, table, columns, condition)
            names = ", ".join(f'"{column}"' for column in columns)
            fresh.executemany(
                f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({placeholders(columns)})",  # noqa: S608  our own names
                rows,
            )
            log.info("of the table %s %d rows were taken over", table, len(rows))


def _columns(connection: Connection, table: str) -> list[str]:
    return [name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]


def _put_effects_in_order(connection: Connection) -> None:
    """Make what stands for commands, of which only the rows were taken over, findable by its words again."""
    with converted():
        connection.execute("BEGIN")
        for table in TABLES.values():
            query = f"SELECT {table.selected} FROM {table.name} WHERE {WAITING}"  # noqa: S608  our own names
            waiting = [table.to_record(row) for row in connection.execute(query)]
            take_out(connection, [item.uid for item in waiting])
            put(connection, waiting)
        connection.execute("COMMIT")


def _readable(path: Path, key: bytes, table: str, columns: Sequence[str], condition: str) -> list[Row]:
    """Read a table from its beginning up to what is damaged, and then from its end."""
    names = ", ".join(f'"{column}"' for column in columns)
    query = f"SELECT {names} FROM {table} WHERE {condition} ORDER BY {columns[0]}"  # noqa: S608  our own names
    rows, whole = _read_until_damage(path, key, query)
    if not whole:
        rows += _read_until_damage(path, key, f"{query} DESC")[0]
    return list(dict.fromkeys(rows))


def _read_until_damage(path: Path, key: bytes, query: str) -> tuple[list[Row], bool]:
    rows: list[Row] = []
    connection: Any = None
    try:
        # SQLCipher answers nothing more on a connection that has met damage: each reading has one of its own.
        connection = connect(path, key, read_only=True)
        with converted():
            for row in connection.execute(query):
                rows.append(row)  # noqa: PERF402  what came before the damage counts
    except (CacheDamaged, FileNotFoundError):
        return rows, False
    except sqlcipher3.OperationalError:
        return [], True  # a cache that was never finished, or of a program that did not have this table yet
    finally:
        if connection is not None:
            connection.close()
    return rows, True


def finish_rebuild(path: Path) -> None:
    """Put a fresh cache that is complete in its place; without one do nothing."""
    rebuilt = _rebuilt(path)
    if not rebuilt.exists():
        return
    with disk_errors():
        for old in _with_companions(path)[1:]:
            old.unlink(missing_ok=True)  # a log of the old file would be played back into the new one
        Soundness(path).renewed()
        rebuilt.replace(path)
