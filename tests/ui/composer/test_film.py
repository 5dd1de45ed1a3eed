"""A film that is put into a text goes along with a picture out of it, and with what is said in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sync.engine.posting import with_references, without_attachments
from tests.films import film as recorded
from tests.films import hue_at
from ui.composer.draft import Draft
from ui.composer.film_picker import FilmPicker
from ui.composer.page import WritePage
from ui.people.finder import Finder
from ui.widgets.background import Background

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession
    from ui.widgets.pictures import PictureLoader

pytest.importorskip(
    "PySide6.QtMultimedia", reason="no libraries for sound: apt-get install libpulse0", exc_type=ImportError
)

WITHIN = 30_000
SRT = b"1\r\n00:00:01,000 --> 00:00:02,000\r\nGoedemorgen\r\n"
PART = re.compile(
    r'<div data-part="(\w{32})"><p><a href="attached:(\w{32})" data-film="attached:(\w{32})" '
    r'data-captions="attached:(\w{32})">Weekbericht &amp; meer</a></p></div>'
)


@pytest.fixture(scope="module")
def film(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001  Qt has to be there
    path = tmp_path_factory.mktemp("films") / "week 48.mp4"
    recorded(path, 150)
    return path


@pytest.fixture
def page(qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader) -> Iterator[WritePage]:
    background = Background(fake_session)
    finder = Finder(fake_session, background)
    page = WritePage(fake_session, Draft(), pictures, finder, background)
    qtbot.addWidget(page)
    page.show()
    yield page
    page.close_down()
    background.close()


def asked_about(qtbot: QtBot, page: WritePage, *paths: Path) -> FilmPicker:
    page.enclosures.take_files(paths)
    (picker,) = page.findChildren(FilmPicker)
    qtbot.waitUntil(lambda: len(picker.frames.buttons()) == 6, timeout=WITHIN)
    return picker


def test_a_film_goes_along_with_the_picture_and_the_captions_that_were_chosen(
    qtbot: QtBot, page: WritePage, fake_session: FakeSession, film: Path, tmp_path: Path
) -> None:
    words = tmp_path / "gesproken.srt"
    words.write_bytes(SRT)
    picker = asked_about(qtbot, page, film, words)
    assert picker.words.text() == "1 caption(s) go along."
    assert "MP4" in picker.facts.text()
    assert "0:06" in picker.facts.text()
    assert "may not" not in picker.facts.text()
    picker.frames.button(2).click()
    picker.title.setText("Weekbericht & meer")
    picker.put_in.click()
    found = PART.match(page.editor.html())
    assert found is not None, page.editor.html()
    part, file, poster, captions = found.groups()
    assert part == file
    named = {one.key: one for one in page.enclosures.named_in((page.editor.html(),))}
    assert set(named) == {file, poster, captions}
    assert named[file].path == film
    assert (named[captions].filename, named[captions].content_type) == ("week 48.vtt", "text/vtt")
    assert named[poster].content_type in ("image/jpeg", "image/png")
    assert page.front.src == f"attached:{poster}"
    image = page.gallery.pixmap(page.front.src)
    assert image is not None
    expected, shown = hue_at(round(150 * 2.5 / 6)), image.toImage().pixelColor(100, 100)
    assert abs(expected.hsvHue() - shown.hsvHue()) < 80
    written, drawn = (fake_session.queries.attachment(key) for key in (captions, poster))
    assert written is not None
    assert written.startswith(b"WEBVTT")
    assert len(drawn or b"") == named[poster].size


def test_the_text_of_a_film_is_sent_in_the_way_that_posts_are(qtbot: QtBot, page: WritePage, film: Path) -> None:
    asked_about(qtbot, page, film).put_in.click()
    body = page.editor.html()
    assert "<p>week 48</p>" in without_attachments(body)
    assert "attached:" not in without_attachments(body)
    sent = with_references(body, page.enclosures.named_in((body,)))
    assert sent.count("resolveuid/waiting:") == 2
    assert "attached:" not in sent


def test_captions_that_lie_beside_a_film_go_along(qtbot: QtBot, page: WritePage, film: Path) -> None:
    beside = film.with_suffix(".vtt")
    beside.write_bytes(b"WEBVTT\n\n00:01.000 --> 00:02.000\nDag\n\n00:03.000 --> 00:04.000\nDag dag\n")
    try:
        assert asked_about(qtbot, page, film).words.text() == "2 caption(s) go along."
    finally:
        beside.unlink()


def test_what_is_no_captions_is_said(qtbot: QtBot, page: WritePage, film: Path, tmp_path: Path) -> None:
    picker = asked_about(qtbot, page, film)
    wrong = tmp_path / "brief.txt"
    wrong.write_text("Geachte heer")
    picker.take_captions(wrong)
    assert "no captions in it" in picker.trouble.text()
    picker.reject()
    assert page.editor.html() == ""


@pytest.mark.qt_log_ignore("Could not open media", extend=True)
def test_of_a_film_of_another_kind_it_is_said_who_may_not_see_it(qtbot: QtBot, page: WritePage, tmp_path: Path) -> None:
    strange = tmp_path / "week.wmv"
    strange.write_bytes(bytes(range(256)) * 64)
    page.enclosures.take_files([strange])
    (picker,) = page.findChildren(FilmPicker)
    assert "may not be able to play" in picker.facts.text()
    qtbot.waitUntil(lambda: "no picture of it" in picker.trouble.text(), timeout=WITHIN)
    picker.put_in.click()
    assert 'data-film=""' in page.editor.html()
    assert page.front.src == ""
