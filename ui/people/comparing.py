"""Two locations beside each other: how many people, which teams, what is known only here or only there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from sync.cache.directory import PersonFilter
from sync.cache.folding import fold
from ui.people.chips import Chip
from ui.theme import SPACE, TARGET, Type
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sync.cache.directory import Found

MOST = 12
WIDTH = 640


@dataclass(frozen=True, slots=True)
class Compared:
    """What two locations have: numbers of people, and knowledge areas of the one alone, the other alone and both."""

    numbers: tuple[int, int]
    teams: tuple[list[str], list[str]]
    alone: tuple[list[str], list[str]]
    both: list[str]


def compare(one: Found, other: Found) -> Compared:
    """Compare the people of two locations; what most know comes first."""
    areas = [area for area, _ in one.knowledge_areas], [area for area, _ in other.knowledge_areas]
    keys = {fold(area) for area in areas[0]}, {fold(area) for area in areas[1]}
    return Compared(
        numbers=(len(one), len(other)),
        teams=(_names(one.departments), _names(other.departments)),
        alone=(
            [area for area in areas[0] if fold(area) not in keys[1]],
            [area for area in areas[1] if fold(area) not in keys[0]],
        ),
        both=[area for area in areas[0] if fold(area) in keys[1]],
    )


def _names(counted: Sequence[tuple[str, int]]) -> list[str]:
    return [f"{name} ({number})" for name, number in counted]


class CompareDialog(QDialog):
    """Compares two of `locations`. `area_requested` carries a knowledge area to look for, and where."""

    area_requested = Signal(str, str)

    def __init__(
        self, locations: Sequence[str], find: Callable[[PersonFilter], Found], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._find = find
        self.setWindowTitle(self.tr("Compare two locations"))
        self.setMinimumWidth(WIDTH)
        self.boxes = [self._box(locations, number) for number in range(2)]
        self._sheet = QWidget()
        self._grid = QGridLayout(self._sheet)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(3 * SPACE)
        self._grid.setVerticalSpacing(SPACE)
        chosen = QGridLayout()
        chosen.setHorizontalSpacing(3 * SPACE)
        for number, box in enumerate(self.boxes):
            chosen.addWidget(box, 0, number)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        layout.setSpacing(2 * SPACE)
        layout.addLayout(chosen)
        layout.addWidget(self._sheet, stretch=1)
        layout.addWidget(buttons)
        self._show()

    def _box(self, locations: Sequence[str], number: int) -> QComboBox:
        box = QComboBox()
        box.setMinimumHeight(TARGET)
        box.setAccessibleName(self.tr("One location") if number == 0 else self.tr("The other location"))
        for location in locations:
            box.addItem(location)
        box.setCurrentIndex(min(number, len(locations) - 1))
        box.currentIndexChanged.connect(self._show)
        return box

    @Slot()
    def _show(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        places = [box.currentText() for box in self.boxes]
        found = compare(*(self._find(PersonFilter(location=place)) for place in places))
        for column in range(2):
            self._put(0, column, Text(Type.STRONG, self.tr("%n colleague(s)", "", found.numbers[column])))
            self._put(1, column, Text(Type.SMALL, _some(found.teams[column]), quiet=True, wrap=True))
            only = self.tr("Known only in {place}").format(place=places[column])
            self._put(2, column, Text(Type.SMALL_STRONG, only, wrap=True))
            self._put(3, column, self._areas(found.alone[column], places[column]))
        self._grid.addWidget(Text(Type.SMALL_STRONG, self.tr("Known in both")), 4, 0, 1, 2)
        self._grid.addWidget(self._areas(found.both, ""), 5, 0, 1, 2)
        self._grid.setRowStretch(6, 1)

    def _put(self, row: int, column: int, widget: QWidget) -> None:
        self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(column, 1)

    def _areas(self, areas: Sequence[str], place: str) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        flow.setSpacing(SPACE // 2)
        for area in areas[:MOST]:
            chip = Chip(area)
            chip.clicked.connect(lambda _checked=False, area=area: self._look(area, place))
            flow.addWidget(chip)
        if not areas:
            flow.addWidget(Text(Type.SMALL, self.tr("Nothing"), quiet=True))
        return holder

    def _look(self, area: str, place: str) -> None:
        self.accept()
        self.area_requested.emit(area, place)


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:MOST]) + ("\u2026" if len(names) > MOST else "")
