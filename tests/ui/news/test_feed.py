from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from sync.cache.answers import NewsFilter, NewsKind
from sync.models import NewsItem
from tests.ui.conftest import NOW, SITE
from ui.news.feed import CARD_ROLE, KEPT_PAGES, MOST_FOUND, PAGE, NewsFeed

if TYPE_CHECKING:
    from tests.ui.conftest import FakeSession


def item(number: int) -> NewsItem:
    when = NOW - timedelta(days=10, minutes=number)
    return NewsItem(
        uid=f"n{number:03}",
        url=f"{SITE}/news/{number}",
        modified=when,
        published=when,
        title=f"Bericht {number}",
        author="yusuf.kaya",
    )


@pytest.fixture
def feed(fake_session: FakeSession) -> NewsFeed:
    made = NewsFeed(fake_session)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    tester.setUseFetchMore(False)
    made.show(NewsFilter())
    return made


def titles(feed: NewsFeed) -> list[str]:
    return [feed.data(feed.index(row)) for row in range(feed.rowCount())]


def test_the_newest_comes_first(feed: NewsFeed) -> None:
    assert titles(feed) == ["De ijsbaan op het plein gaat open", "Weekblog: drukte aan de balie", "Nieuw rooster"]


def test_only_what_the_filter_lets_through_is_listed(feed: NewsFeed) -> None:
    feed.show(NewsFilter(kind=NewsKind.BLOGS))

    assert titles(feed) == ["Weekblog: drukte aan de balie"]


def test_of_a_long_list_only_the_cards_in_sight_are_read(fake_session: FakeSession, feed: NewsFeed) -> None:
    fake_session.store.apply([item(number) for number in range(PAGE * (KEPT_PAGES + 4))])
    feed.show(NewsFilter())

    assert len(set(titles(feed))) == feed.rowCount() == PAGE * (KEPT_PAGES + 4) + 3
    assert len(feed._pages) == KEPT_PAGES


def test_a_card_that_went_a_moment_ago_is_not_there_and_harms_nobody(fake_session: FakeSession, feed: NewsFeed) -> None:
    fake_session.store.remove(["blog-yusuf"])
    feed._pages.clear()

    assert feed.data(feed.index(1), CARD_ROLE) is None
    assert titles(feed)[0] == "De ijsbaan op het plein gaat open"


def test_what_is_selected_stays_selected_when_news_arrives_above_it(fake_session: FakeSession, feed: NewsFeed) -> None:
    selected = QPersistentModelIndex(feed.index_of("blog-yusuf"))
    fake_session.store.apply([replace(item(900), published=NOW + timedelta(minutes=1), title="Net binnen")])

    feed.refresh()

    assert titles(feed)[0] == "Net binnen"
    assert feed.card(selected).item.uid == "blog-yusuf"


def test_what_is_gone_takes_its_selection_with_it(fake_session: FakeSession, feed: NewsFeed) -> None:
    selected = QPersistentModelIndex(feed.index_of("blog-yusuf"))
    fake_session.store.remove(["blog-yusuf"])

    feed.refresh()

    assert not selected.isValid()
    assert feed.rowCount() == 2


def test_a_card_knows_author_team_and_comments(feed: NewsFeed) -> None:
    card, of_team = feed.card(feed.index_of("nieuws-ijsbaan")), feed.card(feed.index_of("team-rooster"))

    assert (card.author_name, card.comments, card.read, card.audience) == ("Anna de Jong", 1, False, "Everyone")
    assert of_team.audience == "Team Burgerzaken"


def test_a_card_of_an_account_without_a_profile_shows_the_account(fake_session: FakeSession, feed: NewsFeed) -> None:
    fake_session.store.apply([replace(item(1), author="beheer")])
    feed.refresh()

    assert feed.card(feed.index_of("n001")).author_name == "beheer"


def test_a_card_is_said_as_a_whole(feed: NewsFeed) -> None:
    spoken = feed.data(feed.index(0), Qt.ItemDataRole.AccessibleTextRole)

    for part in ("Unread", "De ijsbaan op het plein gaat open", "Official", "Anna de Jong", "Everyone", "1 comment"):
        assert part in spoken


def test_a_read_card_is_not_said_to_be_unread(fake_session: FakeSession, feed: NewsFeed) -> None:
    fake_session.store.mark_read(["nieuws-ijsbaan"])
    feed.refresh()

    assert "Unread" not in feed.data(feed.index(0), Qt.ItemDataRole.AccessibleTextRole)


def test_found_items_keep_their_order_and_lose_what_vanished(fake_session: FakeSession, feed: NewsFeed) -> None:
    found = [feed.card(feed.index_of(uid)).item for uid in ("team-rooster", "nieuws-ijsbaan")]
    feed.show_found(found)
    assert titles(feed) == ["Nieuw rooster", "De ijsbaan op het plein gaat open"]

    fake_session.store.remove(["nieuws-ijsbaan"])
    feed.refresh()

    assert titles(feed) == ["Nieuw rooster"]


def found(session: FakeSession, chosen: NewsFilter, text: str) -> list[str]:
    return [one.uid for one in session.queries.search_news(text, MOST_FOUND, chosen)]


def test_a_search_stays_within_the_filter(fake_session: FakeSession) -> None:
    assert found(fake_session, NewsFilter(), "rooster") == ["team-rooster"]
    assert found(fake_session, NewsFilter(kind=NewsKind.BLOGS), "rooster") == []


def test_a_search_among_unread_news_leaves_out_what_was_read(fake_session: FakeSession) -> None:
    fake_session.store.mark_read(["team-rooster"])

    assert found(fake_session, NewsFilter(unread=True), "rooster") == []


def test_a_filter_with_few_hits_is_not_crowded_out_by_many_others(fake_session: FakeSession) -> None:
    fake_session.store.apply([replace(item(number), title="Rooster rooster") for number in range(MOST_FOUND + 5)])

    assert found(fake_session, NewsFilter(kind=NewsKind.TEAMS), "rooster") == ["team-rooster"]


def test_of_an_item_found_deep_in_its_text_that_piece_is_shown(fake_session: FakeSession, feed: NewsFeed) -> None:
    deep = "Woord vooraf. " * 40 + "Dan komt de zeppelin voorbij."
    fake_session.store.apply([replace(item(1), lead="Kort gezegd", body_html=f"<p>{deep}</p>")])
    items = fake_session.queries.search_news("zeppelin", MOST_FOUND)

    feed.show_found(items, "zeppelin")

    excerpt = feed.card(feed.index(0)).excerpt
    assert excerpt.startswith("…")
    assert "zeppelin" in excerpt[:90]
    feed.show_found(items, "bericht")
    assert feed.card(feed.index(0)).excerpt == "Kort gezegd"
