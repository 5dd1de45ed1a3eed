"""Likes, on sites that have them: kitconcept's votes, which one request puts on and the same request takes off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.errors import NotAllowed
from sync.plone.mapping import likes_open, voters

if TYPE_CHECKING:
    from sync.models import Item
    from sync.plone.client import PloneClient
    from sync.plone.reading import Reader


class Likes:
    """The likes of the signed-in person on one site."""

    def __init__(self, client: PloneClient, reader: Reader) -> None:
        self._client = client
        self._reader = reader

    async def tell(self, url: str, *, liked: bool) -> Item:
        """Like an item, or no longer; it is looked first, so that saying it twice is no taking back.

        Raises NotAllowed where the item is not to be liked: the site itself looks only whether one may see it.
        """
        record = await self._reader.record(url)
        if not likes_open(record):
            raise NotAllowed("no likes here")
        if (self._client.username in voters(record)) is not liked:
            await self._client.send_json("POST", f"{url}/@vote", {})
        return await self._reader.item(url)
