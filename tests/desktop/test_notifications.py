"""What is told, in which words, when, and by which way."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from desktop.blog_reminder import BlogReminder
from desktop.herald import SUMMARY
from desktop.links import Link, place_of
from desktop.notification import Notification, Way
from desktop.notifications import Notifier
from desktop.side_loop import SideLoop
from desktop.surroundings import Around, Surroundings
from desktop.teller import MOST_A_MINUTE, Teller
from desktop.told import Told
from sync.blogs import series_uid
from sync.cache.marks import Mark
from sync.cache.working_copies import WorkingCopy
from sync.engine.editing_events import LockFreed
from sync.engine.events import Changed, Connection, Direction, SyncState, Transfer, TransferStatus
from sync.errors import Refused
from sync.models import Comment, Kind, Page
from tests.ui.account.test_preferences import Settings
from tests.ui.conftest import ME, NOW, FakeSession
from ui.navigation import Place
from ui.notices.matter import Matter
from ui.notices.matters import bundled, matters_in
from ui.notifying import Content, Manner, Rules, Topic, rules_from

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from sync.models import Item, NewsItem

ROOT = Path(__file__).parent.parent.parent
MONDAY_NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


class Clock:
    """The clock on the wall, moved by hand."""

    def __init__(self) -> None:
        self.time = MONDAY_NOON

    def __call__(self) -> datetime:
        return self.time


class Room(Surroundings):
    """Surroundings that are as the test says, and told at once."""

    def __init__(self) -> None:
        super().__init__(SideLoop(), lambda: False)
        self.around = Around()

    def ask(self) -> None:
        self.answered.emit(self.around)


class Ear(Notifier):
    """Hears what would be told."""

    def __init__(self) -> None:
        super().__init__(None, lambda: self.on)
        self.on = True
        self.room = Room()
        self.surroundings = self.room
        self.heard: list[Notification] = []

    def send(self, notification: Notification) -> None:
        self.heard.append(notification)


class Desk:
    """A teller with all around it; `tell` has it say at once what it has gathered."""

    def __init__(self, session: FakeSession, folder: Path, **chosen: str) -> None:
        self.session, self.clock, self.ear, self.settings = session, Clock(), Ear(), Settings()
        self.settings.chosen.update(chosen)
        self.looking = False
        self._path = folder / "told.json"
        self.teller = self._made()

    def _made(self) -> Teller:
        told = Told(self._path)
        return Teller(self.session, self.settings, self.ear, told, lambda: self.looking, now=self.clock)

    def restart(self) -> None:
        self.teller.leave()
        self.teller = self._made()

    def tell(self) -> list[Notification]:
        self.settle()
        self.ear.heard.clear()
        self.teller._timer.stop()
        self.teller._tell()
        return list(self.ear.heard)

    def settle(self) -> None:
        """Wait until the worker has looked at all that happened."""
        loop, patience = QEventLoop(), QTimer(singleShot=True)
        patience.start(20_000)
        while self.teller._looking and patience.isActive():
            QTimer.singleShot(5, loop.quit)
            loop.exec()
        assert not self.teller._looking

    def arrive(self, *items: Item) -> None:
        self.session.put(*items)


@pytest.fixture
def desk(session_with_people: FakeSession, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(session_with_people, tmp_path)
    made.clock.time = datetime.now(UTC).astimezone(ZoneInfo("Europe/Amsterdam"))
    yield made
    made.teller.leave()
    made.ear.close()


def news(desk: Desk, uid: str, **facts: Any) -> NewsItem:
    like = desk.session.queries.news_item("blog-yusuf")
    assert like is not None
    return replace(like, **{"uid": uid, "published": NOW, "blog": False, "official": True, **facts})


def said(uid: str, text: str = "Mooi!", item: str = "nieuws-ijsbaan", in_reply_to: str = "") -> Comment:
    return Comment(
        uid=uid,
        url="",
        modified=NOW,
        item_uid=item,
        author="yusuf.kaya",
        author_name="Yusuf Kaya",
        text=text,
        created=NOW,
        in_reply_to=in_reply_to,
    )


# The day on which one writes


def test_an_author_is_reminded_once_on_the_day_until_it_is_written(desk: Desk) -> None:
    today = desk.clock.time.replace(hour=10)
    desk.clock.time = today.replace(hour=7)
    mine = {"author": ME.username, "blog": True, "series": "Uit de wijk", "official": False}
    desk.arrive(*(news(desk, f"b{week}", published=today - timedelta(weeks=week), **mine) for week in (1, 2, 3)))
    desk.tell()
    reminder = BlogReminder(desk.session, desk.teller.take, desk.session, now=desk.clock)
    assert timedelta(milliseconds=reminder._timer.remainingTime()) <= timedelta(hours=2)

    desk.clock.time = today
    reminder.look()
    reminder.look()
    (told,) = desk.tell()
    assert told.title == "Today you write “Uit de wijk”"
    uid = series_uid(ME.username, "Uit de wijk")
    assert place_of(Link("news", told.uid), desk.session.queries) == Place("news", uid)
    assert desk.tell() == []

    desk.clock.time = today + timedelta(weeks=1)
    desk.arrive(news(desk, "b0", published=today + timedelta(days=6), **mine))
    reminder.look()
    assert desk.tell() == []
    reminder.leave()


# What is a matter


def topics(desk: Desk, *items: Item) -> list[Topic]:
    applied = desk.session.store.apply(items)
    changed = Changed(uids=applied.uids, arrived=applied.arrived)
    return [matter.topic for matter in matters_in(changed, desk.session.queries, ME, {})]


def test_each_kind_of_news_is_known(desk: Desk) -> None:
    assert topics(desk, news(desk, "n1")) == [Topic.OFFICIAL]
    assert topics(desk, news(desk, "n2", official=False)) == [Topic.NEWS]
    desk.session.store.mark(Mark.FOLLOWED, ["person-yusuf.kaya", series_uid("anna.dejong", "Uit de wijk")], on=True)
    blog = news(desk, "b1", official=False, blog=True, series="Uit de wijk", author="anna.dejong")
    assert topics(desk, news(desk, "f1", official=False)) == [Topic.FOLLOWED]
    assert topics(desk, replace(blog, uid="n7", series="Anders")) == [Topic.NEWS]
    assert topics(desk, blog) == [Topic.FOLLOWED]
    team = desk.session.queries.news_item("team-rooster")
    assert team is not None
    assert topics(desk, replace(team, uid="n3")) == [Topic.TEAM]
    assert topics(desk, news(desk, "n4", lead=f"Met dank aan @{ME.full_name}!")) == [Topic.MENTION]
    assert topics(desk, news(desk, "n5", lead="Met dank aan @jelle.ytsma-bos")) == [Topic.OFFICIAL]
    assert topics(desk, news(desk, "n6", author=ME.username)) == []


def test_a_save_in_another_program_is_not_told_of_unless_it_fails(desk: Desk) -> None:
    copy = WorkingCopy(uid="werkinstructie", path="/x/y.docx", since=NOW, base=NOW, digest="")
    desk.session.store.working_copies.put(copy)
    done = Transfer(
        key="k9", direction=Direction.UP, status=TransferStatus.DONE, title="y.docx", document_uid="werkinstructie"
    )
    desk.session.transfer_changed.emit(done)
    assert desk.tell() == []
    desk.session.transfer_changed.emit(replace(done, status=TransferStatus.FAILED))
    assert [told.title for told in desk.tell()] == ["y.docx was not sent"]


def test_a_document_that_one_waited_for_is_told_of_each_time_it_is_free(desk: Desk) -> None:
    desk.session.editing.hear(LockFreed(uid="werkinstructie"))
    told = desk.tell()[0]
    assert told.title == "Werkinstructie paspoortaanvraag.docx is free: you can change it now"
    assert (told.uid, told.matter.topic if told.matter else None) == ("werkinstructie", Topic.LOCK)
    desk.session.editing.hear(LockFreed(uid="werkinstructie"))
    assert len(desk.tell()) == 1


def test_what_colleagues_say_to_me_is_known_from_what_they_say_to_others(desk: Desk) -> None:
    mine = replace(said("c-mine"), author=ME.username)
    assert topics(desk, mine) == []
    assert topics(desk, said("c1")) == []
    assert topics(desk, said("c2", in_reply_to="c-mine")) == [Topic.ANSWER]
    assert topics(desk, said("c3", text="Vraag het @jelle.ytsma.")) == [Topic.MENTION]
    assert topics(desk, news(desk, "n-mine", author=ME.username), said("c4", item="n-mine")) == [Topic.COMMENT]


def test_a_document_is_told_of_where_it_is_kept_offline(desk: Desk) -> None:
    document = desk.session.queries.document("werkinstructie")
    assert document is not None
    assert topics(desk, replace(document, modified=NOW)) == []
    desk.session.store.offline.keep(["werkinstructie"])
    assert topics(desk, replace(document, modified=NOW + timedelta(minutes=1))) == [Topic.DOCUMENT]


@pytest.mark.parametrize("place", ["rooster", "map-balie", "team-burgerzaken"])
def test_whoever_follows_a_document_or_what_it_lies_in_is_told_of_it_and_of_new_ones(desk: Desk, place: str) -> None:
    document = desk.session.queries.document("rooster")
    assert document is not None
    theirs = replace(document, modified=NOW, author="anna.dejong")
    assert topics(desk, theirs) == []
    desk.session.store.mark(Mark.FOLLOWED, [place], on=True)
    assert topics(desk, replace(theirs, modified=NOW + timedelta(minutes=1))) == [Topic.DOCUMENT]
    new = replace(theirs, uid="nieuw", url=f"{theirs.url}-2")
    assert topics(desk, new) == [Topic.SHARED]


def test_whoever_follows_a_page_is_told_when_it_changes_but_not_of_what_they_saw(desk: Desk) -> None:
    page = Page(uid="verlof", url="https://intranet.example.org/verlof", modified=NOW, title="Verlof")
    assert topics(desk, page) == []
    desk.session.store.mark(Mark.FOLLOWED, ["verlof"], on=True, value=NOW.isoformat())
    followed = Changed(uids={Kind.PAGES: frozenset({"verlof"})})
    assert matters_in(followed, desk.session.queries, ME, {}) == []
    assert topics(desk, replace(page, modified=NOW + timedelta(minutes=1))) == [Topic.DOCUMENT]


def test_a_first_sync_and_what_was_read_are_no_matter(desk: Desk) -> None:
    applied = desk.session.store.apply([news(desk, "n1")])
    changed = Changed(uids=applied.uids, arrived=applied.arrived)
    assert matters_in(replace(changed, first=True), desk.session.queries, ME, {}) == []
    plain = desk.session.store.apply([news(desk, "n0", official=False)])
    assert matters_in(Changed(uids=plain.uids), desk.session.queries, ME, {}) == []
    desk.session.store.mark_read(["n1"])
    assert matters_in(changed, desk.session.queries, ME, {}) == []


# When it is told


@pytest.mark.parametrize(
    ("at", "quiet"),
    [("17:59", False), ("18:00", True), ("23:59", True), ("00:00", True), ("07:59", True), ("08:00", False)],
)
def test_quiet_hours_go_over_midnight(at: str, quiet: bool) -> None:
    rules = Rules(quiet=(time(18), time(8)))
    assert rules.is_quiet(datetime.combine(MONDAY_NOON, time.fromisoformat(at), MONDAY_NOON.tzinfo)) is quiet


def test_quiet_hours_follow_the_clock_on_the_wall_when_summer_begins() -> None:
    rules, zone = Rules(quiet=(time(23), time(8))), ZoneInfo("Europe/Amsterdam")
    before = datetime(2026, 3, 29, 5, 30, tzinfo=UTC).astimezone(zone)  # 7:30 by the clock since that night
    assert before.hour == 7
    assert rules.is_quiet(before)
    assert not rules.is_quiet(before + timedelta(hours=1))


@pytest.mark.parametrize(("day", "quiet"), [(0, False), (4, False), (5, True), (6, True)])
def test_on_days_off_nothing_is_told(day: int, quiet: bool) -> None:
    assert Rules(workdays=frozenset({1, 2, 3, 4, 5})).is_quiet(MONDAY_NOON + timedelta(days=day)) is quiet


def test_rules_that_cannot_be_read_count_as_not_chosen() -> None:
    settings = Settings()
    settings.chosen.update(
        notify_official="luid", quiet="on", quiet_from="zes", workdays="1x9", notification_content="?"
    )
    rules = rules_from(settings)
    assert rules.manner(Topic.OFFICIAL) is Manner.NOTIFY
    assert rules.quiet == (time(18), time(8))
    assert (rules.workdays, rules.content) == (frozenset({1}), Content.CONTENT)


def test_news_is_told_once_also_after_a_restart(desk: Desk) -> None:
    desk.arrive(news(desk, "n1", title="De ijsbaan"))
    assert [one.title for one in desk.tell()] == ["Official: De ijsbaan"]
    desk.session.changed.emit(Changed(uids={Kind.NEWS: frozenset({"n1"})}, arrived=frozenset({"n1"})))
    assert desk.tell() == []
    desk.restart()
    desk.session.changed.emit(Changed(uids={Kind.NEWS: frozenset({"n1"})}, arrived=frozenset({"n1"})))
    assert desk.tell() == []


@pytest.mark.parametrize("damage", [b"{", b'{"a": 1}', b"\xff"])
def test_a_damaged_memory_of_what_was_told_is_begun_anew(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "told.json"
    path.write_bytes(damage)
    assert Told(path).new_ones(["a"]) == {"a"}
    assert Told(path).new_ones(["a", "b"]) == {"b"}
    assert "a" not in json.loads(path.read_text())


def test_a_week_away_is_one_summary(desk: Desk) -> None:
    old = NOW - timedelta(days=5)
    items = [news(desk, f"n{number}", modified=old, published=old) for number in range(80)]
    desk.arrive(*items[:2])
    desk.arrive(*items[2:])
    told = desk.tell()
    assert [one.replaces for one in told] == [SUMMARY]
    assert "80" in told[0].title


def test_while_it_still_fetches_it_waits_for_the_rest(desk: Desk) -> None:
    desk.session.become(SyncState(connection=Connection.SYNCING, done=1, total=80))
    desk.arrive(news(desk, "n1"))
    assert desk.tell() == []
    desk.session.become(SyncState(connection=Connection.ONLINE))
    assert len(desk.tell()) == 1


def test_a_thousand_changes_in_a_minute_become_a_few_notifications(desk: Desk) -> None:
    told: list[Notification] = []
    for number in range(1000):
        desk.arrive(news(desk, f"n{number}"))
        if number % 10 == 0:
            told += desk.tell()
    assert 1 <= len(told) <= MOST_A_MINUTE
    assert desk.teller._timer.isActive()  # what was left over is told when the minute is over
    assert len(desk.teller._held) > 0


def test_a_few_are_told_one_by_one_and_more_as_one() -> None:
    matters = [Matter(str(number), Topic.NEWS, NOW) for number in range(4)]
    assert bundled(matters[:3], NOW, 5, timedelta(hours=1)) == (matters[:3], [])
    assert bundled(matters, NOW, 5, timedelta(hours=1)) == ([], matters)
    assert bundled(matters[:3], NOW, 2, timedelta(hours=1)) == ([], matters[:3])


def test_while_it_is_quiet_or_paused_it_is_held_and_then_one_summary(desk: Desk) -> None:
    desk.settings.chosen["workdays"] = "".join(set("1234567") - {str(desk.clock.time.isoweekday())})
    desk.arrive(news(desk, "n1"), news(desk, "n2"), news(desk, "n3"), news(desk, "n4"))
    assert desk.tell() == []
    desk.settings.chosen["workdays"] = "1234567"
    desk.teller.pause(timedelta(hours=1))
    assert desk.tell() == []
    assert desk.teller.is_paused
    desk.restart()
    assert desk.teller.is_paused
    desk.arrive(news(desk, "n5"))
    desk.clock.time += timedelta(hours=1, seconds=1)
    assert len(desk.tell()) == 1


def test_what_was_read_meanwhile_is_not_told_any_more(desk: Desk) -> None:
    desk.arrive(news(desk, "n1"))
    desk.session.mark_read(["n1"])
    assert desk.tell() == []


def test_what_is_only_counted_stands_in_a_summary_and_what_is_off_does_not(desk: Desk) -> None:
    desk.settings.chosen.update(notify_official="count", notify_mention="notify", notify_team="off")
    desk.arrive(news(desk, "n1"), news(desk, "n2"))
    assert desk.tell() == []
    team = desk.session.queries.news_item("team-rooster")
    assert team is not None
    desk.arrive(replace(team, uid="t1", published=NOW))
    desk.arrive(*(said(f"c{number}", text="@jelle.ytsma") for number in range(4)))
    assert [one.title[:1] for one in desk.tell()] == ["6"]


def test_a_muted_team_is_not_heard_but_an_answer_in_it_is(desk: Desk) -> None:
    desk.settings.chosen["muted_teams"] = "team-burgerzaken"
    team = desk.session.queries.news_item("team-rooster")
    assert team is not None
    desk.arrive(replace(team, uid="t1", published=NOW))
    assert desk.tell() == []
    desk.arrive(replace(said("c0", item="t1"), author=ME.username))
    desk.arrive(said("c1", item="t1", in_reply_to="c0"))
    assert [one.title for one in desk.tell()] == ["Yusuf Kaya answered you"]


def test_what_was_sent_is_told_to_who_looks_elsewhere_and_what_was_not_to_everybody(desk: Desk) -> None:
    done = Transfer(key="k1", direction=Direction.UP, status=TransferStatus.DONE, title="Rooster.xlsx")
    failed = replace(done, key="k2", status=TransferStatus.FAILED, error=Refused(reason="vol"))
    desk.looking = True
    desk.session.transfer_changed.emit(done)
    desk.session.transfer_changed.emit(failed)
    desk.session.transfer_changed.emit(failed)
    told = desk.tell()
    assert [one.title for one in told] == ["Rooster.xlsx was not sent"]
    assert "vol" in told[0].text
    desk.looking = False
    desk.session.transfer_changed.emit(replace(done, key="k3"))
    desk.session.transfer_changed.emit(replace(done, key="k4", direction=Direction.DOWN))
    assert [one.title for one in desk.tell()] == ["Rooster.xlsx is sent"]


def test_to_sign_in_again_is_asked_once(desk: Desk) -> None:
    for _ in range(3):
        desk.session.become(SyncState(connection=Connection.SIGN_IN_AGAIN))
    assert [one.title for one in desk.tell()] == ["Sign in again"]


@pytest.mark.parametrize(
    ("content", "title", "text"),
    [
        (Content.CONTENT, "Yusuf Kaya answered you", "Geheim"),
        (Content.SENDER, "New from Yusuf Kaya", ""),
        (Content.NOTHING, "Something new on the intranet", ""),
    ],
)
def test_no_more_is_shown_than_the_person_wants_others_to_see(
    desk: Desk, content: Content, title: str, text: str
) -> None:
    desk.settings.chosen["notification_content"] = content
    desk.arrive(replace(said("c0"), author=ME.username))
    desk.arrive(said("c1", text="Geheim", in_reply_to="c0"))
    assert [(one.title, one.text) for one in desk.tell()] == [(title, text)]
    desk.arrive(*(news(desk, f"n{number}", title="Geheim") for number in range(5)))
    assert [("Geheim" in one.text) for one in desk.tell()] == [content is Content.CONTENT]


def test_who_wants_no_notifications_gets_none_now_or_later(desk: Desk) -> None:
    desk.ear.on = False
    desk.arrive(news(desk, "n1"))
    assert desk.tell() == []
    desk.ear.on = True
    assert desk.tell() == []


def test_after_leaving_nothing_is_told(desk: Desk) -> None:
    desk.arrive(news(desk, "n1"))
    desk.teller.leave()
    assert not desk.teller._timer.isActive()
    desk.session.put(news(desk, "n2"))
    assert desk.tell() == []
    desk.teller = desk._made()


def test_from_the_moment_of_signing_out_nothing_is_told_or_remembered(desk: Desk) -> None:
    desk.arrive(news(desk, "n1"))
    desk.settle()
    desk._path.unlink()
    desk.session.signed_out.emit()
    desk.arrive(news(desk, "n2"))
    desk.session.become(SyncState(connection=Connection.SIGN_IN_AGAIN))
    assert desk.tell() == []
    assert not desk._path.exists()


def test_a_test_says_what_stands_in_its_way(desk: Desk) -> None:
    desk.teller.send_test()
    assert len(desk.ear.heard) == 1
    assert desk.teller.hindrances(Around()) == []
    desk.teller.pause(timedelta(hours=1))
    desk.ear.on = False
    assert len(desk.teller.hindrances(Around())) == 2


# By which way


def test_without_a_notification_service_and_a_tray_it_is_known_that_nothing_was_shown(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    notifier = Notifier(None, lambda: True)
    with qtbot.waitSignal(notifier.told, timeout=20_000) as heard:
        notifier.tell(Notification("Titel", "tekst"))
    assert heard.args == [Notification("Titel", "tekst"), Way.LIST]
    notifier.close()


def test_who_wants_no_notifications_gets_none(qtbot: QtBot) -> None:
    notifier = Notifier(None, lambda: False)
    with qtbot.assertNotEmitted(notifier.told, wait=50):
        notifier.tell(Notification("Titel", "tekst"))
    notifier.close()


def test_a_real_notification_daemon_shows_acts_on_replaces_and_clears(tmp_path: Path) -> None:
    """Debian's dunst on a session bus of its own, on a display of its own."""
    assert shutil.which("dunst"), "apt-get install dunst xvfb dbus"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DBUS_")}
    environment |= {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "MIENSKIP_HOME": str(tmp_path / "home")}
    done = subprocess.run(
        ["dbus-run-session", "--", "xvfb-run", "-a", sys.executable, "-m", "tests.desktop.with_dunst"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "everything held" in done.stdout
