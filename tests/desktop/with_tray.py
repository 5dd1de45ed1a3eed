"""Run on a display and a session bus of its own, with a tray or without one: what becomes of icon and window.

python -m tests.desktop.with_tray HOME tray|none
"""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop.home import Home
from desktop.presence import Presence
from desktop.settings import Settings
from desktop.tray import Tray
from tests.ui.conftest import FakeSession, community
from ui import theme
from ui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE_MS = 20_000


def until(holds: Callable[[], bool], what: str) -> None:
    """Serve events until something holds."""
    loop, deadline = QEventLoop(), QTimer(singleShot=True)
    deadline.start(PATIENCE_MS)
    while not holds():
        assert deadline.isActive(), what
        QTimer.singleShot(20, loop.quit)
        loop.exec()


class Living(FakeSession):
    """A session that takes what a living one takes beyond what screens ask."""

    def set_active(self, _active: bool) -> None:
        """Nothing polls here."""

    def hold_large(self, _hold: bool) -> None:
        """Nothing large either."""

    def network_changed(self) -> None:
        """Nor is there a network."""


def with_tray(window: MainWindow, presence: Presence, session: Living) -> None:
    tray = presence._tray
    assert tray is not None
    until(lambda: tray.icon.geometry().width() > 0, "the tray gave the icon no place")
    session.become(session.state)
    window.close()
    until(lambda: not window.isVisible(), "closing hides the window")
    tray.icon.activated.emit(tray.icon.ActivationReason.Trigger)
    until(window.isVisible, "a click brings it back")
    tray.menu.popup(window.pos())
    until(tray.menu.isVisible, "the menu opens")
    tray.menu.hide()


def without_tray(window: MainWindow, presence: Presence) -> None:
    assert not presence.has_tray
    window.close()
    until(lambda: presence._closing.is_open, "it is asked what closing means")
    presence._closing._go_on.click()
    until(lambda: presence._closing.was_asked and not presence._closing.is_open, "the answer is kept")
    assert window.isVisible()
    assert window.isMinimized()
    presence.raise_window()
    assert not window.isMinimized()
    window.close()
    assert not presence._closing.is_open, "it is asked once"
    assert window.isMinimized()


def item(*what: str) -> str:
    """Speak to the icon as the tray of the desktop does."""
    return subprocess.run(["busctl", "--user", *what], capture_output=True, text=True, check=True).stdout


def with_notifier(window: MainWindow, presence: Presence, watcher: subprocess.Popen[str]) -> None:
    assert presence._tray is not None
    assert watcher.stdout is not None
    where = (watcher.stdout.readline().split()[0], "/StatusNotifierItem", "org.kde.StatusNotifierItem")
    presence._tray.set_unread(3)
    replies: list[str] = []
    asked = threading.Thread(target=lambda: replies.append(item("get-property", *where, "ToolTip")))
    asked.start()
    until(lambda: not asked.is_alive(), "the icon says what it is")
    assert "3 unread" in replies[0], replies
    window.close()
    until(lambda: not window.isVisible(), "closing hides the window")
    clicked = threading.Thread(target=lambda: item("call", *where, "Activate", "ii", "0", "0"))
    clicked.start()
    until(window.isVisible, "a click brings it back")
    clicked.join()


def with_late_tray(window: MainWindow, presence: Presence, session: Living) -> None:
    assert not presence.has_tray
    trayer = subprocess.Popen(["trayer"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until(lambda: presence.has_tray, "the tray was not found")
        with_tray(window, presence, session)
    finally:
        trayer.kill()
        trayer.wait()


def main() -> None:
    home, kind = Home(Path(sys.argv[1])), sys.argv[2]
    watcher = None
    if kind == "notifier":
        command = [sys.executable, "-m", "tests.desktop.status_notifier"]
        watcher = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert watcher.stdout is not None
        assert watcher.stdout.readline().strip() == "ready"
    application = QApplication(sys.argv[:1])
    theme.apply(application, theme.LIGHT)
    home.prepare()
    session = Living(home.root)
    session.store.apply(community())
    if kind == "tray":
        until(Tray.is_available, "there is no tray")
    settings = Settings(home)
    window = MainWindow(session, settings)
    window.show()
    parent = QObject()
    presence = Presence(session, window, settings, home, parent)  # type: ignore[arg-type] # does what it asks for
    if kind == "tray":
        with_tray(window, presence, session)
    elif watcher is not None:
        with_notifier(window, presence, watcher)
        watcher.kill()
    elif kind == "late":
        with_late_tray(window, presence, session)
    else:
        without_tray(window, presence)
    presence.leave()
    window.leave()
    session.close()
    print("everything held")  # noqa: T201  what the test looks for


if __name__ == "__main__":
    main()
