"""The button by which an author chooses on which day to be reminded of a blog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QMenu, QPushButton

from ui.news.themed_icon import ThemedIcon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WEEKDAYS = range(1, 8)
NEVER = 0


class ReminderButton(QPushButton):
    """Says the day, and offers all of them in a menu.

    `chosen` carries a weekday (1 for Monday), 0 for never, or None for the day on which the author usually writes.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ThemedIcon(self, "bell")
        self._day: int | None = None
        self._usual: int | None = None
        menu = QMenu(self)
        menu.aboutToShow.connect(self.fill)
        self.setMenu(menu)
        self.setToolTip(self.tr("When Mienskip reminds you to write, on this computer"))

    def show_day(self, chosen: int | None, usual: int | None) -> None:
        """Show what was chosen, and the day on which the author usually writes; None where there is none."""
        self._day, self._usual = chosen, usual
        day = usual if chosen is None else chosen
        words = self.tr("Reminder: {day}").format(day=QLocale().dayName(day)) if day else self.tr("No reminder")
        self.setText(words)

    @Slot()
    def fill(self) -> None:
        """Offer what there is to choose."""
        menu = self.menu()
        menu.clear()
        if self._usual is not None:
            words = self.tr("On the usual day ({day})").format(day=QLocale().dayName(self._usual))
            self._offer(menu, words, None)
        for day in WEEKDAYS:
            self._offer(menu, QLocale().dayName(day), day)
        self._offer(menu, self.tr("Never"), NEVER)

    def _offer(self, menu: QMenu, words: str, day: int | None) -> None:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(day == self._day)
        action.triggered.connect(lambda _checked=False: self.chosen.emit(day))
