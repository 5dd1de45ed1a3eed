"""What the directory takes from a key, a choice or a turn of the wheel to the rows painted, against one frame."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

import pytest

from desktop.session import CachedSession
from sync.cache.answers import PersonFilter
from sync.cache.store import Store
from tests.benchmarks.conftest import Figure, Report
from tests.benchmarks.people import SITE, Directories
from tests.pictures import small_png
from ui import theme
from ui.people.screen import PeopleScreen
from ui.widgets.pictures import PictureLoader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

FRAME = 16.0
PORTRAIT = f"{SITE}/people/p0/@@images/image-128.png"
TYPED = ("paspoorten", "van der meer", "anna de jong", "ytsma", "burgerzaken sneek", "rijbewijs")


NUMBERS = pytest.mark.parametrize("number", [10_000, 100_000])


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication, tmp_path: Path, number: int) -> Iterator[PeopleScreen]:
    """The People screen of a directory that has been read."""
    theme.apply(qapp, theme.LIGHT)
    home, unlocked = Directories(tmp_path).home(number)
    session = CachedSession(home, unlocked)
    pictures = PictureLoader(session)
    made = PeopleScreen(session, pictures)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    made.show_item("")
    qtbot.waitUntil(lambda: made.finder.loaded and made.model.found is not None, timeout=60_000)
    assert made.model.rowCount() == number
    yield made
    made.leave()
    pictures.close()
    session.close()


@NUMBERS
def test_a_key_typed_is_rows_painted_within_a_frame(
    qapp: QApplication, report: Report, screen: PeopleScreen, number: int
) -> None:
    beginnings = [words[:end] for words in TYPED for end in range(1, len(words) + 1)]
    took = [timed(qapp, partial(screen.list.search.setText, text)) for text in beginnings]
    assert screen.model.rowCount() > 0
    report.append(Figure(f"key to rows, {number:,} people, p95", slow(took), FRAME, "ms", "<= 1"))


@NUMBERS
def test_a_filter_chosen_is_rows_painted_within_a_frame(
    qapp: QApplication, report: Report, screen: PeopleScreen, number: int
) -> None:
    found = screen.finder.find(PersonFilter())
    places, teams = list(dict(found.locations)), list(dict(found.departments))
    chosen = [PersonFilter(location=place, department=team) for place in places for team in ("", *teams)]
    took = [timed(qapp, partial(screen.list.set_query, query)) for query in chosen]
    assert 0 < screen.model.rowCount() < number
    report.append(Figure(f"filter to rows, {number:,} people, p95", slow(took), FRAME, "ms", "<= 1"))


@NUMBERS
def test_scrolling_has_no_hitch(qapp: QApplication, report: Report, screen: PeopleScreen, number: int) -> None:
    bar = screen.list.view.verticalScrollBar()
    rows = 10_000 * screen.list.view.rowHeight(0)
    steps = range(0, min(rows, bar.maximum()), max(1, rows // 500))
    took = [timed(qapp, partial(bar.setValue, value)) for value in steps]
    assert bar.value() > 0
    report.append(Figure(f"a step of scrolling through 10,000 of {number:,}, p95", slow(took), FRAME, "ms", "<= 1"))


def timed(qapp: QApplication, act: Callable[[], object]) -> float:
    """Give how long it takes to act and to paint what follows, in milliseconds."""
    began = time.perf_counter()
    act()
    qapp.processEvents()
    return (time.perf_counter() - began) * 1000


def slow(took: list[float]) -> float:
    """Give the 95th percentile."""
    return sorted(took)[int(len(took) * 0.95)]


def test_the_first_portrait_is_there_soon(qtbot: QtBot, qapp: QApplication, tmp_path: Path, report: Report) -> None:
    """From asking for a portrait of 128 pixels that the cache has until it can be drawn."""
    theme.apply(qapp, theme.LIGHT)
    home, unlocked = Directories(tmp_path).home(10)
    store = Store.open(home.cache_file, unlocked.key)
    store.save_picture(PORTRAIT, small_png(128, 128))
    store.close()
    session = CachedSession(home, unlocked)
    pictures = PictureLoader(session)
    began = time.perf_counter()
    with qtbot.waitSignal(pictures.ready):
        assert pictures.pixmap_at(PORTRAIT, 44, 44, 2.0) is None
    took = (time.perf_counter() - began) * 1000
    pictures.close()
    session.close()
    report.append(Figure("first portrait", took, FRAME, "ms", ""))
