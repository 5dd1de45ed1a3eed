from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from sync.models import Picture, Scale
from tests.ui.conftest import SITE, FakeSession, Remembered
from ui.navigation import MY_PROFILE, Place
from ui.people.completeness import PARTS, missing_of, percentage, wink
from ui.start.invitation import Invitation
from ui.start.screen import StartScreen

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.widgets.pictures import PictureLoader

ME = "person-jelle.ytsma"


@pytest.fixture
def kept() -> Remembered:
    return Remembered()


@pytest.fixture
def start(qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader, kept: Remembered) -> StartScreen:
    made = StartScreen(fake_session, pictures, kept)
    qtbot.addWidget(made)
    made.show()
    return made


def invitations(start: StartScreen) -> list[Invitation]:
    for _ in range(3):  # a change draws the screen again in the next round, and shows what it made in the one after
        QApplication.processEvents()
    return [card for card in start.findChildren(Invitation) if card.isVisible()]


def test_one_is_invited_to_what_helps_most(qtbot: QtBot, start: StartScreen) -> None:
    (card,) = invitations(start)
    with qtbot.waitSignal(start.place_requested) as asked:
        card.begin.click()

    assert asked.args == [Place(MY_PROFILE, "portrait")]


def test_whoever_puts_it_off_is_left_alone(
    qtbot: QtBot, start: StartScreen, fake_session: FakeSession, pictures: PictureLoader, kept: Remembered
) -> None:
    (card,) = invitations(start)
    card.wait.click()
    assert invitations(start) == []
    again = StartScreen(fake_session, pictures, kept)
    qtbot.addWidget(again)
    again.show()
    assert invitations(again) == []
    kept.set("invitation_put_off_until", "2020-01-01")
    again.show_what_is_new()
    assert len(invitations(again)) == 1


def test_it_is_gone_when_all_is_there(start: StartScreen, fake_session: FakeSession) -> None:
    mine = fake_session.queries.person(ME)
    assert mine is not None
    portrait = Picture(scales=(Scale(url=f"{SITE}/x.png", width=128, height=128),))
    fake_session.put(replace(mine, portrait=portrait, about_html="<p>Hoi</p>"))
    start.show_what_is_new()

    assert invitations(start) == []


def test_whoever_has_no_profile_is_invited_to_make_one(
    qtbot: QtBot, start: StartScreen, fake_session: FakeSession
) -> None:
    fake_session.take_out(ME)
    start.show_what_is_new()
    (card,) = invitations(start)

    assert card.begin.text() == "Make my profile"
    with qtbot.waitSignal(start.place_requested):
        card.begin.click()


def test_every_part_counts_and_any_number_is_a_number(fake_session: FakeSession) -> None:
    mine = fake_session.queries.person(ME)
    assert mine is not None
    assert percentage(None) == 0
    assert [part.name for part in missing_of(None)] == [part.name for part in PARTS]
    assert percentage(mine) == round(100 * 5 / 7)
    only_mobile = replace(mine, phone="", mobile="06 00")
    assert percentage(only_mobile) == percentage(mine)


@pytest.mark.parametrize("per_cent", [0, 14, 50, 99, 100])
def test_there_is_a_friendly_word_at_every_step(per_cent: int) -> None:
    assert wink(per_cent)
    assert "!" in wink(0)
