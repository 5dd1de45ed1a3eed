"""On a connection that is paid for by its use what is large waits, words go, and what a person opens comes."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

from sync.engine import outbox
from sync.engine.events import SyncState
from tests.sync.engine.devices import Device, FakeClock, idle, in_loop, until
from tests.sync.engine.test_outbox import BODY, give_upload

if TYPE_CHECKING:
    import pytest

    from tests.sync.engine.fake_intranet import FakeServer


@in_loop
async def test_what_is_large_waits_and_goes_on_where_it_was_when_the_line_is_free(
    server: FakeServer, device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "LARGE", 1000)
    await device.engine.sync_once()
    running = asyncio.get_running_loop().create_task(device.engine.run())
    gate = server.hold("upload.piece")
    give_upload(device, "film.mp4", BODY * 100)
    await server.reached["upload.piece"].wait()
    device.engine.hold_large(True)
    gate.set()
    give_upload(device, "klein.txt", b"klein")
    device.engine.intake.comment("n1", "hoi")
    await until(lambda: server.comments("hoi") and server.documents("klein.txt"))
    await idle()
    assert server.documents("film.mp4") == []
    assert device.told(SyncState)[-1].held
    device.engine.hold_large(False)
    await until(lambda: server.documents("film.mp4"))
    assert not device.told(SyncState)[-1].held
    await device.stop(running)


@in_loop
async def test_what_is_kept_offline_waits_but_a_person_gets_what_they_open(server: FakeServer, device: Device) -> None:
    server.add_document("d2", b"twee")
    await device.engine.sync_once()
    device.engine.hold_large(True)
    device.engine.keep_offline(["t1"])
    await device.engine._keeper.drain()
    assert not device.store.offline.bodies()
    device.engine.open_document("d1")
    await asyncio.gather(*device.engine._downloads._running.values())
    assert set(device.store.offline.bodies()) == {"d1"}
    device.engine.hold_large(False)
    await device.engine._keeper.drain()
    assert set(device.store.offline.bodies()) == {"d1", "d2"}


@in_loop
async def test_what_was_only_opened_leaves_after_so_many_days_without_use(
    server: FakeServer, device: Device, clock: FakeClock
) -> None:
    server.add_document("d2", b"twee")
    await device.engine.sync_once()
    device.engine.set_offline_days(7)
    device.engine.keep_offline(["d2"])
    device.engine.open_document("d1")
    await asyncio.gather(*device.engine._downloads._running.values())
    clock.advance(timedelta(days=6).total_seconds())
    await device.engine.sync_once()
    assert set(device.store.offline.bodies()) == {"d1", "d2"}
    clock.advance(timedelta(days=2).total_seconds())
    await device.engine.sync_once()
    assert set(device.store.offline.bodies()) == {"d2"}
