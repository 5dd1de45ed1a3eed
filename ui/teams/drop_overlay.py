"""What the documents show while files are held over them: with whom they are about to be shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.theme import SPACE, Type

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent

SIGN = 28
VEIL = 120
"""Of 255: the rows stay visible, so that one can aim at a folder."""
PADDING = 2 * SPACE


class DropOverlay(QWidget):
    """A frame around what it lies upon, and a card at its foot with two lines of words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = ""
        self._sentence = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.changed().connect(self.update)
        self.hide()

    def say(self, title: str, sentence: str) -> None:
        """Say where a drop goes and who will see it."""
        self._title, self._sentence = title, sentence
        self.setAccessibleName(f"{title}. {sentence}")
        self.update()

    def cover(self) -> None:
        """Lie upon all of the widget below."""
        below = self.parentWidget()
        if below is not None:
            self.setGeometry(below.rect())
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        worn = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(worn.accent_soft)
        veil.setAlpha(VEIL)
        pen = QPen(worn.accent, 2, Qt.PenStyle.DashLine)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(veil)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), theme.RADIUS * 1.5, theme.RADIUS * 1.5)
        self._paint_card(painter)
        painter.end()

    def _paint_card(self, painter: QPainter) -> None:
        worn = theme.colours()
        title, body = theme.font(Type.HEADING), theme.font(Type.BODY)
        lines = QFontMetrics(title).height() + 2 + QFontMetrics(body).height()
        text = max(
            _width(painter, title, self._title),
            _width(painter, body, self._sentence),
        )
        width = min(self.width() - 4 * PADDING, text + SIGN + 3 * PADDING + SPACE)
        height = max(lines, SIGN) + 2 * PADDING
        card = QRectF((self.width() - width) / 2, self.height() - height - 2 * PADDING, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.accent)
        painter.drawRoundedRect(card, theme.RADIUS * 1.5, theme.RADIUS * 1.5)
        sign = QRectF(card.left() + PADDING, card.center().y() - SIGN / 2, SIGN, SIGN)
        theme.draw_icon(painter, "upload", sign, worn.on_accent)
        words = QRectF(sign.right() + PADDING, card.top() + (height - lines) / 2, 0, lines)
        words.setRight(card.right() - PADDING)
        painter.setPen(worn.on_accent)
        for font, line, flag in (
            (title, self._title, Qt.AlignmentFlag.AlignTop),
            (body, self._sentence, Qt.AlignmentFlag.AlignBottom),
        ):
            painter.setFont(font)
            shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, round(words.width()))
            painter.drawText(words, int(flag), shown)


def _width(painter: QPainter, font: QFont, text: str) -> int:
    """Measure as it will be painted: on another device the same font may be wider."""
    painter.setFont(font)
    return painter.fontMetrics().horizontalAdvance(text)
