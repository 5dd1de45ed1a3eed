"""A report of a problem, to be read before it goes anywhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.labels import Text

FILE_NAME = "mienskip-report.txt"


class ReportWindow(QDialog):
    """Shows the report; nothing is sent: the person saves or copies it, after taking out what they like."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Report a problem"))
        self.resize(760, 560)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE * 3, theme.SPACE * 3, theme.SPACE * 3, theme.SPACE * 3)
        column.setSpacing(theme.SPACE * 2)
        column.addWidget(Text(theme.Type.HEADING, self.tr("This is what the report says")))
        words = self.tr(
            "Nothing has been sent. It is meant to hold no names, messages or documents: read it, take out what you "
            "like, write above it what you did, and give the file to your help desk."
        )
        column.addWidget(Text(theme.Type.BODY, words, quiet=True, wrap=True))
        self.edit = QPlainTextEdit(report)
        self.edit.setAccessibleName(self.tr("The report"))
        self.edit.setTabChangesFocus(True)
        column.addWidget(self.edit, stretch=1)
        self._outcome = Text(theme.Type.SMALL, quiet=True, wrap=True)
        column.addWidget(self._outcome)
        row = QHBoxLayout()
        for text, act in (
            (self.tr("Save as a file…"), self._on_save),
            (self.tr("Copy"), self._on_copy),
            (self.tr("Close"), self.accept),
        ):
            button = QPushButton(text)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)

    def save(self, path: Path) -> None:
        """Write what stands there now, and say where it is, or that it could not be written."""
        try:
            path.write_text(self.edit.toPlainText(), encoding="utf-8")
        except OSError:
            self._outcome.setText(self.tr("It could not be written there. Choose another folder."))
        else:
            self._outcome.setText(self.tr("Saved as {path}.").format(path=path))

    @Slot()
    def _on_save(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save the report"), str(Path.home() / FILE_NAME))
        if chosen:
            self.save(Path(chosen))

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.edit.toPlainText())
        self._outcome.setText(self.tr("Copied."))
