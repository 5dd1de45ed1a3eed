"""A document that is opened is whole, of one version, and in the clear only while it is needed."""

from __future__ import annotations

import asyncio
import errno
import hashlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sync.cache.sealing import Buffer, Sealed
from sync.engine.events import Changed, DocumentReady, Problem, Transfer, TransferStatus
from sync.engine.transfers import filename_of
from sync.errors import DiskFull, FileInUse, Gone, Refused, ServerAway
from sync.models import Kind
from tests.sync.cache.made import WHEN, document
from tests.sync.engine.devices import Device, in_loop, until

if TYPE_CHECKING:
    from sync.models import Document
    from tests.sync.engine.fake_intranet import FakeServer

BODY = bytes(range(256)) * 4_000
NEWER = b"een nieuwe versie"


async def opened(device: Device, uid: str = "d5") -> Path:
    """Open a document and wait until it is ready."""
    before = len(device.told(DocumentReady))
    device.engine.open_document(uid)
    await device.engine._downloads._running[uid]
    assert len(device.told(DocumentReady)) == before + 1, device.told(Problem)
    return device.told(DocumentReady)[-1].path


async def not_opened(device: Device, uid: str = "d5") -> Exception:
    before = len(device.told(Problem))
    device.engine.open_document(uid)
    await until(lambda: len(device.told(Problem)) > before and uid not in device.engine._downloads._running)
    return device.told(Problem)[-1].error


@pytest.fixture
def plan(server: FakeServer) -> Document:
    return server.add_document("d5", BODY, title="Plan")


def change(server: FakeServer, plan: Document, body: bytes) -> None:
    server.bodies[plan.uid] = body
    server.put(replace(plan, modified=WHEN + timedelta(seconds=5), size=len(body)))


@pytest.mark.usefixtures("plan")
@in_loop
async def test_a_document_is_fetched_once_and_then_read_offline(server: FakeServer, device: Device) -> None:
    await device.engine.sync_once()
    path = await opened(device)
    assert (path.name, path.read_bytes()) == ("d5.txt", BODY)
    server.away = ServerAway()
    assert (await opened(device)).read_bytes() == BODY
    device.start_engine(server.connected())
    device.engine._downloads.remove_working_copies()
    assert (await opened(device)).read_bytes() == BODY
    assert server.count("download") == 1


@pytest.mark.usefixtures("plan")
@in_loop
async def test_what_was_protected_to_be_read_is_not_when_it_is_asked_for_again(device: Device) -> None:
    await device.engine.sync_once()
    path = await opened(device)
    path.chmod(0o400)
    assert await opened(device) == path
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o400)
    device.engine._downloads.remove_working_copies()
    assert not path.exists()


@pytest.mark.usefixtures("plan")
@in_loop
async def test_a_document_asked_for_twice_at_once_is_fetched_once(server: FakeServer, device: Device) -> None:
    await device.engine.sync_once()
    device.engine.open_document("d5")
    await opened(device)
    assert server.count("download") == 1


@pytest.mark.usefixtures("plan")
@in_loop
async def test_a_download_that_breaks_off_goes_on_where_it_was(server: FakeServer, device: Device) -> None:
    await device.engine.sync_once()
    server.fail("download.piece", *[None] * 8, ServerAway())
    assert isinstance(await not_opened(device), ServerAway)
    assert device.told(Transfer)[-1].status is TransferStatus.FAILED
    server.calls.clear()
    assert (await opened(device)).read_bytes() == BODY
    assert server.count("download.piece") < 5, "three quarters were here already"


@in_loop
async def test_a_body_of_which_only_the_end_was_missing_is_had_all_the_same(server: FakeServer, device: Device) -> None:
    body = bytes(256 * 1024)
    server.add_document("d5", body)
    await device.engine.sync_once()
    server.fail("versions", ServerAway())
    assert isinstance(await not_opened(device), ServerAway)
    server.fail("download", Refused(reason="nothing after the end"))
    assert (await opened(device)).read_bytes() == body


@in_loop
async def test_a_document_that_changes_while_it_is_fetched_is_fetched_as_it_became(
    server: FakeServer, device: Device, plan: Document
) -> None:
    await device.engine.sync_once()
    gate = server.hold("download.piece")
    device.engine.open_document("d5")
    await server.reached["download.piece"].wait()
    change(server, plan, NEWER)
    gate.set()
    await until(lambda: device.told(DocumentReady))
    assert device.told(DocumentReady)[0].path.read_bytes() == NEWER
    assert Changed(uids={Kind.DOCUMENTS: frozenset({"d5"})}) in device.told(Changed)


@in_loop
async def test_a_version_of_which_the_cache_does_not_know_yet_does_not_pass_for_the_one_it_knows(
    server: FakeServer, device: Device, plan: Document
) -> None:
    await device.engine.sync_once()
    change(server, plan, NEWER)
    assert (await opened(device)).read_bytes() == NEWER
    known = device.queries.document("d5")
    assert known is not None
    assert device.bodies.has("d5", known.modified)


@in_loop
async def test_a_new_version_is_fetched_and_an_open_copy_of_the_old_one_stays_as_it_is(
    server: FakeServer, device: Device, plan: Document
) -> None:
    await device.engine.sync_once()
    old = await opened(device)
    change(server, plan, NEWER)
    await device.engine.sync_once()
    new = await opened(device)
    assert (old.read_bytes(), new.read_bytes()) == (BODY, NEWER)


@pytest.mark.usefixtures("plan")
@in_loop
async def test_a_body_that_is_shorter_than_it_should_be_is_not_taken_for_whole(device: Device) -> None:
    await device.engine.sync_once()
    download = device.intranet.download

    async def promises_more(document: Document, offset: int = 0) -> object:
        return replace(await download(document, offset), size=len(BODY) + 1)

    device.intranet.download = promises_more  # type: ignore[method-assign, assignment]  # a server that miscounts
    assert isinstance(await not_opened(device), ServerAway)
    assert not device.bodies.has("d5")


@pytest.mark.usefixtures("plan")
@in_loop
async def test_a_body_with_another_digest_than_the_server_told_is_not_taken(device: Device) -> None:
    await device.engine.sync_once()
    download = device.intranet.download
    digests = [hashlib.sha256(b"other").digest(), hashlib.sha256(BODY).digest()]

    async def with_digest(document: Document, offset: int = 0) -> object:
        return replace(await download(document, offset), sha256=digests.pop(0))

    device.intranet.download = with_digest  # type: ignore[method-assign, assignment]  # a server that tells digests
    assert isinstance(await not_opened(device), ServerAway)
    assert not device.bodies.has("d5")
    assert (await opened(device)).read_bytes() == BODY


@pytest.mark.usefixtures("plan")
@in_loop
async def test_a_full_disk_leaves_the_old_body_and_what_came_in_of_the_new_one(
    server: FakeServer, device: Device, plan: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    await device.engine.sync_once()
    await opened(device)
    newer = BODY[::-1]
    change(server, plan, newer)
    await device.engine.sync_once()
    add_chunk, room = Sealed.add_chunk, iter([True, True])

    def until_full(sealed: Sealed, data: Buffer, place: int) -> None:
        if not next(room, False):
            raise OSError(errno.ENOSPC, "full")
        add_chunk(sealed, data, place)

    with monkeypatch.context() as patch:
        patch.setattr(Sealed, "add_chunk", until_full)
        assert isinstance(await not_opened(device), DiskFull)
    assert device.bodies.modified("d5") == plan.modified
    server.calls.clear()
    assert (await opened(device)).read_bytes() == newer
    assert server.count("download.piece") < len(BODY) // 100_000, "what came in before is not fetched again"


@pytest.mark.usefixtures("plan")
@in_loop
async def test_a_body_that_another_program_holds_is_told_and_had_later(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    await device.engine.sync_once()

    def held(path: Path, _target: Path) -> Path:
        error = PermissionError(errno.EACCES, "in use", str(path))
        error.winerror = 32  # type: ignore[attr-defined]  # as Windows tells of it
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", held)
        assert isinstance(await not_opened(device), FileInUse)
    assert (await opened(device)).read_bytes() == BODY


@pytest.mark.usefixtures("plan")
@in_loop
async def test_a_damaged_body_is_fetched_again(server: FakeServer, device: Device) -> None:
    await device.engine.sync_once()
    await opened(device)
    device.engine._downloads.remove_working_copies()
    (body,) = (device.folder / "bodies").glob("*.body")
    damaged = bytearray(body.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    body.write_bytes(damaged)
    assert (await opened(device)).read_bytes() == BODY
    assert server.count("download") == 2


@pytest.mark.usefixtures("plan")
@in_loop
async def test_a_download_can_be_cancelled_in_the_middle(server: FakeServer, device: Device) -> None:
    await device.engine.sync_once()
    server.hold("download.piece")
    device.engine.open_document("d5")
    await server.reached["download.piece"].wait()
    device.engine.cancel("d5")
    await until(lambda: "d5" not in device.engine._downloads._running)
    assert device.told(Transfer)[-1].status is TransferStatus.CANCELLED
    assert device.told(Problem) == []


@pytest.mark.usefixtures("plan")
@in_loop
async def test_what_is_no_longer_shared_leaves_the_disk_also_in_the_clear(server: FakeServer, device: Device) -> None:
    await device.engine.sync_once()
    path = await opened(device)
    server.hidden.add("d5")
    await device.engine.sync_once()
    assert not path.exists()
    assert not device.bodies.has("d5")
    assert isinstance(await not_opened(device), Gone)


@pytest.mark.usefixtures("plan")
@in_loop
async def test_what_is_no_longer_shared_while_it_is_fetched_does_not_stay(server: FakeServer, device: Device) -> None:
    await device.engine.sync_once()
    server.hold("download.piece")
    device.engine.open_document("d5")
    await server.reached["download.piece"].wait()
    server.hidden.add("d5")
    await device.engine.sync_once()
    await until(lambda: "d5" not in device.engine._downloads._running)
    assert list((device.folder / "bodies").iterdir()) == []


@pytest.mark.usefixtures("plan")
@in_loop
async def test_a_document_that_turns_out_to_be_gone_makes_the_engine_look_for_changes(
    server: FakeServer, device: Device
) -> None:
    running = asyncio.get_running_loop().create_task(device.engine.run())
    await until(lambda: device.queries.document("d5"))
    server.hidden.add("d5")
    device.engine.open_document("d5")
    await until(lambda: device.queries.document("d5") is None)
    await device.stop(running)


@in_loop
async def test_a_hostile_file_name_stays_in_its_folder(server: FakeServer, device: Device) -> None:
    server.put(document("d6", filename="../../../etc/passwd"))
    server.bodies["d6"] = b"x"
    await device.engine.sync_once()
    assert device.working_copies in (await opened(device, "d6")).parents


def test_a_document_without_a_file_name_gets_an_ending_that_programs_go_by() -> None:
    assert filename_of(document(title="Jaarverslag", content_type="application/pdf")) == "Jaarverslag.pdf"


@in_loop
async def test_copies_of_a_crashed_run_are_removed_at_the_start_and_ours_at_the_end(
    server: FakeServer, device: Device, plan: Document
) -> None:
    left = device.working_copies / "abc" / "geheim.txt"
    left.parent.mkdir(parents=True)
    left.write_text("in the clear")
    running = asyncio.get_running_loop().create_task(device.engine.run())
    await until(lambda: device.queries.document(plan.uid))
    assert not left.exists()
    path = await opened(device)
    await device.stop(running)
    assert not path.exists()
    assert server.count("download") == 1
