"""A small window beside what it is about, which goes away when one turns to something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui import theme
from ui.theme import SPACE

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

GAP = 4


class Popover(QFrame):
    """Holds the keyboard while it is open; Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE + SPACE // 2, SPACE, SPACE + SPACE // 2, SPACE)
        self.column.setSpacing(SPACE)

    def open_at(self, anchor: QRect) -> None:
        """Open below a rectangle of the screen, or above it where there is no room."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        left = max(screen.left(), min(anchor.left(), screen.right() - self.width()))
        top = anchor.bottom() + GAP
        if top + self.height() > screen.bottom():
            top = max(screen.top(), anchor.top() - GAP - self.height())
        self.move(QPoint(left, top))
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a quiet edge around it."""
        painter = QPainter(self)
        painter.setPen(theme.colours().strong_border)
        painter.setBrush(theme.colours().raised)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


def on_screen(widget: QWidget, box: QRect) -> QRect:
    """Give where a rectangle of a widget is on the screen."""
    return QRect(widget.mapToGlobal(box.topLeft()), box.size())
