"""The list of cards: what the overview, an author's blogs and a team's messages are shown with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QCursor, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from ui import theme
from ui.news.cards import CardDelegate, places_in
from ui.news.feed import NewsFeed
from ui.theme import SPACE
from ui.widgets.file_drops import FileDrops
from ui.widgets.labels import chip_size, draw_chip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPersistentModelIndex, QPoint
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from sync.models import NewsItem
    from ui.news.article_actions import ArticleActions
    from ui.session import Session
    from ui.widgets.pictures import PictureLoader

    Index = QModelIndex | QPersistentModelIndex

REPAINT_AFTER = 40
"""Milliseconds: pictures that arrive together are painted together."""


class NewsList(QListView):
    """Cards over a `NewsFeed`. `opened` carries the uid of the card that was clicked, or on which Enter was pressed."""

    opened = Signal(str)
    dropped = Signal(object, object)
    """Files (paths) that somebody dropped on a card, by its uid; only where `take_files` was called."""

    def __init__(self, session: Session, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.feed = NewsFeed(session, self)
        self._actions: ArticleActions | None = None
        self.setModel(self.feed)
        self.setItemDelegate(CardDelegate(pictures, self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("News"))
        self._repaint = QTimer(self, singleShot=True, interval=REPAINT_AFTER)
        self._repaint.timeout.connect(self.viewport().update)
        pictures.ready.connect(self._on_picture)
        theme.changed().connect(self._dress)
        self._dress()

    def act_with(self, actions: ArticleActions) -> None:
        """Offer in a menu what can be done with a card, and by keys: U for unread, S to save."""
        self._actions = actions

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the card that has the focus; the keys of `act_with` act on it."""
        index = self.currentIndex()
        if not index.isValid():
            super().keyPressEvent(event)
            return
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(index)
        elif plain and self._actions is not None and event.key() in (Qt.Key.Key_U, Qt.Key.Key_S):
            item = self._item_at(index)
            act = self._actions.toggle_read if event.key() == Qt.Key.Key_U else self._actions.toggle_saved
            if item is not None:
                act(item)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the card below the pointer, or the one that has the focus."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self._card_at(event.pos())
        item = self._item_at(index)
        if self._actions is None or item is None:
            super().contextMenuEvent(event)
            return
        self.setCurrentIndex(index)
        at = self.visualRect(index).center() if by_key else event.pos()
        self._actions.menu_for(item).popup(self.viewport().mapToGlobal(at))

    def dataChanged(self, _first: Index, _last: Index, _roles: Sequence[int] = ()) -> None:  # noqa: N802  Qt's name
        """Paint anew, and no more: cards are all of one size, so thousands of them need not be laid out again."""
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what can be clicked."""
        over = self._card_at(event.position().toPoint()).isValid()
        self.viewport().setCursor(QCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor))
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the card that was clicked."""
        pressed = self.currentIndex()
        super().mouseReleaseEvent(event)
        over = self._card_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and over.isValid() and over == pressed:
            self._open(over)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards, and the line between what is new and what was there before."""
        super().paintEvent(event)
        if self.feed.divider:
            self._paint_divider(self.visualRect(self.feed.index(self.feed.divider)))

    def take_files(self) -> None:
        """Let files be dropped on cards from now on."""
        drops = FileDrops(self.viewport(), self._uid_at)
        drops.held.connect(lambda uid: self.setCurrentIndex(self.feed.index_of(uid) if uid else QModelIndex()))
        drops.dropped.connect(self.dropped)

    def sizeHint(self) -> QSize:
        """Take the room there is."""
        return QSize(theme.MEASURE, theme.MEASURE)

    def _paint_divider(self, first_old: QRect) -> None:
        worn = theme.colours()
        words = self.tr("↑ New since you were last here")
        card = places_in(first_old, with_picture=False).card
        size = chip_size(words)
        middle = float(first_old.top())
        chip = QRectF(card.center().x() - size.width() / 2, middle - size.height() / 2, size.width(), size.height())
        painter = QPainter(self.viewport())
        painter.setPen(worn.accent)
        for left, right in ((card.left(), chip.left() - SPACE), (chip.right() + SPACE, card.right())):
            painter.drawLine(round(left), round(middle), round(right), round(middle))
        draw_chip(painter, chip, words, worn.accent, worn.on_accent)
        painter.end()

    def _card_at(self, point: QPoint) -> QModelIndex:
        """Find the card below a point; beside the cards there is none, though the row goes on."""
        index = self.indexAt(point)
        if not index.isValid():
            return index
        inside = places_in(self.visualRect(index), with_picture=False).card.contains(point)
        return index if inside else QModelIndex()

    def _item_at(self, index: QModelIndex) -> NewsItem | None:
        """Give an item; None where there is none, or it has gone a moment ago."""
        try:
            return self.feed.card(index).item if index.isValid() else None
        except IndexError:
            return None

    def _uid_at(self, point: QPoint) -> str | None:
        index = self._card_at(point)
        return self.feed.uid(index) if index.isValid() else None

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.feed.uid(index))

    @Slot(str)
    def _on_picture(self, _url: str) -> None:
        if self.isVisible() and not self._repaint.isActive():
            self._repaint.start()

    @Slot()
    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.colours().window)
        self.setPalette(palette)
        self.scheduleDelayedItemsLayout()
