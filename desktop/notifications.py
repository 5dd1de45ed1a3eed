"""Desktop notifications: the native way first, then the tray's balloon, then nothing but the badge in the window."""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from resources import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_notifier import DesktopNotifier
    from PySide6.QtWidgets import QSystemTrayIcon

    from desktop.matters import Matter

log = logging.getLogger(__name__)

LEAVES_WITHIN = 2.0
"""Seconds."""


class Way(StrEnum):
    """How a notification reached the person, or that it could not."""

    NATIVE = "native"
    BALLOON = "balloon"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Notification:
    """What to tell: a click opens the item `uid`, or the news overview where it is empty.

    `matter` is what it is about, where that is one thing; a notification with `replaces` takes the place of the one
    before it of that name.
    """

    title: str
    text: str
    uid: str = ""
    matter: Matter | None = None
    replaces: str = ""


class NativeNotifier(QObject):
    """Sends through the system's notification service, from an asyncio loop in a thread of its own.

    The thread begins with the first notification: until then it costs nothing.
    """

    clicked = Signal(object)
    """The Notification that was clicked."""
    asked_why = Signal(object)
    """The Notification of which the person wants to know why it came."""
    refused = Signal(object)
    """A Notification that the system did not take."""
    delivered = Signal(object)
    """A Notification that the system took."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._notifier: DesktopNotifier | None = None
        self._identifiers: dict[str, str] = {}

    def send(self, notification: Notification) -> None:
        """Hand a notification to the system; `refused` or `delivered` follows."""
        asyncio.run_coroutine_threadsafe(self._send(notification), self._running_loop())

    def close(self) -> None:
        """Take away what still stands on the screen, and stop the thread."""
        if self._loop is not None and self._thread is not None:
            if self._notifier is not None:
                cleared = asyncio.run_coroutine_threadsafe(self._clear_all(self._notifier), self._loop)
                with suppress(TimeoutError):
                    cleared.result(LEAVES_WITHIN)
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
        from desktop_notifier import Button, DesktopNotifier, Icon  # noqa: PLC0415  only who is notified pays for the import

        if self._notifier is None:
            sign = FOLDER / "icons" / "mienskip.svg"
            self._notifier = DesktopNotifier(app_name="Mienskip", app_icon=Icon(path=sign))
        await self._notifier.get_capabilities()  # raises where there is no service: sending would only log it
        if notification.replaces in self._identifiers:
            with suppress(KeyError):  # the person closed it
                await self._notifier.clear(self._identifiers.pop(notification.replaces))
        taken = asyncio.Event()
        buttons = []
        if notification.matter is not None:
            buttons.append(Button(title=self.tr("Why this?"), on_pressed=lambda: self.asked_why.emit(notification)))
        identifier = await self._notifier.send(
            notification.title,
            escape(notification.text, quote=False) if sys.platform.startswith("linux") else notification.text,
            buttons=buttons,
            on_dispatched=taken.set,
            on_clicked=lambda: self.clicked.emit(notification),
        )
        if notification.replaces:
            self._identifiers[notification.replaces] = identifier
        return taken.is_set()

    async def _clear_all(self, notifier: DesktopNotifier) -> None:
        try:
            await notifier.clear_all()
        except Exception:
            log.info("the system's notification service has gone", exc_info=True)


class Notifier(QObject):
    """Tells the person in the first way that works on this desktop."""

    open_requested = Signal(object)
    """The Notification that was clicked."""
    asked_why = Signal(object)
    """The Notification of which the person wants to know why it came."""
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
        self._native.asked_why.connect(self.asked_why)
        self._last_balloon: Notification | None = None
        if tray is not None:
            tray.messageClicked.connect(self._on_balloon_clicked)

    @property
    def is_enabled(self) -> bool:
        """Tell whether the person wants notifications at all."""
        return self._enabled()

    def tell(self, notification: Notification) -> None:
        """Tell it, unless the person wants no notifications."""
        if self.is_enabled:
            self.send(notification)

    def send(self, notification: Notification) -> None:
        """Tell it in any case; `told` follows."""
        self._native.send(notification)

    def close(self) -> None:
        """Tell nothing any more."""
        self._native.close()

    @Slot(object)
    def _fall_back(self, notification: Notification) -> None:
        if self._tray is None or not self._tray.supportsMessages():
            self.told.emit(notification, Way.NONE)
            return
        self._last_balloon = notification
        self._tray.showMessage(notification.title, notification.text, self._tray.icon())
        self.told.emit(notification, Way.BALLOON)

    @Slot(object)
    def _on_delivered(self, notification: Notification) -> None:
        self.told.emit(notification, Way.NATIVE)

    @Slot()
    def _on_balloon_clicked(self) -> None:
        if self._last_balloon is not None:
            self.open_requested.emit(self._last_balloon)
