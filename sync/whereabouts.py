"""Where somebody works: what the one text field of a profile says about it, read and written.

The text is for people who read it on the intranet's site too: ``thuis (2026-11-23); ma, di: Sneek; wo: Wommels`` means
at home on that one day, and by the week otherwise. A day that is past says nothing any more, so it lapses by itself. A
text of any other form is somebody's own words and holds until they change it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Mapping

Key = TypeVar("Key", int, date)

HOME = "thuis"
"""How a profile says "at home"; screens translate it."""
WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
"""The days by which a profile says a week, Monday first, as `date.weekday` counts."""
LONGEST_PLACE = 80
"""Characters of a place that are written."""
OFFICE_ZONE = ZoneInfo("Europe/Amsterdam")

_ONCE = re.compile(r"(.+?)\s*\((\d{4}-\d{2}-\d{2})\)")
_ONCE_BEFORE = re.compile(r"(\d{4}-\d{2}-\d{2})[\s:,]+(.+)")
_WEEKLY = re.compile(r"((?:{days})(?:\s*,\s*(?:{days}))*)\s*:\s*(.+)".format(days="|".join(WEEKDAYS)), re.IGNORECASE)
_SEPARATORS = re.compile(r"[;()\s]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Where somebody works: on single days, by the week (Monday is 0), or `said` in words of their own."""

    days: Mapping[date, str] = field(default_factory=dict)
    week: Mapping[int, str] = field(default_factory=dict)
    said: str = ""

    def on(self, day: date) -> str:
        """Give the place on a day, the empty string where it is not known."""
        return self.days.get(day) or self.week.get(day.weekday()) or self.said

    def with_day(self, day: date, place: str) -> Whereabouts:
        """Give what is so when somebody is elsewhere on one day; the empty place goes back to their week."""
        return replace(self, days=_having(self.days, day, place), said="")

    def with_weekday(self, weekday: int, place: str) -> Whereabouts:
        """Give what is so when somebody is at a place each Monday (0) or another day; the empty place for not known."""
        return replace(self, week=_having(self.week, weekday, place), said="")

    def text(self, today: date) -> str:
        """Write it as a profile has it; days before `today` are left out."""
        if self.said:
            return self.said
        once = [f"{place} ({day.isoformat()})" for day, place in sorted(self.days.items()) if day >= today]
        return "; ".join((*once, *(f"{days}: {place}" for place, days in self._week_by_place().items())))

    def _week_by_place(self) -> dict[str, str]:
        days_at: dict[str, list[str]] = {}
        for weekday, place in sorted(self.week.items()):
            days_at.setdefault(place, []).append(WEEKDAYS[weekday])
        return {place: ", ".join(days) for place, days in days_at.items()}


def place_on(text: str, day: date) -> str:
    """Tell where somebody whose profile says `text` works on a day: a place, or the empty string.

    `day` is the day at the office (`office_day`). A text of another form is given as it is, on every day.
    """
    return read(text).on(day)


@lru_cache(maxsize=4096)  # a directory reads the same few texts over and over
def read(text: str) -> Whereabouts:
    """Read what a profile says; it raises nothing, whatever that is."""
    days: dict[date, str] = {}
    week: dict[int, str] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        once = _once(part)
        weekly = _WEEKLY.fullmatch(part)
        if once is not None:
            days[once[0]] = once[1]
        elif weekly is not None:
            said = (name.strip().casefold() for name in weekly[1].split(","))
            week.update(dict.fromkeys(map(WEEKDAYS.index, said), weekly[2].strip()))
        else:
            return Whereabouts(said=text.strip())
    return Whereabouts(days=days, week=week)


def office_day(moment: datetime) -> date:
    """Give which day it is at the office at an aware `moment`, wherever this computer thinks it is."""
    return moment.astimezone(OFFICE_ZONE).date()


def until_next_day(moment: datetime) -> timedelta:
    """Give how long it takes from an aware `moment` until the next day begins at the office."""
    here = moment.astimezone(OFFICE_ZONE)
    midnight = datetime.combine(here.date() + timedelta(days=1), datetime.min.time(), OFFICE_ZONE)
    return midnight.astimezone(moment.tzinfo) - moment


def _once(part: str) -> tuple[date, str] | None:
    after, before = _ONCE.fullmatch(part), _ONCE_BEFORE.fullmatch(part)
    if after is not None:
        place, day = after[1], after[2]
    elif before is not None:
        day, place = before[1], before[2]
    else:
        return None
    try:
        return date.fromisoformat(day), place.strip()
    except ValueError:
        return None


def _having(known: Mapping[Key, str], key: Key, place: str) -> dict[Key, str]:
    written = _SEPARATORS.sub(" ", place).strip()[:LONGEST_PLACE].rstrip()
    others = {other: there for other, there in known.items() if other != key}
    return {**others, key: written} if written else others
