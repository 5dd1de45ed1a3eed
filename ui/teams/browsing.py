"""How a folder is looked through: by words, as a list or by pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from ui import theme
from ui.news.themed_icon import ThemedIcon
from ui.theme import SPACE

if TYPE_CHECKING:
    from ui.settings import UiSettings
    from ui.teams.files_view import FilesView

LAYOUT = "documents_layout"
"""The setting that remembers whether documents stand in a grid."""
GRID = "grid"
PAUSE = 120
"""Milliseconds without a key after which it is looked for what was typed."""
FIELD_WIDTH = 168
INTO_ROWS = frozenset({Qt.Key.Key_Down, Qt.Key.Key_PageDown})


class Browsing(QWidget):
    """A field to look for documents in a folder and below it, and a button for another layout."""

    looked = Signal()
    """Other rows are shown."""

    def __init__(self, view: FilesView, settings: UiSettings | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self._settings = settings
        self.field = QLineEdit(clearButtonEnabled=True)
        self.field.setPlaceholderText(self.tr("Find in this folder"))
        self.field.setAccessibleName(self.tr("Find in this folder and below it"))
        self.field.setFixedWidth(FIELD_WIDTH)
        self.layout_button = QToolButton()
        self.layout_button.setAutoRaise(True)
        self.layout_button.setMinimumSize(theme.TARGET, theme.TARGET)
        self._icon = ThemedIcon(self.layout_button, "layout-grid")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE // 2)
        line.addWidget(self.field)
        line.addWidget(self.layout_button)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look)
        self.field.textChanged.connect(self._pause.start)
        self.field.installEventFilter(self)
        self.layout_button.clicked.connect(self._choose_other)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), parent)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.field.setFocus)
        self._lay_out(grid=settings is not None and settings.get(LAYOUT) == GRID)

    @property
    def text(self) -> str:
        """What is looked for."""
        return self._view.files.looked_for

    def clear(self) -> None:
        """Look for nothing any more: another folder is shown."""
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        self._pause.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go into the rows by an arrow or Enter, and give up by Escape."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.key() in INTO_ROWS or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._look()
            self._view.setFocus()
            self._view.make_current(self._view.files.index(0, 0))
            return True
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
            self._look()
            return True
        return False

    @Slot()
    def _look(self) -> None:
        self._pause.stop()
        if self.field.text().strip() != self._view.files.looked_for:
            self._view.files.look_for(self.field.text())
            self.looked.emit()

    @Slot()
    def _choose_other(self) -> None:
        self._lay_out(grid=not self._view.is_grid)
        if self._settings is not None:
            self._settings.set(LAYOUT, GRID if self._view.is_grid else "")

    def _lay_out(self, *, grid: bool) -> None:
        """Show the one layout; the button is a sign of the other."""
        self._view.show_grid(on=grid)
        words = self.tr("Show documents as a list") if grid else self.tr("Show what documents look like")
        self.layout_button.setToolTip(words)
        self.layout_button.setAccessibleName(words)
        self._icon.change("list" if grid else "layout-grid")
