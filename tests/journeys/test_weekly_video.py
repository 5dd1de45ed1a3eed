"""The weekly film of the board, from the drop to a colleague who sees it on the train."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sync.models import Audience, is_waiting
from tests.films import film as recorded
from tests.films import noise_at
from ui.composer.film_picker import FilmPicker
from ui.navigation import NEWS, Place
from ui.news.screen import NewsScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sync.models import NewsItem
    from tests.journeys.conftest import Desk
    from tests.plone_server import Site, Somebody
    from ui.news.film.view import FilmView

pytest.importorskip(
    "PySide6.QtMultimedia", reason="no libraries for sound: apt-get install libpulse0", exc_type=ImportError
)
# Qt says so of a film whose server goes away while it is being opened again, which is what is tried here.
AWAY = "Could not open media"
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)", AWAY, extend=True)

SECONDS = 16
SRT = b"1\n00:00:00,000 --> 00:00:08,000\nGoedemorgen allemaal\n\n2\n00:00:08,000 --> 00:00:16,000\nTot volgende week\n"


def news_screen(desk: Desk) -> NewsScreen:
    desk.window.show_place(Place(NEWS, ""))
    screen = desk.window.screen_named(NEWS)
    assert isinstance(screen, NewsScreen)
    return screen


def published(desk: Desk, title: str, film: Path, captions: Path) -> NewsItem:
    """Drop a film and its captions on a text, choose a picture out of it, and give it to everyone."""
    screen = news_screen(desk)
    screen.overview.write.click()
    (window,) = screen.writing.windows.values()
    desk.type_into(window.page.title, title)
    desk.drop(window.page.editor.viewport(), film, captions)
    (picker,) = window.page.findChildren(FilmPicker)
    desk.until(lambda: len(picker.frames.buttons()) == 6)
    picker.frames.button(2).click()
    desk.type_into(picker.title, "Weekbericht")
    picker.put_in.click()
    window.forward.click()
    window.asking.question.buttons[Audience.EVERYONE].click()
    window.forward.click()

    def sent() -> list[NewsItem]:
        return [one for one in desk.session.queries.news(limit=500) if one.title == title and not is_waiting(one.uid)]

    desk.until(sent)
    desk.until_connected()
    desk.until(lambda: "waiting:" not in sent()[0].body_html and "data-film" in sent()[0].body_html)
    return sent()[0]


def opened(desk: Desk, uid: str) -> FilmView:
    desk.until(lambda: desk.session.queries.news_item(uid))
    desk.until(lambda: desk.session.queries.documents(uid))
    screen = news_screen(desk)
    desk.window.show_place(Place(NEWS, uid))
    desk.until(lambda: screen.article.body.films)
    (view,) = screen.article.body.films
    return view


def watched(desk: Desk, view: FilmView) -> None:
    """See to it that pictures really come."""
    frames: list[object] = []
    assert view.player is not None
    view.player.frame_changed.connect(frames.append)
    desk.until(lambda: len(frames) > 5)
    view.player.frame_changed.disconnect(frames.append)


def received(desk: Desk) -> int:
    engine = desk.session._engine._engine
    assert engine is not None
    return engine._intranet.traffic.received


def sought(desk: Desk, view: FilmView, milliseconds: int) -> None:
    view._seek(milliseconds)
    desk.until(lambda: view.player is not None and abs(view.player.position - milliseconds) < 2000)
    watched(desk, view)


def test_the_weekly_film_from_the_drop_to_a_colleague_on_the_train(
    site: Site, desk_of: Callable[[Somebody], Desk], tmp_path: Path
) -> None:
    film, captions = tmp_path / "week 48.mp4", tmp_path / "week 48.srt"
    size = len(recorded(film, SECONDS * 25, noise_at))
    captions.write_bytes(SRT)
    author, colleague = site.somebody("anna"), site.somebody("jelle")
    item = published(desk_of(author), site.name("Weekbericht "), film, captions)

    blocks = author.http.get(item.url).json()["blocks"]
    (block,) = (one for one in blocks.values() if one["@type"] == "video")
    assert block["title"] == "Weekbericht"
    assert colleague.http.get(f"{block['preview_image']}/@@images/image").status_code == 200
    assert item.picture is not None

    desk = desk_of(colleague)
    view = opened(desk, item.uid)
    assert view.film.title == "Weekbericht"
    assert view.film.poster_url
    assert view.film.captions is not None
    assert view.film.document.size is not None
    before = received(desk)
    view.picture.begin.click()
    desk.until(lambda: view.player is not None and view.player.length > 15_000)
    watched(desk, view)
    desk.until(lambda: view.picture.words == "Goedemorgen allemaal")
    QTest.keyClick(view.stage, Qt.Key.Key_Space)
    desk.until(lambda: view.player is not None and not view.player.is_playing)
    view._seek(13_000)
    desk.until(lambda: view.picture.words == "Tot volgende week")
    assert size > 40_000_000
    assert received(desk) - before < size / 2
    view._seek(9_000)  # a slow machine is at the end before it has shown much

    QTest.keyClick(view.stage, Qt.Key.Key_Space)
    watched(desk, view)
    with site.stopped():
        view._seek(4_000)
        desk.until(lambda: "verbinding" in view.said.text())
    desk.session.sync_now()
    desk.until(lambda: view.player is not None and view.player.is_playing)
    watched(desk, view)
    assert view.said.text() == ""
    QTest.keyClick(view.stage, Qt.Key.Key_Escape)

    view.keep.click()
    desk.until(lambda: view.keep.text() == "Offline bewaard")
    with site.stopped():
        desk.until_offline()
        before = received(desk)
        view.picture.begin.click()
        watched(desk, view)
        sought(desk, view, 11_000)
        assert received(desk) == before
        assert not list(desk.home.working_copies.rglob("*.mp4"))
        view.stop()
