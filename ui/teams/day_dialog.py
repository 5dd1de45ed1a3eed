"""Asking for a day to come."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCalendarWidget, QDialog, QDialogButtonBox, QVBoxLayout

from ui.theme import SPACE, Type
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class DayDialog(QDialog):
    """Shows a calendar from tomorrow on."""

    def __init__(self, title: str, proposed: date, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.calendar = QCalendarWidget()
        self.calendar.setMinimumDate(QDate.currentDate().addDays(1))
        self.calendar.setSelectedDate(QDate(proposed.year, proposed.month, proposed.day))
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.calendar.activated.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.setSpacing(SPACE)
        layout.addWidget(Text(Type.HEADING, title, wrap=True))
        layout.addWidget(self.calendar)
        layout.addWidget(buttons)

    @property
    def day(self) -> date:
        """The day that is chosen."""
        chosen = self.calendar.selectedDate()
        return date(chosen.year(), chosen.month(), chosen.day())

    def ask(self) -> date | None:
        """Ask, and wait for the answer."""
        return self.day if self.exec() == QDialog.DialogCode.Accepted else None
