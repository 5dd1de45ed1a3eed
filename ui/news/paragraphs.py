"""Painting a text over at most so many lines, the last one shortened with an ellipsis."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetrics, QTextLayout, QTextOption

from ui.widgets.marking import paint_marks

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor, QFont, QPainter

LONGEST = 2000
"""Characters: nobody reads more than this in a list, and laying out a book takes long."""


def lines_of(
    text: str, font: QFont, width: int, most: int, elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight
) -> list[str]:
    """Break `text` into at most `most` lines of `width` pixels; of what does not fit an ellipsis stands at `elide`."""
    plain = " ".join(text[:LONGEST].split())
    if not plain or width <= 0 or most <= 0:
        return []
    layout = QTextLayout(plain, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    units = plain.encode("utf-16-le", "surrogatepass")  # Qt counts in these, and an emoji takes two
    pieces = [units[2 * start : 2 * end] for start, end in pairwise([*starts, len(units) // 2])]
    *full, rest = [piece.decode("utf-16-le", "surrogatepass") for piece in pieces]
    last = QFontMetrics(font).elidedText(rest, elide, width)
    return [*(line.rstrip() for line in full), last]


def paint_paragraph(
    painter: QPainter, place: QRect, text: str, font: QFont, color: QColor, most: int, typed: str = ""
) -> int:
    """Paint `text` from the top of `place` down, with what was `typed` marked; give the height in pixels it took."""
    metrics = QFontMetrics(font)
    painter.setFont(font)
    painter.setPen(color)
    top = place.top()
    for line in lines_of(text, font, place.width(), most):
        painter.drawText(QPointF(place.left(), top + metrics.ascent()), line)
        if typed:
            paint_marks(painter, QPointF(place.left(), top + metrics.ascent()), line, typed)
            painter.setPen(color)
        top += metrics.lineSpacing()
    return top - place.top()
