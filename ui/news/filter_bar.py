"""Filters beside each other, of which one is chosen; where there is no room for all, they stand on two lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from ui import theme
from ui.theme import SPACE, TARGET, Type
from ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent

GAP = SPACE - 2
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class FilterPill(QAbstractButton):
    """One filter: its name, and how many there are that one has not seen."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(name)
        self.setCheckable(True)
        self.number = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed().connect(self.updateGeometry)

    def show_number(self, number: int) -> None:
        """Say how many there are; nothing for none."""
        self.number = QLocale().toString(number) if number else ""
        spoken = self.tr("%n unread", "", number) if number else ""
        self.setAccessibleName(", ".join(part for part in (self.text(), spoken) if part))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Be as wide as name and number; the same whether it is chosen or not, so that nothing jumps."""
        width = QFontMetricsF(theme.font(Type.SMALL_STRONG)).horizontalAdvance(self.text())
        if self.number:
            width += GAP + self._width_of_number()
        height = QFontMetricsF(theme.font(Type.SMALL_STRONG)).height()
        return QSize(round(width) + 3 * SPACE, max(TARGET, round(height) + SPACE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        worn = theme.colours()
        chosen = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        where = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(worn.accent if chosen else worn.border)
        if self.hasFocus():
            painter.setPen(QPen(worn.on_accent_soft if chosen else worn.accent, 2))
        painter.setBrush(worn.accent_soft if chosen else (worn.hover if self.underMouse() else worn.surface))
        painter.drawRoundedRect(where, where.height() / 2, where.height() / 2)
        ink = worn.on_accent_soft if chosen else worn.text
        painter.setFont(self._font())
        painter.setPen(ink)
        inside = where.adjusted(1.5 * SPACE - 1, 0, -1.5 * SPACE + 1, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.number:
            painter.setFont(theme.font(Type.SMALL))
            painter.setPen(ink if chosen else worn.quiet)
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.number)

    def _font(self) -> QFont:
        return theme.font(Type.SMALL_STRONG if self.isChecked() else Type.SMALL)

    def _width_of_number(self) -> float:
        return QFontMetricsF(theme.font(Type.SMALL)).horizontalAdvance(self.number)


class FilterBar(QWidget):
    """Pills of which one is chosen; arrow keys go from one to the next. `chosen` carries the place of the pill."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pills: list[FilterPill] = []
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.idToggled.connect(self._on_toggled)
        self._layout = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def current(self) -> int:
        """The place of the pill that is chosen; 0 before any was."""
        return max(0, self._group.checkedId())

    def add(self, name: str) -> None:
        """Put another filter at the end; the first one is chosen."""
        pill = FilterPill(name, self)
        self._group.addButton(pill, len(self.pills))
        self.pills.append(pill)
        self._layout.addWidget(pill)
        if len(self.pills) == 1:
            pill.setChecked(True)

    def choose(self, number: int) -> None:
        """Choose another filter."""
        self.pills[number].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next pill and choose it."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        pill = self.pills[(self.current + step) % len(self.pills)]
        pill.setChecked(True)
        pill.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(int, bool)
    def _on_toggled(self, number: int, checked: bool) -> None:  # noqa: FBT001  as Qt tells it
        if checked:
            self.chosen.emit(number)
