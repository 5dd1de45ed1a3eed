"""The file view as a grid: documents by what they look like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QListView

from ui import theme
from ui.teams.file_list import let_rows_be_chosen
from ui.teams.file_tile_painting import TileDelegate, tile_size
from ui.teams.files_model import Column
from ui.theme import SPACE

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ui.teams.files_model import FilesModel
    from ui.widgets.pictures import PictureLoader


class FileGrid(QListView):
    """Shows a `FilesModel` as tiles, with a picture of what is in each where there can be one."""

    drag_begun = Signal()

    def __init__(self, files: FilesModel, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files = files
        self.delegate = TileDelegate(files, pictures, self)
        self.setModel(files)
        self.setModelColumn(Column.NAME)
        self.setItemDelegate(self.delegate)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        let_rows_be_chosen(self)
        self.setAccessibleName(self.tr("Documents"))
        pictures.ready.connect(self._show_picture)
        theme.changed().connect(self._dress)
        self._dress()

    def startDrag(self, _supported: Qt.DropAction) -> None:
        """Leave it to others what is dragged."""
        self.drag_begun.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the width evenly."""
        self._share_out_room()
        super().resizeEvent(event)

    def indexes_on_screen(self) -> list[QModelIndex]:
        """Give the rows that can be seen now."""
        first, height = self.indexAt(QPoint(SPACE, SPACE)).row(), self.viewport().height()
        found = []
        for row in range(max(0, first), self._files.rowCount()):
            index = self._files.index(row, Column.NAME)
            if self.visualRect(index).top() > height:
                break
            found.append(index)
        return found

    @Slot(str)
    def _show_picture(self, _url: str) -> None:
        self.viewport().update()

    def _share_out_room(self) -> None:
        size = tile_size()
        room = self.viewport().width()
        columns = max(1, room // size.width())
        self.setGridSize(QSize(room // columns, size.height()))

    @Slot()
    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.colours().surface)
        self.setPalette(palette)
        self._share_out_room()
        self.scheduleDelayedItemsLayout()
