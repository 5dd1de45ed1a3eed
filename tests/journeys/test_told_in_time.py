"""What colleagues do is told once, opens in one click, can be answered from there, and ends with signing out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from desktop.notification import Deed, Notification, Way
from desktop.presence import Presence
from desktop.settings import Settings
from sync.models import is_waiting
from ui.navigation import AGENDA, NEWS, NOTICES, Place
from ui.notifying import Topic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.journeys.conftest import Desk
    from tests.plone_server import Site, Somebody

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)", extend=True)


class Told:
    """All that the program tells on one machine, by the way that is left without a notification service: the list."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.heard: list[Notification] = []
        self._begin()

    def _begin(self) -> None:
        desk = self.desk
        self.presence = Presence(desk.session, desk.window, Settings(desk.home), desk.home, QObject(desk.window))
        self.presence._notifier.told.connect(self._hear)
        desk.session.set_active(True)  # as if one sat before it: it looks every half minute

    def _hear(self, notification: Notification, way: str) -> None:
        assert way == Way.LIST
        self.heard.append(notification)

    def restart(self) -> None:
        self.presence.leave()
        self._begin()

    def of(self, topic: Topic) -> list[Notification]:
        return [one for one in self.heard if one.matter is not None and one.matter.topic is topic]

    def one(self, topic: Topic) -> Notification:
        """Sync until it is told of one thing of this kind, and give that."""
        self.desk.session.sync_now()
        self.desk.until(lambda: self.of(topic))
        (told,) = self.of(topic)
        return told

    def settle(self) -> None:
        """Sync once more, and wait until all that came was looked at and told."""
        teller = self.presence._teller
        self.desk.session.sync_now()
        self.desk.until_connected()
        self.desk.until(lambda: not teller._looking and not teller._timer.isActive() and not teller._asks)

    def act(self, notification: Notification, deed: Deed, words: str = "") -> None:
        self.presence._notifier.acted.emit(notification, deed, words)


@pytest.fixture
def told_at(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Desk], Told]]:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    machines: list[Told] = []

    def made(desk: Desk) -> Told:
        machines.append(Told(desk))
        return machines[-1]

    yield made
    for machine in machines:
        machine.presence.leave()


def say(who: Somebody, post: str, words: str) -> None:
    who.http.post(f"{post}/@comments", json={"text": words}).raise_for_status()


def said_here(desk: Desk, uid: str, words: str) -> bool:
    """Tell whether something stands below an item that the site has."""
    return any(one.text == words and not is_waiting(one.uid) for one in desk.session.queries.comments(uid))


def test_what_colleagues_do_is_told_once_and_one_click_away(
    site: Site, desk_of: Callable[[Somebody], Desk], told_at: Callable[[Desk], Told]
) -> None:
    jelle, yusuf, anna = site.somebody("jelle"), site.somebody("yusuf"), site.somebody("anna")
    mine = jelle.create("/news", "News Item", site.name("mijn"), title="Mijn bericht")
    jelle.transition(mine, "show_internally")
    desk = desk_of(jelle)
    desk.until(lambda: desk.session.queries.by_url(site.url + mine))
    here = told_at(desk)

    official = anna.create("/news", "News Item", site.name("bestuur"), title="Nieuwe openingstijden")
    anna.transition(official, "show_internally")
    desk.session.sync_now()
    desk.until(lambda: desk.session.queries.by_url(site.url + official))
    here.settle()
    assert here.heard == [], "other news is only counted"
    site.administration.transition(official.lstrip("/"), "publish_internally")
    told = here.one(Topic.OFFICIAL)
    assert told.title == "Officieel: Nieuwe openingstijden"
    here.act(told, Deed.OPEN)
    assert desk.window.here == Place(NEWS, told.uid)
    desk.until(lambda: desk.session.queries.is_read([told.uid]))

    say(yusuf, mine, "Goed idee, doe je mee?")
    told = here.one(Topic.COMMENT)
    assert told.text == "Goed idee, doe je mee?"
    assert desk.window.bell.count == 1
    here.act(told, Deed.WHY)
    assert told.matter is not None
    assert desk.window.here == Place(NOTICES, told.matter.key)
    here.act(told, Deed.ANSWER, "Ja, graag")
    desk.until(lambda: said_here(desk, told.uid, "Ja, graag"))
    said = jelle.http.get(f"{mine}/@comments").json()["items"]
    assert [one["text"]["data"] for one in said] == ["Goed idee, doe je mee?", "Ja, graag"]
    assert said[1]["in_reply_to"] == said[0]["comment_id"]
    assert desk.window.bell.count == 0

    say(yusuf, official, f"Weet @{jelle.username} dit ook?")
    here.one(Topic.MENTION)
    assert desk.window.bell.count == 1

    number = len(here.heard)
    here.settle()
    here.restart()
    here.settle()
    assert len(here.heard) == number
    assert desk.window.bell.count == 1

    desk.session.sign_out()
    desk._left = True
    say(yusuf, mine, "Ben je er nog?")
    here.presence._teller.look_at_the_clock()
    assert not here.presence._teller._timer.isActive()
    assert len(here.heard) == number
    assert desk.window.bell.count == 0
    desk.window.leave()


def test_what_was_answered_on_one_machine_is_not_told_on_the_other(
    site: Site, desk_of: Callable[[Somebody], Desk], told_at: Callable[[Desk], Told]
) -> None:
    jelle, yusuf = site.somebody("jelle"), site.somebody("yusuf")
    mine = jelle.create("/news", "News Item", site.name("mijn"), title="Mijn bericht")
    jelle.transition(mine, "show_internally")
    office, laptop = desk_of(jelle), desk_of(jelle)
    office.until(lambda: office.session.queries.by_url(site.url + mine))
    laptop.until(lambda: laptop.session.queries.by_url(site.url + mine))
    at_the_office, on_the_laptop = told_at(office), told_at(laptop)
    laptop.session._engine.ask(lambda engine: engine._schedule.hold())  # it sleeps in its bag

    say(yusuf, mine, "Doe je mee?")
    told = at_the_office.one(Topic.COMMENT)
    at_the_office.act(told, Deed.ANSWER, "Ja")
    office.until(lambda: said_here(office, told.uid, "Ja"))

    laptop.session._engine.ask(lambda engine: engine._schedule.release())
    laptop.until(lambda: said_here(laptop, told.uid, "Ja"))
    on_the_laptop.settle()
    assert on_the_laptop.heard == []


def test_of_an_event_that_one_comes_to_one_is_reminded(
    site: Site, desk_of: Callable[[Somebody], Desk], told_at: Callable[[Desk], Told]
) -> None:
    jelle, board = site.somebody("jelle"), site.reviewer()
    soon = datetime.now(UTC) + timedelta(minutes=10)
    item = board.create(
        "/agenda",
        "Event",
        site.name("inloop"),
        title="Inloopspreekuur",
        start=soon.isoformat(),
        end=(soon + timedelta(hours=1)).isoformat(),
        location="Raadzaal",
    )
    board.transition(item, "show_internally")
    desk = desk_of(jelle)
    here = told_at(desk)
    desk.session.sync_now()
    desk.until(lambda: desk.session.queries.by_url(site.url + item))
    found = desk.session.queries.by_url(site.url + item)
    assert found is not None
    here.settle()
    assert here.of(Topic.REMINDER) == []
    desk.session.attend(found[1], going=True)
    told = here.one(Topic.REMINDER)
    assert (told.title, "Raadzaal" in told.text) == ("Inloopspreekuur", True)
    here.act(told, Deed.OPEN)
    assert desk.window.here == Place(AGENDA, found[1])
