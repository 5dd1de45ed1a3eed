"""Posts by their addresses: which item it is that files lie in and comments stand below."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from sync.errors import Gone, NotAllowed
from sync.plone.catalogue import records_of, total_of
from sync.plone.mapping import EVENT, NEWS, address, identifier

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Sequence

    from sync.plone.client import PloneClient
    from sync.plone.fields import Record
    from sync.plone.structure import Structure

POSTS = (NEWS, EVENT)
COMMENTS_AT_ONCE = 200


class Remark(NamedTuple):
    """A comment as the site tells it, and what it stands below."""

    record: Record
    item_uid: str
    item_url: str


class KnownPosts:
    """Remembers the uids of the posts of one site by their addresses, and asks for those that it does not know."""

    def __init__(self, client: PloneClient) -> None:
        self._client = client
        self._uids: dict[str, str] = {}

    def noted(self, record: Record) -> Record:
        """Remember the uid of what comments may stand below, and files lie in."""
        self._uids[address(record)] = identifier(record)
        return record

    def uid_known_at(self, url: str) -> str:
        """Give the uid of the post at an address; empty where none is known."""
        return self._uids.get(url, "")

    async def look_for(self, urls: Iterable[str], structure: Structure) -> None:
        """Find out whether these are posts, where nobody has told of them in this run."""
        for url in dict.fromkeys(urls):
            if not structure.knows(url) and url not in self._uids:
                query: dict[str, int | Sequence[str]] = {
                    "path.depth": 0,
                    "portal_type": POSTS,
                    "metadata_fields": ("UID",),
                }
                try:
                    rows = records_of(await self._client.get_json(f"{url}/@search", query))
                except (Gone, NotAllowed):  # what is in it may have been shared by itself
                    rows = []
                self._uids[url] = identifier(rows[0]) if rows else ""

    async def comments(self, rows: AsyncIterator[Record]) -> AsyncIterator[list[Remark]]:
        """Fetch the comments below every item that has one among these: the catalogue cuts their texts."""
        commented = {address(row).partition("/++conversation++")[0]: None async for row in rows}
        for url in commented:
            try:
                uid = await self._uid_at(url)
                records = await self.comment_records(url) if uid else []
            except (Gone, NotAllowed):
                continue
            yield [Remark(record, uid, url) for record in records]

    async def comment_records(self, item_url: str) -> list[Record]:
        """Give the records of all comments below an item, of which Plone by itself gives the first 25."""
        found: list[Record] = []
        for start in itertools.count(0, COMMENTS_AT_ONCE):
            query = {"b_size": COMMENTS_AT_ONCE, "b_start": start}
            answer = await self._client.get_json(f"{item_url}/@comments", query)
            found += records_of(answer)
            if start + COMMENTS_AT_ONCE >= total_of(answer):
                break
        return found

    async def _uid_at(self, url: str) -> str:
        """Find the uid of the item at an address; empty where it cannot be seen."""
        if url not in self._uids:
            answer = await self._client.get_json(f"{url}/@search", {"path.depth": 0, "metadata_fields": "UID"})
            for row in records_of(answer):
                self._uids[address(row)] = identifier(row)
        return self._uids.get(url, "")
