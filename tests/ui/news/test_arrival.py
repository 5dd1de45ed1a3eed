"""Whether a post arrived: what its readers can say of it, and what its author gets to see."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QGuiApplication

from sync.models import Audience, Capabilities, NewsItem, Response, ResponseKind
from tests.ui.conftest import NOW
from ui.composer.audience_dialog import AudienceDialog
from ui.news.arrival import Arrival

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession
    from ui.widgets.pictures import PictureLoader

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)", extend=True)
ITEM = "nieuws-ijsbaan"
ME = "jelle.ytsma"
CONFIRMED, NOT_FOR_ME = ResponseKind.CONFIRMED, ResponseKind.NOT_FOR_ME


@pytest.fixture
def arrival(qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader) -> Arrival:
    offered = Capabilities(product="Plone", responses=True, likes=True)
    fake_session.store.save_capabilities(offered)
    made = Arrival(fake_session, pictures)
    qtbot.addWidget(made)
    made.show()
    return made


def item(session: FakeSession, **facts: Any) -> NewsItem:
    found = session.queries.news_item(ITEM)
    assert found is not None
    return replace(found, **{"confirmation_asked": True, **facts})


def said(kind: ResponseKind, username: str = "", uid: str = "r", **facts: Any) -> Response:
    return Response(uid=uid, url="", modified=NOW, item_uid=ITEM, kind=kind, username=username, **facts)


def asked(session: FakeSession, name: str) -> list[Any]:
    return [what for called, what in session.asked if called == name]


def test_a_reader_confirms_once(arrival: Arrival, fake_session: FakeSession) -> None:
    arrival.show_item(item(fake_session))
    arrival.confirmation.button.click()
    assert asked(fake_session, "respond") == [(ITEM, CONFIRMED, True)]
    fake_session.put(said(CONFIRMED, ME, "waiting:r"))
    arrival.show_item(item(fake_session))
    assert "not sent yet" in arrival.confirmation.words.text()
    assert not arrival.confirmation.button.isVisible()


@pytest.mark.parametrize("facts", [{"confirmation_asked": False}, {"official": False}, {"uid": "waiting:x"}])
def test_nobody_is_asked_to_confirm_what_does_not_ask(
    arrival: Arrival, fake_session: FakeSession, facts: dict[str, Any]
) -> None:
    arrival.show_item(item(fake_session, **facts))
    assert not arrival.confirmation.isVisible()


def test_an_author_sees_who_confirmed_and_copies_the_list(arrival: Arrival, fake_session: FakeSession) -> None:
    for number, name in enumerate(("yusuf.kaya", "anna.dejong", "yusuf.kaya")):
        fake_session.put(said(CONFIRMED, name, f"r{number}"))
    arrival.show_item(item(fake_session, author=ME))
    assert arrival.confirmation.words.text() == "2 of 3 colleagues have read and understood this."
    assert not arrival.confirmation.names.isVisible()
    arrival.confirmation.button.click()
    assert arrival.confirmation.names.text() == "Anna de Jong, Yusuf Kaya"
    arrival.confirmation.copy.click()
    assert QGuiApplication.clipboard().text() == "Anna de Jong\nYusuf Kaya"


def test_a_reader_says_that_it_was_not_for_them_and_takes_it_back(arrival: Arrival, fake_session: FakeSession) -> None:
    arrival.show_item(item(fake_session))
    arrival.not_for_me.button.click()
    fake_session.put(said(NOT_FOR_ME, ME))
    arrival.show_item(item(fake_session))
    assert arrival.not_for_me.small.text() == "The author sees a number, not names."
    arrival.not_for_me.button.click()
    assert asked(fake_session, "respond") == [(ITEM, NOT_FOR_ME, True), (ITEM, NOT_FOR_ME, False)]


def test_an_author_sees_a_number_and_is_led_to_the_question(arrival: Arrival, fake_session: FakeSession) -> None:
    mine = item(fake_session, author=ME, official=False)
    arrival.show_item(mine)
    assert not arrival.not_for_me.isVisible(), "nobody said anything"
    fake_session.put(said(NOT_FOR_ME, uid="t", number=5))
    arrival.show_item(mine)
    assert "5" in arrival.not_for_me.words.text()
    arrival.not_for_me.button.click()
    dialog = arrival.findChild(AudienceDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close()


def test_likes_are_counted_and_nobody_is_named(arrival: Arrival, fake_session: FakeSession) -> None:
    arrival.show_item(item(fake_session, likes_open=True, likes=2))
    assert asked(fake_session, "look") == [ITEM]
    assert arrival.likes.button.text() == "2 like(s)"
    arrival.likes.button.click()
    arrival.show_item(item(fake_session, likes_open=True, likes=3, liked=True))
    arrival.likes.button.click()
    assert asked(fake_session, "like") == [(ITEM, True), (ITEM, False)]
    assert asked(fake_session, "look") == [ITEM], "looked once, when it was opened"


def test_a_site_that_keeps_none_of_it_shows_none_of_it(arrival: Arrival, fake_session: FakeSession) -> None:
    fake_session.store.save_capabilities(Capabilities(product="Plone"))
    arrival.show_item(item(fake_session, likes_open=True))
    assert not arrival.isVisible()


def test_what_is_for_oneself_is_not_asked_about(arrival: Arrival, fake_session: FakeSession) -> None:
    arrival.show_item(item(fake_session, audience=Audience.ME))
    assert not arrival.not_for_me.isVisible()
