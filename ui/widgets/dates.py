"""Dates and times as people say them: "vandaag 14:05", "gisteren", "di 3 nov"."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale


def now() -> datetime:
    """Give the time here, with its zone."""
    return datetime.now().astimezone()


def spoken_day(day: date, today: date | None = None) -> str:
    """Say a day: today, yesterday, tomorrow, else weekday and date; the year only where it is another."""
    today = today or now().date()
    near = {
        today: QCoreApplication.translate("dates", "today"),
        today - timedelta(days=1): QCoreApplication.translate("dates", "yesterday"),
        today + timedelta(days=1): QCoreApplication.translate("dates", "tomorrow"),
    }
    if day in near:
        return near[day]
    return _formatted(day, "ddd d MMM" if day.year == today.year else "d MMM yyyy")


def spoken_time(moment: datetime, today: date | None = None) -> str:
    """Say a time: with the hour where it is near, else the day alone."""
    here = moment.astimezone()
    today = today or now().date()
    day = spoken_day(here.date(), today)
    if abs((here.date() - today).days) > 1:
        return day
    return QCoreApplication.translate("dates", "{day} {time}").format(day=day, time=clock_time(here))


def clock_time(moment: datetime) -> str:
    """Say the hour and minute here."""
    return moment.astimezone().strftime("%H:%M")


def long_day(day: date) -> str:
    """Say a day in full: "maandag 23 november"."""
    return _formatted(day, "dddd d MMMM")


def month_name(day: date) -> str:
    """Give the month, short: "nov"."""
    return _formatted(day, "MMM").rstrip(".")


def _formatted(day: date, pattern: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern).replace(".", "")
