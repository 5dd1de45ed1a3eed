from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from sync.blogs import series_uid
from sync.cache.answers import NewsFilter, NewsKind
from sync.cache.marks import Mark
from sync.cache.queries import Queries
from sync.cache.store import Store
from sync.errors import MienskipError
from sync.models import Account, Audience, Kind
from tests.sync.cache import made
from tests.sync.cache.made import KEY, WHEN

if TYPE_CHECKING:
    from pathlib import Path

    from sync.models import NewsItem

HOUR = timedelta(hours=1)


def test_reading_imports_neither_the_writing_side_nor_anything_slow() -> None:
    late = ("sqlite_utils", "sync.cache.store", "sync.cache.writing", "msgspec", "httpx", "cryptography", "html.parser")
    code = (
        "import sys, sync.cache.queries, sync.cache.directory, sync.cache.answers; "
        f"print([name for name in {late!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_before_there_is_a_cache_everything_is_empty_and_then_it_is_there(path: Path) -> None:
    queries = Queries.open(path, KEY)
    assert queries.counts() == dict.fromkeys(Kind, 0)
    assert queries.account() is None
    assert not queries.search("jelle")
    assert not path.exists()
    store = Store.open(path, KEY)
    store.apply([made.person()])
    assert queries.person("p1") == made.person()
    store.close()
    queries.close()


def test_a_view_cannot_change_anything(store: Store, queries: Queries) -> None:
    store.apply([made.person()])
    with pytest.raises(MienskipError) as refused:
        queries._reader.rows("DELETE FROM people")
    assert refused.value.detail == "SQLITE_READONLY"
    assert store.count() == 1


def test_people_come_in_the_order_in_which_they_are_asked_for(store: Store, queries: Queries) -> None:
    store.apply([made.person(f"p{number}") for number in range(1200)])
    wanted = [f"p{number}" for number in range(1199, -1, -2)]
    assert [person.uid for person in queries.people([*wanted, "gone"])] == wanted
    assert queries.people([]) == []


def test_people_are_found_by_their_user_names(store: Store, queries: Queries) -> None:
    store.apply([made.person("p1", username="jelle"), made.person("p2", username="hinke"), made.person("p3")])
    found = queries.person_by_username("hinke")
    assert found is not None
    assert found.uid == "p2"
    assert queries.person_by_username("") is None
    assert queries.person_by_username("nobody") is None
    by_name = queries.people_by_username(["jelle", "", "nobody", "jelle"])
    assert {name: person.uid for name, person in by_name.items()} == {"jelle": "p1"}


def test_a_team_knows_its_people_by_their_department(store: Store, queries: Queries) -> None:
    store.apply(
        [
            made.person("p1", "Wim van der Meer", department="burgerzaken "),
            made.person("p2", "Anna de Jong", department="Burgerzaken"),
            made.person("p3", department="Beheer"),
        ]
    )
    assert [person.uid for person in queries.team_people(made.team(title="Burgerzaken"))] == ["p2", "p1"]


def test_my_teams_come_first(store: Store, queries: Queries) -> None:
    store.apply([made.team("t1", "Zorg", mine=True), made.team("t2", "Beheer"), made.team("t3", "Balie", mine=True)])
    assert [team.title for team in queries.teams()] == ["Balie", "Zorg", "Beheer"]


def test_a_folder_shows_folders_first_and_numbers_by_value(store: Store, queries: Queries) -> None:
    store.apply(
        [
            made.document("d1", "Hoofdstuk 10"),
            made.document("d2", "Hoofdstuk 9"),
            made.document("d3", "Zomer", is_folder=True),
            made.document("d4", "élections"),
            made.document("d5", "elders", folder_uid="d3"),
        ]
    )
    assert [item.title for item in queries.documents("t1")] == ["Zomer", "élections", "Hoofdstuk 9", "Hoofdstuk 10"]
    assert [item.title for item in queries.documents("d3")] == ["elders"]
    assert queries.documents("nowhere") == []


def test_the_way_to_a_folder_begins_at_its_team(store: Store, queries: Queries) -> None:
    store.apply(
        [made.team("t1"), made.document("f1", is_folder=True), made.document("f2", folder_uid="f1", is_folder=True)]
    )
    assert [item.uid for item in queries.path_to("f2")] == ["t1", "f1", "f2"]
    assert [item.uid for item in queries.path_to("t1")] == ["t1"]
    assert queries.path_to("nowhere") == []


def test_a_way_that_leads_in_circles_ends(store: Store, queries: Queries) -> None:
    store.apply([made.document("a", folder_uid="b"), made.document("b", folder_uid="a")])
    assert len(queries.path_to("a")) == 50


def test_documents_are_counted_by_team_and_the_last_changed_come_first(store: Store, queries: Queries) -> None:
    store.apply(
        [
            made.document("d1"),
            made.document("d2", modified=WHEN + HOUR),
            made.document("d3", is_folder=True, modified=WHEN + 2 * HOUR),
            made.document("d4", team_uid="t2", folder_uid="t2", modified=WHEN + 3 * HOUR),
        ]
    )
    assert queries.document_counts() == {"t1": 2, "t2": 1}
    assert [document.uid for document in queries.recent_documents(2)] == ["d4", "d2"]
    assert [document.uid for document in queries.recent_documents(5, team_uid="t1")] == ["d2", "d1"]


@pytest.mark.parametrize(
    ("chosen", "uids"),
    [
        (NewsFilter(), ["blog", "team", "official"]),
        (NewsFilter(kind=NewsKind.ORGANISATION), ["official"]),
        (NewsFilter(kind=NewsKind.TEAMS), ["team"]),
        (NewsFilter(kind=NewsKind.BLOGS), ["blog"]),
        (NewsFilter(unread=True), ["blog", "official"]),
        (NewsFilter(team_uid="t1"), ["team"]),
        (NewsFilter(author="hinke", unread=True), ["blog"]),
        (NewsFilter(kind=NewsKind.BLOGS, author="jelle"), []),
        (NewsFilter(saved=True), ["official"]),
        (NewsFilter(saved=True, unread=True), ["official"]),
        (NewsFilter(followed=True), ["blog", "team"]),
        (NewsFilter(author="hinke", series="Uit de wijk"), ["blog"]),
        (NewsFilter(author="hinke", series=""), []),
    ],
)
def test_news_is_filtered_and_newest_first(store: Store, queries: Queries, chosen: NewsFilter, uids: list[str]) -> None:
    store.apply(
        [
            made.news("official", official=True, published=WHEN, modified=WHEN + 9 * HOUR),
            made.news("team", audience=Audience.TEAM, team_uid="t1", author="jelle", modified=WHEN + HOUR),
            made.news("blog", blog=True, series="Uit de wijk", author="hinke", published=WHEN + 2 * HOUR),
            made.person("p1", username="jelle"),
            made.person("p2"),
        ]
    )
    store.mark_read(["team"])
    store.mark(Mark.SAVED, ["official"], on=True)
    store.mark(Mark.FOLLOWED, ["p1", "p2", series_uid("hinke", "Uit de wijk"), series_uid("jelle", "Anders")], on=True)
    assert [item.uid for item in queries.news(chosen)] == uids
    assert queries.news_order(chosen) == uids
    assert queries.news_count(chosen) == len(uids)
    assert queries.unread_uids(chosen) == [uid for uid in uids if uid != "team"]
    assert queries.unread_counts([chosen, NewsFilter(kind=NewsKind.BLOGS)]) == [
        len([u for u in uids if u != "team"]),
        1,
    ]


def test_what_is_pinned_stands_on_top_of_the_front_page_alone(store: Store, queries: Queries) -> None:
    store.apply(
        [
            made.news("pinned", official=True, pinned=True, published=WHEN),
            made.news("new", published=WHEN + 3 * HOUR),
            made.news("newer", published=WHEN + 4 * HOUR),
        ]
    )
    organisation = NewsFilter(kind=NewsKind.ORGANISATION)
    for chosen in (NewsFilter(), organisation):
        assert [item.uid for item in queries.news(chosen)] == ["pinned", "newer", "new"]
        assert [item.uid for item in queries.news(chosen, limit=1, offset=1)] == ["newer"]
        assert (queries.pinned_count(chosen), queries.newer_count(chosen, WHEN - HOUR)) == (1, 2)
    assert queries.news_order(NewsFilter(unread=True)) == ["newer", "new", "pinned"]
    assert queries.pinned_count(NewsFilter(unread=True)) == 0
    assert queries.newer_count(NewsFilter(unread=True), WHEN - HOUR) == 3


def test_a_blog_has_series_with_posts_beside_one_another(store: Store, queries: Queries) -> None:
    def post(uid: str, hours: int, series: str = "Wijk", **facts: Any) -> NewsItem:
        return made.news(uid, blog=True, author="hinke", series=series, published=WHEN + hours * HOUR, **facts)

    store.apply(
        [post("a", 1), post("b", 2), post("c", 2), post("d", 3), post("x", 2, ""), made.news("n", author="hinke")]
    )
    assert [(found.name, found.posts, found.newest) for found in queries.series_by("hinke")] == [
        ("Wijk", 4, WHEN + 3 * HOUR),
        ("", 1, WHEN + 2 * HOUR),
    ]
    assert queries.series_by("jelle") == []
    assert queries.times_in_series("hinke", "Wijk", 2) == [WHEN + 3 * HOUR, WHEN + 2 * HOUR]

    def beside(uid: str) -> tuple[str, str]:
        item = queries.news_item(uid)
        assert item is not None
        older, newer = queries.beside(item)
        return (older.uid if older else "", newer.uid if newer else "")

    assert [beside(uid) for uid in "abcdx"] == [("", "b"), ("a", "c"), ("b", "d"), ("c", ""), ("", "")]


def test_what_was_read_may_count_as_unread_again(store: Store, queries: Queries) -> None:
    store.apply([made.news("n1"), made.news("n2")])
    store.mark_read(["n1"])
    assert store.mark_unread(["n1", "n2"]).uids == {Kind.NEWS: frozenset({"n1"})}
    assert queries.is_read(["n1", "n2"]) == set()
    assert not store.mark_unread(["n1"])


def test_what_one_wrote_oneself_was_read(store: Store, queries: Queries) -> None:
    store.apply([made.news("n1", author="jelle"), made.news("n2", author="hinke"), made.news("n3")])
    assert queries.unread_count() == 3
    store.save_account(Account(site="https://intranet.example.org", username="jelle"))
    assert queries.unread_count() == 2
    assert queries.is_read(["n1", "n2", "gone"]) == {"n1"}
    assert set(queries.unread_uids()) == {"n2", "n3"}


def test_news_comes_in_pages_without_holes_or_repeats(store: Store, queries: Queries) -> None:
    store.apply([made.news(f"n{number:02}") for number in range(25)])
    pages = [queries.news(limit=10, offset=offset) for offset in (0, 10, 20, 30)]
    assert [len(page) for page in pages] == [10, 10, 5, 0]
    assert len({item.uid for page in pages for item in page}) == 25
    assert [item.uid for item in queries.news_items(["n03", "gone", "n01"])] == ["n03", "n01"]


def test_comments_come_in_the_order_of_time_and_are_counted(store: Store, queries: Queries) -> None:
    store.apply(
        [
            made.comment("c2", created=WHEN + HOUR),
            made.comment("c1"),
            made.comment("waiting:k", created=WHEN + 2 * HOUR),
            made.comment("c3", "n2"),
        ]
    )
    assert [comment.uid for comment in queries.comments("n1")] == ["c1", "c2", "waiting:k"]
    assert queries.comment_counts(["n1", "n2", "n3"]) == {"n1": 3, "n2": 1}


def test_the_agenda_shows_what_is_on_between_two_times(store: Store, queries: Queries) -> None:
    store.apply(
        [
            made.event("over", WHEN - 3 * HOUR, end=WHEN - HOUR),
            made.event("ends then", WHEN - HOUR, end=WHEN),
            made.event("running", WHEN - HOUR, end=WHEN + HOUR),
            made.event("all day", WHEN - 10 * HOUR, whole_day=True),
            made.event("begun without end", WHEN - HOUR),
            made.event("open", WHEN + HOUR),
            made.event("later", WHEN + 5 * HOUR),
        ]
    )
    assert [event.uid for event in queries.events(WHEN, WHEN + 3 * HOUR)] == ["all day", "running", "open"]
    assert [event.uid for event in queries.events(WHEN)] == ["all day", "running", "open", "later"]
    assert [event.uid for event in queries.events(WHEN, limit=1)] == ["all day"]


def test_links_to_what_is_here_are_known(store: Store, queries: Queries) -> None:
    store.apply(made.one_of_each())
    assert queries.by_url("https://intranet.example.org/n1/#comments") == (Kind.NEWS, "n1")
    assert queries.by_url("https://intranet.example.org/p1") == (Kind.PEOPLE, "p1")
    assert queries.by_url("https://elsewhere.example.org/n1") is None
    assert queries.by_url("https://intranet.example.org/resolveuid/n1#top") == (Kind.NEWS, "n1")
    assert queries.by_url("https://intranet.example.org/resolveuid/gone") is None
    store.apply([made.waiting_document()])
    assert queries.by_url("mailto:jelle@example.org") is None
    assert [queries.kind_of(uid) for uid in ("t1", "c1", "x")] == [Kind.TEAMS, Kind.COMMENTS, None]


def test_what_changed_since_leaves_out_what_i_did(store: Store, queries: Queries) -> None:
    store.save_account(Account(site="https://x", username="jelle"))
    store.apply(
        [
            made.news("mine", author="jelle", published=WHEN + HOUR),
            made.news("old", author="hinke", published=WHEN - HOUR),
            made.news("new", author="hinke", published=WHEN + HOUR),
            made.document("my file", author="jelle", modified=WHEN + HOUR),
            made.document("their file", author="hinke", modified=WHEN + HOUR),
            made.comment("to me", "mine", created=WHEN + HOUR),
            made.comment("by me", "mine", author="jelle", created=WHEN + HOUR),
            made.comment("to my comment", "new", in_reply_to="by me", created=WHEN + 2 * HOUR),
            made.comment("not for me", "new", created=WHEN + HOUR),
        ]
    )
    changes = queries.changes_since(WHEN)
    assert [item.uid for item in changes.news] == ["new"]
    assert [item.uid for item in changes.documents] == ["their file"]
    assert [item.uid for item in changes.answers] == ["to my comment", "to me"]


def test_two_views_in_two_threads_do_not_disturb_each_other(store: Store, queries: Queries, path: Path) -> None:
    other = Queries.open(path, KEY)
    store.apply([made.person()])
    assert queries.person("p1") == other.person("p1") == made.person()
    other.close()
    assert queries.person("p1") is not None
