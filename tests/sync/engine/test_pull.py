from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from sync.engine.events import Changed, Connection, SyncState
from sync.engine.schedule import LOOK_AGAIN_AFTER
from sync.errors import ServerAway
from sync.models import Document, Kind
from tests.sharing import shared_together
from tests.sync.cache.made import comment, document, news, person, team
from tests.sync.engine.devices import Device, FakeClock, in_loop, until

if TYPE_CHECKING:
    from tests.sync.engine.fake_intranet import FakeServer


def is_in_step(device: Device, server: FakeServer) -> bool:
    return device.store.kinds().keys() == server.visible().keys()


@in_loop
async def test_a_first_pull_brings_everything_and_says_how_far_it_is(server: FakeServer, device: Device) -> None:
    report = await device.engine.sync_once()
    assert is_in_step(device, server)
    assert (report.items, report.skipped) == (7, 0)
    assert report.requests == device.intranet.traffic.requests
    far = [(state.done, state.total) for state in device.told(SyncState) if state.connection is Connection.SYNCING]
    assert far == [(3, 7), (6, 7)]
    assert all(changed.first for changed in device.told(Changed))


@in_loop
async def test_what_came_before_the_line_broke_can_be_read(server: FakeServer, device: Device) -> None:
    server.fail("changes", None, ServerAway())
    with pytest.raises(ServerAway):
        await device.engine.sync_once()
    assert {one.uid for one in device.queries.all_people()} == {"p1", "p2"}


@in_loop
async def test_a_first_pull_that_was_killed_is_still_the_first_when_it_goes_on(
    server: FakeServer, device: Device
) -> None:
    server.fail("changes", None, ServerAway())
    with pytest.raises(ServerAway):
        await device.engine.sync_once()
    device.start_engine(server.connected())
    await device.engine.sync_once()
    assert is_in_step(device, server)
    assert all(changed.first for changed in device.told(Changed)), "or everything would be notified one by one"


@in_loop
async def test_afterwards_only_what_changed_comes_and_what_is_new_is_told_as_arrived(
    server: FakeServer, device: Device
) -> None:
    await device.engine.sync_once()
    device.events.clear()
    server.put(news("n1", "Ander opschrift"), news("n2", "Nieuw"))
    report = await device.engine.sync_once()
    assert report.items == 2
    (changed,) = device.told(Changed)
    assert (changed.uids, changed.arrived, changed.first) == (
        {Kind.NEWS: frozenset({"n1", "n2"})},
        frozenset({"n2"}),
        False,
    )


@in_loop
async def test_an_idle_round_asks_once_and_tells_nothing(server: FakeServer, device: Device) -> None:
    await device.engine.sync_once()
    device.events.clear()
    server.calls.clear()
    await device.engine._sync()
    assert server.calls == ["poll"]
    assert device.events == []


@in_loop
async def test_what_was_deleted_goes_with_its_body(server: FakeServer, device: Device) -> None:
    await device.engine.sync_once()
    with device.bodies.begin("d1", document().modified) as partial:
        partial.append(b"inhoud")
        partial.commit()
    server.vanish("d1")
    await device.engine._sync()
    assert is_in_step(device, server)
    assert device.queries.document("d1") is None
    assert not device.bodies.has("d1")
    assert Changed(uids={Kind.DOCUMENTS: frozenset({"d1"})}) in device.told(Changed)


@in_loop
async def test_what_was_shared_without_a_trace_comes(server: FakeServer, device: Device) -> None:
    await device.engine.sync_once()
    server.put_silently(news("n9", "Nu ook voor jou"))
    await device.engine._sync()
    assert is_in_step(device, server)


@in_loop
async def test_a_team_that_is_no_longer_mine_leaves_with_all_that_is_in_it(server: FakeServer, device: Device) -> None:
    server.put(team("t2"), document("d2", folder_uid="t2", team_uid="t2"), news("n2", team_uid="t2"))
    server.put(comment("c2", "n2"))
    await device.engine.sync_once()
    server.hidden |= {"t2", "d2", "n2", "c2"}
    await device.engine._sync()
    assert is_in_step(device, server)


@in_loop
async def test_one_that_came_and_one_that_went_at_the_same_time_are_found_by_a_comparison(
    server: FakeServer, device: Device
) -> None:
    await device.engine.sync_once()
    server.vanish("n1")
    server.put_silently(news("n5"))
    await device.engine.sync_once()
    assert is_in_step(device, server)


@in_loop
async def test_when_most_of_a_kind_seems_gone_it_is_not_believed_at_once(server: FakeServer, device: Device) -> None:
    server.put(*(person(f"x{number}") for number in range(30)))
    await device.engine.sync_once()
    server.hidden |= {f"x{number}" for number in range(30)}
    await device.engine._sync()
    assert device.store.count() == 37
    server.hidden.clear()
    await device.engine._sync()
    assert is_in_step(device, server)
    assert not device.engine._pull.doubts


@in_loop
async def test_when_it_is_still_gone_at_the_second_look_the_cache_follows(server: FakeServer, device: Device) -> None:
    server.put(*(person(f"x{number}") for number in range(30)))
    await device.engine.sync_once()
    server.hidden |= {f"x{number}" for number in range(30)}
    await device.engine._sync()
    await device.engine._sync()
    assert is_in_step(device, server)


@in_loop
async def test_the_command_line_looks_twice_within_one_sync(
    server: FakeServer, device: Device, clock: FakeClock
) -> None:
    server.put(*(person(f"x{number}") for number in range(30)))
    await device.engine.sync_once()
    server.hidden |= {f"x{number}" for number in range(30)}
    syncing = asyncio.get_running_loop().create_task(device.engine.sync_once())
    await until(lambda: clock.next_timer() == LOOK_AGAIN_AFTER)
    assert device.store.count() == 37
    clock.advance(LOOK_AGAIN_AFTER)
    await syncing
    assert is_in_step(device, server)


@in_loop
async def test_what_cannot_be_understood_does_not_make_it_compare_everything_each_time(
    server: FakeServer, device: Device
) -> None:
    await device.engine.sync_once()
    server.put_silently(news("odd"))
    server.unreadable.add("odd")
    await device.engine._sync()
    server.calls.clear()
    await device.engine._sync()
    assert server.calls == ["poll"]


@in_loop
async def test_one_change_costs_no_second_count(server: FakeServer, device: Device) -> None:
    await device.engine.sync_once()
    server.calls.clear()
    server.put(news("n1", "Ander opschrift"))
    await device.engine._sync()
    assert server.count("poll") == 1
    assert server.count("inventory") == 0


@in_loop
async def test_what_arrives_between_the_count_and_the_fetch_does_not_make_it_compare_everything(
    server: FakeServer, device: Device
) -> None:
    await device.engine.sync_once()
    server.calls.clear()
    server.put(news("n1", "Ander opschrift"))
    gate = server.hold("changes")
    syncing = asyncio.get_running_loop().create_task(device.engine._sync())
    await server.reached["changes"].wait()
    server.put(news("n3"))
    gate.set()
    await syncing
    await device.engine._sync()
    assert is_in_step(device, server)
    assert server.count("inventory") == 0


@in_loop
async def test_what_was_just_sent_stays_while_a_process_of_the_server_does_not_know_it_yet(
    server: FakeServer, device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    await device.engine.sync_once()
    device.engine.intake.share(shared_together([device.file("verslag.txt", b"de inhoud")], "t1"))
    await device.engine.sync_once()
    (made,) = (uid for uid, one in server.items.items() if getattr(one, "title", "") == "verslag.txt")
    server.hidden.add(made)
    await device.engine.sync_once()
    assert device.queries.document(made) is not None
    arrived = server.items[made]
    assert isinstance(arrived, Document)
    server.put(replace(arrived, title="Van voorheen", modified=arrived.modified - timedelta(hours=1)))
    server.hidden.clear()
    await device.engine.sync_once()
    shown = device.queries.document(made)
    assert shown is not None
    assert shown.title == "verslag.txt"
    server.hidden.add(made)
    monkeypatch.setattr("sync.engine.pull.LAGS_AT_MOST", timedelta(0))
    await device.engine.sync_once()
    assert device.queries.document(made) is None
