"""Where somebody works, in words of the reader's language."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from sync.whereabouts import HOME

if TYPE_CHECKING:
    from sync.whereabouts import Whereabouts

translate = QCoreApplication.translate


def is_home(place: str) -> bool:
    """Tell whether a place is somebody's home, as profiles write it."""
    return place.casefold() == HOME


def spoken_place(place: str) -> str:
    """Say a place: home in the reader's language, any other as it is called."""
    return translate("whereabouts", "Home") if is_home(place) else place


def spoken_today(place: str) -> str:
    """Say where somebody is today, as a sentence of a badge."""
    if is_home(place):
        return translate("whereabouts", "Works from home today")
    return translate("whereabouts", "Today at {place}").format(place=place)


def weekday_name(weekday: int, *, short: bool = False) -> str:
    """Give the name of a day of the week, Monday being 0."""
    form = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return QLocale().standaloneDayName(weekday + 1, form).rstrip(".")


def spoken_week(known: Whereabouts) -> str:
    """Say where somebody works by the week: "ma, di Sneek · wo Thuis"; the empty text where that is not known."""
    days_at: dict[str, list[str]] = {}
    for weekday, place in sorted(known.week.items()):
        days_at.setdefault(spoken_place(place), []).append(weekday_name(weekday, short=True))
    return " \u00b7 ".join(f"{', '.join(days)} {place}" for place, days in days_at.items())


def next_workday(today: date) -> date:
    """Give the first day after today that is not in a weekend."""
    return today + timedelta(days={4: 3, 5: 2}.get(today.weekday(), 1))
