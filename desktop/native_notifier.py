"""Notifications through the system's own service: with a picture, and with what can be done about them."""

from __future__ import annotations

import asyncio
import logging
import sys
import tempfile
from collections import deque
from contextlib import suppress
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.bus import Bus
from desktop.notification import Deed, Notification
from desktop.surroundings import NOTIFICATIONS
from resources import FOLDER

if TYPE_CHECKING:
    from desktop_notifier import Button, DesktopNotifier, ReplyField

    from desktop.side_loop import SideLoop

log = logging.getLogger(__name__)

ANSWERS_WITHIN = 5.0
"""Seconds: a service that takes longer is stuck, and the next way is taken."""
MOST_FACES = 20
"""Pictures of senders that lie in the clear at a time, in a folder that only the person can read."""


class NativeNotifier(QObject):
    """Sends through the system's notification service, in a loop that is not the main thread's."""

    acted = Signal(object, str, str)
    """The Notification, the `Deed` that the person chose, and what they wrote."""
    refused = Signal(object)
    """A Notification that the system did not take."""
    delivered = Signal(object)
    """A Notification that the system took."""
    probed = Signal(bool)
    """Whether the system has a service that answers."""

    def __init__(self, loop: SideLoop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loop = loop
        self._bus = Bus()
        self._notifier: DesktopNotifier | None = None
        self._served_by = ""
        self._identifiers: dict[str, str] = {}
        self._faces: deque[Path] = deque()
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def send(self, notification: Notification) -> None:
        """Hand a notification to the system; `refused` or `delivered` follows."""
        self._loop.run(self._send(notification))

    def probe(self) -> None:
        """Ask whether there is a service; `probed` follows."""
        self._loop.run(self._probe())

    async def leave(self) -> None:
        """Take away what still stands on the screen; in the loop."""
        if self._notifier is not None:
            try:
                async with asyncio.timeout(ANSWERS_WITHIN):
                    await self._notifier.clear_all()
            except Exception:
                log.info("the system's notification service has gone", exc_info=True)
            self._drop_service()
        self._bus.close()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    async def _probe(self) -> None:
        try:
            async with asyncio.timeout(ANSWERS_WITHIN):
                notifier = await self._service()
                answers = await notifier.has_authorisation()
        except Exception:
            log.info("the system has no notification service that answers", exc_info=True)
            self._drop_service()
            answers = False
        self.probed.emit(answers)

    async def _send(self, notification: Notification) -> None:
        try:
            async with asyncio.timeout(ANSWERS_WITHIN):
                taken = await self._try(notification)
        except Exception:
            log.info("the system's notification service is not there", exc_info=True)
            self._drop_service()
            taken = False
        (self.delivered if taken else self.refused).emit(notification)

    async def _try(self, notification: Notification) -> bool:
        from desktop_notifier import Attachment  # noqa: PLC0415  only who is notified pays for the import

        notifier = await self._service()
        if notification.replaces in self._identifiers:
            with suppress(KeyError):  # the person closed it
                await notifier.clear(self._identifiers.pop(notification.replaces))
        face = self._face(notification.picture)
        taken = asyncio.Event()
        identifier = await notifier.send(
            notification.title,
            escape(notification.text, quote=False) if sys.platform.startswith("linux") else notification.text,
            buttons=self._buttons(notification),
            reply_field=self._reply_field(notification),
            on_dispatched=taken.set,
            on_clicked=lambda: self.acted.emit(notification, Deed.OPEN, ""),
            attachment=Attachment(path=face) if face is not None else None,
            thread=notification.group or None,
        )
        if notification.replaces:
            self._identifiers[notification.replaces] = identifier
        return taken.is_set()

    async def _service(self) -> DesktopNotifier:
        """Give the service. Raises where there is none: sending alone would only log it.

        A service that was started anew counts from one again: what stood in the one before must not be closed there.
        """
        from desktop_notifier import DesktopNotifier, Icon  # noqa: PLC0415  as above

        served_by = await self._owner()
        if self._notifier is None or served_by != self._served_by:
            self._drop_service()
            self._notifier = DesktopNotifier(app_name="Mienskip", app_icon=Icon(path=FOLDER / "icons" / "mienskip.svg"))
        await self._notifier.get_capabilities()
        self._served_by = served_by or await self._owner()  # who asks may have started it
        return self._notifier

    async def _owner(self) -> str:
        return await self._bus.owner(NOTIFICATIONS[0]) if sys.platform.startswith("linux") else ""

    def _drop_service(self) -> None:
        """Forget a service that does not answer, and close its connection: the library would keep each of them open."""
        backend = getattr(self._notifier, "_backend", None)
        bus = getattr(backend, "bus", None)
        if bus is not None:
            bus.disconnect()
        self._notifier = None
        self._identifiers.clear()

    def _buttons(self, notification: Notification) -> list[Button]:
        from desktop_notifier import Button  # noqa: PLC0415  as above

        if notification.matter is None:
            return []
        words = {
            Deed.READ: self.tr("Mark as read"),
            Deed.LATER: self.tr("In an hour"),
            Deed.WHY: self.tr("Why this?"),
        }
        return [
            Button(title=text, on_pressed=partial(self.acted.emit, notification, deed, ""))
            for deed, text in words.items()
        ]

    def _reply_field(self, notification: Notification) -> ReplyField | None:
        """Give a field to answer in, which desktops show that can."""
        from desktop_notifier import ReplyField  # noqa: PLC0415  as above

        if not notification.can_answer:
            return None
        return ReplyField(
            title=self.tr("Answer"),
            button_title=self.tr("Send"),
            on_replied=lambda words: self.acted.emit(notification, Deed.ANSWER, words),
        )

    def _face(self, picture: bytes) -> Path | None:
        """Write a picture where the service can read it, and take the oldest away."""
        if not picture:
            return None
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="mienskip-")
        with tempfile.NamedTemporaryFile(dir=self._folder.name, suffix=".png", delete=False) as file:
            file.write(picture)
        self._faces.append(Path(file.name))
        while len(self._faces) > MOST_FACES:
            self._faces.popleft().unlink(missing_ok=True)
        return self._faces[-1]
