"""So many at once, the urgent before the others, the small before the large."""

from __future__ import annotations

import asyncio

import pytest

from sync.engine.slots import Slots, Urgency
from tests.sync.engine.devices import idle, in_loop


class Work:
    """Transfers that go on until they are told to end."""

    def __init__(self, number: int) -> None:
        self.slots = Slots(number)
        self.going: list[str] = []
        self._ends: dict[str, asyncio.Event] = {}
        self.tasks: dict[str, asyncio.Task[None]] = {}

    async def begin(self, name: str, urgency: Urgency, size: int = 0) -> None:
        self._ends[name] = asyncio.Event()
        self.tasks[name] = asyncio.get_running_loop().create_task(self._work(name, urgency, size))
        await idle()

    async def _work(self, name: str, urgency: Urgency, size: int) -> None:
        async with self.slots.taken(urgency, size):
            self.going.append(name)
            await self._ends[name].wait()
            self.going.remove(name)

    async def end(self, name: str) -> None:
        self._ends[name].set()
        await idle()


@in_loop
async def test_so_many_go_at_once_and_then_the_urgent_and_the_small_first() -> None:
    work = Work(2)
    for name, size in (("a", 1), ("b", 1), ("large", 9), ("small", 2)):
        await work.begin(name, Urgency.ASKED, size)
    assert work.going == ["a", "b"]
    await work.end("a")
    assert work.going == ["b", "small"]
    await work.end("b")
    assert work.going == ["small", "large"]
    for task in work.tasks.values():
        task.cancel()


@in_loop
async def test_what_is_fetched_ahead_leaves_a_slot_for_what_a_person_asks_for() -> None:
    work = Work(2)
    await work.begin("ahead", Urgency.AHEAD, 5)
    await work.begin("further", Urgency.AHEAD, 1)
    assert work.going == ["ahead"]
    await work.begin("asked", Urgency.ASKED, 99)
    assert work.going == ["ahead", "asked"]
    await work.end("ahead")
    assert work.going == ["asked"]
    await work.end("asked")
    assert work.going == ["further"]
    work.tasks["further"].cancel()


@in_loop
async def test_who_no_longer_wants_a_slot_blocks_nobody() -> None:
    work = Work(1)
    await work.begin("a", Urgency.ASKED)
    await work.begin("b", Urgency.ASKED)
    await work.begin("c", Urgency.ASKED)
    work.tasks["b"].cancel()
    with pytest.raises(asyncio.CancelledError):
        await work.tasks["b"]
    await work.end("a")
    assert work.going == ["c"]
    work.tasks["c"].cancel()
