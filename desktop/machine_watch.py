"""What happens to the machine and to the person's session on it: sleep, waking up, a locked screen, the end.

On Linux login1 and the screen savers tell it over D-Bus, on Windows messages to a window of the program. Where a system
tells nothing (macOS, of sleep and lock) nothing is known: the engine notices by the clock that it slept.
"""

from __future__ import annotations

import ctypes
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal, Slot

if sys.platform not in ("win32", "darwin"):
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusObjectPath, QDBusVariant
    from PySide6.QtWidgets import QWidget

LOGIN, LOGIN_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
PROPERTIES = "org.freedesktop.DBus.Properties"
WM_POWERBROADCAST, PBT_RESUMEAUTOMATIC = 0x0218, 0x0012
WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK, WTS_SESSION_UNLOCK = 0x02B1, 0x7, 0x8

SCREEN_SAVERS = (
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
)


def _slot(signature: str) -> Any:
    """Name a slot: PySide's types ask for bytes, which it then refuses."""
    return SLOT(signature)


class MachineWatch(QObject):
    """Tells of sleep and locks from `begin` on."""

    slept = Signal()
    """The machine is about to sleep."""
    woke = Signal()
    """The machine woke up: the network may be another one, and time has passed."""
    locked_changed = Signal(bool)
    """Whether the screen is locked now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_locked = False
        """Whether the screen is known to be locked."""
        self._windows: _WindowsMessages | None = None
        self._session_path = ""

    def begin(self) -> None:
        """Listen from now on."""
        if sys.platform == "win32":
            self._windows = _WindowsMessages(self)
            application = QCoreApplication.instance()
            if application is not None:
                application.installNativeEventFilter(self._windows)
        elif sys.platform != "darwin":
            self._listen()

    def watch_window(self, window: QWidget) -> None:
        """Have Windows tell a window of the program when the screen is locked; elsewhere nothing is needed."""
        if sys.platform == "win32":
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(ctypes.c_void_p(int(window.winId())), 0)

    @Slot(bool)
    def on_sleep(self, begins: bool) -> None:  # noqa: FBT001  as login1 tells it
        """Take in that sleep begins, or is over."""
        (self.slept if begins else self.woke).emit()

    @Slot(bool)
    def on_locked(self, locked: bool) -> None:  # noqa: FBT001  as screen savers tell it
        """Take in that the screen was locked or unlocked."""
        if locked != self.is_locked:
            self.is_locked = locked
            self.locked_changed.emit(locked)

    @Slot("QDBusObjectPath")
    def on_own_session(self, found: QDBusObjectPath) -> None:
        """Take in which of login1's sessions is one's own, and hear of its changes from now on."""
        self._session_path = found.path()
        QDBusConnection.systemBus().connect(
            LOGIN, self._session_path, PROPERTIES, "PropertiesChanged", self, _slot("ask_whether_locked()")
        )
        self.ask_whether_locked()

    @Slot()
    def ask_whether_locked(self) -> None:
        """Ask login1 whether one's own session is locked."""
        asked = QDBusMessage.createMethodCall(LOGIN, self._session_path, PROPERTIES, "Get")
        asked.setArguments(["org.freedesktop.login1.Session", "LockedHint"])
        QDBusConnection.systemBus().callWithCallback(asked, self, _slot("on_hint(QDBusVariant)"))

    @Slot("QDBusVariant")
    def on_hint(self, hint: QDBusVariant) -> None:
        """Take in what login1 knows of the lock."""
        self.on_locked(bool(hint.variant()))

    def _listen(self) -> None:
        system = QDBusConnection.systemBus()
        if system.isConnected():
            manager = f"{LOGIN}.Manager"
            system.connect(LOGIN, LOGIN_PATH, manager, "PrepareForSleep", self, _slot("on_sleep(bool)"))
            asked = QDBusMessage.createMethodCall(LOGIN, LOGIN_PATH, manager, "GetSession")
            asked.setArguments(["auto"])
            asked.setAutoStartService(False)
            system.callWithCallback(asked, self, _slot("on_own_session(QDBusObjectPath)"))
        session = QDBusConnection.sessionBus()
        if session.isConnected():
            for path, interface in SCREEN_SAVERS:
                session.connect("", path, interface, "ActiveChanged", self, _slot("on_locked(bool)"))
                asked = QDBusMessage.createMethodCall(interface, path, interface, "GetActive")
                asked.setAutoStartService(False)
                session.callWithCallback(asked, self, _slot("on_locked(bool)"))


class _WindowsMessages(QAbstractNativeEventFilter):
    """Hears what Windows tells every window. Never run on Windows."""

    def __init__(self, watch: MachineWatch) -> None:
        super().__init__()
        self._watch = watch

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        """Hear of power and of locks; everything goes on to whom it is for."""
        if sys.platform == "win32" and bytes(kind) == b"windows_generic_MSG":
            from ctypes import wintypes  # noqa: PLC0415  there is none elsewhere

            told = wintypes.MSG.from_address(int(message))
            if told.message == WM_POWERBROADCAST and told.wParam == PBT_RESUMEAUTOMATIC:
                self._watch.on_sleep(False)
            elif told.message == WM_WTSSESSION_CHANGE and told.wParam in (WTS_SESSION_LOCK, WTS_SESSION_UNLOCK):
                self._watch.on_locked(told.wParam == WTS_SESSION_LOCK)
        return False, 0
