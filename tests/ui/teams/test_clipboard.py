"""Copying, cutting and pasting documents, files and pictures."""

from __future__ import annotations

import struct
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.teams.conftest import TEAM, asked, dragged, drop, enter, on_row
from ui.teams.attachments import CONTENTS, DESCRIPTOR, held_attachment
from ui.teams.clipboard import picture_name
from ui.teams.dragging import Dragging

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sync.errors import MienskipError
    from tests.ui.conftest import FakeSession
    from ui.teams.documents import DocumentsPane
    from ui.teams.screen import TeamsScreen

CONTROL = Qt.KeyboardModifier.ControlModifier
INSTRUCTION = "Werkinstructie paspoortaanvraag.docx"


@pytest.fixture(autouse=True)
def _empty_clipboard(qapp: QApplication) -> Iterator[None]:  # noqa: ARG001  there is a clipboard only with it
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def picture(colour: str = "red") -> QImage:
    image = QImage(QSize(40, 20), QImage.Format.Format_RGB32)
    image.fill(colour)
    return image


def held(data: QMimeData) -> QMimeData:
    QGuiApplication.clipboard().setMimeData(data)
    return data


def press(documents: DocumentsPane, key: Qt.Key) -> None:
    QTest.keyClick(documents.view.shown, key, CONTROL)


def test_a_copy_in_the_same_folder_gets_another_name(documents: DocumentsPane, fake_session: FakeSession) -> None:
    documents.view.choose("werkinstructie")
    press(documents, Qt.Key.Key_C)
    press(documents, Qt.Key.Key_V)
    press(documents, Qt.Key.Key_V)
    named = {"werkinstructie": "Werkinstructie paspoortaanvraag (2).docx"}
    assert asked(fake_session, "copy") == [(named, TEAM)] * 2


def test_a_copy_in_another_folder_keeps_its_name(
    screen: TeamsScreen, documents: DocumentsPane, fake_session: FakeSession
) -> None:
    documents.view.choose("werkinstructie")
    press(documents, Qt.Key.Key_C)
    screen.show_item("map-balie")
    press(documents, Qt.Key.Key_V)
    assert asked(fake_session, "copy") == [({"werkinstructie": INSTRUCTION}, "map-balie")]


def test_what_is_cut_is_moved_once(screen: TeamsScreen, documents: DocumentsPane, fake_session: FakeSession) -> None:
    documents.view.choose("werkinstructie")
    press(documents, Qt.Key.Key_X)
    screen.show_item("map-balie")
    press(documents, Qt.Key.Key_V)
    press(documents, Qt.Key.Key_V)
    assert asked(fake_session, "move") == [(("werkinstructie",), "map-balie")]


def test_a_folder_is_not_copied_into_itself(
    screen: TeamsScreen, documents: DocumentsPane, fake_session: FakeSession
) -> None:
    documents.view.choose("map-balie")
    press(documents, Qt.Key.Key_C)
    screen.show_item("map-balie")
    press(documents, Qt.Key.Key_V)
    assert asked(fake_session, "copy") == []


def test_other_programs_get_the_link_of_what_is_copied(documents: DocumentsPane) -> None:
    documents.view.choose("werkinstructie")
    press(documents, Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == "https://intranet.example.org/teams/burgerzaken/werkinstructie.docx"


def test_files_copied_in_the_file_manager_are_shared_by_pasting(
    documents: DocumentsPane, fake_session: FakeSession, tmp_path: Path
) -> None:
    file = tmp_path / "brief.txt"
    file.write_text("hallo")
    held(dragged([file]))
    press(documents, Qt.Key.Key_V)
    (sharing,) = asked(fake_session, "share")
    assert [one.path for one in sharing.files] == [file]


def test_a_picture_from_any_program_becomes_a_file(
    qtbot: QtBot, documents: DocumentsPane, fake_session: FakeSession
) -> None:
    data = QMimeData()
    data.setImageData(picture())
    held(data)
    press(documents, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: bool(asked(fake_session, "share_content")))
    ((name, body, folder),) = asked(fake_session, "share_content")
    assert (name.startswith("Picture 20"), name.endswith(".png"), folder) == (True, True, TEAM)
    assert QImage.fromData(body).pixelColor(3, 3).name() == "#ff0000"


def test_a_picture_dragged_from_a_browser_is_shared_under_its_name(
    qtbot: QtBot, documents: DocumentsPane, fake_session: FakeSession
) -> None:
    data = QMimeData()
    data.setImageData(picture())
    data.setUrls([QUrl("https://example.org/plaatjes/ijsbaan.jpeg?w=3")])
    assert enter(documents, data, QPoint(10, 200))
    drop(documents, data, on_row(documents, "map-balie"))
    qtbot.waitUntil(lambda: bool(asked(fake_session, "share_content")))
    ((name, _body, _folder),) = asked(fake_session, "share_content")
    assert name == "ijsbaan.png"


def test_text_on_the_clipboard_is_nothing_to_share(documents: DocumentsPane, fake_session: FakeSession) -> None:
    data = QMimeData()
    data.setText("zomaar")
    held(data)
    before = list(fake_session.asked)
    press(documents, Qt.Key.Key_V)
    assert fake_session.asked == before


def test_a_drag_with_the_control_key_copies(documents: DocumentsPane, fake_session: FakeSession) -> None:
    documents.view.choose("werkinstructie")
    data = Dragging.data_of(documents.view.chosen(), [])
    point = on_row(documents, "map-balie")
    enter(documents, data, point)
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    documents.view.aim_at("map-balie")
    event = QDropEvent(QPointF(point), actions, data, Qt.MouseButton.LeftButton, CONTROL)
    QApplication.sendEvent(documents, event)
    assert asked(fake_session, "copy") == [({"werkinstructie": INSTRUCTION}, "map-balie")]
    assert asked(fake_session, "move") == []


def test_a_picture_without_a_name_is_called_after_the_time() -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/")])
    name = picture_name(data, datetime(2026, 11, 24, 9, 5, 3), lambda time: f"Plaatje {time}")  # noqa: DTZ001  on the wall
    assert name == "Plaatje 2026-11-24 09.05.03.png"


def attachments(*names: str, body: bytes = b"inhoud") -> QMimeData:
    """Hold attachments as Outlook does."""
    data = QMimeData()
    described = [bytes(72) + name.encode("utf-16-le").ljust(520, b"\0") for name in names]
    data.setData(DESCRIPTOR, QByteArray(struct.pack("<I", len(names)) + b"".join(described)))
    data.setData(CONTENTS, QByteArray(body))
    return data


def test_an_attachment_dragged_from_a_mail_is_shared_under_its_name(
    documents: DocumentsPane, fake_session: FakeSession
) -> None:
    data = attachments("Verslag Súdwest.docx")
    assert enter(documents, data, QPoint(10, 200))
    drop(documents, data, on_row(documents, "map-balie"))
    ((name, body, _folder),) = asked(fake_session, "share_content")
    assert (name, body) == ("Verslag Súdwest.docx", b"inhoud")


def test_of_several_attachments_it_is_said_that_one_was_taken(
    documents: DocumentsPane, fake_session: FakeSession
) -> None:
    refused: list[list[MienskipError]] = []
    documents.receiving.refused.connect(refused.append)
    data = attachments("een.docx", "twee.docx")
    enter(documents, data, QPoint(10, 200))
    drop(documents, data, QPoint(10, 200))
    assert len(asked(fake_session, "share_content")) == 1
    assert [len(errors) for errors in refused] == [1]


@pytest.mark.parametrize("descriptor", [b"", b"\1", struct.pack("<I", 3), struct.pack("<I", 1) + bytes(592)])
def test_a_description_that_makes_no_sense_is_no_attachment(descriptor: bytes) -> None:
    data = QMimeData()
    data.setData(DESCRIPTOR, QByteArray(descriptor))
    data.setData(CONTENTS, QByteArray(b"inhoud"))
    assert held_attachment(data) is None


def test_a_name_that_leads_elsewhere_is_made_harmless() -> None:
    held_by_somebody = held_attachment(attachments("..\\..\\start.exe"))
    assert held_by_somebody is not None
    assert not set(held_by_somebody[0]) & set("/\\")
