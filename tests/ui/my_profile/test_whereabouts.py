from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from sync.whereabouts import office_day
from ui.my_profile.my_whereabouts import MyWhereabouts, read_places
from ui.my_profile.whereabouts_card import WeekDialog, WhereaboutsCard
from ui.widgets.dates import now

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession

ME = "person-jelle.ytsma"


@pytest.fixture
def mine(fake_session: FakeSession) -> MyWhereabouts:
    return MyWhereabouts(fake_session)


@pytest.fixture
def card(qtbot: QtBot, mine: MyWhereabouts) -> WhereaboutsCard:
    made = WhereaboutsCard(mine)
    qtbot.addWidget(made)
    made.show()
    return made


def today() -> str:
    return office_day(now()).isoformat()


def said(session: FakeSession) -> str:
    me = session.queries.person(ME)
    assert me is not None
    return me.works_today_at


def say(session: FakeSession, text: str) -> None:
    me = session.queries.person(ME)
    assert me is not None
    session.put(replace(me, works_today_at=text))


def buttons(card: WhereaboutsCard) -> dict[str, QPushButton]:
    for _ in range(2):
        QApplication.processEvents()
    return {button.text(): button for button in card.findChildren(QPushButton) if button.isVisible()}


def test_one_click_says_where_one_works_today(card: WhereaboutsCard, fake_session: FakeSession) -> None:
    buttons(card)["Home"].click()
    assert said(fake_session) == f"thuis ({today()})"
    assert buttons(card)["Home"].isChecked()
    buttons(card)["Wommels"].click()
    assert said(fake_session) == f"Wommels ({today()})"
    assert not buttons(card)["Home"].isChecked()


def test_the_same_click_takes_it_back(card: WhereaboutsCard, fake_session: FakeSession) -> None:
    buttons(card)["Home"].click()
    buttons(card)["Home"].click()

    assert said(fake_session) == ""
    assert not any(button.isChecked() for button in buttons(card).values())


def test_it_is_saved_as_any_change_of_a_profile(card: WhereaboutsCard, fake_session: FakeSession) -> None:
    say(fake_session, "di: Makkum")
    buttons(card)["Home"].click()
    asked = [what for name, what in fake_session.asked if name == "save_profile"]

    assert asked == [(ME, {"works_today_at": "di: Makkum"}, {"works_today_at": f"thuis ({today()}); di: Makkum"})]


def test_yesterday_has_lapsed(card: WhereaboutsCard, fake_session: FakeSession) -> None:
    yesterday = (office_day(now()) - timedelta(days=1)).isoformat()
    say(fake_session, f"thuis ({yesterday})")

    assert not any(button.isChecked() for button in buttons(card).values())


def test_elsewhere_is_where_colleagues_are(card: WhereaboutsCard, fake_session: FakeSession) -> None:
    card.offer_places(read_places(fake_session.queries))
    by_name = {action.text(): action for action in card.elsewhere.actions() if action.text()}

    assert set(by_name) == {"Stavoren", "Makkum", "Another place\u2026"}
    by_name["Makkum"].trigger()
    assert said(fake_session) == f"Makkum ({today()})"
    assert buttons(card)["Makkum"].isChecked()


def test_a_week_is_planned_and_today_stays(
    qtbot: QtBot, card: WhereaboutsCard, mine: MyWhereabouts, fake_session: FakeSession
) -> None:
    mine.set_today("Makkum")
    card.plan_week()
    (dialog,) = card.findChildren(WeekDialog)
    qtbot.waitUntil(dialog.isVisible)
    dialog.boxes[0].setCurrentText("Wommels")
    dialog.boxes[1].setCurrentText("home")
    dialog.boxes[2].setCurrentText("Rijswijk; wo: thuis")
    dialog.keep.click()

    assert said(fake_session) == f"Makkum ({today()}); ma: Wommels; di: thuis; wo: Rijswijk wo: thuis"


def test_whoever_has_no_profile_is_not_asked(card: WhereaboutsCard, fake_session: FakeSession) -> None:
    fake_session.take_out(ME)
    buttons(card)

    assert not card.isVisible()


def test_a_new_day_is_noticed(qtbot: QtBot, mine: MyWhereabouts) -> None:
    (midnight,) = mine.findChildren(QTimer)
    assert 0 < midnight.remainingTime() <= 25 * 3600 * 1000
    with qtbot.waitSignal(mine.changed):
        midnight.timeout.emit()
    assert midnight.isActive()
