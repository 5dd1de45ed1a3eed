"""When to remind of events. Needs no Qt.

A day before is the same time by the clock on the wall, also where the clock is changed in between; a day that is meant
as a whole begins at midnight, so of that one is reminded the morning before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from sync.cache.marks import Mark
from ui.notices.matter import Matter
from ui.notifying import REMIND_BEFORE, USUAL_REMIND_BEFORE, Topic
from ui.widgets.dates import clock_time, spoken_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import tzinfo

    from desktop.told import Told
    from sync.cache.queries import Queries
    from sync.models import Account, Event
    from ui.settings import UiSettings

DAY = 24 * 60
LOOKS_AHEAD = timedelta(days=2)
LATE = timedelta(minutes=15)
"""How long an event without an end is worth a word after it began."""
IN_THE_MORNING = time(9)


@dataclass(frozen=True, slots=True)
class Reminder:
    """An event, and when to remind of it."""

    event: Event
    due: datetime
    key: str


def due_of(event: Event, minutes: int, zone: tzinfo | None = None) -> datetime:
    """Tell when to remind of an event so many minutes before it; `zone` is that of the clock on the wall."""
    here = event.start.astimezone(zone)
    if event.whole_day:
        return on_the_wall(datetime.combine(here.date() - timedelta(days=1), IN_THE_MORNING), zone)
    if minutes % DAY == 0:
        return on_the_wall(here.replace(tzinfo=None) - timedelta(days=minutes // DAY), zone)
    return event.start - timedelta(minutes=minutes)


def on_the_wall(naive: datetime, zone: tzinfo | None) -> datetime:
    """Give the time when the clock shows this, here (None) or in a zone."""
    return naive.astimezone() if zone is None else naive.replace(tzinfo=zone)


class Reminders:
    """Knows of which events a person is reminded: those they come to, and those of which they said so."""

    def __init__(
        self, queries: Queries, me: Callable[[], Account], settings: UiSettings, told: Told, zone: tzinfo | None = None
    ) -> None:
        self._queries = queries
        self._me = me
        self._settings = settings
        self._told = told
        self._zone = zone

    def next_due(self, now: datetime) -> datetime | None:
        """See `Source`; what begins later than can be seen from here is looked for again by then."""
        coming = [one.due for one in self._open(now)]
        if not coming and not self._queries.events(now + LOOKS_AHEAD, limit=1):
            return None
        return min([*coming, now + LOOKS_AHEAD / 2])

    def take_due(self, now: datetime) -> list[Matter]:
        """See `Source`."""
        return [self._matter(one) for one in self._open(now) if one.due <= now]

    def _open(self, now: datetime) -> Iterable[Reminder]:
        """Give the reminders of events that are not over and that were not told yet."""
        usual = self._settings.get(REMIND_BEFORE, USUAL_REMIND_BEFORE)
        chosen = self._queries.marked(Mark.REMINDER)
        going = self._queries.events_attended_by(self._me().username)
        for event in self._queries.events(now - LATE, now + LOOKS_AHEAD):
            minutes = chosen.get(event.uid) or (usual if event.uid in going else "")
            if not minutes.isdecimal() or (event.end or event.start + LATE) <= now:
                continue
            due = due_of(event, int(minutes), self._zone)
            key = f"reminder:{event.uid}:{event.start.isoformat()}:{minutes}"
            if self._told.is_new(key):
                yield Reminder(event, due, key)

    def _matter(self, reminder: Reminder) -> Matter:
        event = reminder.event
        day = spoken_day(event.start.astimezone(self._zone).date())
        when = day if event.whole_day else f"{day} {clock_time(event.start)}"
        text = " · ".join(part for part in (when, event.place) if part)
        return Matter(reminder.key, Topic.REMINDER, reminder.due, event.uid, title=event.title, text=text)
