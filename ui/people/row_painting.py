"""Painting a person as a row: portrait, name, function, team and location, and why they were found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from sync.cache.directory import matches
from ui import theme
from ui.people.model import ROW_ROLE
from ui.theme import RADIUS, SPACE, Type
from ui.widgets.pictures import draw_avatar

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtGui import QColor, QFont
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ui.people.model import Row
    from ui.widgets.pictures import PictureLoader

    Index = QModelIndex | QPersistentModelIndex

AVATAR = 44
SIGN = 16
GAP = SPACE // 4
PADDING = SPACE
MOST_CHIPS = 3
SMALLEST_NAME = 120
"""Pixels that chips leave to a name."""


def row_height() -> int:
    """Give the height of every row at the present size of text."""
    lines = (Type.STRONG, Type.SMALL, Type.SMALL)
    text = sum(QFontMetricsF(theme.font(kind)).height() for kind in lines) + 2 * GAP
    return round(max(text, AVATAR)) + 2 * PADDING + 2 * GAP


class PersonDelegate(QStyledItemDelegate):
    """Paints the rows of a `PeopleModel`, all of the same height."""

    def __init__(self, pictures: PictureLoader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """See Qt."""
        return QSize(AVATAR * 4, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """See Qt."""
        row: Row | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(option.rect, theme.colours().surface)  # over what the style paints for a selected row
        ground = QRectF(option.rect).adjusted(SPACE, GAP / 2, -SPACE, -GAP / 2)
        paint_ground(painter, ground, option.state)
        inside = ground.adjusted(PADDING + GAP, PADDING, -PADDING - GAP, -PADDING)
        portrait = QRectF(inside.left(), inside.center().y() - AVATAR / 2, AVATAR, AVATAR)
        draw_avatar(painter, portrait, row.person, self._pictures)
        inside.setLeft(portrait.right() + 1.5 * SPACE)
        _paint_words(painter, row, inside)
        painter.restore()


def paint_ground(painter: QPainter, where: QRectF, state: QStyle.StateFlag) -> None:
    """Paint what lies below a row: chosen (also told by a bar at its side), under the pointer, with the focus."""
    worn = theme.colours()
    selected = bool(state & QStyle.StateFlag.State_Selected)
    painter.setPen(Qt.PenStyle.NoPen)
    if selected or state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(worn.selected if selected else worn.hover)
        painter.drawRoundedRect(where, RADIUS, RADIUS)
    if selected:
        painter.setBrush(worn.accent)
        painter.drawRoundedRect(QRectF(where.left(), where.top() + SPACE, 3, where.height() - 2 * SPACE), 1.5, 1.5)
    if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(worn.accent, 2))
        painter.drawRoundedRect(where.adjusted(1, 1, -1, -1), RADIUS, RADIUS)


def _paint_words(painter: QPainter, row: Row, inside: QRectF) -> None:
    worn = theme.colours()
    person = row.person
    lines = [
        (person.name or person.email or person.username, theme.font(Type.STRONG), worn.text),
        (person.function, theme.font(Type.SMALL), worn.text),
        (row.work, theme.font(Type.SMALL), worn.quiet),
    ]
    shown = [line for line in lines if line[0]]
    heights = [QFontMetricsF(font).height() for _, font, _ in shown]
    top = inside.center().y() - (sum(heights) + GAP * (len(shown) - 1)) / 2
    for number, ((text, font, ink), height) in enumerate(zip(shown, heights, strict=True)):
        line = QRectF(inside.left(), top, inside.width(), height)
        if number == 0:
            line.setRight(_paint_chips(painter, row, line))
            line.setRight(_paint_sign(painter, row, line, font))
        paint_found(painter, line, text, row.text, font, ink)
        top += height + GAP


def _paint_sign(painter: QPainter, row: Row, line: QRectF, font: QFont) -> float:
    """Paint the ambassador's mark behind the name; give where the name has to end."""
    if not row.person.ambassador:
        return line.right()
    end = min(line.right() - SIGN - GAP, line.left() + QFontMetricsF(font).horizontalAdvance(row.person.name) + GAP)
    where = QRectF(end + GAP, line.center().y() - SIGN / 2, SIGN, SIGN)
    theme.draw_icon(painter, "badge-check", where, theme.colours().warm)
    return end


def _paint_chips(painter: QPainter, row: Row, line: QRectF) -> float:
    """Paint the knowledge areas for which somebody was found at the right; give where the name has to end."""
    right = line.right()
    font = theme.font(Type.SMALL)
    metrics = QFontMetricsF(font)
    height = metrics.height() + GAP
    left_out = len(row.areas)
    for area in row.areas[:MOST_CHIPS]:
        room = right - line.left() - SMALLEST_NAME
        width = min(metrics.horizontalAdvance(area) + 2 * SPACE, max(room, 0))
        if width < 6 * SPACE:
            break
        chip = QRectF(right - width, line.center().y() - height / 2, width, height)
        _paint_chip(painter, chip, area, row.text, font)
        right = chip.left() - SPACE / 2
        left_out -= 1
    if left_out and right < line.right():
        more = f"+{left_out}"
        width = metrics.horizontalAdvance(more)
        painter.setFont(font)
        painter.setPen(theme.colours().quiet)
        where = QRectF(right - width, line.top(), width, line.height())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, more)
        right = where.left() - SPACE / 2
    return right - SPACE / 2 if right < line.right() else right


def _paint_chip(painter: QPainter, where: QRectF, area: str, text: str, font: QFont) -> None:
    worn = theme.colours()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(worn.accent_soft)
    painter.drawRoundedRect(where, where.height() / 2, where.height() / 2)
    inside = where.adjusted(SPACE, 0, -SPACE / 2, 0)
    paint_found(painter, inside, area, text, font, worn.on_accent_soft)


def paint_found(painter: QPainter, where: QRectF, text: str, typed: str, font: QFont, ink: QColor) -> None:
    """Paint one line of text, cut off where there is no more room, with what was typed marked in it."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, where.width() + 1)
    base = QPointF(where.left(), where.center().y() + (metrics.ascent() - metrics.descent()) / 2)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(base, shown)
    spans = matches(typed, text) if typed else []
    if not spans:
        return
    worn = theme.colours()
    kept = len(shown) if shown == text else len(shown) - 1
    for start, end in spans:
        if start >= kept:
            break
        found = shown[start : min(end, kept)]
        left = where.left() + metrics.horizontalAdvance(shown[:start])
        mark = QRectF(left - 1, where.top(), metrics.horizontalAdvance(found) + 2, where.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.highlight)
        painter.drawRoundedRect(mark, 3, 3)
        painter.setPen(worn.on_highlight)
        painter.drawText(QPointF(left, base.y()), found)
