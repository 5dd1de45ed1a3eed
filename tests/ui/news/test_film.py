"""A film plays where it stands in the article, and everything about it can be done by keyboard."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sync.cache.marks import Mark
from sync.engine.events import Connection, Direction, SyncState, Transfer, TransferStatus
from sync.errors import ChangedMeanwhile, Gone, ServerAway, SessionExpired
from sync.models import Document
from tests.films import film as recorded
from tests.films import hue_at
from tests.ui.conftest import NOW, SITE
from tests.ui.news.readable import FakeFilms
from ui.news.body import ArticleBody
from ui.news.film.player import FilmPlayer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtMultimedia import QVideoFrame
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession
    from ui.news.film.view import FilmView
    from ui.widgets.pictures import PictureLoader

pytest.importorskip(
    "PySide6.QtMultimedia", reason="no libraries for sound: apt-get install libpulse0", exc_type=ImportError
)

WITHIN = 20_000
SECONDS = 20
VTT = b"WEBVTT\n\n00:00.000 --> 00:08.000\nGoedemorgen allemaal\n\n00:09.000 --> 00:20.000\nTot volgende week\n"
POST = "nieuws-week"


def attached(uid: str, name: str, kind: str, size: int) -> Document:
    url = f"{SITE}/news/week/{name}"
    return Document(
        uid=uid, url=url, modified=NOW, title=name, team_uid="", folder_uid=POST, filename=name, content_type=kind,
        size=size,
    )  # fmt: skip


MARKUP = (
    "<p>Deze week van het bestuur.</p>"
    f'<div data-part="b1"><p><a href="{SITE}/news/week/week.mp4">Weekbericht van het bestuur</a></p></div>'
    '<p>En elders: <a href="https://www.youtube.com/watch?v=x">www.youtube.com</a></p>'
)


@pytest.fixture(scope="module")
def week(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> bytes:  # noqa: ARG001  Qt has to be there
    return recorded(tmp_path_factory.mktemp("films") / "week.mp4", SECONDS * 25)


@pytest.fixture
def films(fake_session: FakeSession, week: bytes) -> FakeFilms:
    desk = FakeFilms(fake_session)
    fake_session.films = desk
    desk.bodies = {"week": week, "woorden": VTT}
    fake_session.put(
        attached("week", "week.mp4", "video/mp4", len(week)), attached("woorden", "week.nl.vtt", "text/vtt", len(VTT))
    )
    return desk


@pytest.fixture
def body(
    qtbot: QtBot,
    fake_session: FakeSession,
    pictures: PictureLoader,
    films: FakeFilms,  # noqa: ARG001  put there
) -> Iterator[ArticleBody]:
    body = ArticleBody(fake_session, pictures)
    qtbot.addWidget(body)
    body.resize(720, 800)
    body.show_html(MARKUP, POST)
    body.show()
    yield body
    body.show_html("")


@pytest.fixture
def view(body: ArticleBody) -> FilmView:
    (view,) = body.films
    return view


def playing(qtbot: QtBot, view: FilmView) -> FilmView:
    view.picture.begin.click()
    qtbot.waitUntil(lambda: view.player is not None and view.player.is_playing, timeout=WITHIN)
    qtbot.waitUntil(lambda: view.player is not None and view.player.position > 0, timeout=WITHIN)
    return view


def at(view: FilmView) -> int:
    assert view.player is not None
    return view.player.position


def test_a_film_stands_between_the_text_before_and_behind_it(body: ArticleBody, view: FilmView) -> None:
    assert [text.toPlainText() for text in body.texts] == ["Deze week van het bestuur.", "En elders: www.youtube.com"]
    assert (view.film.document.uid, view.film.title) == ("week", "Weekbericht van het bestuur")
    assert view.film.captions is not None
    assert view.film.captions.uid == "woorden"
    assert view.picture.begin.accessibleName() == "Play film: Weekbericht van het bestuur"
    assert view.player is None  # nothing of a film is read before somebody wants to see it


def test_a_film_of_the_post_that_the_text_does_not_name_follows_it(body: ArticleBody) -> None:
    body.show_html("<p>Alleen tekst.</p>", POST)
    assert [view.film.document.uid for view in body.films] == ["week"]


def test_a_link_to_a_film_elsewhere_stays_a_link(body: ArticleBody) -> None:
    body.show_html('<p><a href="https://vimeo.com/1.mp4">vimeo.com</a></p>', "")
    assert not body.films
    assert len(body.texts) == 1


def test_frames_arrive_and_captions_are_written(qtbot: QtBot, view: FilmView) -> None:
    seen: list[QVideoFrame] = []
    playing(qtbot, view)
    assert view.player is not None
    view.player.frame_changed.connect(seen.append)
    qtbot.waitUntil(lambda: len(seen) > 3, timeout=WITHIN)
    shown = seen[-1].toImage().pixelColor(100, 100)
    expected = hue_at(seen[-1].startTime() // 40_000)
    assert abs(shown.red() - expected.red()) + abs(shown.green() - expected.green()) < 80
    qtbot.waitUntil(lambda: view.picture.words == "Goedemorgen allemaal", timeout=WITHIN)
    assert view.controls.time.text().endswith("/ 0:20")
    QTest.keyClick(view.stage, Qt.Key.Key_C)
    assert view.picture.words == ""


@pytest.mark.qt_log_ignore(
    "mapTo.*parent must be in parent hierarchy", extend=True
)  # a frame of Qt's own, put elsewhere
def test_everything_can_be_done_by_keyboard(qtbot: QtBot, view: FilmView) -> None:
    playing(qtbot, view)
    assert view.player is not None
    QTest.keyClick(view.stage, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: view.player is not None and not view.player.is_playing)
    before = at(view)
    QTest.keyClick(view.controls.bar, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: abs(at(view) - before - 10_000) < 200, timeout=WITHIN)
    qtbot.waitUntil(lambda: view.picture.words == "Tot volgende week", timeout=WITHIN)
    QTest.keyClick(view.stage, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: abs(at(view) - before) < 200, timeout=WITHIN)
    QTest.keyClick(view.stage, Qt.Key.Key_Down)
    assert view.player.volume == 70
    QTest.keyClick(view.stage, Qt.Key.Key_M)
    assert "Sound on" in view.controls.mute.toolTip()
    QTest.keyClick(view.stage, Qt.Key.Key_Up)
    assert view.player.volume == 80
    assert "Sound off" in view.controls.mute.toolTip()
    for key, speed in ((Qt.Key.Key_Greater, "1.25"), (Qt.Key.Key_Less, "1"), (Qt.Key.Key_Less, "0.75")):
        QTest.keyClick(view.stage, key)
        assert view.controls.speed.text()[:-1] == speed
    QTest.keyClick(view.stage, Qt.Key.Key_Less)
    assert view.player.speed == 0.75
    QTest.keyClick(view.stage, Qt.Key.Key_F)
    assert view.stage.window().isFullScreen()
    QTest.keyClick(view.stage, Qt.Key.Key_Escape)
    assert view.stage.window() is view.window()
    assert not view.picture.begin.isVisible()
    QTest.keyClick(view.stage, Qt.Key.Key_Escape)
    assert view.picture.begin.isVisible()


def test_a_click_on_the_bar_goes_there(qtbot: QtBot, view: FilmView) -> None:
    playing(qtbot, view)
    bar = view.controls.bar
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.rect().center())
    qtbot.waitUntil(lambda: abs(at(view) - SECONDS * 500) < 1500, timeout=WITHIN)
    assert bar.accessibleDescription().startswith(("0:09", "0:10", "0:11"))


def test_one_goes_on_where_one_stopped(qtbot: QtBot, view: FilmView, fake_session: FakeSession) -> None:
    playing(qtbot, view)
    view._seek(9_000)
    qtbot.waitUntil(lambda: at(view) >= 9_000, timeout=WITHIN)
    view.hide()
    assert int(fake_session.queries.marked(Mark.STOPPED_AT)["week"]) >= 9_000
    view.show()
    view._stopped_at = 0  # as after a restart of the program
    playing(qtbot, view)
    assert at(view) >= 9_000


def test_a_film_that_was_seen_begins_anew(qtbot: QtBot, view: FilmView, fake_session: FakeSession) -> None:
    playing(qtbot, view)
    view._seek(SECONDS * 1000 - 300)
    qtbot.waitUntil(view.picture.begin.isVisible, timeout=WITHIN)
    assert not fake_session.queries.marked(Mark.STOPPED_AT)


def test_leaving_lets_go_of_the_film_at_once_also_when_it_waits(qtbot: QtBot, view: FilmView, films: FakeFilms) -> None:
    playing(qtbot, view)
    assert view.player is not None
    source = films.opened[0]
    source.flows.clear()
    view._seek(15_000)
    view._seek(5_000)
    qtbot.waitUntil(lambda: view.player is not None and view.player.is_waiting, timeout=WITHIN)
    assert view.said.text() == "Fetching…"
    media = view.player._media
    assert media is not None
    with qtbot.waitSignal(media.destroyed, timeout=WITHIN):
        view.hide()
    assert source.is_closed
    assert not any(name == "MainThread" for name in source.threads)


def test_a_film_that_waited_goes_on_where_it_was_sought(qtbot: QtBot, view: FilmView, films: FakeFilms) -> None:
    playing(qtbot, view)
    films.opened[0].flows.clear()
    view._seek(15_000)
    view._seek(10_000)
    qtbot.waitUntil(lambda: view.player is not None and view.player.is_waiting, timeout=WITHIN)
    view._seek(12_000)
    films.opened[0].flows.set()
    qtbot.waitUntil(lambda: 12_000 <= at(view) < 14_000, timeout=WITHIN)


def test_what_is_pressed_while_a_film_is_fetched_counts(qtbot: QtBot, view: FilmView, films: FakeFilms) -> None:
    playing(qtbot, view)
    QTest.keyClick(view.stage, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: view.player is not None and not view.player.is_playing)
    assert view.player is not None
    source = films.opened[0]
    source.flows.clear()
    view.player._load_again(9_000)
    QTest.keyClick(view.stage, Qt.Key.Key_Space)
    QTest.keyClick(view.stage, Qt.Key.Key_Left)
    QTest.keyClick(view.stage, Qt.Key.Key_Right)
    assert "Pause" in view.controls.play.toolTip()
    source.flows.set()
    qtbot.waitUntil(lambda: at(view) > 10_000, timeout=WITHIN)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ServerAway(), "The connection was lost"),
        (SessionExpired(), "sign in again"),
        (ChangedMeanwhile(), "replaced by another"),
        (Gone(), "no longer there"),
    ],
)
def test_what_went_wrong_is_said_and_one_goes_on_where_one_was(
    qtbot: QtBot, view: FilmView, films: FakeFilms, error: Exception, words: str
) -> None:
    playing(qtbot, view)
    view._seek(9_000)
    qtbot.waitUntil(lambda: at(view) >= 9_000, timeout=WITHIN)
    view._note_place()
    films.opened[0].error = error  # type: ignore[assignment]  # one of ours
    view._seek(0)
    qtbot.waitUntil(lambda: words in view.said.text(), timeout=WITHIN)
    assert not view.action.isHidden()
    view.action.click()
    qtbot.waitUntil(lambda: view.player is not None and view.player.is_playing, timeout=WITHIN)
    qtbot.waitUntil(lambda: at(view) >= 9_000, timeout=WITHIN)
    assert view.said.text() == ""


def test_after_a_break_a_film_goes_on_by_itself(
    qtbot: QtBot, view: FilmView, films: FakeFilms, fake_session: FakeSession
) -> None:
    playing(qtbot, view)
    films.opened[0].error = ServerAway()
    view._seek(9_000)
    qtbot.waitUntil(lambda: "connection was lost" in view.said.text(), timeout=WITHIN)
    fake_session.become(SyncState(connection=Connection.ONLINE))
    qtbot.waitUntil(lambda: view.player is not None and view.player.is_playing, timeout=WITHIN)


@pytest.mark.qt_log_ignore("Could not open media", extend=True)
def test_what_is_no_film_is_offered_to_its_usual_program(
    qtbot: QtBot, body: ArticleBody, view: FilmView, films: FakeFilms
) -> None:
    films.bodies["week"] = bytes(range(256)) * 100
    view.picture.begin.click()
    qtbot.waitUntil(lambda: "cannot be played" in view.said.text(), timeout=WITHIN)
    with qtbot.waitSignal(body.open_wanted) as wanted:
        view.action.click()
    assert wanted.args == ["week"]


class Given:
    """What a colleague sent as a film."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def size(self) -> int:
        return len(self._body)

    def read(self, offset: int, size: int, _within: float) -> bytes:
        return self._body[offset : offset + size]

    def close(self) -> None:
        pass


@pytest.mark.qt_log_ignore("Could not open media", extend=True)
def test_what_is_a_list_of_addresses_asks_none_of_them(qtbot: QtBot) -> None:
    asked: list[str] = []

    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_told: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as elsewhere:
        threading.Thread(target=elsewhere.serve_forever, daemon=True).start()
        listed = f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nhttp://127.0.0.1:{elsewhere.server_port}/1.ts\n"
        player = FilmPlayer()
        with qtbot.waitSignal(player.failed, timeout=WITHIN):
            player.open(Given(f"{listed}#EXT-X-ENDLIST\n".encode()), "weekbericht.m3u8")
        elsewhere.shutdown()
    player.deleteLater()
    assert asked == []


def test_without_libraries_for_sound_it_is_offered_too(
    view: FilmView, monkeypatch: pytest.MonkeyPatch, films: FakeFilms
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "PySide6.QtMultimedia", None)
    view.picture.begin.click()
    assert "cannot be played" in view.said.text()
    assert films.opened[0].is_closed


def test_a_film_is_kept_offline_and_it_is_said_how_far_that_is(view: FilmView, fake_session: FakeSession) -> None:
    assert view.keep.text() == "Keep offline"
    view.keep.click()
    assert fake_session.asked[-1] == ("keep_offline", (("week",), True))
    assert view.keep.text() == "Will be fetched"
    running = Transfer(
        key="week", direction=Direction.DOWN, status=TransferStatus.RUNNING, title="", document_uid="week", done=1,
        total=4,
    )  # fmt: skip
    fake_session.transfer_changed.emit(running)
    assert view.keep.text() == "Being fetched: 25 %"
    document = fake_session.queries.document("week")
    assert document is not None
    fake_session.store.offline.arrived([(document, 10)], NOW)
    fake_session.put(document)
    view.keep._show()
    assert view.keep.text() == "Kept offline"
