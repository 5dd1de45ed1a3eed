"""Other accounts or intranets of the same person, side by side with this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRegularExpression, Qt, Signal, Slot
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from ui import theme
from ui.widgets.labels import ElidedText, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

WIDTH = 560
NAME = QRegularExpression("[a-z0-9][a-z0-9-]{0,39}")


class ProfilesWindow(QDialog):
    """Lists profiles, each as its name and who is signed in there; the empty name is the usual one."""

    opened = Signal(str)
    """The name of a profile, there already or new."""

    def __init__(self, profiles: Sequence[tuple[str, str]], here: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Accounts side by side"))
        self.setMinimumWidth(WIDTH)
        words = self.tr(
            "For another intranet, or another account on this one. Each has a window of its own, and nothing of one "
            "is in the other."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE * 3, theme.SPACE * 3, theme.SPACE * 3, theme.SPACE * 3)
        column.setSpacing(theme.SPACE * 2)
        column.addWidget(Text(theme.Type.HEADING, self.windowTitle()))
        column.addWidget(Text(theme.Type.BODY, words, quiet=True, wrap=True))
        grid = QGridLayout()
        grid.setSpacing(theme.SPACE)
        grid.setColumnStretch(1, 1)
        for row, (name, who) in enumerate(profiles):
            spoken = name or self.tr("Usual")
            grid.addWidget(Text(theme.Type.STRONG, spoken), row, 0)
            label = ElidedText(theme.Type.BODY, quiet=True)
            label.setText(who or self.tr("Nobody is signed in"))
            grid.addWidget(label, row, 1)
            button = QPushButton(self.tr("This window") if name == here else self.tr("Open"))
            button.setAutoDefault(False)
            button.setEnabled(name != here)
            button.setAccessibleName(f"{button.text()}: {spoken}")
            button.clicked.connect(lambda _checked=False, name=name: self._open(name))
            grid.addWidget(button, row, 2)
        column.addLayout(grid)
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("Name, such as work"))
        self.name.setAccessibleName(self.tr("Name of a new profile"))
        self.name.setValidator(QRegularExpressionValidator(NAME, self))
        self.add = QPushButton(self.tr("Add and open"))
        self.add.setEnabled(False)
        self.add.setAutoDefault(False)
        self.name.textChanged.connect(lambda _text: self.add.setEnabled(self.name.hasAcceptableInput()))
        self.add.clicked.connect(self._on_add)
        row_of_new = QHBoxLayout()
        row_of_new.addWidget(self.name, stretch=1)
        row_of_new.addWidget(self.add)
        column.addLayout(row_of_new)

    @Slot()
    def _on_add(self) -> None:
        self._open(self.name.text())

    def _open(self, name: str) -> None:
        self.opened.emit(name)
        self.accept()
