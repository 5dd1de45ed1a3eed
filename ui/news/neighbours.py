"""From one post of a blog to the one before and the one after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.news.themed_icon import ThemedIcon

if TYPE_CHECKING:
    from sync.models import NewsItem
    from ui.session import Session


class Neighbours(QWidget):
    """Two buttons, "older" and "newer"; below anything but a blog there is nothing. `chosen` carries a uid."""

    chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._older: NewsItem | None = None
        self._newer: NewsItem | None = None
        self.older = QPushButton(self.tr("Previous blog"))
        self.newer = QPushButton(self.tr("Next blog"))
        ThemedIcon(self.older, "arrow-left")
        ThemedIcon(self.newer, "arrow-right")
        self.older.clicked.connect(lambda: self._choose(self._older))
        self.newer.clicked.connect(lambda: self._choose(self._newer))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.older)
        layout.addStretch()
        layout.addWidget(self.newer)

    def show_item(self, item: NewsItem) -> None:
        """Offer what stands beside another item."""
        self._older, self._newer = self._session.queries.beside(item) if item.blog else (None, None)
        for button, blog in ((self.older, self._older), (self.newer, self._newer)):
            button.setVisible(blog is not None)
            button.setToolTip(blog.title if blog else "")
        self.setVisible(self._older is not None or self._newer is not None)

    def _choose(self, blog: NewsItem | None) -> None:
        if blog is not None:
            self.chosen.emit(blog.uid)
