"""What changed on a Plone site, in few requests and bytes.

The catalogue's `modified` is the feed; it has the holes that are told in the design (no tombstones, minutes for
seconds, changes of sharing that leave no trace). So a cursor overlaps by two minutes, and the inventory is the cure.
"""

from __future__ import annotations

import itertools
import logging
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec

from sync.errors import BadAnswer, Gone, NotAllowed
from sync.models import Kind
from sync.plone import mapping
from sync.plone.mapping import ATTENDANCE, COMMENT, EVENT, FILE, IMAGE, NEWS, PERSON, ROW_COLUMNS, address, identifier
from sync.plone.signing_in import account_from
from sync.plone.structure import FOLDER_TYPES, Structure, parent_of
from sync.server import Batch, Inventory, Poll

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable

    from sync.models import Account, Item
    from sync.plone.client import PloneClient
    from sync.plone.fields import Record

log = logging.getLogger(__name__)

KINDS = {
    PERSON: Kind.PEOPLE,
    NEWS: Kind.NEWS,
    EVENT: Kind.EVENTS,
    FILE: Kind.DOCUMENTS,
    IMAGE: Kind.DOCUMENTS,
    COMMENT: Kind.COMMENTS,
    ATTENDANCE: Kind.ATTENDANCES,
}
TYPES = (*KINDS, *FOLDER_TYPES)
WHOLE = (NEWS, EVENT)
"""Types of which the catalogue knows too little."""
ROWS_AT_ONCE = 500
OBJECTS_AT_ONCE = 50
COMMENTS_AT_ONCE = 200
OVERLAP = timedelta(minutes=2)
WITHIN_ONE_SECOND = timedelta(seconds=1)
OLDEST_FIRST = {"sort_on": ["modified", "UID"], "sort_order": "ascending"}
NEWEST_FIRST = {"sort_on": ["modified", "UID"], "sort_order": "descending"}
NEWEST = {"b_size": 1, "metadata_fields": ("UID", "modified"), **NEWEST_FIRST}
"""What a poll asks: short, since the answer repeats the question five times."""
SETTLED_AFTER = 130.0
"""Seconds: the index knows minutes, so a second change within the minute of the newest one does not show in a poll.

Until so long after the newest change every poll is followed by a pull, which sees seconds in what it gets.
"""


class Cursor(msgspec.Struct, frozen=True):
    """Where a pull ended: the newest change seen, and what the site's structure was taken for.

    `newest` is the time and uid of the newest item, as a poll gives it; `shared` are uids of folders that are used as
    shared places.
    """

    modified: str
    newest: str
    shared: tuple[str, ...] = ()


class Feed:
    """Reads one site. Keeps the tree of folders in memory between pulls."""

    def __init__(self, client: PloneClient) -> None:
        self._client = client
        self._structure: Structure | None = None
        self._account: Account | None = None
        self._unmapped = 0
        self._uids: dict[str, str] = {}
        self._seen: dict[str, object] = {}
        self._polled = ""
        self._settled = ""
        self._first_seen = ("", 0.0)

    async def poll(self, cursor: str) -> Poll:
        """Ask for the newest change and the number of items: one small request."""
        known = _decoded(cursor)
        answer = await self._search(NEWEST)
        self._polled = _newest(answer)
        settled = self._polled == known.newest == self._settled
        return Poll(changed=not settled, total=_total(answer) - self._unmapped)

    def _settle(self, newest: str) -> None:
        """Note a pull: one that comes late enough after the newest change cannot have missed any of its minute."""
        now = time.monotonic()
        if newest != self._first_seen[0]:
            self._first_seen = (newest, now)
        elif now - self._first_seen[1] >= SETTLED_AFTER:
            self._settled = newest

    def changes(self, cursor: str | None) -> AsyncIterator[Batch]:
        """Give what changed, as `sync.server.Intranet` says."""
        return self._everything() if cursor is None else self._since(_decoded(cursor))

    async def inventory(self) -> Inventory:
        """List what is there to see now, by its kind."""
        structure = await self._learn_structure()
        rows = [row async for row in self._rows({"portal_type": tuple(KINDS), "metadata_fields": "UID"})]
        for row in rows:
            if row.get("@type") in (FILE, IMAGE):
                structure.holds_files(parent_of(address(row)))
        kinds: dict[str, Kind] = {}
        for row in rows:
            if self._is_wanted(row, structure):
                kinds[identifier(row)] = KINDS[row["@type"]]
        kinds.update({identifier(row): Kind.TEAMS for row in structure.places()})
        kinds.update({identifier(row): Kind.DOCUMENTS for row, _ in structure.folders()})
        self._unmapped = _total(await self._search(NEWEST)) - len(kinds)
        return Inventory(kinds=kinds)

    async def place_of(self, url: str, *, is_file: bool = False) -> mapping.Place:
        """Tell in which team and folder an item lies; places that were made since are looked for."""
        parent = parent_of(url)
        structure = self._structure or await self._learn_structure()
        if parent != self._client.site and not structure.knows(parent):
            structure = await self._learn_structure()
        if is_file:
            structure.holds_files(parent)
        return structure.place_of(url)

    async def account(self) -> Account:
        """Tell who is signed in; asked for once."""
        if self._account is None:
            data = await self._client.get_json(f"@users/{self._client.username}")
            self._account = account_from(self._client.site, data)
        return self._account

    async def comment_records(self, item_url: str) -> list[Record]:
        """Give the records of all comments below an item, of which Plone by itself gives the first 25."""
        found: list[Record] = []
        for start in itertools.count(0, COMMENTS_AT_ONCE):
            query = {"b_size": COMMENTS_AT_ONCE, "b_start": start}
            answer = await self._client.get_json(f"{item_url}/@comments", query)
            found += _records(answer)
            if start + COMMENTS_AT_ONCE >= _total(answer):
                break
        return found

    @staticmethod
    def _is_wanted(row: Record, structure: Structure) -> bool:
        """Leave out a file that lies in no team or shared place: it belongs to a post and is no document."""
        return row.get("@type") not in (FILE, IMAGE) or bool(structure.place_of(address(row)).team_uid)

    async def _everything(self) -> AsyncIterator[Batch]:
        newest = await self._search(NEWEST)
        total, done, mapped, skipped = _total(newest), 0, 0, 0
        structure = await self._learn_structure()
        files = [row async for row in self._rows(_wanted_rows((FILE, IMAGE)))]
        for row in files:
            structure.holds_files(parent_of(address(row)))
        cursor = _encoded(_cursor(newest, structure))
        async for items, bad in self._first_items(structure, files):
            mapped += len(items)
            skipped += bad
            done = min(total, mapped + skipped)
            yield Batch(items=items, cursor="", done=done, total=total, skipped=bad)
        self._unmapped = total - mapped
        self._settle(_newest(newest))
        yield Batch(items=(), cursor=cursor, done=total, total=total)

    async def _first_items(
        self, structure: Structure, files: list[Record]
    ) -> AsyncIterator[tuple[tuple[Item, ...], int]]:
        async for batch in self._people():
            yield batch
        yield await self._places(structure)
        yield _mapped(files, lambda row: self._document(row, structure))
        for portal_type, draw in self._whole(structure).items():
            query = {"portal_type": portal_type, **NEWEST_FIRST}
            async for objects in self._pages(query, fullobjects=True):
                yield _mapped(objects, draw)
        async for batch in self._comments(self._rows(_wanted_rows((COMMENT,)))):
            yield batch
        async for page in self._pages({**_wanted_rows((ATTENDANCE,)), **OLDEST_FIRST}):
            yield _mapped(page, mapping.attendance)

    async def _since(self, known: Cursor) -> AsyncIterator[Batch]:
        since = (_time(known.modified) - OVERLAP).isoformat()
        query = {**_wanted_rows(TYPES), "modified.query": since, "modified.range": "min", **OLDEST_FIRST}
        found = [row async for row in self._rows(query)]
        rows = [row for row in found if self._seen.get(identifier(row)) != row.get("modified")]
        structure = await self._up_to_date(rows, known)
        total = len(rows)
        done = 0
        async for items, bad in self._changed_items(rows, structure):
            done = min(total, done + len(items) + bad)
            yield Batch(items=items, cursor="", done=done, total=total, skipped=bad)
        newest = self._polled or known.newest
        last = found[-1]["modified"] if found else known.modified
        yield Batch(
            items=(), cursor=_encoded(Cursor(str(last), newest, tuple(structure.shared))), done=total, total=total
        )
        self._seen = _surely_seen(found)
        self._settle(newest)

    async def _up_to_date(self, rows: list[Record], known: Cursor) -> Structure:
        places = [row for row in rows if row.get("@type") in FOLDER_TYPES]
        structure = self._structure or await self._learn_structure(known.shared)
        structure.learn(places)
        for row in rows:
            if row.get("@type") in (FILE, IMAGE):
                structure.holds_files(parent_of(address(row)))
        return structure

    async def _changed_items(
        self, rows: list[Record], structure: Structure
    ) -> AsyncIterator[tuple[tuple[Item, ...], int]]:
        by_type: dict[str, list[Record]] = {}
        for row in await self._made_whole(rows):
            by_type.setdefault(str(row.get("@type")), []).append(row)
        places = [row for name in FOLDER_TYPES for row in by_type.get(name, ())]
        if places:
            yield await self._changed_places(places, structure)
        yield _mapped(by_type.get(PERSON, ()), self._person)
        files = [*by_type.get(FILE, ()), *by_type.get(IMAGE, ())]
        yield _mapped(files, lambda row: self._document(row, structure))
        draws = self._whole(structure)
        posts = [found for name in WHOLE for found in by_type.get(name, ())]
        yield _mapped(posts, lambda found: draws[found["@type"]](found))
        async for batch in self._comments(_each(by_type.get(COMMENT, ()))):
            yield batch
        yield _mapped(by_type.get(ATTENDANCE, ()), mapping.attendance)

    async def _made_whole(self, rows: list[Record]) -> list[Record]:
        """Put whole objects, fetched together, in the place of the rows that say too little."""
        thin = [row for row in rows if _is_thin(row)]
        whole = {identifier(found): found for found in await self._objects(thin)}
        return [whole.get(identifier(row), row) if _is_thin(row) else row for row in rows]

    async def _people(self) -> AsyncIterator[tuple[tuple[Item, ...], int]]:
        rows = _records(await self._search({**_wanted_rows((PERSON,)), "b_size": 1}))
        whole = not all(mapping.has_person_columns(row) for row in rows)
        query = {"portal_type": PERSON} if whole else _wanted_rows((PERSON,))
        async for page in self._pages({**query, **OLDEST_FIRST}, fullobjects=whole):
            yield _mapped(page, self._person)

    async def _places(self, structure: Structure) -> tuple[tuple[Item, ...], int]:
        rows = list(structure.places())
        teams, bad = await self._teams(rows)
        folders, worse = _mapped(list(structure.folders()), lambda pair: mapping.folder(*pair))
        return (*teams, *folders), bad + worse

    async def _changed_places(self, rows: list[Record], structure: Structure) -> tuple[tuple[Item, ...], int]:
        account = await self.account()
        places = [row for row in rows if structure.is_place(address(row))]
        teams, bad = _mapped(places, lambda record: mapping.team(record, account))
        inside = [(row, place) for row in rows if (place := structure.place_of(address(row))).team_uid]
        folders, worse = _mapped(inside, lambda pair: mapping.folder(*pair))
        return (*teams, *folders), bad + worse

    async def _teams(self, rows: list[Record]) -> tuple[tuple[Item, ...], int]:
        """Teams name their group only in the whole object; plain folders have none."""
        typed = await self._objects([row for row in rows if mapping.is_team(row)])
        plain = [row for row in rows if not mapping.is_team(row)]
        account = await self.account()
        return _mapped([*typed, *plain], lambda record: mapping.team(record, account))

    async def _comments(self, rows: AsyncIterator[Record]) -> AsyncIterator[tuple[tuple[Item, ...], int]]:
        """Fetch the comments below every item that has a new one: the catalogue cuts their texts."""
        commented = {address(row).partition("/++conversation++")[0]: None async for row in rows}
        for url in commented:
            try:
                uid = await self._uid_at(url)
                records = await self.comment_records(url) if uid else []
            except (Gone, NotAllowed):
                continue
            yield _mapped(records, partial(_comment, uid, url))

    async def _uid_at(self, url: str) -> str:
        """Find the uid of the item at an address; empty where it cannot be seen."""
        if url not in self._uids:
            answer = await self._client.get_json(f"{url}/@search", {"path.depth": 0, "metadata_fields": "UID"})
            for row in _records(answer):
                self._uids[address(row)] = identifier(row)
        return self._uids.get(url, "")

    async def _objects(self, rows: list[Record]) -> list[Record]:
        """Give the whole objects of rows, a few requests for many."""
        found: list[Record] = []
        uids = [row["UID"] for row in rows if isinstance(row.get("UID"), str)]
        for start in range(0, len(uids), OBJECTS_AT_ONCE):
            query = {"UID": uids[start : start + OBJECTS_AT_ONCE], "b_size": OBJECTS_AT_ONCE, "fullobjects": 1}
            found += _records(await self._search(query))
        return found

    def _whole(self, structure: Structure) -> dict[str, Callable[[Record], Item]]:
        site = self._client.site
        return {
            NEWS: lambda found: mapping.news_item(self._noted(found), structure.place_of(address(found)), site),
            EVENT: lambda found: mapping.event(self._noted(found), structure.place_of(address(found)), site),
        }

    def _noted(self, record: Record) -> Record:
        """Remember the uid of what comments may stand below."""
        self._uids[address(record)] = identifier(record)
        return record

    def _person(self, record: Record) -> Item:
        return mapping.person(record, self._client.site)

    @staticmethod
    def _document(row: Record, structure: Structure) -> Item | None:
        place = structure.place_of(address(row))
        return mapping.document(row, place) if place.team_uid else None

    async def _learn_structure(self, shared: Iterable[str] = ()) -> Structure:
        known = self._structure.shared if self._structure else shared
        rows = [row async for row in self._rows(_wanted_rows(FOLDER_TYPES))]
        self._structure = Structure(rows, known)
        return self._structure

    async def _rows(self, query: dict[str, Any]) -> AsyncIterator[Record]:
        async for page in self._pages({**OLDEST_FIRST, **query}):
            for row in page:
                yield row

    async def _pages(self, query: dict[str, Any], *, fullobjects: bool = False) -> AsyncIterator[list[Record]]:
        size = OBJECTS_AT_ONCE if fullobjects else ROWS_AT_ONCE
        whole = {"fullobjects": 1} if fullobjects else {}
        start, total = 0, 1
        while start < total:
            answer = await self._search({**query, **whole, "b_size": size, "b_start": start})
            total = _total(answer)
            records = _records(answer)
            if not records:
                return
            yield records
            start += size

    async def _search(self, query: dict[str, Any]) -> Record:
        answer = await self._client.get_json("@search", query)
        if not isinstance(answer, dict) or not isinstance(answer.get("items"), list):
            raise BadAnswer("a search without items")
        return answer


def _comment(item_uid: str, item_url: str, record: Record) -> Item:
    return mapping.comment(record, item_uid, item_url)


def _surely_seen(rows: list[Record]) -> dict[str, object]:
    """Give when each row was changed, but for those of the last second: within it they may change once more."""
    latest = max((mapping.changed_at(row) for row in rows), default=mapping.NEVER)
    return {
        identifier(row): row.get("modified") for row in rows if mapping.changed_at(row) < latest - WITHIN_ONE_SECOND
    }


def _is_thin(row: Record) -> bool:
    """Tell whether a row says too little: of posts, of teams, and of people where the catalogue does not know them."""
    if row.get("@type") == PERSON:
        return not mapping.has_person_columns(row)
    return row.get("@type") in WHOLE or mapping.is_team(row)


async def _each(rows: Iterable[Record]) -> AsyncIterator[Record]:
    for row in rows:
        yield row


def _wanted_rows(types: tuple[str, ...]) -> dict[str, Any]:
    columns = (
        ROW_COLUMNS if PERSON in types else tuple(name for name in ROW_COLUMNS if name not in mapping.PERSON_COLUMNS)
    )
    return {"portal_type": types, "metadata_fields": columns}


def _mapped(records: Iterable[Any], draw: Callable[[Any], Item | None]) -> tuple[tuple[Item, ...], int]:
    """Read records; give the items, and how many could not be understood."""
    items: list[Item] = []
    bad = 0
    for record in records:
        try:
            item = draw(record)
        except (BadAnswer, TypeError, ValueError, KeyError, AttributeError) as error:
            log.info("an item could not be understood: %s", type(error).__name__)
            bad += 1
            continue
        if item is not None:
            items.append(item)
    return tuple(items), bad


def _records(answer: Any) -> list[Record]:
    items = answer.get("items") if isinstance(answer, dict) else None
    if not isinstance(items, list):
        raise BadAnswer("a list without items")
    return [item for item in items if isinstance(item, dict) and _is_whole(item)]


def _is_whole(record: Record) -> bool:
    return isinstance(record.get("@id"), str)


def _total(answer: Record) -> int:
    total = answer.get("items_total")
    return total if isinstance(total, int) else len(answer["items"])


def _newest(answer: Record) -> str:
    records = _records(answer)
    return f"{records[0].get('modified') or ''} {records[0].get('UID') or ''}" if records else ""


def _cursor(newest: Record, structure: Structure) -> Cursor:
    records = _records(newest)
    modified = str(records[0].get("modified") or "") if records else ""
    return Cursor(modified, _newest(newest), tuple(structure.shared))


def _encoded(cursor: Cursor) -> str:
    return msgspec.json.encode(cursor).decode()


def _decoded(cursor: str) -> Cursor:
    try:
        return msgspec.json.decode(cursor, type=Cursor)
    except msgspec.DecodeError as error:
        raise BadAnswer("a cursor of another make") from error


def _time(modified: str) -> datetime:
    try:
        return datetime.fromisoformat(modified)
    except ValueError:
        return datetime.now(UTC)
