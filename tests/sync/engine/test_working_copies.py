"""Documents that are changed in another program: each save is sent, whichever program ends when, and none over another.

The files are real ones, and so is what the system tells of them.
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sync.cache.commands import UploadFile
from sync.engine import editing
from sync.engine.clock import SystemClock
from sync.engine.editing_events import EditReady, EditRefused, LockFreed, LockLost, VersionReady, VersionsListed
from sync.engine.events import Connection, Problem, SyncState, Transfer, TransferStatus
from sync.engine.saves import digest_of_file
from sync.errors import ChangedMeanwhile, DeletedMeanwhile, FileInUse, Locked, ServerAway
from tests.sync.cache.made import WHEN
from tests.sync.engine.devices import Device, in_loop

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from tests.sync.engine.fake_intranet import FakeServer

FIRST = b"notulen van maandag"


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editing, "QUIET", 0.05)
    monkeypatch.setattr(editing, "LET_GO", 0.05)


@pytest.fixture
def device(server: FakeServer, tmp_path: Path) -> Iterator[Device]:
    device = Device(server.connected(), tmp_path / "device", SystemClock())
    yield device
    device.close()


async def until(holds: Callable[[], object]) -> None:
    """Wait for what other threads and the system do."""
    async with asyncio.timeout(20):
        while not holds():  # noqa: ASYNC110  what is waited for happens on the disk and in other threads
            await asyncio.sleep(0.01)


@asynccontextmanager
async def running(device: Device) -> AsyncIterator[None]:
    task = asyncio.create_task(device.engine.run())
    try:
        yield
    finally:
        await device.stop(task)
        await device.engine.aclose()


def is_online(device: Device) -> bool:
    states = device.told(SyncState)
    return bool(states) and states[-1].connection is Connection.ONLINE


def is_offline(device: Device) -> bool:
    return device.told(SyncState)[-1].connection is Connection.OFFLINE


async def edited(device: Device, uid: str = "d1") -> Path:
    before = len(device.told(EditReady))
    device.engine.editing.open(uid)
    await until(lambda: len(device.told(EditReady)) > before or device.told(Problem))
    assert not device.told(Problem)
    return device.told(EditReady)[-1].path


def is_sent(device: Device, server: FakeServer, body: bytes, uid: str = "d1") -> bool:
    return server.bodies[uid] == body and not device.store.outbox()


def office_lock(path: Path) -> Path:
    return path.with_name(f".~lock.{path.name}#")


@in_loop
async def test_each_save_is_a_version_and_the_lock_is_held_until_it_is_done(device: Device, server: FakeServer) -> None:
    async with running(device):
        await until(lambda: is_online(device))
        path = await edited(device)
        assert (path.name, path.read_bytes()) == ("d1.txt", FIRST)
        assert server.locks == {"d1": "jelle"}
        assert [(copy.uid, copy.locked) for copy in device.queries.working_copies()] == [("d1", True)]
        assert device.queries.locks()["d1"].mine
        path.write_bytes(b"een")
        await until(lambda: is_sent(device, server, b"een"))
        beside = path.with_name("lu1234.tmp")
        beside.write_bytes(b"twee")
        beside.replace(path)
        await until(lambda: is_sent(device, server, b"twee"))
        assert server.versions["d1"] == [FIRST, b"een"]
        assert server.locks == {"d1": "jelle"}
        device.engine.editing.finish("d1")
        await until(lambda: not device.queries.working_copies())
        await until(lambda: not server.locks)
        await until(lambda: not path.parent.exists())
        assert not [file for file in device.working_copies.rglob("*") if file.is_file()]
        assert server.versions["d1"] == [FIRST, b"een"], "nothing is sent that was not saved"


@in_loop
async def test_when_the_office_program_lets_go_so_do_we(device: Device, server: FakeServer) -> None:
    async with running(device):
        await until(lambda: is_online(device))
        path = await edited(device)
        office_lock(path).write_text("jelle")
        device.engine.editing.finish("d1")
        await until(lambda: device.told(Problem))
        assert isinstance(device.told(Problem)[0].error, FileInUse)
        path.write_bytes(b"een")
        await until(lambda: is_sent(device, server, b"een"))
        assert server.locks
        path.write_bytes(b"twee")
        office_lock(path).unlink()
        await until(lambda: not server.locks)
        assert server.bodies["d1"] == b"twee"
        assert server.versions["d1"] == [FIRST, b"een"]
        assert not device.queries.working_copies()


@in_loop
async def test_a_program_that_crashed_keeps_nobody_from_being_done(device: Device, server: FakeServer) -> None:
    async with running(device):
        await until(lambda: is_online(device))
        path = await edited(device)
        path.write_bytes(b"een")
        office_lock(path).write_text("van een programma dat er niet meer is")
        device.engine.editing.finish("d1")
        await until(lambda: device.told(Problem))
        device.engine.editing.finish("d1")
        await until(lambda: not server.locks)
        assert is_sent(device, server, b"een")


@in_loop
async def test_a_lock_is_refreshed_while_something_is_being_changed(
    device: Device, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editing, "REFRESHED_EVERY", 0.02)
    async with running(device):
        await until(lambda: is_online(device))
        await edited(device)
        await until(lambda: server.count("lock") > 3)
        device.engine.editing.finish("d1")
        await until(lambda: not device.queries.working_copies())
        refreshing = device.engine.editing._refreshing
        assert refreshing is not None
        await until(refreshing.done)
        assert not server.locks


@in_loop
async def test_locks_on_the_screen_are_looked_at_while_the_window_is_in_use(device: Device, server: FakeServer) -> None:
    async with running(device):
        await until(lambda: is_online(device))
        server.locks["d1"] = "hinke"
        device.engine.locks.watch(["d1"])
        await until(lambda: "d1" in device.queries.locks())
        device.engine.set_active(False)
        looked = server.count("locks")
        del server.locks["d1"]
        polled = server.count("poll")
        device.engine.request_sync()
        await until(lambda: server.count("poll") > polled)
        await until(lambda: device.engine._round_task is None)
        assert server.count("locks") == looked
        device.engine.set_active(True)
        await until(lambda: not device.queries.locks())


@in_loop
async def test_what_comes_on_the_screen_during_a_look_is_looked_at_too(device: Device, server: FakeServer) -> None:
    server.add_document("d2", b"twee")
    server.locks.update(d1="hinke", d2="hinke")
    async with running(device):
        await until(lambda: is_online(device))
        gate = server.hold("locks")
        device.engine.locks.watch(["d1"])
        await server.reached["locks"].wait()
        device.engine.locks.watch(["d2"])
        gate.set()
        await until(lambda: device.queries.locks().keys() == {"d1", "d2"})


@in_loop
async def test_what_was_saved_under_another_name_is_kept_and_told_of(device: Device, server: FakeServer) -> None:
    async with running(device):
        await until(lambda: is_online(device))
        path = await edited(device)
        path.with_name("Kopie van notulen.txt").write_bytes(b"anders")
        path.with_name("~$scratch").write_bytes(b"van het programma")
        device.engine.editing.finish("d1")
        await until(lambda: device.told(Problem))
        facts = device.told(Problem)[0].error.facts
        assert facts["name"] == "Kopie van notulen.txt"
        assert (Path(facts["folder"]) / facts["name"]).read_bytes() == b"anders"
        assert [file.name for file in device.working_copies.rglob("*") if file.is_file()] == [facts["name"]]
    assert server.versions["d1"] == []


@in_loop
async def test_what_a_colleague_works_on_is_refused_and_told_of_when_it_is_free(
    device: Device, server: FakeServer
) -> None:
    server.locks["d1"] = "hinke"
    async with running(device):
        await until(lambda: is_online(device))
        device.engine.editing.open("d1")
        await until(lambda: device.told(EditRefused))
        lock = device.told(EditRefused)[0].lock
        assert lock is not None
        assert (lock.name, lock.mine) == ("Hinke", False)
        assert device.queries.locks()["d1"].name == "Hinke"
        assert not device.queries.working_copies()
        device.engine.locks.await_free("d1", wanted=True)
        assert device.queries.awaited() == {"d1"}
        device.engine.request_sync()
        await until(lambda: server.count("locks"))
        assert not device.told(LockFreed)
        del server.locks["d1"]
        device.engine.request_sync()
        await until(lambda: device.told(LockFreed))
        assert device.told(LockFreed) == [LockFreed(uid="d1")]
        assert (device.queries.awaited(), device.queries.locks()) == (frozenset(), {})


@in_loop
async def test_a_lock_is_broken_only_when_that_is_asked_for(device: Device, server: FakeServer) -> None:
    server.locks["d1"] = "hinke"
    async with running(device):
        await until(lambda: is_online(device))
        device.engine.editing.break_lock("d1")
        await until(lambda: device.told(EditReady))
        assert server.locks == {"d1": "jelle"}
        server.locks["d1"] = "hinke"  # she takes it back
        monitored = device.engine.editing._lock_again("d1")
        await monitored
        assert device.told(LockLost)[0].lock.name == "Hinke"
        assert not device.queries.working_copies()[0].locked


@in_loop
async def test_who_may_only_read_is_told_so(device: Device, server: FakeServer) -> None:
    server.read_only.add("d1")
    async with running(device):
        await until(lambda: is_online(device))
        device.engine.editing.open("d1")
        await until(lambda: device.told(EditRefused))
        assert device.told(EditRefused)[0].lock is None


@in_loop
async def test_without_a_connection_the_last_save_waits_and_goes_with_a_lock_on_return(
    device: Device, server: FakeServer
) -> None:
    async with running(device):
        await until(lambda: is_online(device))
        await edited(device)  # its body is here from now on
        device.engine.editing.finish("d1")
        await until(lambda: not device.queries.working_copies())
        server.away = ServerAway()
        device.engine.request_sync()
        await until(lambda: is_offline(device))
        path = await edited(device)
        assert not device.told(EditReady)[-1].locked
        for body in (b"een", b"twee"):
            path.write_bytes(body)
            await until(lambda: device.queries.working_copies()[0].digest == digest_of_file(path))
        assert len(device.queries.outbox()) == 1, "nobody has seen the first, which cannot be sent"
        server.away = None
        device.engine.request_sync()
        await until(lambda: is_sent(device, server, b"twee"))
        assert server.versions["d1"] == [FIRST]
        await until(lambda: server.locks == {"d1": "jelle"})
        await until(lambda: device.queries.working_copies()[0].locked)


@in_loop
async def test_what_both_changed_without_a_connection_is_kept_twice_and_asked_about(
    device: Device, server: FakeServer
) -> None:
    async with running(device):
        await until(lambda: is_online(device))
        path = await edited(device)
        server.away = ServerAway()
        device.engine.request_sync()
        await until(lambda: is_offline(device))
        path.write_bytes(b"van jelle")
        await until(device.queries.outbox)
        server.bodies["d1"] = b"van hinke"
        server.put(replace(server.documents()[0], modified=WHEN + timedelta(hours=1), author="hinke"))
        server.locks.clear()
        server.away = None
        device.engine.request_sync()
        await until(lambda: device.queries.outbox()[0].error)
        assert isinstance(device.queries.outbox()[0].error, ChangedMeanwhile)
        path.write_bytes(b"van jelle, beter")
        await until(lambda: device.queries.working_copies()[0].digest == digest_of_file(path))
        await until(lambda: device.queries.outbox()[0].error)
        assert server.bodies["d1"] == b"van hinke"
        (entry,) = device.queries.outbox()
        device.engine.intake.resolve(entry.key, "both")
        await until(lambda: not device.queries.outbox())
        assert sorted(server.bodies.values()) == [b"van hinke", b"van jelle, beter"]


@in_loop
async def test_a_save_that_was_not_sent_when_the_program_was_killed_is_found_and_sent_once(
    device: Device, server: FakeServer
) -> None:
    async with running(device):
        await until(lambda: is_online(device))
        path = await edited(device)
        path.write_bytes(b"een")
        await until(lambda: is_sent(device, server, b"een"))
    path.write_bytes(b"twee")  # the engine no longer looks
    device.start_engine(server.connected())
    async with running(device):
        await until(lambda: is_sent(device, server, b"twee"))
        assert path.exists()
        await until(lambda: is_online(device))
    device.start_engine(server.connected())
    async with running(device):
        await until(lambda: is_online(device))
        device.engine.editing.finish("d1")
        await until(lambda: not device.queries.working_copies())
    assert server.versions["d1"] == [FIRST, b"een"]


@in_loop
async def test_what_the_office_program_saved_and_closed_meanwhile_is_sent_and_let_go_of(
    device: Device, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.put(replace(server.add_document("d9", FIRST), filename="plan.docx"))
    async with running(device):
        await until(lambda: is_online(device))
        path = await edited(device, "d9")
    assert path.name == "plan.docx"
    path.write_bytes(b"bewaard")
    monkeypatch.setattr(editing, "QUIET", 0.5)  # the first round is over long before
    device.start_engine(server.connected())
    device.events.clear()
    async with running(device):
        await until(lambda: not device.queries.working_copies())
        await until(lambda: not server.locks)
    assert (server.bodies["d9"], server.versions["d9"]) == (b"bewaard", [FIRST])


@in_loop
async def test_a_save_that_was_taken_but_not_noted_is_not_sent_twice(device: Device, server: FakeServer) -> None:
    await device.engine.sync_once()
    path = await edited(device)
    copy = device.queries.working_copies()[0]
    path.write_bytes(b"een")
    await device.engine.editing._take("d1")
    device.store.working_copies.put(copy)  # as it was noted before
    await device.engine.aclose()
    device.start_engine(server.connected())
    await device.engine.editing._take("d1")
    assert len(device.store.outbox()) == 1
    await device.engine.sync_once()
    assert server.versions["d1"] == [FIRST]


@in_loop
async def test_saves_that_come_faster_than_they_are_sent_are_each_a_version(device: Device, server: FakeServer) -> None:
    async with running(device):
        await until(lambda: is_online(device))
        path = await edited(device)
        gate = server.hold("upload.piece")
        for body in (b"een", b"twee", b"drie"):
            path.write_bytes(body)
            await until(lambda: device.queries.working_copies()[0].digest == digest_of_file(path))
        assert len(device.queries.outbox()) == 3
        gate.set()
        await until(lambda: is_sent(device, server, b"drie"))
        assert server.versions["d1"] == [FIRST, b"een", b"twee"]


@in_loop
async def test_what_was_deleted_meanwhile_is_made_anew_where_it_was_if_the_person_wants(
    device: Device, server: FakeServer
) -> None:
    async with running(device):
        await until(lambda: is_online(device))
        path = await edited(device)
        server.vanish("d1")
        await device.engine._pull.run(thorough=True)
        assert device.queries.document("d1") is None
        path.write_bytes(b"toch bewaren")
        await until(lambda: device.queries.outbox() and device.queries.outbox()[0].error)
        (entry,) = device.queries.outbox()
        assert isinstance(entry.error, DeletedMeanwhile)
        device.engine.editing.finish("d1")
        await until(lambda: not device.queries.working_copies())
        device.engine.intake.resolve(entry.key, "mine")
        assert [type(one.command) for one in device.store.outbox()] == [UploadFile]
        await until(lambda: not device.queries.outbox())
        (made,) = server.documents("d1.txt")
        assert (server.bodies[made.uid], made.folder_uid) == (b"toch bewaren", "t1")


@in_loop
async def test_a_save_that_met_a_colleagues_lock_goes_when_it_is_free(device: Device, server: FakeServer) -> None:
    async with running(device):
        await until(lambda: is_online(device))
        path = await edited(device)
        server.locks["d1"] = "hinke"
        path.write_bytes(b"een")
        await until(lambda: any(one.status is TransferStatus.FAILED for one in device.told(Transfer)))
        assert isinstance(device.queries.outbox()[0].error, Locked)
        assert device.queries.awaited() == {"d1"}
        del server.locks["d1"]
        device.engine.request_sync()
        await until(lambda: is_sent(device, server, b"een"))


@in_loop
async def test_earlier_versions_are_listed_opened_and_made_the_newest_again(device: Device, server: FakeServer) -> None:
    async with running(device):
        await until(lambda: is_online(device))
        path = await edited(device)
        path.write_bytes(b"bedorven")
        await until(lambda: is_sent(device, server, b"bedorven"))
        versions = device.engine.versions
        versions.restore("d1", 0)
        await until(lambda: device.told(Problem))
        assert isinstance(device.told(Problem)[0].error, FileInUse), "it is being changed in a program just now"
        device.engine.editing.finish("d1")
        await until(lambda: not device.queries.working_copies())
        versions.ask("d1")
        await until(lambda: device.told(VersionsListed))
        assert [one.number for one in device.told(VersionsListed)[0].versions] == [1, 0]
        versions.open("d1", 0)
        await until(lambda: device.told(VersionReady))
        ready = device.told(VersionReady)[0]
        assert (ready.number, ready.path.name, ready.path.read_bytes()) == (0, "d1.txt", FIRST)
        versions.restore("d1", 0)
        await until(lambda: is_sent(device, server, FIRST))
        assert server.versions["d1"] == [FIRST, b"bedorven"]
