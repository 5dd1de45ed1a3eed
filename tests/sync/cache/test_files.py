from __future__ import annotations

import errno
import os
import stat
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.cache.files import BodyStore
from sync.cache.sealing import CHUNK
from sync.errors import DiskFull, Gone, MienskipError, NotWritable
from tests.sync.cache.made import KEY, WHEN

if TYPE_CHECKING:
    from pathlib import Path

LATER = WHEN + timedelta(minutes=1)
SIZES = (0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK - 28, 3 * CHUNK + 17)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "bodies"


@pytest.fixture
def bodies(folder: Path) -> BodyStore:
    return BodyStore(folder, KEY)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "open" / "verslag.docx"


def put(bodies: BodyStore, data: bytes, uid: str = "d1") -> None:
    with bodies.begin(uid, WHEN) as partial:
        partial.restart()
        partial.append(data)
        partial.commit()


def body_file(folder: Path) -> Path:
    (found,) = folder.glob("*.body")
    return found


@pytest.mark.parametrize("size", SIZES[1:])
def test_any_part_of_a_body_can_be_read(bodies: BodyStore, size: int) -> None:
    data = os.urandom(size)
    put(bodies, data)
    reader = bodies.reader("d1", WHEN)
    assert reader is not None
    assert reader.size() == size
    for offset in {0, size // 2, size - 1, CHUNK - 1, CHUNK}:
        part = reader.read(offset, 1000)
        assert part == data[offset : offset + len(part)]
        assert bool(part) is (offset < size)


def test_of_another_version_or_a_body_that_is_gone_nothing_is_read(bodies: BodyStore, folder: Path) -> None:
    put(bodies, bytes(2 * CHUNK))
    assert bodies.reader("d1", LATER) is None
    reader = bodies.reader("d1", WHEN)
    assert reader is not None
    assert reader.read(0, 10) == bytes(10)
    body_file(folder).unlink()
    with pytest.raises(Gone):
        reader.read(CHUNK, 10)


@pytest.mark.parametrize("size", SIZES)
def test_a_body_comes_back_as_it_went_in(bodies: BodyStore, target: Path, size: int) -> None:
    data = os.urandom(size)
    put(bodies, data)
    assert bodies.has("d1", WHEN)
    assert bodies.export("d1", target)
    assert target.read_bytes() == data


@given(
    pieces=st.lists(st.integers(0, 2 * CHUNK), max_size=5),
    breaks=st.sets(st.integers(0, 5)),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
def test_a_body_that_came_in_pieces_with_breaks_is_whole(
    bodies: BodyStore, target: Path, pieces: list[int], breaks: set[int]
) -> None:
    data = os.urandom(sum(pieces))
    partial = bodies.begin("d1", WHEN)
    partial.restart()
    for number, size in enumerate(pieces):
        if number in breaks:
            before = partial.offset
            partial.close()
            partial = bodies.begin("d1", WHEN)
            assert before - CHUNK < partial.offset <= before
        at = partial.offset
        partial.append(data[at : at + size])
    partial.append(data[partial.offset :])
    partial.commit()
    assert bodies.export("d1", target)
    assert target.read_bytes() == data


def test_a_body_that_is_still_coming_in_is_not_there(bodies: BodyStore, target: Path) -> None:
    with bodies.begin("d1", WHEN) as partial:
        partial.append(b"x" * 3 * CHUNK)
        assert not bodies.has("d1")
        assert not bodies.export("d1", target)
    assert not bodies.has("d1")
    assert not target.exists()


def test_what_came_in_of_another_version_is_dropped(bodies: BodyStore) -> None:
    with bodies.begin("d1", WHEN) as partial:
        partial.append(b"x" * 3 * CHUNK)
    with bodies.begin("d1", LATER) as partial:
        assert partial.offset == 0


def test_a_body_knows_its_version(bodies: BodyStore) -> None:
    put(bodies, b"first")
    assert bodies.modified("d1") == WHEN
    assert bodies.has("d1")
    assert not bodies.has("d1", LATER)
    assert bodies.modified("other") is None


def test_a_new_version_replaces_the_old_one_only_when_it_is_whole(bodies: BodyStore, target: Path) -> None:
    put(bodies, b"first")
    with bodies.begin("d1", LATER) as partial:
        partial.append(b"second")
        assert bodies.has("d1", WHEN)
        partial.commit()
    assert bodies.has("d1", LATER)
    assert bodies.export("d1", target)
    assert target.read_bytes() == b"second"


def test_a_torn_write_costs_only_the_last_chunk(bodies: BodyStore, folder: Path, target: Path) -> None:
    data = os.urandom(3 * CHUNK)
    with bodies.begin("d1", WHEN) as partial:
        partial.append(data)
    (part,) = folder.glob("*.part")
    os.truncate(part, part.stat().st_size - 100)
    with bodies.begin("d1", WHEN) as partial:
        assert partial.offset == 2 * CHUNK
        partial.append(data[partial.offset :])
        partial.commit()
    bodies.export("d1", target)
    assert target.read_bytes() == data


def test_a_damaged_beginning_is_fetched_again(bodies: BodyStore, folder: Path) -> None:
    with bodies.begin("d1", WHEN) as partial:
        partial.append(b"x" * CHUNK)
    (part,) = folder.glob("*.part")
    damaged = bytearray(part.read_bytes())
    for place in (3, 1000):
        damaged[place] ^= 1
        part.write_bytes(damaged)
        with bodies.begin("d1", WHEN) as partial:
            assert partial.offset == 0
            partial.append(b"x" * CHUNK)
        damaged = bytearray(part.read_bytes())


@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_a_body_that_was_changed_anywhere_is_not_given_out(
    bodies: BodyStore, folder: Path, target: Path, place: float, bit: int
) -> None:
    put(bodies, os.urandom(CHUNK + 1000))
    file = body_file(folder)
    data = bytearray(file.read_bytes())
    data[int(place * len(data))] ^= 1 << bit
    file.write_bytes(data)
    assert not bodies.export("d1", target)
    assert not target.exists()
    assert list(target.parent.iterdir()) == []
    assert not file.exists()


@pytest.mark.parametrize("left", [0, 10, 40, 68, 1000, CHUNK + 68, -37, -36, -1])
def test_a_body_that_was_cut_short_is_not_given_out(bodies: BodyStore, folder: Path, target: Path, left: int) -> None:
    put(bodies, os.urandom(2 * CHUNK + 5))
    file = body_file(folder)
    os.truncate(file, left if left >= 0 else file.stat().st_size + left)
    assert not bodies.has("d1")
    assert not bodies.export("d1", target)


def test_chunks_that_changed_places_do_not_open(bodies: BodyStore, folder: Path, target: Path) -> None:
    put(bodies, os.urandom(2 * CHUNK))
    file = body_file(folder)
    data = file.read_bytes()
    head, sealed = 40, CHUNK + 28
    first, second = data[head : head + sealed], data[head + sealed : head + 2 * sealed]
    file.write_bytes(data[:head] + second + first + data[head + 2 * sealed :])
    assert bodies.has("d1")
    assert not bodies.export("d1", target)


def test_the_body_of_another_document_does_not_open_under_another_key(folder: Path, target: Path) -> None:
    put(BodyStore(folder, KEY), b"secret")
    other = BodyStore(folder, bytes(32))
    assert not other.has("d1")
    assert not other.export("d1", target)


def test_nothing_of_a_body_or_its_uid_stands_on_the_disk_in_the_clear(bodies: BodyStore, folder: Path) -> None:
    put(bodies, b"geheim verslag " * 1000, uid="0123456789abcdef")
    file = body_file(folder)
    assert b"verslag" not in file.read_bytes()
    assert "0123456789abcdef" not in file.name
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("uid", ["../../outside", "a/b", "", "x" * 5000, "\ud800"])
def test_a_uid_is_no_path(bodies: BodyStore, folder: Path, tmp_path: Path, uid: str) -> None:
    put(bodies, b"x", uid)
    assert bodies.has(uid)
    assert list(tmp_path.iterdir()) == [folder]
    assert len(list(folder.iterdir())) == 1


def test_an_export_is_for_its_owner_alone_and_replaces_what_was_there(bodies: BodyStore, target: Path) -> None:
    put(bodies, b"new")
    target.parent.mkdir()
    target.write_bytes(b"old")
    target.chmod(0o644)
    assert bodies.export("d1", target)
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(target.parent.iterdir()) == [target]


def test_removing_takes_bodies_and_what_came_in_of_them(bodies: BodyStore, folder: Path) -> None:
    for uid in ("a", "b", "c"):
        put(bodies, b"x", uid)
    with bodies.begin("a", LATER) as partial:
        partial.append(b"x" * CHUNK)
    bodies.remove(["a", "unknown"])
    assert not bodies.has("a")
    assert len(list(folder.iterdir())) == 2
    assert bodies.keep_only(["b"]) == 1
    assert bodies.has("b")
    assert bodies.size() > 0
    bodies.clear()
    assert list(folder.iterdir()) == []
    assert bodies.size() == 0


def test_an_empty_store_can_be_asked_everything(bodies: BodyStore, target: Path) -> None:
    assert not bodies.has("d1")
    assert not bodies.export("d1", target)
    assert bodies.size() == 0
    bodies.remove(["d1"])
    bodies.clear()


def test_a_discarded_body_leaves_nothing(bodies: BodyStore, folder: Path) -> None:
    partial = bodies.begin("d1", WHEN)
    partial.append(b"x" * CHUNK)
    partial.discard()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "kind"), [(errno.ENOSPC, DiskFull), (errno.EACCES, NotWritable), (errno.EIO, MienskipError)]
)
def test_what_the_disk_refuses_is_told_in_our_words(
    bodies: BodyStore, target: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[MienskipError]
) -> None:
    put(bodies, b"x")

    def refuse(*_arguments: object) -> int:
        raise OSError(number, "refused")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(MienskipError) as refused:
        bodies.export("d1", target)
    assert type(refused.value) is kind
    with pytest.raises(MienskipError):
        bodies.begin("d2", WHEN)


def test_a_full_disk_while_a_body_comes_in_keeps_what_came(bodies: BodyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    partial = bodies.begin("d1", WHEN)
    partial.append(b"x" * CHUNK)

    def full(_data: bytes, _place: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(partial._sealed, "add_chunk", full)
        with pytest.raises(DiskFull):
            partial.append(b"y" * CHUNK)
    with pytest.raises(ValueError, match="closed"):
        partial.append(b"y" * CHUNK)
    partial.close()
    with bodies.begin("d1", WHEN) as again:
        assert again.offset == CHUNK
