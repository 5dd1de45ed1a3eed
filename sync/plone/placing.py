"""Where things go: the site's own place for each kind, and moving from one place to another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sync.errors import QT_TRANSLATE_NOOP, Gone, NotAllowed, Refused
from sync.models import Audience, Kind
from sync.plone.mapping import EVENT, NEWS, PERSON, address, changed_at
from sync.plone.structure import parent_of

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from sync.plone.client import PloneClient
    from sync.plone.locks import Locks

HOMES = {Kind.NEWS: "news", Kind.EVENTS: "agenda", Kind.PEOPLE: "people"}
"""The folders that provisioning makes, open to all members; what is private there is its author's alone."""
TYPES = {Kind.NEWS: NEWS, Kind.EVENTS: EVENT, Kind.PEOPLE: PERSON}
PERSONAL = "personal"
CANDIDATES = 200
"""How many of what came into a folder last are looked through for a copy."""
FOLDERS = ("intranet_folder", "Folder", "Document")
"""Types that folders are made of, best first."""


class Places:
    """The places of one site, each looked for once."""

    def __init__(self, client: PloneClient, locks: Locks) -> None:
        self._client = client
        self._locks = locks
        self._homes: dict[Kind, str] = {}
        self._folder_type = ""
        self._own = f"{client.site}/{PERSONAL}/{client.username}"
        self._personal: str | None = None

    async def home_of(self, kind: Kind) -> str:
        """Give the site's place for a kind; for documents one's own folder. Raises NotAllowed where there is none."""
        if kind not in self._homes:
            url = f"{self._client.site}/{HOMES[kind]}" if kind in HOMES else self._own
            self._homes[kind] = url if await self._is_there(url) else await self._where_others_are(kind)
        return self._homes[kind]

    async def personal_folder(self) -> str:
        """Give the place where one keeps what is nobody else's; empty where the site has none for this person.

        It is for administrators to make: whoever made it reads what is put into it.
        """
        if self._personal is None:
            self._personal = self._own if await self._is_there(self._own) else ""
        return self._personal

    def is_personal(self, url: str) -> bool:
        """Tell whether something lies in one's personal folder."""
        return url.startswith(f"{self._own}/")

    async def type_for(self, kind: Kind) -> str:
        """Give the type that an item of a kind is made of; documents that are made rather than sent are folders."""
        if kind in TYPES:
            return TYPES[kind]
        if not self._folder_type:
            listed: Any = await self._client.get_json("@types")
            known = {str(one.get("@id", "")).rpartition("/")[2] for one in listed if isinstance(one, dict)}
            self._folder_type = next((name for name in FOLDERS if name in known), FOLDERS[-1])
        return self._folder_type

    async def address_of(self, uid: str) -> str:
        """Give where the item with a uid is now; empty where it is not to be seen."""
        answer: Any = await self._client.get_json("@search", {"UID": uid, "metadata_fields": "UID"})
        rows = answer.get("items", ()) if isinstance(answer, dict) else ()
        return next((address(row) for row in rows if row.get("UID") == uid), "")

    async def move(self, uid: str, url: str, container_url: str) -> str:
        """Move the item with this uid, last seen at `url`, and give its new address; one that is there already stays.

        Raises Gone, NotAllowed, Locked, Refused.
        """
        url = await self.address_of(uid) or url
        if parent_of(url) == container_url:
            return url
        _must_not_lie_in_itself(url, container_url)
        moved: Any = await self._locks.past(
            url, lambda: self._client.send_json("POST", f"{container_url}/@move", {"source": [uid]}), keep=False
        )
        if not isinstance(moved, list) or not moved:  # what Plone says where it did not find its way to the item
            raise NotAllowed("nothing was moved")
        return address({"@id": moved[0].get("target")})

    async def copy(self, uid: str, url: str, container_url: str) -> str:
        """Copy the item with this uid into a folder and give the address of the copy. Raises Gone, NotAllowed."""
        _must_not_lie_in_itself(url, container_url)
        copied: Any = await self._client.send_json("POST", f"{container_url}/@copy", {"source": [uid]})
        if not isinstance(copied, list) or not copied:  # what Plone says where it did not find its way to the item
            raise Gone("nothing was copied")
        return address({"@id": copied[0].get("target")})

    async def find_copy(
        self, url: str, container_url: str, titles: Container[str], since: datetime, accounted_for: AbstractSet[str]
    ) -> str:
        """Give the address of a copy of the item at `url` that came into a folder `since`; "" where there is none.

        Plone names copies after the original, keeps who made that and when, and says when each was modified.
        """
        name = re.compile(rf"(copy\d*_of_)?{re.escape(url.rpartition('/')[2])}")
        query: dict[str, str | int | Sequence[str]] = {
            "path.depth": 1,
            "modified.query": since.isoformat(),
            "modified.range": "min",
            "sort_on": "modified",
            "sort_order": "descending",
            "metadata_fields": ("UID", "modified"),
            "b_size": CANDIDATES,
        }
        answer: Any = await self._client.get_json(f"{container_url}/@search", query)
        for row in answer.get("items", ()) if isinstance(answer, dict) else ():
            there = address(row)
            is_named_so = name.fullmatch(there.rpartition("/")[2]) is not None and row.get("title") in titles
            if is_named_so and there != url and row.get("UID") not in accounted_for and changed_at(row) >= since:
                return there
        return ""

    async def _is_there(self, url: str) -> bool:
        try:
            await self._client.get_json(f"{url}/@search", {"path.depth": 0, "b_size": 1, "metadata_fields": "UID"})
        except (Gone, NotAllowed):
            return False
        return True

    async def _where_others_are(self, kind: Kind) -> str:
        """On a site that nobody provisioned: the place of the newest of its kind."""
        if kind in TYPES:
            newest: dict[str, str | int] = {"sort_on": "created", "sort_order": "descending", "b_size": 1}
            query = {"portal_type": TYPES[kind], "metadata_fields": "UID", **newest}
            answer: Any = await self._client.get_json("@search", query)
            for row in answer.get("items", ()) if isinstance(answer, dict) else ():
                return parent_of(address(row))
        raise NotAllowed(f"this site has no place for {kind}")


def _must_not_lie_in_itself(url: str, container_url: str) -> None:
    """Raise Refused: Plone answers that with a fault."""
    if f"{container_url}/".startswith(f"{url}/"):
        raise Refused("into itself", reason=QT_TRANSLATE_NOOP("errors", "A folder cannot lie in itself."))


def shows_more(seen: Audience, wanted: Audience) -> bool:
    """Tell whether more people see something than it is wanted for."""
    order = (Audience.ME, Audience.TEAM, Audience.EVERYONE)
    return order.index(seen) > order.index(wanted)
