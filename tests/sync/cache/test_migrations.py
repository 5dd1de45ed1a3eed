"""Caches of earlier versions open and keep what is in them.

`tests/data/` holds a cache of each released schema, with the key `made.KEY`, `made.one_of_each()` and one command. To
add the one of a version that is about to be released, in Python, from the top of the checkout:

    from pathlib import Path
    from sync.cache.store import Store
    from tests.sync.cache import made
    store = Store.open(Path("tests/data/cache_v1.db"), made.KEY)
    store.apply(made.one_of_each())
    store.enqueue(made.upload(), [made.waiting_document()])
    store.close()
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlite_utils import Database

from sync.cache import migrations, schema
from sync.cache.connection import connect, schema_version
from sync.cache.queries import Queries
from sync.cache.schema import SCHEMA_VERSION
from sync.cache.store import Store
from tests.sync.cache import made
from tests.sync.cache.made import KEY

RELEASED = sorted((Path(__file__).parents[2] / "data").glob("cache_v*.db"))


def tables(store: Store) -> set[tuple[str, str]]:
    return set(store._connection.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%'"))


def test_a_fresh_cache_has_the_newest_tables(store: Store) -> None:
    assert schema_version(store._connection) == SCHEMA_VERSION


@pytest.mark.parametrize("released", RELEASED, ids=lambda released: released.stem)
def test_a_released_cache_opens_with_everything_in_it_and_todays_tables(
    path: Path, tmp_path: Path, released: Path
) -> None:
    path.parent.mkdir()
    shutil.copy(released, path)
    upgraded = Store.open(path, KEY)
    fresh = Store.open(tmp_path / "fresh" / "cache.db", KEY)
    assert tables(upgraded) == tables(fresh)
    assert set(upgraded.kinds()) == {item.uid for item in made.one_of_each()}
    assert [entry.command for entry in upgraded.pending()] == [made.upload()]
    assert not upgraded.apply(made.one_of_each())
    fresh.close()
    upgraded.close()


def test_every_released_schema_has_its_cache() -> None:
    numbers = [int(path.stem.removeprefix("cache_v")) for path in RELEASED]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) <= SCHEMA_VERSION


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
        with pytest.raises(Exception, match="no such table: nowhere"):
            Store.open(path, KEY)
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
