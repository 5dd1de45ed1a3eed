"""Was this for me? A reader says that it was not; the author gets a number, and is asked whether fewer would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from sync.models import ResponseKind
from ui.news.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from sync.models import NewsItem, Response
    from ui.session import Session


class NotForMe(Strip):
    """Hidden where it is not offered, and for an author as long as nobody said anything."""

    narrow_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._item: NewsItem | None = None
        self._said = False
        self.button.clicked.connect(self._on_button)

    def show_item(self, item: NewsItem, said: Sequence[Response], *, offered: bool) -> None:
        """Show how it stands with a post, of which some readers `said` that it was not for them."""
        self._item = item
        me = self._session.account.username
        number = sum(one.number for one in said if one.said and not one.username)
        self._said = any(one.said for one in said if one.username == me)
        if not offered or (item.author == me and not number):
            self.hide()
        elif item.author == me:
            self.say(
                "users",
                self.tr("%n colleague(s) say that this was not for them.", "", number),
                self.tr("Nobody is named. Might it be for fewer people next time, or now?"),
                "" if item.official else self.tr("For whom is it?"),
            )
        elif self._said:
            self.say(
                "check",
                self.tr("You said that this was not for you."),
                self.tr("The author sees a number, not names."),
                self.tr("Take back"),
            )
        else:
            self.say("users", self.tr("Was this for you?"), "", self.tr("Not for me"))
            self.button.setToolTip(self.tr("The author sees a number, not names."))

    @Slot()
    def _on_button(self) -> None:
        if self._item is None:
            return
        if self._item.author == self._session.account.username:
            self.narrow_requested.emit()
        else:
            self._session.conversation.respond(self._item.uid, ResponseKind.NOT_FOR_ME, said=not self._said)
