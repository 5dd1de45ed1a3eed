"""A button that is only words, in line with the text around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui import theme
from ui.theme import SPACE, Type

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

SIGN = 16
LOWEST = 24
"""Pixels: what is clicked is at least this high, however small its words."""


class TextButton(QAbstractButton):
    """Words with perhaps an icon before them, flush left; underlined while the pointer is over it."""

    def __init__(self, kind: Type, text: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._icon = icon
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Be as large as the words."""
        metrics = QFontMetrics(theme.font(self._kind))
        sign = SIGN + SPACE // 2 if self._icon else 0
        return QSize(sign + metrics.horizontalAdvance(self.text()) + 2, max(LOWEST, metrics.height()))

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as there is room for: a long name ends in an ellipsis."""
        return QSize(LOWEST, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        worn = theme.colours()
        ink = worn.quiet if self._icon else worn.text
        if self.isEnabled() and (self.underMouse() or self.hasFocus()):
            ink = worn.accent
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0
        if self._icon:
            theme.draw_icon(painter, self._icon, QRectF(0, (self.height() - SIGN) / 2, SIGN, SIGN), ink)
            left = SIGN + SPACE // 2
        font = theme.font(self._kind)
        font.setUnderline(self.isEnabled() and self.underMouse())
        painter.setFont(font)
        painter.setPen(ink)
        place = self.rect().adjusted(left, 0, 0, 0)
        words = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), words)
        if self.hasFocus():
            painter.setPen(QPen(worn.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
        painter.end()
