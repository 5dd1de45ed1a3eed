"""What is written on the train arrives once, whole; and two machines that change the same text lose nothing of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from sync.engine.posting import Posting
from sync.errors import Conflict
from sync.models import Audience, is_waiting
from tests.pictures import small_png
from ui.navigation import NEWS, Place
from ui.news.screen import NewsScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sync.models import Fields, NewsItem
    from tests.journeys.conftest import Desk
    from tests.plone_server import Site, Somebody
    from ui.composer.window import ComposerWindow

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints|grabbing)", extend=True)

OK, UNAUTHORISED = 200, 401


def news_screen(desk: Desk) -> NewsScreen:
    desk.window.show_place(Place(NEWS, ""))
    screen = desk.window.screen_named(NEWS)
    assert isinstance(screen, NewsScreen)
    return screen


def composer(screen: NewsScreen) -> ComposerWindow:
    (window,) = screen.writing.windows.values()
    return window


def titled(desk: Desk, title: str) -> NewsItem | None:
    return next((item for item in desk.session.queries.news(limit=500) if item.title == title), None)


def is_whole(item: NewsItem | None) -> bool:
    return item is not None and not is_waiting(item.uid) and "@@images" in item.body_html


def test_a_post_with_a_picture_and_a_comment_wait_for_the_network_and_arrive_once(
    site: Site, desk_of: Callable[[Somebody], Desk], tmp_path: Path
) -> None:
    author, colleague = site.somebody("jelle"), site.somebody("hinke")
    desk, other = desk_of(author), desk_of(colleague)
    picture = tmp_path / "trein.png"
    picture.write_bytes(small_png(300, 200))
    title = site.name("Onderweg ")
    screen = news_screen(desk)
    with site.stopped():
        desk.until_offline()
        screen.overview.write.click()
        window = composer(screen)
        desk.type_into(window.page.title, title)
        desk.type_into(window.page.editor, "Uit de trein")
        desk.drop(window.page.editor.viewport(), picture)
        desk.until(lambda: window.page.undescribed == 1)
        window.page.editor.describe(window.page.editor.first_undescribed(), "Een trein")
        window.forward.click()
        window.asking.question.buttons[Audience.EVERYONE].click()
        window.forward.click()
        desk.until(lambda: titled(desk, title))
        waiting = titled(desk, title)
        assert waiting is not None
        assert is_waiting(waiting.uid)
        assert waiting.audience is Audience.EVERYONE
        desk.session.comment(waiting.uid, "Wie rijdt mee?")
        desk.until(lambda: desk.session.queries.comments(waiting.uid))
    desk.session.sync_now()
    desk.until(lambda: is_whole(titled(desk, title)) and not desk.session.queries.outbox())
    assert len(author.found(Title=title, portal_type="News Item")) == 1
    other.session.sync_now()
    other.until(lambda: (item := titled(other, title)) and other.session.queries.comments(item.uid))
    item = titled(other, title)
    assert item is not None
    assert [one.text for one in other.session.queries.comments(item.uid)] == ["Wie rijdt mee?"]
    shown = item.body_html.partition('src="')[2].partition('"')[0]
    assert colleague.http.get(shown).headers["content-type"].startswith("image/")


def changed(desk: Desk, item: NewsItem, words: str) -> ComposerWindow:
    """Change the text of a post in the composer, without saving it."""
    screen = news_screen(desk)
    screen.writing.edit(item.uid)
    window = composer(screen)
    window.page.editor.selectAll()
    desk.type_into(window.page.editor, words)
    return window


def test_a_text_that_is_changed_on_two_machines_at_once_is_asked_about(
    site: Site, desk_of: Callable[[Somebody], Desk]
) -> None:
    author = site.somebody("jelle")
    title = site.name("Rooster ")
    slate = {"@type": "slate", "value": [{"type": "p", "children": [{"text": "Maandag"}]}], "plaintext": "Maandag"}
    blocks = {"blocks": {"a": slate}, "blocks_layout": {"items": ["a"]}}
    url = author.create("/news", "News Item", site.name("rooster-"), **blocks)
    author.http.patch(url, json={"title": title}).raise_for_status()
    author.transition(url, "show_internally")
    desk, laptop = desk_of(author), desk_of(author)
    item = titled(desk, title)
    assert item is not None
    assert titled(laptop, title) == item
    on_the_laptop = changed(laptop, item, "Woensdag")
    changed(desk, item, "Dinsdag").forward.click()
    desk.until(lambda: "Dinsdag" in str(author.http.get(url).json()["blocks"]))
    on_the_laptop.forward.click()
    laptop.until(lambda: [entry for entry in laptop.session.queries.outbox() if isinstance(entry.error, Conflict)])
    assert "Woensdag" not in str(author.http.get(url).json()["blocks"])
    (entry,) = laptop.session.queries.outbox()
    laptop.session.resolve(entry.key, "both")
    laptop.until(lambda: not laptop.session.queries.outbox())
    kept = str(author.http.get(url).json()["blocks"])
    assert "Dinsdag" in kept
    assert "Woensdag" in kept


def test_a_post_for_later_is_its_authors_alone_until_then(site: Site, desk_of: Callable[[Somebody], Desk]) -> None:
    author, colleague = site.somebody("jelle"), site.somebody("hinke")
    desk = desk_of(author)
    title = site.name("Straks ")
    later = datetime.now(UTC) + timedelta(days=1)
    fields: Fields = {"title": title, "body_html": "<p>Nog even</p>"}
    desk.session.posting.post(Posting(fields=fields, audience=Audience.EVERYONE, not_before=later))
    desk.until(lambda: (item := titled(desk, title)) and not is_waiting(item.uid))
    item = titled(desk, title)
    assert item is not None
    assert item.audience is Audience.ME
    assert (author.status(item.url), colleague.status(item.url)) == (OK, UNAUTHORISED)
    soon = datetime.now(UTC) + timedelta(seconds=2)
    desk.session.posting.give_to(item.uid, Audience.EVERYONE, not_before=soon)
    desk.until(lambda: (item := titled(desk, title)) and item.audience is Audience.EVERYONE)
    published = titled(desk, title)
    assert published is not None
    assert datetime.now(UTC) >= soon
    assert colleague.status(published.url) == OK
    assert len(author.found(Title=title, portal_type="News Item")) == 1
