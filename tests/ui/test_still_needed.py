"""Start asks whoever put documents on the intranet once a year which of them are still needed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.ui.conftest import NOW, FakeSession, Remembered
from tests.ui.teams.conftest import asked
from ui.start.cards import Line
from ui.start.screen import StartScreen
from ui.teams.tidying import TidyingDialog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.widgets.pictures import PictureLoader


@pytest.fixture
def start(qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader) -> Iterator[StartScreen]:
    old = fake_session.queries.document("rooster")
    assert old is not None
    fake_session.put(replace(old, modified=NOW - timedelta(days=400)))
    made = StartScreen(fake_session, pictures, Remembered())
    qtbot.addWidget(made)
    made.resize(1100, 800)
    made.show()
    made.show_item("")
    qtbot.waitUntil(lambda: len(due(made)) == 1)
    yield made
    made.leave()


def due(start: StartScreen) -> list[Line]:
    section = start._tidy
    return section.findChildren(Line) if section is not None else []


def test_what_is_due_is_asked_about_until_it_is_answered(
    qtbot: QtBot, start: StartScreen, fake_session: FakeSession
) -> None:
    due(start)[0].click()
    (dialog,) = start.findChildren(TidyingDialog)
    item = dialog.list.topLevelItem(0)
    assert item is not None
    item.setSelected(True)
    dialog.needed.click()
    dialog.reject()
    qtbot.waitUntil(lambda: due(start) == [])
    assert asked(fake_session, "mark") != []


def test_it_is_still_asked_after_other_news_has_come(qtbot: QtBot, start: StartScreen) -> None:
    start.show_what_is_new()
    assert len(due(start)) == 1
    qtbot.waitUntil(due(start)[0].isVisible)


def test_what_is_given_up_here_can_be_undone(start: StartScreen, fake_session: FakeSession) -> None:
    due(start)[0].click()
    (dialog,) = start.findChildren(TidyingDialog)
    item = dialog.list.topLevelItem(0)
    assert item is not None
    item.setSelected(True)
    dialog.gone.click()
    assert start.undo_bar.isVisible()
    assert asked(fake_session, "delete") == []
    start.undo_bar.carry_out()
    assert asked(fake_session, "delete") == [("rooster",)]
