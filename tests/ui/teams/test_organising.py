"""Putting documents in order: folders, names, places, and away with them unless somebody thinks better of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from sync.engine.events import DocumentReady
from tests.ui.teams.conftest import TEAM, Answering, asked, on_row, shown, visit
from ui.news.text_button import TextButton
from ui.teams.dragging import Dragging, dragged_uids
from ui.teams.files_model import Column

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QMimeData
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession
    from ui.teams.documents import DocumentsPane
    from ui.teams.screen import TeamsScreen

INSTRUCTION = "Werkinstructie paspoortaanvraag.docx"


def test_a_new_folder_gets_the_name_that_was_given(fake_session: FakeSession, documents: DocumentsPane) -> None:
    answering = Answering()
    documents.asking = answering
    answering.name = "  Notulen 2026 "
    documents.organising.new_folder.trigger()
    assert answering.proposed == "New folder"
    answering.name = ""
    documents.organising.new_folder.trigger()
    assert asked(fake_session, "new_folder") == [(TEAM, "Notulen 2026")]


def test_a_name_is_changed_in_its_place_and_its_ending_is_not_selected(
    qtbot: QtBot, fake_session: FakeSession, documents: DocumentsPane
) -> None:
    documents.view.choose("werkinstructie")
    documents.organising.rename.trigger()
    editor = documents.view.findChild(QLineEdit)
    assert editor is not None
    qtbot.waitUntil(lambda: editor.selectedText() == INSTRUCTION.removesuffix(".docx"))
    QTest.keyClicks(editor, "Paspoorten")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: asked(fake_session, "rename") == [("werkinstructie", "Paspoorten.docx")])


def test_what_changes_meanwhile_does_not_take_the_name_away_that_somebody_types(
    qtbot: QtBot, fake_session: FakeSession, documents: DocumentsPane
) -> None:
    documents.view.choose("werkinstructie")
    documents.organising.rename.trigger()
    editor = documents.view.findChild(QLineEdit)
    assert editor is not None
    folder = fake_session.queries.document("map-balie")
    assert folder is not None
    fake_session.put(replace(folder, title="Aan de balie"))
    editor.setText("Paspoorten.docx")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: asked(fake_session, "rename") == [("werkinstructie", "Paspoorten.docx")])
    qtbot.waitUntil(lambda: shown(documents)[0] == "Aan de balie")


def test_the_key_that_ends_a_name_does_not_open_what_is_named(
    qtbot: QtBot, fake_session: FakeSession, screen: TeamsScreen, documents: DocumentsPane
) -> None:
    places = visit(screen)
    documents.view.choose("map-balie")
    documents.organising.rename.trigger()
    editor = documents.view.findChild(QLineEdit)
    assert editor is not None
    editor.setText("Aan de balie")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: asked(fake_session, "rename") == [("map-balie", "Aan de balie")])
    assert places == []


@pytest.mark.parametrize("typed", ["", "   ", INSTRUCTION])
def test_no_name_or_the_same_name_changes_nothing(
    fake_session: FakeSession, documents: DocumentsPane, typed: str
) -> None:
    files = documents.view.files
    assert not files.setData(files.index_of("werkinstructie"), typed)
    assert asked(fake_session, "rename") == []


def test_a_deletion_can_be_undone_before_anything_is_deleted(
    fake_session: FakeSession, documents: DocumentsPane
) -> None:
    documents.view.choose("werkinstructie")
    documents.organising.delete.trigger()
    assert shown(documents) == ["Balie"]
    assert INSTRUCTION in documents.undo_bar.accessibleName()
    documents.undo_bar.button.click()
    assert shown(documents) == ["Balie", INSTRUCTION]
    assert not documents.undo_bar.isVisible()
    assert asked(fake_session, "delete") == []


def test_what_is_deleted_goes_when_the_time_is_over_or_the_window_closes(
    fake_session: FakeSession, documents: DocumentsPane
) -> None:
    documents.view.choose("werkinstructie")
    documents.organising.delete.trigger()
    documents.undo_bar._timer.timeout.emit()
    assert asked(fake_session, "delete") == [("werkinstructie",)]
    documents.view.choose("map-balie")
    documents.organising.delete.trigger()
    documents.leave()
    assert asked(fake_session, "delete") == [("werkinstructie",), ("map-balie",)]


def carry(documents: DocumentsPane, data: QMimeData, point: QPoint) -> bool:
    """Drag and drop within the window; tell whether it would be taken."""
    copy_or_move = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(point, copy_or_move, data, buttons, keys)
    entering.ignore()
    QApplication.sendEvent(documents, entering)
    if entering.isAccepted():
        QApplication.sendEvent(documents, QDropEvent(QPointF(point), copy_or_move, data, buttons, keys))
    return entering.isAccepted()


def test_documents_are_moved_onto_a_folder_and_not_onto_themselves(
    fake_session: FakeSession, documents: DocumentsPane
) -> None:
    view = documents.view
    document, folder = (view.files.row(view.files.index_of(uid)) for uid in ("werkinstructie", "map-balie"))
    assert carry(documents, Dragging.data_of([document], []), on_row(documents, "map-balie"))
    assert asked(fake_session, "move") == [(("werkinstructie",), "map-balie")]
    carry(documents, Dragging.data_of([folder], []), on_row(documents, "map-balie"))
    assert not carry(documents, Dragging.data_of([document], []), on_row(documents, "werkinstructie"))
    assert len(asked(fake_session, "move")) == 1
    assert not documents.overlay.isVisible()


def test_documents_are_moved_up_onto_the_way_back(
    qtbot: QtBot, fake_session: FakeSession, screen: TeamsScreen, documents: DocumentsPane
) -> None:
    visit(screen)
    screen.show_item("map-balie")
    view = documents.view
    row = view.files.row(view.files.index_of("rooster"))

    def steps_back() -> list[TextButton]:
        steps = documents.breadcrumb.findChildren(TextButton)
        return [step for step in steps if step.property("uid") == TEAM and step.isVisible() and step.isEnabled()]

    qtbot.waitUntil(lambda: bool(steps_back()))
    (step,) = steps_back()
    qtbot.waitUntil(lambda: documents.breadcrumb.childAt(step.geometry().center()) is step)
    point = step.mapTo(documents, step.rect().center())
    assert carry(documents, Dragging.data_of([row], []), point)
    assert asked(fake_session, "move") == [(("rooster",), TEAM)]


def test_a_drag_carries_the_rows_and_proper_files(
    tmp_path: Path, fake_session: FakeSession, documents: DocumentsPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / INSTRUCTION
    path.write_text("x")
    monkeypatch.setattr(
        fake_session,
        "open_document",
        lambda uid: fake_session.document_ready.emit(DocumentReady(uid=uid, path=path)),
    )
    dragging, files = documents.dragging, documents.view.files
    rows = [files.row(files.index(row, Column.NAME)) for row in range(2)]
    paths = dragging._paths({"werkinstructie"})
    data = dragging.data_of(rows, list(paths.values()))
    assert dragged_uids(data) == ["map-balie", "werkinstructie"]
    assert [url.toLocalFile() for url in data.urls()] == [str(path)]


def test_what_is_not_here_in_time_is_fetched_and_told(
    fake_session: FakeSession, documents: DocumentsPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.teams.dragging.WAIT", 10)
    monkeypatch.setattr("ui.teams.dragging.QDrag.exec", lambda *_: Qt.DropAction.IgnoreAction)
    documents.view.choose("werkinstructie")
    documents.view.drag_begun.emit()
    assert asked(fake_session, "open_document") == ["werkinstructie"]
    assert "being fetched" in documents.strip.accessibleName()


@pytest.mark.parametrize("odd", [b"", b"{", b"[1, 2]", b'"x"', b"\xff"])
def test_what_another_program_calls_our_documents_is_not_trusted(odd: bytes) -> None:
    data = Dragging.data_of([], [])
    data.setData("application/x-mienskip-documents", odd)
    assert dragged_uids(data) == []
