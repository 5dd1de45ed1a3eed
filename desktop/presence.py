"""How the program is there while its window is closed: tray icon, notifications, quitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from desktop.notifications import Herald, Notifier
from desktop.tray import Tray
from sync.models import Kind
from ui import theme
from ui.my_profile.my_whereabouts import MyWhereabouts
from ui.navigation import Place
from ui.people.whereabouts_words import spoken_today

if TYPE_CHECKING:
    from desktop.session import EngineSession
    from desktop.settings import Settings
    from sync.engine.events import Changed, SyncState
    from ui.window import MainWindow


class Presence(QObject):
    """Keeps tray, notifications and window in step.

    Where the desktop has no tray, closing the window quits: a program that runs and cannot be found is gone.
    """

    def __init__(self, session: EngineSession, window: MainWindow, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._window = window
        self._settings = settings
        self._tray = Tray(theme.app_icon(), self) if Tray.is_available() else None
        self._notifier = Notifier(self._tray.icon if self._tray else None, self._wants_notifications, self)
        self._notifier.open_requested.connect(self._open_item)
        if self._tray is not None:
            self._tray.open_requested.connect(self.raise_window)
            self._tray.sync_requested.connect(session.sync_now)
            self._tray.quit_requested.connect(_leave)
            self._tray.pause_requested.connect(lambda pause: session.pause() if pause else session.go_on())
            session.state_changed.connect(self._on_state)
            self._mine = MyWhereabouts(session, self)
            self._mine.changed.connect(self._show_places)
            self._tray.place_chosen.connect(self._mine.set_today)
            self._show_places()
        window.close_requested.connect(self._on_close)
        window.quit_requested.connect(_leave)
        window.activation_changed.connect(session.set_active)
        session.changed.connect(self._on_changed)
        self._show_unread()

    @property
    def has_tray(self) -> bool:
        """Tell whether this desktop has a tray, so that the window may be closed while the program goes on."""
        return self._tray is not None

    @Slot()
    def raise_window(self) -> None:
        """Bring the window to the front."""
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def leave(self) -> None:
        """Take tray icon and notifications away."""
        self._session.changed.disconnect(self._on_changed)
        self._notifier.close()
        if self._tray is not None:
            self._session.state_changed.disconnect(self._on_state)
            self._tray.close()

    def _wants_notifications(self) -> bool:
        return self._settings.get("notifications", "on") == "on"

    def _show_unread(self) -> None:
        if self._tray is not None:
            self._tray.set_unread(self._session.queries.unread_count())

    @Slot()
    def _show_places(self) -> None:
        if self._tray is None:
            return
        mine = self._mine
        places = mine.usual_places if mine.person is not None else []
        self._tray.set_places([(spoken_today(place), place) for place in places], mine.place)

    @Slot(object)
    def _on_state(self, state: SyncState) -> None:
        if self._tray is not None:
            self._tray.set_paused(state.paused)

    @Slot()
    def _on_close(self) -> None:
        if self.has_tray and self._settings.get("close_to_tray", "on") == "on":
            self._window.hide()
        else:
            _leave()

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if not changed.touches(Kind.NEWS):
            return
        self._show_unread()
        herald = Herald(self._session.queries, self._session.account.username)
        for notification in herald.choose(changed):
            self._notifier.tell(notification)

    @Slot(str)
    def _open_item(self, uid: str) -> None:
        self.raise_window()
        self._window.show_place(Place("news", uid))


def _leave() -> None:
    """End the program; `quit` would ask the window first, whose answer to closing is that it only hides."""
    QApplication.exit(0)
