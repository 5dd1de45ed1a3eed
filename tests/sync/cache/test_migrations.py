"""Caches of earlier versions open and keep what is in them.

`tests/data/` holds a cache of each schema, written by the program that had it. Before a release, make the one of its
schema with `write_cache`, from the top of the checkout:

    python -c "from tests.sync.cache.test_migrations import write_cache; write_cache()"
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlite_utils import Database

from sync.cache import migrations, schema
from sync.cache.commands import OutboxState
from sync.cache.connection import connect, schema_version
from sync.cache.queries import Queries
from sync.cache.schema import SCHEMA_VERSION
from sync.cache.store import Store
from sync.errors import CacheDamaged
from sync.models import Account
from tests.sync.cache import made
from tests.sync.cache.made import KEY, WHEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.models import Item

DATA = Path(__file__).parents[2] / "data"
RELEASED = sorted(DATA.glob("cache_v*.db"))
ACCOUNT = Account(site="https://intranet.example.org", username="jelle")
KEPT_SINCE = 4
LATER_FIELDS: dict[int, dict[str, Any]] = {
    3: {"manager": ""},
    12: {"pinned": False, "series": ""},
    13: {"confirmation_asked": False, "likes_open": False, "likes": 0, "liked": False},
}
"""By the schema that added them: fields of records, and what they are until they were fetched again."""


PAGES_SINCE = 14
"""The schema that knows the pages of the fixed menu: until then nothing of them was fetched."""


def write_cache() -> None:
    """Write the cache of today's schema; one that is there stays as its program wrote it."""
    path = DATA / f"cache_v{SCHEMA_VERSION}.db"
    assert not path.exists()
    store = Store.open(path, KEY)
    store.save_account(ACCOUNT)
    store.set_last_visit(WHEN)
    store.apply(made.one_of_each(), cursor="c1")
    store.mark_read(["n1"])
    store.enqueue(made.upload(), [made.waiting_document()])
    store.enqueue(made.remark(), [])
    store.mark_failed("k2", "Refused", {"reason": "vol"})
    store.offline.keep(["t1"])
    store.close()
    for companion in ("lock", "clean"):
        path.with_name(f"{path.name}.{companion}").unlink()


def records_of(version: int) -> dict[str, Item]:
    """Give what a cache of this schema holds, as today's program reads it before anything was fetched again."""
    unknown = {
        name: value for since, fields in LATER_FIELDS.items() if since > version for name, value in fields.items()
    }
    return {
        item.uid: replace(item, **{name: value for name, value in unknown.items() if hasattr(item, name)})
        for item in made.one_of_each()
    }


def version_of(released: Path) -> int:
    return int(released.stem.removeprefix("cache_v"))


def tables(store: Store) -> set[tuple[str, str]]:
    return set(store._connection.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%'"))


def test_a_fresh_cache_has_the_newest_tables(store: Store) -> None:
    assert schema_version(store._connection) == SCHEMA_VERSION


@pytest.fixture(params=RELEASED, ids=lambda released: released.stem)
def released(request: pytest.FixtureRequest, path: Path) -> Path:
    """Give one of the released caches, of which a copy lies at `path`."""
    found: Path = request.param
    path.parent.mkdir()
    shutil.copy(found, path)
    return found


@pytest.mark.usefixtures("released")
def test_a_released_cache_gets_todays_tables(path: Path, tmp_path: Path) -> None:
    upgraded = Store.open(path, KEY)
    fresh = Store.open(tmp_path / "fresh" / "cache.db", KEY)
    assert tables(upgraded) == tables(fresh)
    fresh.close()
    upgraded.close()


@pytest.mark.parametrize("come_by", [Store.open, Store.rebuild], ids=["migrated", "rebuilt"])
def test_a_released_cache_keeps_what_is_nowhere_else(
    path: Path, released: Path, come_by: Callable[[Path, bytes], Store]
) -> None:
    store = come_by(path, KEY)
    queries = Queries.open(path, KEY)
    entries = queries.outbox()
    assert [(entry.command, entry.state) for entry in entries] == [
        (made.upload(), OutboxState.WAITING),
        (made.remark(), OutboxState.FAILED),
    ]
    assert entries[1].error is not None
    assert entries[1].error.facts == {"reason": "vol"}
    assert queries.document("waiting:k1") == made.waiting_document()
    assert [found.uid for found in queries.search("verslag").documents] == ["waiting:k1"]
    assert queries.is_read(["n1", "e1"]) == {"n1"}
    assert queries.account() == ACCOUNT
    assert queries.last_visit() == WHEN
    kept = store._connection.execute("SELECT uid FROM kept").fetchall()
    assert kept == ([("t1",)] if version_of(released) >= KEPT_SINCE else [])
    queries.close()
    store.close()


def test_a_released_cache_keeps_its_records_until_they_are_fetched_again(path: Path, released: Path) -> None:
    store = Store.open(path, KEY)
    known = records_of(version_of(released))
    assert set(store.kinds()) == set(known)
    assert not store.apply(known.values())
    needs_more = version_of(released) < PAGES_SINCE or known != records_of(SCHEMA_VERSION)
    assert store.cursor() == (None if needs_more else "c1")
    store.apply(made.one_of_each())
    assert not store.apply(records_of(SCHEMA_VERSION).values())
    store.close()


def test_a_released_cache_is_as_its_program_wrote_it(path: Path, released: Path) -> None:
    connection = connect(path, KEY, read_only=True)
    assert schema_version(connection) == version_of(released) <= SCHEMA_VERSION
    connection.close()


def test_the_first_and_later_schemas_have_their_caches() -> None:
    assert {version_of(path) for path in RELEASED} >= {1, 2, 3, 4}


@pytest.fixture
def _one_step_more(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = (*schema.STEPS, "ALTER TABLE teams ADD COLUMN motto TEXT NOT NULL DEFAULT '';")
    monkeypatch.setattr(migrations, "STEPS", steps)
    monkeypatch.setattr(migrations, "SCHEMA_VERSION", len(steps))


def test_a_new_step_keeps_what_is_there(path: Path, request: pytest.FixtureRequest) -> None:
    store = Store.open(path, KEY)
    store.apply(made.one_of_each())
    store.close()
    request.getfixturevalue("_one_step_more")
    store = Store.open(path, KEY)
    assert schema_version(store._connection) == SCHEMA_VERSION + 1
    assert store.count() == 6
    assert store._connection.execute("SELECT motto FROM teams").fetchall() == [("",)]
    store.close()


def test_a_step_that_fails_leaves_the_cache_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store.open(path, KEY)
    store.apply(made.one_of_each())
    store.close()
    with monkeypatch.context() as patch:
        steps = (*schema.STEPS, "ALTER TABLE teams ADD COLUMN motto TEXT; ALTER TABLE nowhere ADD COLUMN a TEXT;")
        patch.setattr(migrations, "STEPS", steps)
        patch.setattr(migrations, "SCHEMA_VERSION", len(steps))
        for attempt in (Store.open, Store.rebuild):
            with pytest.raises(CacheDamaged) as failed:
                attempt(path, KEY)
            assert "no such table: nowhere" in failed.value.detail
    store = Store.open(path, KEY)
    assert schema_version(store._connection) == SCHEMA_VERSION
    assert store.count() == 6
    store.close()


def test_a_view_waits_for_the_tables_of_its_program(path: Path) -> None:
    path.parent.mkdir()
    connection = connect(path, KEY, read_only=False)
    queries = Queries.open(path, KEY)
    assert queries.teams() == []
    migrations.migrate(Database(connection))
    connection.execute("PRAGMA user_version = 0")
    assert queries.teams() == []
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.close()
    store = Store.open(path, KEY)
    store.apply([made.team()])
    assert [team.uid for team in queries.teams()] == ["t1"]
    store.close()
    queries.close()
