"""What is kept offline, which bodies are on the disk, and which transfers a person has paused.

What is kept is marked by uid: of a document, of a folder or of a team. A mark holds for all that lies below, also for
what comes later. `bodies` tells for each body on the disk of which version of the document it is, how many bytes it has
and when it was last used; the files themselves are the business of `sync.cache.files`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sync.cache.applied import Applied
from sync.cache.records import DOCUMENTS, from_stamp, to_stamp
from sync.cache.wording import NOT_WAITING, chunks, placeholders
from sync.models import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager
    from datetime import datetime

    from sync.cache.connection import Connection
    from sync.models import Document

Guarded: TypeAlias = "Callable[[], AbstractContextManager[None]]"
Transaction: TypeAlias = "Callable[[], AbstractContextManager[Any]]"

EVERYTHING: Final = ""
"""Stands for all transfers, where a key is asked for."""

KEPT_DOCUMENTS: Final = """
WITH RECURSIVE below (uid) AS (
    SELECT uid FROM kept
    UNION
    SELECT documents.uid FROM documents JOIN kept ON documents.team_uid = kept.uid
    UNION
    SELECT documents.uid FROM documents JOIN below ON documents.folder_uid = below.uid
)
"""
"""What is marked and all that lies below it, as ``below``."""


def forget(connection: Connection, uids: Iterable[str]) -> None:
    """Forget the marks and the bodies of what is gone."""
    for some in chunks(sorted(uids)):
        for table in ("kept", "bodies"):
            connection.execute(f"DELETE FROM {table} WHERE uid IN ({placeholders(some)})", some)  # noqa: S608  our own names


class Offline:
    """The writing side; part of the `Store`, in whose thread it belongs."""

    def __init__(self, connection: Connection, guarded: Guarded, transaction: Transaction) -> None:
        self._connection = connection
        self._guarded = guarded
        self._transaction = transaction

    # Marks

    def keep(self, uids: Iterable[str]) -> Applied:
        """Keep documents, folders or teams offline; tell which were not kept before."""
        return self._mark("INSERT OR IGNORE INTO kept (uid) VALUES (?)", uids)

    def let_go(self, uids: Iterable[str]) -> Applied:
        """Keep them no longer; tell which were kept."""
        return self._mark("DELETE FROM kept WHERE uid = ?", uids)

    def marked(self) -> frozenset[str]:
        """Tell what is marked to be kept, by uid."""
        with self._guarded():
            return frozenset(uid for (uid,) in self._connection.execute("SELECT uid FROM kept"))

    def _mark(self, statement: str, uids: Iterable[str]) -> Applied:
        with self._transaction() as connection:
            marked = [uid for uid in uids if connection.execute(statement, (uid,)).rowcount]
            return Applied(uids=self._by_kind(marked))

    def _by_kind(self, uids: list[str]) -> dict[Kind, frozenset[str]]:
        found = {
            kind: frozenset(
                uid
                for some in chunks(uids)
                for (uid,) in self._connection.execute(
                    f"SELECT uid FROM {kind} WHERE uid IN ({placeholders(some)})",  # noqa: S608  our own names
                    some,
                )
            )
            for kind in (Kind.TEAMS, Kind.DOCUMENTS)
        }
        return {kind: some for kind, some in found.items() if some}

    def missing(self) -> list[Document]:
        """Give the documents that are kept and whose present version is not here, the small before the large."""
        query = (
            f"{KEPT_DOCUMENTS} SELECT {DOCUMENTS.selected} FROM documents "  # noqa: S608  our own names
            f"WHERE uid IN below AND NOT is_folder AND {NOT_WAITING} AND NOT EXISTS ("
            "SELECT 1 FROM bodies WHERE bodies.uid = documents.uid AND bodies.modified = documents.modified"
            ") ORDER BY coalesce(size, 0), id"
        )
        with self._guarded():
            return [DOCUMENTS.to_record(row) for row in self._connection.execute(query)]

    def kept_bodies(self) -> frozenset[str]:
        """Tell which of the bodies that are here are kept."""
        query = f"{KEPT_DOCUMENTS} SELECT uid FROM bodies WHERE uid IN below"  # noqa: S608  our own names
        with self._guarded():
            return frozenset(uid for (uid,) in self._connection.execute(query))

    # Bodies

    def arrived(self, documents: Iterable[tuple[Document, int]], when: datetime) -> Applied:
        """Note that the bodies of these documents, of so many bytes, are on the disk."""
        rows = [(document.uid, to_stamp(document.modified), size, to_stamp(when)) for document, size in documents]
        with self._transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO bodies (uid, modified, size, used) VALUES (?, ?, ?, ?)", rows
            )
        return Applied(uids={Kind.DOCUMENTS: frozenset(row[0] for row in rows)} if rows else {})

    def used(self, uid: str, when: datetime) -> None:
        """Note that a body was opened."""
        with self._transaction() as connection:
            connection.execute("UPDATE bodies SET used = ? WHERE uid = ?", (to_stamp(when), uid))

    def lost(self, uids: Iterable[str]) -> Applied:
        """Note that bodies are no longer on the disk; tell of which that was not known."""
        with self._transaction() as connection:
            gone = frozenset(
                uid for uid in uids if connection.execute("DELETE FROM bodies WHERE uid = ?", (uid,)).rowcount
            )
        return Applied(uids={Kind.DOCUMENTS: gone} if gone else {})

    def bodies(self) -> dict[str, datetime]:
        """Give of which version each body on the disk is, by uid."""
        with self._guarded():
            return {
                uid: from_stamp(stamp) for uid, stamp in self._connection.execute("SELECT uid, modified FROM bodies")
            }

    def beyond(self, most_bytes: int) -> list[str]:
        """Tell which bodies have to go so that those that nobody keeps take at most so many bytes: oldest use first."""
        query = (
            f"{KEPT_DOCUMENTS} SELECT uid FROM ("  # noqa: S608  our own names
            "SELECT uid, used, sum(size) OVER (ORDER BY used DESC, uid) AS taken FROM bodies WHERE uid NOT IN below"
            ") WHERE taken > ? ORDER BY used"
        )
        with self._guarded():
            return [uid for (uid,) in self._connection.execute(query, (most_bytes,))]

    def unused_since(self, when: datetime) -> list[str]:
        """Tell which bodies that nobody keeps were not used since."""
        query = f"{KEPT_DOCUMENTS} SELECT uid FROM bodies WHERE uid NOT IN below AND used < ?"  # noqa: S608  our own names
        with self._guarded():
            return [uid for (uid,) in self._connection.execute(query, (to_stamp(when),))]

    # Pauses

    def pause(self, key: str = EVERYTHING) -> None:
        """Remember that a transfer is paused: an upload by the key of its command, a download by uid."""
        with self._transaction() as connection:
            connection.execute("INSERT OR IGNORE INTO paused (key) VALUES (?)", (key,))

    def go_on(self, key: str = EVERYTHING) -> None:
        """Remember that a transfer goes on; all of them also ends the pause of each."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM paused WHERE key = ? OR ? = ''", (key, key))

    def paused(self) -> frozenset[str]:
        """Tell which transfers are paused; `EVERYTHING` among them where all are."""
        with self._guarded():
            return frozenset(key for (key,) in self._connection.execute("SELECT key FROM paused"))
