"""Run on a bus of its own: a stand-in for login1 and a screen saver, and a watch that hears them."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from typing import TYPE_CHECKING

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]

from dbus_fast.aio import MessageBus
from dbus_fast.constants import PropertyAccess
from dbus_fast.service import ServiceInterface, dbus_property, method, signal
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from desktop.machine_watch import MachineWatch

if TYPE_CHECKING:
    from collections.abc import Callable

OWN = "/org/freedesktop/login1/session/_31"
OTHER = "/org/freedesktop/login1/session/_32"
PATIENCE_MS = 20_000


class Manager(ServiceInterface):
    def __init__(self) -> None:
        super().__init__("org.freedesktop.login1.Manager")

    @method()
    def GetSession(self, session_id: "s") -> "o":  # type: ignore[name-defined] # noqa: F821, N802, UP037  as D-Bus says it
        assert session_id == "auto"
        return OWN

    @signal()
    def PrepareForSleep(self, begins) -> "b":  # type: ignore[no-untyped-def,name-defined] # noqa: F821, N802, UP037  as above
        return begins


class LoginSession(ServiceInterface):
    def __init__(self) -> None:
        super().__init__("org.freedesktop.login1.Session")
        self._locked = False

    @dbus_property(access=PropertyAccess.READ)
    def LockedHint(self) -> "b":  # type: ignore[name-defined] # noqa: F821, N802, UP037  as above
        return self._locked

    def lock(self, locked: bool) -> None:
        self._locked = locked
        self.emit_properties_changed({"LockedHint": locked})


class Saver(ServiceInterface):
    def __init__(self) -> None:
        super().__init__("org.freedesktop.ScreenSaver")

    @method()
    def GetActive(self) -> "b":  # type: ignore[name-defined] # noqa: F821, N802, UP037  as above
        return False

    @signal()
    def ActiveChanged(self, active) -> "b":  # type: ignore[no-untyped-def,name-defined] # noqa: F821, N802, UP037  as above
        return active


class System:
    """Both services, in a loop and a thread of their own."""

    def __init__(self) -> None:
        self.manager, self.mine, self.other, self.saver = Manager(), LoginSession(), LoginSession(), Saver()
        self._loop = asyncio.new_event_loop()
        ready = threading.Event()
        threading.Thread(target=self._run, args=(ready,), daemon=True).start()
        assert ready.wait(PATIENCE_MS / 1000)

    def do(self, act: Callable[[], object]) -> None:
        self._loop.call_soon_threadsafe(act)

    def _run(self, ready: threading.Event) -> None:
        self._loop.run_until_complete(self._serve(ready))

    async def _serve(self, ready: threading.Event) -> None:
        bus = await MessageBus().connect()
        bus.export("/org/freedesktop/login1", self.manager)
        bus.export(OWN, self.mine)
        bus.export(OTHER, self.other)
        bus.export("/org/freedesktop/ScreenSaver", self.saver)
        await bus.request_name("org.freedesktop.login1")
        await bus.request_name("org.freedesktop.ScreenSaver")
        ready.set()
        await asyncio.Event().wait()


def main() -> None:
    application = QCoreApplication(sys.argv[:1])
    system, watch = System(), MachineWatch()
    heard: list[object] = []
    watch.slept.connect(lambda: heard.append("slept"))
    watch.woke.connect(lambda: heard.append("woke"))
    watch.locked_changed.connect(heard.append)
    watch.begin()

    def until(*wanted: object) -> None:
        deadline = QTimer(singleShot=True)
        deadline.start(PATIENCE_MS)
        while heard != list(wanted):
            assert deadline.isActive(), f"heard {heard} instead of {wanted}"
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        heard.clear()

    system.mine._locked = True  # it was locked before the program began to listen
    until(True)
    assert watch.is_locked
    system.do(lambda: system.manager.PrepareForSleep(True))
    until("slept")
    system.do(lambda: system.manager.PrepareForSleep(False))
    until("woke")
    system.do(lambda: system.mine.lock(False))
    until(False)
    system.do(lambda: system.other.lock(True))  # somebody else's session on the same machine
    system.do(lambda: system.saver.ActiveChanged(True))
    until(True)
    system.do(lambda: system.saver.ActiveChanged(False))
    until(False)
    print("everything held")  # noqa: T201  what the test looks for


if __name__ == "__main__":
    main()
