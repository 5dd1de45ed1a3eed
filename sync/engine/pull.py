"""Server -> cache: everything once, then what changed; what vanished goes."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from sync.engine.conflicts import Vanished, about_vanished
from sync.models import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sync.cache.store import Applied, Store
    from sync.models import Item
    from sync.server import Intranet

log = logging.getLogger(__name__)


class Pull:
    """Brings the cache up to date with the server.

    `applied` is called after each stored step with what changed and whether this is the first pull; `progress` with
    items done and in all; `fetched` with items as they come; `vanished` with uids of documents that are gone.
    """

    def __init__(
        self,
        intranet: Intranet,
        store: Store,
        applied: Callable[[Applied, bool], None],
        progress: Callable[[int, int], None],
        fetched: Callable[[Iterable[Item]], None],
        vanished: Callable[[Iterable[str]], None],
    ) -> None:
        self._intranet = intranet
        self._store = store
        self._applied = applied
        self._progress = progress
        self._fetched = fetched
        self._vanished = vanished
        self._accepted_difference = 0
        self._doubted = False
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
        poll = await self._intranet.poll(cursor)
        if poll.changed:
            await self._fetch(cursor)
            poll = await self._intranet.poll(cursor)
        differs = poll.total - self._store.count() != self._accepted_difference
        if (thorough or differs) and await self._reconcile():
            poll = await self._intranet.poll(cursor)
            self._accepted_difference = poll.total - self._store.count()

    async def _reconcile(self) -> bool:
        """Compare what is there with what is cached: remove what vanished, fetch what came without a trace.

        False where most of a kind seems gone for the first time: then the next pull looks again before it follows.
        """
        listed = (await self._intranet.inventory()).kinds
        cached = self._store.kinds()
        decision = about_vanished(cached, listed.keys())
        if decision is Vanished.ASK_AGAIN and not self._doubted:
            log.info("most of a kind seems gone: the next pull looks again")
            self._doubted = True
            return False
        self._doubted = False
        gone = cached.keys() - listed.keys()
        if gone:
            removed = self._store.remove(gone)
            self._vanished(removed.uids.get(Kind.DOCUMENTS, ()))
            self._tell(removed, first=False)
        if listed.keys() - cached.keys():
            await self._fetch(None)
        return True

    async def _fetch(self, cursor: str | None) -> None:
        first = cursor is None and not self._store.count()
        async for batch in self._intranet.changes(cursor):
            applied = self._store.apply(batch.items, cursor=batch.cursor or None)
            self.items += len(batch.items)
            self.skipped += batch.skipped
            self._progress(batch.done, batch.total)
            self._tell(applied, first=first)
            self._fetched(batch.items)

    def _tell(self, applied: Applied, *, first: bool) -> None:
        if applied:
            self._applied(applied, first)
