"""What changed on a Plone site, in few requests and bytes.

The catalogue's `modified` is the feed; it has holes (no tombstones, minutes for seconds, changes of sharing that leave
no trace, a server's clock that is put back). So a cursor overlaps by two minutes, and the inventory is the cure.
"""

from __future__ import annotations

import logging
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sync.errors import BadAnswer
from sync.models import Kind, Version
from sync.plone import mapping
from sync.plone.catalogue import NEWEST, NEWEST_FIRST, OLDEST_FIRST, Catalogue, records_of, total_of, wanted_rows
from sync.plone.cursor import Cursor, decoded, is_ahead, met_in, newest_of
from sync.plone.known_posts import POSTS, KnownPosts, Remark
from sync.plone.mapping import (
    ACKNOWLEDGEMENT,
    ATTENDANCE,
    COMMENT,
    EVENT,
    FILE,
    IMAGE,
    NEWS,
    OPINION,
    PERSON,
    RESPONSE_HOMES,
    SAID_OF_ITEMS,
    TALLY,
    address,
    identifier,
)
from sync.plone.menu import LINK, MAY_BE_CHANGED, MENU_TYPES, SITE, Menu, is_thin, menu_rows
from sync.plone.signing_in import account_from
from sync.plone.structure import FOLDER_TYPES, Structure, parent_of
from sync.server import Batch, Inventory, Poll

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Collection, Iterable
    from datetime import datetime

    from sync.models import Account, Item, Page
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
    ACKNOWLEDGEMENT: Kind.RESPONSES,
    OPINION: Kind.RESPONSES,
    TALLY: Kind.RESPONSES,
}
TYPES = (*KINDS, *MENU_TYPES)
WITHIN_ONE_SECOND = timedelta(seconds=1)
WHOLE = POSTS
"""Types of which the catalogue knows too little."""
SETTLED_AFTER = 130.0
"""Seconds: the index knows minutes, so a second change within the minute of the newest one does not show in a poll.

Until so long after the newest change every poll is followed by a pull, which sees seconds in what it gets.
"""


class Feed:
    """Reads one site. Keeps the tree of folders in memory between pulls."""

    def __init__(self, client: PloneClient) -> None:
        self._client = client
        self._catalogue = Catalogue(client)
        self._comment_rows: dict[str, Record] = {}
        self._structure: Structure | None = None
        self._menu = Menu(Structure((), client.site), (), client.site)
        self._account: Account | None = None
        self._unmapped = 0
        self.posts = KnownPosts(client)
        self._seen: dict[str, object] = {}
        self._polled = ""
        self._settled = ""
        self._first_seen = ("", 0.0)

    async def poll(self, cursor: str) -> Poll:
        """Ask for the newest change and the number of items: one small request."""
        known = decoded(cursor)
        answer = await self._catalogue.search(NEWEST)
        self._polled = newest_of(answer)
        now = self._client.server_time
        settled = self._polled == known.newest == self._settled and not is_ahead(self._polled, now)
        put_back = known.was_put_back(self._polled, now)
        return Poll(changed=put_back or not settled, total=total_of(answer) - self._unmapped, put_back=put_back)

    def _settle(self, newest: str) -> None:
        """Note a pull: one that comes late enough after the newest change cannot have missed any of its minute."""
        now = time.monotonic()
        if newest != self._first_seen[0]:
            self._first_seen = (newest, now)
        elif now - self._first_seen[1] >= SETTLED_AFTER:
            self._settled = newest

    def changes(self, cursor: str | None) -> AsyncIterator[Batch]:
        """Give what changed, as `sync.server.Intranet` says."""
        return self._everything() if cursor is None else self._since(decoded(cursor))

    async def inventory(self) -> Inventory:
        """List what is there to see now: its kind, and where it is known which version of it."""
        structure = await self._learn_structure()
        query = {"portal_type": tuple(KINDS), "metadata_fields": ("UID", "modified")}
        rows = [row async for row in self._catalogue.rows(query)]
        for row in rows:
            if row.get("@type") in (FILE, IMAGE):
                structure.holds_files(parent_of(address(row)))
            elif row.get("@type") in WHOLE:
                self.posts.noted(row)
        listed = [row for row in rows if self._is_wanted(row, structure)]
        self._comment_rows = {identifier(row): row for row in listed if row["@type"] == COMMENT}
        kinds = {identifier(row): KINDS[row["@type"]] for row in listed}
        versions = {identifier(row): _version(row) for row in listed if row["@type"] != COMMENT}
        for row, _ in structure.folders():
            kinds[identifier(row)], versions[identifier(row)] = Kind.DOCUMENTS, _version(row)
        belongs_elsewhere = await self._belongs_elsewhere()
        for row in self._menu.pages():
            kinds[identifier(row)], versions[identifier(row)] = Kind.PAGES, _version(row)
        for row in structure.places():
            kinds[identifier(row)] = Kind.TEAMS
            versions[identifier(row)] = Version(mapping.NEVER, address(row)) if belongs_elsewhere else _version(row)
        self._unmapped = total_of(await self._catalogue.search(NEWEST)) - len(kinds)
        return Inventory(kinds=kinds, versions=versions)

    async def _belongs_elsewhere(self) -> bool:
        """Tell whether other teams may be the person's than before: their groups changed, or were not known."""
        before, self._account = self._account, None
        return before is None or (await self.account()).groups != before.groups

    async def items(self, uids: Collection[str]) -> AsyncIterator[Batch]:
        """Give some items as they are now, of those that the last inventory listed."""
        comments = [self._comment_rows[uid] for uid in uids if uid in self._comment_rows]
        others = {uid for uid in uids if uid not in self._comment_rows}
        others |= self._menu.above(others)
        rows = [*await self._catalogue.rows_of(others, wanted_rows(TYPES)), *comments]
        structure, rows = await self._up_to_date(rows, ())
        done = 0
        async for items, bad in self._changed_items(rows, structure):
            done = min(len(rows), done + len(items) + bad)
            yield Batch(items=items, cursor="", done=done, total=len(rows), skipped=bad)

    async def place_of(self, url: str, *, is_file: bool = False) -> mapping.Place:
        """Tell in which team and folder an item lies; places that were made since are looked for."""
        parent = parent_of(url)
        structure = self._structure or await self._learn_structure()
        if parent != self._client.site and not structure.knows(parent):
            structure = await self._learn_structure()
        if is_file:
            structure.holds_files(parent)
            await self.posts.look_for([parent], structure)
            return self._file_place(url, structure) or mapping.NOWHERE
        return structure.place_of(url)

    async def page_of(self, record: Record) -> Page | None:
        """Read what belongs to the fixed menu, from a whole object; None for what does not."""
        parent = parent_of(address(record))
        if self._structure is None or (parent != self._client.site and not self._structure.knows(parent)):
            await self._learn_structure()
        return self._menu.page(record) if self._menu.is_page(record) else None

    async def account(self) -> Account:
        """Tell who is signed in; asked for once."""
        if self._account is None:
            data = await self._client.get_json(f"@users/{self._client.username}")
            self._account = account_from(self._client.site, data)
        return self._account

    def _is_wanted(self, row: Record, structure: Structure) -> bool:
        """Leave out a file that lies in no team, no shared place and no post, and what nobody can have said there."""
        if row.get("@type") in RESPONSE_HOMES and not self._is_at_home(row):
            return False
        return row.get("@type") not in (FILE, IMAGE) or self._file_place(address(row), structure) is not None

    def _file_place(self, url: str, structure: Structure) -> mapping.Place | None:
        """Tell where a file lies: with the post that it belongs to, or in a folder; None where it is nobody's."""
        parent = parent_of(url)
        post_uid = "" if structure.knows(parent) else self.posts.uid_known_at(parent)
        if post_uid:
            return mapping.Place(folder_uid=post_uid)
        place = structure.file_place(url)
        return place if place.team_uid else None

    async def _everything(self) -> AsyncIterator[Batch]:
        newest = await self._catalogue.search(NEWEST)
        total, done, mapped, skipped = total_of(newest), 0, 0, 0
        structure = await self._learn_structure()
        files = [row async for row in self._catalogue.rows(wanted_rows((FILE, IMAGE)))]
        for row in files:
            structure.holds_files(parent_of(address(row)))
        cursor = self._cursor_at(newest_of(newest), structure).encoded()
        async for items, bad in self._first_items(structure, files):
            mapped += len(items)
            skipped += bad
            done = min(total, mapped + skipped)
            yield Batch(items=items, cursor="", done=done, total=total, skipped=bad)
        self._unmapped = total - mapped
        self._settle(newest_of(newest))
        yield Batch(items=(), cursor=cursor, done=total, total=total)

    async def _first_items(
        self, structure: Structure, files: list[Record]
    ) -> AsyncIterator[tuple[tuple[Item, ...], int]]:
        async for batch in self._people():
            yield batch
        yield await self._places(structure)
        yield await self._pages(list(self._menu.pages()))
        in_folders = [row for row in files if structure.knows(parent_of(address(row)))]
        yield _mapped(in_folders, lambda row: self._document(row, structure))
        for portal_type, draw in self._whole(structure).items():
            query = {"portal_type": portal_type, **NEWEST_FIRST}
            async for objects in self._catalogue.pages(query, fullobjects=True):
                yield _mapped(objects, draw)
        in_posts = [row for row in files if not structure.knows(parent_of(address(row)))]
        yield _mapped(in_posts, lambda row: self._document(row, structure))
        async for records in self.posts.comments(self._catalogue.rows(wanted_rows((COMMENT,)))):
            yield _mapped(records, _comment)
        async for page in self._catalogue.pages({**wanted_rows(tuple(SAID_OF_ITEMS)), **OLDEST_FIRST}):
            yield _mapped(page, self._said_of_an_item)

    async def _since(self, known: Cursor) -> AsyncIterator[Batch]:
        now = self._client.server_time
        query = {**wanted_rows(TYPES), "modified.query": known.since(now), "modified.range": "min", **OLDEST_FIRST}
        found = [row async for row in self._catalogue.rows(query)]
        rows = [row for row in found if self._seen.get(identifier(row)) != row.get("modified")]
        structure, rows = await self._up_to_date(rows, known.shared)
        total = len(rows)
        done = 0
        async for items, bad in self._changed_items(rows, structure):
            done = min(total, done + len(items) + bad)
            yield Batch(items=items, cursor="", done=done, total=total, skipped=bad)
        newest = self._polled or known.newest
        last = self._cursor_at(newest, structure, now, met_in(found, newest))
        put_back = known.has_lost(found)
        yield Batch(items=(), cursor=last.encoded(), done=total, total=total, put_back=put_back)
        self._seen = _surely_seen(found)
        self._settle(newest)

    def _cursor_at(self, newest: str, structure: Structure, asked: datetime | None = None, met: str = "") -> Cursor:
        asked = asked or self._client.server_time
        said = asked.isoformat() if asked else ""
        return Cursor(newest.partition(" ")[0], newest, tuple(structure.shared), said, met)

    async def _up_to_date(self, rows: list[Record], shared: Iterable[str]) -> tuple[Structure, list[Record]]:
        """Give what is known of the tree after these rows changed, and those that read otherwise because of that."""
        places = [row for row in rows if row.get("@type") in FOLDER_TYPES]
        structure = self._structure
        if structure is None:
            structure = await self._learn_structure(shared)
        else:
            structure.learn(places)
            self._menu.learn(rows)
            rows = self._menu.with_whom_they_lie_in(rows)
            await self._menu.look_up_order(self._catalogue, [row for row in rows if row.get("@type") in MENU_TYPES])
        before = set(structure.shared)
        for row in rows:
            if row.get("@type") in (FILE, IMAGE):
                structure.holds_files(parent_of(address(row)))
        return structure, [*rows, *structure.lately_shared(before, {identifier(row) for row in rows})]

    async def _changed_items(
        self, rows: list[Record], structure: Structure
    ) -> AsyncIterator[tuple[tuple[Item, ...], int]]:
        by_type: dict[str, list[Record]] = {}
        pages = [row for row in rows if row.get("@type") in MENU_TYPES and self._menu.is_page(row)]
        in_menu = {identifier(row) for row in pages}
        for row in await self._made_whole([row for row in rows if identifier(row) not in in_menu]):
            by_type.setdefault(str(row.get("@type")), []).append(row)
        places = [row for name in FOLDER_TYPES for row in by_type.get(name, ())]
        if places:
            yield await self._changed_places(places, structure)
        if pages:
            yield await self._pages(pages)
        yield _mapped(by_type.get(PERSON, ()), self._person)
        draws = self._whole(structure)
        posts = [found for name in WHOLE for found in by_type.get(name, ())]
        yield _mapped(posts, lambda found: draws[found["@type"]](found))
        files = [*by_type.get(FILE, ()), *by_type.get(IMAGE, ())]
        await self.posts.look_for((parent_of(address(row)) for row in files), structure)
        yield _mapped(files, lambda row: self._document(row, structure))
        async for records in self.posts.comments(_each(by_type.get(COMMENT, ()))):
            yield _mapped(records, _comment)
        yield _mapped([row for name in SAID_OF_ITEMS for row in by_type.get(name, ())], self._said_of_an_item)

    async def _made_whole(self, rows: list[Record]) -> list[Record]:
        """Put whole objects, fetched together, in the place of the rows that say too little."""
        thin = [row for row in rows if _is_thin(row)]
        whole = {identifier(found): found for found in await self._catalogue.objects(thin)}
        return [whole.get(identifier(row), row) if _is_thin(row) else row for row in rows]

    async def _people(self) -> AsyncIterator[tuple[tuple[Item, ...], int]]:
        rows = records_of(await self._catalogue.search({**wanted_rows((PERSON,)), "b_size": 1}))
        whole = not all(mapping.has_person_columns(row) for row in rows)
        query = {"portal_type": PERSON} if whole else wanted_rows((PERSON,))
        async for page in self._catalogue.pages({**query, **OLDEST_FIRST}, fullobjects=whole):
            yield _mapped(page, self._person)

    async def _places(self, structure: Structure) -> tuple[tuple[Item, ...], int]:
        rows = list(structure.places())
        teams, bad = await self._teams(rows)
        folders, worse = _mapped(list(structure.folders()), lambda pair: mapping.folder(*pair))
        return (*teams, *folders), bad + worse

    async def _pages(self, rows: list[Record]) -> tuple[tuple[Item, ...], int]:
        """Texts, and who may change them, are in the whole object only."""
        thin = [row for row in rows if is_thin(row)]
        whole = await self._catalogue.objects(thin, **MAY_BE_CHANGED)
        return _mapped([*(row for row in rows if not is_thin(row)), *whole], self._menu.page)

    async def _changed_places(self, rows: list[Record], structure: Structure) -> tuple[tuple[Item, ...], int]:
        places = [row for row in rows if structure.is_place(address(row))]
        account = await self._account_beside(places)
        teams, bad = _mapped(places, lambda record: mapping.team(record, account))
        inside = [(row, place) for row in rows if (place := structure.place_of(address(row))).team_uid]
        folders, worse = _mapped(inside, lambda pair: mapping.folder(*pair))
        return (*teams, *folders), bad + worse

    async def _account_beside(self, places: list[Record]) -> Account:
        """Ask anew who the person is where a team is not theirs: it may show up because they have just joined it."""
        account = await self.account()
        if any(mapping.is_team(row) and not mapping.team(row, account).mine for row in places):
            self._account = None
        return await self.account()

    async def _teams(self, rows: list[Record]) -> tuple[tuple[Item, ...], int]:
        """Teams name their group only in the whole object; plain folders have none."""
        typed = await self._catalogue.objects([row for row in rows if mapping.is_team(row)])
        plain = [row for row in rows if not mapping.is_team(row)]
        account = await self.account()
        return _mapped([*typed, *plain], lambda record: mapping.team(record, account))

    def _whole(self, structure: Structure) -> dict[str, Callable[[Record], Item]]:
        site, me = self._client.site, self._client.username
        return {
            NEWS: lambda found: mapping.news_item(
                self.posts.noted(found), structure.place_of(address(found)), site, me
            ),
            EVENT: lambda found: mapping.event(self.posts.noted(found), structure.place_of(address(found)), site),
        }

    def _person(self, record: Record) -> Item:
        return mapping.person(record, self._client.site)

    def _said_of_an_item(self, row: Record) -> Item | None:
        kind = str(row.get("@type"))
        return None if kind in RESPONSE_HOMES and not self._is_at_home(row) else SAID_OF_ITEMS[kind](row)

    def _is_at_home(self, row: Record) -> bool:
        """Tell whether a response lies where the site keeps those: elsewhere anybody could put one of any number."""
        return parent_of(address(row)) == f"{self._client.site}/{RESPONSE_HOMES[row['@type']]}"

    def _document(self, row: Record, structure: Structure) -> Item | None:
        place = self._file_place(address(row), structure)
        return None if place is None else mapping.document(row, place)

    async def _learn_structure(self, shared: Iterable[str] = ()) -> Structure:
        known = self._structure.shared if self._structure else shared
        rows = [row async for row in self._catalogue.rows(menu_rows())]
        folders = [row for row in rows if row.get("@type") not in (LINK, SITE)]
        self._structure = Structure(folders, self._client.site, known)
        self._menu = Menu(self._structure, rows, self._client.site)
        return self._structure


def _comment(said: Remark) -> Item:
    return mapping.comment(said.record, said.item_uid, said.item_url)


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


def _version(row: Record) -> Version:
    return Version(mapping.changed_at(row), address(row))
