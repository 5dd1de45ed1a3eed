"""Text with what was typed marked in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from sync.cache.highlighting import matches
from ui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QFont, QPainter

REMEMBERED = 4096
"""Rows share most of their words, and a row is painted again whenever the pointer crosses it."""


@lru_cache(maxsize=REMEMBERED)
def spans(typed: str, value: str) -> tuple[tuple[int, int], ...]:
    """Give where the words that were typed begin words of `value`, as (start, end); nothing for nothing typed."""
    return tuple(matches(typed, value)) if typed else ()


@dataclass(frozen=True, slots=True)
class Letters:
    """A font and its measures, made once rather than for every line that is painted."""

    font: QFont
    metrics: QFontMetricsF
    height: float

    @classmethod
    def of(cls, kind: theme.Type) -> Letters:
        """Give the letters of the type scale as they are at the present size of text."""
        font = theme.font(kind)
        metrics = QFontMetricsF(font)
        return cls(font, metrics, metrics.height())


def paint_found(painter: QPainter, where: QRectF, text: str, typed: str, letters: Letters, ink: QColor) -> None:
    """Paint one line of text, cut off where there is no more room, with what was typed marked in it."""
    metrics = letters.metrics
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, where.width() + 1)
    base = QPointF(where.left(), where.center().y() + (metrics.ascent() - metrics.descent()) / 2)
    painter.setFont(letters.font)
    painter.setPen(ink)
    painter.drawText(base, shown)
    kept = len(shown) if shown == text else len(shown) - 1
    _paint_spans(painter, base, shown, [(start, min(end, kept)) for start, end in spans(typed, text) if start < kept])


def paint_marks(painter: QPainter, base: QPointF, line: str, typed: str) -> None:
    """Mark what was typed in a line that stands at `base` already, in the painter's font."""
    _paint_spans(painter, base, line, spans(typed, line))


def _paint_spans(painter: QPainter, base: QPointF, line: str, found_at: Sequence[tuple[int, int]]) -> None:
    if not found_at:
        return
    worn = theme.colours()
    metrics = QFontMetricsF(painter.font())
    for start, end in found_at:
        left = base.x() + metrics.horizontalAdvance(line[:start])
        width = metrics.horizontalAdvance(line[start:end])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.highlight)
        painter.drawRoundedRect(QRectF(left - 1, base.y() - metrics.ascent(), width + 2, metrics.height()), 3, 3)
        painter.setPen(worn.on_highlight)
        painter.drawText(QPointF(left, base.y()), line[start:end])
