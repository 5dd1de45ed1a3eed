"""What an author does with a post that was sent: give it to others, publish it at its time, put back what it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from sync.cache.commands import SetAudience
from sync.engine.events import Problem
from sync.engine.posting_events import PostHistory, PostVersion
from sync.errors import ServerAway
from sync.models import Audience, NewsItem
from sync.server import StoredVersion
from tests.ui.conftest import ME, NOW
from ui.composer.publishing import Publishing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession
    from ui.composer.audience_dialog import AudienceDialog
    from ui.composer.post_history import PostHistoryWindow
    from ui.widgets.pictures import PictureLoader

MINE = NewsItem(
    uid="mine",
    url="https://intranet.example.org/news/mine",
    modified=NOW,
    title="Ruimte & tijd",
    body_html="<p>Nu</p>",
    author=ME.username,
    published=NOW,
)
WHEN = datetime.now(UTC) + timedelta(days=1)
LATER = SetAudience(key="k", uid="mine", audience=Audience.EVERYONE, not_before=WHEN.isoformat())


@pytest.fixture
def publishing(qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader) -> Iterator[Publishing]:
    parent = QWidget()
    qtbot.addWidget(parent)
    fake_session.put(MINE)
    yield Publishing(fake_session, pictures, parent)
    for window in parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        window.close()


def menu_of(publishing: Publishing, item: NewsItem) -> dict[str, Any]:
    menu = QMenu()
    publishing.offer(menu, item)
    return {action.text().replace("&&", "&"): action for action in menu.actions()} | {"": menu}


def asked(session: FakeSession, name: str) -> list[Any]:
    return [facts for called, facts in session.asked if called == name]


def answered(dialog: AudienceDialog, audience: Audience) -> str:
    dialog.question.buttons[audience].click()
    return dialog.consequence.text()


def test_a_colleagues_post_and_official_news_are_not_given_away(publishing: Publishing) -> None:
    assert menu_of(publishing, replace(MINE, author="anna.dejong")).keys() == {""}
    assert menu_of(publishing, replace(MINE, official=True)).keys() == {"Earlier versions…", ""}
    assert menu_of(publishing, replace(MINE, uid="waiting:1")).keys() == {"For whom is it?…", ""}


@pytest.mark.parametrize(
    ("before", "audience", "words"),
    [
        (Audience.ME, Audience.EVERYONE, "every colleague can read it"),
        (Audience.ME, Audience.TEAM, "your team can read it"),
        (Audience.EVERYONE, Audience.TEAM, "do not come along"),
        (Audience.EVERYONE, Audience.ME, "Nobody but you"),
    ],
)
def test_it_is_said_what_changes_before_a_post_is_given_to_others(
    publishing: Publishing, fake_session: FakeSession, before: Audience, audience: Audience, words: str
) -> None:
    dialog = publishing.ask_for_whom(replace(MINE, audience=before))
    assert not dialog.accept_button.isEnabled()
    assert words in answered(dialog, audience)
    container_uid = dialog.question.container_uid
    dialog.accept_button.click()
    assert asked(fake_session, "give_to") == [("mine", audience, container_uid, None)]
    assert bool(container_uid) is (audience is Audience.TEAM)


def test_what_it_is_for_already_cannot_be_chosen(publishing: Publishing) -> None:
    dialog = publishing.ask_for_whom(MINE)
    assert answered(dialog, Audience.EVERYONE) == ""
    assert not dialog.accept_button.isEnabled()


def test_what_is_to_be_published_later_can_be_at_once_or_not_at_all(
    publishing: Publishing, fake_session: FakeSession
) -> None:
    fake_session.store.enqueue(LATER, [])
    menu = menu_of(publishing, MINE)
    (now,) = [action for words, action in menu.items() if words.startswith("Publish now instead of tomorrow")]
    now.trigger()
    assert asked(fake_session, "give_to") == [("mine", Audience.EVERYONE, "", None)]
    menu["Do not publish it"].trigger()
    assert asked(fake_session, "cancel") == ["k"]


def told(window: PostHistoryWindow, session: FakeSession) -> None:
    versions = tuple(StoredVersion(number=n, made=NOW - timedelta(hours=3 - n), author="Jelle Ytsma") for n in (1, 0))
    session.posting.hear(PostHistory(uid="mine", versions=versions))
    session.posting.hear(PostVersion(uid="mine", number=1, item=MINE))
    window.list.setCurrentRow(1)
    session.posting.hear(PostVersion(uid="mine", number=0, item=replace(MINE, title="Ruimte", body_html="<p>Toen</p>")))


def test_an_earlier_version_is_read_and_put_back(publishing: Publishing, fake_session: FakeSession) -> None:
    window = publishing.show_history(MINE)
    assert window.pane.is_loading
    told(window, fake_session)
    assert asked(fake_session, "ask_version") == [("mine", 1), ("mine", 0)]
    assert (window.title.text(), window.body.toPlainText()) == ("Ruimte", "Toen")
    window.restore.click()
    before = {"title": "Ruimte & tijd", "body_html": "<p>Nu</p>"}
    after = {"title": "Ruimte", "body_html": "<p>Toen</p>"}
    assert asked(fake_session, "revise") == [("mine", before, after, ())]


def test_the_newest_version_is_not_put_back(publishing: Publishing, fake_session: FakeSession) -> None:
    window = publishing.show_history(MINE)
    told(window, fake_session)
    window.list.setCurrentRow(0)
    assert not window.restore.isEnabled()


def test_no_versions_and_no_connection_are_said(publishing: Publishing, fake_session: FakeSession) -> None:
    window = publishing.show_history(MINE)
    fake_session.problem.emit(Problem(error=ServerAway("cut")))
    assert not window.pane.is_loading
    other = publishing.show_history(MINE)
    fake_session.posting.hear(PostHistory(uid="mine", versions=()))
    assert other.pane.notice.accessibleName().startswith("No versions are kept")
