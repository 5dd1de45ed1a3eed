"""A QTextDocument holds all that a text has, and is known at any moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from tests.ui.composer.test_html import BLOCKS, CORPUS
from ui.composer.document import ReadDocument, fill, put, read_block
from ui.composer.html_reading import read
from ui.composer.html_writing import write
from ui.composer.text import Block, Shape, Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(blocks=BLOCKS)
def test_what_is_put_in_comes_out(dressed: QApplication, blocks: list[Block]) -> None:
    del dressed
    written = write(blocks, {})
    again = read(written)
    document = QTextDocument()
    fill(document, again.blocks)
    assert write(ReadDocument(document).blocks(), {}) == written
    assert write(ReadDocument(document).blocks(), again.originals) == written


@pytest.mark.parametrize("markup", CORPUS)
def test_foreign_texts_stand_in_it_untouched(dressed: QApplication, markup: str) -> None:
    del dressed
    reading = read(markup)
    document = QTextDocument()
    fill(document, reading.blocks)
    written = write(ReadDocument(document).blocks(), reading.originals)
    assert written.replace("\n", "") == markup.replace("\n", "")


DEEDS = st.lists(
    st.tuples(st.sampled_from(["type", "enter", "delete", "undo", "part", "heading"]), st.integers(0, 400)), max_size=25
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(blocks=BLOCKS, deeds=DEEDS)
def test_what_is_known_is_what_stands_there_after_any_changes(
    dressed: QApplication, blocks: list[Block], deeds: list[tuple[str, int]]
) -> None:
    del dressed
    document = QTextDocument()
    fill(document, read(write(blocks, {})).blocks)
    known = ReadDocument(document)
    known.blocks()
    for deed, place in deeds:
        cursor = QTextCursor(document)
        cursor.setPosition(place % document.characterCount())
        if deed == "type":
            cursor.insertText("abc")
        elif deed == "enter":
            cursor.insertBlock()
        elif deed == "delete":
            cursor.setPosition((place * 7) % document.characterCount(), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        elif deed == "undo":
            document.undo()
        elif deed == "part":
            put(cursor, Block(Shape.PART, markup="<table></table>"), begins=True)
        else:
            put(cursor, Block(Shape.H2, (Words("Kop"),)), begins=True)
        fresh = [
            block for number in range(document.blockCount()) for block in read_block(document.findBlockByNumber(number))
        ]
        assert known.blocks() in (fresh, fresh[:-1])
