"""The writing side of the cache; only the engine and the assembly of the program use it.

Each method is one transaction and belongs in the thread that opened the store. Any of them may raise DiskFull or
CacheDamaged; then nothing of it was done.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

from sync.cache import outbox, overlays, pictures
from sync.cache.applied import Applied
from sync.cache.commands import EditItem, OutboxState
from sync.cache.connection import converted
from sync.cache.offline import Offline
from sync.cache.opening import open_for_writing, rebuild_for_writing
from sync.cache.records import (
    DOCUMENTS,
    TABLES,
    account_from_text,
    account_to_text,
    capabilities_to_text,
    from_stamp,
    to_stamp,
)
from sync.cache.wording import NOT_WAITING, chunks, placeholders
from sync.cache.writing import put, take_out
from sync.errors import CacheDamaged
from sync.models import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import timedelta
    from pathlib import Path

    from sync.cache.commands import Command, OutboxEntry
    from sync.cache.opening import Opened
    from sync.models import Account, Capabilities, Document, Item
__all__ = ["Applied", "Store"]


class Store:
    """The cache, opened for writing by the one process that may."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._connection = opened.connection
        self._database = Database(opened.connection)
        self.offline = Offline(opened.connection, self._guarded, self._transaction)
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

    # What came from the server

    def apply(self, items: Iterable[Item], *, cursor: str | None = None) -> Applied:
        """Store items, and with them where the pull goes on; tell what really changed."""
        with self._transaction() as connection:
            applied = put(connection, items)
            if cursor is not None:
                self._remember("cursor", cursor)
            return applied

    def remove(self, uids: Iterable[str]) -> Applied:
        """Remove items, and with them what they hold: of a team everything, of a news item its comments."""
        with self._transaction() as connection:
            return take_out(connection, uids)

    def cursor(self) -> str | None:
        """Tell where the next pull begins; None where nothing was pulled yet."""
        with self._guarded():
            found = self._connection.execute("SELECT value FROM facts WHERE name = 'cursor'").fetchone()
        return found[0] if found else None

    def kinds(self) -> dict[str, Kind]:
        """Give everything that came from the server, by uid."""
        with self._guarded():
            return {
                uid: kind
                for kind in TABLES
                for (uid,) in self._connection.execute(f"SELECT uid FROM {kind} WHERE {NOT_WAITING}")  # noqa: S608  our own names
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
                self._counted = (changes, sum(counts))
        return self._counted[1]

    def document(self, uid: str) -> Document | None:
        """Give one document as it is cached."""
        with self._guarded():
            row = self._connection.execute(
                f"SELECT {DOCUMENTS.selected} FROM documents WHERE uid = ?",  # noqa: S608  as above
                (uid,),
            ).fetchone()
        return DOCUMENTS.to_record(row) if row else None

    def covered(self, uid: str) -> Item | None:
        """Give something as the server has it, without the changes that wait; None for what is not cached."""
        with self._guarded():
            return next(iter(overlays.covered(self._connection, uid)), None)

    def url_of(self, uid: str) -> str | None:
        """Give the address of anything cached; None for what is not."""
        with self._guarded():
            for kind in TABLES:
                found = self._connection.execute(f"SELECT url FROM {kind} WHERE uid = ?", (uid,)).fetchone()  # noqa: S608  as above
                if found:
                    return str(found[0])
        return None

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

    def _remember_anew(self, name: str, value: str) -> bool:
        with self._transaction() as connection:
            known = connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
            if known and known[0] == value:
                return False
            self._remember(name, value)
        return True

    def _remember(self, name: str, value: str) -> None:
        self._database.table("facts").upsert({"name": name, "value": value}, pk="name")

    def mark_read(self, uids: Iterable[str]) -> Applied:
        """Remember that news was read; tell which was not read before."""
        with self._transaction() as connection:
            marked = frozenset(
                uid
                for uid in uids
                if connection.execute("INSERT OR IGNORE INTO read_marks (uid) VALUES (?)", (uid,)).rowcount
            )
        return Applied(uids={Kind.NEWS: marked} if marked else {})

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

    def forget_unused_pictures(self, most_bytes: int = pictures.MOST_BYTES) -> int:
        """Forget pictures that nothing shows, and the first saved beyond `most_bytes`; tell how many."""
        with self._transaction() as connection:
            return pictures.forget_unused(connection, most_bytes)

    # The outbox

    def enqueue(self, command: Command, effect: Iterable[Item]) -> Applied:
        """Put a command in the outbox and its effect in the cache: items whose uid is ``waiting:`` and the key."""
        return self.enqueue_all([command], effect)

    def enqueue_all(self, commands: Iterable[Command], effects: Iterable[Item]) -> Applied:
        """Put many commands in the outbox at once, with the effects of all of them: all or none."""
        with self._durably(), self._transaction() as connection:
            now = datetime.now(UTC)
            edited: list[Item] = []
            for command in commands:
                outbox.add(connection, command, now)
                edited += overlays.covered(connection, command.uid) if isinstance(command, EditItem) else ()
            return put(connection, [*effects, *edited])

    def pending(self) -> list[OutboxEntry]:
        """Give the commands that are to be sent, first one first."""
        with self._guarded():
            return outbox.select(self._connection, "state = 'waiting'")

    def outbox(self) -> list[OutboxEntry]:
        """Give all commands, the failed ones too, first one first."""
        with self._guarded():
            return outbox.select(self._connection)

    def outbox_counts(self) -> tuple[int, int]:
        """Count the commands that wait to be sent, and those that failed."""
        with self._guarded():
            counts = dict(self._connection.execute("SELECT state, count(*) FROM outbox GROUP BY state"))
        return counts.get(OutboxState.WAITING, 0), counts.get(OutboxState.FAILED, 0)

    def entry(self, key: str) -> OutboxEntry | None:
        """Give one command; None where it is sent or discarded."""
        with self._guarded():
            return next(iter(outbox.select(self._connection, "key = ?", key)), None)

    def mark_failed(self, key: str, error_name: str, facts: Mapping[str, str]) -> Applied:
        """Remember why a command failed, as a class name of `sync.errors` and its facts; a person has to look.

        What it changed is shown as the server has it, until it is tried again.
        """
        with self._transaction() as connection:
            outbox.fail(connection, key, error_name, facts)
            return self._show_again(connection, key)

    def mark_waiting(self, key: str) -> Applied:
        """Have a failed command tried again."""
        with self._transaction() as connection:
            outbox.wait(connection, key)
            return self._show_again(connection, key)

    def change(self, command: Command) -> Applied:
        """Put another command in the place of the one with its key, to be sent."""
        with self._durably(), self._transaction() as connection:
            outbox.replace_command(connection, command)
            return self._show_again(connection, command.key)

    @staticmethod
    def _show_again(connection: Any, key: str) -> Applied:
        entry = next(iter(outbox.select(connection, "key = ?", key)), None)
        if entry is None or not isinstance(entry.command, EditItem):
            return Applied()
        applied = put(connection, overlays.covered(connection, entry.command.uid))
        overlays.forget_uncovered(connection)
        return applied

    def set_progress(self, key: str, resume_url: str) -> None:
        """Remember where an interrupted upload goes on; the empty text: from the beginning."""
        with self._transaction() as connection:
            outbox.set_resume_url(connection, key, resume_url)

    def finish(self, key: str, result: Item | None) -> Applied:
        """Take a carried-out command away, with what stood for it, and store what came of it."""
        with self._transaction() as connection:
            applied = self._leave_outbox(connection, key)
            if result is None:
                return applied
            outbox.remember_made(connection, result.uid, datetime.now(UTC))
            overlays.follow_created(connection, key, result.uid)
            applied |= put(connection, [result])
            overlays.forget_uncovered(connection)
            return applied

    def made(self, within: timedelta | None = None) -> frozenset[str]:
        """Give the uids of what came of commands, lately or `within` a time from now.

        None of these can be what another command is looking for.
        """
        with self._guarded():
            return outbox.made(self._connection, None if within is None else datetime.now(UTC) - within)

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

    def discard(self, key: str) -> Applied:
        """Take a command away that is not to be carried out, with what stood for it."""
        with self._transaction() as connection:
            return self._leave_outbox(connection, key)

    @staticmethod
    def _leave_outbox(connection: Any, key: str) -> Applied:
        entry = next(iter(outbox.select(connection, "key = ?", key)), None)
        edited = entry.command.uid if entry is not None and isinstance(entry.command, EditItem) else ""
        applied = take_out(connection, [outbox.remove(connection, key)])
        if edited:
            applied |= put(connection, overlays.covered(connection, edited))
            overlays.forget_uncovered(connection)
        return applied
