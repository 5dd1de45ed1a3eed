"""How the program is there while its window is closed: tray icon, notifications, quitting."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from desktop.blog_reminder import BlogReminder
from desktop.closing import ClosingQuestion
from desktop.deeds import Deeds
from desktop.machine_watch import MachineWatch
from desktop.network_watch import NetworkWatch
from desktop.notification import Way
from desktop.notifications import Notifier
from desktop.recent import Recent
from desktop.teller import Teller
from desktop.told import Told
from desktop.tray import Tray
from desktop.tray_icon import TrayState, tray_state
from ui import navigation
from ui.my_profile.my_whereabouts import MyWhereabouts
from ui.navigation import Place
from ui.people.whereabouts_words import spoken_today
from ui.settings import LARGE_ON_METERED

if TYPE_CHECKING:
    from desktop.home import Home
    from desktop.notification import Notification
    from desktop.session import EngineSession
    from desktop.settings import Settings
    from desktop.surroundings import Around
    from sync.engine.events import SyncState
    from ui.drop_window import DropWindow
    from ui.quick_search import QuickSearch
    from ui.window import MainWindow

SILENCE = timedelta(hours=1)
LOOKS_FOR_A_TRAY_AFTER = (3, 10, 30, 90)
"""Seconds: a program that starts with the desktop may be there before the desktop's tray is."""
TRIES_WAYS_AFTER_MS = 4000
"""The window is there first, and the first sync."""


class Presence(QObject):
    """Keeps tray, notifications and window in step.

    Where the desktop has no tray, closing the window minimises it: a program that runs and cannot be found is gone.
    """

    sign_out_requested = Signal()
    """The person wants to leave this machine."""

    def __init__(
        self, session: EngineSession, window: MainWindow, settings: Settings, home: Home, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._window = window
        self._settings = settings
        self._quick_search: QuickSearch | None = None
        self._drop_window: DropWindow | None = None
        self._test_way: Way | None = None
        self._is_over = False
        self._recent = Recent(session)
        self._tray = Tray(self) if Tray.is_available() else None
        self.machine = MachineWatch(self)
        self.machine.begin()
        self.machine.watch_window(window)
        self._notifier = Notifier(
            self._tray.icon if self._tray else None,
            self._wants_notifications,
            self,
            is_locked=lambda: self.machine.is_locked,
        )
        self._deeds = Deeds(session, self)
        self._teller = Teller(session, settings, self._notifier, Told(home.told), window.isActiveWindow, self)
        self._reminder = BlogReminder(session, self._teller.take, self)
        self._closing = ClosingQuestion(window, settings, self)
        self._network = NetworkWatch(self)
        self._connect()
        if self._tray is not None:
            self._connect_tray(self._tray)
        else:
            for seconds in LOOKS_FOR_A_TRAY_AFTER:
                QTimer.singleShot(seconds * 1000, self, self._look_for_a_tray)
        self._show_count()
        self._hold_large()
        QTimer.singleShot(TRIES_WAYS_AFTER_MS, self, self._notifier.try_ways)
        QTimer.singleShot(0, self, self._teller.look_at_the_clock)

    def _connect(self) -> None:
        self._notifier.acted.connect(self._deeds.carry_out)
        self._notifier.list_requested.connect(self.show_notices)
        self._notifier.told.connect(self._on_told)
        self._notifier.surroundings.answered.connect(self._say_test_outcome)
        self._deeds.place_requested.connect(self._show_chosen)
        self._closing.answered.connect(self._on_close)
        self._window.test_notification_requested.connect(self._teller.send_test)
        self._window.close_requested.connect(self._on_close)
        self._window.quit_requested.connect(_leave)
        self._window.activation_changed.connect(self._session.set_active)
        self._session.set_active(self._window.isActiveWindow())  # one that begins in the tray is never told
        self._window.times_changed.connect(self._teller.look_at_the_clock)
        self._window.visited.connect(self._recent.visit)
        self._network.came.connect(self._session.network_changed)
        self._network.came.connect(self._teller.look_at_the_clock)
        self._network.metered_changed.connect(self._hold_large)
        self._settings.watch(LARGE_ON_METERED, lambda _value: self._hold_large())
        self.machine.woke.connect(self._session.sync_now)
        self.machine.woke.connect(self._teller.look_at_the_clock)
        self._session.notices.changed.connect(self._show_count)
        self._session.state_changed.connect(self._show_state)

    def _connect_tray(self, tray: Tray) -> None:
        tray.open_requested.connect(self.raise_window)
        tray.toggle_requested.connect(self.toggle_window)
        tray.list_requested.connect(self.show_notices)
        tray.search_requested.connect(self.search_people)
        tray.share_requested.connect(self.share_files)
        tray.sync_requested.connect(self._session.sync_now)
        tray.quit_requested.connect(_leave)
        tray.sign_out_requested.connect(self.sign_out_requested)
        tray.silence_requested.connect(self._on_silence)
        tray.about_to_show.connect(self._prepare_menu)
        tray.pause_requested.connect(lambda pause: self._session.pause() if pause else self._session.go_on())
        tray.item_chosen.connect(self._show_chosen)
        self._mine = MyWhereabouts(self._session, self)
        self._mine.changed.connect(self._show_places)
        tray.place_chosen.connect(self._mine.set_today)
        self._show_places()
        self._show_state(self._session.state)

    @Slot()
    def _look_for_a_tray(self) -> None:
        """Take the tray that came after the program."""
        if self._tray is not None or self._is_over or not Tray.is_available():
            return
        self._tray = Tray(self)
        self._connect_tray(self._tray)
        self._notifier.use_tray(self._tray.icon)
        self._show_count()

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
    def toggle_window(self) -> None:
        """Bring the window to the front, or put it away where it is there already."""
        if self._window.isVisible() and self._window.isActiveWindow():
            self._window.hide()
        else:
            self.raise_window()

    @Slot()
    def show_notices(self) -> None:
        """Show the list of what the person was told of."""
        self._show_chosen(Place(navigation.NOTICES))

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
        self._is_over = True
        self._session.notices.changed.disconnect(self._show_count)
        self._session.state_changed.disconnect(self._show_state)
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
            self._tray.close()

    @Slot(bool)
    def _on_silence(self, on: bool) -> None:  # noqa: FBT001  as the menu tells it
        self._teller.pause(SILENCE if on else timedelta())

    @Slot()
    def _prepare_menu(self) -> None:
        if self._tray is not None:
            self._tray.set_silent(self._teller.is_paused)
            self._tray.set_recent(self._recent.named())

    @Slot()
    def _hold_large(self) -> None:
        """Let large files wait on a metered connection, unless the person or the organisation wants it otherwise."""
        is_free = self._settings.get(LARGE_ON_METERED, "off") == "on"
        self._session.hold_large(self._network.is_metered and not is_free)

    def _wants_notifications(self) -> bool:
        return self._settings.get("notifications", "on") == "on"

    @Slot()
    def _show_count(self) -> None:
        if self._tray is not None:
            self._tray.set_unread(len(self._session.notices.unseen))

    @Slot()
    def _show_places(self) -> None:
        if self._tray is None:
            return
        mine = self._mine
        places = mine.usual_places if mine.person is not None else []
        self._tray.set_places([(spoken_today(place), place) for place in places], mine.place)

    @Slot(object)
    def _show_state(self, state: SyncState) -> None:
        if self._tray is not None:
            self._tray.set_paused(state.paused)
            how = tray_state(state)
            self._tray.set_state(how, "" if how is TrayState.ONLINE else self._window.connection_words)

    @Slot()
    def _on_close(self) -> None:
        if self._closing.is_open:
            return
        if not self._closing.keeps_running:
            _leave()
        elif self.has_tray:
            self._window.hide()
        elif self._closing.was_asked:
            self._window.showMinimized()
        else:
            self._closing.ask()

    @Slot(object, str)
    def _on_told(self, notification: Notification, way: str) -> None:
        if way == Way.LIST and not self._window.isActiveWindow():
            QApplication.alert(self._window)
        if notification.matter is None and not notification.replaces:
            self._test_way = Way(way)
            self._notifier.surroundings.ask()

    @Slot(object)
    def _say_test_outcome(self, around: Around) -> None:
        if self._test_way is not None:
            words = (self._spoken_way(self._test_way), *self._teller.hindrances(around))
            self._test_way = None
            self._window.show_test_outcome(" ".join(words))

    def _spoken_way(self, way: Way) -> str:
        ways = {
            Way.NATIVE: self.tr("The notification service of this computer has taken it."),
            Way.BALLOON: self.tr("There is no notification service here: it was shown beside the icon in the tray."),
            Way.LIST: self.tr(
                "It could not be shown: this desktop has no notification service and no tray. What is new stands "
                "behind the bell in the window."
            ),
        }
        return ways[way]


def _leave() -> None:
    """End the program; `quit` would ask the window first, whose answer to closing is that it only hides."""
    QApplication.exit(0)
