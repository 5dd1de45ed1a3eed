"""What is said before somebody is signed out because nobody uses the computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout

from ui import theme
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WIDTH = 420


class LeavingNotice(QDialog):
    """Counts down, and lets the person stay."""

    stays = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Mienskip")
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.setMinimumWidth(WIDTH)
        self.words = Text(theme.Type.HEADING, wrap=True)
        more = self.tr(
            "Nobody has used this computer for a while. Everything of the intranet leaves it then. What you have not "
            "sent yet stays here, encrypted, until you sign in again; only documents that you have open to be changed "
            "are not encrypted."
        )
        self.stay = QPushButton(self.tr("Stay signed in"))
        self.stay.setDefault(True)
        self.stay.clicked.connect(self.stays)
        self.rejected.connect(self.stays)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE * 3, theme.SPACE * 3, theme.SPACE * 3, theme.SPACE * 3)
        column.setSpacing(theme.SPACE * 2)
        column.addWidget(self.words)
        column.addWidget(Text(theme.Type.BODY, more, wrap=True))
        column.addWidget(self.stay, alignment=Qt.AlignmentFlag.AlignLeft)

    def count_down(self, seconds: int) -> None:
        """Say how long it still is."""
        self.words.setText(self.tr("You are signed out in {seconds} s").format(seconds=seconds))
