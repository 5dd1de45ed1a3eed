"""The digest: at a time that the person chose, what they missed. Needs no Qt.

Times are those of the clock on the wall. A time that passed while the program did not run is made up for once.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from desktop.reminders import on_the_wall
from ui.notices.matter import Matter
from ui.notices.missed import LINES, missed_since
from ui.notices.words import digest_title, title_of
from ui.notifying import (
    DIGEST,
    DIGEST_AT,
    DIGEST_DAY,
    USUAL_DIGEST_AT,
    USUAL_DIGEST_DAY,
    Rhythm,
    Topic,
    rules_from,
    time_from,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

    from desktop.told import Told
    from sync.cache.queries import Queries
    from sync.models import Account
    from ui.settings import UiSettings

CHOSEN = "digest_chosen"
"""The setting that tells what was chosen since when: nothing is made up for from before that."""
WEEK = 7


class Digest:
    """Tells, at a time, what the person missed since the time before."""

    def __init__(
        self, queries: Queries, me: Callable[[], Account], settings: UiSettings, told: Told, zone: tzinfo | None = None
    ) -> None:
        self._queries = queries
        self._me = me
        self._settings = settings
        self._told = told
        self._zone = zone

    def next_due(self, now: datetime) -> datetime | None:
        """See `Source`."""
        if not self._days():
            return None
        return self._slot(now, forward=True)

    def take_due(self, now: datetime) -> list[Matter]:
        """See `Source`."""
        if not self._days():
            return []
        since = self._chosen_since(now)
        slot = self._slot(now, forward=False)
        key = f"digest:{slot.isoformat()}"
        if slot <= since or not self._told.is_new(key):
            return []
        self._told.new_ones([key])
        before = self._slot(slot - timedelta(seconds=1), forward=False)
        missed = missed_since(self._queries, self._me(), before, rules_from(self._settings))
        if not missed:
            return []
        text = "\n".join(title_of(matter) for matter in missed[:LINES])
        return [Matter(f"{key}:told", Topic.DIGEST, now, title=digest_title(missed), text=text, number=len(missed))]

    def _days(self) -> frozenset[int]:
        """Tell on which days of the week there is one, 1 for Monday."""
        rhythm = self._settings.get(DIGEST, Rhythm.OFF)
        if rhythm == Rhythm.WEEKLY:
            day = self._settings.get(DIGEST_DAY, USUAL_DIGEST_DAY)
            return frozenset({int(day if day in tuple("1234567") else USUAL_DIGEST_DAY)})
        return rules_from(self._settings).workdays if rhythm == Rhythm.DAILY else frozenset()

    def _at(self) -> time:
        return time_from(self._settings.get(DIGEST_AT, USUAL_DIGEST_AT), USUAL_DIGEST_AT)

    def _slot(self, now: datetime, *, forward: bool) -> datetime:
        """Give the next time after `now`, or the last one until then."""
        today, days, at = now.astimezone(self._zone).date(), self._days(), self._at()
        for away in range(WEEK + 1):
            day = today + timedelta(days=away if forward else -away)
            slot = on_the_wall(datetime.combine(day, at), self._zone)
            if day.isoweekday() in days and (slot > now if forward else slot <= now):
                return slot
        raise AssertionError("a week has each day")

    def _chosen_since(self, now: datetime) -> datetime:
        """Tell since when the present choice holds; a new one holds from now on."""
        plan = f"{self._settings.get(DIGEST)} {self._at():%H:%M} {sorted(self._days())}"
        kept, _, since = self._settings.get(CHOSEN).partition("|")
        if kept == plan:
            try:
                return datetime.fromisoformat(since)
            except ValueError:
                pass
        self._settings.set(CHOSEN, f"{plan}|{now.isoformat()}")
        return now
