"""What is told, in which words, and by which way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.notifications import ONE_BY_ONE_AT_MOST, Herald, Notification, Notifier, Way
from sync.engine.events import Changed
from sync.models import Kind
from tests.ui.conftest import ME, FakeSession, community

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sync.models import NewsItem


@pytest.fixture
def session(qapp: object, tmp_path: Path) -> Iterator[FakeSession]:
    assert qapp
    made = FakeSession(tmp_path)
    made.store.apply(community())
    yield made
    made.close()


def changed(session: FakeSession, *uids: str, first: bool = False) -> Changed:
    assert all(session.queries.news_item(uid) for uid in uids)
    return Changed(uids={Kind.NEWS: frozenset(uids)}, arrived=frozenset(uids), first=first)


def told(session: FakeSession, change: Changed) -> list[Notification]:
    return Herald(session.queries, ME.username).choose(change)


def test_news_that_arrives_is_told_with_its_author(session: FakeSession) -> None:
    notification = told(session, changed(session, "blog-yusuf"))[0]
    assert notification == Notification("Weekblog: drukte aan de balie", "Yusuf Kaya · Wat een week.", "blog-yusuf")


def test_official_news_says_so(session: FakeSession) -> None:
    assert told(session, changed(session, "nieuws-ijsbaan"))[0].title.endswith(": De ijsbaan op het plein gaat open")


def test_a_first_sync_tells_nothing(session: FakeSession) -> None:
    assert told(session, changed(session, "blog-yusuf", first=True)) == []


def test_what_only_changed_or_was_read_is_not_told(session: FakeSession) -> None:
    assert told(session, replace(changed(session, "blog-yusuf"), arrived=frozenset())) == []
    session.mark_read(["blog-yusuf"])
    assert told(session, changed(session, "blog-yusuf")) == []


def test_ones_own_news_is_not_told(session: FakeSession) -> None:
    item = session.queries.news_item("blog-yusuf")
    assert item
    session.store.apply([replace(item, author=ME.username)])
    assert told(session, changed(session, "blog-yusuf")) == []


def test_many_at_once_become_one(session: FakeSession) -> None:
    item = session.queries.news_item("blog-yusuf")
    assert item
    many: list[NewsItem] = [replace(item, uid=f"n{number}") for number in range(ONE_BY_ONE_AT_MOST + 1)]
    session.store.apply(many)
    notifications = told(session, changed(session, *(one.uid for one in many)))
    assert len(notifications) == 1
    assert "4" in notifications[0].title
    assert notifications[0].uid == ""


def test_without_a_notification_service_and_a_tray_it_is_known_that_nothing_was_shown(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    notifier = Notifier(None, lambda: True)
    with qtbot.waitSignal(notifier.told, timeout=20_000) as heard:
        notifier.tell(Notification("Titel", "tekst"))
    assert heard.args == [Notification("Titel", "tekst"), Way.NONE]
    notifier.close()


def test_who_wants_no_notifications_gets_none(qtbot: QtBot) -> None:
    notifier = Notifier(None, lambda: False)
    with qtbot.assertNotEmitted(notifier.told, wait=50):
        notifier.tell(Notification("Titel", "tekst"))
    notifier.close()
