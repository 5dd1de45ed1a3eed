"""Resident memory of the whole program with its window open and its engine at work, against a bare window."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.benchmarks.conftest import ROOT, Figure, Report
from tests.benchmarks.people import Directories

if TYPE_CHECKING:
    from pathlib import Path

ROOM = 60
"""MiB above the bare window."""
TELL = """
import re
from pathlib import Path
def tell():
    status = Path("/proc/self/status").read_text()
    print(int(re.search(r"VmRSS:\\s+(\\d+)", status)[1]) / 1024)
"""
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication(sys.argv[:1])
window = QWidget()
window.resize(1280, 800)
window.show()
QTimer.singleShot(500, application.quit)
application.exec()
tell()
"""
OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.home import Home
from desktop.identity import Identity, Unlocked
from desktop.language import speak
from desktop.secrets import SecretsOfThisRun
from desktop.session import EngineSession
from desktop.settings import Settings
from sync.engine.events import Connection
from ui import theme
from ui.navigation import PEOPLE, Place
from ui.window import MainWindow
home = Home(Path(sys.argv[1]))
application = QApplication(sys.argv[:1])
speak(application, "nl")
theme.apply(application, "light")
unlocked = Unlocked(Identity("http://127.0.0.1:9/intranet", "p0"), "", b"b" * 32)
session = EngineSession(home, unlocked, SecretsOfThisRun())
window = MainWindow(session, Settings(home))
window.resize(1280, 800)
window.show()
if sys.argv[2] == "people":
    window.show_place(Place(PEOPLE))
def when_offline(state):
    if state.connection is Connection.OFFLINE:
        QTimer.singleShot(2000, lambda: application.exit(0))
session.state_changed.connect(when_offline)
session.start()
application.exec()
tell()
window.leave()
session.close()
"""


def resident(code: str, *arguments: str) -> float:
    """Give the MiB that a process has in memory in the end."""
    done = subprocess.run(
        [sys.executable, "-c", TELL + code, *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[-1])


def test_the_window_takes_little_more_memory_than_a_bare_one(tmp_path: Path, report: Report) -> None:
    home, _ = Directories(tmp_path).home(10_000)
    bare = resident(BARE)
    for screen in ("start", "people"):
        ours = resident(OURS, str(home.root), screen)
        assert ours > bare
        report.append(Figure(f"memory above a bare window, 10,000 people, {screen}", ours - bare, ROOM, "MiB", "<= 1"))
