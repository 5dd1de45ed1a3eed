"""The writing side of the cache; only the engine and the assembly of the program use it.

Each method is one transaction and belongs in the thread that opened the store. Any of them may raise DiskFull or
CacheDamaged; then nothing of it was done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.blogs import series_of
from sync.cache import beneath, pictures
from sync.cache.applied import Applied
from sync.cache.marks import put_mark, take_mark
from sync.cache.offline import Offline
from sync.cache.opening import open_for_writing, rebuild_for_writing
from sync.cache.outbox_store import OutboxStore
from sync.cache.records import (
    DOCUMENTS,
    TABLES,
    account_from_text,
    account_to_text,
    capabilities_to_text,
    from_stamp,
    saved_searches_to_text,
    to_stamp,
)
from sync.cache.wording import NOT_WAITING, chunks, placeholders
from sync.cache.working_copies import WorkingCopies
from sync.models import Kind, Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from sync.cache.answers import SavedSearch
    from sync.cache.marks import Mark
    from sync.cache.opening import Opened
    from sync.models import Account, Capabilities, Document, Item, ResponseKind
__all__ = ["Applied", "Store"]


class Store(OutboxStore):
    """The cache, opened for writing by the one process that may."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self.became = {}
        self.offline = Offline(opened.connection, self._guarded, self._transaction)
        self.working_copies = WorkingCopies(self._guarded, self._transaction, self._durably, opened.connection)
        self._counted = (-1, 0)  # the number of changed rows when it was counted, and the count

    @classmethod
    def open(cls, path: Path, key: bytes) -> Store:
        """Open the cache at `path`, make it where there is none, and bring its tables up to date.

        After an end that was not clean the whole file is looked through first. Raises CacheInUse,
        CacheFromNewerVersion (then it is left as it was), CacheDamaged (see `rebuild`), DiskFull, NotWritable.
        """
        return cls(open_for_writing(path, key))

    @classmethod
    def rebuild(cls, path: Path, key: bytes) -> Store:
        """Replace a damaged cache by a fresh one, with what could be read of the outbox and of what is only here.

        A kill at any moment leaves the damaged cache or the complete fresh one. A file that does not fit the key at all
        is kept, at `put_aside`. Raises what `open` does.
        """
        return cls(rebuild_for_writing(path, key))

    @property
    def put_aside(self) -> Path | None:
        """Where the cache went that this one took the place of, if its key was another."""
        return self._opened.put_aside

    def refuse_damaged(self) -> None:
        """Raise CacheDamaged where damage was met, here or by a view: it is time to `rebuild`."""
        self._opened.soundness.refuse_condemned()

    def close(self) -> None:
        """Let go of the cache."""
        self._opened.close()

    # What came from the server

    def apply(self, items: Iterable[Item], *, cursor: str | None = None) -> Applied:
        """Store items, and with them where the pull goes on; tell what really changed."""
        with self._transaction() as connection:
            applied = beneath.pulled(connection, items)
            if cursor is not None:
                self._remember("cursor", cursor)
            return applied

    def remove(self, uids: Iterable[str]) -> Applied:
        """Remove items, and with them what they hold: of a team everything, of a news item its comments."""
        with self._transaction() as connection:
            return beneath.vanished(connection, uids)

    def cursor(self) -> str | None:
        """Tell where the next pull begins; None where nothing was pulled yet."""
        with self._guarded():
            found = self._connection.execute("SELECT value FROM facts WHERE name = 'cursor'").fetchone()
        return found[0] if found else None

    def kinds(self) -> dict[str, Kind]:
        """Give everything that came from the server, by uid."""
        with self._guarded():
            found = {
                uid: kind
                for kind in TABLES
                for (uid,) in self._connection.execute(f"SELECT uid FROM {kind} WHERE {NOT_WAITING}")  # noqa: S608  our own names
            }
            return found | beneath.of_the_server(self._connection)

    def versions(self) -> dict[str, Version]:
        """Give which version is here of everything that came from the server, by uid."""
        with self._guarded():
            return {
                uid: Version(from_stamp(stamp), url)
                for kind in TABLES
                for uid, stamp, url in self._connection.execute(
                    f"SELECT uid, modified, url FROM {kind} WHERE {NOT_WAITING}"  # noqa: S608  our own names
                )
            }

    def count(self) -> int:
        """Count everything that came from the server; what nothing was written since costs nothing to count again."""
        changes = self._connection.total_changes
        if changes != self._counted[0]:
            with self._guarded():
                counts = (
                    self._connection.execute(f"SELECT count(*) FROM {kind} WHERE {NOT_WAITING}").fetchone()[0]  # noqa: S608  as above
                    for kind in TABLES
                )
                self._counted = (changes, sum(counts) + self._count_hidden())
        return self._counted[1]

    def _count_hidden(self) -> int:
        """Count what the server has and the screens do not show, because a command that deletes it waits."""
        covered = beneath.of_the_server(self._connection)
        return sum(beneath.shown(self._connection, uid) is None for uid in covered)

    def document(self, uid: str) -> Document | None:
        """Give one document as it is cached."""
        with self._guarded():
            row = self._connection.execute(
                f"SELECT {DOCUMENTS.selected} FROM documents WHERE uid = ?",  # noqa: S608  as above
                (uid,),
            ).fetchone()
        return DOCUMENTS.to_record(row) if row else None

    def item(self, uid: str) -> Item | None:
        """Give anything as the screens show it; None for what is not here, or hidden."""
        with self._guarded():
            return beneath.shown(self._connection, uid)

    def url_of(self, uid: str) -> str | None:
        """Give the address of anything cached, hidden things too; None for what is not here, or has none yet."""
        with self._guarded():
            found = beneath.shown(self._connection, uid)
            if found is None:
                covered = beneath.find(self._connection, uid)
                found = covered.item if covered and not covered.gone else None
        return found.url or None if found else None

    def attendance_of(self, event_uid: str, username: str) -> str:
        """Give the uid of what somebody said about coming to an event; empty where they said nothing."""
        with self._guarded():
            found = self._connection.execute(
                "SELECT uid FROM attendances WHERE event_uid = ? AND username = ?", (event_uid, username)
            ).fetchone()
        return found[0] if found else ""

    def modified(self, uids: Iterable[str]) -> dict[str, datetime]:
        """Tell which versions of some items are here."""
        wanted = list(uids)
        with self._guarded():
            return {
                uid: from_stamp(stamp)
                for kind in TABLES
                for some in chunks(wanted)
                for uid, stamp in self._connection.execute(
                    f"SELECT uid, modified FROM {kind} WHERE uid IN ({placeholders(some)})",  # noqa: S608  our own names
                    some,
                )
            }

    # Facts about the person and the site

    def save_account(self, account: Account) -> bool:
        """Remember who is signed in; tell whether that is other than it was."""
        return self._remember_anew("account", account_to_text(account))

    def account(self) -> Account | None:
        """Tell who was signed in the last time that the server said so."""
        with self._guarded():
            found = self._connection.execute("SELECT value FROM facts WHERE name = 'account'").fetchone()
        return account_from_text(found[0]) if found else None

    def save_capabilities(self, capabilities: Capabilities) -> bool:
        """Remember what the site offers; tell whether that is other than it was."""
        return self._remember_anew("capabilities", capabilities_to_text(capabilities))

    def set_last_visit(self, when: datetime) -> None:
        """Remember when the person last looked."""
        with self._transaction():
            self._remember("last_visit", str(to_stamp(when)))

    def save_searches(self, searches: Sequence[SavedSearch]) -> None:
        """Remember what the person looks for again and again, in place of what was remembered before."""
        with self._transaction():
            self._remember("saved_searches", saved_searches_to_text(searches))

    def _remember_anew(self, name: str, value: str) -> bool:
        with self._transaction() as connection:
            known = connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
            if known and known[0] == value:
                return False
            self._remember(name, value)
        return True

    def _remember(self, name: str, value: str) -> None:
        self._database.table("facts").upsert({"name": name, "value": value}, pk="name")

    def response_of(self, item_uid: str, kind: ResponseKind, username: str) -> str:
        """Give the uid of what somebody said of a post; empty where that is not known."""
        with self._guarded():
            found = self._connection.execute(
                "SELECT uid FROM responses WHERE item_uid = ? AND kind = ? AND username = ?", (item_uid, kind, username)
            ).fetchone()
        return found[0] if found else ""

    def mark_read(self, uids: Iterable[str]) -> Applied:
        """Remember that news was read; tell which was not read before."""
        with self._transaction() as connection:
            marked = frozenset(
                uid
                for uid in uids
                if connection.execute("INSERT OR IGNORE INTO read_marks (uid) VALUES (?)", (uid,)).rowcount
            )
        return Applied(uids={Kind.NEWS: marked} if marked else {})

    def mark_unread(self, uids: Iterable[str]) -> Applied:
        """Have news count as unread again; tell which was read before."""
        with self._transaction() as connection:
            unmarked = frozenset(
                uid for uid in uids if connection.execute("DELETE FROM read_marks WHERE uid = ?", (uid,)).rowcount
            )
        return Applied(uids={Kind.NEWS: unmarked} if unmarked else {})

    def mark(self, mark: Mark, uids: Iterable[str], *, on: bool, value: str = "") -> Applied:
        """Mark things for the person alone, or no longer; tell which are here."""
        chosen = list(uids)
        with self._transaction() as connection:
            if on:
                put_mark(connection, mark, chosen, value)
            else:
                take_mark(connection, mark, chosen)
        series = frozenset(uid for uid in chosen if series_of(uid))
        applied = Applied(uids={Kind.NEWS: series} if series else {})
        for uid in chosen:
            applied |= beneath.touched(self._connection, uid)
        return applied

    def folder_in(self, container_uid: str, title: str) -> str:
        """Find a folder by the uid of the team or folder that it is in, and its name; "" where there is none."""
        row = self._connection.execute(
            "SELECT uid FROM documents WHERE folder_uid = ? AND is_folder = 1 AND title = ? LIMIT 1",
            (container_uid, title),
        ).fetchone()
        return row[0] if row else ""

    # Pictures

    def save_picture(self, url: str, data: bytes) -> None:
        """Keep a picture as it was sent."""
        with self._transaction() as connection:
            pictures.save(connection, url, data)

    def missing_pictures(self, urls: Sequence[str]) -> set[str]:
        """Tell which of these pictures are not here."""
        with self._guarded():
            here = {
                url
                for some in chunks(urls)
                for (url,) in self._connection.execute(
                    f"SELECT url FROM pictures WHERE url IN ({placeholders(some)})",  # noqa: S608  as above
                    some,
                )
            }
        return set(urls) - here

    def pictures_for_offline(self, articles: int) -> list[str]:
        """Tell which portraits, and then which pictures of the newest `articles`, are not here yet."""
        with self._guarded():
            wanted = pictures.worth_having(self._connection, articles)
        missing = self.missing_pictures(wanted)
        return [url for url in wanted if url in missing]

    def forget_thumbnails(self) -> None:
        """Forget what documents look like."""
        with self._transaction() as connection:
            pictures.forget_thumbnails(connection)

    def forget_unused_pictures(self, most_bytes: int = pictures.MOST_BYTES) -> int:
        """Forget pictures that nothing shows, and the first saved beyond `most_bytes`; tell how many."""
        with self._transaction() as connection:
            return pictures.forget_unused(connection, most_bytes)
