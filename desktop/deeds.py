"""What a person does about a notification, without opening the window where that is possible."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.notification import Deed
from ui import navigation
from ui.navigation import Place
from ui.notices.places import place_of
from ui.notifying import Topic
from ui.widgets.dates import now

if TYPE_CHECKING:
    from desktop.notification import Notification
    from ui.notices.matter import Matter
    from ui.session import Session

LATER = timedelta(hours=1)


class Deeds(QObject):
    """Carries out what was chosen on a notification."""

    place_requested = Signal(object)
    """A Place that the window is to show."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    @Slot(object, str, str)
    def carry_out(self, notification: Notification, deed: str, words: str) -> None:
        """Do it."""
        matter = notification.matter
        if matter is None:
            self.place_requested.emit(Place(navigation.NOTICES))
            return
        match Deed(deed):
            case Deed.OPEN:
                self._open(matter)
            case Deed.READ:
                self._see(matter)
            case Deed.LATER:
                self._session.notices.put_off(matter.key, now() + LATER)
            case Deed.WHY:
                self.place_requested.emit(Place(navigation.NOTICES, matter.key))
            case Deed.ANSWER if words.strip():
                self._session.comment(matter.uid, words.strip(), in_reply_to=matter.answers)
                self._see(matter)

    def _open(self, matter: Matter) -> None:
        self._session.notices.see([matter.key])
        if matter.topic is Topic.SIGN_IN:
            self._session.sign_in_again_requested.emit()
            return
        self.place_requested.emit(place_of(matter, self._session.queries))

    def _see(self, matter: Matter) -> None:
        self._session.notices.see([matter.key])
        if matter.is_news:
            self._session.mark_read([matter.uid])
