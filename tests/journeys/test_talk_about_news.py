"""Talking about news: said once, changed, answered, taken back, also from the road; and whether it arrived."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from sync.engine.posting import Posting
from sync.models import Audience, ResponseKind, is_waiting
from ui.navigation import NEWS, Place
from ui.news.screen import NewsScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.models import Comment, NewsItem
    from tests.journeys.conftest import Desk
    from tests.plone_server import Site, Somebody
    from ui.news.article import ArticlePage
    from ui.news.comment_view import CommentView

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)", extend=True)


def posted(site: Site, author: Somebody, title: str, *, official: bool = False, keywords: tuple[str, ...] = ()) -> str:
    """A post for everyone; gives its path."""
    path = author.create("/news", "News Item", site.name("bericht"))
    author.http.patch(path, json={"title": title, "subjects": list(keywords)}).raise_for_status()
    author.transition(path, "show_internally")
    if official:
        site.administration.transition(path.strip("/"), "publish_internally")
    return path


def item_at(desk: Desk, path: str) -> NewsItem | None:
    return next((one for one in desk.session.queries.news(limit=500) if one.url.endswith(path)), None)


def reading(desk: Desk, path: str) -> ArticlePage:
    """Open a post, once it is there."""
    desk.session.sync_now()
    desk.until(lambda: item_at(desk, path))
    item = item_at(desk, path)
    assert item is not None
    desk.window.show_place(Place(NEWS, item.uid))
    screen = desk.window.screen_named(NEWS)
    assert isinstance(screen, NewsScreen)
    return screen.article


def said(desk: Desk, path: str) -> list[Comment]:
    item = item_at(desk, path)
    return desk.session.queries.comments(item.uid) if item is not None else []


def until_said(desk: Desk, path: str, *texts: str) -> None:
    """Wait until a desk knows these comments below a post, and the server has them all."""
    desk.session.sync_now()

    def holds() -> bool:
        there = said(desk, path)
        return [one.text for one in there] == list(texts) and not any(is_waiting(one.uid) for one in there)

    desk.until(holds)


def view_of(desk: Desk, page: ArticlePage, text: str) -> CommentView:
    """The comment with this text, once it is on the screen."""
    desk.until(lambda: text in [view.said.comment.text for view in page.discussion.views])
    return next(view for view in page.discussion.views if view.said.comment.text == text)


def on_server(somebody: Somebody, path: str) -> list[str]:
    return [one["text"]["data"] for one in somebody.http.get(f"{path}/@comments").json()["items"]]


def say(page: ArticlePage, text: str) -> None:
    page.discussion.box.write(text)
    page.discussion.box.button.click()


def test_a_talk_between_three(site: Site, desk_of: Callable[[Somebody], Desk]) -> None:
    author, reader, other = site.somebody("anna"), site.somebody("yusuf"), site.somebody("sietske")
    path = posted(site, author, site.name("De ijsbaan "))
    hers, theirs = desk_of(reader), desk_of(other)
    page = reading(hers, path)
    mention = f"Mooi! @{other.username}, ga je mee?"
    say(page, mention)
    until_said(hers, path, mention)

    far = reading(theirs, path)
    until_said(theirs, path, mention)
    assert "Sietske" in view_of(theirs, far, mention).text.text(), "a colleague is called by name"
    mentions = theirs.session.queries.changes_since(said(theirs, path)[0].created.replace(year=2020)).mentions
    assert mention in [getattr(one, "text", "") for one in mentions]
    view_of(theirs, far, mention).quote_requested.emit(said(theirs, path)[0].uid, "ga je mee?")
    far.discussion.box.edit.insertPlainText("Graag 😀")
    far.discussion.box.button.click()
    answer = "> ga je mee?\n\nGraag 😀"
    until_said(theirs, path, mention, answer)
    assert said(theirs, path)[1].in_reply_to == said(theirs, path)[0].uid

    until_said(hers, path, mention, answer)
    view_of(hers, page, mention).edit_requested.emit(said(hers, path)[0].uid)
    assert page.discussion.editor is not None
    page.discussion.editor.write("Mooi! Wie gaat er mee?")
    page.discussion.editor.button.click()
    until_said(hers, path, "Mooi! Wie gaat er mee?", answer)
    until_said(theirs, path, "Mooi! Wie gaat er mee?", answer)
    assert on_server(author, path) == ["Mooi! Wie gaat er mee?", answer]

    assert not view_of(hers, page, "Mooi! Wie gaat er mee?").said.deletable, "it was answered"
    view_of(theirs, far, answer).delete_requested.emit(said(theirs, path)[1].uid)
    screen = theirs.window.screen_named(NEWS)
    assert isinstance(screen, NewsScreen)
    screen.undo_bar.undo()
    assert len(far.discussion.views) == 2
    view_of(theirs, far, answer).delete_requested.emit(said(theirs, path)[1].uid)
    screen.undo_bar.carry_out()
    theirs.until(lambda: on_server(author, path) == ["Mooi! Wie gaat er mee?"])
    until_said(hers, path, "Mooi! Wie gaat er mee?")


def test_a_comment_on_a_post_that_waits_itself(site: Site, desk_of: Callable[[Somebody], Desk]) -> None:
    author = site.somebody("anna")
    desk = desk_of(author)
    title = site.name("Van onderweg ")
    with site.stopped():
        desk.until_offline()
        desk.session.posting.post(Posting(fields={"title": title, "comments_open": True}, audience=Audience.EVERYONE))
        desk.until(lambda: [one for one in desk.session.queries.news(limit=500) if one.title == title])
        (waiting,) = [one for one in desk.session.queries.news(limit=500) if one.title == title]
        assert is_waiting(waiting.uid)
        desk.window.show_place(Place(NEWS, waiting.uid))
        screen = desk.window.screen_named(NEWS)
        assert isinstance(screen, NewsScreen)
        say(screen.article, "Typefout")
        desk.until(lambda: desk.session.queries.comments(waiting.uid))
        view_of(desk, screen.article, "Typefout").edit.click()
        editor = screen.article.discussion.editor
        assert editor is not None
        editor.write("Eerste!")
        editor.button.click()
        say(screen.article, "Toch niet")
        desk.until(lambda: [one.text for one in desk.session.queries.comments(waiting.uid)] == ["Eerste!", "Toch niet"])
        view_of(desk, screen.article, "Toch niet").discard.click()
        desk.until(lambda: len(desk.session.queries.comments(waiting.uid)) == 1)
    desk.session.sync_now()
    desk.until_connected()
    (path,) = author.found(Title=title, portal_type="News Item")
    assert on_server(author, path) == ["Eerste!"]
    until_said(desk, path, "Eerste!")


def is_turned(author: Somebody, path: str, *, is_open: bool) -> bool:
    return author.http.get(path).json()["allow_discussion"] is is_open


def test_comments_are_turned_off_and_on(site: Site, desk_of: Callable[[Somebody], Desk]) -> None:
    author = site.somebody("anna")
    path = posted(site, author, site.name("Besloten "))
    desk = desk_of(author)
    page = reading(desk, path)
    assert not page.discussion.box.isHidden()
    for is_open in (False, True):
        item = item_at(desk, path)
        assert item is not None
        screen = desk.window.screen_named(NEWS)
        assert isinstance(screen, NewsScreen)
        words = "Collega's laten reageren" if is_open else "Reacties uitzetten"
        menu = screen.article_actions.menu_for(item)
        (act,) = [act for act in menu.actions() if act.text() == words]
        act.trigger()
        desk.until_connected()
        desk.until(partial(is_turned, author, path, is_open=is_open))
        assert page.discussion.box.isHidden() is not is_open


def test_read_and_understood(site: Site, desk_of: Callable[[Somebody], Desk]) -> None:
    author, reader = site.somebody("anna"), site.somebody("yusuf")
    path = posted(site, author, site.name("Nieuwe regels "), official=True, keywords=("please-confirm",))
    hers, theirs = desk_of(author), desk_of(reader)
    page = reading(theirs, path)
    theirs.until(lambda: not page.arrival.confirmation.isHidden())
    with site.stopped():
        theirs.until_offline()
        page.arrival.confirmation.button.click()
        theirs.until(page.arrival.confirmation.button.isHidden)
    theirs.session.sync_now()
    theirs.until_connected()
    mine = reading(hers, path)
    hers.session.sync_now()
    hers.until(lambda: mine.arrival.confirmation.words.text().startswith("Gelezen en begrepen door 1 van "))
    mine.arrival.confirmation.button.click()
    assert mine.arrival.confirmation.names.text() == f"Yusuf van der {reader.username.title()}"


def test_was_this_for_me(site: Site, desk_of: Callable[[Somebody], Desk]) -> None:
    author, reader, other = site.somebody("anna"), site.somebody("yusuf"), site.somebody("sietske")
    path = posted(site, author, site.name("Voor wie "))
    hers, theirs = desk_of(author), desk_of(reader)
    page = reading(theirs, path)
    page.arrival.not_for_me.button.click()
    theirs.until_connected()
    uid = author.http.get(path).json()["UID"]
    theirs.until(
        lambda: [one.said for one in theirs.session.queries.responses(uid) if not is_waiting(one.uid)] == [True]
    )
    mine = reading(hers, path)
    hers.session.sync_now()
    hers.until(lambda: "1 collega" in mine.arrival.not_for_me.words.text())
    known = hers.session.queries.responses(uid)
    assert [(one.kind, one.username, one.number) for one in known] == [(ResponseKind.NOT_FOR_ME, "", 1)]
    assert reader.username not in author.http.get(f"/tallies/{uid}").text
    assert site.nobody().status(f"/tallies/{uid}") == other.status(f"/tallies/{uid}") == 401
    page.arrival.not_for_me.button.click()
    theirs.until(lambda: author.http.get(f"/tallies/{uid}").json()["title"] == "0")
    hers.session.sync_now()
    hers.until(mine.arrival.not_for_me.isHidden)
