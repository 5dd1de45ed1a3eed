"""Makes a fresh cache in the place of a damaged one, with what can be read of that which is nowhere else.

The fresh cache is complete before it gets its final name, and the swap can be finished by whoever comes next.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import sqlcipher3

from sync.cache.connection import connect, converted, refuse_newer
from sync.cache.disk import disk_errors
from sync.cache.records import COMMENTS, DOCUMENTS
from sync.cache.schema import SCHEMA_VERSION
from sync.cache.wording import WAITING, placeholders
from sync.cache.writing import put
from sync.errors import CacheDamaged

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sync.cache.connection import Connection
    from sync.cache.records import Row

log = logging.getLogger(__name__)

_OUTBOX = ("id", "key", "created", "command", "state", "error", "facts")
_FACTS = ("name", "value")
_KEPT_FACTS = "name <> 'cursor'"  # without it everything is fetched again


def _rebuilding(path: Path) -> Path:
    return path.with_name(f"{path.name}.rebuilding")


def _rebuilt(path: Path) -> Path:
    return path.with_name(f"{path.name}.rebuilt")


def _with_companions(path: Path) -> list[Path]:
    return [path, *(path.with_name(f"{path.name}-{companion}") for companion in ("wal", "shm", "journal"))]


def salvage(path: Path, key: bytes, make: Callable[[Path, bytes], Connection]) -> None:
    """Make a fresh cache beside the damaged one at `path`; `finish_rebuild` puts it in place.

    `make` opens an empty cache with its tables. Raises CacheFromNewerVersion where the cache, as far as it can be
    read, is a newer program's.
    """
    _refuse_newer(path, key)
    fresh_path = _rebuilding(path)
    with disk_errors():
        for leftover in _with_companions(fresh_path):
            leftover.unlink(missing_ok=True)
    fresh = make(fresh_path, key)
    try:
        with converted():
            fresh.execute("BEGIN")
            _fill(fresh, path, key)
            fresh.execute("COMMIT")
            fresh.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        fresh.close()
    with disk_errors():
        fresh_path.replace(_rebuilt(path))


def _refuse_newer(path: Path, key: bytes) -> None:
    try:
        connection = connect(path, key, read_only=True)
    except (CacheDamaged, FileNotFoundError):
        return
    try:
        refuse_newer(connection, SCHEMA_VERSION)
    except CacheDamaged:
        return
    finally:
        connection.close()


def _fill(fresh: Connection, path: Path, key: bytes) -> None:
    outbox = _readable(path, key, "outbox", _OUTBOX)
    _insert(fresh, "outbox", _OUTBOX, outbox)
    _insert(fresh, "facts", _FACTS, _readable(path, key, "facts", _FACTS, _KEPT_FACTS))
    _insert(fresh, "read_marks", ("uid",), _readable(path, key, "read_marks", ("uid",)))
    _insert(fresh, "made", ("uid", "at"), _readable(path, key, "made", ("uid", "at")))
    _insert(fresh, "kept", ("uid",), _readable(path, key, "kept", ("uid",)))
    _insert(fresh, "paused", ("key",), _readable(path, key, "paused", ("key",)))
    for table in (DOCUMENTS, COMMENTS):
        waiting = _readable(path, key, table.name, table.columns, WAITING)
        put(fresh, [table.to_record(row) for row in waiting])
    log.info("the cache is made anew; %d commands of the outbox were read", len(outbox))


def _insert(fresh: Connection, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    fresh.executemany(
        f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({placeholders(columns)})",  # noqa: S608  our own names
        rows,
    )


def _readable(path: Path, key: bytes, table: str, columns: Sequence[str], condition: str = "TRUE") -> list[Row]:
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
        rebuilt.replace(path)
