"""What is being changed on this machine, and who has locked what, is kept where a crash and a rebuild do not reach."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sync.cache.queries import Queries
from sync.cache.store import Store
from sync.cache.working_copies import KnownLock, WorkingCopy
from tests.sync.cache import made
from tests.sync.cache.made import KEY, WHEN

if TYPE_CHECKING:
    from pathlib import Path

COPY = WorkingCopy(uid="d1", path="/open/ab/plan.docx", since=WHEN, base=WHEN, digest="0", locked=True)
LOCK = KnownLock(uid="d1", name="Hinke", username="hinke", mine=False, breakable=True, since=WHEN)


def test_what_is_being_changed_outlives_a_rebuilt_cache(path: Path) -> None:
    store = Store.open(path, KEY)
    store.working_copies.put(COPY)
    store.working_copies.await_free("d2", wanted=True)
    store.working_copies.note_locks(["d1"], {"d1": LOCK})
    store.close()
    store = Store.rebuild(path, KEY)
    queries = Queries.open(path, KEY)
    assert queries.working_copies() == store.working_copies.all() == [COPY]
    assert queries.awaited() == {"d2"}
    assert queries.locks() == {}, "who has locked what is the server's to tell"
    queries.close()
    store.close()


def test_only_a_lock_that_is_another_is_news(store: Store) -> None:
    copies = store.working_copies
    assert copies.note_locks(["d1", "d2"], {"d1": LOCK}) == {"d1"}
    assert copies.note_locks(["d1", "d2"], {"d1": LOCK}) == frozenset()
    assert copies.note_locks(["d2"], {}) == frozenset()
    assert copies.locks() == {"d1": LOCK}
    assert copies.note_locks(["d1"], {"d1": replace(LOCK, name="Anna")}) == {"d1"}
    assert copies.note_locks(["d1"], {}) == {"d1"}
    assert copies.locks() == {}


def test_a_document_that_is_gone_is_known_for_as_long_as_it_is_being_changed(store: Store) -> None:
    document = made.document()
    store.apply([made.team(), document])
    store.working_copies.put(COPY)
    store.remove(["d1"])
    assert store.item("d1") is None
    assert store.covered("d1") == document
    assert "d1" not in store.kinds()
    store.working_copies.remove("d1")
    assert store.covered("d1") is None
