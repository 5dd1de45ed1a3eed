"""A quiet strip below an article: a sign, words, and buttons at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.theme import SPACE, Type
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

SIGN = 20


class Strip(QWidget):
    """Says one thing at a time; `more` is where something may be unfolded below the words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel()
        self.words = Text(Type.BODY, wrap=True)
        self.small = Text(Type.SMALL, quiet=True, wrap=True)
        self.button = QPushButton()
        self.more = QVBoxLayout()
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.words)
        column.addWidget(self.small)
        line = QHBoxLayout()
        line.setSpacing(SPACE + SPACE // 2)
        line.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(column, 1)
        line.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, SPACE + SPACE // 2, 2 * SPACE, SPACE + SPACE // 2)
        layout.addLayout(line)
        layout.addLayout(self.more)

    def say(self, icon: str, words: str, small: str = "", button: str = "", *, pressing: bool = False) -> None:
        """Say something else; `pressing` makes the button the one that is meant to be pressed."""
        worn = theme.colours()
        tint = (worn.accent if pressing else worn.quiet).name()
        self._sign.setPixmap(theme.pixmap(icon, SIGN, tint, self.devicePixelRatioF()))
        self.words.setText(words)
        self.small.setText(small)
        self.small.setVisible(bool(small))
        self.button.setText(button)
        self.button.setDefault(pressing)
        self.button.setVisible(bool(button))
        self.setAccessibleName(" ".join(part for part in (words, small) if part))
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        worn = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(worn.border)
        painter.setBrush(worn.surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
