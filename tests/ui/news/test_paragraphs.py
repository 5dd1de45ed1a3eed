from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetrics

from ui.news.paragraphs import lines_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

pytestmark = pytest.mark.usefixtures("qapp")

TEXT = "Vanaf maandag ontvangen we inwoners in de verbouwde publiekshal van Aldemar"


def test_a_short_text_is_one_line() -> None:
    assert lines_of("Dag", QFont(), 200, 3) == ["Dag"]


def test_a_long_text_is_broken_between_words_and_ends_in_an_ellipsis() -> None:
    lines = lines_of(TEXT, QFont(), 150, 2)

    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert TEXT.startswith(f"{lines[0]} ")


def test_a_text_that_fits_keeps_all_its_words() -> None:
    assert " ".join(lines_of(TEXT, QFont(), 150, 20)) == TEXT


def test_emoji_are_not_cut_in_two() -> None:
    width = QFontMetrics(QFont()).horizontalAdvance("🎉🎉 feest") + 4

    lines = lines_of("🎉🎉 feest 🎉🎉 feest 🎉🎉", QFont(), width, 20)

    assert len(lines) > 1
    assert " ".join(lines) == "🎉🎉 feest 🎉🎉 feest 🎉🎉"


@pytest.mark.parametrize(("width", "most"), [(0, 2), (-5, 2), (100, 0), (100, -1)])
def test_where_there_is_no_room_there_are_no_lines(width: int, most: int) -> None:
    assert lines_of(TEXT, QFont(), width, most) == []


def test_a_book_is_not_laid_out() -> None:
    assert len(lines_of("woord " * 4_000_000, QFont(), 100, 3)) == 3


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=80), width=st.integers(20, 300), most=st.integers(1, 4))
def test_no_line_is_wider_than_its_place(qapp: QApplication, text: str, width: int, most: int) -> None:
    font = QFont(qapp.font())
    lines = lines_of(text, font, width, most)

    assert len(lines) <= most
    assert all(QFontMetrics(font).horizontalAdvance(line) <= width + 2 for line in lines[-1:])
