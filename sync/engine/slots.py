"""How many transfers go at once, and which of those that wait goes next."""

from __future__ import annotations

import asyncio
import heapq
import itertools
from contextlib import asynccontextmanager
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


class Urgency(IntEnum):
    """Why something is transferred: a person waits for it, or it is kept for later."""

    ASKED = 0
    AHEAD = 1


class Slots:
    """Lets at most `number` transfers go at once; the urgent ones first, and of those the small before the large.

    What is fetched ahead leaves one slot free, so that a person need not wait for it.
    """

    def __init__(self, number: int) -> None:
        self._free = number
        self._waiting: list[tuple[Urgency, int, int, asyncio.Future[None]]] = []
        self._order = itertools.count()

    @asynccontextmanager
    async def taken(self, urgency: Urgency, size: int) -> AsyncIterator[None]:
        """Wait for a slot and keep it inside; `size` in bytes, 0 where it is not known."""
        await self._take(urgency, size)
        try:
            yield
        finally:
            self._free += 1
            self._give()

    async def _take(self, urgency: Urgency, size: int) -> None:
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (urgency, size, next(self._order), turn))
        self._give()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._free += 1
                self._give()
            raise

    def _give(self) -> None:
        while self._waiting:
            urgency, _, _, turn = self._waiting[0]
            if not turn.done() and self._free <= (1 if urgency is Urgency.AHEAD else 0):
                return
            heapq.heappop(self._waiting)
            if not turn.done():
                self._free -= 1
                turn.set_result(None)
