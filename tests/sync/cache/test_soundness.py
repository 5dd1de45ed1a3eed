"""When the cache is looked through, and that nothing which is only here is lost to damage, kills and other keys."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from sync.cache import opening, rebuilding, soundness
from sync.cache.connection import connect
from sync.cache.pages import PAGE
from sync.cache.queries import Queries
from sync.cache.rebuilding import NOWHERE_ELSE
from sync.cache.schema import SCHEMA_VERSION
from sync.cache.store import Store
from sync.errors import CacheDamaged, DiskFull, NotWritable
from tests.sync.cache import made
from tests.sync.cache.made import KEY

FROM_THE_SERVER = {
    "beneath", "locks", "teams", "news", "pages", "events", "attendances", "pictures",
    "news_words", "pages_words", "documents_words",
}  # fmt: skip
BOOKKEEPING = {"_sqlite_migrations"}
OTHER_KEY = bytes(32)


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give a list that grows with each look through a cache."""
    found: list[str] = []

    def look(connection: Any) -> None:
        found.append("looked")
        soundness.look_through(connection)

    monkeypatch.setattr(opening, "look_through", look)
    return found


def give(path: Path, *keys: str) -> None:
    store = Store.open(path, KEY)
    for key in keys:
        store.enqueue(made.remark(key), [])
    store.close()


def keys_in(path: Path) -> list[str]:
    """Open the cache as the program does, and tell which commands are in it."""
    try:
        store = Store.open(path, KEY)
    except CacheDamaged:
        store = Store.rebuild(path, KEY)
    keys = [entry.key for entry in store.outbox()]
    store.close()
    return keys


def as_after_a_kill(path: Path, folder: Path) -> Path:
    """Copy a cache that is open, with its log, as a kill would leave it."""
    folder.mkdir()
    for file in path.parent.iterdir():
        shutil.copy(file, folder)
    return folder / path.name


def test_an_orderly_end_needs_no_look_through(path: Path, looks: list[str]) -> None:
    for _ in range(3):
        give(path, "k1")
    assert looks == []


def test_a_view_that_closes_later_leaves_the_end_an_orderly_one(path: Path, looks: list[str]) -> None:
    store = Store.open(path, KEY)
    queries = Queries.open(path, KEY)
    store.apply([made.team()])
    assert queries.teams()
    store.close()
    assert queries.teams()
    queries.close()
    give(path)
    assert looks == []


def test_after_a_kill_it_is_looked_through_once(path: Path, tmp_path: Path, looks: list[str]) -> None:
    give(path, "k1")
    store = Store.open(path, KEY)
    store.enqueue(made.remark("k2"), [])
    killed = as_after_a_kill(path, tmp_path / "killed")
    store.close()
    assert keys_in(killed) == ["k1", "k2"]
    assert looks == ["looked"]
    assert keys_in(killed) == ["k1", "k2"]
    assert looks == ["looked"]


@pytest.mark.parametrize("change", ["exchanged", "touched", "logged"])
def test_a_file_that_changed_meanwhile_is_looked_through(path: Path, looks: list[str], change: str) -> None:
    give(path, "k1")
    if change == "exchanged":
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)
    elif change == "touched":
        os.utime(path, ns=(1, 1))
    else:
        path.with_name(f"{path.name}-wal").write_bytes(bytes(100))
    assert keys_in(path) == ["k1"]
    assert looks == ["looked"]


def test_pages_that_fit_their_checksums_but_not_each_other_are_noticed(path: Path) -> None:
    store = Store.open(path, KEY)
    store.apply([made.person(f"p{number}", about_html="x" * 2000) for number in range(200)])
    store.close()
    early = path.read_bytes()
    store = Store.open(path, KEY)
    store.remove([f"p{number}" for number in range(100)])
    store.apply([made.news(f"n{number}", body_html="y" * 2000) for number in range(100)])
    store.enqueue(made.remark("k1"), [])
    store.close()
    late = bytearray(path.read_bytes())
    for page in range(60, len(early) // PAGE, 2):
        late[page * PAGE : (page + 1) * PAGE] = early[page * PAGE : (page + 1) * PAGE]
    path.write_bytes(late)
    with pytest.raises(CacheDamaged):
        Store.open(path, KEY)
    assert keys_in(path) == ["k1"]


def test_damage_that_a_view_meets_is_known_to_the_writer_and_after_a_restart(path: Path) -> None:
    store = Store.open(path, KEY)
    store.enqueue(made.remark("k1"), [])
    store.apply([made.person(f"p{number}", about_html="x" * 3000) for number in range(400)])
    store.close()
    store = Store.open(path, KEY)
    data = bytearray(path.read_bytes())
    for page in range(len(data) // PAGE - 300, len(data) // PAGE):
        data[page * PAGE + 100] ^= 0xFF
    path.write_bytes(data)
    store.refuse_damaged()
    queries = Queries.open(path, KEY)
    assert len(queries.all_people()) < 400
    with pytest.raises(CacheDamaged):
        store.refuse_damaged()
    store.close()
    with pytest.raises(CacheDamaged):
        Store.open(path, KEY)
    store = Store.rebuild(path, KEY)
    store.refuse_damaged()
    assert [entry.key for entry in store.outbox()] == ["k1"]
    assert queries.all_people() == []
    queries.close()
    store.close()


def test_damage_that_the_writer_meets_is_known_after_a_restart(path: Path) -> None:
    store = Store.open(path, KEY)
    store.apply([made.person(f"p{number}", about_html="x" * 3000) for number in range(1000)])
    store.close()
    store = Store.open(path, KEY)
    data = bytearray(path.read_bytes())
    for page in range(60, len(data) // PAGE):
        data[page * PAGE + 100] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(CacheDamaged):
        store.apply([made.person(f"p{number}", about_html="z") for number in range(1000)])
    store.close()
    with pytest.raises(CacheDamaged, match="damaged"):
        Store.open(path, KEY)


@pytest.mark.parametrize("seed", range(16))
def test_whatever_becomes_of_the_log_after_a_kill_what_was_in_the_file_itself_stays(
    path: Path, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    give(path, "k1", "k2")
    store = Store.open(path, KEY)
    for number in range(20):
        store.apply([made.person(f"p{number}", about_html="x" * 2000)])
    store.enqueue(made.remark("k3"), [])
    killed = as_after_a_kill(path, tmp_path / "killed")
    store.close()
    log = killed.with_name(f"{killed.name}-wal")
    data = bytearray(log.read_bytes())
    match seed % 4:
        case 0:
            log.unlink()
        case 1:
            log.write_bytes(bytes(len(data)))
        case 2:
            log.write_bytes(data[: chance.randrange(len(data))])
        case _:
            for _ in range(5):
                data[chance.randrange(len(data))] ^= 0xFF
            log.write_bytes(data)
    if chance.random() < 0.5:
        killed.with_name(f"{killed.name}-shm").unlink()
    assert keys_in(killed)[:2] == ["k1", "k2"]


def test_a_cache_that_another_key_made_is_put_aside_and_opens_again_with_its_own(path: Path) -> None:
    give(path, "k1")
    with pytest.raises(CacheDamaged):
        Store.open(path, OTHER_KEY)
    store = Store.rebuild(path, OTHER_KEY)
    assert store.outbox() == []
    assert store.put_aside is not None
    aside = store.put_aside
    store.close()
    assert keys_in(aside) == ["k1"]


def test_a_cache_without_its_head_is_put_aside_too(path: Path) -> None:
    give(path, "k1")
    path.write_bytes(bytes(PAGE) + path.read_bytes()[PAGE:])
    with pytest.raises(CacheDamaged):
        Store.open(path, KEY)
    store = Store.rebuild(path, KEY)
    assert store.put_aside is not None
    assert store.put_aside.stat().st_size > PAGE
    store.close()


def test_a_damaged_cache_that_fits_its_key_is_not_put_aside(path: Path) -> None:
    give(path, "k1")
    data = bytearray(path.read_bytes())
    data[1000] ^= 0xFF
    path.write_bytes(data)
    store = Store.rebuild(path, KEY)
    assert store.put_aside is None
    store.close()


def test_of_every_table_it_is_decided_whether_it_is_taken_over(store: Store) -> None:
    rows = store._connection.execute("SELECT name FROM pragma_table_list WHERE type IN ('table', 'virtual')")
    tables = {name for (name,) in rows if not name.startswith("sqlite_")}
    assert tables == set(NOWHERE_ELSE) | FROM_THE_SERVER | BOOKKEEPING


def test_a_disk_that_is_full_while_rebuilding_leaves_the_damaged_cache(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(path, "k1")
    before = path.read_bytes()

    def on_a_small_disk(where: Path, key: bytes, *, read_only: bool) -> Any:
        connection = connect(where, key, read_only=read_only)
        if not read_only:
            connection.execute("PRAGMA max_page_count = 20")
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(rebuilding, "connect", on_a_small_disk)
        with pytest.raises(DiskFull):
            Store.rebuild(path, KEY)
    assert path.read_bytes() == before
    store = Store.rebuild(path, KEY)
    assert [entry.key for entry in store.outbox()] == ["k1"]
    store.close()


def test_a_cache_that_cannot_be_written_to_is_told_as_such(store: Store) -> None:
    store._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(NotWritable):
        store.enqueue(made.remark("k1"), [])
    store._connection.execute("PRAGMA query_only = OFF")
    assert store.outbox() == []


@pytest.mark.parametrize("statement", range(1, 12, 2))
def test_a_kill_in_the_middle_of_a_migration_loses_nothing(path: Path, statement: int) -> None:
    path.parent.mkdir()
    shutil.copy(Path(__file__).parents[2] / "data" / "cache_v1.db", path)
    code = """
        import os, sys
        from pathlib import Path
        import sqlite_utils
        from sync.cache.store import Store
        from tests.sync.cache.made import KEY
        left = int(sys.argv[2])
        execute = sqlite_utils.Database.execute
        def counted(*arguments, **named):
            global left
            left -= 1
            if left == 0:
                os._exit(9)
            return execute(*arguments, **named)
        sqlite_utils.Database.execute = counted
        Store.open(Path(sys.argv[1]), KEY)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), str(path), str(statement)],
        cwd=os.getcwd(),  # noqa: PTH109  where the program's own modules are found
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 9, done.stderr
    assert keys_in(path) == ["k1", "k2"]
    store = Store.open(path, KEY)
    assert store._connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    assert set(store.kinds()) == {item.uid for item in made.one_of_each()}
    store.close()
