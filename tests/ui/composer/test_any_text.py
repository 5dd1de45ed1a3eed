"""Whatever somebody does in the editor, the text survives being kept and opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from ui.composer.editor import TextEditor
from ui.composer.gallery import Gallery
from ui.composer.html_reading import read
from ui.composer.html_writing import write
from ui.composer.text import PlacedFile, PlacedPicture, Shape, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.widgets.pictures import PictureLoader

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints|grabbing)", extend=True)

PART = '<div data-part="p1"><p>Lijst</p></div>'
PASTED = "<h1>Kop</h1><ul><li>een<ol><li>diep</li></ol></li></ul><p>Los <b>vet</b></p>"


def key(which: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Callable[[TextEditor], object]:
    return lambda editor: QTest.keyClick(editor, which, held)


def paste_html(editor: TextEditor) -> None:
    data = QMimeData()
    data.setHtml(PASTED)
    data.setText("x")
    editor.insertFromMimeData(data)


def paste_own(editor: TextEditor) -> None:
    editor.selectAll()
    editor.copy()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.paste()


SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
DEEDS: dict[str, Callable[[TextEditor], object]] = {
    "words": lambda editor: QTest.keyClicks(editor, "een twee"),
    "signs": lambda editor: QTest.keyClicks(editor, "- "),
    "heading": lambda editor: QTest.keyClicks(editor, "# "),
    "rule": lambda editor: editor.insert_rule(),
    "emoji": lambda editor: editor.insert_runs(Words("😀")),
    "enter": key(Qt.Key.Key_Return),
    "break": key(Qt.Key.Key_Return, SHIFT),
    "back": key(Qt.Key.Key_Backspace),
    "delete": key(Qt.Key.Key_Delete),
    "tab": key(Qt.Key.Key_Tab),
    "backtab": key(Qt.Key.Key_Backtab, SHIFT),
    "up": key(Qt.Key.Key_Up),
    "left": key(Qt.Key.Key_Left),
    "start": key(Qt.Key.Key_Home),
    "select": key(Qt.Key.Key_Up, SHIFT),
    "bold": key(Qt.Key.Key_B, CONTROL),
    "undo": key(Qt.Key.Key_Z, CONTROL),
    "list": lambda editor: editor.toggle_list(ordered=True),
    "quote": lambda editor: editor.toggle_shape(Shape.QUOTE),
    "code": lambda editor: editor.toggle_shape(Shape.CODE),
    "picture": lambda editor: editor.insert_picture(PlacedPicture("attached:00", "x")),
    "file": lambda editor: editor.insert_runs(PlacedFile("attached:11", "a.pdf"), Words(" ")),
    "mention": lambda editor: editor.insert_runs(Words("@Anna", href="https://x.example/anna"), Words(" ")),
    "part": lambda editor: editor.insert_part(PART),
    "paste": paste_html,
    "paste own": paste_own,
}


@pytest.fixture
def editor(qtbot: QtBot, pictures: PictureLoader) -> TextEditor:
    made = TextEditor(Gallery(pictures))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(st.sampled_from(sorted(DEEDS)), max_size=30))
def test_whatever_is_done_is_kept_and_opened_as_it_was(editor: TextEditor, deeds: list[str]) -> None:
    editor.show_html(f"<p>Begin</p>{PART}")
    for deed in deeds:
        DEEDS[deed](editor)
    made = editor.html()
    again = read(made)
    assert write(again.blocks, again.originals) == made
    assert write(again.blocks, {}) == made
    editor.show_html(made)
    assert editor.html() == made
