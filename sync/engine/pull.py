"""Server -> cache: everything once, then what changed; what vanished goes."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from sync.engine.conflicts import Vanished, about_vanished
from sync.models import Kind

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Mapping
    from datetime import datetime

    from sync.cache.store import Applied, Store
    from sync.models import Item
    from sync.server import Batch, Intranet, Inventory

log = logging.getLogger(__name__)

FEW_ENOUGH = 1000
"""So many items are asked for one by one; for more it is quicker to fetch everything."""
LAGS_AT_MOST = timedelta(minutes=1)
"""How long a process of the server may not know yet what another has written for us."""


class Pull:
    """Brings the cache up to date with the server.

    `applied` is called after each stored step with what changed and whether this is the first pull; `progress` with
    items done and in all; `fetched` with items that came after the first pull; `vanished` with uids of documents that
    are gone. `items` and `skipped` count what came, and what could not be understood.
    """

    def __init__(
        self,
        connection: Callable[[], Intranet],
        store: Store,
        applied: Callable[[Applied, bool], None],
        progress: Callable[[int, int], None],
        fetched: Callable[[Iterable[Item]], None],
        vanished: Callable[[Iterable[str]], None],
    ) -> None:
        self._connection = connection
        self._store = store
        self._applied = applied
        self._progress = progress
        self._fetched = fetched
        self._vanished = vanished
        self._accepted_difference = 0
        self._owes_comparison = False
        self.doubts = False
        """Most of a kind seemed gone: nothing was removed, and the next `run` has to look again."""
        self.items = 0
        self.skipped = 0

    async def run(self, *, thorough: bool = False) -> None:
        """Fetch what changed since the last time; with `thorough`, or when the numbers differ, compare everything.

        Raises what the intranet raises; everything stored up to then stays.
        """
        cursor = self._store.cursor()
        if cursor is None:
            await self._fetch(None)
            return
        poll = await self._connection().poll(cursor)
        if poll.changed:
            await self._fetch(cursor)
        self._owes_comparison = self._owes_comparison or poll.put_back
        thorough = thorough or self.doubts or self._owes_comparison
        if not thorough and poll.changed and self._differs(poll.total):
            poll = await self._connection().poll(cursor)  # more may have come since it was counted
        if (thorough or self._differs(poll.total)) and await self._reconcile():
            total = (await self._connection().poll(cursor)).total
            self._accepted_difference = total - self._store.count()

    def _differs(self, total: int) -> bool:
        return total - self._store.count() != self._accepted_difference

    async def _reconcile(self) -> bool:
        """Compare what is there with what is cached: remove what vanished, fetch what came or changed without a trace.

        False where most of a kind seems gone for the first time.
        """
        cached = self._store.kinds()  # before the question: what is stored meanwhile is not in the answer
        inventory = await self._connection().inventory()
        listed = inventory.kinds
        if about_vanished(cached, listed.keys()) is Vanished.ASK_AGAIN and not self.doubts:
            log.info("most of a kind seems gone: the next pull looks again")
            self.doubts = True
            return False
        self.doubts = False
        self._remove(cached.keys() - listed.keys() - self._store.made(LAGS_AT_MOST))
        await self._fetch_anew(self._other_than_listed(inventory))
        self._owes_comparison = False
        return True

    def _other_than_listed(self, inventory: Inventory) -> set[str]:
        """Tell what is not here, or not in the version that the server lists."""
        here, written = self._store.versions(), self._store.made(LAGS_AT_MOST)
        changed = {uid for uid, version in inventory.versions.items() if uid in here and here[uid] != version} - written
        return changed | (inventory.kinds.keys() - here.keys())

    async def _fetch_anew(self, uids: set[str]) -> None:
        if len(uids) > FEW_ENOUGH:
            await self._fetch(None)
        elif uids:
            await self._take_in(self._connection().items(uids), first=False)

    def _remove(self, gone: Iterable[str]) -> None:
        removed = self._store.remove(gone)
        documents = removed.uids.get(Kind.DOCUMENTS)
        if documents:
            self._vanished(documents)
        self._tell(removed, first=False)

    async def _fetch(self, cursor: str | None) -> None:
        await self._take_in(self._connection().changes(cursor), first=self._store.cursor() is None)

    async def _take_in(self, batches: AsyncIterator[Batch], *, first: bool) -> None:
        async for batch in batches:
            self._owes_comparison = self._owes_comparison or batch.put_back
            items = batch.items if first else self._not_undone(batch.items)  # a cache made anew has nothing to undo
            applied = self._store.apply(items, cursor=batch.cursor or None)
            self.items += len(batch.items)
            self.skipped += batch.skipped
            self._progress(batch.done, batch.total)
            self._tell(applied, first=first)
            if applied and not first:
                changed = frozenset[str]().union(*applied.uids.values())
                self._fetched([item for item in batch.items if item.uid in changed])

    def _not_undone(self, items: Iterable[Item]) -> list[Item]:
        """Leave out what is older than what we have just written, or deleted: a process that lags tells of it."""
        items = list(items)
        written = self._store.made(LAGS_AT_MOST) & {item.uid for item in items}
        known = self._store.modified(written) if written else {}
        return [item for item in items if item.uid not in written or _is_newer(item, known)]

    def _tell(self, applied: Applied, *, first: bool) -> None:
        if applied:
            self._applied(applied, first)


def _is_newer(item: Item, known: Mapping[str, datetime]) -> bool:
    return item.uid in known and item.modified >= known[item.uid]
