"""What a person makes, changes and takes away on the site, each so that it may simply be repeated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sync.errors import Answered, Gone, NotAllowed, Refused
from sync.models import Audience, Kind
from sync.plone.block_drawing import PICTURE_SCALE
from sync.plone.fields import line, token
from sync.plone.forms import record_of
from sync.plone.mapping import PERSON, address
from sync.plone.placing import shows_more
from sync.plone.reading import COMMENTS

if TYPE_CHECKING:
    from sync.models import Fields, Item
    from sync.plone.client import PloneClient
    from sync.plone.fields import Record
    from sync.plone.forms import Forms
    from sync.plone.locks import Locks
    from sync.plone.placing import Places
    from sync.plone.publishing import Publishing
    from sync.plone.reading import Reader
    from sync.server import Creation

CANDIDATES = 5
REFERENCE = re.compile(r'"resolveuid/([0-9a-f]{32})"')
"""How a text of ours names what was sent into its post."""


class Writer:
    """Writes to one site."""

    def __init__(
        self, client: PloneClient, forms: Forms, reader: Reader, places: Places, publishing: Publishing, locks: Locks
    ) -> None:
        self._client = client
        self._reader = reader
        self._places = places
        self._publishing = publishing
        self._locks = locks
        self._forms = forms

    async def create(self, creation: Creation) -> Item:
        """See `Intranet`."""
        if creation.kind is Kind.PEOPLE:
            return await self._create_profile(creation)
        container = creation.container_url or await self._home_for(creation)
        is_folder = creation.kind is Kind.DOCUMENTS
        if not is_folder and creation.container_url:
            await self._must_not_show_more_in(container, creation.audience)
        portal_type = await self._places.type_for(creation.kind)
        fields = record_of(creation.kind, creation.fields, await self._forms.of(portal_type), {})
        record = await self._made_once(container, portal_type, creation.item_id, fields)
        if is_folder:
            return await self._reader.item_of(record)
        return await self._given_to(address(record), creation.audience)

    async def edit(self, url: str, changes: Fields) -> Item:
        """See `Intranet`. Of a comment it is the text alone that can be changed."""
        if COMMENTS in url:
            await self._client.send_json("PATCH", url, {"text": str(changes.get("text") or "")})
            return await self._reader.item(url)
        present = await self._reader.record(url)
        return await self._reader.item_of(await self._changed(present, changes))

    async def differing(self, url: str, changes: Fields) -> Fields:
        """See `Intranet`."""
        present = await self._reader.record(url)
        form = await self._forms.of(str(present.get("@type")))
        written = await self._with_addresses(changes)
        return {
            name: changes[name]
            for name, value in written.items()
            if any(
                not _says(present.get(field), kept)
                for field, kept in record_of(_kind_of(present), {name: value}, form, present).items()
            )
        }

    async def put_back(self, url: str, record: Record) -> None:
        """Write fields as Plone itself keeps them."""
        await self._client.send_json("PATCH", url, record)

    async def delete(self, url: str) -> None:
        """See `Intranet`. A comment takes all answers to it with it: one that has some is left."""
        item_url, mark, comment_id = url.partition(COMMENTS)
        try:
            if mark and await self._reader.is_answered(item_url, comment_id):
                raise Answered
            await self._locks.past(url, lambda: self._client.send_json("DELETE", url, {}), keep=False)
        except Gone:
            return

    async def _home_for(self, creation: Creation) -> str:
        """Give the place for what is in no team: what is for its author alone can be given to a team from their own."""
        is_private_post = creation.audience is Audience.ME and creation.kind is Kind.NEWS
        own = await self._places.personal_folder() if is_private_post else ""
        return own or await self._places.home_of(creation.kind)

    async def _changed(self, present: Record, changes: Fields) -> Any:
        form = await self._forms.of(str(present.get("@type")))
        fields = record_of(_kind_of(present), await self._with_addresses(changes), form, present)
        url = address(present)
        return await self._locks.past(
            url, lambda: self._client.send_json("PATCH", url, fields, {"Prefer": "return=representation"})
        )

    async def _with_addresses(self, changes: Fields) -> Fields:
        """Have a text name what was sent into the post by its address, as it is told when the text is read again."""
        text = changes.get("body_html")
        if not isinstance(text, str):
            return changes
        for uid in dict.fromkeys(REFERENCE.findall(text)):
            there = await self._places.address_of(uid)
            if there:
                shown = f"{there}/@@images/image/{PICTURE_SCALE}"
                text = text.replace(f'src="resolveuid/{uid}"', f'src="{shown}"')
                text = text.replace(f'href="resolveuid/{uid}"', f'href="{there}"')
        return {**changes, "body_html": text}

    async def _made_once(self, container: str, portal_type: str, item_id: str, fields: Record) -> Any:
        """Make an item with an id of ours, or find the one that an earlier try has made."""
        try:
            return await self._client.send_json("POST", container, {"@type": portal_type, "id": item_id, **fields})
        except Refused:
            there = await self._record_at(f"{container}/{item_id}")
            if there is None or there.get("@type") != portal_type or not self._is_mine(there):
                raise
            return there

    async def _given_to(self, url: str, audience: Audience) -> Item:
        """Widen what was just made, as the last step; what is seen by more than it is for is taken away again."""
        try:
            return await self._publishing.give_to(url, audience)
        except NotAllowed:
            if shows_more(await self._publishing.seen_by(url), audience):
                await self.delete(url)
            raise

    async def _must_not_show_more_in(self, container: str, audience: Audience) -> None:
        """Look before anything is made: what lies in a team is seen by the team."""
        if audience is Audience.ME and await self._publishing.seen_in(container) is Audience.TEAM:
            raise NotAllowed("a team's place shows more")

    async def _create_profile(self, creation: Creation) -> Item:
        """Make the profile of the signed-in person, by their user name; one that was reserved for them is filled in."""
        me = self._client.username
        there = await self._profile_of(me)
        if there is None:
            container = creation.container_url or await self._places.home_of(Kind.PEOPLE)
            fields = record_of(Kind.PEOPLE, {**creation.fields, "username": me}, await self._forms.of(PERSON), {})
            there = await self._made_once(container, PERSON, me, fields)
        elif not self._is_mine(there):
            changes = {name: value for name, value in creation.fields.items() if name != "username"}
            there = await self._changed(there, changes)
        return await self._publishing.give_to(address(there), Audience.EVERYONE)

    async def _profile_of(self, username: str) -> Record | None:
        query: dict[str, str | int] = {
            "portal_type": PERSON,
            "username": username,
            "fullobjects": 1,
            "b_size": CANDIDATES,
        }
        answer: Any = await self._client.get_json("@search", query)
        records = answer.get("items") if isinstance(answer, dict) else None
        return next((one for one in records or () if token(one, "username") == username), None)

    async def _record_at(self, url: str) -> Record | None:
        try:
            return await self._reader.record(url)
        except (Gone, NotAllowed):
            return None

    def _is_mine(self, record: Record) -> bool:
        return line(record, "Creator", "creators") == self._client.username


def _kind_of(record: Record) -> Kind:
    return Kind.PEOPLE if record.get("@type") == PERSON else Kind.NEWS


def _says(present: object, written: object) -> bool:
    """Tell whether a field holds what was written: of a text in HTML Plone tells more than was said."""
    if isinstance(present, dict) and isinstance(written, dict) and "data" in written:
        return bool(present.get("data") == written["data"])
    return present == written or (not present and not written)
