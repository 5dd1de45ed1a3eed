"""Starting, hidden, when the person signs in to the computer: one entry in the place that each system has for it."""

from __future__ import annotations

import logging
import os
import plistlib
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.settings import Settings

log = logging.getLogger(__name__)

APP_ID = "org.mienskip.Mienskip"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
SETTING = "autostart"


def own_command(*arguments: str) -> list[str]:
    """Give the command that starts this very program, frozen, installed or in a checkout."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    installed = Path(sys.executable).with_name("mienskip.exe" if sys.platform == "win32" else "mienskip")
    found = str(installed) if installed.exists() else shutil.which("mienskip")
    return [found, *arguments] if found else [sys.executable, "-m", "desktop", *arguments]


class Entry(Protocol):
    """One place of the system. Every method may raise OSError."""

    def command(self) -> str | None:
        """Give what would be started, in the system's own spelling; None where nothing would."""

    def write(self, command: Sequence[str]) -> None:
        """Have this started from now on."""

    def remove(self) -> None:
        """Have nothing started."""

    def spelled(self, command: Sequence[str]) -> str:
        """Give a command in the system's own spelling."""


class DesktopEntry:
    """An entry in the autostart folder of the freedesktop specification."""

    def __init__(self, folder: Path | None = None, profile: str = "") -> None:
        config = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
        self._path = (folder or Path(config) / "autostart") / f"{_named('mienskip', profile)}.desktop"

    def command(self) -> str | None:
        """See `Entry`; an entry that the desktop's own settings switched off counts as none."""
        try:
            lines = self._path.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return None
        values = dict(line.split("=", 1) for line in lines if "=" in line)
        if values.get("Hidden") == "true" or values.get("X-GNOME-Autostart-enabled") == "false":
            return None
        return values.get("Exec")

    def write(self, command: Sequence[str]) -> None:
        """See `Entry`."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        lines = (
            "[Desktop Entry]",
            "Type=Application",
            "Name=Mienskip",
            f"Exec={self.spelled(command)}",
            "Icon=mienskip",
        )
        self._path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def remove(self) -> None:
        """See `Entry`."""
        self._path.unlink(missing_ok=True)

    def spelled(self, command: Sequence[str]) -> str:
        """See `Entry`."""
        return " ".join(quoted_for_exec(part) for part in command)


def quoted_for_exec(part: str) -> str:
    """Quote one argument of an Exec line (Desktop Entry Specification, "The Exec key")."""
    escaped = part.replace("%", "%%")
    if escaped and not set(escaped) & set(" \t\n\"'\\><~|&;$*?#()`"):
        return escaped
    for reserved in ("\\", '"', "`", "$"):
        escaped = escaped.replace(reserved, f"\\{reserved}")
    return '"' + escaped.replace("\\", "\\\\") + '"'  # the file's own escaping comes on top of the quoting


class LaunchAgent:
    """An agent of macOS."""

    def __init__(self, folder: Path | None = None, profile: str = "") -> None:
        self._label = _named(APP_ID, profile)
        self._path = (folder or Path.home() / "Library" / "LaunchAgents") / f"{self._label}.plist"

    def command(self) -> str | None:
        """See `Entry`."""
        try:
            values = plistlib.loads(self._path.read_bytes())
        except FileNotFoundError:
            return None
        except (ValueError, plistlib.InvalidFileException):
            log.info("the launch agent was damaged")
            return None
        return self.spelled([str(part) for part in values.get("ProgramArguments", [])])

    def write(self, command: Sequence[str]) -> None:
        """See `Entry`."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        values = {
            "Label": self._label,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
        }
        self._path.write_bytes(plistlib.dumps(values))

    def remove(self) -> None:
        """See `Entry`."""
        self._path.unlink(missing_ok=True)

    def spelled(self, command: Sequence[str]) -> str:
        """See `Entry`."""
        return "\n".join(command)


class RunKey:
    """A value of the Run key of Windows, of this user only."""

    def __init__(self, profile: str = "") -> None:
        self._name = _named("Mienskip", profile)

    def command(self) -> str | None:
        """See `Entry`."""
        if sys.platform == "win32":
            import winreg  # noqa: PLC0415  there is none elsewhere

            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, RUN_KEY) as key:
                    return str(winreg.QueryValueEx(key, self._name)[0])
            except FileNotFoundError:
                return None
        return None

    def write(self, command: Sequence[str]) -> None:
        """See `Entry`."""
        if sys.platform == "win32":
            import winreg  # noqa: PLC0415  as above

            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, RUN_KEY) as key:
                winreg.SetValueEx(key, self._name, 0, winreg.REG_SZ, self.spelled(command))

    def remove(self) -> None:
        """See `Entry`."""
        if sys.platform == "win32":
            import winreg  # noqa: PLC0415  as above

            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, RUN_KEY, 0, winreg.KEY_SET_VALUE) as key:
                    winreg.DeleteValue(key, self._name)
            except FileNotFoundError:
                return

    def spelled(self, command: Sequence[str]) -> str:
        """See `Entry`."""
        import subprocess  # noqa: PLC0415  only its quoting, and only where it is asked for

        return subprocess.list2cmdline(command)


def _named(stem: str, profile: str) -> str:
    return f"{stem}-{profile}" if profile else stem


def entry_of_this_system(profile: str = "") -> Entry:
    """Give the place of the system that this runs on, of one profile."""
    if sys.platform == "win32":
        return RunKey(profile)
    return LaunchAgent(profile=profile) if sys.platform == "darwin" else DesktopEntry(profile=profile)


def choose(entry: Entry, *, on: bool, arguments: Sequence[str] = ()) -> bool:
    """Have the program started at sign-in or not, as the person or the organisation chose; tell whether it worked."""
    command = own_command(*arguments, "--hidden")
    try:
        if not on:
            entry.remove()
        elif entry.command() != entry.spelled(command):
            entry.write(command)
    except OSError as error:
        log.info("autostart could not be set: %s", type(error).__name__)
        return False
    return True


def settle(settings: Settings, entry: Entry, arguments: Sequence[str] = ()) -> None:
    """Bring setting and system in step when the program starts.

    The organisation's decision is carried out. Where the person chooses, what they did with the system's own list
    counts: an entry they took out there stays out. An entry that names another place of this program is renewed.
    """
    on = settings.get(SETTING, "off") == "on"
    if not settings.is_locked(SETTING):
        try:
            present = entry.command() is not None
        except OSError:
            return
        if on and not present:
            settings.set(SETTING, "off")
            return
        if not on:
            return
    choose(entry, on=on, arguments=arguments)
