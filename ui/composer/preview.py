"""How something will stand in the overview of everybody, before it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from ui.news.cards import CardDelegate
from ui.news.feed import CARD_ROLE

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.news.feed import Card
    from ui.widgets.pictures import PictureLoader


class Preview(QListView):
    """One card as the feed paints it, to be looked at only."""

    def __init__(self, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = QStandardItemModel(self)
        self.setModel(self._cards)
        self.setItemDelegate(CardDelegate(pictures, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        pictures.ready.connect(self._on_picture)

    def show_card(self, card: Card) -> None:
        """Show another card."""
        item = QStandardItem(card.item.title)
        item.setData(card, CARD_ROLE)
        self._cards.clear()
        self._cards.appendRow(item)
        self.setAccessibleName(self.tr("This is how it stands in the news: {title}").format(title=card.item.title))
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt."""
        super().resizeEvent(event)
        self._settle()

    @Slot(str)
    def _on_picture(self, _url: str) -> None:
        self.viewport().update()

    def _settle(self) -> None:
        row: QRect = self.visualRect(self._cards.index(0, 0))
        self.setFixedHeight(row.height() + 4)
