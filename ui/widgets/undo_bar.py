"""A line that says what was just done, with a button to undo it for some seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui import theme
from ui.theme import SPACE, Type
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

UNDO_FOR = 8000
"""Milliseconds in which somebody may think better of it."""


class UndoBar(QWidget):
    """Holds one deed back: it is carried out when its time is over, or when another one follows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._carry_out: Callable[[], None] | None = None
        self._undo: Callable[[], None] | None = None
        self._words = Text(Type.BODY)
        self.button = QPushButton(self.tr("Undo"))
        self.button.setShortcut("Ctrl+Z")
        self.button.clicked.connect(self.undo)
        self._timer = QTimer(self, singleShot=True, interval=UNDO_FOR)
        self._timer.timeout.connect(self.carry_out)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE + SPACE // 2, SPACE // 2, SPACE // 2, SPACE // 2)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignVCenter)
        theme.changed().connect(self.update)
        self.hide()

    def offer(self, words: str, carry_out: Callable[[], None], undo: Callable[[], None]) -> None:
        """Say `words`, and call one of the two: `undo` if the button is pressed in time, `carry_out` otherwise."""
        self.carry_out()
        self._carry_out, self._undo = carry_out, undo
        self._words.setText(words)
        self.setAccessibleName(words)
        self.show()
        self._timer.start()

    @Slot()
    def carry_out(self) -> None:
        """Carry out what is held back, now."""
        self._end(self._carry_out)

    @Slot()
    def undo(self) -> None:
        """Do not do it after all."""
        self._end(self._undo)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        worn = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(worn.border)
        painter.setBrush(worn.raised)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)

    def _end(self, act: Callable[[], None] | None) -> None:
        self._timer.stop()
        self._carry_out = self._undo = None
        self.hide()
        if act is not None:
            act()
