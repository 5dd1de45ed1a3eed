"""Progress is told a few times a second, with how long it will take at the speed of the last seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sync.engine.progress import EVERY, WINDOW, Throttled

if TYPE_CHECKING:
    from tests.sync.engine.devices import FakeClock

MB = 1_000_000


class Told(list[tuple[int, int, float | None]]):
    def __call__(self, done: int, total: int, seconds_left: float | None) -> None:
        self.append((done, total, seconds_left))


def test_it_is_told_a_few_times_a_second_and_at_the_end(clock: FakeClock) -> None:
    told = Told()
    progress = Throttled(clock, told)
    for done in range(1, 11):
        clock.advance(EVERY / 5)
        progress(done, 10)
    assert [done for done, _, _ in told] == [1, 6, 10]


def test_the_time_left_goes_by_the_speed_and_is_steady_where_single_pieces_are_not(clock: FakeClock) -> None:
    told = Told()
    progress = Throttled(clock, told)
    for second in range(60):
        progress(second * MB + (second % 2) * MB // 2, 100 * MB)
        clock.advance(1)
    sure = [left for _, _, left in told if left is not None]
    assert len(sure) == 59
    expected = [100 - second for second in range(15, 60)]
    assert sure[14:] == pytest.approx(expected, rel=0.1)


def test_it_follows_a_line_that_becomes_slower(clock: FakeClock) -> None:
    told = Told()
    progress = Throttled(clock, told)
    done = 0
    for speed, seconds in ((10 * MB, 10), (MB, round(WINDOW) + 1)):
        for _ in range(seconds):
            done += speed
            progress(done, 1000 * MB)
            clock.advance(1)
    assert told[-1][2] == pytest.approx((1000 * MB - done) / MB)


def test_nothing_is_said_of_the_time_left_too_early_or_without_a_size_or_when_it_stands_still(clock: FakeClock) -> None:
    told = Told()
    progress = Throttled(clock, told)
    progress(MB, 10 * MB)
    clock.advance(0.5)
    progress(2 * MB, 10 * MB)
    clock.advance(1)
    progress(3 * MB, 0)
    clock.advance(WINDOW + 1)
    progress(3 * MB, 10 * MB)
    assert [left for _, _, left in told] == [None] * 4


def test_a_body_that_begins_anew_is_measured_anew(clock: FakeClock) -> None:
    told = Told()
    progress = Throttled(clock, told)
    for done in (50, 60, 1):
        progress(done * MB, 100 * MB)
        clock.advance(2)
    assert told[-1] == (MB, 100 * MB, None)
