"""Documents that a person is changing in another program: their copies on this disk, and who has locked what.

A working copy is noted before anything is done with it, so that what was saved into it is found after a crash. `digest`
is that of what was taken from it last: where the file says something else, a save has not been sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sync.cache.commands import ReplaceFile
from sync.cache.records import from_stamp, to_stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from contextlib import AbstractContextManager
    from datetime import datetime

    from sync.cache.commands import Command
    from sync.cache.connection import Connection
    from sync.cache.records import Row

Guarded: TypeAlias = "Callable[[], AbstractContextManager[None]]"
Transaction: TypeAlias = "Callable[[], AbstractContextManager[Any]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingCopy:
    """A document that is being changed in the file at `path`, `since` when.

    `base` is the version of the document that it came from, or became by our own saves; `digest` what was last taken
    from it. `locked` says that nobody else can change it meanwhile, `done` that the person has finished.
    """

    uid: str
    path: str
    since: datetime
    base: datetime
    digest: str
    locked: bool = False
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownLock:
    """Who has a document to themselves, as far as the server said lately: `name` as shown, `username` for a search."""

    uid: str
    name: str
    username: str
    mine: bool
    breakable: bool
    since: datetime | None


COPIES: Final = "uid, path, since, base, digest, locked, done"
LOCKS: Final = "uid, name, username, mine, breakable, since"
EVERY_COPY: Final = f"SELECT {COPIES} FROM working_copies ORDER BY since, uid"  # noqa: S608  our own names
EVERY_LOCK: Final = f"SELECT {LOCKS} FROM locks"  # noqa: S608  as above
EVERY_AWAITED: Final = "SELECT uid FROM awaited"


def copy_of(row: Row) -> WorkingCopy:
    """Give a working copy of a row of `EVERY_COPY`."""
    uid, path, since, base, digest, locked, done = row
    return WorkingCopy(
        uid=uid,
        path=path,
        since=from_stamp(since),
        base=from_stamp(base),
        digest=digest,
        locked=bool(locked),
        done=bool(done),
    )


def lock_of(row: Row) -> KnownLock:
    """Give a lock of a row of `EVERY_LOCK`."""
    uid, name, username, mine, breakable, since = row
    return KnownLock(
        uid=uid,
        name=name,
        username=username,
        mine=bool(mine),
        breakable=bool(breakable),
        since=None if since is None else from_stamp(since),
    )


def are_of_one_copy(one: Command, other: Command) -> bool:
    """Tell whether two commands send what was saved into one working copy: its saves lie in a folder of its name."""
    if not isinstance(one, ReplaceFile) or not isinstance(other, ReplaceFile):
        return False
    return one.document_uid == other.document_uid and _folder(one) == _folder(other)


def rebase(connection: Connection, uid: str, command: Command, was: datetime | None, now: datetime) -> None:
    """Have the working copy of a document come from the version that a command of ours made of it."""
    row = connection.execute(f"SELECT {COPIES} FROM working_copies WHERE uid = ?", (uid,)).fetchone()  # noqa: S608  as above
    if row is None:
        return
    copy = copy_of(row)
    is_its_save = isinstance(command, ReplaceFile) and _folder(command).name == PurePath(copy.path).parent.name
    if is_its_save or copy.base == was:
        connection.execute("UPDATE working_copies SET base = ? WHERE uid = ?", (to_stamp(now), uid))


def _folder(command: ReplaceFile) -> PurePath:
    return PurePath(command.path).parent.parent


class WorkingCopies:
    """The writing side; part of the `Store`, in whose thread it belongs."""

    def __init__(self, guarded: Guarded, transaction: Transaction, durably: Guarded, connection: Connection) -> None:
        self._guarded = guarded
        self._transaction = transaction
        self._durably = durably
        self._connection = connection

    def all(self) -> list[WorkingCopy]:
        """Give all working copies, the first opened first."""
        with self._guarded():
            return [copy_of(row) for row in self._connection.execute(EVERY_COPY)]

    def find(self, uid: str) -> WorkingCopy | None:
        """Give the working copy of a document."""
        return next((copy for copy in self.all() if copy.uid == uid), None)

    def put(self, copy: WorkingCopy) -> None:
        """Note a working copy, or how it stands now; that outlives a power cut."""
        values = (
            copy.uid,
            copy.path,
            to_stamp(copy.since),
            to_stamp(copy.base),
            copy.digest,
            int(copy.locked),
            int(copy.done),
        )
        with self._durably(), self._transaction() as connection:
            connection.execute(
                f"INSERT OR REPLACE INTO working_copies ({COPIES}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608  as above
                values,
            )

    def remove(self, uid: str) -> None:
        """Forget a working copy, and a document that was only known for its sake."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM working_copies WHERE uid = ?", (uid,))
            connection.execute(
                "DELETE FROM beneath WHERE uid = ? AND gone = 1 AND uid NOT IN (SELECT uid FROM outbox)", (uid,)
            )

    # Locks

    def locks(self) -> dict[str, KnownLock]:
        """Give the locks that are known, by uid."""
        with self._guarded():
            return {row[0]: lock_of(row) for row in self._connection.execute(EVERY_LOCK)}

    def note_locks(self, looked_at: Iterable[str], found: Mapping[str, KnownLock]) -> frozenset[str]:
        """Keep who has locked which of the documents that were looked at; tell of which that is other than it was."""
        asked = set(looked_at)
        before = self.locks()
        changed = frozenset(uid for uid in asked if before.get(uid) != found.get(uid))
        if changed:
            with self._transaction() as connection:
                connection.executemany("DELETE FROM locks WHERE uid = ?", [(uid,) for uid in changed])
                connection.executemany(
                    f"INSERT INTO locks ({LOCKS}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608  as above
                    [_lock_row(found[uid]) for uid in changed if uid in found],
                )
        return changed

    def forget_locks(self) -> None:
        """Forget who had locked what: an earlier run looked, and that is long ago."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM locks")

    def awaited(self) -> frozenset[str]:
        """Tell of which documents the person wants to know that nobody has locked them any more."""
        with self._guarded():
            return frozenset(uid for (uid,) in self._connection.execute(EVERY_AWAITED))

    def await_free(self, uid: str, *, wanted: bool) -> bool:
        """Remember that, or forget it; tell whether that is other than it was."""
        statement = "INSERT OR IGNORE INTO awaited (uid) VALUES (?)" if wanted else "DELETE FROM awaited WHERE uid = ?"
        with self._transaction() as connection:
            return bool(connection.execute(statement, (uid,)).rowcount)


def _lock_row(lock: KnownLock) -> tuple[Any, ...]:
    since = None if lock.since is None else to_stamp(lock.since)
    return (lock.uid, lock.name, lock.username, int(lock.mine), int(lock.breakable), since)
