"""Whether a post arrived: "read and understood", "was this for me?" and likes, for its readers and for its author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sync.models import Audience, ResponseKind, is_waiting
from ui import theme
from ui.composer.audience_dialog import AudienceDialog
from ui.news.confirmation import Confirmation
from ui.news.like_button import LikeButton
from ui.news.not_for_me import NotForMe
from ui.theme import SPACE

if TYPE_CHECKING:
    from sync.models import NewsItem, Response
    from ui.session import Session
    from ui.widgets.pictures import PictureLoader


class Arrival(QWidget):
    """Shows of a post what the site lets readers say of it; nothing where it lets them say nothing."""

    place_requested = Signal(object)

    def __init__(self, session: Session, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._item: NewsItem | None = None
        self.confirmation = Confirmation(session, pictures)
        self.confirmation.place_requested.connect(self.place_requested)
        self.likes = LikeButton(session)
        self.not_for_me = NotForMe(session)
        self.not_for_me.narrow_requested.connect(self._narrow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE + SPACE // 2)
        for widget in (self.confirmation, self.likes, self.not_for_me):
            layout.addWidget(widget)
        theme.changed().connect(self._dress)

    def show_item(self, item: NewsItem) -> None:
        """Show how another post stands, or the same one as it stands now."""
        is_another = self._item is None or self._item.uid != item.uid
        self._item = item
        offered = self._session.queries.capabilities()
        is_here = not is_waiting(item.uid)
        says = offered is not None and offered.responses and is_here
        has_likes = offered is not None and offered.likes and is_here and item.likes_open
        responses = self._session.queries.responses(item.uid) if says else []
        self.confirmation.show_item(item, _of(responses, ResponseKind.CONFIRMED), offered=says)
        self.likes.show_item(item, offered=has_likes)
        self.not_for_me.show_item(
            item, _of(responses, ResponseKind.NOT_FOR_ME), offered=says and item.audience is not Audience.ME
        )
        self.setVisible(any(not widget.isHidden() for widget in (self.confirmation, self.likes, self.not_for_me)))
        if is_another and has_likes:
            self._session.conversation.look(item.uid)

    @Slot()
    def _narrow(self) -> None:
        if self._item is not None:
            AudienceDialog(self._session, self._item, self).show()

    @Slot()
    def _dress(self) -> None:
        if self._item is not None:
            self.show_item(self._item)


def _of(responses: list[Response], kind: ResponseKind) -> list[Response]:
    return [response for response in responses if response.kind is kind]
