"""What a search found, as a list of headings, people, news and documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme
from ui.widgets.marking import Letters, paint_found
from ui.widgets.pictures import draw_avatar

if TYPE_CHECKING:
    from sync.models import Person
    from ui.navigation import Place
    from ui.widgets.pictures import PictureLoader

HIT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
PICTURE = 32
ROW = 48
HEADING = 30
MOST_ROWS_SEEN = 11


@dataclass(frozen=True, slots=True)
class Hit:
    """A row of what was found; without a place it is a heading. `sign` is a letter or an emoji in place of an icon."""

    title: str
    line: str = ""
    place: Place | None = None
    icon: str = ""
    sign: str = ""
    person: Person | None = None


class HitDelegate(QStyledItemDelegate):
    """Draws headings, people with their portraits, and news and documents with an icon."""

    def __init__(self, pictures: PictureLoader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self.typed = ""
        """What was looked for, to be marked where it is found."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Be higher for a hit than for a heading."""
        hit: Hit = index.data(HIT_ROLE)
        return QSize(0, ROW if hit.place else HEADING)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        hit: Hit = index.data(HIT_ROLE)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if hit.place is None:
            self._heading(painter, box, hit)
        else:
            state = option.state
            if state & QStyle.StateFlag.State_Selected:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colours().selected)
                painter.drawRoundedRect(box.adjusted(4, 1, -4, -1), theme.RADIUS, theme.RADIUS)
            self._hit(painter, box, hit)
        painter.restore()

    @staticmethod
    def _heading(painter: QPainter, box: QRectF, hit: Hit) -> None:
        painter.setFont(theme.font(theme.Type.SMALL_STRONG))
        painter.setPen(theme.colours().quiet)
        line = box.adjusted(theme.SPACE * 2, 0, -theme.SPACE, -4)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft), hit.title)

    def _hit(self, painter: QPainter, box: QRectF, hit: Hit) -> None:
        worn = theme.colours()
        side = QRectF(box.left() + theme.SPACE * 2, box.center().y() - PICTURE / 2, PICTURE, PICTURE)
        if hit.sign:
            painter.setFont(theme.font(theme.Type.TITLE))
            painter.setPen(worn.text)
            painter.drawText(side, int(Qt.AlignmentFlag.AlignCenter), hit.sign)
        elif hit.icon:
            theme.draw_icon(painter, hit.icon, side.adjusted(6, 6, -6, -6), worn.quiet)
        else:
            draw_avatar(painter, side, hit.person, self._pictures)
        words = box.adjusted(side.right() - box.left() + theme.SPACE * 1.5, 5, -theme.SPACE * 2, -5)
        half = words.height() / 2
        self._line(painter, QRectF(words.left(), words.top(), words.width(), half), hit.title, worn.text, strong=True)
        below = QRectF(words.left(), words.top() + half, words.width(), half)
        self._line(painter, below, hit.line, worn.quiet, strong=False)

    def _line(self, painter: QPainter, where: QRectF, text: str, ink: QColor, *, strong: bool) -> None:
        letters = Letters.of(theme.Type.STRONG if strong else theme.Type.SMALL)
        line = QRectF(where.left(), where.center().y() - letters.height / 2, where.width(), letters.height)
        paint_found(painter, line, text, self.typed, letters, ink)


class HitList(QListView):
    """Shows hits while the keyboard stays with the field that one types in."""

    def __init__(self, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits = QStandardItemModel(self)
        self._delegate = HitDelegate(pictures, self)
        self.setModel(self._hits)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("What was found"))
        pictures.ready.connect(self._on_picture)

    @property
    def current(self) -> Hit | None:
        """The hit that Enter would open."""
        hit: Hit | None = self.currentIndex().data(HIT_ROLE)
        return hit

    def hits(self) -> list[Hit]:
        """Give all that is shown."""
        return [self._hits.item(row).data(HIT_ROLE) for row in range(self._hits.rowCount())]

    def show_hits(self, hits: list[Hit], typed: str) -> None:
        """Show other hits for what was typed; the first one is chosen."""
        self._delegate.typed = typed
        self._hits.clear()
        for hit in hits:
            item = QStandardItem(hit.title)
            item.setData(hit, HIT_ROLE)
            item.setEnabled(hit.place is not None)
            self._hits.appendRow(item)
        self.setCurrentIndex(QModelIndex())
        self.step(1)

    def step(self, by: int) -> None:
        """Go to the next hit, over the headings."""
        row = self.currentIndex().row()
        rows = range(row + 1, self._hits.rowCount()) if by > 0 else range(row - 1, -1, -1)
        for wanted in rows:
            if self._hits.item(wanted).isEnabled():
                self.setCurrentIndex(self._hits.index(wanted, 0))
                return

    def wanted_height(self) -> int:
        """Give the height that shows all hits, up to a limit."""
        return min(MOST_ROWS_SEEN * ROW, sum(HEADING if hit.place is None else ROW for hit in self.hits())) + 2

    @Slot(str)
    def _on_picture(self, _url: str) -> None:
        self.viewport().update()
