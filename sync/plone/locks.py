"""Who is working on an item: Plone's locks, which only help those who look at them."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from sync.errors import Gone, Locked, NotAllowed, Refused, ServerAway
from sync.plone.fields import line, moment
from sync.server import Lock

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from sync.plone.client import PloneClient

T = TypeVar("T")

NOT_LOCKED = Lock(mine=True, name="")
"""What is said where nobody else can be working on an item: its type knows no locks."""


class Locks:
    """The locks of one site, as the signed-in person meets them."""

    def __init__(self, client: PloneClient) -> None:
        self._client = client

    async def lock(self, url: str) -> Lock:
        """Lock or refresh; tell who has it then. Raises Gone, NotAllowed."""
        try:
            info = await self._client.send_json("POST", f"{url}/@lock", {})
        except Refused:  # a site where nothing can be locked
            return NOT_LOCKED
        return self._read(info) or NOT_LOCKED

    async def unlock(self, url: str) -> None:
        """Let go of a lock of our own; a colleague's stays, and what is gone is not locked."""
        try:
            await self._client.send_json("DELETE", f"{url}/@lock", {})
        except (Gone, Refused):
            return

    async def holder(self, url: str) -> Lock | None:
        """Tell who has locked an item; None where nobody has."""
        try:
            return self._read(await self._client.get_json(f"{url}/@lock"))
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

    def _read(self, info: Any) -> Lock | None:
        if not isinstance(info, dict) or info.get("locked") is not True:
            return None
        creator = line(info, "creator")
        return Lock(
            mine=creator == self._client.username,
            name=line(info, "creator_name", "creator"),
            since=moment(info, "created"),
        )


def _locked(holder: Lock) -> Locked:
    since = holder.since.astimezone() if holder.since else datetime.now().astimezone()
    return Locked("locked by a colleague", who=holder.name, since=f"{since:%H:%M}")
