"""The pills above the list of people: what it is narrowed to, and what else it may be narrowed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui import theme
from ui.people.choices import ChoiceList
from ui.theme import SPACE, TARGET, Type

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFont, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from ui.people.choices import Choice

SIGN = 16
LONGEST = 180
"""Pixels: a value that is longer is cut off on the button."""


class Pill(QPushButton):
    """A button in the shape of a pill with an icon: filled where it narrows the list."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed().connect(self.updateGeometry)

    @property
    def narrows(self) -> bool:
        """Whether the list is narrowed by it now."""
        return self.isChecked()

    def sizeHint(self) -> QSize:
        """Be as wide as what it says, up to a limit."""
        metrics = QFontMetricsF(self._font())
        width = min(metrics.horizontalAdvance(self.text()), LONGEST)
        return QSize(round(width) + SIGN + 4 * SPACE, max(TARGET, round(metrics.height()) + SPACE))

    def minimumSizeHint(self) -> QSize:
        """Be cut off rather than widen the window."""
        return QSize(8 * SPACE, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        worn = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        where = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ink = worn.on_accent_soft if self.narrows else worn.text
        painter.setBrush(worn.accent_soft if self.narrows else (worn.hover if self.underMouse() else worn.surface))
        painter.setPen(worn.accent if self.narrows else worn.border)
        if self.hasFocus():
            painter.setPen(QPen(worn.accent, 2))
        painter.drawRoundedRect(where, where.height() / 2, where.height() / 2)
        inside = where.adjusted(1.5 * SPACE, 0, -SPACE, 0)
        sign = QRectF(inside.right() - SIGN, inside.center().y() - SIGN / 2, SIGN, SIGN)
        theme.draw_icon(painter, self._icon, sign, ink)
        painter.setFont(self._font())
        painter.setPen(ink)
        inside.setRight(sign.left() - SPACE / 2)
        shown = QFontMetricsF(self._font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, inside.width() + 1)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, shown)

    def _font(self) -> QFont:
        return theme.font(Type.SMALL_STRONG if self.narrows else Type.SMALL)


class TogglePill(Pill):
    """Narrows the list or does not, with the number of those who would be left. `toggled` follows a click."""

    def __init__(self, name: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(icon, parent)
        self._name = name
        self.setCheckable(True)
        self.show_number(0)

    def show_number(self, number: int) -> None:
        """Say how many there are."""
        self.setText(f"{self._name} {number}" if number else self._name)
        self.setAccessibleName(self.text())
        self.setEnabled(bool(number) or self.isChecked())
        self.updateGeometry()
        self.update()


class ChoicePill(Pill):
    """Says what a list is narrowed to, and lets choose something else. `chosen` carries the value.

    `choices` is asked for what there is to choose, with numbers, whenever the list drops down; `spoken` says a value.
    """

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        everything: str,
        choices: Callable[[], Sequence[Choice]],
        spoken: Callable[[str], str] = str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("chevron-down", parent)
        self._name = name
        self._choices = choices
        self._value = ""
        self._spoken = spoken
        self._list = ChoiceList(everything, spoken, self)
        self._list.chosen.connect(self.chosen)
        self.clicked.connect(self._drop)
        self.show_value("")

    @property
    def value(self) -> str:
        """What is chosen; the empty string for everything."""
        return self._value

    @property
    def narrows(self) -> bool:
        """Whether something is chosen."""
        return bool(self._value)

    def show_value(self, value: str) -> None:
        """Say what is chosen."""
        self._value = value
        words = self._spoken(value) if value else ""
        self.setText(words or self._name)
        self.setToolTip(f"{self._name}: {words}" if value else "")
        self.setAccessibleName(f"{self._name}: {words}" if value else self._name)
        self.updateGeometry()
        self.update()

    @Slot()
    def _drop(self) -> None:
        self._list.drop_from(self, self._choices(), self._value)
