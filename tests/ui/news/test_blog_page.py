from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from sync.blogs import series_uid
from sync.cache.marks import Mark
from tests.ui.conftest import ME, NOW, FakeSession
from ui.navigation import NEWS, PEOPLE, Place
from ui.news.article_actions import ArticleActions
from ui.news.blog_page import BlogPage
from ui.news.text_button import TextButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.widgets.pictures import PictureLoader

WEEKLY = "Uit de wijk"


@pytest.fixture
def page(qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader) -> BlogPage:
    blog = fake_session.queries.news_item("blog-yusuf")
    assert blog is not None
    for author in ("yusuf.kaya", ME.username):
        fake_session.put(
            *(
                replace(
                    blog,
                    uid=f"{author}-{week}",
                    author=author,
                    series=WEEKLY,
                    published=NOW - timedelta(weeks=week, hours=1),
                )
                for week in range(4)
            )
        )
    made = BlogPage(fake_session, pictures, ArticleActions(fake_session, QWidget()))
    qtbot.addWidget(made)
    made.show()
    return made


def others(page: BlogPage) -> list[TextButton]:
    items = [page.others.itemAt(number) for number in range(page.others.count())]
    widgets = [item.widget() for item in items if item is not None]
    return [widget for widget in widgets if isinstance(widget, TextButton)]


def listed(page: BlogPage) -> list[str]:
    feed = page.list.feed
    return [feed.uid(feed.index(row)) for row in range(feed.rowCount())]


def test_a_series_has_a_page_of_its_own(page: BlogPage) -> None:
    page.show_place(series_uid("yusuf.kaya", WEEKLY))

    assert (page.title.text(), page.name.text()) == (WEEKLY, "Yusuf Kaya")
    assert listed(page) == [f"yusuf.kaya-{week}" for week in range(4)]
    assert page.write.isHidden()
    assert page.reminder.isHidden()


def test_one_goes_on_to_the_other_blogs_of_the_author_and_to_the_author(page: BlogPage) -> None:
    places: list[Place] = []
    page.place_requested.connect(places.append)
    page.show_place(series_uid("yusuf.kaya", WEEKLY))

    assert [button.text() for button in others(page)] == ["Without a name", "All blogs by Yusuf Kaya"]
    for button in others(page):
        button.click()
    page.name.click()

    assert places == [
        Place(NEWS, "series:yusuf.kaya/"),
        Place(NEWS, "by:yusuf.kaya"),
        Place(PEOPLE, "person-yusuf.kaya"),
    ]
    page.show_place("by:yusuf.kaya")
    assert len(listed(page)) == 5


def test_a_blog_and_its_author_are_followed_apart(fake_session: FakeSession, page: BlogPage) -> None:
    for place in (series_uid("yusuf.kaya", WEEKLY), "by:yusuf.kaya"):
        page.show_place(place)
        page.follow.click()
        page.refresh()
        assert page.follow.on
    assert set(fake_session.queries.marked(Mark.FOLLOWED)) == {series_uid("yusuf.kaya", WEEKLY), "person-yusuf.kaya"}

    page.follow.click()
    page.refresh()
    assert not page.follow.on


def test_on_ones_own_blog_one_chooses_when_to_be_reminded(fake_session: FakeSession, page: BlogPage) -> None:
    uid = series_uid(ME.username, WEEKLY)
    wrote: list[str] = []
    page.write_requested.connect(wrote.append)
    page.show_place(uid)
    assert page.follow.isHidden()
    assert page.reminder.text().startswith("Reminder: ")

    for words, text, value in (("Never", "No reminder", "0"), ("Tuesday", "Reminder: Tuesday", "2")):
        page.reminder.fill()
        (action,) = [one for one in page.reminder.menu().actions() if one.text() == words]
        action.trigger()
        page.refresh()
        assert page.reminder.text() == text
        assert fake_session.queries.marked(Mark.BLOG_DAY) == {uid: value}
    page.reminder.fill()
    page.reminder.menu().actions()[0].trigger()
    assert fake_session.queries.marked(Mark.BLOG_DAY) == {}

    page.write.click()
    assert wrote == [WEEKLY]


def test_an_author_without_blogs_gets_a_page_that_says_so(page: BlogPage) -> None:
    page.show_place("by:anna.dejong")

    assert listed(page) == []
    assert page.isVisible()
