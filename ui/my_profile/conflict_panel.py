"""Asks what it is to be, where the same field was changed on two devices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QPushButton, QRadioButton, QVBoxLayout, QWidget

from sync.cache.commands import EditItem
from sync.errors import Conflict
from ui.my_profile.draft import ABOUT, PORTRAIT
from ui.people.content_lines import plain_text
from ui.people.sheet import Sheet
from ui.theme import TARGET, Type
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sync.cache.commands import OutboxEntry
    from sync.models import FieldValue, Person

MINE, THEIRS = "mine", "theirs"
LONGEST = 300


def asks_about_fields(entry: OutboxEntry) -> bool:
    """Tell whether a person has to choose between values of fields before a change can be sent."""
    return isinstance(entry.error, Conflict) and bool(entry.error.facts.get("fields"))


def conflict_on(uid: str, entries: Iterable[OutboxEntry]) -> OutboxEntry | None:
    """Give the first change of an item over which a person has to decide."""
    return next(
        (
            entry
            for entry in entries
            if isinstance(entry.command, EditItem) and entry.command.uid == uid and asks_about_fields(entry)
        ),
        None,
    )


class ConflictPanel(Sheet):
    """Both values of each field, to choose one. `decided` carries the command's key and the choices by field."""

    decided = Signal(str, object)

    def __init__(self, labels: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._labels = labels
        self._key = ""
        self._groups: dict[str, QButtonGroup] = {}
        self.keep = QPushButton()
        self.hide()

    def show_conflict(self, entry: OutboxEntry | None, person: Person | None) -> None:
        """Ask about a change that met another one, of which `person` shows what it says; None for nothing to ask."""
        self.clear()
        self._groups.clear()
        self._key = entry.key if entry is not None else ""
        self.setVisible(entry is not None and person is not None)
        if entry is None or person is None or entry.error is None or not isinstance(entry.command, EditItem):
            return
        self.set_heading(self.tr("Changed in two places"))
        words = self.tr("You changed this here and on another device. Nothing is lost: choose what it is to be.")
        self.put(Text(Type.BODY, words, quiet=True, wrap=True))
        theirs = entry.error.theirs if isinstance(entry.error, Conflict) else {}
        for name in entry.error.facts.get("fields", "").split():
            there = theirs.get(name, getattr(person, name, ""))
            self.put(self._question(name, entry.command.changes.get(name, ""), there))
        self.keep = QPushButton(self.tr("Keep what I chose"))
        self.keep.setMinimumHeight(TARGET)
        self.keep.setEnabled(False)
        self.keep.clicked.connect(self._decide)
        self.put(self.keep)
        self._layout.setAlignment(self.keep, Qt.AlignmentFlag.AlignLeft)

    def choose(self, name: str, choice: str) -> None:
        """Choose for one field, as if it had been clicked."""
        self._groups[name].buttons()[(MINE, THEIRS).index(choice)].click()

    def _question(self, name: str, mine: FieldValue, theirs: object) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Text(Type.STRONG, self._labels.get(name, name)))
        group = QButtonGroup(holder)
        for number, (whose, value) in enumerate(((self.tr("Here"), mine), (self.tr("There"), theirs))):
            shown = self._spoken(name, value)
            button = QRadioButton(f"{whose}: {shown}".replace("&", "&&"))
            button.setMinimumHeight(TARGET)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setAccessibleName(f"{self._labels.get(name, name)}, {whose}: {shown}")
            group.addButton(button, number)
            column.addWidget(button)
        group.idClicked.connect(self._weigh)
        self._groups[name] = group
        return holder

    def _spoken(self, name: str, value: object) -> str:
        if name == PORTRAIT:
            chosen = isinstance(value, str) and value.startswith("data:")
            return self.tr("the photo chosen here") if chosen else self.tr("the other photo, or none")
        said = ", ".join(value) if isinstance(value, tuple) else str(value or "")
        said = plain_text(said) if name == ABOUT else said
        said = " ".join(said.split())
        return f"{said[:LONGEST]}\u2026" if len(said) > LONGEST else said or self.tr("(empty)")

    @Slot()
    def _weigh(self) -> None:
        self.keep.setEnabled(all(group.checkedId() >= 0 for group in self._groups.values()))

    @Slot()
    def _decide(self) -> None:
        choices = {name: (MINE, THEIRS)[group.checkedId()] for name, group in self._groups.items()}
        self.decided.emit(self._key, choices)
