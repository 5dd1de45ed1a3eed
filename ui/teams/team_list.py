"""The places that are shared with you: your teams first, then the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate

from sync.models import Document
from ui import theme
from ui.news.rows import take_over
from ui.people.row_painting import paint_ground
from ui.teams.signs import draw_place
from ui.theme import SPACE, Type

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from sync.models import Team
    from ui.session import Session

    Index = QModelIndex | QPersistentModelIndex

PLACE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
TILE = 32
PADDING = SPACE


class TeamsModel(QAbstractListModel):
    """Teams with a heading above mine and above the others, then favourites; a heading cannot be chosen."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: list[Team | Document | str] = []
        self.refresh()

    def refresh(self) -> None:
        """Read the teams and the favourites again; what is chosen stays chosen."""
        teams = self._session.queries.teams()
        rows: list[Team | Document | str] = []
        for heading, mine in ((self.tr("My teams"), True), (self.tr("Other places"), False)):
            listed = [team for team in teams if team.mine is mine]
            rows += [heading, *listed] if listed else []
        favourites = self._session.queries.favourite_documents()
        rows += [self.tr("Favourites"), *favourites] if favourites else []

        def assign() -> None:
            self._rows = rows

        take_over(self, [_name(row) for row in self._rows], [_name(row) for row in rows], assign)

    def place(self, index: Index) -> Team | Document | None:
        """Give the team or the favourite in a row; None for a heading."""
        row = self._rows[index.row()] if index.isValid() else ""
        return None if isinstance(row, str) else row

    def index_of(self, uid: str) -> QModelIndex:
        """Find a team; an invalid index where it is not there."""
        numbers = (n for n, row in enumerate(self._rows) if not isinstance(row, str) and row.uid == uid)
        number = next(numbers, None)
        return QModelIndex() if number is None else self.index(number)

    def rowCount(self, parent: Index | None = None) -> int:
        """See Qt."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the arrow keys pass over headings."""
        return super().flags(index) if self.place(index) else Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a title, the team as `PLACE_ROLE`, or its purpose as a tip."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        return {
            int(Qt.ItemDataRole.DisplayRole): row.title,
            int(Qt.ItemDataRole.AccessibleTextRole): row.title,
            int(Qt.ItemDataRole.ToolTipRole): row.title if isinstance(row, Document) else row.purpose,
            PLACE_ROLE: row,
        }.get(role)


def _name(row: Team | Document | str) -> str:
    return f"heading:{row}" if isinstance(row, str) else row.uid


class TeamDelegate(QStyledItemDelegate):
    """Paints headings, teams and favourites."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """See Qt."""
        if index.data(PLACE_ROLE) is None:
            return QSize(TILE, QFontMetrics(theme.font(Type.SMALL_STRONG)).height() + 3 * PADDING)
        return QSize(TILE, max(TILE, QFontMetrics(theme.font(Type.BODY)).height()) + 2 * PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """See Qt."""
        worn = theme.colours()
        place: Team | Document | None = index.data(PLACE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect).adjusted(SPACE, 1, -SPACE, -1)
        words = row.adjusted(PADDING, 0, -PADDING, 0)
        font = theme.font(Type.SMALL_STRONG)
        ink = worn.quiet
        if place is not None:
            paint_ground(painter, row, option.state)
            tile = QRectF(words.left(), words.center().y() - TILE / 2, TILE, TILE)
            draw_place(painter, tile, place)
            words.setLeft(tile.right() + SPACE + SPACE // 2)
            chosen = option.state & option.state.State_Selected
            font = theme.font(Type.STRONG if chosen else Type.BODY)
            ink = worn.text
        else:
            words.adjust(0, PADDING, 0, 0)
        painter.setFont(font)
        painter.setPen(ink)
        line = QFontMetrics(font).elidedText(index.data(), Qt.TextElideMode.ElideRight, round(words.width()))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), line)
        painter.restore()


class TeamList(QListView):
    """The list at the left. `chosen` carries the uid of the team or favourite that was clicked or moved to."""

    chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.teams = TeamsModel(session, self)
        self.setModel(self.teams)
        self.setItemDelegate(TeamDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Teams and other places"))
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        theme.changed().connect(self._dress)
        self._dress()

    def mark(self, uid: str) -> None:
        """Show which place is on the screen, without choosing it again."""
        self.setCurrentIndex(self.teams.index_of(uid))

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        place = self.teams.place(index)
        if place is not None:
            self.chosen.emit(place.uid)

    @Slot()
    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.colours().window)
        self.setPalette(palette)
        self.scheduleDelayedItemsLayout()
