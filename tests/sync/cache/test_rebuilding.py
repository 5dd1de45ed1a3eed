from __future__ import annotations

import os
import random
import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING

import pytest

from sync.cache import rebuilding
from sync.cache.queries import Queries
from sync.cache.schema import SCHEMA_VERSION
from sync.cache.store import Store
from sync.errors import CacheDamaged, CacheFromNewerVersion
from sync.models import Account
from tests.sync.cache import made
from tests.sync.cache.made import KEY, WHEN

if TYPE_CHECKING:
    from pathlib import Path

PAGE = 4096
ACCOUNT = Account(site="https://x", username="jelle")


@pytest.fixture
def filled(path: Path) -> Path:
    """Give the path of a cache with much in it, of which some is nowhere else."""
    store = Store.open(path, KEY)
    store.save_account(ACCOUNT)
    store.set_last_visit(WHEN)
    store.apply([made.team(), *made.one_of_each()], cursor="c1")
    for number in range(5):
        store.enqueue(made.upload(f"k{number}"), [made.waiting_document(f"k{number}")])
    store.enqueue(made.remark("me"), [made.person("waiting:me", "Wil Wachter")])
    store.mark_failed("k0", "Refused", {"reason": "vol"})
    store.mark_read(["n1", "n2"])
    store.apply([made.person(f"p{number}", about_html="x" * 3000) for number in range(400)])
    store.close()
    return path


def flip(path: Path, pages: list[int]) -> None:
    data = bytearray(path.read_bytes())
    for page in pages:
        data[page * PAGE + 100] ^= 0xFF
    path.write_bytes(data)


def pages(path: Path) -> int:
    return path.stat().st_size // PAGE


def test_a_damaged_page_is_noticed_when_the_cache_is_opened(filled: Path) -> None:
    flip(filled, [pages(filled) - 5])
    with pytest.raises(CacheDamaged):
        Store.open(filled, KEY)


def test_what_is_nowhere_else_outlives_damage_elsewhere(filled: Path) -> None:
    last = pages(filled)
    flip(filled, list(range(last - 300, last, 7)))
    store = Store.rebuild(filled, KEY)
    queries = Queries.open(filled, KEY)
    entries = queries.outbox()
    assert [entry.key for entry in entries] == ["k0", "k1", "k2", "k3", "k4", "me"]
    assert [found.person.uid for found in queries.search("wachter").people] == ["waiting:me"]
    assert entries[0].error is not None
    assert entries[0].error.facts == {"reason": "vol"}
    assert len(queries.documents("t1")) == 5
    assert queries.is_read(["n1", "n2", "n3"]) == {"n1", "n2"}
    assert queries.account() == ACCOUNT
    assert queries.last_visit() == WHEN
    assert store.count() == 0
    assert store.cursor() is None
    queries.close()
    store.close()


def test_of_a_damaged_outbox_everything_that_can_be_read_is_kept(path: Path) -> None:
    store = Store.open(path, KEY)
    for number in range(200):
        store.enqueue(made.remark(f"k{number:03}", "tekst " * 100), [])
    store.close()
    flip(path, [pages(path) - 20])
    store = Store.rebuild(path, KEY)
    keys = [entry.key for entry in store.outbox()]
    assert 180 < len(keys) < 200
    assert keys == sorted(keys)
    assert {keys[0], keys[-1]} == {"k000", "k199"}
    store.close()


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_damaged_the_cache_is_whole_after_rebuilding(filled: Path, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(filled.read_bytes())
    for _ in range(chance.choice((1, 5, 50))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    if chance.random() < 0.3:
        del data[chance.randrange(len(data)) :]
    filled.write_bytes(data)
    store = Store.rebuild(filled, KEY)
    store.apply(made.one_of_each(), cursor="c2")
    store.close()
    store = Store.open(filled, KEY)
    assert store.count() == 6
    store.close()


@pytest.mark.parametrize("content", [b"", b"not a database at all", bytes(PAGE), b"SQLite format 3\0" + bytes(5000)])
def test_a_file_that_is_no_cache_is_replaced(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    store = Store.rebuild(path, KEY)
    assert store.count() == 0
    store.close()


def test_another_key_does_not_open_the_cache_nor_change_it(filled: Path) -> None:
    before = filled.read_bytes()
    with pytest.raises(CacheDamaged) as refused:
        Store.open(filled, bytes(32))
    assert refused.value.detail == "SQLITE_NOTADB"
    with pytest.raises(ValueError, match="32 bytes"):
        Store.open(filled, b"short")
    assert filled.read_bytes() == before


def test_a_cache_of_a_newer_program_is_refused_and_left_as_it_is(filled: Path) -> None:
    store = Store.open(filled, KEY)
    store._connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    store.close()
    before = filled.read_bytes()
    for attempt in (Store.open, Store.rebuild, Queries.open):
        with pytest.raises(CacheFromNewerVersion):
            attempt(filled, KEY)
    assert filled.read_bytes() == before


def test_views_that_were_open_read_on_from_the_new_cache(filled: Path) -> None:
    queries = Queries.open(filled, KEY)
    assert queries.person("p7") is not None
    store = Store.rebuild(filled, KEY)
    assert queries.person("p7") is None
    store.apply([made.person("new")])
    assert queries.person("new") is not None
    queries.close()
    store.close()


def test_a_view_of_a_damaged_cache_is_empty_until_it_is_rebuilt(filled: Path) -> None:
    flip(filled, list(range(pages(filled))))
    queries = Queries.open(filled, KEY)
    assert queries.teams() == []
    assert queries.all_people() == []
    store = Store.rebuild(filled, KEY)
    store.apply([made.team()])
    assert [team.uid for team in queries.teams()] == ["t1"]
    queries.close()
    store.close()


def test_damage_that_a_view_meets_on_its_way_does_not_stop_it(filled: Path) -> None:
    flip(filled, list(range(pages(filled) - 300, pages(filled))))
    queries = Queries.open(filled, KEY)
    assert len(queries.all_people()) < 400
    assert len(list(queries.people_rows(("uid",)))) <= 400
    assert [team.uid for team in queries.teams()] == ["t1"]
    queries.close()


@pytest.mark.parametrize("step", ["replace", "unlink", "finish_rebuild"])
def test_a_kill_during_rebuilding_loses_nothing_that_was_saved(filled: Path, step: str) -> None:
    last = pages(filled)
    flip(filled, [last - 5])
    code = """
        import os, sys
        from pathlib import Path
        from sync.cache import opening, store
        from tests.sync.cache.made import KEY
        step = sys.argv[2]
        def die(*_arguments, **_named):
            os._exit(9)
        if step == "finish_rebuild":
            opening.finish_rebuild = die
        else:
            setattr(Path, step, die)
        store.Store.rebuild(Path(sys.argv[1]), KEY)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), str(filled), step],
        cwd=os.getcwd(),  # noqa: PTH109  where the program's own modules are found
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 9, done.stderr
    try:
        store = Store.open(filled, KEY)
    except CacheDamaged:
        store = Store.rebuild(filled, KEY)
    assert [entry.key for entry in store.outbox()] == ["k0", "k1", "k2", "k3", "k4", "me"]
    store.close()
    assert not list(filled.parent.glob("*rebuil*"))


def test_the_log_of_the_old_cache_is_not_played_back_into_the_new_one(filled: Path) -> None:
    rebuilding.salvage(filled, KEY)
    wal = filled.with_name(f"{filled.name}-wal")
    wal.write_bytes(b"left over")
    rebuilding.finish_rebuild(filled)
    assert not wal.exists()
