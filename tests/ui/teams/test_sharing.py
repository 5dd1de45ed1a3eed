from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragLeaveEvent
from PySide6.QtWidgets import QApplication

from tests.ui.teams.conftest import TEAM, Answering, asked, dragged, drop, enter, move, on_row
from ui.teams.screen import TeamsScreen

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession
    from ui.teams.documents import DocumentsPane
    from ui.widgets.pictures import PictureLoader


def test_held_over_the_documents_files_are_told_with_whom_they_will_be_shared(
    tmp_path: Path, documents: DocumentsPane
) -> None:
    data = dragged([tmp_path])

    assert enter(documents, data, QPoint(5, 5))

    assert documents.overlay.isVisible()
    said = documents.overlay.accessibleName()
    assert said.startswith("Drop to share with Burgerzaken. Only members of Burgerzaken can read this. 2 colleague")


def test_dropped_files_are_shared_with_the_team_and_never_taken_from_their_place(
    tmp_path: Path, fake_session: FakeSession, documents: DocumentsPane
) -> None:
    file = tmp_path / "verslag.txt"
    file.write_text("x")
    data = dragged([file])
    enter(documents, data, QPoint(5, 5))

    action = drop(documents, data, QPoint(5, 5))

    assert action is Qt.DropAction.CopyAction
    assert asked(fake_session, "upload") == [((file,), TEAM)]
    assert not documents.overlay.isVisible()


def test_a_drop_on_a_folder_goes_into_that_folder(
    tmp_path: Path, fake_session: FakeSession, documents: DocumentsPane
) -> None:
    file = tmp_path / "verslag.txt"
    file.write_text("x")
    data = dragged([file])
    enter(documents, data, QPoint(5, 5))
    move(documents, data, on_row(documents, "map-balie"))
    assert documents.overlay.accessibleName().startswith("Drop to share with Burgerzaken, in Balie.")

    drop(documents, data, on_row(documents, "map-balie"))

    assert asked(fake_session, "upload") == [((file,), "map-balie")]


def test_files_that_are_carried_on_leave_nothing_behind(tmp_path: Path, documents: DocumentsPane) -> None:
    data = dragged([tmp_path])
    enter(documents, data, on_row(documents, "map-balie"))

    QApplication.sendEvent(documents, QDragLeaveEvent())

    assert not documents.overlay.isVisible()
    assert documents.view.delegate.aimed_at == ""


@pytest.mark.parametrize("foreign", [[], ["https://www.example.org/plaatje.png"]])
def test_what_is_no_file_of_this_computer_is_not_taken(documents: DocumentsPane, foreign: list[str]) -> None:
    assert not enter(documents, dragged(foreign), QPoint(5, 5))
    assert not documents.overlay.isVisible()


def test_of_a_mixed_drop_the_good_files_go_on_and_the_rest_is_explained(
    tmp_path: Path, fake_session: FakeSession, documents: DocumentsPane
) -> None:
    good, empty = tmp_path / "goed.txt", tmp_path / "leeg.txt"
    good.write_text("x")
    empty.touch()

    documents.share([tmp_path, empty, good])

    assert asked(fake_session, "upload") == [((good,), TEAM)]
    said = documents.strip.accessibleName()
    assert "leeg.txt cannot be sent" in said
    assert f"{tmp_path.name} cannot be sent" in said


def test_many_refusals_do_not_fill_the_screen(tmp_path: Path, documents: DocumentsPane) -> None:
    empty = [tmp_path / f"{number}.txt" for number in range(20)]
    for path in empty:
        path.touch()

    documents.share(empty)

    assert "And 17 more." in documents.strip.accessibleName()
    assert documents.strip.height() < 200


def test_files_can_be_picked_too(
    qtbot: QtBot, tmp_path: Path, fake_session: FakeSession, pictures: PictureLoader
) -> None:
    file = tmp_path / "verslag.txt"
    file.write_text("x")
    screen = TeamsScreen(fake_session, pictures)
    qtbot.addWidget(screen)
    answering = Answering()
    answering.files = [file]
    screen.page.documents.asking = answering
    screen.show_item("map-balie")

    screen.page.documents.add.click()

    assert asked(fake_session, "upload") == [((file,), "map-balie")]
