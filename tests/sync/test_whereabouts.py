from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.whereabouts import HOME, LONGEST_PLACE, Whereabouts, office_day, place_on, read, until_next_day

MONDAY = date(2026, 11, 23)
TUESDAY = MONDAY + timedelta(days=1)
SUNDAY = MONDAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "monday", "tuesday"),
    [
        ("", "", ""),
        ("Sneek (2026-11-23)", "Sneek", ""),
        ("Sneek(2026-11-23)", "Sneek", ""),
        ("2026-11-23 Sneek", "Sneek", ""),
        ("2026-11-23: Sneek", "Sneek", ""),
        ("Sneek (2026-11-22)", "", ""),
        ("ma: Sneek", "Sneek", ""),
        ("ma, di: Sneek; wo: thuis", "Sneek", "Sneek"),
        ("MA,DI : Sneek", "Sneek", "Sneek"),
        ("thuis (2026-11-23); ma, di: Sneek", "thuis", "Sneek"),
        ("ma, di: Sneek; thuis (2026-11-23)", "thuis", "Sneek"),
        ("Sneek, zaal (2e) (2026-11-23)", "Sneek, zaal (2e)", ""),
        ("Wommels", "Wommels", "Wommels"),
        ("meestal Sneek, soms thuis", "meestal Sneek, soms thuis", "meestal Sneek, soms thuis"),
        ("Sneek (2026-13-45)", "Sneek (2026-13-45)", "Sneek (2026-13-45)"),
        ("ma: Sneek; bel maar even", "ma: Sneek; bel maar even", "ma: Sneek; bel maar even"),
        ("zo: thuis", "", ""),
        ("(2026-11-23)", "(2026-11-23)", "(2026-11-23)"),
        ("ma:", "ma:", "ma:"),
        (";;", "", ""),
    ],
)
def test_a_text_says_where_somebody_is_on_a_day(text: str, monday: str, tuesday: str) -> None:
    assert place_on(text, MONDAY) == monday
    assert place_on(text, TUESDAY) == tuesday


def test_what_is_set_for_today_lapses_and_the_week_goes_on() -> None:
    week = Whereabouts().with_weekday(0, "Sneek").with_weekday(1, "Sneek").with_weekday(2, HOME)
    text = week.with_day(MONDAY, HOME).text(MONDAY)
    assert text == "thuis (2026-11-23); ma, di: Sneek; wo: thuis"
    assert place_on(text, MONDAY) == "thuis"
    assert place_on(text, MONDAY + timedelta(days=7)) == "Sneek"
    assert read(text).text(TUESDAY) == "ma, di: Sneek; wo: thuis"


def test_taking_back_today_gives_the_week_again() -> None:
    known = read("thuis (2026-11-23); ma: Sneek")
    assert known.with_day(MONDAY, "").text(MONDAY) == "ma: Sneek"
    assert known.with_weekday(0, "").text(MONDAY) == "thuis (2026-11-23)"


def test_own_words_make_way_for_what_is_set() -> None:
    assert read("Wommels").with_day(MONDAY, "Sneek").text(MONDAY) == "Sneek (2026-11-23)"


def test_a_place_cannot_say_more_than_a_place() -> None:
    text = Whereabouts().with_day(MONDAY, "Sneek; di: (2026-11-24)\nWommels").text(MONDAY)
    assert ";" not in text
    assert place_on(text, TUESDAY) == ""
    assert len(Whereabouts().with_day(MONDAY, "x" * 400).on(MONDAY)) == LONGEST_PLACE


@given(st.text(max_size=200), st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)))
def test_any_text_is_read(text: str, day: date) -> None:
    known = read(text)
    place_on(text, day)
    assert read(known.text(date.min)) == known


@given(st.dictionaries(st.integers(0, 6), st.text(max_size=40)), st.text(max_size=40))
def test_what_is_written_is_read_again(week: dict[int, str], today: str) -> None:
    known = Whereabouts().with_day(MONDAY, today)
    for weekday, place in week.items():
        known = known.with_weekday(weekday, place)
    assert read(known.text(MONDAY)) == known


def test_the_day_is_that_of_the_office_wherever_the_computer_is() -> None:
    late = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert office_day(late) == MONDAY
    assert office_day(late - timedelta(hours=1)) == SUNDAY
    summer = datetime(2026, 7, 5, 22, 30, tzinfo=UTC)
    assert office_day(summer) == date(2026, 7, 6)


def test_the_next_day_begins_at_midnight_there_also_when_the_clock_goes_back() -> None:
    assert until_next_day(datetime(2026, 11, 23, 22, 0, tzinfo=UTC)) == timedelta(hours=1)
    assert until_next_day(datetime(2026, 10, 24, 22, 0, tzinfo=UTC)) == timedelta(hours=25)
