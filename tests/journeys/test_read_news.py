"""News with a picture reaches a colleague, is read, and can be answered."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from sync.models import is_waiting
from tests.pictures import small_png
from ui.navigation import NEWS, Place
from ui.news.screen import NewsScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.journeys.conftest import Desk
    from tests.plone_server import Site, Somebody


def test_a_colleague_reads_news_with_its_picture_and_answers(site: Site, desk_of: Callable[[Somebody], Desk]) -> None:
    author, reader = site.somebody("anna"), site.somebody("jelle")
    title = site.name("De ijsbaan is open ")
    picture = {"data": base64.b64encode(small_png(900, 500)).decode(), "encoding": "base64"}
    blocks = {
        "a": {"@type": "slate", "value": [{"type": "h2", "children": [{"text": "Openingstijden"}]}]},
        "b": {"@type": "slate", "value": [{"type": "p", "children": [{"text": "Elke dag."}]}]},
    }
    post = author.create("/news", "News Item", site.name("ijsbaan"), title=title, description="Vanaf zaterdag")
    author.http.patch(
        post,
        json={
            "title": title,
            "blocks": blocks,
            "blocks_layout": {"items": ["a", "b"]},
            "image": {**picture, "filename": "ijs.png", "content-type": "image/png"},
        },
    ).raise_for_status()
    desk = desk_of(reader)
    assert not [item for item in desk.session.queries.news(limit=500) if item.title == title]
    author.transition(post, "show_internally")
    desk.session.sync_now()
    desk.until(lambda: [item for item in desk.session.queries.news(limit=500) if item.title == title])
    item = next(item for item in desk.session.queries.news(limit=500) if item.title == title)
    desk.window.show_place(Place(NEWS, item.uid))
    screen = desk.window.screen_named(NEWS)
    assert isinstance(screen, NewsScreen)
    assert screen.article.title.text() == title
    assert "Openingstijden" in screen.article.body.toPlainText()
    assert item.picture is not None
    scale = item.picture.fitting(700)
    assert scale is not None
    desk.until(lambda: desk.session.queries.picture(scale.url))
    desk.until(lambda: desk.session.queries.is_read([item.uid]))
    desk.session.comment(item.uid, "Ik neem de kinderen mee")
    desk.until(lambda: [one for one in desk.session.queries.comments(item.uid) if not is_waiting(one.uid)])
    said = author.http.get(f"{post}/@comments").json()["items"]
    assert [one["text"]["data"] for one in said] == ["Ik neem de kinderen mee"]
