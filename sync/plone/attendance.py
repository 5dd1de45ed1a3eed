"""Who comes to an event: an item of one's own for each, since nobody but its author may write to an event.

Its id is the event's uid, a dot and one's user name; provisioning sees to it that nobody can show one in a colleague's
name. It lies where the event's audience sees it: beside a team's event, else in the site's folder for it. Who changes
their mind keeps the item and changes what it says, so that the change feed tells of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.errors import BadAnswer
from sync.models import Audience, Event
from sync.plone.mapping import ATTENDANCE, GOING, NOT_GOING, address
from sync.plone.own_items import OwnItems
from sync.plone.structure import parent_of

if TYPE_CHECKING:
    from sync.plone.client import PloneClient
    from sync.plone.fields import Record
    from sync.plone.publishing import Publishing
    from sync.plone.reading import Reader

HOME = "attendance"


class Attendances:
    """The attendances of the signed-in person on one site."""

    def __init__(self, client: PloneClient, reader: Reader, publishing: Publishing) -> None:
        self._client = client
        self._reader = reader
        self._publishing = publishing
        self._own = OwnItems(client)

    async def tell(self, event_url: str, *, going: bool) -> None:
        """Say whether one comes; nothing is made where one has said nothing and does not.

        Raises Gone, and NotAllowed where the site has no place for it.
        """
        event = await self._reader.item(event_url)
        if not isinstance(event, Event):
            raise BadAnswer("no event where one was expected")
        item_id = f"{event.uid}.{self._client.username}"
        there = await self._said_before(event, item_id)
        if there is None and not going:
            return
        if there is None:
            there = await self._own.make(self._place_for(event), ATTENDANCE, item_id, GOING, event.uid)
        url = address(there)
        said = GOING if going else NOT_GOING
        if there.get("title") != said:
            await self._client.send_json("PATCH", url, {"title": said})
        if event.audience is Audience.EVERYONE:
            await self._publishing.give_to(url, Audience.EVERYONE)

    def _place_for(self, event: Event) -> str:
        return parent_of(event.url) if event.audience is Audience.TEAM else f"{self._client.site}/{HOME}"

    async def _said_before(self, event: Event, item_id: str) -> Record | None:
        rows = await self._own.about(ATTENDANCE, event.uid)
        return next((row for row in rows if str(row.get("@id", "")).endswith(f"/{item_id}")), None)
