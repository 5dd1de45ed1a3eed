"""The icon in the tray, where the desktop has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QIcon


class Tray(QObject):
    """Shows that Mienskip is there while its window is closed."""

    open_requested = Signal()
    search_requested = Signal()
    share_requested = Signal()
    sync_requested = Signal()
    quit_requested = Signal()
    pause_requested = Signal(bool)
    """Whether files are to wait from now on."""
    silence_requested = Signal(bool)
    """Whether there are to be no notifications for a while."""
    about_to_show = Signal()
    """The menu opens: what it says of the moment has to be so."""
    place_chosen = Signal(str)
    """Where the person works today, one of `set_places`."""

    def __init__(self, icon: QIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._menu = QMenu()
        self._add(self.tr("Open Mienskip"), self.open_requested)
        self._add(self.tr("Search people\u2026"), self.search_requested)
        self._add(self.tr("Share files\u2026"), self.share_requested)
        self._add(self.tr("Look for news now"), self.sync_requested)
        self._pause = QAction(self.tr("Pause sending and fetching of files"), self._menu)
        self._pause.setCheckable(True)
        self._pause.triggered.connect(self.pause_requested)
        self._menu.addAction(self._pause)
        self._silence = QAction(self.tr("No notifications for an hour"), self._menu)
        self._silence.setCheckable(True)
        self._silence.triggered.connect(self.silence_requested)
        self._menu.addAction(self._silence)
        self._menu.aboutToShow.connect(self.about_to_show)
        self._before_quit = self._menu.addSeparator()
        self._add(self.tr("Quit"), self.quit_requested)
        self._places: list[QAction] = []
        self.icon = QSystemTrayIcon(icon, self)
        self.icon.setContextMenu(self._menu)
        self.icon.activated.connect(self._on_activated)
        self.set_unread(0)
        self.icon.show()

    @staticmethod
    def is_available() -> bool:
        """Tell whether this desktop has a tray now; GNOME and many Wayland desktops have none."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def set_unread(self, count: int) -> None:
        """Say in the tool tip how much is unread."""
        unread = self.tr("%n unread", "", count) if count else ""
        self.icon.setToolTip(" · ".join(part for part in ("Mienskip", unread) if part))

    def set_paused(self, paused: bool) -> None:  # noqa: FBT001  a state, as the engine tells it
        """Show whether files wait until the person lets them go on."""
        self._pause.setChecked(paused)

    def set_silent(self, silent: bool) -> None:  # noqa: FBT001  a state
        """Show whether notifications are paused."""
        self._silence.setChecked(silent)

    def set_places(self, places: Sequence[tuple[str, str]], here: str) -> None:
        """Offer where one may work today, each as what it says and the place itself; `here` is marked."""
        for action in self._places:
            self._menu.removeAction(action)
            action.deleteLater()
        self._places = [self._place(words, place, marked=place == here) for words, place in places]
        self._menu.insertActions(self._before_quit, self._places)

    def _place(self, words: str, place: str, *, marked: bool) -> QAction:
        action = QAction(words, self._menu)
        action.setCheckable(True)
        action.setChecked(marked)
        action.triggered.connect(lambda _checked=False: self.place_chosen.emit(place))
        return action

    def close(self) -> None:
        """Take the icon away."""
        self.icon.hide()
        self._menu.deleteLater()

    def _add(self, text: str, signal: SignalInstance) -> None:
        action = QAction(text, self._menu)
        action.triggered.connect(signal)
        self._menu.addAction(action)

    @Slot(QSystemTrayIcon.ActivationReason)
    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        opening = (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick)
        if reason in opening:
            self.open_requested.emit()
