"""What is told at a time of the clock on the wall: reminders of events, the digest, what was put off."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from desktop.digest import Digest
from desktop.due import LOOKS_AGAIN_WITHIN, Due
from desktop.reminders import Reminders, due_of
from desktop.told import Told
from sync.cache.marks import Mark
from sync.models import Attendance, Event
from tests.ui.account.test_preferences import Settings
from tests.ui.conftest import ME, NOW, SITE
from ui.notices.matter import Matter
from ui.notifying import USUAL_DIGEST_DAY, Topic

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import FakeSession

ZONE = ZoneInfo("Europe/Amsterdam")
SUMMER_BEGINS, WINTER_BEGINS = datetime(2026, 3, 29, tzinfo=ZONE), datetime(2026, 10, 25, tzinfo=ZONE)
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=ZONE)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def event(start: datetime, uid: str = "e1", **facts: Any) -> Event:
    made = Event(uid=uid, url=f"{SITE}/{uid}", modified=NOW, title="Inloopspreekuur", start=start, place="Raadzaal")
    return replace(made, **facts)


def coming_to(uid: str) -> Attendance:
    return Attendance(uid=f"a-{uid}", url="", modified=NOW, event_uid=uid, username=ME.username, going=True)


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def told(tmp_path: Path) -> Told:
    return Told(tmp_path / "told.json")


@pytest.fixture
def reminders(session_with_people: FakeSession, settings: Settings, told: Told) -> Reminders:
    return Reminders(session_with_people.queries, lambda: ME, settings, told, ZONE)


# Events


@pytest.mark.parametrize("changes", [SUMMER_BEGINS, WINTER_BEGINS])
def test_a_day_before_is_the_same_time_by_the_clock_also_when_that_is_changed(changes: datetime) -> None:
    start = changes.replace(hour=10)
    due = due_of(event(start.astimezone(UTC)), 1440, ZONE).astimezone(ZONE)
    assert (due.date(), due.hour) == ((start - DAY).date(), 10)
    assert due_of(event(start), 60, ZONE) == start - HOUR


def test_an_hour_before_is_an_hour_also_in_the_night_when_the_clock_is_changed() -> None:
    start = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)  # 3:30 by the clock; at 2 it became 3
    assert due_of(event(start), 60, ZONE) == start - HOUR


def test_of_a_whole_day_one_is_reminded_the_morning_before() -> None:
    due = due_of(event(MONDAY.replace(hour=0), whole_day=True), 15, ZONE).astimezone(ZONE)
    assert (due.day, due.hour) == (22, 9)


def test_one_is_reminded_of_what_one_comes_to_and_of_nothing_else(
    session_with_people: FakeSession, reminders: Reminders
) -> None:
    session_with_people.store.apply([event(MONDAY + HOUR, "e1"), event(MONDAY + HOUR, "e2"), coming_to("e1")])
    assert reminders.take_due(MONDAY) == []
    assert reminders.next_due(MONDAY) == MONDAY + timedelta(minutes=45)
    (matter,) = reminders.take_due(MONDAY + timedelta(minutes=45))
    assert (matter.topic, matter.uid, matter.title) == (Topic.REMINDER, "e1", "Inloopspreekuur")
    assert "Raadzaal" in matter.text


def test_each_event_may_have_a_choice_of_its_own(
    session_with_people: FakeSession, reminders: Reminders, settings: Settings
) -> None:
    session_with_people.store.apply([event(MONDAY + DAY, "e1"), event(MONDAY + DAY, "e2"), coming_to("e1")])
    session_with_people.store.mark(Mark.REMINDER, ["e1"], on=True, value="off")
    session_with_people.store.mark(Mark.REMINDER, ["e2"], on=True, value="60")
    assert reminders.next_due(MONDAY) == MONDAY + DAY - HOUR
    settings.chosen["remind_before"] = "off"
    assert [one.uid for one in reminders.take_due(MONDAY + DAY - HOUR)] == ["e2"]


def test_a_reminder_outlives_a_restart_and_is_given_once(
    session_with_people: FakeSession, settings: Settings, told: Told, tmp_path: Path
) -> None:
    session_with_people.store.apply([event(MONDAY + HOUR), coming_to("e1")])
    late = MONDAY + HOUR + timedelta(minutes=10)  # the machine slept, or the program did not run
    first = Reminders(session_with_people.queries, lambda: ME, settings, told, ZONE).take_due(late)
    assert [one.uid for one in first] == ["e1"]
    told.new_ones(one.key for one in first)
    again = Reminders(session_with_people.queries, lambda: ME, settings, Told(tmp_path / "told.json"), ZONE)
    assert again.take_due(late) == []
    session_with_people.store.apply([event(MONDAY + 3 * HOUR)])  # it was moved
    assert len(again.take_due(MONDAY + 3 * HOUR)) == 1


def test_of_what_is_over_nobody_is_reminded(session_with_people: FakeSession, reminders: Reminders) -> None:
    session_with_people.store.apply([event(MONDAY, end=MONDAY + HOUR), coming_to("e1")])
    assert len(reminders.take_due(MONDAY + timedelta(minutes=30))) == 1
    assert reminders.take_due(MONDAY + 2 * HOUR) == []


def test_where_the_agenda_is_empty_nothing_is_waited_for(session_with_people: FakeSession, told: Told) -> None:
    found = Reminders(session_with_people.queries, lambda: ME, Settings(), told, ZONE)
    far = datetime(2036, 1, 1, tzinfo=ZONE)
    assert found.next_due(far) is None


# The digest


@pytest.fixture
def digest(session_with_people: FakeSession, settings: Settings, told: Told) -> Digest:
    return Digest(session_with_people.queries, lambda: ME, settings, told, ZONE)


SOON = NOW.astimezone(ZONE).replace(second=0) + HOUR
"""After all that happened in the community, at whatever hour these tests run."""


def test_who_asked_for_none_gets_none(digest: Digest) -> None:
    assert digest.next_due(MONDAY) is None
    assert digest.take_due(MONDAY) == []


def test_the_digest_comes_once_at_the_time_that_was_chosen(digest: Digest, settings: Settings, told: Told) -> None:
    settings.chosen.update(digest="daily", digest_at=f"{SOON:%H:%M}")
    assert digest.take_due(SOON - DAY - HOUR) == []
    assert digest.next_due(SOON - HOUR) == SOON
    (matter,) = digest.take_due(SOON)
    assert matter.topic is Topic.DIGEST
    assert "De ijsbaan op het plein gaat open" in matter.text
    assert digest.take_due(SOON + HOUR) == []
    again = Digest(digest._queries, lambda: ME, settings, told, ZONE)
    assert again.take_due(SOON + HOUR) == []


@pytest.mark.parametrize("day", ["12", "0", "", "maandag"])
def test_a_day_that_is_none_counts_as_the_usual_one(digest: Digest, settings: Settings, day: str) -> None:
    settings.chosen.update(digest="weekly", digest_at="16:00", digest_day=day)
    due = digest.next_due(SOON)
    assert due is not None
    assert due.isoweekday() == int(USUAL_DIGEST_DAY)


def test_a_time_that_passed_unseen_is_made_up_for_but_none_from_before_the_choice(
    digest: Digest, settings: Settings
) -> None:
    settings.chosen.update(digest="daily", digest_at=f"{SOON:%H:%M}")
    assert digest.take_due(SOON - DAY + timedelta(minutes=10)) == []
    assert len(digest.take_due(SOON + 2 * HOUR)) == 1


def test_a_weekly_digest_comes_on_its_day_and_a_daily_one_on_workdays(digest: Digest, settings: Settings) -> None:
    settings.chosen.update(digest="weekly", digest_day="5", digest_at="09:00")
    due = digest.next_due(MONDAY)
    assert due is not None
    assert (due.isoweekday(), due.hour) == (5, 9)
    settings.chosen.update(digest="daily", workdays="24")
    due = digest.next_due(MONDAY)
    assert due is not None
    assert due.isoweekday() == 2


def test_the_digest_keeps_to_the_clock_on_the_wall_when_summer_begins(digest: Digest, settings: Settings) -> None:
    settings.chosen.update(digest="daily", digest_at="09:00")
    due = digest.next_due(SUMMER_BEGINS.replace(hour=0) - HOUR)
    assert due is not None
    assert due.astimezone(ZONE).hour == 9


# The clock


class Once:
    """One matter, at one time."""

    def __init__(self, at: datetime | None) -> None:
        self.at = at

    def next_due(self, _now: datetime) -> datetime | None:
        return self.at

    def take_due(self, now: datetime) -> list[Matter]:
        if self.at is None or self.at > now:
            return []
        due, self.at = self.at, None
        return [Matter("k", Topic.REMINDER, due)]


def test_the_clock_is_watched_only_while_there_is_something_to_wait_for(qapp: object) -> None:
    assert qapp
    now, source = [MONDAY], Once(MONDAY + 3 * HOUR)
    due = Due([source], lambda: now[0])
    came: list[object] = []
    due.came.connect(came.append)
    due.look()
    assert due.waits
    assert due._timer.interval() <= 3 * 3600 * 1000 / 4
    now[0] += 3 * HOUR + timedelta(seconds=1)  # the clock was put forward
    due.look()
    assert len(came) == 1
    assert not due.waits


def test_a_clock_that_is_put_back_tells_nothing_twice(qapp: object) -> None:
    assert qapp
    now = [MONDAY + HOUR]
    due = Due([Once(MONDAY + HOUR)], lambda: now[0])
    came: list[object] = []
    due.came.connect(came.append)
    due.look()
    now[0] -= 2 * HOUR
    due.look()
    assert len(came) == 1
    due.leave()


def test_a_timer_never_waits_longer_than_a_sleeping_machine_could_be_forgiven(qapp: object) -> None:
    assert qapp
    due = Due([Once(MONDAY + timedelta(minutes=12))], lambda: MONDAY)
    due.plan()
    assert due._timer.interval() == LOOKS_AGAIN_WITHIN.total_seconds() * 1000
    due.leave()
