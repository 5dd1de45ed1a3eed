from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QRadioButton

from sync.cache.commands import EditItem
from ui.activity.screen import ActivityRow, ActivityScreen
from ui.my_profile.screen import MyProfileScreen
from ui.navigation import MY_PROFILE, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession
    from ui.widgets.pictures import PictureLoader

ME = "person-jelle.ytsma"


@pytest.fixture
def screen(qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader) -> Iterator[MyProfileScreen]:
    """My profile while the room and "about me" were changed here and elsewhere."""
    mine = fake_session.queries.person(ME)
    assert mine is not None
    changes = {"room": "2.02", "mobile": "06 12345678", "about_html": "<p>Ik &amp; jij</p>"}
    fake_session.store.enqueue(EditItem(key="k1", uid=ME, base=dict.fromkeys(changes, ""), changes=changes), [])
    fake_session.store.mark_failed("k1", "Conflict", {"fields": "room about_html"})
    fake_session.put(replace(mine, room="3.03", about_html=""))
    made = MyProfileScreen(fake_session, pictures)
    qtbot.addWidget(made)
    made.resize(1100, 800)
    made.show()
    made.show_item("")
    QApplication.processEvents()
    yield made
    made.leave()


def test_both_values_are_shown_and_nothing_is_chosen_beforehand(screen: MyProfileScreen) -> None:
    texts = [button.text() for button in screen.conflict.findChildren(QRadioButton)]

    assert texts == ["Here: 2.02", "There: 3.03", "Here: Ik && jij", "There: (empty)"]
    assert not any(button.isChecked() for button in screen.conflict.findChildren(QRadioButton))
    assert not screen.conflict.keep.isEnabled()


def test_each_field_is_chosen_by_itself(screen: MyProfileScreen, fake_session: FakeSession) -> None:
    screen.conflict.choose("room", "theirs")
    assert not screen.conflict.keep.isEnabled()
    screen.conflict.choose("about_html", "mine")
    screen.conflict.keep.click()

    assert ("resolve", ("k1", {"room": "theirs", "about_html": "mine"})) in fake_session.asked


def test_it_is_gone_when_it_is_decided(qtbot: QtBot, screen: MyProfileScreen, fake_session: FakeSession) -> None:
    assert screen.conflict.isVisible()
    fake_session.store.discard("k1")
    fake_session.become(fake_session.state)
    qtbot.waitUntil(lambda: not screen.conflict.isVisible())


def test_what_does_not_ask_shows_nothing(qtbot: QtBot, screen: MyProfileScreen, fake_session: FakeSession) -> None:
    fake_session.store.mark_failed("k1", "NotAllowed", {})
    fake_session.become(fake_session.state)
    qtbot.waitUntil(lambda: not screen.conflict.isVisible())


@pytest.mark.usefixtures("screen")
def test_the_activity_page_leads_to_the_question(
    qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader
) -> None:
    activity = ActivityScreen(fake_session, pictures)
    qtbot.addWidget(activity)
    activity.show_item("")
    (row,) = activity.findChildren(ActivityRow)
    assert row.retry.text() == "Choose\u2026"
    with qtbot.waitSignal(activity.place_requested) as asked:
        row.retry.click()
    assert asked.args == [Place(MY_PROFILE)]
