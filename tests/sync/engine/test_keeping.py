"""What is kept offline is here, in its present version, and nothing more than that stays for good."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from sync.engine.events import Changed, DocumentReady, Problem, SyncState, Transfer, TransferStatus
from sync.engine.fetching import SMALL
from sync.errors import DiskFull, Gone, ServerAway, ServerFault, SessionExpired
from sync.models import Document, Kind
from tests.sync.cache.made import WHEN, document
from tests.sync.engine.devices import Device, FakeClock, idle, in_loop, until

if TYPE_CHECKING:
    from sync.models import Item
    from tests.sync.engine.fake_intranet import FakeServer

LARGE = bytes(SMALL + 1)


@pytest.fixture(autouse=True)
def shelf(server: FakeServer) -> None:
    server.put(document("folder", "Map", is_folder=True), document("deeper", "Dieper", "folder", is_folder=True))
    server.add_document("d2", b"twee", folder_uid="folder")
    server.add_document("d3", b"drie", folder_uid="deeper")


async def kept(device: Device, *uids: str) -> None:
    await device.engine.sync_once()
    device.engine.keep_offline(uids)
    await device.engine._keeper.drain()


async def readable_offline(device: Device, server: FakeServer, uid: str) -> bytes | None:
    """Open a document while the server is away."""
    server.away = ServerAway()
    before = len(device.told(DocumentReady))
    device.engine.open_document(uid)
    await asyncio.gather(device.engine._downloads._running[uid], return_exceptions=True)
    server.away = None
    told = device.told(DocumentReady)
    return told[-1].path.read_bytes() if len(told) > before else None


def here(device: Device) -> set[str]:
    return set(device.store.offline.bodies())


def change(server: FakeServer, uid: str, body: bytes) -> None:
    server.bodies[uid] = body
    old = server.items[uid]
    assert isinstance(old, Document)
    server.put(replace(old, modified=old.modified + timedelta(seconds=5), size=len(body)))


@in_loop
async def test_a_kept_team_can_be_read_offline_with_all_that_is_in_it(server: FakeServer, device: Device) -> None:
    await kept(device, "t1")
    assert here(device) == {"d1", "d2", "d3"}
    assert await readable_offline(device, server, "d3") == b"drie"
    assert Changed(uids={Kind.TEAMS: frozenset({"t1"})}) in device.told(Changed)
    assert Changed(uids={Kind.DOCUMENTS: frozenset({"d1", "d2", "d3"})}) in device.told(Changed)


@in_loop
async def test_of_a_kept_folder_comes_what_is_below_it_and_nothing_else(server: FakeServer, device: Device) -> None:
    await kept(device, "folder")
    assert here(device) == {"d2", "d3"}
    assert await readable_offline(device, server, "d1") is None


@in_loop
async def test_what_comes_later_and_what_changes_follows_by_itself(server: FakeServer, device: Device) -> None:
    await kept(device, "folder")
    server.add_document("d9", b"nieuw", folder_uid="deeper")
    change(server, "d2", b"anders")
    await device.engine.sync_once()
    assert await readable_offline(device, server, "d9") == b"nieuw"
    assert await readable_offline(device, server, "d2") == b"anders"
    assert server.count("download") == 4


@in_loop
async def test_many_small_ones_are_looked_at_together(server: FakeServer, device: Device) -> None:
    for number in range(40):
        server.add_document(f"s{number}", b"x" * number)
    server.batch_size = 100
    await device.engine.sync_once()
    server.calls.clear()
    device.engine.keep_offline(["t1"])
    await device.engine._keeper.drain()
    assert len(here(device)) == 43
    assert (server.count("download"), server.count("versions"), server.count("document")) == (43, 1, 0)


@in_loop
async def test_one_that_changes_while_it_comes_is_had_as_it_became(server: FakeServer, device: Device) -> None:
    await device.engine.sync_once()
    gate = server.hold("versions")
    device.engine.keep_offline(["t1"])
    await server.reached["versions"].wait()
    change(server, "d2", b"anders")
    gate.set()
    await device.engine._keeper.drain()
    assert await readable_offline(device, server, "d2") == b"anders"
    assert here(device) == {"d1", "d2", "d3"}


@in_loop
async def test_the_small_come_before_the_large(server: FakeServer, device: Device) -> None:
    server.add_document("big", LARGE)
    await device.engine.sync_once()
    server.hold("download.piece")
    device.engine.keep_offline(["t1"])
    await until(server.reached["download.piece"].is_set)
    server.gates.pop("download.piece").set()
    await device.engine._keeper.drain()
    arrived = [uid for change in device.told(Changed) for uid in sorted(change.uids.get(Kind.DOCUMENTS, ()))]
    assert arrived[-1] == "big"
    assert device.told(Transfer)[-1].status is TransferStatus.DONE


@in_loop
async def test_what_is_no_longer_kept_leaves_the_disk(server: FakeServer, device: Device) -> None:
    await kept(device, "t1", "folder")
    device.engine.let_go_offline(["t1"])
    assert here(device) == {"d2", "d3"}
    assert not device.bodies.has("d1")
    device.engine.let_go_offline(["folder"])
    assert here(device) == set()
    assert list((device.folder / "bodies").iterdir()) == []
    await device.engine.sync_once()
    assert server.count("download") == 3


@in_loop
async def test_what_is_gone_leaves_the_disk_and_is_no_longer_kept(server: FakeServer, device: Device) -> None:
    await kept(device, "d1", "folder")
    server.vanish("d1", "folder", "deeper", "d2", "d3")
    for _ in range(2):
        await device.engine.sync_once()
    assert here(device) == set()
    assert list((device.folder / "bodies").iterdir()) == []
    assert not device.queries.is_kept("folder")


@in_loop
async def test_one_that_cannot_be_had_keeps_no_other_back_and_is_not_asked_for_all_the_time(
    server: FakeServer, device: Device
) -> None:
    del server.bodies["d2"]
    await kept(device, "t1")
    assert here(device) == {"d1", "d3"}
    asked = server.count("download")
    device.engine._keeper.go_on()
    await device.engine._keeper.drain()
    assert server.count("download") == asked
    failed = [transfer for transfer in device.told(Transfer) if transfer.status is TransferStatus.FAILED]
    assert [(transfer.key, type(transfer.error)) for transfer in failed] == [("d2", Gone)]


@pytest.mark.parametrize("error", [ServerAway(), ServerFault()])
@in_loop
async def test_where_the_server_is_away_it_waits_for_the_next_round(
    server: FakeServer, device: Device, error: ServerAway
) -> None:
    await device.engine.sync_once()
    server.broken["download"] = error
    device.engine.keep_offline(["t1"])
    await device.engine._keeper.drain()
    assert here(device) == set()
    assert device.told(Problem) == []
    server.broken.clear()
    await device.engine.sync_once()
    assert here(device) == {"d1", "d2", "d3"}


@in_loop
async def test_a_session_that_expires_meanwhile_is_found_out(server: FakeServer, device: Device) -> None:
    running = asyncio.get_running_loop().create_task(device.engine.run())
    await until(lambda: device.queries.document("d3"))
    server.broken["download"] = SessionExpired()
    device.intranet.expired = True
    device.engine.keep_offline(["t1"])
    await until(lambda: device.told(SyncState)[-1].connection.value == "sign_in_again")
    await device.stop(running)


@in_loop
async def test_a_full_disk_is_told_once_and_tried_again(device: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    await device.engine.sync_once()

    def full(_bodies: Any) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(device.bodies, "put", full)
        device.engine.keep_offline(["t1"])
        await device.engine._keeper.drain()
        await device.engine.sync_once()
    assert [type(problem.error) for problem in device.told(Problem)] == [DiskFull]
    assert here(device) == set()
    await device.engine.sync_once()
    assert here(device) == {"d1", "d2", "d3"}


async def opened(device: Device, uid: str) -> None:
    device.engine.open_document(uid)
    await device.engine._downloads._running[uid]


@in_loop
async def test_what_was_opened_stays_within_the_limit_the_oldest_use_goes_first(
    device: Device, clock: FakeClock
) -> None:
    await device.engine.sync_once()
    for uid in ("d1", "d2", "d3", "d1"):
        clock.advance(60)
        await opened(device, uid)
    device.engine.set_offline_limit(len(b"notulen van maandag") + 4)
    assert here(device) == {"d1", "d3"}
    assert not device.bodies.has("d2")
    device.engine.keep_offline(["d3"])
    device.engine.set_offline_limit(0)
    assert here(device) == {"d3"}


@in_loop
async def test_after_a_crash_the_disk_and_what_is_known_of_it_agree_again(server: FakeServer, device: Device) -> None:
    await kept(device, "t1")
    present = server.items["d1"]
    device.store.offline.lost(["d1"])  # killed between the file and the note
    device.bodies.remove(["d2"])  # somebody was at the folder
    device.start_engine(server.connected())
    before = server.count("download")
    await device.engine.sync_once()
    assert here(device) == {"d1", "d2", "d3"}
    assert device.bodies.has("d1", present.modified)
    assert server.count("download") == before + 1


@in_loop
async def test_a_large_one_goes_on_after_a_break_and_a_restart(server: FakeServer, device: Device) -> None:
    server.add_document("big", LARGE)
    await device.engine.sync_once()
    server.fail("download.piece", *[None] * 8, ServerAway())
    device.engine.keep_offline(["big"])
    await device.engine._keeper.drain()
    assert here(device) == set()
    device.start_engine(server.connected())
    server.calls.clear()
    await device.engine.sync_once()
    assert here(device) == {"big"}
    assert server.count("download.piece") < 5


@in_loop
async def test_opening_one_that_is_just_being_fetched_fetches_it_once(server: FakeServer, device: Device) -> None:
    server.add_document("big", LARGE)
    await device.engine.sync_once()
    gate = server.hold("download.piece")
    device.engine.keep_offline(["big"])
    await server.reached["download.piece"].wait()
    device.engine.open_document("big")
    await idle()
    gate.set()
    await until(lambda: device.told(DocumentReady))
    assert server.count("download") == 1


@in_loop
async def test_what_is_paused_stays_so_after_a_restart_until_it_may_go_on(server: FakeServer, device: Device) -> None:
    server.add_document("big", LARGE)
    await device.engine.sync_once()
    server.hold("download.piece")
    device.engine.keep_offline(["big"])
    await server.reached["download.piece"].wait()
    device.engine.pause("big")
    server.gates.pop("download.piece").set()
    await device.engine._keeper.drain()
    assert device.told(Transfer)[-1].status is TransferStatus.PAUSED
    device.start_engine(server.connected())
    await device.engine.sync_once()
    assert here(device) == set()
    device.engine.go_on("big")
    await device.engine._keeper.drain()
    assert here(device) == {"big"}


@in_loop
async def test_when_all_is_paused_nothing_is_fetched_ahead_but_what_a_person_opens(device: Device) -> None:
    await device.engine.sync_once()
    device.engine.pause()
    assert device.told(SyncState)[-1].paused
    device.engine.keep_offline(["t1"])
    await device.engine.sync_once()
    assert here(device) == set()
    await opened(device, "d2")
    assert here(device) == {"d2"}
    device.engine.go_on()
    assert not device.told(SyncState)[-1].paused
    await device.engine._keeper.drain()
    assert here(device) == {"d1", "d2", "d3"}


@in_loop
async def test_one_that_is_cancelled_is_left_out_until_it_is_asked_for_again(
    server: FakeServer, device: Device
) -> None:
    server.add_document("big", LARGE)
    await device.engine.sync_once()
    server.hold("download.piece")
    device.engine.keep_offline(["big"])
    await server.reached["download.piece"].wait()
    device.engine.cancel("big")
    server.gates.pop("download.piece").set()
    await device.engine._keeper.drain()
    assert device.told(Transfer)[-1].status is TransferStatus.CANCELLED
    assert here(device) == set()
    device.engine.keep_offline(["big"])
    await device.engine._keeper.drain()
    assert here(device) == {"big"}


@in_loop
async def test_one_that_is_larger_than_it_was_said_to_be_comes_by_itself(server: FakeServer, device: Device) -> None:
    body = bytes(3 * SMALL)
    rough: Item = replace(server.add_document("d7", body), size=10)
    server.put(rough)
    await kept(device, "t1")
    assert here(device) == {"d1", "d2", "d3", "d7"}
    assert await readable_offline(device, server, "d7") == body
    assert rough.modified == WHEN
