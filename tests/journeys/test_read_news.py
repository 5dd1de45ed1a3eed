"""News reaches a colleague, is read and kept; Communicatie keeps the front page; a blog is followed."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from sync.blogs import series_uid
from sync.cache.answers import NewsFilter, NewsKind
from sync.cache.marks import Mark
from sync.models import is_waiting
from tests.pictures import small_png
from ui.navigation import NEWS, Place
from ui.news.screen import NewsScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.models import NewsItem
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


def published(author: Somebody, site: Site, title: str, **fields: object) -> str:
    """Write something for everyone, in another program; give its path."""
    post = author.create("/news", "News Item", site.name("bericht"), title=title, **fields)
    author.transition(post, "show_internally")
    return post


def arrived(desk: Desk, title: str) -> NewsItem:
    """Wait until an item is on somebody's machine."""
    desk.session.sync_now()
    desk.until(lambda: [item for item in desk.session.queries.news(limit=500) if item.title == title])
    return next(item for item in desk.session.queries.news(limit=500) if item.title == title)


def news_screen(desk: Desk) -> NewsScreen:
    desk.window.show_place(Place(NEWS))
    screen = desk.window.screen_named(NEWS)
    assert isinstance(screen, NewsScreen)
    return screen


def listed(screen: NewsScreen, chosen: NewsFilter) -> list[str]:
    """Choose a filter, and give the uids of what it lists."""
    screen.overview.choose(chosen)
    feed = screen.overview.list.feed
    return [feed.uid(feed.index(row)) for row in range(feed.rowCount())]


def choose(screen: NewsScreen, item: NewsItem, text: str) -> None:
    """Choose something in the menu of an item."""
    (action,) = [one for one in screen.article_actions.menu_for(item).actions() if one.text() == text]
    action.trigger()


def test_what_communicatie_pins_stands_on_top_of_a_colleagues_front_page_marked_official(
    site: Site, desk_of: Callable[[Somebody], Desk]
) -> None:
    author, reviewer, reader = site.somebody("anna"), site.reviewer(), site.somebody("jelle")
    title = site.name("Code oranje ")
    post = published(author, site, title)
    published(author, site, site.name("Iets nieuwers "))
    desk, theirs = desk_of(reviewer), desk_of(reader)
    item = arrived(desk, title)
    arrived(theirs, title)
    screen, front = news_screen(desk), news_screen(theirs)
    assert "Officieel maken" not in [one.text() for one in front.article_actions.menu_for(item).actions()]

    choose(screen, item, "Officieel maken")
    official = desk.session.queries.news_item
    desk.until(lambda: (found := official(item.uid)) and found.official and not desk.session.queries.outbox())
    marked = official(item.uid)
    assert marked is not None
    choose(screen, marked, "Vastzetten op de voorpagina")
    desk.until(lambda: (found := official(item.uid)) and found.pinned and not desk.session.queries.outbox())

    theirs.session.sync_now()
    seen = theirs.session.queries.news_item
    theirs.until(lambda: (found := seen(item.uid)) and found.pinned)
    organisation = NewsFilter(kind=NewsKind.ORGANISATION)
    for chosen in (NewsFilter(), organisation):
        assert item.uid in listed(front, chosen)[: theirs.session.queries.pinned_count(chosen)]
    theirs.window.show_place(Place(NEWS, item.uid))
    assert front.article._card is not None
    assert front.article._card.item.official
    record = author.http.get(post).json()
    assert (record["review_state"], record["subjects"]) == ("internally_published", ["pinned"])
    assert author.http.patch(post, json={"title": "Van mij"}).status_code in (401, 403)

    pinned = official(item.uid)
    assert pinned is not None
    choose(screen, pinned, "Niet meer officieel")
    desk.until(lambda: not desk.session.queries.outbox())
    theirs.session.sync_now()
    theirs.until(lambda: (found := seen(item.uid)) and not found.official and not found.pinned)


def test_a_plain_member_who_tries_all_the_same_is_refused_and_sees_things_as_they_are(
    site: Site, desk_of: Callable[[Somebody], Desk]
) -> None:
    author, member = site.somebody("anna"), site.somebody("jelle")
    title = site.name("Gewoon bericht ")
    published(author, site, title)
    desk = desk_of(member)
    item = arrived(desk, title)

    desk.session.reading.set_official(item.uid, official=True)

    desk.until(lambda: [entry for entry in desk.session.queries.outbox() if entry.error is not None])
    found = desk.session.queries.news_item(item.uid)
    assert found is not None
    assert not found.official
    desk.session.cancel(desk.session.queries.outbox()[0].key)
    desk.until(lambda: not desk.session.queries.outbox())


def test_who_is_followed_and_a_series_that_is_subscribed_to_stand_together(
    site: Site, desk_of: Callable[[Somebody], Desk]
) -> None:
    author, blogger, other, reader = (site.somebody(name) for name in ("anna", "yusuf", "sietske", "jelle"))
    series = site.name("Uit de wijk ")
    first, weekly, aside = site.name("Van Anna "), site.name("Week een "), site.name("Terzijde ")
    published(author, site, first)
    published(blogger, site, weekly, subjects=["blog", f"series:{series}"])
    published(blogger, site, aside)
    published(other, site, site.name("Van een ander "))
    desk = desk_of(reader)
    item, blog = arrived(desk, first), arrived(desk, weekly)
    screen = news_screen(desk)
    assert listed(screen, NewsFilter(followed=True)) == []

    desk.window.show_place(Place(NEWS, item.uid))
    screen.article.byline.follow.click()
    desk.until(lambda: len(desk.session.queries.marked(Mark.FOLLOWED)) == 1)
    desk.window.show_place(Place(NEWS, series_uid(blogger.username, series)))
    assert screen.blog.title.text() == series.strip()
    screen.blog.follow.click()
    desk.until(lambda: len(desk.session.queries.marked(Mark.FOLLOWED)) == 2)

    second = site.name("Week twee ")
    published(blogger, site, second, subjects=["blog", f"series:{series}"])
    newer = arrived(desk, second)
    together = listed(news_screen(desk), NewsFilter(followed=True))
    assert together[0] == newer.uid
    assert set(together) == {newer.uid, blog.uid, item.uid}  # the other two may be of the same second
    desk.window.show_place(Place(NEWS, blog.uid))
    screen.article.neighbours.newer.click()
    assert screen.article.title.text() == second


def test_what_is_saved_is_read_on_the_train_with_its_pictures(site: Site, desk_of: Callable[[Somebody], Desk]) -> None:
    author, reader = site.somebody("anna"), site.somebody("jelle")
    title = site.name("Voor onderweg ")
    post = author.create("/news", "News Item", site.name("onderweg"), title=title)
    inside = author.create_file(post, "brug.png", small_png(1200, 600), "Image")
    blocks = {
        "a": {"@type": "slate", "value": [{"type": "p", "children": [{"text": "Kijk deze brug"}]}]},
        "b": {"@type": "image", "url": inside, "alt": "Een brug"},
    }
    author.http.patch(post, json={"blocks": blocks, "blocks_layout": {"items": ["a", "b"]}}).raise_for_status()
    author.transition(post, "show_internally")
    desk = desk_of(reader)
    item = arrived(desk, title)
    screen = news_screen(desk)
    desk.window.show_place(Place(NEWS, item.uid))
    screen.article.save.click()
    desk.until(lambda: desk.session.queries.marked(Mark.SAVED))
    (picture,) = screen.article.body.pictures
    desk.until(lambda: desk.session.queries.picture(picture))

    with site.stopped():
        desk.until_offline()
        assert listed(news_screen(desk), NewsFilter(saved=True)) == [item.uid]
        desk.window.show_place(Place(NEWS, item.uid))
        assert "Kijk deze brug" in screen.article.body.toPlainText()
        desk.until(lambda: desk.window.pictures.pixmap_at(picture, 600, 0) is not None)
        screen.article.body.picture_activated.emit(picture)
        assert screen.article.lightbox is not None
        assert screen.article.lightbox.words == "Een brug"
        screen.article.lightbox.hide()
