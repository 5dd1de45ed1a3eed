"""A key typed in the directory to the rows painted, against one frame."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from desktop.session import CachedSession
from tests.benchmarks.conftest import Figure, Report
from tests.benchmarks.people import Directories
from ui import theme
from ui.people.screen import PeopleScreen
from ui.widgets.pictures import PictureLoader

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

FRAME = 16.0
TYPED = ("paspoorten", "van der meer", "anna de jong", "ytsma", "burgerzaken sneek", "rijbewijs")


@pytest.mark.parametrize("number", [10_000, 100_000])
def test_a_key_typed_is_rows_painted_within_a_frame(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, report: Report, number: int
) -> None:
    theme.apply(qapp, theme.LIGHT)
    home, unlocked = Directories(tmp_path).home(number)
    session = CachedSession(home, unlocked)
    pictures = PictureLoader(session)
    screen = PeopleScreen(session, pictures)
    qtbot.addWidget(screen)
    screen.resize(1100, 760)
    screen.show()
    screen.show_item("")
    qtbot.waitUntil(lambda: screen.finder.loaded and screen.model.found is not None, timeout=60_000)
    assert screen.model.rowCount() == number
    took = []
    for words in TYPED:
        for end in range(1, len(words) + 1):
            began = time.perf_counter()
            screen.list.search.setText(words[:end])
            qapp.processEvents()
            took.append((time.perf_counter() - began) * 1000)
        qtbot.waitUntil(lambda: screen.model.rowCount() > 0)
    screen.leave()
    pictures.close()
    session.close()
    took.sort()
    slow = took[int(len(took) * 0.95)]
    report.append(Figure(f"key to rows, {number:,} people, p95", slow, FRAME, "ms", "<= 1"))
