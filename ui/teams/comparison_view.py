"""Two versions of a text beside each other, paragraph by paragraph, with what differs marked in both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QVBoxLayout, QWidget

from ui import theme
from ui.teams.comparison import LEFT_OUT, excerpt
from ui.theme import SPACE, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextTable

    from ui.teams.comparison import Pair, Span

SIDES = 2


class ComparisonView(QWidget):
    """Shows pairs of paragraphs in a table; what differs is marked by colour, and its words by a line below them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: Sequence[Pair] = ()
        self._names = ("", "")
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)
        theme.changed().connect(self._draw)

    def show_pairs(self, pairs: Sequence[Pair], earlier: str, later: str) -> None:
        """Show two texts under their names: what differs, with a little of what is around it."""
        self._pairs = excerpt(pairs)
        self._names = (earlier, later)
        self.text.setAccessibleName(f"{earlier} — {later}")
        self._draw()

    @Slot()
    def _draw(self) -> None:
        self.text.clear()
        table = QTextCursor(self.text.document()).insertTable(len(self._pairs) + 1, SIDES, _format())
        for column, name in enumerate(self._names):
            self._fill(table, 0, column, ((name, False),), None, Type.SMALL_STRONG)
        worn = theme.colours()
        for row, pair in enumerate(self._pairs, start=1):
            for column, (spans, ground) in enumerate(
                ((pair.earlier, worn.danger_soft), (pair.later, worn.success_soft))
            ):
                if pair is LEFT_OUT:
                    self._fill(table, row, column, (("⋯", False),), None, Type.SMALL)
                elif spans is None:
                    self._fill(table, row, column, (), worn.hover)
                else:
                    self._fill(table, row, column, spans, ground if pair.differs else None)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _fill(
        self,
        table: QTextTable,
        row: int,
        column: int,
        spans: Sequence[Span],
        ground: QColor | None,
        kind: Type = Type.BODY,
    ) -> None:
        cell = table.cellAt(row, column)
        if ground is not None:
            shape = cell.format()
            shape.setBackground(QBrush(ground))
            cell.setFormat(shape)
        plain = QTextCharFormat()
        plain.setFont(theme.font(kind))
        plain.setForeground(theme.colours().quiet if kind is Type.SMALL else theme.colours().text)
        marked = QTextCharFormat(plain)
        marked.setFontWeight(QFont.Weight.DemiBold)
        marked.setFontUnderline(True)
        cursor = cell.firstCursorPosition()
        for words, differs in spans:
            cursor.insertText(words, marked if differs else plain)


def _format() -> QTextTableFormat:
    shape = QTextTableFormat()
    half = QTextLength(QTextLength.Type.PercentageLength, 100 / SIDES)
    shape.setColumnWidthConstraints([half] * SIDES)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setBorder(0)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    shape.setCellPadding(SPACE // 2)
    shape.setCellSpacing(2)
    shape.setHeaderRowCount(1)
    return shape
