"""What is said after the program stopped by itself and was started again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from ui import theme
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WIDTH = 460


class CrashNotice(QDialog):
    """Says it, and offers a report."""

    report_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Mienskip")
        self.setMinimumWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE * 3, theme.SPACE * 3, theme.SPACE * 3, theme.SPACE * 3)
        column.setSpacing(theme.SPACE * 2)
        column.addWidget(Text(theme.Type.HEADING, self.tr("Mienskip stopped unexpectedly"), wrap=True))
        words = self.tr(
            "It was started again. What you were writing is among your drafts in News, and what was not sent yet is "
            "sent now. A report helps to find out what it was; you read it before it goes anywhere."
        )
        column.addWidget(Text(theme.Type.BODY, words, wrap=True))
        self.report = QPushButton(theme.icon("flag"), self.tr("Report a problem…"))
        self.report.clicked.connect(self._on_report)
        close = QPushButton(self.tr("Go on"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(close)
        row.addWidget(self.report)
        row.addStretch(1)
        column.addLayout(row)

    @Slot()
    def _on_report(self) -> None:
        self.accept()
        self.report_requested.emit()
