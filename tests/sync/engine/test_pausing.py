"""A person decides what goes over the line now, and how fast; that is remembered."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from sync.engine.events import DocumentReady, SyncState, Transfer, TransferStatus
from sync.errors import FileInUse
from tests.sharing import shared_together
from tests.sync.engine.devices import Device, FakeClock, idle, in_loop, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sync.engine.fake_intranet import FakeServer

BODY = b"x" * 400


def give(device: Device, name: str) -> str:
    device.engine.intake.share(shared_together([device.file(name, BODY)], "t1"))
    return device.store.outbox()[-1].key


async def running(device: Device) -> asyncio.Task[None]:
    await device.engine.sync_once()
    task = asyncio.get_running_loop().create_task(device.engine.run())
    await idle()
    return task


@in_loop
async def test_a_paused_upload_waits_while_the_others_go_and_goes_on_where_it_was(
    server: FakeServer, device: Device
) -> None:
    loop = await running(device)
    gate = server.hold("upload.piece")
    key = give(device, "eerst.txt")
    other = give(device, "dan.txt")
    await server.reached["upload.piece"].wait()
    device.engine.pause(key)
    assert device.told(Transfer)[-1].status is TransferStatus.PAUSED
    gate.set()
    await until(lambda: device.store.entry(other) is None)
    assert device.store.entry(key) is not None
    device.engine.go_on(key)
    await until(lambda: device.store.entry(key) is None)
    assert len(server.documents("eerst.txt")) == 1
    assert server.count("upload.begin") == 2
    await device.stop(loop)


@in_loop
async def test_all_stay_paused_after_a_restart_but_words_go(server: FakeServer, device: Device) -> None:
    await device.engine.sync_once()
    device.engine.pause()
    give(device, "a.txt")
    device.start_engine(server.connected())
    device.engine.intake.comment("n1", "Mooi")
    await device.engine.sync_once()
    assert len(server.comments("Mooi")) == 1
    assert server.count("upload.begin") == 0
    assert device.told(SyncState)[-1].paused
    device.engine.go_on()
    await device.engine.sync_once()
    assert len(server.documents("a.txt")) == 1


@in_loop
async def test_a_document_that_is_opened_can_be_paused_and_goes_on(server: FakeServer, device: Device) -> None:
    server.add_document("d5", bytes(2_000_000))
    await device.engine.sync_once()
    gate = server.hold("download.piece")
    device.engine.open_document("d5")
    await server.reached["download.piece"].wait()
    device.engine.pause("d5")
    await until(lambda: device.told(Transfer) and device.told(Transfer)[-1].status is TransferStatus.PAUSED)
    gate.set()
    await idle()
    assert device.told(DocumentReady) == []
    device.engine.go_on("d5")
    await until(lambda: device.told(DocumentReady))


@pytest.mark.parametrize("way", ["up", "down"])
@in_loop
async def test_a_limit_holds_in_its_direction_at_once_and_can_be_lifted(
    server: FakeServer, device: Device, clock: FakeClock, way: str
) -> None:
    server.add_document("d5", bytes(1_000_000))
    await device.engine.sync_once()
    device.engine.set_bandwidth(**{"up": None, "down": None, way: 100_000})
    device.engine.intake.share(shared_together([device.file("groot.bin", bytes(1_000_000))], "t1"))
    device.engine.open_document("d5")
    sending = asyncio.get_running_loop().create_task(device.engine.sync_once())
    arrived: dict[str, Callable[[], object]] = {
        "up": lambda: server.documents("groot.bin"),
        "down": lambda: device.told(DocumentReady),
    }
    slow = arrived.pop(way)
    await until(*arrived.values())
    clock.advance(3)
    await idle()
    assert not slow()
    device.engine.set_bandwidth(None, None)
    await until(slow)
    await sending


@in_loop
async def test_a_file_that_is_open_in_another_program_keeps_nothing_else_waiting_and_is_tried_again(
    server: FakeServer, device: Device
) -> None:
    await device.engine.sync_once()
    server.fail("upload.begin", *[FileInUse(name="a.xlsx")])
    key = give(device, "a.xlsx")
    give(device, "b.txt")
    with pytest.raises(FileInUse):
        await device.engine.sync_once()
    assert len(server.documents("b.txt")) == 1
    told = [transfer for transfer in device.told(Transfer) if transfer.key == key]
    assert (told[-1].status, type(told[-1].error)) == (TransferStatus.WAITING, FileInUse)
    await device.engine.sync_once()
    assert len(server.documents("a.xlsx")) == 1
