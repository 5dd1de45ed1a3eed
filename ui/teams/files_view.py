"""The file view: the rows of a folder, to be sorted, chosen and opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeView

from ui import theme
from ui.teams.file_painting import BUTTONS_WIDTH, FileDelegate
from ui.teams.files_model import Column, FilesModel
from ui.theme import SPACE, Type

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ui.session import Session
    from ui.teams.files_model import FileRow

WIDTHS = {Column.SIZE: 84, Column.CHANGED: 124, Column.AUTHOR: 148}
"""Pixels at the usual size of text; the name takes the rest."""
NAME_WIDTH = 240
"""Pixels at the usual size of text: where the name would get less, another column is left out."""


class FilesView(QTreeView):
    """Shows a `FilesModel`. Enter and a double click open a row; Backspace asks for the folder above."""

    opened = Signal(object)
    """FileRow: a document or a folder that is to be opened."""
    up_requested = Signal()
    look_requested = Signal()
    """Somebody wants a quick look at the current row."""
    drag_begun = Signal()
    """The rows that are selected are dragged."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files = FilesModel(session, self)
        self.delegate = FileDelegate(self.files, self)
        self.setModel(self.files)
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(self.tr("Documents"))
        self._lay_out_header()
        self.doubleClicked.connect(self._open)
        theme.changed().connect(self._dress)
        self._dress()

    @property
    def is_naming(self) -> bool:
        """Whether somebody is typing another name now."""
        return self.state() is QAbstractItemView.State.EditingState

    def chosen(self) -> list[FileRow]:
        """Give the rows that are selected, from the top."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [self.files.row(index) for index in rows]

    def choose(self, uid: str) -> None:
        """Select one document and bring it into view."""
        index = self.files.index_of(uid)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def folder_at(self, point: QPoint) -> FileRow | None:
        """Find the folder below a point of the viewport."""
        index = self.indexAt(point)
        row = self.files.row(index) if index.isValid() else None
        return row if row is not None and row.document.is_folder else None

    def aim_at(self, uid: str) -> None:
        """Show over which folder files are held; the empty uid for none."""
        if uid != self.delegate.aimed_at:
            self.delegate.aimed_at = uid
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter, go up by Backspace."""
        if self.is_naming:
            return  # the editor leaves the keys that end it to its parents too
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.look_requested.emit()
        elif event.key() == Qt.Key.Key_Backspace:
            self.up_requested.emit()
        else:
            super().keyPressEvent(event)

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
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.files.row(index))

    @Slot()
    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.colours().surface)
        self.setPalette(palette)
        self._share_out_room()
        self.scheduleDelayedItemsLayout()
