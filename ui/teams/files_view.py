"""The file view: what lies in a folder as a list or a grid, to be chosen and opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget

from ui.teams.file_grid import FileGrid
from ui.teams.file_list import FileList
from ui.teams.files_model import FilesModel

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QWidget

    from ui.session import Session
    from ui.teams.files_model import FileRow
    from ui.widgets.pictures import PictureLoader

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilesView(QStackedWidget):
    """Shows a `FilesModel` as a list or a grid; both know the same rows and what is selected of them.

    Enter and a double click open a row; Backspace asks for the folder above, Space for a quick look.
    """

    opened = Signal(object)
    """FileRow: a document or a folder that is to be opened."""
    up_requested = Signal()
    look_requested = Signal()
    """Somebody wants a quick look at the current row."""
    drag_begun = Signal()
    """The rows that are selected are dragged."""
    scrolled = Signal()
    """Other rows are on the screen."""

    def __init__(self, session: Session, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files = FilesModel(session, self)
        self.list = FileList(self.files)
        self.grid = FileGrid(self.files, pictures)
        self._selection = QItemSelectionModel(self.files, self)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        for view in (self.list, self.grid):
            view.setSelectionModel(self._selection)
            self.addWidget(view)
            view.installEventFilter(self)
            view.doubleClicked.connect(self._open)
            view.drag_begun.connect(self.drag_begun)
            view.verticalScrollBar().valueChanged.connect(self.scrolled)
        self.setFocusProxy(self.list)

    @property
    def is_grid(self) -> bool:
        """Whether documents are shown as pictures side by side."""
        return self.currentWidget() is self.grid

    def show_grid(self, *, on: bool) -> None:
        """Show documents as pictures side by side, or as rows with columns; what is current stays in sight."""
        had_focus = self.shown.hasFocus()
        self.setCurrentWidget(self.grid if on else self.list)
        self.setFocusProxy(self.shown)
        if self.current.isValid():
            self.shown.scrollTo(self.current)
        if had_focus:
            self.setFocus()
        self.scrolled.emit()

    @property
    def shown(self) -> FileList | FileGrid:
        """The one of both views that can be seen."""
        return self.grid if self.is_grid else self.list

    @property
    def is_naming(self) -> bool:
        """Whether somebody is typing another name now."""
        return self.shown.state() is QAbstractItemView.State.EditingState

    @property
    def selection(self) -> QItemSelectionModel:
        """Give what is selected, in both views."""
        return self._selection

    @property
    def current(self) -> QModelIndex:
        """Give the row that the keys are at."""
        return self._selection.currentIndex()

    def chosen(self) -> list[FileRow]:
        """Give the rows that are selected, from the top."""
        rows = sorted({index.row() for index in self._selection.selectedIndexes()})
        return [self.files.row(self.files.index(row, 0)) for row in rows]

    def choose(self, uid: str) -> None:
        """Select one document and bring it into view."""
        self.make_current(self.files.index_of(uid))

    def make_current(self, index: QModelIndex) -> None:
        """Select one row alone and bring it into view."""
        if index.isValid():
            alone = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self._selection.setCurrentIndex(index, alone)  # the view's own would look at which keys are held just now
            self.shown.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def select_all(self) -> None:
        """Select every row."""
        self.shown.selectAll()

    def rename(self, index: QModelIndex) -> None:
        """Let a name be changed in its place."""
        self.shown.edit(index)

    def viewport(self) -> QWidget:
        """Give what rows are painted on now."""
        return self.shown.viewport()

    def place_of(self, uid: str) -> QRect:
        """Tell where on the viewport a document stands."""
        return self.shown.visualRect(self.files.index_of(uid))

    def rows_on_screen(self) -> list[FileRow]:
        """Give the rows that can be seen now."""
        return [self.files.row(index) for index in self.shown.indexes_on_screen()]

    def folder_at(self, point: QPoint) -> FileRow | None:
        """Find the folder below a point of the viewport."""
        index = self.shown.indexAt(point)
        row = self.files.row(index) if index.isValid() else None
        return row if row is not None and row.document.is_folder else None

    @property
    def aimed_at(self) -> str:
        """The folder over which files are held, by uid; empty for none."""
        return self.list.delegate.aimed_at

    def aim_at(self, uid: str) -> None:
        """Show over which folder files are held; the empty uid for none."""
        if uid != self.aimed_at:
            self.list.delegate.aimed_at = self.grid.delegate.aimed_at = uid
            self.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open by Enter, go up by Backspace, look by Space."""
        if watched is self.shown and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        if self.is_naming:
            return True  # the editor leaves the keys that end it to its parents too
        at_row, key = self.current.isValid(), event.key()
        if key in ENTER and at_row:
            self._open(self.current)
        elif key == Qt.Key.Key_Space and at_row:
            self.look_requested.emit()
        elif key == Qt.Key.Key_Backspace:
            self.up_requested.emit()
        else:
            return False
        return True

    @Slot()
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.files.row(index))
