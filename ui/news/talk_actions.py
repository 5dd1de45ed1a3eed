"""What the author of a post can do about the talk below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sync.models import is_waiting
from ui.news.themed_icon import ThemedIcon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from sync.models import NewsItem
    from ui.session import Session


class TalkActions(QObject):
    """Turns comments off and on."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def offer(self, menu: QMenu, item: NewsItem) -> None:
        """Put into the menu of a post what its author can do."""
        if item.author != self._session.account.username or item.official or is_waiting(item.uid):
            return
        words = self.tr("Turn comments off") if item.comments_open else self.tr("Let colleagues comment")
        action = menu.addAction(words)
        ThemedIcon(action, "message-square")
        action.setToolTip(self.tr("What was said already stays"))
        turned = not item.comments_open
        action.triggered.connect(lambda: self._session.conversation.open_comments(item.uid, is_open=turned))
