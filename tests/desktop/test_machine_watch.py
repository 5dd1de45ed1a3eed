"""The machine tells of sleep, of locks and of how long nobody touched it; on buses and a display of our own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from desktop.idle import system_idle_seconds

ROOT = Path(__file__).parent.parent.parent
TOUCHES = """
import subprocess, time
from desktop.idle import system_idle_seconds
before = system_idle_seconds()
while (now := system_idle_seconds()) is not None and now < 1: time.sleep(0.05)
subprocess.run(["xdotool", "mousemove", "10", "10"], check=True)
print(before is not None, now is not None and now >= 1, system_idle_seconds() < 1)
"""


def on_a_bus_of_its_own(*command: str) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DBUS_")}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


def test_sleep_waking_up_and_locks_of_ones_own_session_are_heard() -> None:
    said = on_a_bus_of_its_own("dbus-run-session", "--", sys.executable, "-m", "tests.desktop.with_login")
    assert said == "everything held"


def test_the_display_tells_how_long_nobody_touched_it() -> None:
    assert shutil.which("xdotool"), "apt-get install xvfb xauth xdotool libxss1"
    assert on_a_bus_of_its_own("xvfb-run", "-a", "-s", "-noreset", sys.executable, "-c", TOUCHES) == "True True True"


def test_where_the_system_does_not_say_nothing_is_known() -> None:
    assert system_idle_seconds() is None
