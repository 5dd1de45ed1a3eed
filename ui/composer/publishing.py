"""What an author can do with a post besides changing its text: for whom it is, when, and what it was before."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sync.cache.commands import SetAudience
from sync.models import is_waiting
from ui.composer.audience_dialog import AudienceDialog
from ui.composer.post_history import PostHistoryWindow
from ui.news.themed_icon import ThemedIcon
from ui.widgets.dates import clock_time, spoken_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu, QWidget

    from sync.cache.queries import Queries
    from sync.models import NewsItem
    from ui.session import Session
    from ui.widgets.pictures import PictureLoader


class Publishing(QObject):
    """Offers it in the menus of posts; windows open over `parent`."""

    def __init__(self, session: Session, pictures: PictureLoader, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._pictures = pictures
        self._over = parent

    def offer(self, menu: QMenu, item: NewsItem) -> None:
        """Put into the menu of a post of one's own what can be done with it."""
        if item.author != self._session.account.username:
            return
        appointed = appointment_for(self._session.queries, item.uid)
        if appointed is not None:
            words = self.tr("Publish now instead of {time}").format(time=spoken_appointment(appointed))
            self._add(menu, "send", words, lambda: self._publish(item.uid, appointed))
            self._add(menu, "x", self.tr("Do not publish it"), lambda: self._session.cancel(appointed.key))
        if not item.official:
            self._add(menu, "users", self.tr("For whom is it?…"), lambda: self.ask_for_whom(item))
        if not is_waiting(item.uid):
            self._add(menu, "clock", self.tr("Earlier versions…"), lambda: self.show_history(item))

    def ask_for_whom(self, item: NewsItem) -> AudienceDialog:
        """Ask for whom a post is from now on."""
        dialog = AudienceDialog(self._session, item, self._over)
        dialog.show()
        return dialog

    def show_history(self, item: NewsItem) -> PostHistoryWindow:
        """Show what a post was before."""
        window = PostHistoryWindow(self._session, item, self._pictures, self._over)
        window.show()
        return window

    def _publish(self, uid: str, command: SetAudience) -> None:
        self._session.posting.give_to(uid, command.audience, command.container_uid)

    @staticmethod
    def _add(menu: QMenu, icon: str, text: str, act: Callable[[], object]) -> None:
        action = menu.addAction(text.replace("&", "&&"))
        ThemedIcon(action, icon)
        action.triggered.connect(lambda _checked=False: act())


def appointment_for(queries: Queries, uid: str) -> SetAudience | None:
    """Give the command that publishes a post at a time that is to come; None where there is none."""
    waiting = (entry.command for entry in queries.outbox() if entry.uid == uid and not entry.error)
    return next((one for one in waiting if isinstance(one, SetAudience) and one.not_before), None)


def spoken_appointment(command: SetAudience) -> str:
    """Say when a command is due: "morgen 09:00"."""
    when = datetime.fromisoformat(command.not_before)
    return f"{spoken_day(when.astimezone().date())} {clock_time(when)}"
