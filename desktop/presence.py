"""How the program is there while its window is closed: tray icon, notifications, quitting."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from desktop.blog_reminder import BlogReminder
from desktop.links import Link, place_of
from desktop.machine_watch import MachineWatch
from desktop.network_watch import NetworkWatch
from desktop.notifications import Notifier, Way
from desktop.teller import Teller
from desktop.told import Told
from desktop.tray import Tray
from sync.models import Kind
from ui import navigation, theme
from ui.my_profile.my_whereabouts import MyWhereabouts
from ui.navigation import Place
from ui.notifying import REASONS, Topic
from ui.people.whereabouts_words import spoken_today
from ui.settings import LARGE_ON_METERED

if TYPE_CHECKING:
    from desktop.home import Home
    from desktop.notifications import Notification
    from desktop.session import EngineSession
    from desktop.settings import Settings
    from sync.engine.events import Changed, SyncState
    from ui.drop_window import DropWindow
    from ui.quick_search import QuickSearch
    from ui.window import MainWindow

SILENCE = timedelta(hours=1)


class Presence(QObject):
    """Keeps tray, notifications and window in step.

    Where the desktop has no tray, closing the window quits: a program that runs and cannot be found is gone.
    """

    def __init__(
        self, session: EngineSession, window: MainWindow, settings: Settings, home: Home, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._window = window
        self._settings = settings
        self._quick_search: QuickSearch | None = None
        self._drop_window: DropWindow | None = None
        self._tray = Tray(theme.app_icon(), self) if Tray.is_available() else None
        self._notifier = Notifier(self._tray.icon if self._tray else None, self._wants_notifications, self)
        self._notifier.open_requested.connect(self._open)
        self._notifier.asked_why.connect(self._say_why)
        self._notifier.told.connect(self._on_told)
        self._teller = Teller(session, settings, self._notifier, Told(home.told), window.isActiveWindow, self)
        self._reminder = BlogReminder(session, self._teller.take, self)
        window.test_notification_requested.connect(self._teller.send_test)
        if self._tray is not None:
            self._tray.open_requested.connect(self.raise_window)
            self._tray.search_requested.connect(self.search_people)
            self._tray.share_requested.connect(self.share_files)
            self._tray.sync_requested.connect(session.sync_now)
            self._tray.quit_requested.connect(_leave)
            self._tray.silence_requested.connect(self._on_silence)
            self._tray.about_to_show.connect(self._show_silence)
            self._tray.pause_requested.connect(lambda pause: session.pause() if pause else session.go_on())
            session.state_changed.connect(self._on_state)
            self._mine = MyWhereabouts(session, self)
            self._mine.changed.connect(self._show_places)
            self._tray.place_chosen.connect(self._mine.set_today)
            self._show_places()
        window.close_requested.connect(self._on_close)
        window.quit_requested.connect(_leave)
        window.activation_changed.connect(session.set_active)
        self._network = NetworkWatch(self)
        self._network.came.connect(session.network_changed)
        self._network.metered_changed.connect(self._hold_large)
        self._settings.watch(LARGE_ON_METERED, lambda _value: self._hold_large())
        self._hold_large()
        self.machine = MachineWatch(self)
        self.machine.woke.connect(session.sync_now)
        self.machine.begin()
        self.machine.watch_window(window)
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

    @Slot()
    def search_people(self) -> None:
        """Open the small window to look a colleague up."""
        if self._quick_search is None:
            from ui.quick_search import QuickSearch  # noqa: PLC0415  no start should wait for it

            self._quick_search = QuickSearch(self._session, self._window.finder(), self._window.pictures)
            self._quick_search.chosen.connect(self._show_chosen)
        self._quick_search.open()

    @Slot()
    def share_files(self) -> None:
        """Open the small window to drop files on a team."""
        if self._drop_window is None:
            from ui.drop_window import DropWindow  # noqa: PLC0415  as above

            self._drop_window = DropWindow(self._session)
        self._drop_window.open()

    @Slot(object)
    def _show_chosen(self, place: Place) -> None:
        self.raise_window()
        self._window.show_place(place)

    def leave(self) -> None:
        """Take tray icon and notifications away."""
        self._session.changed.disconnect(self._on_changed)
        self._reminder.leave()
        self._teller.leave()
        self._notifier.close()
        if self._quick_search is not None:
            self._quick_search.close()
            self._quick_search.deleteLater()
        if self._drop_window is not None:
            self._drop_window.leave()
            self._drop_window.close()
            self._drop_window.deleteLater()
        if self._tray is not None:
            self._session.state_changed.disconnect(self._on_state)
            self._tray.close()

    @Slot(bool)
    def _on_silence(self, on: bool) -> None:  # noqa: FBT001  as the menu tells it
        self._teller.pause(SILENCE if on else timedelta())

    @Slot()
    def _show_silence(self) -> None:
        if self._tray is not None:
            self._tray.set_silent(self._teller.is_paused)

    @Slot()
    def _hold_large(self) -> None:
        """Let large files wait on a metered connection, unless the person or the organisation wants it otherwise."""
        is_free = self._settings.get(LARGE_ON_METERED, "off") == "on"
        self._session.hold_large(self._network.is_metered and not is_free)

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
        if changed.touches(Kind.NEWS):
            self._show_unread()

    @Slot(object)
    def _open(self, notification: Notification) -> None:
        self.raise_window()
        matter = notification.matter
        if matter is not None and matter.topic is Topic.SIGN_IN:
            self._session.sign_in_again_requested.emit()
            return
        place = place_of(Link(navigation.NEWS, notification.uid), self._session.queries)
        self._window.show_place(place or Place(navigation.ACTIVITY))

    @Slot(object)
    def _say_why(self, notification: Notification) -> None:
        """Say why a notification came, where that can be changed."""
        self.raise_window()
        self._window.show_place(Place(navigation.PREFERENCES))
        matter = notification.matter
        if matter is not None:
            words = QCoreApplication.translate("topics", REASONS[matter.topic]).format(team=matter.team)
            self._window.tell(words)

    @Slot(object, str)
    def _on_told(self, notification: Notification, way: str) -> None:
        if notification.matter is None and not notification.replaces:
            self._window.show_test_outcome(" ".join((self._spoken_way(Way(way)), *self._teller.hindrances())))

    def _spoken_way(self, way: Way) -> str:
        ways = {
            Way.NATIVE: self.tr("The notification service of this computer has taken it."),
            Way.BALLOON: self.tr("There is no notification service here: it was shown beside the icon in the tray."),
            Way.NONE: self.tr(
                "It could not be shown: this desktop has no notification service and no tray. What is new is counted "
                "in the window."
            ),
        }
        return ways[way]


def _leave() -> None:
    """End the program; `quit` would ask the window first, whose answer to closing is that it only hides."""
    QApplication.exit(0)
