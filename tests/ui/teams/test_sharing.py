from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QDragLeaveEvent
from PySide6.QtWidgets import QApplication

from sync.engine.sharing import SharedFile, Sharing
from tests.sharing import shared_together
from tests.ui.teams.conftest import TEAM, Answering, asked, dragged, drop, enter, move, on_row
from ui.teams.dropping import SameName
from ui.teams.same_name import SameNameDialog
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
    assert asked(fake_session, "share") == [shared_together([file], TEAM)]
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

    assert asked(fake_session, "share") == [shared_together([file], "map-balie")]


def test_files_that_are_carried_on_leave_nothing_behind(tmp_path: Path, documents: DocumentsPane) -> None:
    data = dragged([tmp_path])
    enter(documents, data, on_row(documents, "map-balie"))

    QApplication.sendEvent(documents, QDragLeaveEvent())

    assert not documents.overlay.isVisible()
    assert documents.view.aimed_at == ""


def test_nothing_is_not_taken(documents: DocumentsPane) -> None:
    assert not enter(documents, dragged([]), QPoint(5, 5))
    assert not documents.overlay.isVisible()


def test_of_a_link_to_a_page_it_is_said_what_to_do_instead(fake_session: FakeSession, documents: DocumentsPane) -> None:
    link = dragged(["https://www.example.org/plaatje.png"])
    assert enter(documents, link, QPoint(5, 5))
    drop(documents, link, QPoint(5, 5))

    assert asked(fake_session, "share") == []
    assert "Save it first" in documents.strip.accessibleName()


def test_of_a_mixed_drop_the_good_files_go_on_and_the_rest_is_explained(
    tmp_path: Path, fake_session: FakeSession, documents: DocumentsPane
) -> None:
    good, empty = tmp_path / "goed.txt", tmp_path / "leeg.txt"
    good.write_text("x")
    empty.touch()

    documents.share([tmp_path / "weg.txt", empty, good])

    assert asked(fake_session, "share") == [shared_together([good], TEAM)]
    said = documents.strip.accessibleName()
    assert "leeg.txt cannot be sent" in said
    assert "weg.txt cannot be sent" in said


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

    assert asked(fake_session, "share") == [shared_together([file], "map-balie")]


# Folders, and names that are taken


def test_a_dropped_folder_is_shared_with_all_in_it(
    qtbot: QtBot, tmp_path: Path, fake_session: FakeSession, documents: DocumentsPane
) -> None:
    top = tmp_path / "Project"
    (top / "kaarten").mkdir(parents=True)
    for path in (top / "plan.txt", top / "kaarten" / "noord.txt"):
        path.write_text("x")
    data = dragged([top])
    enter(documents, data, QPoint(5, 5))
    drop(documents, data, QPoint(5, 5))

    qtbot.waitUntil(lambda: bool(asked(fake_session, "share")))
    assert asked(fake_session, "share") == [
        Sharing(
            container_uid=TEAM,
            folders=(("Project",), ("Project", "kaarten")),
            files=(
                SharedFile(path=top / "plan.txt", folder=("Project",)),
                SharedFile(path=top / "kaarten" / "noord.txt", folder=("Project", "kaarten")),
            ),
        )
    ]
    documents.leave()


def test_an_answer_for_all_is_asked_for_once(
    tmp_path: Path, fake_session: FakeSession, documents: DocumentsPane
) -> None:
    answering = Answering()
    documents.asking = answering
    taken = "Werkinstructie paspoortaanvraag.docx"
    there = fake_session.queries.document("werkinstructie")
    assert there is not None
    fake_session.put(replace(there, uid="ander", title="b.txt", url="x"))
    paths = [tmp_path / taken, tmp_path / "B.TXT", tmp_path / "nieuw.txt"]
    for path in paths:
        path.write_text("x")
    answering.same_name = [(SameName.NEW_VERSION, True)]
    documents.share(paths)

    (sharing,) = asked(fake_session, "share")
    assert [file.replaces for file in sharing.files] == ["werkinstructie", "ander", ""]


def test_whoever_thinks_better_of_it_shares_nothing(
    tmp_path: Path, fake_session: FakeSession, documents: DocumentsPane
) -> None:
    answering = Answering()
    documents.asking = answering
    path = tmp_path / "Werkinstructie paspoortaanvraag.docx"
    path.write_text("x")
    answering.same_name = [(None, False)]
    documents.share([path, tmp_path / "nieuw.txt"])
    assert asked(fake_session, "share") == []


@pytest.mark.parametrize("choice", list(SameName))
def test_the_question_says_what_each_answer_means(qtbot: QtBot, choice: SameName) -> None:
    dialog = SameNameDialog("verslag.docx", "Burgerzaken")
    qtbot.addWidget(dialog)
    dialog.for_all.setChecked(True)
    QTimer.singleShot(0, dialog.buttons[choice].click)
    assert dialog.ask() == (choice, True)
