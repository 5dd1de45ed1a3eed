"""Two versions of a text beside each other, scrolled together, with what differs marked in both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QGridLayout, QTextEdit, QWidget

from ui import theme
from ui.theme import SPACE, Type
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.teams.comparison import Pair, Span


class ComparisonView(QWidget):
    """Shows pairs of paragraphs; those that differ are marked by colour and by a sign at the beginning."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: Sequence[Pair] = ()
        self.earlier_title = Text(Type.SMALL_STRONG)
        self.later_title = Text(Type.SMALL_STRONG)
        self.earlier, self.later = self._side(), self._side()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE)
        for column, (title, side) in enumerate(((self.earlier_title, self.earlier), (self.later_title, self.later))):
            grid.addWidget(title, 0, column)
            grid.addWidget(side, 1, column)
            grid.setColumnStretch(column, 1)
        self.earlier.verticalScrollBar().valueChanged.connect(self.later.verticalScrollBar().setValue)
        self.later.verticalScrollBar().valueChanged.connect(self.earlier.verticalScrollBar().setValue)
        theme.changed().connect(self._draw)

    def show_pairs(self, pairs: Sequence[Pair], earlier: str, later: str) -> None:
        """Show two texts under their names, from the first difference on."""
        self._pairs = pairs
        for title, side, name in (
            (self.earlier_title, self.earlier, earlier),
            (self.later_title, self.later, later),
        ):
            title.setText(name)
            side.setAccessibleName(name)
        self._draw()

    def _side(self) -> QTextEdit:
        side = QTextEdit()
        side.setReadOnly(True)
        side.setFrameShape(QFrame.Shape.StyledPanel)
        side.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return side

    @Slot()
    def _draw(self) -> None:
        worn = theme.colours()
        first = next((number for number, pair in enumerate(self._pairs) if pair.differs), 0)
        for side, spans, ground in (
            (self.earlier, [pair.earlier for pair in self._pairs], worn.danger_soft),
            (self.later, [pair.later for pair in self._pairs], worn.success_soft),
        ):
            side.clear()
            cursor = QTextCursor(side.document())
            for number, (pair, one) in enumerate(zip(self._pairs, spans, strict=True)):
                block = QTextBlockFormat()
                block.setBottomMargin(SPACE // 2)
                if one is None:
                    block.setBackground(worn.hover)
                elif pair.differs:
                    block.setBackground(ground)
                if number:
                    cursor.insertBlock(block)
                else:
                    cursor.setBlockFormat(block)
                self._write(cursor, one or ())
            place = QTextCursor(side.document().findBlockByNumber(first))
            side.setTextCursor(place)
            side.ensureCursorVisible()

    def _write(self, cursor: QTextCursor, spans: Sequence[Span]) -> None:
        plain = QTextCharFormat()
        plain.setFont(theme.font(Type.BODY))
        plain.setForeground(theme.colours().text)
        marked = QTextCharFormat(plain)
        marked.setFontWeight(QFont.Weight.DemiBold)
        marked.setFontUnderline(True)
        for words, differs in spans:
            cursor.insertText(words, marked if differs else plain)
