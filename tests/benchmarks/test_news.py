"""What ten thousand news items cost: the screen opened, a filter, a turn of the wheel, a long article, memory.

Times are those for which the main thread is busy: while it is, nothing moves on the screen.
"""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.session import CachedSession
from sync.cache.marks import Mark
from sync.cache.store import Store
from sync.models import Audience, NewsItem, Picture, Scale
from tests.benchmarks.conftest import Figure, Report
from tests.benchmarks.people import SITE, Directories
from tests.benchmarks.test_directory import FRAME, slow
from tests.pictures import small_png
from ui import theme
from ui.news.screen import NewsScreen
from ui.widgets.pictures import PictureLoader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

ITEMS = 10_000
PEOPLE = 500
SOON = 100.0
"""Milliseconds in which a screen has to be there for nobody to wait."""
ROOM = 64.0
"""MiB that scrolling through everything may add, pictures included."""
WORDS = "De gemeente vernieuwt het riool in de Havenstraat en legt daarna nieuwe bomen en bankjes aan. " * 12
PARAGRAPHS = 400


def item(number: int) -> NewsItem:
    when = datetime(2026, 11, 1, tzinfo=UTC) - timedelta(hours=number)
    picture = f"{SITE}/news/n{number}/@@images/image-800.png"
    team = number % 4 == 1
    return NewsItem(
        uid=f"n{number}",
        url=f"{SITE}/news/n{number}",
        modified=when,
        published=when,
        title=f"Bericht {number}: de Havenstraat in Wytsum gaat open en weer dicht",
        lead="Maandag begint het werk aan riolering, bestrating en bomen. Wat betekent dat voor collega's?",
        body_html=f"<p>{WORDS}</p>" * 4,
        picture=Picture(scales=(Scale(url=picture, width=800, height=450),)) if number % 2 else None,
        author=f"p{number % PEOPLE}",
        audience=Audience.TEAM if team else Audience.EVERYONE,
        team_uid="t1" if team else "",
        official=number % 9 == 0,
        pinned=number % 3000 == 9 * 100,
        blog=number % 5 == 0,
        series=f"Reeks {number % 7}" if number % 5 == 0 else "",
    )


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[CachedSession]:
    theme.apply(qapp, theme.LIGHT)
    home, unlocked = Directories(tmp_path).home(PEOPLE)
    store = Store.open(home.cache_file, unlocked.key)
    store.apply(item(number) for number in range(ITEMS))
    store.mark_read([f"n{number}" for number in range(300, ITEMS)])
    store.mark(Mark.SAVED, [f"n{number}" for number in range(0, ITEMS, 50)], on=True)
    store.mark(Mark.FOLLOWED, [f"p{number}" for number in range(20)] + ["series:p5/Reeks 5"], on=True)
    body = small_png(800, 450)
    for number in range(1, 400, 2):
        store.save_picture(f"{SITE}/news/n{number}/@@images/image-800.png", body)
    store.close()
    made = CachedSession(home, unlocked)
    yield made
    made.close()


@pytest.fixture
def screen(qtbot: QtBot, session: CachedSession) -> Iterator[NewsScreen]:
    pictures = PictureLoader(session)
    made = NewsScreen(session, pictures)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    made.show_item("")
    qtbot.waitUntil(lambda: made.overview.list.feed.rowCount() == ITEMS and not pictures._asked)
    yield made
    made.leave()
    pictures.close()


def busy(qapp: QApplication, act: Callable[[], object]) -> float:
    """Give how long this thread works at acting and painting what follows, in milliseconds."""
    began = time.thread_time()
    act()
    qapp.processEvents()
    return (time.thread_time() - began) * 1000


def resident() -> float:
    """Give what this process has in memory, in MiB."""
    found = re.search(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def test_the_news_is_there_soon(qtbot: QtBot, qapp: QApplication, session: CachedSession, report: Report) -> None:
    pictures = PictureLoader(session)

    def begin() -> NewsScreen:
        made = NewsScreen(session, pictures)
        qtbot.addWidget(made)
        made.resize(1100, 760)
        made.show()
        made.show_item("")
        return made

    made: list[NewsScreen] = []
    took = busy(qapp, lambda: made.append(begin()))
    assert made[0].overview.list.feed.rowCount() == ITEMS
    made[0].leave()
    pictures.close()
    report.append(Figure(f"opening the news, {ITEMS:,} items", took, SOON, "ms", "<= 1"))


def test_a_filter_chosen_is_cards_painted(qapp: QApplication, report: Report, screen: NewsScreen) -> None:
    filters = screen.overview.filters
    took = [busy(qapp, partial(filters.choose, number % len(filters.pills))) for number in range(1, 60)]
    assert screen.overview.list.feed.rowCount() > 0
    report.append(Figure(f"filter to cards, {ITEMS:,} items, p95", slow(took), 2 * FRAME, "ms", "<= 1"))


def test_scrolling_has_no_hitch_and_takes_no_memory(qapp: QApplication, report: Report, screen: NewsScreen) -> None:
    bar = screen.overview.list.verticalScrollBar()
    before = resident()
    took = [busy(qapp, partial(bar.setValue, bar.maximum() * step // 1500)) for step in range(1500)]
    wheel = [busy(qapp, partial(bar.setValue, 120 * step)) for step in range(600)]
    assert bar.maximum() > ITEMS * 100
    report.append(Figure(f"a turn of the wheel, {ITEMS:,} items, p95", slow(wheel), FRAME, "ms", "<= 1"))
    report.append(Figure(f"a leap through {ITEMS:,} items, p95", slow(took), FRAME, "ms", "<= 1"))
    report.append(Figure("memory that scrolling takes", resident() - before, ROOM, "MiB", "<= 1"))


def test_news_that_arrives_is_shown_without_a_hitch(qapp: QApplication, report: Report, screen: NewsScreen) -> None:
    took = [busy(qapp, screen.overview.refresh) for _ in range(60)]
    report.append(Figure(f"reading {ITEMS:,} items again, p95", slow(took), 2 * FRAME, "ms", "<= 1"))


def test_a_long_article_is_there_soon(
    qapp: QApplication, report: Report, session: CachedSession, screen: NewsScreen
) -> None:
    paragraph = f"<h2>Kop</h2><p>{WORDS}</p><blockquote><p>Citaat</p></blockquote><pre>x = 1</pre>"
    body = paragraph * (PARAGRAPHS // 4) + "<table><tr><td>a</td><td>b</td></tr></table>" * 10
    usual = busy(qapp, lambda: screen.show_item("n1"))
    report.append(Figure("an article opened", usual, SOON, "ms", "<= 1"))
    took = busy(qapp, lambda: screen.article.body.show_html(body, "n1"))
    report.append(Figure(f"a text of {len(body) // 6:,} words laid out", took, 5 * SOON, "ms", "<= 1"))
    assert screen.article.item == session.queries.news_item("n1")
