"""Draws what blocks have beside their words: bullets, numbers, the bar of a quote, the ground of code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from ui import theme
from ui.composer import looks
from ui.composer.text import QUOTES, Shape
from ui.theme import SPACE, Type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPainter, QTextBlock

    from ui.composer.text import Block

BAR = 3
BULLET = 2.6
"""Pixels of its radius."""


def decorate(painter: QPainter, first: QTextBlock, bottom: float, width: float) -> None:
    """Draw what belongs to the blocks from `first` on that begin above `bottom`, all in the document's coordinates."""
    painter.setRenderHint(painter.RenderHint.Antialiasing)
    for block in _shown(first, bottom):
        shaped = looks.shape_of(block.blockFormat())
        box = block.document().documentLayout().blockBoundingRect(block)
        if shaped.shape is Shape.ITEM:
            _marker(painter, block, shaped)
        elif shaped.shape in QUOTES:
            _bar(painter, block, box, shaped)
        elif shaped.shape is Shape.CODE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colours().hover)
            margin = block.document().documentMargin()
            ground = QRectF(margin, box.top() - SPACE, width - 2 * margin, box.height() + 2 * SPACE)
            painter.drawRoundedRect(ground, theme.RADIUS, theme.RADIUS)


def _shown(block: QTextBlock, bottom: float) -> Iterator[QTextBlock]:
    layout = block.document().documentLayout()
    while block.isValid() and layout.blockBoundingRect(block).top() <= bottom:
        yield block
        block = block.next()


def _bar(painter: QPainter, block: QTextBlock, box: QRectF, shaped: Block) -> None:
    following = looks.shape_of(block.next().blockFormat()).shape if block.next().isValid() else Shape.PARAGRAPH
    joins = following is Shape.QUOTE_NEXT or following is shaped.shape is Shape.QUOTE
    bottom = block.document().documentLayout().blockBoundingRect(block.next()).top() if joins else box.bottom()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colours().accent)
    left = block.document().documentMargin()
    painter.drawRoundedRect(QRectF(left, box.top(), BAR, bottom - box.top()), BAR / 2, BAR / 2)


def _marker(painter: QPainter, block: QTextBlock, shaped: Block) -> None:
    """Draw a bullet or a number at the height of the first line."""
    worn = theme.colours()
    line = block.layout().lineAt(0)
    if not line.isValid():
        return
    at = block.layout().position() + QPointF(0, line.y())
    baseline = at.y() + line.ascent()
    right = at.x() + line.x() - SPACE
    if shaped.ordered:
        font = theme.font(Type.BODY)
        font.setPixelSize(looks.body_size())
        painter.setFont(font)
        painter.setPen(worn.quiet)
        words = f"{number_of(block)}."
        painter.drawText(QPointF(right - QFontMetricsF(font).horizontalAdvance(words) + 2, baseline), words)
        return
    hollow = shaped.depth % 2 == 0
    painter.setPen(worn.quiet if hollow else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else worn.quiet)
    painter.drawEllipse(QPointF(right - 3, baseline - looks.body_size() * 0.32), BULLET, BULLET)


def number_of(block: QTextBlock) -> int:
    """Give the number of an item in its list."""
    here = looks.shape_of(block.blockFormat())
    begins, number = here.fresh, 1
    while not begins:
        block = block.previous()
        before = looks.shape_of(block.blockFormat()) if block.isValid() else None
        if before is None or before.shape is not Shape.ITEM or before.depth < here.depth:
            break
        if before.depth == here.depth:
            if before.ordered != here.ordered:
                break
            number += 1
            begins = before.fresh
    return number
