"""Asking the catalogue of a Plone site: pages of rows, whole objects by uid, and what changed last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sync.errors import BadAnswer
from sync.plone import mapping
from sync.plone.mapping import ATTENDANCE, COMMENT, FOLDER, PERSON, ROW_COLUMNS, address, changed_at, identifier

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable
    from datetime import datetime

    from sync.plone.client import PloneClient
    from sync.plone.fields import Record

ROWS_AT_ONCE = 500
OBJECTS_AT_ONCE = 50
"""Also how many uids fit into one address."""
OLDEST_FIRST = {"sort_on": ["modified", "UID"], "sort_order": "ascending"}
NEWEST_FIRST = {"sort_on": ["modified", "UID"], "sort_order": "descending"}
NEWEST = {"b_size": 1, "metadata_fields": ("UID", "modified"), **NEWEST_FIRST}
"""What a poll asks: short, since the answer repeats the question five times."""


class Catalogue:
    """The catalogue of one site. Every method raises what the client raises, and BadAnswer."""

    def __init__(self, client: PloneClient) -> None:
        self._client = client

    async def search(self, query: dict[str, Any], within: str = "") -> Record:
        """Give one answer to a query, of the whole site or of what lies within an address."""
        answer = await self._client.get_json(f"{within}/@search" if within else "@search", query)
        if not isinstance(answer, dict) or not isinstance(answer.get("items"), list):
            raise BadAnswer("a search without items")
        return answer

    async def pages(
        self, query: dict[str, Any], *, within: str = "", fullobjects: bool = False
    ) -> AsyncIterator[list[Record]]:
        """Give all that a query finds, a page at a time."""
        size = OBJECTS_AT_ONCE if fullobjects else ROWS_AT_ONCE
        whole = {"fullobjects": 1} if fullobjects else {}
        start, total = 0, 1
        while start < total:
            answer = await self.search({**query, **whole, "b_size": size, "b_start": start}, within)
            total = total_of(answer)
            records = records_of(answer)
            if not records:
                return
            yield records
            start += size

    async def rows(self, query: dict[str, Any], within: str = "") -> AsyncIterator[Record]:
        """Give all that a query finds, oldest first where it does not say otherwise."""
        async for page in self.pages({**OLDEST_FIRST, **query}, within=within):
            for row in page:
                yield row

    async def objects(self, rows: Iterable[Record], **asked: str) -> list[Record]:
        """Give the whole objects of rows, a few requests for many; `asked` is what else is to be told of them."""
        uids = [row["UID"] for row in rows if isinstance(row.get("UID"), str)]
        return await self._by_uid(uids, {"fullobjects": 1, **asked})

    async def contents(self, url: str) -> dict[str, datetime]:
        """Tell of all below an address, but what people said there, by uid when it was changed last."""
        rows = self.rows({"metadata_fields": ("UID", "modified")}, within=url)
        return {identifier(row): changed_at(row) async for row in rows if _is_within(row, url)}

    async def rows_of(self, uids: Iterable[str], query: dict[str, Any]) -> list[Record]:
        """Give the rows of those uids that are still there."""
        return await self._by_uid(list(uids), query)

    async def _by_uid(self, uids: list[str], query: dict[str, Any]) -> list[Record]:
        found: list[Record] = []
        for start in range(0, len(uids), OBJECTS_AT_ONCE):
            some = {"UID": uids[start : start + OBJECTS_AT_ONCE], "b_size": OBJECTS_AT_ONCE}
            found += records_of(await self.search({**some, **query}))
        return found


def _is_within(row: Record, url: str) -> bool:
    return address(row) != url and row.get("@type") not in (COMMENT, ATTENDANCE)


def wanted_rows(types: tuple[str, ...]) -> dict[str, Any]:
    """Give the query for all rows of some types, with the columns that are read of them."""
    left_out = set(() if PERSON in types else mapping.PERSON_COLUMNS)
    left_out |= set(() if FOLDER in types else mapping.FOLDER_COLUMNS)
    columns = tuple(name for name in ROW_COLUMNS if name not in left_out)
    return {"portal_type": types, "metadata_fields": columns}


def records_of(answer: Any) -> list[Record]:
    """Give what a list holds and has an address. Raises BadAnswer where it is none."""
    items = answer.get("items") if isinstance(answer, dict) else None
    if not isinstance(items, list):
        raise BadAnswer("a list without items")
    return [item for item in items if isinstance(item, dict) and isinstance(item.get("@id"), str)]


def total_of(answer: Record) -> int:
    """Give how many there are in all."""
    total = answer.get("items_total")
    return total if isinstance(total, int) else len(answer["items"])
