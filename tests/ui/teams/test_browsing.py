"""Looking through a folder: words, a list or a grid, and what documents look like."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QMarginsF, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from sync.cache.thumbnails import LARGEST_BODY, thumbnail_of
from sync.engine.events import PicturesReady
from sync.errors import BadAnswer
from sync.models import Document
from tests.pictures import small_png
from tests.ui.conftest import NOW, SITE, Remembered
from tests.ui.teams.conftest import TEAM, asked, dragged, drop, enter, shown, visit
from ui.teams.screen import TeamsScreen
from ui.teams.thumbnails import SIDE, thumbnail_from

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession
    from ui.teams.documents import DocumentsPane
    from ui.widgets.pictures import PictureLoader

PHOTO = Document(
    uid="foto",
    url=f"{SITE}/teams/burgerzaken/balie/foto.png",
    modified=NOW,
    title="Foto van de balie.png",
    filename="Foto van de balie.png",
    content_type="image/png",
    size=2000,
    team_uid=TEAM,
    folder_uid="map-balie",
)


def find(qtbot: QtBot, documents: DocumentsPane, words: str) -> None:
    with qtbot.waitSignal(documents.browsing.looked):
        documents.browsing.field.setText(words)


def test_words_find_documents_in_the_folder_and_in_those_below(qtbot: QtBot, documents: DocumentsPane) -> None:
    find(qtbot, documents, "roos balie")
    assert shown(documents) == ["Rooster balie week 48.xlsx"]
    row = documents.view.files.row(documents.view.files.index(0, 0))
    assert row.place == "in Balie"


def test_what_lies_elsewhere_is_not_found(qtbot: QtBot, screen: TeamsScreen, documents: DocumentsPane) -> None:
    screen.show_item("map-balie")
    find(qtbot, documents, "werkinstructie")
    assert shown(documents) == []
    assert "werkinstructie" in " ".join(label.text() for label in documents.pane.findChildren(QLabel))


def test_escape_shows_the_whole_folder_again(qtbot: QtBot, documents: DocumentsPane) -> None:
    whole = shown(documents)
    find(qtbot, documents, "rooster")
    QTest.keyClick(documents.browsing.field, Qt.Key.Key_Escape)
    assert shown(documents) == whole


def test_an_arrow_goes_from_the_field_to_what_was_found_and_enter_opens_it(
    documents: DocumentsPane, fake_session: FakeSession
) -> None:
    documents.browsing.field.setText("rooster")
    QTest.keyClick(documents.browsing.field, Qt.Key.Key_Down)
    QTest.keyClick(documents.view.shown, Qt.Key.Key_Return)
    assert asked(fake_session, "open_document") == ["rooster"]


def test_another_folder_is_shown_whole(qtbot: QtBot, screen: TeamsScreen, documents: DocumentsPane) -> None:
    find(qtbot, documents, "werk")
    screen.show_item("map-balie")
    assert documents.browsing.field.text() == ""
    assert shown(documents) == ["Rooster balie week 48.xlsx"]


def test_ctrl_f_begins_to_look(qtbot: QtBot, screen: TeamsScreen, documents: DocumentsPane) -> None:
    screen.activateWindow()
    documents.view.setFocus()
    QTest.keyClick(documents.view.shown, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(documents.browsing.field.hasFocus)


def test_the_layout_is_remembered(qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader) -> None:
    settings = Remembered()
    first = TeamsScreen(fake_session, pictures, settings)
    qtbot.addWidget(first)
    first.page.documents.browsing.layout_button.click()
    second = TeamsScreen(fake_session, pictures, settings)
    qtbot.addWidget(second)
    assert second.page.documents.view.is_grid
    second.page.documents.browsing.layout_button.click()
    assert not second.page.documents.view.is_grid


@pytest.fixture
def grid(documents: DocumentsPane) -> DocumentsPane:
    documents.browsing.layout_button.click()
    return documents


def test_what_is_selected_stays_so_in_the_other_layout(documents: DocumentsPane) -> None:
    documents.view.choose("werkinstructie")
    documents.browsing.layout_button.click()
    assert [row.document.uid for row in documents.view.chosen()] == ["werkinstructie"]


def test_the_keys_work_in_the_grid_as_in_the_list(screen: TeamsScreen, grid: DocumentsPane) -> None:
    places = visit(screen)
    grid.view.choose("map-balie")
    QTest.keyClick(grid.view.shown, Qt.Key.Key_Return)
    QTest.keyClick(grid.view.shown, Qt.Key.Key_Backspace)
    assert [place.uid for place in places] == ["map-balie", TEAM]


def test_files_are_dropped_onto_a_folder_in_the_grid(
    grid: DocumentsPane, fake_session: FakeSession, tmp_path: Path
) -> None:
    file = tmp_path / "brief.txt"
    file.write_text("hallo")
    view = grid.view
    point = view.viewport().mapTo(grid, view.place_of("map-balie").center())
    enter(grid, dragged([file]), point)
    assert view.aimed_at == "map-balie"
    drop(grid, dragged([file]), point)
    (sharing,) = asked(fake_session, "share")
    assert sharing.container_uid == "map-balie"


def test_a_tile_asks_for_the_picture_of_its_document_and_shows_it(
    qtbot: QtBot, screen: TeamsScreen, grid: DocumentsPane, fake_session: FakeSession, pictures: PictureLoader
) -> None:
    fake_session.put(PHOTO)
    screen.show_item("map-balie")
    url = thumbnail_of(PHOTO)
    qtbot.waitUntil(lambda: (url,) in asked(fake_session, "want_pictures"))
    fake_session.store.save_picture(url, thumbnail_from(small_png(640, 480, (10, 200, 10))))
    with qtbot.waitSignal(pictures.ready):
        fake_session.pictures_ready.emit(PicturesReady(urls=frozenset([url])))
    tile = grid.view.place_of(PHOTO.uid)
    image = grid.view.viewport().grab(tile).toImage()
    colour = image.pixelColor(image.width() // 2, 60)
    assert (colour.red() < 60, colour.green() > 150, colour.blue() < 60) == (True, True, True)


def test_the_list_asks_for_no_pictures(
    screen: TeamsScreen, documents: DocumentsPane, fake_session: FakeSession
) -> None:
    fake_session.put(PHOTO)
    screen.show_item("map-balie")
    documents.grab()
    assert asked(fake_session, "want_pictures") == []


def test_another_version_has_another_thumbnail() -> None:
    assert thumbnail_of(PHOTO) != thumbnail_of(replace(PHOTO, modified=NOW.replace(year=NOW.year - 1)))


@pytest.mark.parametrize(
    "other",
    [
        replace(PHOTO, content_type="image/svg+xml"),
        replace(PHOTO, content_type="text/html"),
        replace(PHOTO, size=LARGEST_BODY + 1),
        replace(PHOTO, size=None),
        replace(PHOTO, is_folder=True),
        replace(PHOTO, uid="waiting:x"),
    ],
)
def test_of_what_cannot_be_shown_or_is_too_large_nothing_is_fetched(other: Document) -> None:
    assert thumbnail_of(other) == ""


@pytest.mark.usefixtures("qapp")
def test_the_first_page_of_a_pdf_is_its_thumbnail() -> None:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(QPageLayout(QPageSize(QSize(200, 300)), QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    painter.fillRect(0, 0, writer.width(), writer.height() // 2, Qt.GlobalColor.red)
    painter.end()
    image = QImage.fromData(thumbnail_from(bytes(buffer.data().data())))
    assert max(image.width(), image.height()) == SIDE
    assert image.pixelColor(image.width() // 2, 20).red() > 200
    assert image.pixelColor(image.width() // 2, image.height() - 10).blue() > 240


def test_a_photo_becomes_small() -> None:
    small = QImage.fromData(thumbnail_from(small_png(2000, 1000)))
    assert (small.width(), small.height()) == (SIDE, SIDE // 2)
    tall = QImage.fromData(thumbnail_from(small_png(300, 3000)))
    assert tall.height() == SIDE


@pytest.mark.parametrize("body", [b"", b"%PDF-1.7 kapot", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"PK\3\4"])
def test_what_is_no_picture_has_no_thumbnail(body: bytes) -> None:
    with pytest.raises(BadAnswer):
        thumbnail_from(body)
