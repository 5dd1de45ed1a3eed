"""Where do I work today? One click to say it, and a week to plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QInputDialog,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sync.whereabouts import HOME, LONGEST_PLACE
from ui.news.themed_icon import ThemedIcon
from ui.people.sheet import Sheet
from ui.people.whereabouts_words import is_home, spoken_place, spoken_week, weekday_name
from ui.theme import SPACE, TARGET, Type
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ui.my_profile.my_whereabouts import MyWhereabouts

WORKDAYS = range(5)
WEEKEND = range(5, 7)
SIGN = 16


class WhereaboutsCard(Sheet):
    """The office, home and elsewhere as buttons; the one that holds is marked."""

    def __init__(self, mine: MyWhereabouts, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("WhereaboutsCard", "Where do you work today?"), parent)
        self._mine = mine
        self._places: Sequence[str] = ()
        self.elsewhere = QMenu(self)
        mine.changed.connect(self.refresh)
        self.refresh()

    def offer_places(self, places: Sequence[str]) -> None:
        """Offer these places under "elsewhere" and in the week."""
        self._places = places
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what holds now."""
        self.clear()
        self.setVisible(self._mine.person is not None)
        place = self._mine.place
        holder = QWidget()
        buttons = FlowLayout(holder)
        buttons.setSpacing(SPACE)
        usual = self._mine.usual_places
        for choice in usual:
            buttons.addWidget(self._button(choice, marked=choice.casefold() == place.casefold()))
        buttons.addWidget(self._elsewhere("" if place.casefold() in map(str.casefold, usual) else place))
        self.put(holder)
        week = spoken_week(self._mine.whereabouts)
        if week:
            self.put(Text(Type.SMALL, week, quiet=True, wrap=True))
        plan = QPushButton(self.tr("By the week\u2026"))
        plan.setFlat(True)
        plan.setMinimumHeight(TARGET)
        plan.clicked.connect(self.plan_week)
        self.put(plan)

    @Slot()
    def plan_week(self) -> None:
        """Ask where one works on which day."""
        dialog = WeekDialog(self._mine.whereabouts.week, [*self._mine.usual_places, *self._places], self)
        dialog.accepted.connect(lambda: self._mine.set_week(dialog.places))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _button(self, place: str, *, marked: bool) -> QPushButton:
        button = QPushButton(spoken_place(place))
        button.setCheckable(True)
        button.setChecked(marked)
        button.setMinimumHeight(TARGET)
        button.setMaximumWidth(220)
        button.setIconSize(QSize(SIGN, SIGN))
        button.setToolTip(spoken_place(place))
        ThemedIcon(button, "house" if is_home(place) else "map-pin", "on_accent" if marked else "text")
        button.clicked.connect(lambda _checked=False: self._mine.set_today(place))
        return button

    def _elsewhere(self, place: str) -> QPushButton:
        button = QPushButton(place or self.tr("Elsewhere"))
        button.setCheckable(bool(place))
        button.setChecked(bool(place))
        button.setMinimumHeight(TARGET)
        button.setMaximumWidth(220)
        button.setToolTip(place)
        self.elsewhere.clear()
        usual = {choice.casefold() for choice in self._mine.usual_places}
        for other in self._places:
            if other.casefold() not in usual:
                action = self.elsewhere.addAction(other)
                action.triggered.connect(lambda _checked=False, other=other: self._mine.set_today(other))
        self.elsewhere.addSeparator()
        self.elsewhere.addAction(self.tr("Another place\u2026")).triggered.connect(self._ask)
        if place:
            self.elsewhere.addAction(self.tr("Take it back")).triggered.connect(lambda: self._mine.set_today(place))
        button.setMenu(self.elsewhere)
        return button

    @Slot()
    def _ask(self) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(self.tr("Where do you work today?"))
        dialog.setLabelText(self.tr("Colleagues see it for today only."))
        dialog.textValueSelected.connect(lambda text: self._mine.set_today(text[:LONGEST_PLACE]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class WeekDialog(QDialog):
    """Where one works on each day of the week; accepted, `places` is it."""

    def __init__(self, week: Mapping[int, str], places: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("My week"))
        known = list(dict.fromkeys([*places, HOME, *week.values()]))
        days = [*WORKDAYS, *WEEKEND]
        self.boxes = {weekday: self._box(weekday, week.get(weekday, ""), known) for weekday in days}
        form = QFormLayout()
        form.setSpacing(SPACE)
        for weekday, box in self.boxes.items():
            form.addRow(weekday_name(weekday).capitalize(), box)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.keep = buttons.addButton(self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        layout.setSpacing(2 * SPACE)
        words = self.tr("Colleagues see it each week, until you say otherwise for a day.")
        layout.addWidget(Text(Type.BODY, words, quiet=True, wrap=True))
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.keep.setDefault(True)  # in the dialog, or the first button would be it

    @property
    def places(self) -> dict[int, str]:
        """The chosen places by the day of the week, Monday being 0."""
        chosen = {weekday: self._chosen(box) for weekday, box in self.boxes.items()}
        return {weekday: place for weekday, place in chosen.items() if place}

    @staticmethod
    def _chosen(box: QComboBox) -> str:
        typed = box.currentText().strip()
        known = box.findText(typed, Qt.MatchFlag.MatchFixedString)
        return str(box.itemData(known)) if known >= 0 else typed[:LONGEST_PLACE]

    def _box(self, weekday: int, place: str, known: Iterable[str]) -> QComboBox:
        box = QComboBox()
        box.setEditable(True)
        box.setMinimumHeight(TARGET)
        box.setMinimumWidth(240)
        box.setAccessibleName(weekday_name(weekday))
        box.addItem("", "")
        for choice in known:
            box.addItem(spoken_place(choice), choice)
        box.setCurrentText(spoken_place(place))
        return box
