"""The teams screen, a person who answers its questions, and files held over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from ui.navigation import TEAMS, Place
from ui.teams.asking import Asking
from ui.teams.files_model import Column
from ui.teams.screen import TeamsScreen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession
    from ui.teams.documents import DocumentsPane
    from ui.teams.dropping import SameName
    from ui.widgets.pictures import PictureLoader

TEAM = "team-burgerzaken"


class Answering(Asking):
    """Answers as the test's person does."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.target: Path | None = None
        self.folder: Path | None = None
        self.proposed = ""
        self.name = ""
        self.same_name: list[tuple[SameName | None, bool]] = []
        """What is answered where a name is taken, in turn."""

    def for_files(self, _parent: QWidget) -> list[Path]:
        return self.files

    def for_target(self, _parent: QWidget, name: str) -> Path | None:
        self.proposed = name
        return self.target

    def for_name(self, _parent: QWidget, _title: str, proposed: str) -> str:
        self.proposed = proposed
        return self.name

    def for_same_name(self, _parent: QWidget, _name: str, _place: str) -> tuple[SameName | None, bool]:
        return self.same_name.pop(0)

    def for_folder(self, _parent: QWidget) -> Path | None:
        return self.folder


@pytest.fixture
def screen(qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader) -> TeamsScreen:
    made = TeamsScreen(fake_session, pictures)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.show_item("")
    return made


@pytest.fixture
def documents(screen: TeamsScreen) -> DocumentsPane:
    return screen.page.documents


def visit(screen: TeamsScreen) -> list[Place]:
    places: list[Place] = []

    def go(place: Place) -> None:
        places.append(place)
        if place.screen == TEAMS:
            screen.show_item(place.uid)

    screen.place_requested.connect(go)
    return places


def asked(session: FakeSession, name: str) -> list[Any]:
    return [facts for what, facts in session.asked if what == name]


def shown(documents: DocumentsPane) -> list[str]:
    files = documents.view.files
    return [files.data(files.index(row, Column.NAME)) for row in range(files.rowCount())]


def dragged(paths: Sequence[Path | str]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(path) if isinstance(path, str) else QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def enter(documents: DocumentsPane, data: QMimeData, point: QPoint) -> bool:
    event = QDragEnterEvent(
        point, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    QApplication.sendEvent(documents, event)
    return event.isAccepted()


def move(documents: DocumentsPane, data: QMimeData, point: QPoint) -> None:
    event = QDragMoveEvent(
        point, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(documents, event)


def drop(documents: DocumentsPane, data: QMimeData, point: QPoint) -> Qt.DropAction:
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    event = QDropEvent(QPointF(point), actions, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(documents, event)
    return event.dropAction()


def on_row(documents: DocumentsPane, uid: str) -> QPoint:
    view = documents.view
    return view.viewport().mapTo(documents, view.place_of(uid).center())
