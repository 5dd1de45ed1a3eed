"""What can be done with a picture in the text: say what is to be seen on it, put it on top, take it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton

from ui.composer.popover import Popover, on_screen
from ui.theme import Type
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from ui.composer.editor import TextEditor

WIDTH = 360
LONGEST = 300
"""Characters: a description is a sentence or two."""


class Describing(QObject):
    """Opens over the picture that was chosen. `front_wanted` carries the address of one that is to stand on top."""

    front_wanted = Signal(str)

    def __init__(self, editor: TextEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._place = -1
        self.panel = Popover(editor)
        self.words = QLineEdit()
        self.front = QPushButton(self.tr("Use on top"))
        self.remove = QPushButton(self.tr("Remove"))
        self.ready = QPushButton(self.tr("Done"))
        self._build()
        editor.picture_chosen.connect(self.open)

    def _build(self) -> None:
        self.panel.setMinimumWidth(WIDTH)
        self.words.setMaxLength(LONGEST)
        self.words.setPlaceholderText(self.tr("Two colleagues at the new counter"))
        self.words.setAccessibleName(self.tr("What is to be seen?"))
        self.panel.column.addWidget(Text(Type.STRONG, self.tr("What is to be seen?")))
        self.panel.column.addWidget(self.words)
        why = self.tr("For colleagues who do not see the picture. You can also do this later.")
        self.panel.column.addWidget(Text(Type.SMALL, why, quiet=True, wrap=True))
        row = QHBoxLayout()
        row.addWidget(self.remove)
        row.addWidget(self.front)
        row.addStretch()
        row.addWidget(self.ready)
        self.panel.column.addLayout(row)
        self.words.editingFinished.connect(self._keep)
        self.words.returnPressed.connect(self.panel.hide)
        self.ready.clicked.connect(self.panel.hide)
        self.remove.clicked.connect(self._remove)
        self.front.clicked.connect(self._put_on_top)

    @Slot(int)
    def open(self, place: int) -> None:
        """Ask about the picture at a place in the text."""
        picture = self._editor.picture_at(place)
        if picture is None:
            return
        self._place = place
        self.words.setText(picture.alt)
        box = self._editor.box_of(place).toRect()
        box.setTop(max(box.top(), box.bottom() - 40))
        self.panel.open_at(on_screen(self._editor.viewport(), box))
        self.words.setFocus()

    @Slot()
    def _keep(self) -> None:
        picture = self._editor.picture_at(self._place)
        if picture is not None and picture.alt != self.words.text().strip():
            self._editor.describe(self._place, self.words.text().strip())

    @Slot()
    def _remove(self) -> None:
        self.panel.hide()
        self._editor.take_out(self._place)

    @Slot()
    def _put_on_top(self) -> None:
        picture = self._editor.picture_at(self._place)
        self.panel.hide()
        if picture is not None:
            self._editor.take_out(self._place)
            self.front_wanted.emit(picture.src)
