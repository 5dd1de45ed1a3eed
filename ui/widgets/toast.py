"""Words at the foot of the window that go away by themselves."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui import theme

SHOWN_FOR = 8000
"""Milliseconds."""
WIDEST = 560


class Toast(QLabel):
    """Something said in passing; also read aloud by a screen reader, as an alert."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setContentsMargins(theme.SPACE * 2, theme.SPACE, theme.SPACE * 2, theme.SPACE)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_FOR)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, words: str) -> None:
        """Show words for a while."""
        self.setText(words)
        self.setAccessibleName(words)
        self.settle()
        self.show()
        self.raise_()
        self._timer.start()

    def settle(self) -> None:
        """Stand at the foot of the window, in the middle."""
        window = self.parentWidget()
        if window is None:
            return
        width = min(WIDEST, window.width() - 8 * theme.SPACE, self.fontMetrics().horizontalAdvance(self.text()) + 48)
        size = QSize(width, max(40, self.heightForWidth(width)))
        self.setGeometry(
            (window.width() - size.width()) // 2,
            window.height() - size.height() - 3 * theme.SPACE,
            size.width(),
            size.height(),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw light words on dark ground, or the other way round."""
        worn = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.text)
        painter.drawRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
        painter.end()
        palette = self.palette()
        if palette.color(self.foregroundRole()) != worn.surface:
            palette.setColor(self.foregroundRole(), worn.surface)
            self.setPalette(palette)
        super().paintEvent(event)
