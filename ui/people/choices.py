"""A list of choices with numbers that drops down from a button."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
)

from sync.cache.directory import matches
from ui import theme
from ui.theme import RADIUS, SPACE, TARGET, Type
from ui.widgets.marking import Letters, paint_found

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject, QPoint
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    Index = QModelIndex | QPersistentModelIndex
    Choice = tuple[str, int]

NUMBER_ROLE = int(Qt.ItemDataRole.UserRole) + 1
CHOSEN_ROLE = NUMBER_ROLE + 1
TYPED_ROLE = NUMBER_ROLE + 2
FEW = 8
"""As many choices are overlooked at a glance; for more there is a field to look for one."""
SHOWN = 9
WIDTH = 300
SIGN = 16


class Choices(QAbstractListModel):
    """What can be chosen: everything first, then the values with their numbers."""

    def __init__(self, everything: str, spoken: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._everything = everything
        self._say = spoken
        self._all: Sequence[Choice] = []
        self._shown: list[tuple[str, int | None]] = []
        self._chosen = ""
        self._typed = ""

    def offer(self, choices: Sequence[Choice], chosen: str) -> None:
        """Offer other choices."""
        self._all, self._chosen = choices, chosen
        self.narrow("")

    def narrow(self, typed: str) -> None:
        """Offer only the choices that have what was typed."""
        self.beginResetModel()
        self._typed = typed.strip()
        found = [(label, number) for label, number in self._all if not self._typed or matches(self._typed, label)]
        self._shown = [*([] if self._typed else [(self._everything, None)]), *found]
        self.endResetModel()

    def value(self, row: int) -> str:
        """Give what a row chooses; the empty string for everything."""
        label, number = self._shown[row]
        return "" if number is None else label

    def row_chosen(self) -> int:
        """Give the row that is chosen now; the first one where it is not shown."""
        return next((row for row in range(len(self._shown)) if self.value(row) == self._chosen), 0)

    def rowCount(self, parent: Index | None = None) -> int:
        """See Qt."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the label, the number, whether it is chosen, or all of it in words."""
        if not index.isValid():
            return None
        value, number = self._shown[index.row()]
        label = value if number is None else self._say(value)
        answers: dict[int, Callable[[], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda: label,
            Qt.ItemDataRole.ToolTipRole: lambda: label,
            Qt.ItemDataRole.AccessibleTextRole: lambda: label if number is None else self._spoken(label, number),
            NUMBER_ROLE: lambda: number,
            CHOSEN_ROLE: lambda: self.value(index.row()) == self._chosen,
            TYPED_ROLE: lambda: self._typed,
        }
        return answers[role]() if role in answers else None

    def _spoken(self, label: str, number: int) -> str:
        return f"{label}, {self.tr('%n colleague(s)', '', number)}"


class ChoiceDelegate(QStyledItemDelegate):
    """Paints a choice: a tick where it is chosen, its label, its number at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """See Qt."""
        return QSize(WIDTH // 2, max(TARGET, round(QFontMetricsF(theme.font(Type.BODY)).height()) + SPACE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """See Qt."""
        worn = theme.colours()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        where = QRectF(option.rect)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(worn.selected if option.state & QStyle.StateFlag.State_Selected else worn.hover)
            painter.drawRoundedRect(where, RADIUS / 2, RADIUS / 2)
        inside = where.adjusted(SPACE, 0, -SPACE, 0)
        chosen = bool(index.data(CHOSEN_ROLE))
        if chosen:
            sign = QRectF(inside.left(), inside.center().y() - SIGN / 2, SIGN, SIGN)
            theme.draw_icon(painter, "check", sign, worn.accent)
        inside.setLeft(inside.left() + SIGN + SPACE)
        number = index.data(NUMBER_ROLE)
        if number is not None:
            small = Letters.of(Type.SMALL)
            painter.setFont(small.font)
            painter.setPen(worn.quiet)
            painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number))
            inside.setRight(inside.right() - small.metrics.horizontalAdvance(str(number)) - SPACE)
        letters = Letters.of(Type.STRONG if chosen else Type.BODY)
        line = QRectF(inside.left(), inside.center().y() - letters.height / 2, inside.width(), letters.height)
        paint_found(painter, line, index.data(), index.data(TYPED_ROLE), letters, worn.text)
        painter.restore()


class ChoiceList(QFrame):
    """The list that drops down. `chosen` carries a value, the empty string for everything."""

    chosen = Signal(str)

    def __init__(self, everything: str, spoken: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._choices = Choices(everything, spoken, self)
        self._search = QLineEdit(clearButtonEnabled=True)
        self._search.textChanged.connect(self._narrow)
        self._search.installEventFilter(self)
        self._list = QListView(uniformItemSizes=True)
        self._list.setModel(self._choices)
        self._list.setItemDelegate(ChoiceDelegate(self._list))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setMouseTracking(True)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.viewport().setAutoFillBackground(False)
        self._list.clicked.connect(self._choose)
        self._list.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE)
        layout.addWidget(self._search)
        layout.addWidget(self._list)

    def drop_from(self, button: QWidget, choices: Sequence[Choice], chosen: str) -> None:
        """Show choices below a button."""
        self._choices.offer(choices, chosen)
        self._search.clear()
        self._search.setVisible(len(choices) > FEW)
        self._search.setPlaceholderText(self.tr("Look for one of {number}").format(number=len(choices)))
        self._search.setAccessibleName(button.accessibleName())
        self._list.setAccessibleName(button.accessibleName())
        row = self._list.sizeHintForRow(0)
        self._list.setFixedHeight(row * min(self._choices.rowCount(), SHOWN) + 2)
        self.setFixedWidth(max(WIDTH, button.width()))
        self.adjustSize()
        self.move(self._place(button))
        self._list.setCurrentIndex(self._choices.index(self._choices.row_chosen()))
        self.show()
        (self._search if self._search.isVisible() else self._list).setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter choose, and the arrow keys move in the list while one types above it."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self._list.currentIndex())
            return True
        if watched is self._search and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageDown}:
            self._list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a raised ground with a border."""
        worn = theme.colours()
        painter = QPainter(self)
        painter.fillRect(self.rect(), worn.raised)
        painter.setPen(worn.strong_border)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    @Slot(str)
    def _narrow(self, typed: str) -> None:
        self._choices.narrow(typed)
        self._list.setCurrentIndex(self._choices.index(0))

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            value = self._choices.value(index.row())
            self.close()
            self.chosen.emit(value)

    def _place(self, button: QWidget) -> QPoint:
        below = button.mapToGlobal(button.rect().bottomLeft())
        screen = button.screen().availableGeometry()
        below.setX(max(screen.left(), min(below.x(), screen.right() - self.width())))
        if below.y() + self.height() > screen.bottom():
            below.setY(button.mapToGlobal(button.rect().topLeft()).y() - self.height())
        else:
            below.setY(below.y() + SPACE // 2)
        return below
