"""The small window to look a colleague up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from ui import navigation
from ui.navigation import Place
from ui.people.finder import Finder
from ui.quick_search import QuickSearch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession
    from ui.widgets.pictures import PictureLoader


pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|propagateSizeHints)", extend=True)


@pytest.fixture
def quick(qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader) -> Iterator[QuickSearch]:
    finder = Finder(fake_session)
    made = QuickSearch(fake_session, finder, pictures)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitUntil(lambda: finder.loaded)
    yield made
    finder.close()


def names(quick: QuickSearch) -> list[str]:
    return [hit.title for hit in quick.hits.hits()]


def test_a_colleague_is_found_and_opened_with_the_keyboard(qtbot: QtBot, quick: QuickSearch) -> None:
    QTest.keyClicks(quick.field, "paspoort")
    assert names(quick) == ["Yusuf Kaya", "Jelle Ytsma"]
    QTest.keyClick(quick.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(quick.chosen) as chosen:
        QTest.keyClick(quick.field, Qt.Key.Key_Return)
    assert chosen.args == [Place(navigation.PEOPLE, "person-jelle.ytsma")]
    assert not quick.isVisible()


def test_a_number_is_copied_without_opening_anything(quick: QuickSearch) -> None:
    QTest.keyClicks(quick.field, "anna")
    QTest.keyClick(quick.field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "085 000 00 02"
    assert "085 000 00 02" in quick.hint.text()
    assert quick.isVisible()


def test_what_is_selected_in_the_field_is_copied_as_usual(quick: QuickSearch) -> None:
    QTest.keyClicks(quick.field, "anna")
    quick.field.selectAll()
    QTest.keyClick(quick.field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "anna"


def test_it_says_when_nobody_is_found_and_comes_up_empty_again(quick: QuickSearch) -> None:
    QTest.keyClicks(quick.field, "qqqqq")
    assert names(quick) == []
    assert "Nobody found" in quick.hint.text()
    QTest.keyClick(quick.field, Qt.Key.Key_Escape)
    assert not quick.isVisible()
    quick.open()
    assert quick.field.text() == ""
    assert "Type a name" in quick.hint.text()


def test_it_goes_away_when_one_goes_elsewhere(quick: QuickSearch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick, "isActiveWindow", lambda: False)
    quick.changeEvent(QEvent(QEvent.Type.ActivationChange))
    assert not quick.isVisible()
