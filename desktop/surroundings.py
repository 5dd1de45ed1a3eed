"""What is around the program just now: whether others may see the screen, and whether the person wants quiet.

Linux tells over D-Bus; Windows and macOS by functions of the system. What cannot be asked counts as no.
"""

from __future__ import annotations

import asyncio
import ctypes
import logging
import os
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.bus import Bus

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.side_loop import SideLoop

log = logging.getLogger(__name__)

NOTIFICATIONS = ("org.freedesktop.Notifications", "/org/freedesktop/Notifications")
POWER = "org.freedesktop.PowerManagement.Inhibit"
IDLE = 8
"""GNOME's number for "the session is not to count as idle": films, presentations and calls ask for that."""


@dataclass(frozen=True, slots=True)
class Around:
    """How it is around the program. `is_shown`: somebody presents, shows a film or shares the screen."""

    is_locked: bool = False
    is_shown: bool = False
    wants_quiet: bool = False

    @property
    def is_private(self) -> bool:
        """Tell whether nobody but the person is likely to see the screen."""
        return not (self.is_locked or self.is_shown)


class Surroundings(QObject):
    """Asks the desktop, off the main thread; `answered` follows with an Around.

    Whether the screen is locked is known already (`desktop.machine_watch`), but on macOS.
    """

    answered = Signal(object)

    def __init__(self, loop: SideLoop, is_locked: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loop = loop
        self._is_locked = is_locked
        self._bus = Bus()

    def ask(self) -> None:
        """Look how it is now."""
        self._loop.run(self._answer(is_locked=self._is_locked()))

    async def leave(self) -> None:
        """Let go of the bus; in the loop."""
        self._bus.close()

    async def _answer(self, *, is_locked: bool) -> None:
        try:
            around = await self._look()
        except Exception:
            log.info("how it is around cannot be told", exc_info=True)
            around = Around()
        if is_locked:
            around = replace(around, is_locked=True)
        self.answered.emit(around)

    async def _look(self) -> Around:
        if sys.platform == "win32":
            return around_on_windows(state_of_windows())
        if sys.platform == "darwin":
            return Around(is_locked=is_locked_on_macos())
        shown, quiet = await asyncio.gather(self._is_shown(), self._wants_quiet())
        return Around(is_shown=shown, wants_quiet=quiet)

    async def _is_shown(self) -> bool:
        manager = "org.gnome.SessionManager"
        answers = await asyncio.gather(
            self._bus.ask(manager, "/org/gnome/SessionManager", manager, "IsInhibited", "u", IDLE),
            self._bus.ask(POWER, "/org/freedesktop/PowerManagement/Inhibit", POWER, "HasInhibit"),
        )
        return any(answer is True for answer in answers)

    async def _wants_quiet(self) -> bool:
        name, path = NOTIFICATIONS
        inhibited, paused = await asyncio.gather(
            self._bus.value(name, path, name, "Inhibited"),
            self._bus.value(name, path, "org.dunstproject.cmd0", "paused"),
        )
        return inhibited is True or paused is True or await _gnome_shows_no_banners()


async def _gnome_shows_no_banners() -> bool:
    """Ask GNOME, which tells of its "do not disturb" in its settings only."""
    if "GNOME" not in os.environ.get("XDG_CURRENT_DESKTOP", ""):
        return False
    asked = ("get", "org.gnome.desktop.notifications", "show-banners")
    process = await asyncio.create_subprocess_exec(
        "gsettings", *asked, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
    )
    said, _ = await process.communicate()
    return said.strip() == b"false"


NOT_PRESENT, BUSY, FULL_SCREEN, PRESENTATION, QUIET_TIME = 1, 2, 3, 4, 6
"""What Windows calls its states (SHQueryUserNotificationState)."""


def around_on_windows(state: int) -> Around:
    """Tell what a state that Windows gives means."""
    return Around(
        is_locked=state == NOT_PRESENT,
        is_shown=state in (BUSY, FULL_SCREEN, PRESENTATION),
        wants_quiet=state in (PRESENTATION, QUIET_TIME),
    )


def state_of_windows() -> int:
    """Ask Windows for its state; 0 where it does not say."""
    state = ctypes.c_int(0)
    if sys.platform == "win32":
        ctypes.windll.shell32.SHQueryUserNotificationState(ctypes.byref(state))
    return state.value


def is_locked_on_macos() -> bool:
    """Ask macOS whether the screen is locked. Its "focus" it tells nobody: it holds notifications back itself."""
    if sys.platform == "darwin":
        from rubicon.objc import ObjCInstance  # noqa: PLC0415  there on macOS only, with desktop-notifier

        graphics = ctypes.CDLL("/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics")
        graphics.CGSessionCopyCurrentDictionary.restype = ctypes.c_void_p
        told = graphics.CGSessionCopyCurrentDictionary()
        return bool(told) and bool(ObjCInstance(told).objectForKey_("CGSSessionScreenIsLocked"))
    return False
