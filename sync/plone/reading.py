"""Anything on the site as it is now, by its address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sync.errors import BadAnswer, Gone
from sync.plone import mapping
from sync.plone.mapping import EVENT, FILE, IMAGE, NEWS, PERSON, address
from sync.plone.menu import MENU_TYPES
from sync.plone.structure import FOLDER_TYPES

if TYPE_CHECKING:
    from sync.models import Item
    from sync.plone.client import PloneClient
    from sync.plone.feed import Feed
    from sync.plone.fields import Record

COMMENTS = "/@comments/"


class Reader:
    """Reads single items of one site; `feed` knows how its places lie."""

    def __init__(self, client: PloneClient, feed: Feed) -> None:
        self._client = client
        self._feed = feed

    async def item(self, url: str) -> Item:
        """Tell about an item. Raises Gone, NotAllowed, and BadAnswer for what is none of ours."""
        item_url, mark, comment_id = url.partition(COMMENTS)
        if mark:
            return await self._comment(item_url, comment_id)
        return await self.item_of(await self.record(url))

    async def record(self, url: str) -> Record:
        """Give an item as Plone tells it."""
        return _checked(await self._client.get_json(url))

    async def item_of(self, answer: Any) -> Item:
        """Read an item of any type from a whole object. Raises BadAnswer."""
        record = _checked(answer)
        portal_type, site = str(record.get("@type")), self._client.site
        if portal_type == PERSON:
            return mapping.person(record, site)
        if portal_type in MENU_TYPES:
            return await self._in_the_tree(record)
        if portal_type in mapping.SAID_OF_ITEMS:
            return mapping.SAID_OF_ITEMS[portal_type](record)
        place = await self._feed.place_of(address(record), is_file=portal_type in (FILE, IMAGE))
        if portal_type == NEWS:
            return mapping.news_item(record, place, site, self._client.username)
        if portal_type == EVENT:
            return mapping.event(record, place, site)
        if portal_type in (FILE, IMAGE):
            return mapping.document(record, place)
        raise BadAnswer("an item of a type that is not synced")

    async def _in_the_tree(self, record: Record) -> Item:
        page = await self._feed.page_of(record)
        if page is not None:
            return page
        if record["@type"] not in FOLDER_TYPES:
            raise BadAnswer("a link that is in no menu")
        place = await self._feed.place_of(address(record))
        if mapping.is_team(record) or not place.team_uid:
            return mapping.team(record, await self._feed.account())
        return mapping.folder(record, place)

    async def is_answered(self, item_url: str, comment_id: str) -> bool:
        """Tell whether somebody answered a comment below an item."""
        records = await self._feed.posts.comment_records(item_url)
        return any(str(record.get("in_reply_to") or "") == comment_id for record in records)

    async def _comment(self, item_url: str, comment_id: str) -> Item:
        parent = mapping.identifier(await self.record(item_url))
        for record in await self._feed.posts.comment_records(item_url):
            if record.get("comment_id") == comment_id:
                return mapping.comment(record, parent, item_url)
        raise Gone("no such comment")


def _checked(answer: Any) -> Record:
    if not isinstance(answer, dict):
        raise BadAnswer("no item where one was expected")
    return answer
