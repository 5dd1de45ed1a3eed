"""Emoji, and the words they are found by in the languages that people here write."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLocale, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLineEdit, QScrollArea, QWidget

from resources import FOLDER
from sync.cache.folding import fold
from ui import theme
from ui.composer.popover import Popover
from ui.theme import SPACE, TARGET

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

COLUMNS = 9
ROWS_SEEN = 6
SIGN_SIZE = 19
STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: COLUMNS, Qt.Key.Key_Up: -COLUMNS}
FAMILIES = ["Noto Color Emoji", "Segoe UI Emoji", "Apple Color Emoji"]


class Sign(NamedTuple):
    """An emoji, an English word and a Dutch one for it, and whatever else it is found by."""

    sign: str
    words: tuple[str, ...]

    @property
    def name(self) -> str:
        """The word for it in the language of the window."""
        dutch = QLocale().language() is QLocale.Language.Dutch
        return (self.words[-1] if dutch else self.words[0]).replace("-", " ")


@cache
def all_signs() -> tuple[Sign, ...]:
    """Give those that are offered, those for moods first."""
    lines = (FOLDER / "emoji.txt").read_text(encoding="utf-8").splitlines()
    return tuple(Sign(sign, tuple(words)) for sign, *words in (line.split() for line in lines if line))


def find_signs(typed: str) -> list[Sign]:
    """Find emoji of which a word begins so."""
    wanted = fold(typed.strip())
    return [sign for sign in all_signs() if any(fold(word).startswith(wanted) for word in sign.words)]


def find_emoji(typed: str, limit: int) -> list[tuple[str, str]]:
    """Find emoji and their names."""
    return [(found.sign, found.name) for found in find_signs(typed)[:limit]]


class EmojiButton(QAbstractButton):
    """One emoji. `stepped` says by how many the arrow keys want to go on."""

    stepped = Signal(int)

    def __init__(self, sign: Sign) -> None:
        super().__init__()
        self._sign = sign.sign
        self.setFixedSize(TARGET + 2, TARGET + 2)
        self.setToolTip(sign.name)
        self.setAccessibleName(sign.name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        worn = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.setPen(worn.accent if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(worn.hover)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
        font = QFont()
        font.setFamilies([*FAMILIES, font.family()])
        font.setPixelSize(SIGN_SIZE)
        painter.setFont(font)
        painter.setPen(worn.text)
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._sign)


class EmojiPicker(Popover):
    """Emoji to choose from, with a field to search them. `picked` carries one."""

    picked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Search an emoji"))
        self.field.setAccessibleName(self.tr("Search an emoji"))
        self.field.setClearButtonEnabled(True)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2)
        page = QWidget()
        page.setLayout(self._grid)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(page)
        area.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
        area.setFixedSize(COLUMNS * (TARGET + 4) + 2 * SPACE, ROWS_SEEN * (TARGET + 4))
        self.buttons: list[EmojiButton] = []
        self._area = area
        self.column.addWidget(self.field)
        self.column.addWidget(area)
        self.field.textChanged.connect(self._show)
        self.field.returnPressed.connect(self._pick_first)

    @Slot()
    def begin(self) -> None:
        """Show all of them, and wait for a word."""
        self.field.clear()
        self._show()
        self.field.setFocus()

    @Slot()
    def _show(self) -> None:
        for button in self.buttons:
            self._grid.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        for number, found in enumerate(find_signs(self.field.text())):
            button = EmojiButton(found)
            button.clicked.connect(lambda _checked, sign=found.sign: self._pick(sign))
            button.stepped.connect(lambda by, at=number: self._step(at + by))
            self._grid.addWidget(button, number // COLUMNS, number % COLUMNS)
            self.buttons.append(button)
        self._grid.setRowStretch(len(self.buttons) // COLUMNS + 1, 1)

    def _pick(self, sign: str) -> None:
        self.hide()
        self.picked.emit(sign)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the field to what was found."""
        if event.key() == Qt.Key.Key_Down:
            self._step(0)
        else:
            super().keyPressEvent(event)

    def _step(self, to: int) -> None:
        """Go to another emoji; above the first row is the field."""
        if to < 0:
            self.field.setFocus()
        elif to < len(self.buttons):
            self.buttons[to].setFocus()
            self._area.ensureWidgetVisible(self.buttons[to])

    @Slot()
    def _pick_first(self) -> None:
        found = find_signs(self.field.text())
        if found:
            self._pick(found[0].sign)
