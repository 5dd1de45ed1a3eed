"""Who is working on an item: Plone's locks, which only help those who look at them."""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, TypeVar

from sync.errors import Gone, Locked, NotAllowed, Refused, ServerAway
from sync.plone.fields import NEVER_AFTER, line, moment, token
from sync.plone.mapping import identifier
from sync.server import Lock

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterable

    from sync.plone.client import PloneClient
    from sync.plone.fields import Record

T = TypeVar("T")

NOT_LOCKED = Lock(mine=True, name="")
"""What is said where nobody else can be working on an item: its type knows no locks."""
REFRESHED_WITHIN: Final = timedelta(minutes=1)
"""A lock that was taken or refreshed so lately needs no refreshing."""
_MADE = re.compile(r":(\d{9,11}\.\d{1,6})$")
"""Zope writes into a lock's token when it was made; what it calls the time of a lock is that of its last refresh."""


class Locks:
    """The locks of one site, as the signed-in person meets them."""

    def __init__(self, client: PloneClient) -> None:
        self._client = client

    async def lock(self, url: str) -> Lock:
        """Lock or refresh; tell who has it then. Raises Gone, NotAllowed."""
        try:
            info = await self._client.send_json("POST", f"{url}/@lock", {})
            lock = self.read(info)
            if lock is not None and lock.mine and self._is_old(info):  # a second POST changes nothing
                await self._client.send_json("PATCH", f"{url}/@lock", {})
        except Refused:  # a site where nothing can be locked
            return NOT_LOCKED
        return lock or NOT_LOCKED

    async def break_open(self, url: str) -> Lock:
        """Take a colleague's lock away and lock the item ourselves; tell who has it then. Raises Gone, NotAllowed."""
        await self._client.send_json("DELETE", f"{url}/@lock", {"force": True})
        return await self.lock(url)

    def of(self, records: Iterable[Record]) -> dict[str, Lock]:
        """Give the locks that whole objects tell of, by uid."""
        found = {identifier(record): self.read(record.get("lock")) for record in records}
        return {uid: lock for uid, lock in found.items() if lock is not None}

    def _is_old(self, info: Any) -> bool:
        """Tell whether a lock was not refreshed lately, by the clock of the server that made it."""
        refreshed, now = moment(info, "created"), self._client.server_time
        return refreshed is None or now is None or now - refreshed > REFRESHED_WITHIN

    async def unlock(self, url: str) -> None:
        """Let go of a lock of our own; a colleague's stays, and what is gone is not locked."""
        try:
            await self._client.send_json("DELETE", f"{url}/@lock", {})
        except (Gone, Refused):
            return

    async def holder(self, url: str) -> Lock | None:
        """Tell who has locked an item; None where nobody has."""
        try:
            return self.read(await self._client.get_json(f"{url}/@lock"))
        except (Gone, NotAllowed, Refused):
            return None

    @asynccontextmanager
    async def held(self, url: str) -> AsyncIterator[None]:
        """Have an item to ourselves for a while; one that we had locked already stays locked.

        Raises Locked where a colleague is working on it. For what Plone does without looking at locks.
        """
        before = await self.holder(url)
        now = before or await self.lock(url)
        if not now.mine:
            raise _locked(now)
        let_go = before is None
        try:
            yield
        except ServerAway as error:
            let_go = let_go and not error.retry_after  # who is to be left alone is: the lock lapses by itself
            raise
        finally:
            if let_go:
                await self.unlock(url)

    async def past(self, url: str, attempt: Callable[[], Awaitable[T]], *, keep: bool = True) -> T:
        """Change an item. A lock of our own does not stand in the way, and is there afterwards where we `keep` it.

        Raises Locked where a colleague is working on the item, and else what the attempt raises.
        """
        try:
            return await attempt()
        except (NotAllowed, Locked):
            holder = await self.holder(url)
            if holder is None:
                raise
            if not holder.mine:
                raise _locked(holder) from None
        await self.unlock(url)
        try:
            return await attempt()
        finally:
            if keep:
                await self.lock(url)

    def read(self, info: Any) -> Lock | None:
        """Give what Plone tells of a lock; None where nobody has locked the item."""
        if not isinstance(info, dict) or info.get("locked") is not True:
            return None
        creator = line(info, "creator")
        return Lock(
            mine=creator == self._client.username,
            name=line(info, "creator_name", "creator"),
            since=_made(info) or moment(info, "created"),
            username=creator,
            breakable=info.get("stealable") is True,
        )


def _made(info: Record) -> datetime | None:
    found = _MADE.search(token(info, "token"))
    made = datetime.fromtimestamp(float(found[1]), UTC) if found else None
    return made if made is not None and made.year < NEVER_AFTER else None


def _locked(holder: Lock) -> Locked:
    since = holder.since.astimezone() if holder.since else datetime.now().astimezone()
    return Locked("locked by a colleague", who=holder.name, since=f"{since:%H:%M}")
