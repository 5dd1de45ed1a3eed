"""Small round buttons for knowledge areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui import theme
from ui.theme import SPACE, Type

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

HEIGHT = 28
WIDEST = 320
SIGN = 14


class Chip(QAbstractButton):
    """A word to be clicked; `icon` stands behind it."""

    def __init__(self, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Be as wide as the word, up to a limit."""
        metrics = QFontMetricsF(theme.font(Type.SMALL))
        sign = SIGN + SPACE // 2 if self._icon else 0
        width = min(round(metrics.horizontalAdvance(self.text())) + 3 * SPACE + 2 + sign, WIDEST)
        return QSize(width, max(HEIGHT, round(metrics.height()) + SPACE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        worn = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        where = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        active = self.underMouse() or self.hasFocus()
        painter.setBrush(worn.accent if self.underMouse() else worn.accent_soft)
        painter.setPen(QPen(worn.accent, 2) if active else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(where, where.height() / 2, where.height() / 2)
        ink = worn.on_accent if self.underMouse() else worn.on_accent_soft
        inside = where.adjusted(1.5 * SPACE - 1, 0, -1.5 * SPACE + 1, 0)
        if self._icon:
            sign = QRectF(inside.right() - SIGN, inside.center().y() - SIGN / 2, SIGN, SIGN)
            theme.draw_icon(painter, self._icon, sign, ink)
            inside.setRight(sign.left() - SPACE / 2)
        painter.setFont(theme.font(Type.SMALL))
        painter.setPen(ink)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(inside.width()) + 1)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, shown)
