from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from sync.engine.schedule import (
    ACTIVE_EVERY,
    BACKGROUND_EVERY,
    FIRST_BACKOFF,
    LONGEST_BACKOFF,
    LOOK_AGAIN_AFTER,
    THOROUGH_EVERY,
    Schedule,
)
from sync.errors import Refused, ServerAway
from tests.sync.engine.devices import FakeClock, idle, in_loop, until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


class Rounds:
    """Counts the rounds that a schedule gives."""

    def __init__(self, schedule: Schedule) -> None:
        self.schedule = schedule
        self.count = 0

    async def count_them(self) -> None:
        while True:
            await self.schedule.until_due()
            self.count += 1
            self.schedule._note_round()


@asynccontextmanager
async def counted(clock: FakeClock) -> AsyncIterator[Rounds]:
    rounds = Rounds(Schedule(clock))
    await rounds.schedule.until_due()
    rounds.schedule.went_well(compared=True)
    counting = asyncio.get_running_loop().create_task(rounds.count_them())
    await idle()
    try:
        yield rounds
    finally:
        counting.cancel()


async def passes(clock: FakeClock, seconds: float) -> None:
    clock.advance(seconds)
    await idle()


@in_loop
async def test_the_first_round_is_due_at_once(clock: FakeClock) -> None:
    await Schedule(clock).until_due()
    assert clock.monotonic() == 0


@in_loop
async def test_a_window_in_use_looks_every_half_minute_and_one_in_the_background_every_five(clock: FakeClock) -> None:
    async with counted(clock) as rounds:
        assert clock.next_timer() == ACTIVE_EVERY
        rounds.schedule.set_active(False)
        await idle()
        assert clock.next_timer() == BACKGROUND_EVERY
        assert rounds.count == 0


@in_loop
async def test_between_two_rounds_there_is_one_timer_and_no_wake_up(clock: FakeClock) -> None:
    async with counted(clock) as rounds:
        await passes(clock, ACTIVE_EVERY - 1)
        assert rounds.count == 0
        await passes(clock, 1)
        assert rounds.count == 1


@in_loop
async def test_a_window_that_comes_to_the_front_after_a_while_looks_at_once(clock: FakeClock) -> None:
    async with counted(clock) as rounds:
        rounds.schedule.set_active(False)
        await passes(clock, 100)
        rounds.schedule.set_active(True)
        await until(lambda: rounds.count)


@in_loop
async def test_going_back_and_forth_between_windows_asks_the_server_nothing(clock: FakeClock) -> None:
    async with counted(clock) as rounds:
        for _ in range(5):
            await passes(clock, 1)
            rounds.schedule.set_active(False)
            await idle()
            rounds.schedule.set_active(True)
            await idle()
        assert rounds.count == 0


@in_loop
async def test_rounds_of_many_machines_do_not_come_together(clock: FakeClock) -> None:
    clock.jitters = 0.8
    async with counted(clock):
        assert clock.next_timer() == pytest.approx(ACTIVE_EVERY * 0.8)


@in_loop
async def test_offline_it_tries_ever_less_often_up_to_five_minutes_and_forever(clock: FakeClock) -> None:
    schedule = Schedule(clock)
    await schedule.until_due()
    pauses = []
    for _ in range(10):
        schedule.went_wrong(ServerAway())
        waiting = asyncio.get_running_loop().create_task(schedule.until_due())
        await idle()
        pauses.append(clock.next_timer())
        clock.advance(pauses[-1])
        await waiting
    assert pauses[:4] == [FIRST_BACKOFF, 10, 20, 40]
    assert pauses[-3:] == [LONGEST_BACKOFF] * 3


@in_loop
async def test_back_online_it_begins_anew(clock: FakeClock) -> None:
    async with counted(clock) as rounds:
        for _ in range(4):
            rounds.schedule.went_wrong(ServerAway())
        rounds.schedule.went_well(compared=False)
        rounds.schedule.went_wrong(ServerAway())
        rounds.schedule.set_active(True)
        await idle()
        assert clock.next_timer() == FIRST_BACKOFF


@in_loop
async def test_the_server_is_left_alone_for_as_long_as_it_asks_also_when_something_is_to_be_sent(
    clock: FakeClock,
) -> None:
    clock.jitters = 0.8
    schedule = Schedule(clock)
    await schedule.until_due()
    schedule.went_wrong(ServerAway(retry_after=120))
    schedule.ask()
    waiting = asyncio.get_running_loop().create_task(schedule.until_due())
    await idle()
    assert 120 <= clock.next_timer() <= 144
    clock.advance(119)
    await idle()
    assert not waiting.done()
    clock.advance(clock.next_timer())
    await waiting


@in_loop
async def test_a_person_who_insists_is_obeyed_at_once(clock: FakeClock) -> None:
    async with counted(clock) as rounds:
        rounds.schedule.went_wrong(ServerAway(retry_after=120))
        rounds.schedule.ask(impatiently=True)
        await until(lambda: rounds.count)


@in_loop
async def test_what_is_asked_for_during_a_round_gives_another_one(clock: FakeClock) -> None:
    schedule = Schedule(clock)
    await schedule.until_due()
    schedule.ask()
    schedule.went_well(compared=True)
    await schedule.until_due()
    assert clock.monotonic() == 0


@in_loop
async def test_after_a_sleep_of_the_machine_it_looks_at_once_instead_of_waiting_out_its_backoff(
    clock: FakeClock,
) -> None:
    async with counted(clock) as rounds:
        for _ in range(8):
            rounds.schedule.went_wrong(ServerAway())
        rounds.schedule.set_active(True)
        await idle()
        clock.sleep(3600)
        rounds.schedule.set_active(True)  # whatever wakes it: the window, the next timer
        await until(lambda: rounds.count)


@in_loop
async def test_while_the_session_has_expired_nothing_is_tried(clock: FakeClock) -> None:
    async with counted(clock) as rounds:
        rounds.schedule.hold()
        rounds.schedule.ask(impatiently=True)
        rounds.schedule.set_active(False)
        await passes(clock, 10_000)
        assert rounds.count == 0
        rounds.schedule.release()
        await until(lambda: rounds.count)


@in_loop
async def test_what_could_not_be_sent_is_tried_again_before_the_next_poll_and_later_each_time(
    clock: FakeClock,
) -> None:
    async with counted(clock) as rounds:
        rounds.schedule.set_active(False)
        for pause in (FIRST_BACKOFF, 10, 20):
            rounds.schedule.retry_soon(Refused())
            await idle()
            assert clock.next_timer() == pause
            await passes(clock, pause)
        assert rounds.count == 3
        rounds.schedule.calm()
        rounds.schedule.retry_soon(ServerAway(retry_after=60))
        await idle()
        assert clock.next_timer() == 60


@in_loop
async def test_everything_is_compared_at_first_and_then_every_few_hours(clock: FakeClock) -> None:
    schedule = Schedule(clock)
    thorough = [schedule.is_thorough]
    schedule.went_well(compared=True)
    thorough.append(schedule.is_thorough)
    clock.sleep(THOROUGH_EVERY + 1)
    thorough.append(schedule.is_thorough)
    assert thorough == [True, False, True]


@in_loop
async def test_in_doubt_it_looks_again_soon_and_thoroughly(clock: FakeClock) -> None:
    async with counted(clock) as rounds:
        rounds.schedule.went_well(compared=True, doubts=True)
        rounds.schedule.set_active(False)
        await idle()
        assert clock.next_timer() == LOOK_AGAIN_AFTER
        assert rounds.schedule.is_thorough


@in_loop
async def test_many_that_were_told_the_same_time_do_not_come_back_together_and_none_too_early(
    clock: FakeClock,
) -> None:
    due = []
    for lot in (0.8, 1.0, 1.2):
        clock.jitters = lot
        schedule = Schedule(clock)
        schedule.went_wrong(ServerAway(retry_after=600))
        due.append(schedule._due_at() - clock.monotonic())
    assert min(due) >= 600
    assert max(due) >= 720
