"""Sharing files from the tray, and by dropping them on a colleague: a team is dropped on, or chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sync.cache.marks import Mark
from tests.ui.teams.conftest import TEAM, Answering, asked, dragged
from ui.drop_window import DropWindow
from ui.people.screen import PeopleScreen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession
    from ui.widgets.pictures import PictureLoader

from PySide6.QtCore import QPointF
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot, fake_session: FakeSession) -> Iterator[DropWindow]:
    made = DropWindow(fake_session, asking=Answering())
    qtbot.addWidget(made)
    yield made
    made.leave()


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "brief.txt"
    path.write_text("hallo")
    return path


def rows(window: DropWindow) -> list[str]:
    return [window.places.item(row).text() for row in range(window.places.count())]


def middle_of(window: DropWindow, row: int) -> QPoint:
    place = window.places.visualItemRect(window.places.item(row)).center()
    return window.places.viewport().mapTo(window, place)


def test_files_are_dropped_on_a_team(window: DropWindow, fake_session: FakeSession, letter: Path) -> None:
    window.open()
    assert rows(window) == ["Burgerzaken"]
    data, point = dragged([letter]), middle_of(window, 0)
    entering = QDragEnterEvent(point, Qt.DropAction.CopyAction, data, LEFT, NONE)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    assert "Burgerzaken" in window.outcome.text()
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    dropping = QDropEvent(QPointF(point), actions, data, LEFT, NONE)
    QApplication.sendEvent(window, dropping)
    assert dropping.dropAction() is Qt.DropAction.CopyAction
    (sharing,) = asked(fake_session, "share")
    assert (sharing.container_uid, [one.path for one in sharing.files]) == (TEAM, [letter])


def test_beside_the_teams_nothing_is_taken(window: DropWindow, letter: Path) -> None:
    window.open()
    data = dragged([letter])
    moving = QDragMoveEvent(QPoint(3, 3), Qt.DropAction.CopyAction, data, LEFT, NONE)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(3, 3), Qt.DropAction.CopyAction, data, LEFT, NONE))
    QApplication.sendEvent(window, moving)
    assert not moving.isAccepted()


def test_a_favourite_folder_can_be_dropped_on_too(window: DropWindow, fake_session: FakeSession) -> None:
    fake_session.mark(Mark.FAVOURITE, ["map-balie", "werkinstructie"], on=True)
    window.open()
    assert rows(window) == ["Burgerzaken", "Balie"]


def test_a_click_asks_for_files(window: DropWindow, fake_session: FakeSession, letter: Path) -> None:
    assert isinstance(window.asking, Answering)
    window.asking.files = [letter]
    window.open()
    window.places.itemClicked.emit(window.places.item(0))
    assert len(asked(fake_session, "share")) == 1


def test_what_cannot_be_shared_is_said(window: DropWindow, tmp_path: Path) -> None:
    empty = tmp_path / "leeg.txt"
    empty.touch()
    assert isinstance(window.asking, Answering)
    window.asking.files = [empty]
    window.open()
    window.places.itemClicked.emit(window.places.item(0))
    assert "leeg.txt" in window.outcome.text()


def test_escape_puts_the_window_away(window: DropWindow) -> None:
    window.open()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_who_is_in_no_team_is_told_so(qtbot: QtBot, empty_session: FakeSession) -> None:
    made = DropWindow(empty_session)
    qtbot.addWidget(made)
    made.open()
    assert "no team" in made.words.text()
    made.leave()


def test_files_dropped_on_a_colleague_are_shared_in_the_team_that_one_chooses(
    qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader, letter: Path
) -> None:
    screen = PeopleScreen(fake_session, pictures)
    qtbot.addWidget(screen)
    screen.resize(1000, 700)
    screen.show()
    qtbot.waitUntil(lambda: screen.model.rowCount() == 4)
    view = screen.list.view
    point = QPointF(view.visualRect(screen.model.index(0)).center())
    data = dragged([letter])
    entering = QDragEnterEvent(point.toPoint(), Qt.DropAction.CopyAction, data, LEFT, NONE)
    QApplication.sendEvent(view.viewport(), entering)
    QApplication.sendEvent(view.viewport(), QDropEvent(point, Qt.DropAction.CopyAction, data, LEFT, NONE))
    window = screen.drop_window
    assert window is not None
    assert "Anna de Jong" in window.windowTitle()
    assert asked(fake_session, "share") == []
    window.places.itemClicked.emit(window.places.item(0))
    (sharing,) = asked(fake_session, "share")
    assert sharing.container_uid == TEAM
    screen.leave()
