"""Knowledge areas as tokens, with the words that colleagues use for the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.my_profile.checking import LONGEST_AREA, MOST_AREAS
from ui.my_profile.known_words import KnownWords
from ui.people.chips import Chip
from ui.theme import SPACE, TARGET, Type
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

SEPARATORS = ",;\n"


class AreaLine(QLineEdit):
    """Takes a word: Enter or a comma adds it, Backspace in the empty line takes the last one back."""

    entered = Signal(str)
    taken_back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        popup = self.completer().popup()
        choosing = popup is not None and popup.isVisible() and popup.selectionModel().hasSelection()
        if choosing and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()  # then the list of suggestions takes it
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Comma} and self.text().strip():
            self.entered.emit(self.text())
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)


class AreasField(QWidget):
    """The knowledge areas of a profile. `changed` tells that `values` are others."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = KnownWords()
        self._kept: tuple[str, ...] = ()
        self.values: tuple[str, ...] = ()
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self._flow.setSpacing(SPACE)
        self.line = AreaLine()
        self.line.setMinimumHeight(TARGET)
        self.line.setMaxLength(LONGEST_AREA)
        self.line.setPlaceholderText(self.tr("Type what you know about, for example: passports"))
        self.line.setAccessibleName(self.tr("Add what you know about"))
        self._suggestions = QStringListModel(self)
        self._completer = QCompleter(self._suggestions, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.line.setCompleter(self._completer)
        self.offer = QPushButton()
        self.offer.setMinimumHeight(TARGET)
        self.offer.hide()
        self.hint = Text(Type.SMALL, quiet=True, wrap=True)
        self.setFocusProxy(self.line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        for widget in (self._chips, self.line, self.hint):
            layout.addWidget(widget)
        layout.insertWidget(2, self.offer, alignment=Qt.AlignmentFlag.AlignLeft)
        self.line.textEdited.connect(self._suggest)
        self.line.entered.connect(self.add)
        self.line.taken_back.connect(self._take_back)
        self.line.editingFinished.connect(self._on_left)
        # Queued, for the line writes the suggestion into itself after this signal.
        self._completer.activated.connect(self._on_suggestion, Qt.ConnectionType.QueuedConnection)
        self.offer.clicked.connect(self._take_offer)
        self._draw()

    @property
    def touched(self) -> bool:
        """Whether they are to become others than they are."""
        return self.values != self._kept

    def know(self, words: KnownWords) -> None:
        """Suggest these words from now on."""
        self._words = words
        self._draw()

    def show_kept(self, values: tuple[str, ...], *, anew: bool) -> None:
        """Follow the profile; with `anew` also where the person chose others."""
        if anew or not self.touched or self.values == values:
            self._kept = values
            self._become(values)

    @Slot(str)
    def add(self, typed: str) -> None:
        """Add one or more areas, each in the spelling that colleagues use; one that is there already is not added."""
        self.line.clear()
        values = list(self.values)
        for part in _parts(typed):
            area = self._words.usual_area(part)[:LONGEST_AREA]
            if len(values) < MOST_AREAS and area.casefold() not in {value.casefold() for value in values}:
                values.append(area)
        self._become(tuple(values))

    def take_out(self, area: str) -> None:
        """Take one away."""
        self._become(tuple(value for value in self.values if value != area))
        self.line.setFocus()

    def _become(self, values: tuple[str, ...]) -> None:
        self.values = values
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        self._flow.clear()
        for area in self.values:
            chip = Chip(area, "x")
            chip.setAccessibleName(self.tr("Remove {area}").format(area=area))
            chip.setToolTip(chip.accessibleName())
            chip.clicked.connect(lambda _checked=False, area=area: self.take_out(area))
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(self.values))
        self._chips.updateGeometry()
        typed, usual = self._other_name
        self.offer.setVisible(bool(usual))
        words = self.tr("Colleagues say \u201c{usual}\u201d, not \u201c{typed}\u201d. Say that too")
        self.offer.setText(words.format(usual=usual, typed=typed))
        if len(self.values) >= MOST_AREAS:
            self.hint.setText(self.tr("That is a lot. Leave what others know better to them."))
        else:
            self.hint.setText(self.tr("Press Enter after each. Use the words colleagues would look for."))

    @property
    def _other_name(self) -> tuple[str, str]:
        """A new area, and what colleagues call nearly the same; empty texts for none."""
        nearly = ((area, self._words.nearly(area)) for area in self.values if area not in self._kept)
        return next(((area, usual) for area, usual in nearly if usual), ("", ""))

    @Slot()
    def _take_offer(self) -> None:
        typed, usual = self._other_name
        self._become(tuple(dict.fromkeys(usual if value == typed else value for value in self.values)))
        self.line.setFocus()

    @Slot()
    def _take_back(self) -> None:
        if self.values:
            self._become(self.values[:-1])

    @Slot(str)
    def _suggest(self, typed: str) -> None:
        if any(separator in typed for separator in SEPARATORS):
            self.add(typed)
            return
        self._suggestions.setStringList([area for area, _ in self._words.beginning(typed, self.values)])

    @Slot(str)
    def _on_suggestion(self, area: str) -> None:
        self.add(area)

    @Slot()
    def _on_left(self) -> None:
        if self.line.text().strip() and not self.line.hasFocus():
            self.add(self.line.text())


def _parts(typed: str) -> list[str]:
    for separator in SEPARATORS:
        typed = typed.replace(separator, "\n")
    return [" ".join(part.split()) for part in typed.split("\n") if part.strip()]
