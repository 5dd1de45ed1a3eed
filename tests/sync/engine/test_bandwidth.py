"""A limit holds for all transfers together, from the moment it is set."""

from __future__ import annotations

import asyncio

from sync.engine.bandwidth import BURST, SLOWEST, Bandwidth
from tests.sync.engine.devices import FakeClock, idle, in_loop

RATE = 1_000_000


def limited(clock: FakeClock, limit: int | None = RATE) -> Bandwidth:
    bandwidth = Bandwidth(clock)
    bandwidth.limit = limit
    return bandwidth


async def takes(bandwidth: Bandwidth, size: int) -> asyncio.Task[None]:
    task = asyncio.get_running_loop().create_task(bandwidth.take(size))
    await idle()
    return task


@in_loop
async def test_without_a_limit_nothing_waits(clock: FakeClock) -> None:
    bandwidth = limited(clock, None)
    assert (await takes(bandwidth, 10**12)).done()


@in_loop
async def test_what_went_is_waited_for_however_many_share_it(clock: FakeClock) -> None:
    bandwidth = limited(clock)
    first, second = await takes(bandwidth, RATE), await takes(bandwidth, RATE)
    assert clock.next_timer() == 1
    clock.advance(1.9)
    await idle()
    assert not second.done()
    clock.advance(0.1)
    await asyncio.gather(first, second)


@in_loop
async def test_what_was_not_used_for_long_is_not_made_up_for(clock: FakeClock) -> None:
    bandwidth = limited(clock)
    clock.advance(3600)
    assert (await takes(bandwidth, round(RATE * BURST))).done()
    assert not (await takes(bandwidth, 1000)).done()


@in_loop
async def test_another_limit_holds_for_those_who_wait_already(clock: FakeClock) -> None:
    bandwidth = limited(clock)
    waiting = await takes(bandwidth, 10 * RATE)
    bandwidth.limit = 10 * RATE
    await idle()
    assert clock.next_timer() == 1
    bandwidth.limit = None
    await waiting


@in_loop
async def test_no_limit_is_so_low_that_the_server_hangs_up(clock: FakeClock) -> None:
    assert limited(clock, 1).limit == SLOWEST
