"""Where running text is read: a column as wide as one reads well, in the middle of what room there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.theme import SPACE, Type

if TYPE_CHECKING:
    from collections.abc import Iterable


class ReadingArea(QScrollArea):
    """Scrolls up and down what it is filled with."""

    def fill(self, widgets: Iterable[QWidget], *, above: int, left: int) -> None:
        """Put widgets below one another; `above` and `left` are pixels kept free there."""
        column = QWidget()
        column.setMaximumWidth(theme.MEASURE)
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, above, 0, 6 * SPACE)
        inside.setSpacing(2 * SPACE)
        for widget in widgets:
            inside.addWidget(widget)
        inside.addStretch()
        sheet = QWidget()
        centred = QHBoxLayout(sheet)
        centred.setContentsMargins(left, 0, 3 * SPACE, 0)
        centred.addWidget(column)
        self.setWidget(sheet)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def enlarge_head(title: QWidget, lead: QWidget, per_cent: int) -> None:
    """Have what stands above a text be as large as the text is shown, compared with the rest of the window."""
    for words, kind in ((title, Type.DISPLAY), (lead, Type.HEADING)):
        font = theme.font(kind)
        font.setPixelSize(round(font.pixelSize() * per_cent / 100))
        if words is lead:
            font.setWeight(QFont.Weight.Normal)
        words.setFont(font)
