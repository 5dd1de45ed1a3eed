"""What a key takes in a long draft until it is painted, and what keeping that draft takes, against one frame."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QTextCursor
from PySide6.QtTest import QTest

from desktop.session import CachedSession
from tests.benchmarks.conftest import Figure, Report
from tests.benchmarks.people import Directories
from ui import theme
from ui.composer.desk import WritingDesk
from ui.widgets.pictures import PictureLoader
from ui.widgets.undo_bar import UndoBar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.composer.window import ComposerWindow

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints|grabbing)", extend=True)

FRAME = 16.0
WORDS, PICTURES, PARAGRAPH = 20_000, 20, 60
SENTENCE = "Vanaf zaterdag kun je weer schaatsen op het plein, "


def long_text() -> str:
    """A text of `WORDS` words, with headings, lists, bold words and pictures."""
    sentence = f"Vanaf <strong>zaterdag</strong> {SENTENCE}"
    parts = []
    paragraphs = WORDS // PARAGRAPH
    for number in range(paragraphs):
        words = (sentence * 8)[: PARAGRAPH * 7]
        words = words.rpartition("<strong>")[0] if words.count("<strong>") != words.count("</strong>") else words
        parts.append(f"<ul><li>{words}</li></ul>" if number % 10 == 5 else f"<p>{words.strip()}</p>")
        if number % (paragraphs // PICTURES) == 0:
            parts.append(f'<h2>Deel {number}</h2><p><img src="attached:{number:032x}" alt="Het plein"></p>')
    return "".join(parts)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[ComposerWindow]:
    """A composer with a long draft, its pictures shown."""
    theme.apply(qapp, theme.LIGHT)
    home, unlocked = Directories(tmp_path).home(10_000)
    session = CachedSession(home, unlocked)
    pictures = PictureLoader(session)
    undo_bar = UndoBar()
    qtbot.addWidget(undo_bar)
    desk = WritingDesk(session, pictures, undo_bar, undo_bar)
    desk.open("")
    (made,) = desk.windows.values()
    image = QImage(1600, 900, QImage.Format.Format_RGB32)
    image.fill(QColor("#88aacc"))
    for number in range(WORDS // PARAGRAPH):
        if number % (WORDS // PARAGRAPH // PICTURES) == 0:
            made.page.gallery.put(f"attached:{number:032x}", image)
    made.page.editor.show_html(long_text())
    made.page.editor.setFocus()
    qapp.processEvents()
    yield made
    made.close()
    desk.leave()
    pictures.close()
    session.close()


def slow(took: list[float]) -> float:
    """Give the 95th percentile."""
    return sorted(took)[int(len(took) * 0.95)]


def timed(qapp: QApplication, act: Callable[[], object]) -> float:
    """Give how long it takes to act and to paint what follows, in milliseconds."""
    began = time.perf_counter()
    act()
    qapp.processEvents()
    return (time.perf_counter() - began) * 1000


@pytest.mark.parametrize("where", [0.02, 0.5, 0.98])
def test_a_key_in_a_long_draft_is_painted_within_a_frame(
    qapp: QApplication, report: Report, window: ComposerWindow, where: float
) -> None:
    editor = window.page.editor
    assert window.page.words > WORDS * 0.9
    block = editor.document().findBlockByNumber(int(editor.document().blockCount() * where))
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    editor.setTextCursor(cursor)
    qapp.processEvents()
    took = [timed(qapp, partial(QTest.keyClicks, editor, sign)) for sign in SENTENCE * 4]
    assert SENTENCE.strip() in editor.html()
    p95 = slow(took)
    report.append(Figure(f"key to paint, 20,000 words, at {where:.0%}, p95", p95, FRAME, "ms", "<= 1"))
    report.append(Figure(f"key to paint, 20,000 words, at {where:.0%}, worst", max(took), FRAME, "ms", ""))


def test_keeping_a_long_draft_does_not_stall_typing(qapp: QApplication, report: Report, window: ComposerWindow) -> None:
    editor = window.page.editor
    window.keep()
    took = []
    for number in range(30):
        editor.moveCursor(QTextCursor.MoveOperation.End if number % 2 else QTextCursor.MoveOperation.Start)
        QTest.keyClicks(editor, "x")
        QTest.keyClick(editor, Qt.Key.Key_Return)
        qapp.processEvents()
        took.append(timed(qapp, window.keep))
    report.append(Figure("keeping a draft of 20,000 words, p95", slow(took), FRAME, "ms", "<= 1"))
    report.append(Figure("keeping a draft of 20,000 words, worst", max(took), FRAME, "ms", ""))
