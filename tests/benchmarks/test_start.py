"""Cold start to the first cached screen painted, against a bare window; the whole process both times."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.conftest import ROOT, Figure, Report
from tests.benchmarks.people import Directories

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = 9
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication(sys.argv[:1])
window = QWidget()
window.resize(1280, 800)
window.show()
QTimer.singleShot(0, application.quit)
application.exec()
"""
OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.home import Home
from desktop.identity import Identity, Unlocked
from desktop.language import speak
from desktop.session import CachedSession
from desktop.settings import Settings
from ui import theme
from ui.window import MainWindow
home = Home(Path(sys.argv[1]))
application = QApplication(sys.argv[:1])
speak(application, "nl")
theme.apply(application, "light")
session = CachedSession(home, Unlocked(Identity("https://intranet.example.org", "p0"), "", b"b" * 32))
window = MainWindow(session, Settings(home))
window.resize(1280, 800)
window.show()
window.repaint()
print(session.queries.counts())
QTimer.singleShot(0, lambda: application.exit(0))
application.exec()
window.leave()
session.close()
"""


def seconds(code: str, *arguments: str) -> tuple[float, str]:
    """Run in a process of its own that finds its modules compiled, as an installed program does."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    return time.perf_counter() - began, done.stdout


@pytest.mark.parametrize("number", [1_000, 10_000])
def test_the_first_screen_is_there_soon(tmp_path: Path, report: Report, number: int) -> None:
    home, _ = Directories(tmp_path).home(number)
    pairs = []
    for _ in range(ROUNDS):
        bare, _ = seconds(BARE)
        ours, said = seconds(OURS, str(home.root))
        assert str(number) in said
        pairs.append((ours, bare))
    middle = sorted(pairs, key=lambda pair: pair[0] / pair[1])[ROUNDS // 2]
    report.append(Figure(f"cold start, {number:,} people", middle[0], middle[1], "s", "<= 2.5"))
    assert statistics.median(ours for ours, _ in pairs) > 0
