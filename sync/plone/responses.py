"""What a reader says of a post: an item of their own, seen by nobody else until the site itself tells the author.

Its id has the post's uid and a key of which nobody can tell whose it is. Saying it is a transition of the site's
workflow, during which a script that provisioning put there does what a member may not: it shows the author who has
confirmed, and counts, into an item of the author's, the people for whom it was not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.plone.fields import line
from sync.plone.mapping import RESPONSE_HOMES, RESPONSE_TYPES, SAID, address, response
from sync.plone.own_items import OwnItems

if TYPE_CHECKING:
    from sync.models import Response, ResponseKind
    from sync.plone.client import PloneClient
    from sync.plone.fields import Record
    from sync.plone.reading import Reader


class Responses:
    """What the signed-in person says of posts on one site."""

    def __init__(self, client: PloneClient, reader: Reader) -> None:
        self._client = client
        self._reader = reader
        self._own = OwnItems(client)

    async def tell(self, item_url: str, kind: ResponseKind, key: str, *, said: bool) -> Response | None:
        """Say something, or take it back; None where there was nothing to take back. Raises Gone, NotAllowed."""
        uid = (await self._reader.item(item_url)).uid
        portal_type = RESPONSE_TYPES[kind]
        own = await self._own.about(portal_type, uid)
        if said and not own:
            place = f"{self._client.site}/{RESPONSE_HOMES[portal_type]}"
            own = [await self._own.make(place, portal_type, f"{uid}.{key}", self._client.username, uid)]
        for record in own[:1] if said else own:  # two machines may have said it at the same time
            await self._bring(record, said=said)
        return response(await self._reader.record(address(own[0]))) if own else None

    async def _bring(self, record: Record, *, said: bool) -> None:
        if (line(record, "review_state") == SAID) is not said:
            await self._client.send_json("POST", f"{address(record)}/@workflow/{'say' if said else 'withdraw'}", {})
