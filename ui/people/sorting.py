"""A pill that says in which order people stand, and lets choose another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy

from sync.cache.answers import Sort
from ui.people.pills import Pill

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class SortPill(Pill):
    """`chosen` carries a Sort."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("arrow-up-down", parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._menu = QMenu(self)
        group = QActionGroup(self)
        self._actions: dict[Sort, QAction] = {}
        orders = {
            Sort.NAME: self.tr("By name"),
            Sort.LOCATION: self.tr("By location"),
            Sort.DEPARTMENT: self.tr("By team"),
        }
        for order, words in orders.items():
            action = QAction(words, group, checkable=True)
            action.setData(order)
            self._actions[order] = action
        self._menu.addActions(group.actions())
        group.triggered.connect(self._on_triggered)
        self.clicked.connect(self._drop)
        self.show_order(Sort.NAME)

    def show_order(self, order: Sort) -> None:
        """Say which order it is."""
        self._actions[order].setChecked(True)
        self.setText(self._actions[order].text())
        self.setAccessibleName(self.tr("Order: {order}").format(order=self.text()))
        self.updateGeometry()

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        order = Sort(action.data())
        self.show_order(order)
        self.chosen.emit(order)

    @Slot()
    def _drop(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
