"""The list of cards: what the overview, an author's blogs and a team's messages are shown with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCursor, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from ui import theme
from ui.news.cards import CardDelegate, places_in
from ui.news.feed import NewsFeed
from ui.widgets.file_drops import FileDrops

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from ui.session import Session
    from ui.widgets.pictures import PictureLoader

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
        self.setModel(self.feed)
        self.setItemDelegate(CardDelegate(pictures, self))
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the card that has the focus."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

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

    def take_files(self) -> None:
        """Let files be dropped on cards from now on."""
        drops = FileDrops(self.viewport(), self._uid_at)
        drops.held.connect(lambda uid: self.setCurrentIndex(self.feed.index_of(uid) if uid else QModelIndex()))
        drops.dropped.connect(self.dropped)

    def sizeHint(self) -> QSize:
        """Take the room there is."""
        return QSize(theme.MEASURE, theme.MEASURE)

    def _card_at(self, point: QPoint) -> QModelIndex:
        """Find the card below a point; beside the cards there is none, though the row goes on."""
        index = self.indexAt(point)
        if not index.isValid():
            return index
        with_picture = self.feed.card(index).item.picture is not None
        inside = places_in(self.visualRect(index), with_picture=with_picture).card.contains(point)
        return index if inside else QModelIndex()

    def _uid_at(self, point: QPoint) -> str | None:
        index = self._card_at(point)
        return self.feed.card(index).item.uid if index.isValid() else None

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.feed.card(index).item.uid)

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
