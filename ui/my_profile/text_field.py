"""A labelled field of one's profile that says what is wrong with what was typed, where it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui import theme
from ui.my_profile.checking import LONGEST_TEXT, Checked, Weight, check, check_text
from ui.theme import SPACE, TARGET, Type
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

LINES_OF_TEXT = 6
ROOM_BEYOND = 1000
"""Characters more than may be saved: who pastes too much sees what is too much."""


class Field(QWidget):
    """A label, something to fill in, and a remark below it. `changed` tells that it was filled in otherwise.

    Until it is touched it follows the profile; from then on it remembers what the profile said when that began.
    """

    changed = Signal()

    def __init__(self, label: str, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Text(Type.SMALL_STRONG, label)
        self.label.setBuddy(editor)
        self.editor = editor
        self.remark = Text(Type.SMALL, wrap=True)
        self.remark.hide()
        self.setFocusProxy(editor)
        editor.setAccessibleName(label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE // 2)
        for widget in (self.label, editor, self.remark):
            layout.addWidget(widget)

    def say(self, checked: Checked) -> None:
        """Say what is to be said about the value; nothing where it is fine."""
        remark = checked.remark
        self.remark.setVisible(remark is not None)
        self.editor.setAccessibleDescription(remark.text if remark else "")
        if remark is not None:
            worn = theme.colours()
            palette = self.remark.palette()
            ink = worn.danger if remark.weight is Weight.ERROR else worn.quiet
            palette.setColor(self.remark.foregroundRole(), ink)
            self.remark.setPalette(palette)
            self.remark.setText(remark.text)


class LineField(Field):
    """One line of text: the attribute of a Person called `name`."""

    def __init__(self, name: str, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        self.line.setMinimumHeight(TARGET)
        self.line.setPlaceholderText(hint)
        super().__init__(label, self.line, parent)
        self._name = name
        self._kept = ""
        self._words = QStringListModel(self)
        self.line.textEdited.connect(self.changed)
        self.line.textChanged.connect(self._on_text)
        self.line.editingFinished.connect(self.examine)

    @property
    def checked(self) -> Checked:
        """What is filled in, as it would be kept; what was not touched is fine as it is."""
        typed = self.line.text()
        return Checked(self._kept) if typed == self._kept else check(self._name, typed)

    @property
    def touched(self) -> bool:
        """Whether it is to become another than it is."""
        return self.checked.value != self._kept

    def show_kept(self, value: str, *, anew: bool) -> None:
        """Follow the profile; with `anew` also where the person filled in something else."""
        if anew or not self.touched or self.checked.value == value:
            self._kept = value
            self.line.setText(value)
            self.line.setCursorPosition(0)
            self.say(Checked(value))

    def suggest(self, values: Iterable[str]) -> None:
        """Offer values that colleagues have while one types."""
        self._words.setStringList(list(values))
        if self.line.completer() is None:
            completer = QCompleter(self._words, self.line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.line.setCompleter(completer)

    @Slot()
    def examine(self) -> None:
        """Say what is wrong, now that somebody has left the field."""
        self.say(self.checked)

    @Slot()
    def _on_text(self) -> None:
        if self.remark.isVisible():
            self.examine()


class TextField(Field):
    """A text of several lines."""

    def __init__(self, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setPlaceholderText(hint)
        self.edit.document().setDocumentMargin(SPACE)
        super().__init__(label, self.edit, parent)
        self._kept = ""
        self.edit.textChanged.connect(self._on_text)
        theme.changed().connect(self._measure)
        self._measure()

    @property
    def checked(self) -> Checked:
        """What is filled in, as it would be kept."""
        typed = self.edit.toPlainText()
        return Checked(self._kept) if typed == self._kept else check_text(typed)

    @property
    def touched(self) -> bool:
        """Whether it is to become another than it is."""
        return self.checked.value != self._kept

    def show_kept(self, value: str, *, anew: bool) -> None:
        """Follow the profile; with `anew` also where the person filled in something else."""
        if anew or not self.touched or self.checked.value == value:
            self._kept = value
            if self.edit.toPlainText() != value:
                self.edit.setPlainText(value)

    @Slot()
    def _on_text(self) -> None:
        text = self.edit.toPlainText()
        if len(text) > LONGEST_TEXT + ROOM_BEYOND:
            self.edit.setPlainText(text[: LONGEST_TEXT + ROOM_BEYOND])
            return
        self.say(self.checked)
        self.changed.emit()

    @Slot()
    def _measure(self) -> None:
        self.edit.setFixedHeight(LINES_OF_TEXT * self.edit.fontMetrics().lineSpacing() + 3 * SPACE)
