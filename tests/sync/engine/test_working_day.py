"""Many clients do not come together: not in the morning, not after an outage, not because they were told to wait."""

from __future__ import annotations

import pytest

from tests.sync.engine.working_day import CHANGED, COMPARISON, HOUR, Outage, a_day

COLLEAGUES = 60
CHANGES = 120
AT_ONCE = 3
"""Clients that may happen to make their largest round within one second."""
OUTAGE = (10.5 * HOUR, 10.75 * HOUR)


def test_the_morning_is_no_rush() -> None:
    day = a_day(COLLEAGUES, CHANGES)
    assert day.peak() <= AT_ONCE * (COMPARISON + CHANGED)
    assert day.mean(8.5 * HOUR, 9.5 * HOUR) < 2 * day.mean(9.5 * HOUR, 17 * HOUR)


@pytest.mark.parametrize("retry_after", [None, 120.0], ids=["nobody answers", "a proxy says when"])
def test_after_an_outage_they_come_back_one_by_one(retry_after: float | None) -> None:
    began, ended = OUTAGE
    day = a_day(COLLEAGUES, CHANGES, Outage(began, ended, retry_after))
    usual = day.mean(11 * HOUR, 16 * HOUR)
    assert sum(day.turned_away.values()) / (ended - began) < usual
    assert 0 < day.mean(ended, ended + 300) < 2 * usual
    assert day.peak(ended, ended + 300) <= AT_ONCE * (COMPARISON + CHANGED)
