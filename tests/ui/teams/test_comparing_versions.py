"""Versions of a document: listed, read whatever they hold, compared side by side, opened, and restored."""

from __future__ import annotations

import zipfile
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter, QTextCursor, QTextTable

from sync.cache.working_copies import WorkingCopy
from sync.engine.editing_events import VersionReady, VersionsListed
from sync.server import StoredVersion
from tests.journeys.office import docx
from tests.ui.conftest import NOW
from tests.ui.teams.conftest import asked
from ui.teams import document_text
from ui.teams.comparison import LEFT_OUT, Pair, compared, excerpt
from ui.teams.document_text import NoText, paragraphs_of

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QUrl
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession
    from ui.teams.documents import DocumentsPane
    from ui.teams.versions_window import VersionsWindow

UID = "werkinstructie"


def package(path: Path, part: str, content: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(part, content)
    return path


def test_the_text_of_a_word_document_is_its_paragraphs(tmp_path: Path) -> None:
    docx(tmp_path / "plan.docx", "Zo doe je dat.", "Eerst kijken & dan doen")
    assert paragraphs_of(tmp_path / "plan.docx") == ["Zo doe je dat.", "Eerst kijken & dan doen"]


def test_the_text_of_a_writer_document_is_its_headings_and_paragraphs(tmp_path: Path) -> None:
    content = (
        b'<o xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><text:h>Kop</text:h>'
        b"<text:p>Een<text:tab/>twee <text:span>drie</text:span></text:p></o>"
    )
    assert paragraphs_of(package(tmp_path / "plan.odt", "content.xml", content)) == ["Kop", "Een twee drie"]


@pytest.mark.usefixtures("dressed")
def test_the_text_of_a_pdf_is_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    painter.drawText(1000, 1000, "Zo doe je dat.")
    painter.end()
    assert paragraphs_of(path) == ["Zo doe je dat."]


def test_plain_text_is_read_whatever_its_letters(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_bytes(b"\xef\xbb\xbfEen\r\n\xff twee")
    assert paragraphs_of(tmp_path / "plan.txt") == ["Een", "\ufffd twee"]


BOMB = b'<!DOCTYPE a [<!ENTITY b "boem"><!ENTITY c "&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize(
    ("name", "part", "content"),
    [
        ("plan.docx", "word/document.xml", BOMB),
        ("plan.odt", "content.xml", BOMB),
        ("plan.docx", "word/other.xml", b"<a/>"),
        ("plan.docx", "word/document.xml", b"<w:p"),
        ("plan.docx", "word/document.xml", b"<a>" + b" " * 200_000 + b"</a>"),
    ],
    ids=["entities", "entities in writer", "no text", "half", "larger than it is worth"],
)
def test_a_hostile_office_file_has_no_text(
    tmp_path: Path, name: str, part: str, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_text, "MOST_BYTES", 150_000)
    with pytest.raises(NoText):
        paragraphs_of(package(tmp_path / name, part, content))


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("name", ["plan.docx", "plan.pdf", "plan.xlsx", "plan.txt"])
def test_what_is_not_what_its_name_says_has_no_text(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\0\1\2 geen tekst")
    with pytest.raises(NoText):
        paragraphs_of(tmp_path / name)


def test_of_two_texts_what_stayed_changed_went_and_came_stands_side_by_side() -> None:
    pairs = compared(["Kop", "Een twee", "Slot"], ["Kop", "Een drie", "Slot", "Nieuw"])
    assert pairs == [
        Pair((("Kop", False),), (("Kop", False),)),
        Pair((("Een ", False), ("twee", True)), (("Een ", False), ("drie", True))),
        Pair((("Slot", False),), (("Slot", False),)),
        Pair(None, (("Nieuw", True),)),
    ]
    assert [pair.differs for pair in pairs] == [False, True, False, True]


def test_what_is_far_from_any_difference_is_left_out() -> None:
    same = [f"Regel {number}" for number in range(20)]
    pairs = excerpt(compared(same, [*same[:10], "Anders", *same[11:]]))
    assert pairs[0] is pairs[-1] is LEFT_OUT
    assert [pair.earlier for pair in pairs[1:-1]] == [
        *((("Regel " + str(number), False),) for number in (7, 8, 9)),
        pairs[4].earlier,
        *((("Regel " + str(number), False),) for number in (11, 12, 13)),
    ]
    assert pairs[4].differs
    assert excerpt(compared(same, same)) == [LEFT_OUT]


def shown(window: VersionsWindow) -> list[tuple[str, str]]:
    """Give the rows of the comparison that is shown, its names first."""
    return [
        (_words(table, row, 0), _words(table, row, 1))
        for table in window.comparison.text.document().rootFrame().childFrames()
        if isinstance(table, QTextTable)
        for row in range(table.rows())
    ]


def _words(table: QTextTable, row: int, column: int) -> str:
    cell = table.cellAt(row, column)
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


@pytest.fixture
def window(documents: DocumentsPane, fake_session: FakeSession, qtbot: QtBot) -> VersionsWindow:
    """The window on a document with three versions."""
    documents.view.choose(UID)
    documents.editing.versions.trigger()
    window = documents.editing.versions_window
    assert window is not None
    qtbot.addWidget(window)
    assert asked(fake_session, "ask_versions") == [UID]
    versions = tuple(
        StoredVersion(number=number, made=NOW - timedelta(days=3 - number), author=author, comment=comment)
        for number, author, comment in (
            (2, "Yusuf Kaya", ""),
            (1, "Anna de Jong", "Spoed toegevoegd"),
            (0, "Jelle", ""),
        )
    )
    fake_session.editing.hear(VersionsListed(uid=UID, versions=versions))
    return window


def arrive(session: FakeSession, folder: Path, number: int, *paragraphs: str) -> Path:
    path = folder / str(number) / "Werkinstructie.docx"
    path.parent.mkdir()
    docx(path, *paragraphs)
    session.editing.hear(VersionReady(uid=UID, number=number, path=path))
    return path


def test_the_last_change_is_compared_at_once(
    window: VersionsWindow, fake_session: FakeSession, tmp_path: Path, qtbot: QtBot
) -> None:
    words = [window.list.item(row).text().splitlines()[1:] for row in range(window.list.count())]
    assert words == [["Yusuf Kaya"], ["Anna de Jong", "Spoed toegevoegd"], ["Jelle"]]
    assert window.list.item(0).text().splitlines()[0].endswith("now")
    assert window.chosen == [1]
    assert asked(fake_session, "open_version") == [(UID, 1), (UID, 2)]
    arrive(fake_session, tmp_path, 1, "Bel de klant.", "Klaar.")
    arrive(fake_session, tmp_path, 2, "Bel de inwoner.", "Klaar.")
    qtbot.waitUntil(window.comparison.isVisible)
    names, *rows = shown(window)
    assert rows == [("Bel de klant.", "Bel de inwoner."), ("Klaar.", "Klaar.")]
    assert "Anna de Jong" in names[0]
    assert "Yusuf Kaya" in names[1]


def test_two_versions_are_compared_with_each_other(
    window: VersionsWindow, fake_session: FakeSession, tmp_path: Path, qtbot: QtBot
) -> None:
    for number, words in ((0, "eerst"), (1, "toen"), (2, "nu")):
        arrive(fake_session, tmp_path, number, words)
    window.list.clearSelection()
    for row in (1, 2):
        window.list.item(row).setSelected(True)
    qtbot.waitUntil(lambda: ("eerst", "toen") in shown(window))
    assert not window.restore.isEnabled()


def test_an_earlier_version_is_opened_to_be_read_and_made_the_newest_again(
    window: VersionsWindow, documents: DocumentsPane, fake_session: FakeSession, tmp_path: Path
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    documents.opener.open_url = open_url
    window.look.click()
    path = arrive(fake_session, tmp_path, 1, "toen")
    assert opened == [str(path)]
    assert not path.stat().st_mode & 0o222
    window.restore.click()
    assert asked(fake_session, "restore_version") == [(UID, 1)]
    assert not window.restore.isEnabled()


def test_what_is_being_changed_is_not_restored_under_ones_hands(
    window: VersionsWindow, fake_session: FakeSession
) -> None:
    copy = WorkingCopy(uid=UID, path="/x/y.docx", since=NOW, base=NOW, digest="")
    fake_session.store.working_copies.put(copy)
    window.list.setCurrentRow(2)
    assert window.look.isEnabled()
    assert not window.restore.isEnabled()
    window.list.setCurrentRow(0)
    assert not window.restore.isEnabled()
