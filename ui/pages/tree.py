"""The fixed menu as a tree at the left: for the mouse, the arrow keys and typing, and open as one left it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QCursor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from ui import theme
from ui.people.row_painting import paint_ground
from ui.theme import SPACE, Type

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from sync.cache.menu import MenuEntry
    from ui.settings import UiSettings

    Index = QModelIndex | QPersistentModelIndex

UID_ROLE = int(Qt.ItemDataRole.UserRole) + 1
OPEN = "menu_open"
"""The setting with the uids of entries that are open."""
INDENT = 2 * SPACE
SIGN = 16


class MenuModel(QAbstractItemModel):
    """The entries of the menu; a number of its own stands for each, as Qt wants it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[MenuEntry] = []
        self._above: list[int] = []
        self._rows: list[int] = []
        self._below: list[list[int]] = []
        self._top: list[int] = []

    def show_entries(self, entries: Iterable[MenuEntry]) -> None:
        """Take another menu."""
        self.beginResetModel()
        self._entries, self._above, self._rows, self._below = [], [], [], []
        self._top = self._take(tuple(entries), -1)
        self.endResetModel()

    def _take(self, entries: tuple[MenuEntry, ...], above: int) -> list[int]:
        numbers: list[int] = []
        for row, entry in enumerate(entries):
            number = len(self._entries)
            numbers.append(number)
            self._entries.append(entry)
            self._above.append(above)
            self._rows.append(row)
            self._below.append([])
            self._below[number] = self._take(entry.below, number)
        return numbers

    def entry(self, index: Index) -> MenuEntry | None:
        """Give what stands in a row."""
        return self._entries[index.internalId()] if index.isValid() else None

    def all_entries(self) -> list[MenuEntry]:
        """Give every entry, in the order of the screen."""
        return list(self._entries)

    def index_of(self, uid: str) -> QModelIndex:
        """Find an entry; an invalid index where it is not in the menu."""
        number = next((n for n, entry in enumerate(self._entries) if entry.uid == uid), None)
        return QModelIndex() if number is None else self._index(number)

    def _index(self, number: int) -> QModelIndex:
        return self.createIndex(self._rows[number], 0, number)

    def _inside(self, parent: Index | None) -> list[int]:
        return self._below[parent.internalId()] if parent is not None and parent.isValid() else self._top

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """See Qt."""
        inside = self._inside(parent)
        return self._index(inside[row]) if 0 <= row < len(inside) and column == 0 else QModelIndex()

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # Qt has two methods of this name
        """See Qt."""
        above = self._above[index.internalId()] if index.isValid() else -1
        return QModelIndex() if above < 0 else self._index(above)

    def rowCount(self, parent: Index | None = None) -> int:
        """See Qt."""
        return len(self._inside(parent))

    def columnCount(self, _parent: Index | None = None) -> int:
        """See Qt."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the title, or the uid as `UID_ROLE`."""
        entry = self.entry(index)
        if entry is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.title
        return entry.uid if role == UID_ROLE else None


class MenuDelegate(QStyledItemDelegate):
    """Paints an entry: its sign, its title, and what tells that it is chosen."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """See Qt."""
        return QSize(4 * SPACE, max(theme.TARGET, QFontMetrics(theme.font(Type.BODY)).height() + SPACE) + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """See Qt."""
        worn = theme.colours()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect).adjusted(0, 1, -SPACE, -1)
        paint_ground(painter, row, option.state)
        words = row.adjusted(SPACE, 0, -SPACE, 0)
        model = index.model()
        if isinstance(model, MenuModel) and (entry := model.entry(index)) is not None and entry.link:
            sign = QRectF(words.right() - SIGN, words.center().y() - SIGN / 2, SIGN, SIGN)
            theme.draw_icon(painter, "external-link", sign, worn.quiet)
            words.setRight(sign.left() - SPACE)
        font = theme.font(Type.STRONG if chosen else Type.BODY)
        painter.setFont(font)
        painter.setPen(worn.text)
        line = QFontMetrics(font).elidedText(index.data(), Qt.TextElideMode.ElideRight, round(words.width()))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), line)
        painter.restore()


class MenuTree(QTreeView):
    """The tree at the left. `chosen` carries the uid of the entry that was clicked, or moved to."""

    chosen = Signal(str)

    def __init__(self, settings: UiSettings | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._restoring = False
        self.menu = MenuModel(self)
        self.setModel(self.menu)
        self.setItemDelegate(MenuDelegate(self))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setAccessibleName(self.tr("Menu"))
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        self.expanded.connect(self._remember)
        self.collapsed.connect(self._remember)
        theme.changed().connect(self._dress)
        self._dress()

    def show_entries(self, entries: tuple[MenuEntry, ...], current: str) -> None:
        """Show another menu, open where the last one was, with the entry `current` chosen."""
        kept = self._settings.get(OPEN).split() if self._settings else self._open()
        self._restoring = True
        self.menu.show_entries(entries)
        for uid in kept:
            self.setExpanded(self.menu.index_of(uid), True)
        if len(entries) == 1:  # with one entry at the top there is nothing to be seen while it is closed
            self.setExpanded(self.menu.index_of(entries[0].uid), True)
        self._restoring = False
        self.mark(current)

    def mark(self, uid: str) -> None:
        """Show which page is on the screen; the way to it is opened."""
        index = self.menu.index_of(uid)
        self.setCurrentIndex(index)
        above = index.parent()
        while above.isValid():
            self.setExpanded(above, True)
            above = above.parent()
        if index.isValid():
            self.scrollTo(index)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802  Qt's name
        """Draw a row as the other lists look: the style would put a ground of its own below all of it."""
        place = self.visualRect(index)
        before = QRect(option.rect.left(), place.top(), place.left() - option.rect.left(), place.height())
        self.drawBranches(painter, before, index)
        drawn = QStyleOptionViewItem(option)
        drawn.rect = place
        state = drawn.state & ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        pointer = self.viewport().mapFromGlobal(QCursor.pos())
        if self.viewport().underMouse() and option.rect.top() <= pointer.y() <= option.rect.bottom():
            state |= QStyle.StateFlag.State_MouseOver
        if self.hasFocus() and self.currentIndex() == index:
            state |= QStyle.StateFlag.State_HasFocus
        drawn.state = state
        self.itemDelegate().paint(painter, drawn, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:  # noqa: N802  Qt's name
        """Draw a small arrow before what has something below it."""
        if not self.menu.rowCount(index):
            return
        side = QRectF(0, 0, SIGN, SIGN)
        side.moveCenter(QRectF(rect).center())
        side.moveRight(rect.right())
        name = "chevron-down" if self.isExpanded(index) else "chevron-right"
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme.draw_icon(painter, name, side, theme.colours().quiet)
        painter.restore()

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        entry = self.menu.entry(index)
        if entry is not None:
            self.setExpanded(index, True)
            self.chosen.emit(entry.uid)

    def _open(self) -> list[str]:
        return [entry.uid for entry in self.menu.all_entries() if self.isExpanded(self.menu.index_of(entry.uid))]

    @Slot()
    def _remember(self) -> None:
        if self._settings is not None and not self._restoring:
            self._settings.set(OPEN, " ".join(self._open()))

    @Slot()
    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.colours().window)
        self.setPalette(palette)
        self.scheduleDelayedItemsLayout()
