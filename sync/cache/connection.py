"""Opens the encrypted cache, and turns SQLite's errors into the family of `sync.errors`.

This is on the way to the first painted screen: it imports SQLCipher and nothing that writes.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeAlias

import sqlcipher3

from sync.errors import CacheDamaged, CacheFromNewerVersion, CacheInUse, DiskFull, MienskipError, NotWritable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Connection: TypeAlias = Any
"""A ``sqlcipher3.Connection``; the library ships no types."""

KEY_BYTES = 32
BUSY_MILLISECONDS = 5000

_DAMAGED = {sqlcipher3.SQLITE_CORRUPT, sqlcipher3.SQLITE_NOTADB}
_IN_USE = {sqlcipher3.SQLITE_BUSY, sqlcipher3.SQLITE_LOCKED}
_UNREADABLE = {
    sqlcipher3.SQLITE_IOERR | (2 << 8),  # the file ends before a page does
    sqlcipher3.SQLITE_IOERR | (32 << 8),  # a checksum is wrong
    sqlcipher3.SQLITE_IOERR | (33 << 8),  # the file system itself says that it is damaged
}
_NOT_WRITABLE = {sqlcipher3.SQLITE_READONLY, sqlcipher3.SQLITE_CANTOPEN, sqlcipher3.SQLITE_PERM}
_ENVIRONMENT = {sqlcipher3.SQLITE_IOERR, sqlcipher3.SQLITE_NOMEM}
_PRIMARY_CODE = 0xFF  # the extended codes carry the primary one in their lowest byte


def connect(path: Path, key: bytes, *, read_only: bool) -> Connection:
    """Open the cache at `path` with the 32 bytes of `key`; a reader never creates it.

    The connection stays in the thread that opened it and commits by itself outside explicit transactions. Raises
    CacheDamaged where the key does not fit or the file is no cache, CacheInUse, DiskFull, FileNotFoundError for a
    reader without a cache.
    """
    if len(key) != KEY_BYTES:
        msg = f"a cache key has {KEY_BYTES} bytes, not {len(key)}"
        raise ValueError(msg)
    if read_only and not path.exists():
        raise FileNotFoundError(path)
    with converted():
        connection = _open(path, read_only=read_only)
        try:
            _unlock(connection, key, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    return connection


def _open(path: Path, *, read_only: bool) -> Connection:
    # A reader of a WAL database has to be able to make the shared index beside it, so it opens for writing and is
    # then held to reading by query_only.
    mode = "rw" if read_only else "rwc"
    return sqlcipher3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None)


def _unlock(connection: Connection, key: bytes, *, read_only: bool) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to standard error what we raise anyway
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()  # fails here when the key does not fit
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")  # nothing of the cache goes to temporary files in the clear
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    else:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")


def schema_version(connection: Connection) -> int:
    """Tell which schema the cache has: 0 for an empty file."""
    with converted():
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def refuse_newer(connection: Connection, known: int) -> int:
    """Give the schema's version; raise CacheFromNewerVersion where this program only knows up to `known`."""
    version = schema_version(connection)
    if version > known:
        raise CacheFromNewerVersion(f"schema {version}, known {known}")
    return version


@contextmanager
def converted() -> Iterator[None]:
    """Turn what SQLite raises inside into CacheDamaged, CacheInUse, DiskFull or NotWritable; our mistakes pass.

    What the machine refuses otherwise (an unreadable disk, no memory) is a plain MienskipError.
    """
    try:
        yield
    except sqlcipher3.Error as error:
        known = _as_ours(error)
        if known is None:
            raise
        raise known from error


def _as_ours(error: Exception) -> MienskipError | None:
    extended = getattr(error, "sqlite_errorcode", 0)
    name = getattr(error, "sqlite_errorname", type(error).__name__)
    code = extended & _PRIMARY_CODE
    if code in _DAMAGED or extended in _UNREADABLE:
        return CacheDamaged(name)
    if code in _IN_USE:
        return CacheInUse(name)
    if code == sqlcipher3.SQLITE_FULL:
        return DiskFull(name)
    if code in _NOT_WRITABLE:
        return NotWritable(name)
    return MienskipError(name) if code in _ENVIRONMENT else None
