"""The reading side of the cache: what the screens show.

Nothing here waits for the network or the engine, and nothing of the writing side is imported. Every question is
answered within milliseconds at 10,000 records; ask `search` and `changes_since` in a worker all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sync.addresses import named_by
from sync.cache import outbox, searching
from sync.cache.answers import Changes, SavedSearch, SearchResults
from sync.cache.attachments import key_in
from sync.cache.document_queries import DocumentQueries
from sync.cache.folding import fold
from sync.cache.news_queries import NewsQueries
from sync.cache.page_queries import PageQueries
from sync.cache.reading import Reader
from sync.cache.records import (
    ATTENDANCES,
    DOCUMENTS,
    EVENTS,
    NEWS,
    PEOPLE,
    TABLES,
    account_from_text,
    capabilities_from_text,
    from_stamp,
    saved_searches_from_text,
    to_stamp,
)
from sync.cache.talk_queries import TalkQueries
from sync.cache.wording import IN_A_TEAM, NOT_WAITING, chunks, placeholders
from sync.models import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from sync.cache.commands import OutboxEntry
    from sync.models import (
        Account,
        Attendance,
        Capabilities,
        Document,
        Event,
        Person,
        Team,
    )


class Queries(NewsQueries, TalkQueries, DocumentQueries, PageQueries):
    """A read-only view of the cache, for one thread. It always answers what the cache holds at that moment."""

    @classmethod
    def open(cls, path: Path, key: bytes) -> Queries:
        """Open a view; where there is no cache yet it is empty until there is one. Raises CacheFromNewerVersion."""
        return cls(Reader(path, key))

    def close(self) -> None:
        """Let go of the cache."""
        self._reader.close()

    # The person, the site and numbers

    def account(self) -> Account | None:
        """Give who is signed in, as the server knows them."""
        text = self._fact("account")
        return account_from_text(text) if text else None

    def capabilities(self) -> Capabilities | None:
        """Give what the site offers; None where it was not asked yet."""
        text = self._fact("capabilities")
        return capabilities_from_text(text) if text else None

    def last_visit(self) -> datetime | None:
        """Tell when the person last looked."""
        text = self._fact("last_visit")
        return from_stamp(int(text)) if text else None

    def saved_searches(self) -> list[SavedSearch]:
        """Give what the person looks for again and again, in their order."""
        return saved_searches_from_text(self._fact("saved_searches") or "[]")

    def counts(self) -> dict[Kind, int]:
        """Count what came from the server, by kind."""
        return {
            kind: self._count(f"SELECT count(*) FROM {kind} WHERE {NOT_WAITING}")  # noqa: S608  our own names
            for kind in TABLES
        }

    # People

    def person(self, uid: str) -> Person | None:
        """Give one person."""
        return self._one(PEOPLE, "WHERE uid = ?", uid)

    def person_by_username(self, username: str) -> Person | None:
        """Give the person with a user name; None for the empty one."""
        return self._one(PEOPLE, "WHERE username = ? LIMIT 1", username) if username else None

    def people(self, uids: Sequence[str]) -> list[Person]:
        """Give people in the order of their uids, without those who are not here; for a page of rows."""
        return self._in_order(PEOPLE, "uid", uids)

    def people_by_username(self, usernames: Iterable[str]) -> dict[str, Person]:
        """Give people by user name: the authors of a page of news."""
        wanted = sorted({name for name in usernames if name})
        return {person.username: person for person in self._in_order(PEOPLE, "username", wanted)}

    def all_people(self) -> list[Person]:
        """Give everybody by name; not for a list on the screen, that shows pages."""
        return self._all(PEOPLE, "ORDER BY name_key, uid")

    def team_people(self, team: Team) -> list[Person]:
        """Give those whose department is called as the team is, by name."""
        return self._all(PEOPLE, "WHERE department_key = ? ORDER BY name_key, uid", fold(team.title).strip())

    def people_rows(self, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Give some columns of everybody as they are stored, by name and one by one; for the directory's index."""
        return self._reader.each(f"SELECT {', '.join(columns)} FROM people ORDER BY name_key, uid")  # noqa: S608  as above

    def some_people_rows(self, columns: Sequence[str], uids: Sequence[str]) -> list[tuple[Any, ...]]:
        """Give the same of some people, in no order."""
        return [
            row
            for some in chunks(uids)
            for row in self._reader.rows(
                f"SELECT {', '.join(columns)} FROM people WHERE uid IN ({placeholders(some)})",  # noqa: S608  as above
                some,
            )
        ]

    # Comments

    def attendances(self, event_uid: str) -> list[Attendance]:
        """Give who comes to an event, who said so first first."""
        return self._all(ATTENDANCES, "WHERE event_uid = ? AND going = 1 ORDER BY modified, uid", event_uid)

    def events_attended_by(self, username: str) -> set[str]:
        """Give the uids of events to which somebody comes."""
        rows = self._reader.rows("SELECT event_uid FROM attendances WHERE username = ? AND going = 1", (username,))
        return {uid for (uid,) in rows}

    # The agenda

    def events(self, start: datetime, end: datetime | None = None, limit: int = 200) -> list[Event]:
        """Give what takes place between two times, or after the first, also what began before it; by start.

        An event without an end that has begun before `start` is over, unless it takes the whole day.
        """
        stamps = (to_stamp(start), to_stamp(end) if end is not None else _LAST_STAMP, limit)
        return self._all(
            EVENTS,
            f'WHERE coalesce("end", start + iif(whole_day, {_DAY}, 1)) > ? AND start < ? ORDER BY start, uid LIMIT ?',
            *stamps,
        )

    def event(self, uid: str) -> Event | None:
        """Give one event."""
        return self._one(EVENTS, "WHERE uid = ?", uid)

    # Everything

    def search(self, text: str, limit: int = 8) -> SearchResults:
        """Find at most `limit` people, news items and documents each, best first. Any text may be given.

        For a question asked once: it reads everybody. Who asks at every key keeps a Directory for `finding.search`.
        """
        from sync.cache import directory, finding  # noqa: PLC0415  the first screen does without

        everybody = directory.Directory(self)
        everybody.load()
        return finding.search(self, everybody, text, limit)

    def search_documents(self, text: str, limit: int) -> list[Document]:
        """Find documents in whose titles or file names every word of `text` begins a word, best first."""
        return searching.by_words(self._reader, DOCUMENTS, text, limit)

    def kind_of(self, uid: str) -> Kind | None:
        """Tell what a uid names."""
        return next((kind for kind in TABLES if self._present(kind, "uid", [uid])), None)

    def by_url(self, url: str) -> tuple[Kind, str] | None:
        """Find what an address names, as kind and uid: whether a link leads to something that is here.

        Which view of it, and which place in it, the address asks for makes no difference.
        """
        named = named_by(url)
        if named.uid:
            kind = self.kind_of(named.uid)
            return (kind, named.uid) if kind else None
        if not named.url:
            return None
        for kind in (Kind.NEWS, Kind.PAGES, Kind.DOCUMENTS, Kind.PEOPLE, Kind.TEAMS, Kind.EVENTS):
            row = self._reader.row(f"SELECT uid FROM {kind} WHERE url = ?", (named.url,))  # noqa: S608  as above
            if row and (kind is not Kind.PAGES or self.page(row[0]) is not None):
                return kind, row[0]
        return None

    def changes_since(self, when: datetime, limit: int = 50) -> Changes:
        """Give what happened since a time, newest first, without what the signed-in person did."""
        account = self.account()
        me = account.username if account else ""
        stamp = to_stamp(when)
        return Changes(
            news=tuple(
                self._all(NEWS, "WHERE shown > ? AND author <> ? ORDER BY shown DESC LIMIT ?", stamp, me, limit)
            ),
            documents=tuple(
                self._all(
                    DOCUMENTS,
                    f"WHERE is_folder = 0 AND modified > ? AND author <> ? AND {IN_A_TEAM} AND {NOT_WAITING} "
                    "ORDER BY modified DESC LIMIT ?",
                    stamp,
                    me,
                    limit,
                )
            ),
            answers=tuple(answers := self._answers(me, stamp, limit)) if me else (),
            mentions=tuple(self._mentions(account, stamp, limit, answers)) if account else (),
        )

    # Pictures and the outbox

    def picture(self, url: str) -> bytes | None:
        """Give a picture as it was sent, also one of a text that still waits here."""
        row = self._reader.row("SELECT data FROM pictures WHERE url = ?", (url,))
        return row[0] if row else self.attachment(key_in(url))

    def attachment(self, key: str) -> bytes | None:
        """Give a picture that was put into a text, by its key, until the site has it."""
        row = self._reader.row("SELECT data FROM attachments WHERE key = ?", (key,)) if key else None
        return row[0] if row else None

    def has_pictures(self, urls: Iterable[str]) -> set[str]:
        """Tell which of these pictures are here."""
        return self._present("pictures", "url", urls)

    def outbox(self) -> list[OutboxEntry]:
        """Give the commands that are not sent yet, first one first."""
        return outbox.entries(self._reader.rows(f"SELECT {outbox.COLUMNS} FROM outbox ORDER BY id"))  # noqa: S608  as above


_LAST_STAMP = 2**62
_DAY = 86_400_000_000
