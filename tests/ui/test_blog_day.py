"""Start reminds of a blog on the day on which it is written, and shows what came while one was away."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from sync.blogs import series_uid
from sync.cache.marks import Mark
from sync.models import Audience
from tests.ui.conftest import ME, NOW, Remembered
from tests.ui.test_window import Settings
from ui.navigation import NEWS, WRITE, Place
from ui.news.screen import NewsScreen
from ui.start.cards import Card
from ui.start.screen import StartScreen
from ui.widgets.dates import now
from ui.window import AWAY, MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession
    from ui.widgets.pictures import PictureLoader

WEEKLY = "Uit de wijk"


@pytest.fixture
def start(qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader) -> Iterator[StartScreen]:
    blog = fake_session.queries.news_item("blog-yusuf")
    assert blog is not None
    mine = replace(blog, author=ME.username, series=WEEKLY)
    fake_session.put(*(replace(mine, uid=f"b{week}", published=NOW - timedelta(weeks=week)) for week in (1, 2, 3)))
    made = StartScreen(fake_session, pictures, Remembered())
    qtbot.addWidget(made)
    yield made
    made.leave()


def cards(start: StartScreen) -> list[str]:
    return [card.accessibleName() for card in start.findChildren(Card) if not card.isHidden()]


def test_a_weekly_blog_is_on_the_start_screen_on_its_day(start: StartScreen) -> None:
    places: list[Place] = []
    start.place_requested.connect(places.append)
    assert cards(start) == [f"Today: {WEEKLY}"]

    (card,) = start.findChildren(Card)
    card.chosen.emit()

    assert places == [Place(NEWS, f"{WRITE}{WEEKLY}")]


def test_it_is_gone_for_who_wants_no_reminder(fake_session: FakeSession, start: StartScreen) -> None:
    fake_session.mark(Mark.BLOG_DAY, [series_uid(ME.username, WEEKLY)], on=True, value="0")

    start.show_what_is_new()

    assert cards(start) == []


def test_screens_show_anew_what_came_while_one_was_away(qtbot: QtBot, fake_session: FakeSession) -> None:
    window = MainWindow(fake_session, Settings())
    qtbot.addWidget(window)
    window.show_place(Place(NEWS))
    screen = window.screen_named(NEWS)
    assert isinstance(screen, NewsScreen)
    feed = screen.overview.list.feed

    window._left_at = now() - AWAY / 2
    window._note_visit(active=True)
    assert feed.divider == 0

    window._left_at = now() - timedelta(hours=5)
    window._note_visit(active=True)
    assert feed.divider == 1
    window.leave()


@pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)", extend=True)
def test_who_begins_to_write_from_there_has_the_series_chosen_already(
    qtbot: QtBot, fake_session: FakeSession, start: StartScreen
) -> None:
    window = MainWindow(fake_session, Settings())
    qtbot.addWidget(window)
    (card,) = start.findChildren(Card)
    start.place_requested.connect(window.show_place)

    card.chosen.emit()

    screen = window.screen_named(NEWS)
    assert isinstance(screen, NewsScreen)
    (composer,) = screen.writing.windows.values()
    choices = composer.asking.choices
    choices.show_audience(Audience.EVERYONE)
    assert choices.blog.isChecked()
    assert choices.series.currentText() == WEEKLY
    assert window.here.uid == ""
    window.leave()
