"""The pills above the list: location, team, knowledge area, where people work today, ambassadors."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from sync.cache.answers import PersonFilter
from ui.news.text_button import TextButton
from ui.people.pills import ChoicePill, TogglePill
from ui.people.whereabouts_words import spoken_place
from ui.theme import SPACE, Type
from ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.cache.directory import Found


class Filters(QWidget):
    """What the list is narrowed to besides the text. `changed` follows what somebody chose."""

    changed = Signal()

    def __init__(self, found: Callable[[], Found | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = found
        self.location = ChoicePill(self.tr("Location"), self.tr("All locations"), self._locations)
        self.department = ChoicePill(self.tr("Team"), self.tr("All teams"), self._departments)
        self.area = ChoicePill(self.tr("Knows about"), self.tr("All knowledge areas"), self._areas)
        self.today = ChoicePill(self.tr("Works today at"), self.tr("Wherever they work"), self._places, spoken_place)
        self.ambassador = TogglePill(self.tr("Ambassadors"), "badge-check")
        self.clear = TextButton(Type.SMALL, self.tr("Clear"), "x")
        self.clear.setAccessibleName(self.tr("Clear the filters"))
        self.clear.clicked.connect(self._on_cleared)
        self.ambassador.clicked.connect(self._on_toggled)
        self._layout = FlowLayout(self)
        self._layout.setSpacing(SPACE)
        for pill in self._choices:
            pill.chosen.connect(self._on_chosen)
            self._layout.addWidget(pill)
        self._layout.addWidget(self.ambassador)
        self._layout.addWidget(self.clear)
        self.clear.hide()

    def add(self, pill: QWidget) -> None:
        """Put another pill behind these."""
        self._layout.addWidget(pill)

    def narrowed(self, query: PersonFilter) -> PersonFilter:
        """Give a query with what is chosen here."""
        return replace(
            query,
            location=self.location.value,
            department=self.department.value,
            knowledge_area=self.area.value,
            today_at=self.today.value,
            ambassador=self.ambassador.isChecked(),
        )

    def show_query(self, query: PersonFilter) -> None:
        """Show what a query is narrowed to."""
        self.location.show_value(query.location)
        self.department.show_value(query.department)
        self.area.show_value(query.knowledge_area)
        self.today.show_value(query.today_at)
        self.ambassador.setChecked(query.ambassador)
        self.clear.setVisible(self.ambassador.isChecked() or any(pill.value for pill in self._choices))
        self.updateGeometry()

    def show_numbers(self) -> None:
        """Show how many there are to choose, now that others were found."""
        found = self._found()
        self.ambassador.show_number(found.ambassadors if found else 0)
        self.today.setEnabled(bool(self.today.value or self._places()))

    @property
    def _choices(self) -> tuple[ChoicePill, ...]:
        return self.location, self.department, self.area, self.today

    @Slot(str)
    def _on_chosen(self, value: str) -> None:
        pill = self._asking(self.sender())
        if pill is not None and pill.value != value:
            pill.show_value(value)
            self._on_toggled()

    @Slot()
    def _on_toggled(self) -> None:
        self.show_query(self.narrowed(PersonFilter()))
        self.changed.emit()

    @Slot()
    def _on_cleared(self) -> None:
        self.show_query(PersonFilter())
        self.changed.emit()

    def _asking(self, sender: QObject) -> ChoicePill | None:
        return next((pill for pill in self._choices if pill is sender), None)

    def _locations(self) -> list[tuple[str, int]]:
        found = self._found()
        return found.locations if found else []

    def _departments(self) -> list[tuple[str, int]]:
        found = self._found()
        return found.departments if found else []

    def _areas(self) -> list[tuple[str, int]]:
        found = self._found()
        return found.knowledge_areas if found else []

    def _places(self) -> list[tuple[str, int]]:
        found = self._found()
        return found.today_at if found else []
