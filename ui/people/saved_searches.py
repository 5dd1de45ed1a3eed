"""Searches that somebody keeps: to go back to, to name and to drop."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu

from sync.cache.answers import PersonFilter, SavedSearch
from ui.people.pills import Pill
from ui.people.whereabouts_words import spoken_place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.session import Session

LONGEST_NAME = 60


class SavedSearchesPill(Pill):
    """Offers the searches that are kept, and to keep the one in hand. `chosen` carries a PersonFilter."""

    chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("star", parent)
        self._session = session
        self._saved = session.queries.saved_searches()
        self._query = PersonFilter()
        self._menu = QMenu(self)
        self.setText(self.tr("Saved"))
        self.setAccessibleName(self.tr("Saved searches"))
        self.clicked.connect(self._drop)
        self.show_query(PersonFilter())

    @property
    def narrows(self) -> bool:
        """Whether the search in hand is one that is kept."""
        return any(saved.chosen == self._query for saved in self._saved)

    def show_query(self, query: PersonFilter) -> None:
        """Take over what is looked for now: that may be kept, or is one that is."""
        self._query = query
        self.setVisible(bool(self._saved) or query != PersonFilter())
        self.update()

    def menu_now(self) -> QMenu:
        """Give the menu for what is looked for now."""
        self._menu.clear()
        for number, saved in enumerate(self._saved):
            action = self._menu.addAction(saved.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(saved.chosen == self._query)
            action.triggered.connect(lambda _, number=number: self.chosen.emit(self._saved[number].chosen))
        self._menu.addSeparator()
        keep = self._menu.addAction(self.tr("Keep this search"), self.keep)
        keep.setEnabled(self._query != PersonFilter() and not self.narrows)
        rename = self._menu.addMenu(self.tr("Give another name"))
        drop = self._menu.addMenu(self.tr("No longer keep"))
        for number, saved in enumerate(self._saved):
            name = saved.name.replace("&", "&&")
            rename.addAction(name).triggered.connect(lambda _, number=number: self._ask_for_name(number))
            drop.addAction(name).triggered.connect(lambda _, number=number: self.drop(number))
        rename.setEnabled(bool(self._saved))
        drop.setEnabled(bool(self._saved))
        return self._menu

    @Slot()
    def keep(self) -> None:
        """Keep what is looked for now, under a name made of its words."""
        self._save([*self._saved, SavedSearch(self._name(), self._query)])

    def rename(self, number: int, name: str) -> None:
        """Give one that is kept another name; an empty one changes nothing."""
        if name.strip():
            renamed = replace(self._saved[number], name=name.strip()[:LONGEST_NAME])
            self._save([*self._saved[:number], renamed, *self._saved[number + 1 :]])

    def drop(self, number: int) -> None:
        """Keep one no longer."""
        self._save([*self._saved[:number], *self._saved[number + 1 :]])

    def _save(self, saved: list[SavedSearch]) -> None:
        self._saved = saved
        self._session.save_searches(saved)
        self.show_query(self._query)

    def _ask_for_name(self, number: int) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(self.tr("Saved search"))
        dialog.setLabelText(self.tr("Name"))
        dialog.setTextValue(self._saved[number].name)
        dialog.setTextEchoMode(QLineEdit.EchoMode.Normal)
        dialog.textValueSelected.connect(lambda name: self.rename(number, name))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _name(self) -> str:
        query = self._query
        today = self.tr("today at {place}").format(place=spoken_place(query.today_at)) if query.today_at else ""
        ambassador = self.tr("ambassadors") if query.ambassador else ""
        parts = (query.text.strip(), query.knowledge_area, query.department, query.location, today, ambassador)
        return " \u00b7 ".join(part for part in parts if part)[:LONGEST_NAME]

    @Slot()
    def _drop(self) -> None:
        self.menu_now().popup(self.mapToGlobal(self.rect().bottomLeft()))
