"""Asking what becomes of a file where there is a document of its name already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QPushButton, QVBoxLayout

from ui.teams.dropping import SameName
from ui.theme import SPACE, Type
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WIDTH = 420


class SameNameDialog(QDialog):
    """Offers a new version, both side by side, or leaving it as it is; each with what it means."""

    def __init__(self, name: str, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("There is one of that name"))
        self.setFixedWidth(WIDTH)
        self._chosen: SameName | None = None
        self.for_all = QCheckBox(self.tr("Do the same with all others"))
        self.buttons = {
            SameName.NEW_VERSION: QPushButton(self.tr("New version: the earlier ones can be found again")),
            SameName.KEEP_BOTH: QPushButton(self.tr("Keep both: this one gets a number")),
            SameName.SKIP: QPushButton(self.tr("Skip this file")),
        }
        words = self.tr("\u201c{name}\u201d is in {place} already. What shall become of it?")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 2 * SPACE)
        layout.setSpacing(SPACE + SPACE // 2)
        layout.addWidget(Text(Type.BODY, words.format(name=name, place=place), wrap=True))
        for choice, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, choice=choice: self._choose(choice))
            layout.addWidget(button)
        layout.addWidget(self.for_all)
        self.buttons[SameName.NEW_VERSION].setDefault(True)

    def ask(self) -> tuple[SameName | None, bool]:
        """Wait for an answer, and whether it goes for all others; None where the person closed it."""
        self.exec()
        return self._chosen, self.for_all.isChecked()

    def _choose(self, choice: SameName) -> None:
        self._chosen = choice
        self.accept()
