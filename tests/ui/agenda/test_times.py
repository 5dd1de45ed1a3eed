from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sync.models import Event
from ui.agenda import times

TODAY = datetime.now().astimezone().replace(hour=12, minute=0, second=0, microsecond=0)


def event(start: datetime, **facts: Any) -> Event:
    known: dict[str, Any] = {"uid": "e1", "url": "", "modified": datetime.now(UTC), "title": "Inloop", "start": start}
    return Event(**(known | facts))


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


def midnight(days: int = 0) -> datetime:
    return (TODAY + timedelta(days=days)).replace(hour=0)


def test_what_ends_at_midnight_does_not_reach_the_next_day() -> None:
    assert times.last_day(event(midnight(), end=midnight(1))) == TODAY.date()
    assert times.last_day(event(midnight(), end=midnight(1) + hours(1))) == TODAY.date() + timedelta(days=1)


def test_something_is_over_when_it_has_ended() -> None:
    meeting = event(TODAY - hours(2), end=TODAY - hours(1))

    assert times.is_over(meeting, TODAY)
    assert not times.is_over(meeting, TODAY - hours(1.5))
    assert times.is_on(meeting, TODAY - hours(1.5))
    assert not times.is_on(meeting, TODAY - hours(3))


def test_without_an_end_it_is_over_when_its_day_is() -> None:
    open_ended = event(TODAY - hours(2))

    assert not times.is_over(open_ended, TODAY)
    assert times.is_over(open_ended, TODAY + timedelta(days=1))


def test_a_whole_day_lasts_until_its_end() -> None:
    holiday = event(midnight(), whole_day=True, end=midnight() + hours(23.99))

    assert not times.is_over(holiday, midnight() + hours(23.995))
    assert times.is_over(holiday, midnight(1))


def test_what_goes_on_for_days_stands_under_today_while_it_does() -> None:
    week = event(midnight(-2), end=midnight(3), whole_day=True)
    today = TODAY.date()

    assert times.day_shown(week, today) == today
    assert times.day_shown(week, today - timedelta(days=5)) == today - timedelta(days=2)
    assert times.day_shown(week, today + timedelta(days=9)) == today - timedelta(days=2)


def test_a_row_says_the_hours() -> None:
    start = TODAY.replace(hour=10)

    assert times.spoken_hours(event(start, end=start + hours(1.5))) == "10:00 \u2013 11:30"
    assert times.spoken_hours(event(start)) == "from 10:00"
    assert times.spoken_hours(event(midnight(), whole_day=True)) == "whole day"
    assert times.spoken_hours(event(start, end=start + timedelta(days=1))) == "until tomorrow"


def test_a_page_says_the_days_in_full() -> None:
    start = datetime(2031, 11, 24, 10, 0).astimezone()

    assert times.spoken_when(event(start, end=start + hours(1))) == ["Monday 24 November 2031", "10:00 \u2013 11:00"]
    assert times.spoken_when(event(start)) == ["Monday 24 November 2031", "from 10:00"]
    assert times.spoken_when(event(start.replace(hour=0), whole_day=True))[1] == "The whole day"
    assert times.spoken_when(event(start.replace(hour=0), whole_day=True, end=start + timedelta(days=2))) == [
        "Monday 24 November 2031 to Wednesday 26 November 2031",
        "3 day(s)",
    ]
    assert times.spoken_when(event(start, end=start + timedelta(days=1))) == [
        "from Monday 24 November 2031, 10:00",
        "to Tuesday 25 November 2031, 10:00",
    ]


def test_the_distance_is_said_as_people_say_it() -> None:
    start = TODAY + hours(1)

    assert times.spoken_distance(event(start), TODAY) == "today"
    assert times.spoken_distance(event(start + timedelta(days=1)), TODAY) == "tomorrow"
    assert times.spoken_distance(event(start + timedelta(days=4)), TODAY) == "in 4 day(s)"
    assert times.spoken_distance(event(TODAY - hours(1), end=start), TODAY) == "now"
    assert times.spoken_distance(event(TODAY - timedelta(days=2)), TODAY) == "over"
    assert times.first_day(event(start)) == date(start.year, start.month, start.day)
