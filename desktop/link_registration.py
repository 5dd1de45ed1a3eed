"""Having the system give links of ours to this program, for this user only."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.autostart import own_command, quoted_for_exec
from desktop.links import SCHEME

if TYPE_CHECKING:
    from collections.abc import Sequence

log = logging.getLogger(__name__)

DESKTOP_FILE = "mienskip.desktop"
MIME_TYPE = f"x-scheme-handler/{SCHEME}"
PATIENCE = 10


def register_links() -> None:
    """Say that this program opens our links; on macOS its bundle has said so already. Never raises."""
    try:
        if sys.platform == "win32":
            _in_registry(own_command("open"))
        elif sys.platform != "darwin":
            _in_applications(own_command("open"))
    except (OSError, subprocess.SubprocessError) as error:
        log.info("links could not be registered: %s", type(error).__name__)


def _in_applications(command: Sequence[str]) -> None:
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    file = Path(data) / "applications" / DESKTOP_FILE
    wanted = "\n".join(
        (
            "[Desktop Entry]",
            "Type=Application",
            "Name=Mienskip",
            "Comment=Your social intranet on the desktop",
            "Comment[nl]=Je sociale intranet op je computer",
            f"Exec={' '.join(quoted_for_exec(part) for part in command)} %u",
            "Icon=mienskip",
            "Categories=Office;",
            "StartupNotify=true",
            f"MimeType={MIME_TYPE};",
            "",
        )
    )
    if file.exists() and file.read_text(encoding="utf-8") == wanted:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(wanted, encoding="utf-8")
    tool = shutil.which("xdg-mime")
    if tool is not None:
        subprocess.run([tool, "default", DESKTOP_FILE, MIME_TYPE], check=True, capture_output=True, timeout=PATIENCE)


def _in_registry(command: Sequence[str]) -> None:
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415  there is none elsewhere

        root = rf"Software\Classes\{SCHEME}"
        values = {
            (root, ""): "URL:Mienskip",
            (root, "URL Protocol"): "",
            (rf"{root}\shell\open\command", ""): f'{subprocess.list2cmdline(command)} "%1"',
        }
        for (path, name), value in values.items():
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, path) as key:
                winreg.SetValueEx(key, name, 0, winreg.REG_SZ, value)
