"""Items by which a person says something of another item: one of their own, since they may not write to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sync.errors import Gone, NotAllowed, Refused
from sync.plone.fields import line

if TYPE_CHECKING:
    from sync.plone.client import PloneClient
    from sync.plone.fields import Record

COLUMNS = ("UID", "Creator", "modified")


class OwnItems:
    """Finds and makes such items of the signed-in person on one site."""

    def __init__(self, client: PloneClient) -> None:
        self._client = client

    async def about(self, portal_type: str, uid: str) -> list[Record]:
        """Give the rows of those of a type that say something of the item with this uid."""
        query = {"portal_type": portal_type, "Subject": uid, "metadata_fields": COLUMNS}
        answer: Any = await self._client.get_json("@search", query)
        rows = answer.get("items") if isinstance(answer, dict) else None
        return [row for row in rows or () if line(row, "Creator", "creators") == self._client.username]

    async def make(self, place: str, portal_type: str, item_id: str, title: str, uid: str) -> Record:
        """Make one that says something of the item with this uid. Raises NotAllowed where the site has no place."""
        fields = {"@type": portal_type, "id": item_id, "title": title, "subjects": [uid]}
        try:
            record: Record = await self._client.send_json("POST", place, fields)
        except (Gone, Refused) as error:
            raise NotAllowed(f"this site has no place for {portal_type}") from error
        return record
