"""A real secret service: locked when the program starts, opened later, and away."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.skipif(sys.platform != "linux", reason="GNOME's keyring is for Linux")
def test_the_program_waits_for_a_locked_keyring_and_goes_on_by_itself(tmp_path: Path) -> None:
    assert shutil.which("gnome-keyring-daemon"), "apt-get install gnome-keyring dbus"
    dropped = ("DBUS_", "GNOME_", "DISPLAY", "WAYLAND_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    for name in ("HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        environment[name] = str(tmp_path / name.lower())
        (tmp_path / name.lower()).mkdir(mode=0o700)
    environment["MIENSKIP_HOME"] = str(tmp_path / "home" / "data")
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-m", "tests.desktop.with_keyring"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "everything held" in done.stdout
