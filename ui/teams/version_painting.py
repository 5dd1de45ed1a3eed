"""Painting a version of a document as a row: when it was made, by whom, and what they said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from ui import theme
from ui.theme import SPACE, Type

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    Index = QModelIndex | QPersistentModelIndex

KINDS = (Type.STRONG, Type.SMALL, Type.SMALL)
"""Of the first line and those after it."""
BAR = 3


class VersionDelegate(QStyledItemDelegate):
    """Paints the lines of an item's text below each other, as many as it has."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """See Qt."""
        lines = str(index.data()).splitlines()
        height = sum(QFontMetrics(theme.font(kind)).height() for _, kind in zip(lines, KINDS, strict=False))
        return QSize(1, height + 2 * SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """See Qt."""
        worn = theme.colours()
        painter.save()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_lit = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(option.rect, worn.selected if is_chosen else worn.hover if is_lit else worn.surface)
        painter.fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, worn.border)
        if is_chosen:
            painter.fillRect(QRect(option.rect.left(), option.rect.top(), BAR, option.rect.height()), worn.accent)
        place = option.rect.adjusted(SPACE + BAR, SPACE, -SPACE, -SPACE)
        for line, kind in zip(str(index.data()).splitlines(), KINDS, strict=False):
            font = theme.font(kind)
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(worn.text if kind is Type.STRONG else worn.quiet)
            words = metrics.elidedText(line, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), words)
            place.setTop(place.top() + metrics.height())
        painter.restore()
