"""When something takes place, as days here and in words."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from ui.widgets.dates import clock_time, long_day, now, spoken_day

if TYPE_CHECKING:
    from sync.models import Event

translate = QCoreApplication.translate

_MOMENT = timedelta(microseconds=1)


def first_day(event: Event) -> date:
    """Give the day on which it begins."""
    return event.start.astimezone().date()


def last_day(event: Event) -> date:
    """Give the last day on which it goes on: what ends at midnight does not reach the day that begins then."""
    if event.end is None or event.end <= event.start:
        return first_day(event)
    return (event.end - _MOMENT).astimezone().date()


def is_over(event: Event, moment: datetime) -> bool:
    """Tell whether it has ended. What has no end is over when its day is."""
    if event.end is not None and event.end > event.start and not event.whole_day:
        return event.end <= moment
    return last_day(event) < moment.astimezone().date()


def is_on(event: Event, moment: datetime) -> bool:
    """Tell whether it goes on at this moment."""
    return event.start <= moment and not is_over(event, moment)


def day_shown(event: Event, today: date) -> date:
    """Give the day under which it stands in a list: today where it has begun before and still goes on."""
    return today if first_day(event) < today <= last_day(event) else first_day(event)


def spoken_hours(event: Event) -> str:
    """Say when it takes place, for a row under its day: the hours, "whole day", "until Friday 27 November"."""
    if last_day(event) > first_day(event):
        return translate("agenda", "until {day}").format(day=spoken_day(last_day(event)))
    if event.whole_day:
        return translate("agenda", "whole day")
    return _hours(event)


class Numbers(QObject):
    """Sentences with a number in them: the extractor of texts sees plurals in `tr` only."""

    def of_days(self, number: int) -> str:
        """Say how long it lasts."""
        return self.tr("%n day(s)", "", number)

    def days_ahead(self, number: int) -> str:
        """Say how far away it is."""
        return self.tr("in %n day(s)", "", number)


NUMBERS = Numbers()


def spoken_when(event: Event) -> list[str]:
    """Say when it takes place, in one or two full lines: the day or days, and the hours where it has them."""
    first, last = first_day(event), last_day(event)
    if first == last:
        return [_full_day(first), translate("agenda", "The whole day") if event.whole_day else _hours(event)]
    if event.whole_day or event.end is None:
        days = (last - first).days + 1
        return [
            translate("agenda", "{first} to {last}").format(first=_full_day(first), last=_full_day(last)),
            NUMBERS.of_days(days),
        ]
    point = translate("agenda", "{day}, {time}")
    return [
        translate("agenda", "from {moment}").format(
            moment=point.format(day=_full_day(first), time=clock_time(event.start))
        ),
        translate("agenda", "to {moment}").format(moment=point.format(day=_full_day(last), time=clock_time(event.end))),
    ]


def spoken_distance(event: Event, moment: datetime) -> str:
    """Say how far away it is: "now", "today", "tomorrow", "in 3 days", or that it is over."""
    if is_over(event, moment):
        return translate("agenda", "over")
    if is_on(event, moment):
        return translate("agenda", "now")
    days = (first_day(event) - moment.astimezone().date()).days
    if days <= 1:
        return spoken_day(first_day(event), moment.astimezone().date())
    return NUMBERS.days_ahead(days)


def _hours(event: Event) -> str:
    if event.end is None or event.end <= event.start:
        return translate("agenda", "from {time}").format(time=clock_time(event.start))
    span = translate("agenda", "{start} \u2013 {end}")
    return span.format(start=clock_time(event.start), end=clock_time(event.end))


def _full_day(day: date) -> str:
    spoken = long_day(day)
    return spoken if day.year == now().year else translate("agenda", "{day} {year}").format(day=spoken, year=day.year)
