"""A day of many clients on one server, in virtual time: the real schedule of each, and a server that counts.

What a round costs is what the tests on the real Plone hold it to: one request where nothing changed, three where
something did, and for a comparison of everything a request for each 500 items.
"""

from __future__ import annotations

import asyncio
import random
import selectors
from bisect import bisect
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sync.engine.schedule import Schedule
from sync.errors import Maintenance, ServerAway

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MIDNIGHT = datetime(2026, 11, 23, tzinfo=UTC)
HOUR = 3600.0
DAY = 24 * HOUR
IDLE, CHANGED = 1, 3
"""Requests of a round."""
INTRODUCTION = 2
"""Requests by which a client that starts learns who it is and what the site offers."""
SETTLING = 130.0
"""Seconds after a change for which each poll is followed by a pull: the index knows minutes."""
ITEMS, ROWS_AT_ONCE = 10_000, 500
COMPARISON = ITEMS // ROWS_AT_ONCE + 4
"""Requests for all uids, the tree of places, and the numbers before and after."""
REQUEST_TAKES = 0.02
"""Seconds that an answer takes."""


class VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop in which waiting takes no time: its clock jumps to whatever is due next."""

    def __init__(self) -> None:
        self._seconds = 0.0
        super().__init__(_Impatient(self._pass))

    def time(self) -> float:
        return self._seconds

    def _pass(self, seconds: float) -> None:
        self._seconds += seconds


class _Impatient(selectors.SelectSelector):
    """Tells how long it should have waited, instead of waiting."""

    def __init__(self, passes: Callable[[float], None]) -> None:
        super().__init__()
        self._passes = passes

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        self._passes(timeout or 0.0)
        return super().select(0)


class VirtualClock:
    """Implements `sync.engine.clock.Clock` in a `VirtualLoop`, with lots that can be drawn again."""

    def __init__(self, lots: random.Random) -> None:
        self._lots = lots
        self._loop = asyncio.get_running_loop()

    def now(self) -> datetime:
        return MIDNIGHT + timedelta(seconds=self._loop.time())

    def monotonic(self) -> float:
        return self._loop.time()

    async def wait(self, event: asyncio.Event, seconds: float) -> bool:
        try:
            async with asyncio.timeout(seconds):
                return await event.wait()
        except TimeoutError:
            return False

    def jitter(self, seconds: float) -> float:
        return seconds * self._lots.uniform(0.8, 1.2)


@dataclass
class Outage:
    """When the server is away; `retry_after`, in seconds, is what a proxy says meanwhile, or None."""

    begins: float
    ends: float
    retry_after: float | None = None

    def error(self) -> ServerAway:
        return ServerAway() if self.retry_after is None else Maintenance(retry_after=self.retry_after)


@dataclass
class CountingServer:
    """Counts what reaches it, by the second; what does not get through in an outage is counted apart."""

    changes: list[float]
    outage: Outage | None = None
    answered: Counter[int] = field(default_factory=Counter)
    turned_away: Counter[int] = field(default_factory=Counter)

    async def request(self, number: int = 1) -> None:
        loop = asyncio.get_running_loop()
        for _ in range(number):
            now = loop.time()
            if self.outage is not None and self.outage.begins <= now < self.outage.ends:
                self.turned_away[int(now)] += 1
                raise self.outage.error()
            self.answered[int(now)] += 1
            await asyncio.sleep(REQUEST_TAKES)

    def newest(self) -> float:
        known = bisect(self.changes, asyncio.get_running_loop().time())
        return self.changes[known - 1] if known else 0.0

    def mean(self, begins: float, ends: float) -> float:
        """Requests a second, answered between two times of the day."""
        return sum(n for second, n in self.answered.items() if begins <= second < ends) / (ends - begins)

    def peak(self, begins: float = 0.0, ends: float = DAY) -> int:
        """The most requests that were answered in one second."""
        return max((n for second, n in self.answered.items() if begins <= second < ends), default=0)


class Colleague:
    """Somebody with a client: when they come, look at the window, lunch with the lid closed, and go."""

    def __init__(self, server: CountingServer, number: int) -> None:
        self._server = server
        self._lots = random.Random(number)
        self._seen = 0.0

    async def live(self) -> None:
        """Go through the day. One in ten leaves the machine on, with the client in the tray."""
        stays_on = self._lots.random() < 0.1
        in_the_morning = min(11 * HOUR, max(6 * HOUR, self._lots.gauss(8.75 * HOUR, 0.4 * HOUR)))
        arrives = self._lots.uniform(0, HOUR) if stays_on else in_the_morning
        leaves = DAY if stays_on else arrives + self._lots.uniform(7, 9) * HOUR
        await asyncio.sleep(arrives)
        schedule = Schedule(VirtualClock(self._lots))
        working = asyncio.create_task(self._sync(schedule))
        try:
            async with asyncio.timeout_at(min(DAY, leaves)):
                await self._use(schedule, at_night=stays_on)
        except TimeoutError:
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)

    async def _use(self, schedule: Schedule, *, at_night: bool) -> None:
        loop = asyncio.get_running_loop()
        for minutes in self._habits():
            at_work = 8 * HOUR < loop.time() < 18 * HOUR or not at_night
            schedule.set_active(at_work)
            await asyncio.sleep(minutes * 60)
            schedule.set_active(False)
            await asyncio.sleep(3 * minutes * 60)

    def _habits(self) -> Iterator[float]:
        while True:
            yield self._lots.expovariate(1 / 4)

    async def _sync(self, schedule: Schedule) -> None:
        introduced = False
        while True:
            await schedule.until_due()
            thorough = schedule.is_thorough
            try:
                if not introduced:
                    await self._server.request(INTRODUCTION)
                    introduced = True
                await self._round(thorough=thorough)
            except ServerAway as error:
                schedule.went_wrong(error)
            else:
                schedule.went_well(compared=thorough)

    async def _round(self, *, thorough: bool) -> None:
        await self._server.request(IDLE)
        newest = self._server.newest()
        if newest > self._seen or asyncio.get_running_loop().time() - newest < SETTLING:
            await self._server.request(CHANGED - IDLE)
            self._seen = newest
        if thorough:
            await self._server.request(COMPARISON)


def a_day(colleagues: int, changes: int, outage: Outage | None = None) -> CountingServer:
    """Let a day pass; the changes fall between 7 and 18 o'clock."""
    lots = random.Random(20261123)
    server = CountingServer(sorted(lots.uniform(7 * HOUR, 18 * HOUR) for _ in range(changes)), outage)

    async def everybody() -> None:
        async with asyncio.TaskGroup() as group:
            for number in range(colleagues):
                group.create_task(Colleague(server, number).live())

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.run(everybody())
    return server
