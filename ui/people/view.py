"""The list of people on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ui import theme
from ui.people.model import UID_ROLE
from ui.people.row_painting import PersonDelegate, row_height
from ui.widgets.file_drops import FileDrops

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ui.people.model import PeopleModel
    from ui.widgets.pictures import PictureLoader


class PeopleView(QTableView):
    """Shows a hundred thousand rows as readily as ten: a table of one column knows all heights without measuring.

    `typed` passes a key press on that belongs in a search field, `chosen` an index by Enter or a click, `left` that
    somebody went up from the first row.
    """

    typed = Signal(object)
    chosen = Signal(QModelIndex)
    left = Signal()
    copy_requested = Signal()
    dropped = Signal(object, object)
    """Files (paths) that somebody dropped on a colleague, by uid."""

    def __init__(self, model: PeopleModel, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(PersonDelegate(pictures, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName(self.tr("Colleagues"))
        self._measure()
        FileDrops(self.viewport(), self._uid_at).dropped.connect(self.dropped)
        self.clicked.connect(self.chosen)
        pictures.ready.connect(self._paint_again)
        theme.changed().connect(self._measure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave letters to the search field, and let Enter open."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left.emit()
        elif is_typing(event):
            self.typed.emit(event)
        else:
            super().keyPressEvent(event)

    def _uid_at(self, point: QPoint) -> str | None:
        uid: str | None = self.indexAt(point).data(UID_ROLE)
        return uid

    def go_to(self, index: QModelIndex) -> None:
        """Make a row the current one and bring it into sight, with others around it."""
        seen = self.viewport().rect().contains(self.visualRect(index))
        self.setCurrentIndex(index)
        if not seen:
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    @Slot()
    def _paint_again(self) -> None:
        self.viewport().update()

    @Slot()
    def _measure(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.verticalScrollBar().setSingleStep(row_height() // 2)


def is_typing(event: QKeyEvent) -> bool:
    """Tell whether a key press writes something, or takes a letter back."""
    commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    if event.modifiers() & commands:
        return False
    return event.key() == Qt.Key.Key_Backspace or (bool(event.text().strip()) and event.text().isprintable())
