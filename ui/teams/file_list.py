"""The file view as a list: a row for each document, with columns to sort by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeView

from ui import theme
from ui.teams.file_row_painting import BUTTONS_WIDTH, FileDelegate
from ui.teams.files_model import Column
from ui.theme import SPACE, Type

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ui.teams.files_model import FilesModel

WIDTHS = {Column.SIZE: 84, Column.CHANGED: 124, Column.AUTHOR: 148}
"""Pixels at the usual size of text; the name takes the rest."""
NAME_WIDTH = 240
"""Pixels at the usual size of text: where the name would get less, another column is left out."""


def let_rows_be_chosen(view: QAbstractItemView) -> None:
    """Have a view of documents behave as file managers do: rows chosen, several at a time, and dragged."""
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setMouseTracking(True)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setDragEnabled(True)
    view.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class FileList(QTreeView):
    """Shows a `FilesModel` as a table."""

    drag_begun = Signal()

    def __init__(self, files: FilesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.delegate = FileDelegate(files, self)
        self.setModel(files)
        self.setItemDelegate(self.delegate)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        let_rows_be_chosen(self)
        self.setAccessibleName(self.tr("Documents"))
        self._lay_out_header()
        theme.changed().connect(self._dress)
        self._dress()

    def startDrag(self, _supported: Qt.DropAction) -> None:
        """Leave it to others what is dragged."""
        self.drag_begun.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the whole row below the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """Put the light out."""
        super().leaveEvent(event)
        self._hover(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the name the room that it needs."""
        super().resizeEvent(event)
        self._share_out_room()

    def indexes_on_screen(self) -> list[QModelIndex]:
        """Give the rows that can be seen now."""
        files = self.model()
        first, last = (self.indexAt(QPoint(1, y)).row() for y in (1, self.viewport().height() - 1))
        end = last if last >= 0 else files.rowCount() - 1
        return [files.index(row, Column.NAME) for row in range(max(0, first), end + 1)]

    def _hover(self, row: int) -> None:
        if row != self.delegate.hovered_row:
            self.delegate.hovered_row = row
            self.viewport().update()

    def _lay_out_header(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(6 * SPACE)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(Column.NAME, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def _share_out_room(self) -> None:
        """Give the name its room first, then who changed it (where buttons may stand), the size and the time."""
        larger = theme.font(Type.SMALL).pixelSize() / Type.SMALL.value[0]
        left = self.viewport().width() - round(NAME_WIDTH * larger)
        for column in (Column.AUTHOR, Column.SIZE, Column.CHANGED):
            width = round(WIDTHS[column] * larger)
            if column is Column.AUTHOR and left < width:
                width = BUTTONS_WIDTH
            left -= width
            self.setColumnHidden(column, left < 0 and column is not Column.AUTHOR)
            self.header().resizeSection(column, width)

    @Slot()
    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.colours().surface)
        self.setPalette(palette)
        self._share_out_room()
        self.scheduleDelayedItemsLayout()
