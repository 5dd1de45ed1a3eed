"""By which way a person is told: the system's service, else a balloon at the tray icon, else the list in the window."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.native_notifier import NativeNotifier
from desktop.notification import Deed, Notification, Way
from desktop.side_loop import SideLoop
from desktop.surroundings import Surroundings

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QSystemTrayIcon

BALLOON_STANDS_MS = 8000
MOST_BALLOONS = 5
"""That wait for one another; what is more is in the list."""


class Balloons(QObject):
    """Shows one balloon after another: Qt does not tell which one is clicked, so there must be only one to click."""

    opened = Signal(object)
    """The Notification whose balloon was clicked; None for one that had its time."""

    def __init__(self, tray: QSystemTrayIcon | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Notification] = deque(maxlen=MOST_BALLOONS)
        self._shown: Notification | None = None
        self._time = QTimer(self)
        self._time.setSingleShot(True)
        self._time.setInterval(BALLOON_STANDS_MS)
        self._time.timeout.connect(self._next)
        self.use(tray)

    def use(self, tray: QSystemTrayIcon | None) -> None:
        """Show balloons at this icon from now on."""
        self._tray = tray
        if tray is not None:
            tray.messageClicked.connect(self._on_clicked)

    @property
    def can_show(self) -> bool:
        """Tell whether there is a tray that shows balloons."""
        return self._tray is not None and self._tray.isVisible() and self._tray.supportsMessages()

    def show(self, notification: Notification) -> None:
        """Show it, when those before it had their time."""
        if notification.replaces:
            others = [one for one in self._waiting if one.replaces != notification.replaces]
            self._waiting = deque(others, maxlen=MOST_BALLOONS)
        self._waiting.append(notification)
        if not self._time.isActive():
            self._next()

    @Slot()
    def _next(self) -> None:
        self._shown = self._waiting.popleft() if self._waiting else None
        if self._shown is not None and self._tray is not None:
            self._tray.showMessage(self._shown.title, self._shown.text, self._tray.icon(), BALLOON_STANDS_MS)
            self._time.start()

    @Slot()
    def _on_clicked(self) -> None:
        clicked = self._shown
        self._time.stop()
        self.opened.emit(clicked)
        self._next()


class Notifier(QObject):
    """Tells the person in the first way that works on this desktop; each failure drops to the next."""

    acted = Signal(object, str, str)
    """The Notification, the `Deed` that the person chose, and what they wrote."""
    list_requested = Signal()
    """The person clicked something of which it is not known what it was."""
    told = Signal(object, str)
    """The Notification, and the `Way` it went."""

    def __init__(
        self,
        tray: QSystemTrayIcon | None,
        enabled: Callable[[], bool],
        parent: QObject | None = None,
        *,
        is_locked: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(parent)
        self._enabled = enabled
        self._loop = SideLoop()
        self.surroundings = Surroundings(self._loop, is_locked, self)
        self._native = NativeNotifier(self._loop, self)
        self._native.refused.connect(self._fall_back)
        self._native.delivered.connect(self._on_delivered)
        self._native.acted.connect(self._on_acted)
        self._native.probed.connect(self._on_probed)
        self._balloons = Balloons(tray, self)
        self._balloons.opened.connect(self._on_balloon_opened)
        self.way: Way | None = None
        """The way that works now; None before any was tried."""
        self._is_over = False

    @property
    def is_enabled(self) -> bool:
        """Tell whether the person wants notifications at all."""
        return self._enabled()

    def use_tray(self, tray: QSystemTrayIcon) -> None:
        """Fall back on this icon from now on: the desktop has a tray after all."""
        self._balloons.use(tray)

    @Slot()
    def try_ways(self) -> None:
        """Find out which way works, by asking the service itself."""
        if not self._is_over:
            self._native.probe()

    def tell(self, notification: Notification) -> None:
        """Tell it, unless the person wants no notifications."""
        if self.is_enabled:
            self.send(notification)

    def send(self, notification: Notification) -> None:
        """Tell it in any case; `told` follows."""
        self._native.send(notification)

    def close(self) -> None:
        """Tell nothing any more, take away what stands, and hear no clicks."""
        self._is_over = True
        self._loop.close(self._native.leave(), self.surroundings.leave())

    def _next_way(self) -> Way:
        return Way.BALLOON if self._balloons.can_show else Way.LIST

    @Slot(bool)
    def _on_probed(self, answers: bool) -> None:  # noqa: FBT001  as the signal carries it
        self.way = Way.NATIVE if answers else self._next_way()

    @Slot(object)
    def _fall_back(self, notification: Notification) -> None:
        self.way = self._next_way()
        if self.way is Way.BALLOON:
            self._balloons.show(notification)
        self.told.emit(notification, self.way)

    @Slot(object)
    def _on_delivered(self, notification: Notification) -> None:
        self.way = Way.NATIVE
        self.told.emit(notification, self.way)

    @Slot(object, str, str)
    def _on_acted(self, notification: Notification, deed: str, words: str) -> None:
        if not self._is_over:
            self.acted.emit(notification, deed, words)

    @Slot(object)
    def _on_balloon_opened(self, notification: Notification | None) -> None:
        if self._is_over:
            return
        if notification is None:
            self.list_requested.emit()
        else:
            self.acted.emit(notification, Deed.OPEN, "")
