from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
import textwrap
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.cache.records import TABLES, table_of
from sync.cache.store import Applied, Store
from sync.errors import CacheInUse, DiskFull
from sync.models import KIND_OF, Account, Capabilities, Kind
from tests.sync.cache import made
from tests.sync.cache.made import KEY, WHEN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sync.cache.queries import Queries
    from sync.models import Item


EVERY_KIND = [
    *made.one_of_each(),
    made.attendance(),
    made.response(),
    made.page(order=("g2",), editable=True, body_html="<p>Kijk</p>"),
]


def one_attendance(queries: Queries, uid: str) -> Item | None:
    return next((one for one in queries.attendances("e1") if one.uid == uid), None)


def one_response(queries: Queries, uid: str) -> Item | None:
    return next((one for one in queries.responses("n1") if one.uid == uid), None)


def read(queries: Queries, item: Item) -> Item | None:
    ask: dict[Kind, Callable[[str], Item | None]] = {
        Kind.PEOPLE: queries.person,
        Kind.TEAMS: queries.team,
        Kind.DOCUMENTS: queries.document,
        Kind.NEWS: queries.news_item,
        Kind.PAGES: queries.page,
        Kind.EVENTS: queries.event,
        Kind.COMMENTS: queries.comment,
        Kind.ATTENDANCES: partial(one_attendance, queries),
        Kind.RESPONSES: partial(one_response, queries),
    }
    return ask[KIND_OF[type(item)]](item.uid)


@pytest.mark.parametrize("item", EVERY_KIND, ids=lambda item: type(item).__name__)
def test_what_is_stored_is_read_as_it_was(store: Store, queries: Queries, item: Item) -> None:
    store.apply([item])
    assert read(queries, item) == item


def test_who_comes_is_told_without_those_who_do_not(store: Store, queries: Queries) -> None:
    said = [made.attendance("a1"), made.attendance("a2", username="hinke"), made.attendance("a3", "e2")]
    store.apply([made.event(), *said, made.attendance("a4", username="sjoerd", going=False)])
    assert [one.username for one in queries.attendances("e1")] == ["jelle", "hinke"]


@pytest.mark.parametrize("item", EVERY_KIND, ids=lambda item: type(item).__name__)
def test_every_field_of_a_record_has_its_column(item: Item) -> None:
    assert table_of(item).columns == tuple(field.name for field in dataclasses.fields(item))


@given(text=st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
def test_any_text_can_be_stored_and_searched(store: Store, queries: Queries, text: str) -> None:
    store.apply(
        [
            made.person(last_name=text, knowledge_areas=(text,), department=text, portrait=made.picture(text)),
            made.news(title=text, body_html=text),
            made.document(title=text, filename=text),
        ]
    )
    found = queries.person("p1")
    assert found is not None
    assert found.last_name == text.replace("\0", "")
    queries.search(text)


def test_emoji_long_names_nul_and_halves_of_letters_do_no_harm(store: Store, queries: Queries) -> None:
    store.apply(
        [
            made.person("p1", last_name="🦆" * 400),
            made.person("p2", last_name="Half \ud83e"),
            made.person("p3", last_name="N\0ul", knowledge_areas=("a\0b", "\udc00")),
            made.document("d1", title="a" * 400, size=2**70),
        ]
    )
    people = queries.people(["p1", "p2", "p3"])
    assert [person.last_name for person in people] == ["🦆" * 400, "Half ?", "Nul"]
    found = queries.document("d1")
    assert found is not None
    assert found.size == 2**63 - 1


def test_equal_content_is_no_change(store: Store) -> None:
    first = store.apply(EVERY_KIND)
    assert first.arrived == {item.uid for item in EVERY_KIND}
    assert {kind: len(uids) for kind, uids in first.uids.items()} == dict.fromkeys(Kind, 1)
    assert not store.apply(EVERY_KIND)


def test_only_what_is_other_than_it_was_is_told(store: Store) -> None:
    store.apply([made.person("p1"), made.person("p2")])
    applied = store.apply([made.person("p1"), made.person("p2", room="2.01"), made.person("p3")])
    assert applied == Applied(uids={Kind.PEOPLE: frozenset({"p2", "p3"})}, arrived=frozenset({"p3"}))


def test_of_two_with_one_uid_the_last_one_counts(store: Store, queries: Queries) -> None:
    store.apply([made.person(room="1"), made.person(room="2")])
    found = queries.person("p1")
    assert found is not None
    assert found.room == "2"


def test_something_that_becomes_another_kind_of_thing_is_not_there_twice(store: Store, queries: Queries) -> None:
    store.apply([made.document("x", title="Projectmap", is_folder=True)])
    store.apply([made.team("x", "Projectmap")])
    assert store.kinds() == {"x": Kind.TEAMS}
    assert queries.search("projectmap").documents == ()


def test_the_cursor_is_stored_with_the_items_it_stands_behind(store: Store) -> None:
    assert store.cursor() is None
    store.apply([made.person()], cursor="c1")
    store.apply([made.person("p2")])
    assert store.cursor() == "c1"


def test_a_failing_batch_leaves_nothing_and_no_cursor(store: Store) -> None:
    naive = datetime(2026, 1, 1)  # noqa: DTZ001  what a mapping must never give
    with pytest.raises(TypeError):
        store.apply([made.person(), made.document(modified=naive)], cursor="c1")
    assert store.kinds() == {}
    assert store.cursor() is None


def test_a_team_takes_everything_in_it_along(store: Store, queries: Queries) -> None:
    store.apply(
        [
            made.person(),
            made.team("t1"),
            made.team("t2"),
            made.document("folder", is_folder=True),
            made.document("inside", "Geheime notulen", folder_uid="folder"),
            made.document("elsewhere", folder_uid="t2", team_uid="t2"),
            made.news("n1", "Teamnieuws", team_uid="t1"),
            made.news("n2"),
            made.event("e1", team_uid="t1"),
            made.comment("c1", "n1"),
            made.comment("c2", "n2"),
        ]
    )
    applied = store.remove(["t1"])
    assert applied.uids == {
        Kind.TEAMS: {"t1"},
        Kind.DOCUMENTS: {"folder", "inside"},
        Kind.NEWS: {"n1"},
        Kind.EVENTS: {"e1"},
        Kind.COMMENTS: {"c1"},
    }
    assert not applied.arrived
    assert set(store.kinds()) == {"p1", "t2", "elsewhere", "n2", "c2"}
    assert not queries.search("geheime")
    assert not queries.search("teamnieuws")


def test_a_folder_takes_along_what_lies_in_it_however_deep(store: Store) -> None:
    folders = [made.document(f"f{depth}", folder_uid=f"f{depth - 1}", is_folder=True) for depth in range(1, 30)]
    store.apply([made.document("f0", is_folder=True), *folders, made.document("file", folder_uid="f29")])
    store.remove(["f0"])
    assert store.count() == 0


def test_folders_that_lie_in_each_other_can_be_removed(store: Store) -> None:
    store.apply([made.document("a", folder_uid="b"), made.document("b", folder_uid="a")])
    assert store.remove(["a"]).uids == {Kind.DOCUMENTS: {"a", "b"}}


def test_removing_what_is_not_there_is_no_change(store: Store) -> None:
    assert not store.remove(["nobody"])


def test_comments_that_come_before_what_they_stand_below_are_kept(store: Store, queries: Queries) -> None:
    store.apply([made.comment("c1", "later")])
    store.apply([made.news("later")])
    assert [comment.uid for comment in queries.comments("later")] == ["c1"]


def test_many_thousands_can_be_stored_and_removed_at_once(store: Store) -> None:
    people = [made.person(f"p{number}") for number in range(2500)]
    assert len(store.apply(people).arrived) == 2500
    assert store.count() == len(store.kinds()) == 2500
    store.remove([person.uid for person in people])
    assert store.count() == 0


def test_applied_changes_add_up() -> None:
    one = Applied(uids={Kind.NEWS: frozenset({"a"})}, arrived=frozenset({"a"}))
    other = Applied(uids={Kind.NEWS: frozenset({"b"}), Kind.TEAMS: frozenset({"t"})})
    assert one | other == Applied(
        uids={Kind.NEWS: frozenset({"a", "b"}), Kind.TEAMS: frozenset({"t"})}, arrived=frozenset({"a"})
    )


def test_account_capabilities_and_last_visit_are_remembered(store: Store, queries: Queries) -> None:
    account = Account(site="https://x", username="jelle", full_name="Jelle", groups=frozenset({"b", "a"}))
    capabilities = Capabilities(
        product="Plone 6.2.2", comments=True, resumable_uploads=False, profile_fields=("function", "room")
    )
    assert (queries.account(), queries.capabilities(), queries.last_visit()) == (None, None, None)
    assert store.account() is None
    assert store.save_account(account)
    assert not store.save_account(account)
    assert store.save_capabilities(capabilities)
    assert not store.save_capabilities(capabilities)
    store.set_last_visit(WHEN)
    assert store.account() == queries.account() == account
    assert queries.capabilities() == capabilities
    assert queries.last_visit() == WHEN


def test_marking_read_tells_what_was_not_read_before(store: Store, queries: Queries) -> None:
    store.apply([made.news("n1"), made.news("n2")])
    assert queries.unread_count() == 2
    assert store.mark_read(["n1"]).uids == {Kind.NEWS: {"n1"}}
    assert not store.mark_read(["n1"])
    assert queries.is_read(["n1", "n2"]) == {"n1"}
    assert queries.unread_count() == 1


def test_an_update_from_the_server_leaves_news_read(store: Store, queries: Queries) -> None:
    store.apply([made.news()])
    store.mark_read(["n1"])
    store.apply([made.news(title="Nieuwe balie (bijgewerkt)", modified=WHEN + timedelta(days=1))])
    assert queries.is_read(["n1"]) == {"n1"}


def test_the_indexes_hold_exactly_what_the_tables_hold_whatever_happens(store: Store) -> None:
    store.apply(made.one_of_each())
    store.apply([made.person("p2"), made.document("d2"), made.news("n2"), made.person("p1", "Ander Mens")])
    store.remove(["p2", "n1", "d1"])
    for kind in (Kind.NEWS, Kind.DOCUMENTS):
        ids = store._connection.execute(f"SELECT id FROM {kind} ORDER BY id").fetchall()  # noqa: S608  our own names
        indexed = store._connection.execute(f"SELECT rowid FROM {kind}_words ORDER BY rowid").fetchall()  # noqa: S608  as above
        assert indexed == ids
        store._connection.execute(f"INSERT INTO {kind}_words ({kind}_words) VALUES ('integrity-check')")  # noqa: S608  as above


def test_no_word_of_what_a_record_was_before_finds_it(store: Store, queries: Queries) -> None:
    store.apply([made.person(name="Jelle Ytsma"), made.news(title="Oude titel"), made.document(title="Concept")])
    store.apply([made.person(name="Hinke Postma"), made.news(title="Andere kop"), made.document(title="Definitief")])
    assert not any(queries.search(word) for word in ("jelle", "ytsma", "oude", "titel", "concept"))
    assert all(queries.search(word) for word in ("hinke", "andere", "definitief"))


def test_only_its_owner_can_read_the_cache(store: Store, path: Path) -> None:  # noqa: ARG001  it makes the files
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0
    assert all(file.stat().st_mode & 0o077 == 0 for file in path.parent.iterdir())


def test_nothing_of_what_is_stored_stands_on_the_disk_in_the_clear(store: Store, path: Path) -> None:
    store.apply([made.person(name="Wytske Onvindbaar", knowledge_areas=("geheimschrift",))])
    store.save_picture("https://x/a.png", b"beeldpunten" * 100)
    on_disk = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert not any(text in on_disk for text in (b"Onvindbaar", b"onvindbaar", b"geheim", b"beeldpunten", b"SQLite"))


def test_a_second_writer_is_refused_and_the_first_goes_on(store: Store, path: Path) -> None:
    with pytest.raises(CacheInUse):
        Store.open(path, KEY)
    with pytest.raises(CacheInUse):
        Store.rebuild(path, KEY)
    store.apply([made.person()])
    assert store.count() == 1


def test_the_cache_can_be_opened_again_after_it_was_closed(path: Path) -> None:
    for number in range(3):
        store = Store.open(path, KEY)
        store.apply([made.person(f"p{number}")])
        assert store.count() == number + 1
        store.close()


def _in_another_process(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), *arguments],
        cwd=os.getcwd(),  # noqa: PTH109  where the program's own modules are found
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_another_process_is_told_that_the_cache_is_in_use(store: Store, path: Path) -> None:  # noqa: ARG001  it holds the lock
    done = _in_another_process(
        """
        import sys
        from pathlib import Path
        from sync.cache.store import Store
        from sync.errors import CacheInUse
        from tests.sync.cache.made import KEY
        try:
            Store.open(Path(sys.argv[1]), KEY)
        except CacheInUse:
            print("in use")
        """,
        str(path),
    )
    assert done.stdout.strip() == "in use", done.stderr


def test_a_kill_in_the_middle_of_a_transaction_leaves_what_was_before(path: Path) -> None:
    done = _in_another_process(
        """
        import os, sys
        from pathlib import Path
        from sync.cache.store import Store
        from tests.sync.cache import made
        store = Store.open(Path(sys.argv[1]), made.KEY)
        store.apply([made.person("before")], cursor="before")
        store.enqueue(made.upload("sure"), [made.waiting_document("sure")])
        def items():
            for number in range(600):
                yield made.person(f"p{number}")
            store._connection.execute("PRAGMA cache_spill = 1")
            os._exit(9)
        with store._transaction() as connection:
            from sync.cache.writing import put
            put(connection, [made.person(f"big{number}", about_html="x" * 5000) for number in range(1000)])
            put(connection, items())
        """,
        str(path),
    )
    assert done.returncode == 9, done.stderr
    store = Store.open(path, KEY)
    assert store.kinds() == {"before": Kind.PEOPLE}
    assert store.cursor() == "before"
    assert [entry.key for entry in store.pending()] == ["sure"]
    store.close()


def test_a_full_disk_is_told_and_nothing_is_half_done(store: Store) -> None:
    store.apply([made.person()], cursor="c1")
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages + 5}")
    with pytest.raises(DiskFull):
        store.apply([made.person(f"p{number}", about_html="x" * 5000) for number in range(100)], cursor="c2")
    assert store.count() == 1
    assert store.cursor() == "c1"
    store._connection.execute("PRAGMA max_page_count = 1000000")
    store.apply([made.person("p2")], cursor="c2")
    assert store.cursor() == "c2"


def test_a_reader_is_not_kept_waiting_by_a_writer_and_sees_only_what_is_whole(store: Store, queries: Queries) -> None:
    store.apply([made.person("p1")])
    with store._transaction() as connection:
        connection.execute("DELETE FROM people")
        assert queries.person("p1") is not None
    assert queries.person("p1") is None


def test_times_are_kept_to_the_microsecond_whatever_their_zone(store: Store, queries: Queries) -> None:
    early = datetime(1, 1, 1, tzinfo=UTC)
    late = datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=UTC)
    store.apply([made.event("early", early), made.event("late", late)])
    assert [found.start for uid in ("early", "late") if (found := queries.event(uid))] == [early, late]


def test_all_kinds_have_a_table() -> None:
    assert set(TABLES) == set(Kind)
