"""For whom an item is: by the state that the site's workflow gives it, and by where it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sync.errors import NotAllowed
from sync.models import Audience
from sync.plone import mapping
from sync.plone.fields import lines
from sync.plone.keywords import meaning_of, with_changes
from sync.plone.mapping import address

if TYPE_CHECKING:
    from sync.models import Item
    from sync.plone.client import PloneClient
    from sync.plone.feed import Feed
    from sync.plone.fields import Record
    from sync.plone.reading import Reader

WIDER = ("show_internally", "publish_internally", "publish")
"""Transitions after which every member sees an item, best first; "external" is never asked for."""
NARROWER = ("hide", "retract", "reject")
AT_MOST = 2
"""From official to private it takes two transitions."""
TO_OFFICIAL = ("publish_internally", "show_internally")
"""Transitions towards official news; not "submit", which leaves an item waiting for somebody else."""
FROM_OFFICIAL = ("reject", "retract")


class Publishing:
    """Widens and narrows items of one site."""

    def __init__(self, client: PloneClient, feed: Feed, reader: Reader) -> None:
        self._client = client
        self._feed = feed
        self._reader = reader

    async def seen_in(self, container_url: str) -> Audience:
        """Tell who sees what is made in a place, as long as nothing else is said."""
        return (await self._feed.place_of(f"{container_url}/x")).audience

    async def seen_by(self, url: str) -> Audience:
        """Tell who sees an item now."""
        return await self._audience_of(await self._reader.record(url))

    async def give_to(self, url: str, audience: Audience) -> Item:
        """Give an item to its audience and tell about it as it was read back.

        Raises NotAllowed where the site offers no way there: another place, or somebody else's right.
        """
        record = await self._reader.record(url)
        if await self._audience_of(record) is not audience:
            record = await self._changed(record, audience)
        return await self._reader.item_of(record)

    async def _changed(self, record: Record, audience: Audience) -> Record:
        url = address(record)
        names = WIDER if audience is Audience.EVERYONE else NARROWER
        for _ in range(AT_MOST):
            offered = await self._offered(url)
            name = next((name for name in names if name in offered), None)
            if name is None:
                break
            await self._client.send_json("POST", f"{url}/@workflow/{name}", {})
            record = await self._reader.record(url)
            if await self._audience_of(record) is audience:
                return record
        raise NotAllowed(f"no way to {audience}")

    async def make_official(self, url: str, *, official: bool) -> Item:
        """Have an item be official, or ordinary again, and tell about it as it was read back. Raises NotAllowed.

        Neither what its author wrote before nor what it once was puts it on top of the front page.
        """
        record = await self._reader.record(url)
        was_official = record.get("review_state") == mapping.OFFICIAL
        if was_official and not official:
            record = await self._unpinned(record)
        for _ in range(AT_MOST):
            if (record.get("review_state") == mapping.OFFICIAL) is official:
                break
            offered = await self._offered(url)
            name = next((name for name in (TO_OFFICIAL if official else FROM_OFFICIAL) if name in offered), None)
            if name is None:
                break
            await self._client.send_json("POST", f"{url}/@workflow/{name}", {})
            record = await self._reader.record(url)
        if (record.get("review_state") == mapping.OFFICIAL) is not official:
            raise NotAllowed("official news is not this person's to make")
        if official and not was_official:
            record = await self._unpinned(record)
        return await self._reader.item_of(record)

    async def _unpinned(self, record: Record) -> Record:
        keywords = lines(record, "subjects")
        if not meaning_of(keywords).pinned:
            return record
        url = address(record)
        await self._client.send_json("PATCH", url, {"subjects": with_changes(keywords, {"pinned": False})})
        return await self._reader.record(url)

    async def _offered(self, url: str) -> set[str]:
        answer: Any = await self._client.get_json(f"{url}/@workflow")
        listed = answer.get("transitions") if isinstance(answer, dict) else None
        return {str(one.get("@id", "")).rpartition("/")[2] for one in listed or () if isinstance(one, dict)}

    async def _audience_of(self, record: Record) -> Audience:
        return mapping.audience(record, await self._feed.place_of(address(record)))
