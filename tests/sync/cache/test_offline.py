"""What is kept offline, which bodies are here, and what goes first when room is wanted."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from sync.cache.answers import OfflineMarks
from sync.cache.queries import Queries
from sync.cache.store import Store
from sync.models import Kind
from tests.sync.cache import made
from tests.sync.cache.made import KEY, WHEN

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def documents(store: Store) -> None:
    store.apply(
        [
            made.team("t1"),
            made.document("top", size=30),
            made.document("folder", is_folder=True),
            made.document("inside", folder_uid="folder", size=10),
            made.document("deeper", folder_uid="folder", is_folder=True),
            made.document("deepest", folder_uid="deeper", size=20),
        ]
    )


def missing(store: Store) -> list[str]:
    return [document.uid for document in store.offline.missing()]


def here(store: Store, uid: str, size: int = 10, *, minutes: int = 0) -> None:
    document = store.document(uid)
    assert document is not None
    store.offline.arrived([(document, size)], WHEN + timedelta(minutes=minutes))


def test_a_mark_holds_for_all_that_lies_below_the_small_first(store: Store) -> None:
    assert store.offline.keep(["t1"]).uids == {Kind.TEAMS: {"t1"}}
    assert missing(store) == ["inside", "deepest", "top"]
    store.offline.let_go(["t1"])
    store.offline.keep(["folder"])
    assert missing(store) == ["inside", "deepest"]
    store.offline.keep(["top"])
    assert missing(store) == ["inside", "deepest", "top"]


def test_a_mark_is_made_and_taken_away_once(store: Store) -> None:
    assert store.offline.keep(["top"])
    assert not store.offline.keep(["top"])
    assert store.offline.let_go(["top"]).uids == {Kind.DOCUMENTS: {"top"}}
    assert not store.offline.let_go(["top"])


def test_what_comes_later_and_what_changed_is_missing(store: Store) -> None:
    store.offline.keep(["folder"])
    here(store, "inside")
    here(store, "deepest")
    assert missing(store) == []
    store.apply([made.document("new", folder_uid="deeper")])
    store.apply([made.document("inside", folder_uid="folder", size=10, modified=WHEN + timedelta(seconds=1))])
    assert set(missing(store)) == {"new", "inside"}


def test_what_waits_to_be_sent_is_not_fetched(store: Store) -> None:
    store.enqueue(made.upload(), [made.waiting_document()])
    store.offline.keep(["t1"])
    assert not [uid for uid in missing(store) if uid.startswith("waiting:")]


def test_marks_and_bodies_of_what_is_gone_are_forgotten(store: Store, queries: Queries) -> None:
    store.offline.keep(["t1", "folder"])
    here(store, "deepest")
    store.remove(["folder"])
    assert store.offline.bodies() == {}
    assert queries.is_kept("t1")
    assert not queries.is_kept("folder")


def test_the_oldest_use_goes_first_and_what_is_kept_never_does(store: Store) -> None:
    here(store, "top", minutes=0)
    here(store, "inside", minutes=1)
    here(store, "deepest", minutes=2)
    assert store.offline.beyond(30) == []
    assert store.offline.beyond(20) == ["top"]
    store.offline.used("top", WHEN + timedelta(minutes=3))
    assert store.offline.beyond(20) == ["inside"]
    store.offline.keep(["inside"])
    assert store.offline.kept_bodies() == {"inside"}
    assert store.offline.beyond(20) == []
    assert store.offline.beyond(0) == ["deepest", "top"]


def test_bodies_that_were_lost_are_told_of_once(store: Store) -> None:
    here(store, "top")
    assert store.offline.bodies() == {"top": WHEN}
    assert store.offline.lost(["top", "inside"]).uids == {Kind.DOCUMENTS: {"top"}}
    assert not store.offline.lost(["top"])


def test_a_folder_can_be_asked_what_of_it_is_kept(store: Store, queries: Queries) -> None:
    assert queries.offline("t1") == OfflineMarks()
    store.offline.keep(["top", "folder"])
    here(store, "top")
    assert queries.offline("t1") == OfflineMarks(own=frozenset({"top", "folder"}), here=frozenset({"top"}))
    assert queries.offline("deeper").by_place
    assert queries.offline("deeper").keep("deepest")
    store.apply([made.document("top", modified=WHEN + timedelta(seconds=1))])
    assert queries.offline("t1").here == frozenset()


def test_pauses_outlive_the_run(tmp_path: Path) -> None:
    path = tmp_path / "again" / "cache.db"
    first = Store.open(path, KEY)
    first.offline.pause("k1")
    first.offline.pause()
    first.close()
    again = Store.open(path, KEY)
    with closing(Queries.open(path, KEY)) as queries:
        assert again.offline.paused() == queries.paused() == {"", "k1"}
    again.offline.go_on("k1")
    assert again.offline.paused() == {""}
    again.offline.pause("k2")
    again.offline.go_on()
    assert again.offline.paused() == frozenset()
    again.close()


def test_the_pause_of_a_command_goes_with_it(store: Store) -> None:
    store.enqueue(made.upload("k1"), [])
    store.offline.pause("k1")
    store.discard("k1")
    assert store.offline.paused() == frozenset()


def test_many_commands_are_taken_in_at_once_or_not_at_all(store: Store) -> None:
    commands = [made.upload(f"k{number}") for number in range(3)]
    effects = [made.waiting_document(command.key) for command in commands]
    applied = store.enqueue_all(commands, effects)
    assert len(applied.uids[Kind.DOCUMENTS]) == 3
    assert [entry.key for entry in store.pending()] == ["k0", "k1", "k2"]
