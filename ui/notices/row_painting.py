"""Painting a notice as a row: who or what it is about, what happened, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from ui import theme
from ui.notices.model import NOTICE_ROLE
from ui.notices.words import SIGNS, text_of, title_of
from ui.theme import RADIUS, SPACE, Type
from ui.widgets.dates import spoken_time
from ui.widgets.pictures import draw_avatar

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QStyleOptionViewItem

    from sync.cache.queries import Queries
    from ui.notices.matter import Matter, Notice
    from ui.widgets.pictures import PictureLoader

    Index = QModelIndex | QPersistentModelIndex

FACE = 36
DOT = 8


class NoticeDelegate(QStyledItemDelegate):
    """Paints the rows of a `NoticesModel`."""

    def __init__(self, queries: Queries, pictures: PictureLoader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queries = queries
        self._pictures = pictures

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """See Qt."""
        return QSize(200, theme.font(Type.STRONG).pixelSize() * 2 + theme.font(Type.SMALL).pixelSize() * 2 + SPACE * 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """See Qt."""
        notice: Notice = index.data(NOTICE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        box = QRectF(option.rect).adjusted(SPACE * 2, 0, -SPACE * 2, 0)
        face = QRectF(box.left() + DOT + SPACE, box.center().y() - FACE / 2, FACE, FACE)
        if not notice.seen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colours().accent)
            painter.drawEllipse(QRectF(box.left(), box.center().y() - DOT / 2, DOT, DOT))
        self._paint_face(painter, face, notice.matter)
        self._paint_words(painter, box.adjusted(DOT + FACE + SPACE * 2 + SPACE // 2, SPACE, 0, -SPACE), notice)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        worn = theme.colours()
        where = QRectF(option.rect)
        painter.fillRect(where, worn.surface)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not (chosen or over):
            return
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(worn.accent if focused else Qt.PenStyle.NoPen)
        painter.setBrush(worn.selected if chosen else worn.hover)
        painter.drawRoundedRect(where.adjusted(SPACE / 2, 1, -SPACE / 2, -1), RADIUS, RADIUS)

    def _paint_face(self, painter: QPainter, where: QRectF, matter: Matter) -> None:
        worn = theme.colours()
        person = self._queries.person_by_username(matter.author)
        if person is not None:
            draw_avatar(painter, where, person, self._pictures, matter.sender)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.accent_soft)
        painter.drawEllipse(where)
        theme.draw_icon(painter, SIGNS[matter.topic], where.adjusted(9, 9, -9, -9), worn.on_accent_soft)

    def _paint_words(self, painter: QPainter, where: QRectF, notice: Notice) -> None:
        worn = theme.colours()
        matter = notice.matter
        when = spoken_time(notice.later or matter.when)
        small = theme.font(Type.SMALL)
        painter.setFont(small)
        width = painter.fontMetrics().horizontalAdvance(when) + SPACE
        half = where.height() / 2
        clock = QRectF(where.right() - width, where.top(), width, half)
        painter.setPen(worn.warning if notice.later else worn.quiet)
        painter.drawText(clock, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), when)
        upper = QRectF(where.left(), where.top(), where.width() - width, half)
        kind = Type.BODY if notice.seen else Type.STRONG
        _line(painter, upper, title_of(matter), kind, worn.text)
        lower = QRectF(where.left(), where.top() + half, where.width(), half)
        _line(painter, lower, text_of(matter), Type.SMALL, worn.quiet)


def _line(painter: QPainter, where: QRectF, text: str, kind: Type, ink: QColor) -> None:
    painter.setFont(theme.font(kind))
    painter.setPen(ink)
    words = painter.fontMetrics().elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, int(where.width()))
    painter.drawText(where, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
