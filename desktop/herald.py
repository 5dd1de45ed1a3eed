"""The words of notifications: no more than those who look at the screen may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.faces import face_of
from desktop.notification import Notification
from ui.notices.words import text_of, title_of
from ui.notifying import Content, Topic

if TYPE_CHECKING:
    from sync.cache.queries import Queries
    from ui.notices.matter import Matter

SUMMARY = "summary"
LINES = 3


class Herald(QObject):
    """Finds the words for a matter, and leaves out what those who look at the screen should not see."""

    def __init__(self, queries: Queries, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queries = queries

    def words(self, matter: Matter, content: Content) -> Notification:
        """Give the notification for one matter."""
        if content is Content.NOTHING:
            return Notification(self.tr("Something new on the intranet"), "", matter.uid, matter)
        author = self._queries.person_by_username(matter.author)
        face = face_of(author, self._queries)
        if content is Content.SENDER:
            title = self.tr("New from {name}").format(name=matter.sender) if matter.sender else self._plain(matter)
            return Notification(title, "", matter.uid, matter, picture=face)
        group = matter.uid or matter.topic
        return Notification(title_of(matter), text_of(matter), matter.uid, matter, group=group, picture=face)

    def summary(self, matters: list[Matter], content: Content) -> Notification:
        """Give one notification for many matters, the most pressing first."""
        lines = [] if content is not Content.CONTENT else [title_of(matter) for matter in matters[:LINES]]
        number = sum(matter.number for matter in matters)
        title = self.tr("%n new for you", "", number)
        return Notification(title, "\n".join(line for line in lines if line), replaces=SUMMARY, group=SUMMARY)

    def test(self) -> Notification:
        """Give the notification that a person sends to themselves."""
        return Notification(self.tr("This is a test"), self.tr("Notifications of Mienskip look like this."))

    def _plain(self, matter: Matter) -> str:
        if matter.topic is Topic.SIGN_IN:
            return self.tr("Sign in again")
        return self.tr("Something new on the intranet")
