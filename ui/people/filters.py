"""The filters above the list: location, team and knowledge area."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from sync.cache.directory import PersonFilter
from ui.news.text_button import TextButton
from ui.people.choices import ChoiceButton
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
        self.location = ChoiceButton(self.tr("Location"), self.tr("All locations"), self._locations)
        self.department = ChoiceButton(self.tr("Team"), self.tr("All teams"), self._departments)
        self.area = ChoiceButton(self.tr("Knows about"), self.tr("All knowledge areas"), self._areas)
        self.clear = TextButton(Type.SMALL, self.tr("Clear"), "x")
        self.clear.setAccessibleName(self.tr("Clear the filters"))
        self.clear.clicked.connect(self._on_cleared)
        layout = FlowLayout(self)
        layout.setSpacing(SPACE)
        for button in self._buttons:
            button.chosen.connect(self._on_chosen)
            layout.addWidget(button)
        layout.addWidget(self.clear)
        self.clear.hide()

    def narrowed(self, query: PersonFilter) -> PersonFilter:
        """Give a query with what is chosen here."""
        return replace(
            query, location=self.location.value, department=self.department.value, knowledge_area=self.area.value
        )

    def show_query(self, query: PersonFilter) -> None:
        """Show what a query is narrowed to."""
        self.location.show_value(query.location)
        self.department.show_value(query.department)
        self.area.show_value(query.knowledge_area)
        self.clear.setVisible(any(button.value for button in self._buttons))
        self.updateGeometry()

    @property
    def _buttons(self) -> tuple[ChoiceButton, ...]:
        return self.location, self.department, self.area

    @Slot(str)
    def _on_chosen(self, value: str) -> None:
        button = self._asking(self.sender())
        if button is not None and button.value != value:
            button.show_value(value)
            self.show_query(self.narrowed(PersonFilter()))
            self.changed.emit()

    @Slot()
    def _on_cleared(self) -> None:
        self.show_query(PersonFilter())
        self.changed.emit()

    def _asking(self, sender: QObject) -> ChoiceButton | None:
        return next((button for button in self._buttons if button is sender), None)

    def _locations(self) -> list[tuple[str, int]]:
        found = self._found()
        return found.locations if found else []

    def _departments(self) -> list[tuple[str, int]]:
        found = self._found()
        return found.departments if found else []

    def _areas(self) -> list[tuple[str, int]]:
        found = self._found()
        return found.knowledge_areas if found else []
