"""Giving a post to others, or taking it back: what its state alone cannot say, the place where it lies does."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sync.errors import Gone, NotAllowed
from sync.models import Audience, Kind
from sync.plone.fields import line
from sync.plone.mapping import EVENT, address, identifier
from sync.plone.placing import shows_more
from sync.plone.structure import parent_of

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from sync.models import Item
    from sync.plone.fields import Record
    from sync.plone.placing import Places
    from sync.plone.publishing import Publishing
    from sync.plone.reading import Reader
    from sync.plone.writing import Writer

TEXTS = ("blocks", "blocks_layout", "text")
"""The fields in which a post speaks of what is in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift:
    """A post that goes into a team; by title and the last two a copy of an earlier try is found: see `find_copy`."""

    uid: str
    url: str
    title: str
    container_url: str
    since: datetime
    accounted_for: AbstractSet[str]


class Giving:
    """Brings posts of one site to where those see them whom they are for: narrowing comes first, widening last."""

    def __init__(self, reader: Reader, places: Places, publishing: Publishing, writer: Writer) -> None:
        self._reader = reader
        self._places = places
        self._publishing = publishing
        self._writer = writer

    async def set_audience(self, url: str, audience: Audience) -> Item:
        """See `Intranet`."""
        if audience is Audience.ME and await self._publishing.seen_in(parent_of(url)) is Audience.TEAM:
            url = await self._taken_out(await self._reader.record(url))
        elif audience is Audience.EVERYONE and self._places.is_personal(url):
            url = await self._brought_home(await self._reader.record(url))
        return await self._publishing.give_to(url, audience)

    async def give_to_team(self, gift: Gift) -> Item:
        """See `Intranet`."""
        try:
            record = await self._reader.record(await self._places.address_of(gift.uid) or gift.url)
        except (Gone, NotAllowed):
            copy = await self._copy_of_an_earlier_try(gift)
            if not copy:
                raise
            return await self._publishing.give_to(copy, Audience.TEAM)
        url = address(record)
        if parent_of(url) != gift.container_url:
            url = await self._brought(record, gift)
        return await self._publishing.give_to(url, Audience.TEAM)

    async def _taken_out(self, record: Record) -> str:
        """Take a post out of its team, to a place of its author's own. Raises NotAllowed where there is none."""
        own = await self._places.personal_folder()
        if not own:
            raise NotAllowed("no place of one's own")
        await self._narrow(record, Audience.TEAM)
        return await self._moved(record, own)

    async def _brought_home(self, record: Record) -> str:
        """Bring a post to where posts of its kind are; where that may not be, it can be seen where it is as well."""
        kind = Kind.EVENTS if record.get("@type") == EVENT else Kind.NEWS
        try:
            return await self._moved(record, await self._places.home_of(kind))
        except NotAllowed:
            return address(record)

    async def _brought(self, record: Record, gift: Gift) -> str:
        """Bring a post into a team; where it may not leave its place, a copy takes its place there."""
        is_in_a_team = await self._publishing.seen_in(parent_of(address(record))) is Audience.TEAM
        await self._narrow(record, Audience.TEAM if is_in_a_team else Audience.ME)
        try:
            return await self._moved(record, gift.container_url)
        except NotAllowed:
            return await self._copied(record, gift)

    async def _narrow(self, record: Record, audience: Audience) -> None:
        url = address(record)
        if shows_more(await self._publishing.seen_by(url), audience):
            await self._publishing.give_to(url, audience)

    async def _moved(self, record: Record, container_url: str) -> str:
        return await self._places.move(identifier(record), address(record), container_url)

    async def _copied(self, record: Record, gift: Gift) -> str:
        """Put a copy into the team and delete the original, once, whatever an earlier try came to."""
        url = address(record)
        copy = await self._copy_of_an_earlier_try(replace(gift, title=line(record, "title")))
        if not copy:
            copy = await self._places.copy(gift.uid, url, gift.container_url)
        await self._speak_of_its_own(copy, url)
        await self._writer.delete(url)
        return copy

    async def _copy_of_an_earlier_try(self, gift: Gift) -> str:
        return await self._places.find_copy(gift.url, gift.container_url, {gift.title}, gift.since, gift.accounted_for)

    async def _speak_of_its_own(self, copy: str, original: str) -> None:
        """Have the text of a copy name what is in the copy: as copied it names what is in the original."""
        record = await self._reader.record(copy)
        texts = {name: record[name] for name in TEXTS if record.get(name)}
        spoken = json.dumps(texts)
        renamed = spoken.replace(f"{original}/", f"{copy}/")
        if renamed != spoken:
            await self._writer.put_back(copy, json.loads(renamed))
