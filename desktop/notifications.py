"""Desktop notifications: the native way first, then the tray's balloon, then nothing but the badge in the window."""

from __future__ import annotations

import asyncio
import logging
import threading
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from resources import FOLDER
from sync.models import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_notifier import DesktopNotifier
    from PySide6.QtWidgets import QSystemTrayIcon

    from sync.cache.queries import Queries
    from sync.engine.events import Changed
    from sync.models import NewsItem

log = logging.getLogger(__name__)

ONE_BY_ONE_AT_MOST = 3


class Way(StrEnum):
    """How a notification reached the person, or that it could not."""

    NATIVE = "native"
    BALLOON = "balloon"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Notification:
    """What to tell: a click opens the item `uid`, or the news overview where it is empty."""

    title: str
    text: str
    uid: str = ""


class Herald(QObject):
    """Chooses what of a change is worth telling, and in which words."""

    def __init__(self, queries: Queries, own_username: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queries = queries
        self._own_username = own_username

    def choose(self, changed: Changed) -> list[Notification]:
        """Say what to tell: news by others that is new here, and not read yet.

        A first sync tells nothing; more than a few at once become one summary.
        """
        if changed.first:
            return []
        uids = changed.uids.get(Kind.NEWS, frozenset()) & changed.arrived
        unread = uids - self._queries.is_read(uids)
        news = [item for item in self._queries.news_items(sorted(unread)) if item.author != self._own_username]
        news.sort(key=lambda item: item.published or item.modified, reverse=True)
        if len(news) > ONE_BY_ONE_AT_MOST:
            title = self.tr("%n new message(s)", "", len(news))
            return [Notification(title, "\n".join(item.title for item in news[:ONE_BY_ONE_AT_MOST]))]
        return [self._about(item) for item in news]

    def _about(self, item: NewsItem) -> Notification:
        author = self._queries.person_by_username(item.author)
        title = self.tr("Official: {title}").format(title=item.title) if item.official else item.title
        text = " · ".join(part for part in (author.name if author else "", item.lead) if part)
        return Notification(title, text, item.uid)


class NativeNotifier(QObject):
    """Sends through the system's notification service, from an asyncio loop in a thread of its own.

    The thread begins with the first notification: until then it costs nothing.
    """

    clicked = Signal(str)
    """The uid of the notification that was clicked."""
    refused = Signal(object)
    """A Notification that the system did not take."""
    delivered = Signal(object)
    """A Notification that the system took."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._notifier: DesktopNotifier | None = None

    def send(self, notification: Notification) -> None:
        """Hand a notification to the system; `refused` or `delivered` follows."""
        asyncio.run_coroutine_threadsafe(self._send(notification), self._running_loop())

    def close(self) -> None:
        """Stop the thread."""
        if self._loop is not None and self._thread is not None:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()
            self._loop = self._thread = self._notifier = None

    def _running_loop(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(target=self._loop.run_forever, name="notifications", daemon=True)
            self._thread.start()
        return self._loop

    async def _send(self, notification: Notification) -> None:
        try:
            taken = await self._try(notification)
        except Exception:
            log.info("the system's notification service is not there", exc_info=True)
            taken = False
        (self.delivered if taken else self.refused).emit(notification)

    async def _try(self, notification: Notification) -> bool:
        if self._notifier is None:
            from desktop_notifier import DesktopNotifier, Icon  # noqa: PLC0415  only who is notified pays for the import

            sign = FOLDER / "icons" / "mienskip.svg"
            self._notifier = DesktopNotifier(app_name="Mienskip", app_icon=Icon(path=sign))
        await self._notifier.get_capabilities()  # raises where there is no service: sending would only log it
        taken = asyncio.Event()
        await self._notifier.send(
            notification.title,
            notification.text,
            on_dispatched=taken.set,
            on_clicked=lambda: self.clicked.emit(notification.uid),
        )
        return taken.is_set()


class Notifier(QObject):
    """Tells the person in the first way that works on this desktop."""

    open_requested = Signal(str)
    """The uid of the item to open; empty for the news overview."""
    told = Signal(object, str)
    """The Notification, and the `Way` it went."""

    def __init__(
        self, tray: QSystemTrayIcon | None, enabled: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tray = tray
        self._enabled = enabled
        self._native = NativeNotifier(self)
        self._native.refused.connect(self._fall_back)
        self._native.delivered.connect(self._on_delivered)
        self._native.clicked.connect(self.open_requested)
        self._last_balloon = ""
        if tray is not None:
            tray.messageClicked.connect(self._on_balloon_clicked)

    def tell(self, notification: Notification) -> None:
        """Tell it, unless the person wants no notifications."""
        if self._enabled():
            self._native.send(notification)

    def close(self) -> None:
        """Tell nothing any more."""
        self._native.close()

    @Slot(object)
    def _fall_back(self, notification: Notification) -> None:
        if self._tray is None or not self._tray.supportsMessages():
            self.told.emit(notification, Way.NONE)
            return
        self._last_balloon = notification.uid
        self._tray.showMessage(notification.title, notification.text, self._tray.icon())
        self.told.emit(notification, Way.BALLOON)

    @Slot(object)
    def _on_delivered(self, notification: Notification) -> None:
        self.told.emit(notification, Way.NATIVE)

    @Slot()
    def _on_balloon_clicked(self) -> None:
        self.open_requested.emit(self._last_balloon)
