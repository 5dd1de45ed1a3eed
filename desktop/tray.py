"""The icon in the tray, where the desktop has one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from desktop.tray_icon import TrayState, tray_icon
from ui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.navigation import Place

LONGEST = 48
"""Letters of a title in the menu."""


class Tray(QObject):
    """Shows that Mienskip is there while its window is closed."""

    open_requested = Signal()
    toggle_requested = Signal()
    """The icon was clicked, on a desktop where that shows and hides the window."""
    list_requested = Signal()
    """The person wants to see what they were told of."""
    search_requested = Signal()
    share_requested = Signal()
    sync_requested = Signal()
    quit_requested = Signal()
    sign_out_requested = Signal()
    pause_requested = Signal(bool)
    """Whether files are to wait from now on."""
    silence_requested = Signal(bool)
    """Whether there are to be no notifications for a while."""
    about_to_show = Signal()
    """The menu opens: what it says of the moment has to be so."""
    place_chosen = Signal(str)
    """Where the person works today, one of `set_places`."""
    item_chosen = Signal(object)
    """A Place, one of `set_recent`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._state = TrayState.ONLINE
        self._said = ""
        self._drawn: tuple[int, TrayState] | None = None
        self.menu = QMenu()
        self._build()
        self.menu.aboutToShow.connect(self.about_to_show)
        self.icon = QSystemTrayIcon(theme.app_icon(), self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._on_activated)
        self._show()
        self.icon.show()

    def _build(self) -> None:
        self._add(self.tr("Open Mienskip"), self.open_requested)
        self._notices = self._add(self.tr("Notifications"), self.list_requested)
        self.menu.addSeparator()
        self._add(self.tr("Search people\u2026"), self.search_requested)
        self._add(self.tr("Share files\u2026"), self.share_requested)
        self.places = self.menu.addMenu(self.tr("Where I work today"))
        self.places.menuAction().setVisible(False)
        self.recent = self.menu.addMenu(self.tr("Looked at last"))
        self.recent.menuAction().setVisible(False)
        self.menu.addSeparator()
        self._silence = self._switch(self.tr("No notifications for an hour"), self.silence_requested)
        self._pause = self._switch(self.tr("Pause sending and fetching of files"), self.pause_requested)
        self._add(self.tr("Look for news now"), self.sync_requested)
        self.menu.addSeparator()
        self._add(self.tr("Sign out and forget me here"), self.sign_out_requested)
        self._add(self.tr("Quit"), self.quit_requested)

    @staticmethod
    def is_available() -> bool:
        """Tell whether this desktop has a tray now; GNOME and many Wayland desktops have none."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def set_unread(self, count: int) -> None:
        """Show how much is unread."""
        if count != self._count:
            self._count = count
            self._show()

    def set_state(self, state: TrayState, said: str) -> None:
        """Show how it goes, also in words."""
        if (state, said) != (self._state, self._said):
            self._state, self._said = state, said
            self._show()

    def set_paused(self, paused: bool) -> None:  # noqa: FBT001  a state, as the engine tells it
        """Show whether files wait until the person lets them go on."""
        self._pause.setChecked(paused)

    def set_silent(self, silent: bool) -> None:  # noqa: FBT001  a state
        """Show whether notifications are paused."""
        self._silence.setChecked(silent)

    def set_places(self, places: Sequence[tuple[str, str]], here: str) -> None:
        """Offer where one may work today, each as what it says and the place itself; `here` is marked."""
        self.places.clear()
        for words, place in places:
            action = self.places.addAction(words)
            action.setCheckable(True)
            action.setChecked(place == here)
            action.triggered.connect(lambda _checked=False, place=place: self.place_chosen.emit(place))
        self.places.menuAction().setVisible(bool(places))

    def set_recent(self, items: Sequence[tuple[str, Place]]) -> None:
        """Offer what the person looked at last, each with its name."""
        self.recent.clear()
        for title, place in items:
            shown = title if len(title) <= LONGEST else f"{title[: LONGEST - 1]}\u2026"
            action = self.recent.addAction(shown.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, place=place: self.item_chosen.emit(place))
        self.recent.menuAction().setVisible(bool(items))

    def close(self) -> None:
        """Take the icon away."""
        self.icon.hide()
        self.menu.deleteLater()

    def _show(self) -> None:
        unread = self.tr("%n unread", "", self._count) if self._count else ""
        drawn = (self._count, self._state)
        if drawn != self._drawn:
            self._drawn = drawn
            self.icon.setIcon(tray_icon(*drawn))
        self.icon.setToolTip(
            " \u00b7 ".join(
                part for part in (QGuiApplication.applicationDisplayName() or "Mienskip", unread, self._said) if part
            )
        )
        self._notices.setText(self.tr("Notifications") + (f" ({self._count})" if self._count else ""))

    def _add(self, text: str, signal: SignalInstance) -> QAction:
        action = QAction(text, self.menu)
        action.triggered.connect(signal)
        self.menu.addAction(action)
        return action

    def _switch(self, text: str, signal: SignalInstance) -> QAction:
        action = self._add(text, signal)
        action.setCheckable(True)
        return action

    @Slot(QSystemTrayIcon.ActivationReason)
    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        """Do what a click means on this desktop: on macOS it opens the menu, and nothing else."""
        if reason is QSystemTrayIcon.ActivationReason.MiddleClick:
            self.list_requested.emit()
        elif reason is QSystemTrayIcon.ActivationReason.DoubleClick:
            self.open_requested.emit()
        elif reason is QSystemTrayIcon.ActivationReason.Trigger and sys.platform != "darwin":
            (self.open_requested if sys.platform == "win32" else self.toggle_requested).emit()
