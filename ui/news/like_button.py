"""The button by which one likes a post, with how many do; who they are is not told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui import theme

if TYPE_CHECKING:
    from sync.models import NewsItem
    from ui.session import Session


class LikeButton(QWidget):
    """Hidden where a site or a post has no likes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._item: NewsItem | None = None
        self.button = QPushButton()
        self.button.clicked.connect(self._toggle)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.button)
        layout.addStretch()

    def show_item(self, item: NewsItem, *, offered: bool) -> None:
        """Show how many like a post, and whether the person does."""
        self._item = item
        self.setVisible(offered)
        worn = theme.colours()
        self.button.setIcon(theme.icon("heart-filled", worn.accent) if item.liked else theme.icon("heart", worn.text))
        counted = self.tr("%n like(s)", "", item.likes) if item.likes else self.tr("Like")
        self.button.setText(counted)
        self.button.setAccessibleName(
            self.tr("You like this: {count}").format(count=counted) if item.liked else counted
        )
        self.button.setToolTip(self.tr("Take your like back") if item.liked else self.tr("Let the author know"))

    @Slot()
    def _toggle(self) -> None:
        if self._item is not None:
            self._session.conversation.like(self._item.uid, liked=not self._item.liked)
