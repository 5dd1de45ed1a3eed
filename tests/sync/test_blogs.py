from __future__ import annotations

from datetime import date, timedelta

import pytest

from sync.blogs import is_due, series_of, series_uid, usual_day

FRIDAY = date(2026, 11, 6)


def weekly(count: int, last: date = FRIDAY) -> list[date]:
    return [last - timedelta(weeks=number) for number in range(count)]


@pytest.mark.parametrize(("author", "series"), [("anna", ""), ("anna.de-jong", "Uit de wijk"), ("a", "met/streep")])
def test_a_series_is_known_by_its_author_and_name(author: str, series: str) -> None:
    assert series_of(series_uid(author, series)) == (author, series)


@pytest.mark.parametrize("uid", ["", "anna", "series:", "series:anna", "series:/x", "0f3a"])
def test_other_uids_are_no_series(uid: str) -> None:
    assert series_of(uid) is None


@pytest.mark.parametrize(
    ("days", "weekday"),
    [
        (weekly(4), 5),
        (weekly(2), None),
        ([], None),
        ([FRIDAY, FRIDAY - timedelta(days=6), FRIDAY - timedelta(days=14), FRIDAY - timedelta(days=21)], 5),
        ([FRIDAY - timedelta(days=30 * number) for number in range(6)], None),
        ([FRIDAY - timedelta(days=number) for number in range(6)], None),
    ],
    ids=["each friday", "too few", "none", "once a day late", "monthly", "every day"],
)
def test_the_usual_day_is_that_of_a_weekly_habit(days: list[date], weekday: int | None) -> None:
    assert usual_day(days) == weekday


def test_a_blog_is_due_on_its_day_until_it_is_written() -> None:
    next_friday = FRIDAY + timedelta(weeks=1)
    assert is_due(weekly(4), next_friday, None)
    assert not is_due(weekly(4), FRIDAY, None)
    assert not is_due(weekly(4), next_friday - timedelta(days=1), None)
    assert not is_due(weekly(4, next_friday - timedelta(days=1)), next_friday, None)


def test_the_day_that_the_author_chose_goes_before_the_usual_one() -> None:
    next_friday = FRIDAY + timedelta(weeks=1)
    assert not is_due(weekly(4), next_friday, 0)
    assert not is_due(weekly(4), next_friday, 1)
    assert is_due(weekly(4), next_friday + timedelta(days=3), 1)
    assert is_due(weekly(1), next_friday, 5)
    assert is_due([], FRIDAY, 5)


def test_whoever_gave_up_writing_is_left_alone() -> None:
    assert not is_due(weekly(4), FRIDAY + timedelta(weeks=8), None)
    assert is_due(weekly(4), FRIDAY + timedelta(weeks=8), 5)
