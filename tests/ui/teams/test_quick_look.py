"""A quick look at what is selected: what can be shown is, and nothing else is asked to be."""

from __future__ import annotations

import wave
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPdfWriter
from PySide6.QtTest import QTest

from sync.engine.events import DocumentReady
from tests.films import film, sound
from tests.pictures import small_png
from tests.ui.teams.conftest import asked, visit
from ui.teams.quick_look import MOST_TEXT, QuickLook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession
    from ui.teams.documents import DocumentsPane
    from ui.teams.screen import TeamsScreen

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)


@pytest.fixture
def look(
    tmp_path: Path, fake_session: FakeSession, documents: DocumentsPane
) -> Iterator[Callable[[str, bytes], QuickLook]]:
    """Look at a document with this name and body."""
    made: list[QuickLook] = []

    def look_at(name: str, body: bytes) -> QuickLook:
        document = fake_session.queries.document("werkinstructie")
        assert document is not None
        fake_session.put(replace(document, title=name, filename=name, content_type=""))
        path = tmp_path / name
        path.write_bytes(body)
        documents.view.choose("werkinstructie")
        QTest.keyClick(documents.view.shown, Qt.Key.Key_Space)
        window = documents.looking.window
        assert window is not None
        made.append(window)
        fake_session.document_ready.emit(DocumentReady(uid="werkinstructie", path=path))
        return window

    yield look_at
    for window in made:
        window.close()


def pdf(path: Path) -> bytes:
    writer = QPdfWriter(str(path))
    painter = QPainter(writer)
    painter.drawText(200, 200, "Notulen")
    painter.end()
    return path.read_bytes()


def test_a_text_is_shown_however_it_was_written(look: Callable[[str, bytes], QuickLook]) -> None:
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        window = look("notitie.md", "één ï €".encode(encoding))
        assert window.text.toPlainText() == ("" if encoding == "utf-16" else "één ï €")


def test_of_a_long_text_the_beginning_is_shown_and_no_letter_is_torn(look: Callable[[str, bytes], QuickLook]) -> None:
    window = look("lang.txt", b"x" + "é".encode() * MOST_TEXT)
    shown = window.text.toPlainText()
    assert shown.endswith("é\n\n\u2026")
    assert len(shown) < MOST_TEXT


def test_a_picture_is_shown_whole(look: Callable[[str, bytes], QuickLook]) -> None:
    window = look("kaart.png", small_png(4000, 40))
    assert window.pages.currentWidget() is window.picture
    assert window.picture.pixmap().width() <= window.picture.width() * window.devicePixelRatioF()


def test_a_pdf_is_shown(tmp_path: Path, look: Callable[[str, bytes], QuickLook]) -> None:
    window = look("notulen.pdf", pdf(tmp_path / "made.pdf"))
    assert type(window.pages.currentWidget()).__name__ == "QPdfView"


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("kapot.pdf", b"%PDF-1.7 kapot"),
        ("kapot.png", b"\x89PNG kapot"),
        ("kaart.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><image href="http://example.org/x"/></svg>'),
        ("verstopt.png", b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
        ("brief.docx", b"PK"),
        ("bestand.txt", b"a\0b"),
    ],
)
def test_what_cannot_be_shown_is_offered_to_its_usual_program(
    fake_session: FakeSession, look: Callable[[str, bytes], QuickLook], name: str, body: bytes
) -> None:
    window = look(name, body)
    assert window.pages.currentWidget() is window.notice
    window.open.click()
    assert not window.isVisible()
    assert asked(fake_session, "open_document") == ["werkinstructie"] * 2


def test_the_arrows_go_through_the_folder_and_space_closes(
    look: Callable[[str, bytes], QuickLook], documents: DocumentsPane
) -> None:
    window = look("notitie.txt", b"hallo")
    QTest.keyClick(window, Qt.Key.Key_Up)
    assert window.document is not None
    assert window.document.uid == "map-balie"
    assert window.pages.currentWidget() is window.notice
    QTest.keyClick(window, Qt.Key.Key_Up)
    assert documents.view.current.row() == 0
    QTest.keyClick(window, Qt.Key.Key_Down)
    assert window.document.uid == "werkinstructie"
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert not window.isVisible()


def test_what_arrives_when_something_else_is_looked_at_is_not_shown(
    tmp_path: Path, fake_session: FakeSession, look: Callable[[str, bytes], QuickLook]
) -> None:
    window = look("notitie.txt", b"hallo")
    other = tmp_path / "ander.txt"
    other.write_bytes(b"ander")
    fake_session.document_ready.emit(DocumentReady(uid="rooster", path=other))
    assert window.text.toPlainText() == "hallo"


def test_a_folder_is_gone_into_by_enter_and_not_by_space(screen: TeamsScreen, documents: DocumentsPane) -> None:
    places = visit(screen)
    documents.view.choose("map-balie")
    QTest.keyClick(documents.view.shown, Qt.Key.Key_Space)
    assert places == []
    assert documents.looking.window is not None
    documents.looking.window.close()


def test_without_libraries_for_sound_there_is_no_quick_look_at_it(
    tmp_path: Path, look: Callable[[str, bytes], QuickLook], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "PySide6.QtMultimedia", None)
    with wave.open(str(tmp_path / "made.wav"), "wb") as sound:
        sound.setparams((1, 1, 8000, 0, "NONE", "not compressed"))
        sound.writeframes(b"\x80" * 800)
    window = look("toon.wav", (tmp_path / "made.wav").read_bytes())
    assert window.pages.currentWidget() is window.notice


@pytest.mark.parametrize(("name", "make"), [("toon.wav", sound), ("weekbericht.mkv", film)])
def test_sound_and_film_are_played_and_end_with_the_look(
    qtbot: QtBot,
    look: Callable[[str, bytes], QuickLook],
    tmp_path: Path,
    name: str,
    make: Callable[[Path], bytes],
) -> None:
    multimedia = pytest.importorskip(
        "PySide6.QtMultimedia", reason="no libraries for sound: apt-get install libpulse0", exc_type=ImportError
    )
    window = look(name, make(tmp_path / f"made-{name}"))
    assert window.pages.currentWidget() is not window.notice
    (player,) = window.findChildren(multimedia.QMediaPlayer)
    qtbot.waitUntil(lambda: player.position() > 0, timeout=20_000)
    assert player.hasVideo() is name.endswith(".mkv")
    with qtbot.waitSignal(player.destroyed):
        window.close()
