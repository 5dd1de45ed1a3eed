from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from desktop.language import hush, speak
from sync.cache.answers import NewsFilter, NewsKind
from sync.cache.commands import AddComment
from sync.cache.marks import Mark
from sync.engine.events import Changed, Connection, SyncState
from sync.models import Audience, Comment, Kind
from tests.ui.conftest import ME, NOW, SITE, FakeSession
from ui import theme
from ui.navigation import NEWS, PEOPLE, Place
from ui.news.article_actions import ArticleActions
from ui.news.cards import places_in
from ui.news.filter_bar import FilterBar
from ui.news.overview import NewsOverview
from ui.news.screen import NewsScreen
from ui.widgets.pictures import PictureLoader
from ui.widgets.states import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sync.models import NewsItem
    from ui.news.comment_view import CommentView


def visit(screen: NewsScreen) -> list[Place]:
    """Follow where the screen wants to go, as the window does, and remember the way."""
    places: list[Place] = []

    def go(place: Place) -> None:
        places.append(place)
        if place.screen == NEWS:
            screen.show_item(place.uid)

    screen.place_requested.connect(go)
    return places


@pytest.fixture
def screen(qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader) -> Iterator[NewsScreen]:
    made = NewsScreen(fake_session, pictures)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.show_item("")
    yield made
    made.leave()


@pytest.fixture
def filters(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, fake_session: FakeSession, pictures: PictureLoader
) -> Iterator[FilterBar]:
    """The filters in a language, as wide as they are in a window of a thousand pixels."""
    locale = QLocale()
    translators = speak(qapp, request.param)
    made = NewsScreen(fake_session, pictures)
    qtbot.addWidget(made)
    made.resize(940, 700)
    made.show()
    yield made.overview.filters
    made.leave()
    hush(qapp, translators)
    QLocale.setDefault(locale)


def asked(session: FakeSession, name: str) -> list[Any]:
    return [facts for what, facts in session.asked if what == name]


def comments(screen: NewsScreen) -> list[CommentView]:
    return screen.article.discussion.views


def wait_for_comment(session: FakeSession, key: str, *, failed: bool = False) -> None:
    """Put a comment of one's own into the outbox, as the engine does."""
    waiting = Comment(
        uid=f"waiting:{key}",
        url="",
        modified=NOW,
        item_uid="nieuws-ijsbaan",
        author="jelle.ytsma",
        author_name="Jelle Ytsma",
        text="Ik kom ook",
        created=NOW,
    )
    applied = session.store.enqueue(AddComment(key=key, item_uid="nieuws-ijsbaan", text="Ik kom ook"), [waiting])
    if failed:
        session.store.mark_failed(key, "NotAllowed", {})
    session.changed.emit(Changed(uids=applied.uids))


# The overview


def test_enter_on_a_card_opens_the_article(screen: NewsScreen) -> None:
    places = visit(screen)

    QTest.keyClick(screen.overview.list, Qt.Key.Key_Down)
    QTest.keyClick(screen.overview.list, Qt.Key.Key_Return)

    assert places == [Place(NEWS, "blog-yusuf")]
    assert screen.article.title.text() == "Weekblog: drukte aan de balie"


def test_a_click_on_a_card_opens_it_and_a_click_beside_it_does_not(screen: NewsScreen) -> None:
    screen.resize(1400, 700)
    places = visit(screen)
    cards = screen.overview.list
    row = cards.visualRect(cards.feed.index(0))
    beside = QPoint(row.left() + 4, row.center().y())
    assert not places_in(row, with_picture=True).card.contains(beside)

    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    assert places == []

    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert places == [Place(NEWS, "nieuws-ijsbaan")]


def numbers(screen: NewsScreen) -> list[str]:
    return [pill.number for pill in screen.overview.filters.pills]


def test_the_filters_say_how_much_is_unread_behind_them(fake_session: FakeSession, screen: NewsScreen) -> None:
    assert numbers(screen) == ["3", "1", "1", "1", "", "3", ""]

    fake_session.mark_read(["nieuws-ijsbaan"])
    fake_session.mark(Mark.SAVED, ["nieuws-ijsbaan", "blog-yusuf"], on=True)
    fake_session.mark(Mark.FOLLOWED, ["person-yusuf.kaya"], on=True)

    assert numbers(screen) == ["2", "", "1", "1", "2", "2", "1"]


@pytest.mark.parametrize("filters", ["nl", "en"], indirect=True)
def test_filters_fit_in_a_window_of_a_thousand_pixels(filters: FilterBar) -> None:
    assert {pill.y() for pill in filters.pills} == {0}
    assert all(pill.geometry().right() < filters.width() for pill in filters.pills)
    assert all(pill.width() >= pill.sizeHint().width() for pill in filters.pills)


def test_where_there_is_no_room_filters_stand_on_two_lines(qtbot: QtBot) -> None:
    bar = FilterBar()
    qtbot.addWidget(bar)
    for name in ("Organisatie", "Mijn teams", "Ongelezen"):
        bar.add(name)
    bar.resize(240, 90)
    bar.show()

    assert len({pill.y() for pill in bar.pills}) == 2
    assert bar.heightForWidth(240) > bar.heightForWidth(900)


def test_arrow_keys_go_from_filter_to_filter(screen: NewsScreen) -> None:
    filters = screen.overview.filters
    filters.pills[0].setFocus()

    QTest.keyClick(filters.pills[0], Qt.Key.Key_Right)
    QTest.keyClick(filters.pills[1], Qt.Key.Key_Right)

    assert filters.current == 2
    assert listed(screen) == ["team-rooster"]


def listed(screen: NewsScreen) -> list[str]:
    feed = screen.overview.list.feed
    return [feed.uid(feed.index(row)) for row in range(feed.rowCount())]


def test_all_that_a_filter_lets_through_can_be_marked_as_read_and_that_be_undone(
    fake_session: FakeSession, screen: NewsScreen
) -> None:
    fake_session.mark_read(["nieuws-ijsbaan"])

    screen.overview.read_all.click()
    assert fake_session.queries.unread_count() == 0
    assert not screen.overview.read_all.isEnabled()

    screen.undo_bar.button.click()
    assert fake_session.queries.is_read(["nieuws-ijsbaan", "blog-yusuf", "team-rooster"]) == {"nieuws-ijsbaan"}


def test_u_marks_a_card_as_read_and_as_unread_again(fake_session: FakeSession, screen: NewsScreen) -> None:
    cards = screen.overview.list
    QTest.keyClick(cards, Qt.Key.Key_U)
    assert fake_session.queries.is_read(["nieuws-ijsbaan"])

    QTest.keyClick(cards, Qt.Key.Key_U)
    assert not fake_session.queries.is_read(["nieuws-ijsbaan"])


def test_s_saves_a_card_which_then_stands_among_the_saved(fake_session: FakeSession, screen: NewsScreen) -> None:
    QTest.keyClick(screen.overview.list, Qt.Key.Key_S)
    screen.overview.choose(NewsFilter(saved=True))

    assert listed(screen) == ["nieuws-ijsbaan"]

    screen.show_item("nieuws-ijsbaan")
    assert screen.article.save.text() == "Saved"
    QTest.keyClick(screen.article.area, Qt.Key.Key_S)
    assert screen.article.save.text() == "Save"
    assert fake_session.queries.marked(Mark.SAVED) == {}


def test_what_colleagues_and_blogs_write_that_one_follows_stands_together(
    fake_session: FakeSession, screen: NewsScreen
) -> None:
    screen.overview.choose(NewsFilter(followed=True))
    assert "Nothing of those you follow yet" in screen.overview.pane.notice.accessibleName()
    ijsbaan, blog = (fake_session.queries.news_item(uid) for uid in ("nieuws-ijsbaan", "blog-yusuf"))
    assert ijsbaan is not None
    assert blog is not None

    chosen(screen, ijsbaan, "Follow Anna de Jong")
    assert listed(screen) == ["nieuws-ijsbaan"]

    chosen(screen, blog, "Follow this blog")
    assert listed(screen) == ["nieuws-ijsbaan", "blog-yusuf"]

    chosen(screen, blog, "No longer follow this blog")
    assert listed(screen) == ["nieuws-ijsbaan"]


def chosen(screen: NewsScreen, item: NewsItem, text: str) -> None:
    """Choose something in the menu of an item."""
    (action,) = [one for one in screen.article_actions.menu_for(item).actions() if one.text() == text]
    action.trigger()


def offered(screen: NewsScreen, item: NewsItem) -> list[str]:
    return [one.text() for one in screen.article_actions.menu_for(item).actions() if one.text()]


def test_only_who_keeps_the_front_page_is_offered_to_pin(fake_session: FakeSession, screen: NewsScreen) -> None:
    item = fake_session.queries.news_item("nieuws-ijsbaan")
    assert item is not None
    assert "Pin on the front page" not in offered(screen, item)

    fake_session.account = replace(ME, reviews=True)
    chosen(screen, item, "Pin on the front page")
    chosen(screen, item, "No longer official")
    chosen(screen, replace(item, pinned=True), "No longer on top of the front page")
    chosen(screen, replace(item, official=False), "Make official")

    assert asked(fake_session, "pin") == [(item.uid, True), (item.uid, False)]
    assert asked(fake_session, "set_official") == [(item.uid, False), (item.uid, True)]
    assert "Pin on the front page" not in offered(screen, replace(item, official=False))
    assert "Make official" not in offered(screen, replace(item, official=False, audience=Audience.TEAM))


def test_other_parts_add_to_the_menu(fake_session: FakeSession, screen: NewsScreen) -> None:
    item = fake_session.queries.news_item("nieuws-ijsbaan")
    assert item is not None

    screen.article_actions.contribute(lambda menu, _item: menu.addAction("Something of theirs"))

    assert "Something of theirs" in offered(screen, item)


def test_what_one_wrote_oneself_can_be_deleted_and_that_be_undone(
    fake_session: FakeSession, screen: NewsScreen
) -> None:
    item = fake_session.queries.news_item("blog-yusuf")
    assert item is not None
    assert "Delete…" not in offered(screen, item)
    mine = replace(item, uid="van-mij", author=ME.username)
    fake_session.put(mine)
    screen.show_item("van-mij")
    places = visit(screen)

    chosen(screen, mine, "Delete…")
    assert places == [Place(NEWS)]
    assert "van-mij" not in listed(screen)
    screen.undo_bar.button.click()
    assert "van-mij" in listed(screen)
    assert asked(fake_session, "delete") == []

    chosen(screen, mine, "Delete…")
    screen.undo_bar.carry_out()
    assert asked(fake_session, "delete") == [("van-mij",)]


def test_a_menu_opens_by_the_keyboard(screen: NewsScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[list[str]] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: shown.append([one.text() for one in menu.actions()]))
    cards = screen.overview.list
    centre = cards.visualRect(cards.currentIndex()).center()
    by_key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, centre, cards.viewport().mapToGlobal(centre))

    QApplication.sendEvent(cards.viewport(), by_key)

    assert "Save for later" in shown[0]


def test_a_line_stands_between_what_is_new_and_what_was_there(fake_session: FakeSession, screen: NewsScreen) -> None:
    feed = screen.overview.list.feed
    assert feed.divider == 0

    screen.came_back(NOW - timedelta(hours=2))
    assert feed.divider == 1
    spoken = [feed.data(feed.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert [text.startswith("What follows was there") for text in spoken] == [False, True, False]

    item = fake_session.queries.news_item("nieuws-ijsbaan")
    assert item is not None
    fake_session.put(replace(item, uid="vast", pinned=True, published=NOW - timedelta(days=9)))
    assert (listed(screen)[0], feed.divider) == ("vast", 2)

    screen.overview.choose(NewsFilter(kind=NewsKind.BLOGS))
    assert feed.divider == 0

    screen.overview.choose(NewsFilter())
    screen.came_back(NOW - timedelta(days=400))
    assert feed.divider == 0
    assert not screen.overview.list.grab().isNull()


def test_a_filter_with_nothing_behind_it_says_so(fake_session: FakeSession, screen: NewsScreen) -> None:
    fake_session.store.mark_read(["nieuws-ijsbaan", "blog-yusuf", "team-rooster"])

    screen.overview.choose(NewsFilter(unread=True))

    assert "You have read everything" in screen.overview.pane.notice.accessibleName()
    assert screen.overview.pane.currentWidget() is screen.overview.pane.notice


def test_typing_searches_in_the_news(qtbot: QtBot, screen: NewsScreen) -> None:
    QTest.keyClicks(screen.overview.field, "rooster")

    qtbot.waitUntil(lambda: screen.overview.list.feed.rowCount() == 1)
    assert screen.overview.list.feed.card(screen.overview.list.feed.index(0)).item.uid == "team-rooster"


def test_a_search_without_hits_can_be_cleared(qtbot: QtBot, screen: NewsScreen) -> None:
    QTest.keyClicks(screen.overview.field, "zeppelin")
    qtbot.waitUntil(lambda: screen.overview.pane.currentWidget() is screen.overview.pane.notice)

    screen.overview.pane.notice.action_requested.emit()

    assert screen.overview.list.feed.rowCount() == 3
    assert screen.overview.pane.currentWidget() is screen.overview.list


def test_news_that_arrives_is_there_at_once(fake_session: FakeSession, screen: NewsScreen) -> None:
    item = fake_session.queries.news_item("blog-yusuf")
    assert item is not None

    fake_session.put(replace(item, uid="nieuw", published=NOW + timedelta(minutes=1), title="Net binnen"))

    assert screen.overview.list.feed.card(screen.overview.list.feed.index(0)).item.title == "Net binnen"


def test_an_empty_intranet_says_what_will_be_here(qtbot: QtBot, empty_session: FakeSession) -> None:
    loader = PictureLoader(empty_session)
    overview = NewsOverview(empty_session, loader, ArticleActions(empty_session, QWidget()))
    qtbot.addWidget(overview)

    assert "No news yet" in overview.pane.notice.accessibleName()

    empty_session.become(SyncState(connection=Connection.SYNCING))
    assert overview.pane.currentWidget() not in (overview.pane.notice, overview.list)


# The article


def test_an_article_that_is_shown_counts_as_read(fake_session: FakeSession, screen: NewsScreen) -> None:
    screen.show_item("nieuws-ijsbaan")
    screen.show_item("nieuws-ijsbaan")

    assert asked(fake_session, "mark_read") == [("nieuws-ijsbaan",)]


def test_an_article_shows_its_text_and_who_wrote_it(screen: NewsScreen) -> None:
    screen.show_item("nieuws-ijsbaan")

    assert "Elke dag van 10 tot 21 uur." in screen.article.body.toPlainText()
    assert screen.article.byline.name.text() == "Anna de Jong"


def test_the_author_leads_to_the_profile(screen: NewsScreen) -> None:
    places = visit(screen)
    screen.show_item("nieuws-ijsbaan")

    screen.article.byline.name.click()

    assert places == [Place(PEOPLE, "person-anna.dejong")]


def test_escape_leads_back_to_all_news(screen: NewsScreen) -> None:
    places = visit(screen)
    screen.show_item("nieuws-ijsbaan")

    QTest.keyClick(screen.article.area, Qt.Key.Key_Escape)

    assert places == [Place(NEWS)]
    assert screen.pages.currentWidget() is screen.overview


def test_the_overview_is_as_it_was_left_but_up_to_date(fake_session: FakeSession, screen: NewsScreen) -> None:
    screen.overview.list.setCurrentIndex(screen.overview.list.feed.index(1))
    screen.show_item("blog-yusuf")
    fake_session.take_out("nieuws-ijsbaan")

    screen.show_item("")

    feed = screen.overview.list.feed
    assert feed.rowCount() == 2
    assert feed.card(screen.overview.list.currentIndex()).item.uid == "blog-yusuf"


def test_an_item_that_vanishes_while_one_reads_is_said_to_be_gone(
    fake_session: FakeSession, screen: NewsScreen
) -> None:
    screen.show_item("nieuws-ijsbaan")

    fake_session.take_out("nieuws-ijsbaan")

    assert screen.pages.currentWidget() not in (screen.article, screen.overview)


def test_an_item_that_is_not_here_is_said_to_be_gone(screen: NewsScreen) -> None:
    places = visit(screen)
    screen.show_item("bestaat-niet")

    gone = screen.pages.currentWidget()
    assert isinstance(gone, Notice)
    assert "no longer" in gone.accessibleName()
    gone.action_requested.emit()
    assert places == [Place(NEWS)]


def test_a_link_to_something_of_the_intranet_stays_inside(screen: NewsScreen, fake_session: FakeSession) -> None:
    places = visit(screen)
    screen.show_item("blog-yusuf")
    ijsbaan = fake_session.queries.news_item("nieuws-ijsbaan")
    assert ijsbaan is not None

    screen.article.body.link_activated.emit(ijsbaan.url)

    assert places == [Place(NEWS, "nieuws-ijsbaan")]


@pytest.mark.parametrize(
    ("address", "opened"),
    [
        ("https://www.example.org/x", ["https://www.example.org/x"]),
        ("mailto:a@example.org", ["mailto:a@example.org"]),
        ("file:///etc/passwd", []),
        ("javascript:alert(1)", []),
    ],
)
def test_only_links_that_open_nothing_of_this_computer_leave_the_program(
    screen: NewsScreen, address: str, opened: list[str]
) -> None:
    seen: list[str] = []

    def remember(url: QUrl) -> bool:
        seen.append(url.toString())
        return True

    screen.article.open_url = remember
    screen.show_item("blog-yusuf")

    screen.article.body.link_activated.emit(address)

    assert seen == opened


def test_the_link_of_an_article_can_be_copied(screen: NewsScreen) -> None:
    screen.show_item("nieuws-ijsbaan")

    item = screen.article.item
    assert item is not None
    chosen(screen, item, "Copy link")

    assert QGuiApplication.clipboard().text() == "https://intranet.example.org/news/ijsbaan"


def test_the_text_grows_and_shrinks_by_keys(screen: NewsScreen) -> None:
    screen.show_item("nieuws-ijsbaan")
    usual = screen.article.title.font().pixelSize()

    QTest.keyClick(screen.article.area, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert screen.article.body.zoomed == 110
    assert screen.article.title.font().pixelSize() > usual

    QTest.keyClick(screen.article.area, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert (screen.article.body.zoomed, screen.article.title.font().pixelSize()) == (100, usual)


def test_the_picture_of_an_article_is_looked_at_large_and_one_comes_back_to_the_article(screen: NewsScreen) -> None:
    places = visit(screen)
    screen.show_item("nieuws-ijsbaan")
    picture = screen.article._picture

    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=picture.rect().center())
    lightbox = screen.article.lightbox
    assert lightbox is not None
    assert (lightbox.isVisible(), lightbox.words) == (True, "De ijsbaan")
    QTest.keyClick(lightbox, Qt.Key.Key_Escape)

    assert lightbox.isHidden()
    assert places == []
    picture.setFocus()
    QTest.keyClick(picture, Qt.Key.Key_Return)
    assert lightbox.isVisible()


def test_an_article_is_printed_as_it_is_shown(screen: NewsScreen, tmp_path: Path) -> None:
    screen.show_item("nieuws-ijsbaan")
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "artikel.pdf"))

    screen.article.print_to(printer)

    assert (tmp_path / "artikel.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("rest", ["/view", "#kop", "/@@images/image/large", "?page=1"])
def test_a_link_to_a_view_of_something_here_stays_inside(screen: NewsScreen, rest: str) -> None:
    places = visit(screen)
    screen.show_item("blog-yusuf")

    screen.article.body.link_activated.emit(f"{SITE}/news/ijsbaan{rest}")
    screen.article.body.link_activated.emit(f"{SITE}/resolveuid/blog-yusuf{rest}")

    assert places == [Place(NEWS, "nieuws-ijsbaan"), Place(NEWS, "blog-yusuf")]


def test_the_lines_of_an_article_are_no_longer_than_one_can_read(screen: NewsScreen) -> None:
    screen.resize(1600, 800)
    screen.show_item("nieuws-ijsbaan")

    assert screen.article.body.width() <= theme.MEASURE


# Blogs


def test_one_goes_from_blog_to_blog_and_to_all_of_them(fake_session: FakeSession, screen: NewsScreen) -> None:
    blog = fake_session.queries.news_item("blog-yusuf")
    assert blog is not None
    older = replace(blog, uid="ouder", published=NOW - timedelta(days=8))
    newer = replace(blog, uid="nieuwer", published=NOW)
    fake_session.put(older, newer, replace(blog, uid="van-anna", author="anna.dejong", published=NOW))
    places = visit(screen)

    screen.show_item("blog-yusuf")
    screen.article.neighbours.older.click()
    screen.show_item("blog-yusuf")
    screen.article.neighbours.newer.click()
    screen.article.byline.blogs.click()

    assert [place.uid for place in places] == ["ouder", "nieuwer", "series:yusuf.kaya/"]
    assert screen.blog.title.text() == "Blog by Yusuf Kaya"
    assert screen.blog.list.feed.rowCount() == 3


def test_the_only_blog_of_an_author_has_no_neighbours(screen: NewsScreen) -> None:
    screen.show_item("blog-yusuf")

    assert not screen.article.neighbours.isVisible()


# What colleagues say


def test_comments_are_shown_with_who_said_them(screen: NewsScreen) -> None:
    screen.show_item("nieuws-ijsbaan")

    assert [view.accessibleName().split(",")[0] for view in comments(screen)] == ["Yusuf Kaya"]


def test_ctrl_enter_sends_a_comment_and_empties_the_box(fake_session: FakeSession, screen: NewsScreen) -> None:
    screen.show_item("nieuws-ijsbaan")
    box = screen.article.discussion.box
    box.edit.setFocus()
    QTest.keyClicks(box.edit, "  Leuk!")

    QTest.keyClick(box.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert asked(fake_session, "comment") == [("nieuws-ijsbaan", "Leuk!", "")]
    assert box.text == ""


def test_nothing_is_sent_of_an_empty_comment(fake_session: FakeSession, screen: NewsScreen) -> None:
    screen.show_item("nieuws-ijsbaan")
    box = screen.article.discussion.box
    QTest.keyClicks(box.edit, "  ")

    QTest.keyClick(box.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert not box.button.isEnabled()
    assert asked(fake_session, "comment") == []


def test_an_answer_says_whom_it_answers(fake_session: FakeSession, screen: NewsScreen) -> None:
    screen.show_item("nieuws-ijsbaan")
    comments(screen)[0].answer_requested.emit("reactie-1")
    box = screen.article.discussion.box
    box.write("Ik ook")
    box.button.click()

    assert asked(fake_session, "comment") == [("nieuws-ijsbaan", "Ik ook", "reactie-1")]


def test_an_answer_can_become_a_comment_again(fake_session: FakeSession, screen: NewsScreen) -> None:
    screen.show_item("nieuws-ijsbaan")
    comments(screen)[0].answer_requested.emit("reactie-1")
    box = screen.article.discussion.box
    box.note_dropped.emit()
    box.write("Toch maar zo")
    box.button.click()

    assert asked(fake_session, "comment") == [("nieuws-ijsbaan", "Toch maar zo", "")]


def test_what_was_written_is_there_again_when_one_comes_back(screen: NewsScreen) -> None:
    screen.show_item("nieuws-ijsbaan")
    screen.article.discussion.box.write("Half af")
    screen.show_item("blog-yusuf")
    assert screen.article.discussion.box.text == ""

    screen.show_item("nieuws-ijsbaan")

    assert screen.article.discussion.box.text == "Half af"


def test_what_is_being_written_stays_when_a_colleague_comments(fake_session: FakeSession, screen: NewsScreen) -> None:
    screen.show_item("nieuws-ijsbaan")
    screen.article.discussion.box.write("Half af")
    first = fake_session.queries.comment("reactie-1")
    assert first is not None

    fake_session.put(replace(first, uid="reactie-2", author="anna.dejong", text="Gezellig"))

    assert len(comments(screen)) == 2
    assert screen.article.discussion.box.text == "Half af"


def test_a_comment_that_is_not_sent_yet_says_so_and_can_be_discarded(
    fake_session: FakeSession, screen: NewsScreen
) -> None:
    screen.show_item("nieuws-ijsbaan")
    wait_for_comment(fake_session, "k1")

    mine = comments(screen)[-1]
    assert "Not sent yet" in mine.state
    mine.discard.click()

    assert asked(fake_session, "cancel") == ["k1"]


def test_a_comment_that_failed_says_why_and_can_be_tried_again(fake_session: FakeSession, screen: NewsScreen) -> None:
    screen.show_item("nieuws-ijsbaan")
    wait_for_comment(fake_session, "k1", failed=True)

    mine = comments(screen)[-1]
    assert mine.state == "Not sent"
    mine.retry.click()

    assert asked(fake_session, "retry") == ["k1"]


def test_where_comments_are_closed_there_is_no_box(screen: NewsScreen) -> None:
    screen.show_item("team-rooster")

    assert not screen.article.discussion.box.isVisible()


def test_of_a_long_talk_the_last_comments_come_first_and_the_rest_on_request(
    fake_session: FakeSession, screen: NewsScreen
) -> None:
    first = fake_session.queries.comment("reactie-1")
    assert first is not None
    fake_session.put(*(replace(first, uid=f"c{n}", created=NOW + timedelta(seconds=n)) for n in range(100)))

    screen.show_item("nieuws-ijsbaan")
    assert len(comments(screen)) < 101

    screen.article.discussion.earlier.click()
    assert len(comments(screen)) == 101


def test_the_screen_leaves_changes_of_other_kinds_alone(fake_session: FakeSession, screen: NewsScreen) -> None:
    before = screen.overview.list.feed.card(screen.overview.list.feed.index(0))

    fake_session.changed.emit(Changed(uids={Kind.DOCUMENTS: frozenset({"rooster"})}))

    assert screen.overview.list.feed.card(screen.overview.list.feed.index(0)) is before
