"""The engine tells what it knows of the connection, and nothing that goes wrong ends it."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from sync.cache.store import Store
from sync.engine import sending
from sync.engine.events import Changed, Connection, Problem, SyncState
from sync.engine.schedule import ACTIVE_EVERY
from sync.errors import NotAllowed, ServerAway, SessionExpired
from sync.models import Kind
from tests.sharing import shared_together
from tests.sync.cache.made import KEY, news
from tests.sync.engine.devices import Device, idle, in_loop, until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.sync.engine.devices import FakeClock
    from tests.sync.engine.fake_intranet import FakeServer


@asynccontextmanager
async def running(device: Device) -> AsyncIterator[None]:
    task = asyncio.get_running_loop().create_task(device.engine.run())
    try:
        yield
    finally:
        await device.stop(task)


def connection(device: Device) -> Connection:
    return connections(device)[-1] if device.told(SyncState) else Connection.STARTING


def connections(device: Device) -> list[Connection]:
    return [state.connection for state in device.told(SyncState)]


@in_loop
async def test_another_network_ends_the_pause_but_not_the_patience_that_the_server_asked_for(
    server: FakeServer, device: Device, clock: FakeClock
) -> None:
    server.away = ServerAway()
    async with running(device):
        await until(lambda: connection(device) is Connection.OFFLINE)
        await idle()
        tried = len(server.calls)
        server.away = ServerAway(retry_after=120)
        device.engine.network_changed()
        await until(lambda: len(server.calls) > tried)
        await idle()
        tried = len(server.calls)
        device.engine.network_changed()
        await idle()
        assert len(server.calls) == tried
        assert clock.next_timer() == 120


@in_loop
async def test_it_starts_with_a_comparison_and_is_then_online(server: FakeServer, device: Device) -> None:
    async with running(device):
        await until(lambda: connection(device) is Connection.ONLINE)
        assert connections(device)[0] is Connection.STARTING
        assert device.store.kinds().keys() == server.visible().keys()
        assert device.queries.account() is not None


@in_loop
async def test_idle_it_polls_and_does_nothing_else(server: FakeServer, device: Device, clock: FakeClock) -> None:
    async with running(device):
        await until(lambda: connection(device) is Connection.ONLINE)
        server.calls.clear()
        device.events.clear()
        for _ in range(5):
            await idle()
            assert clock.next_timer() == ACTIVE_EVERY
            clock.advance(ACTIVE_EVERY)
        await idle()
        assert server.calls == ["poll"] * 5
        assert device.events == []


@in_loop
async def test_a_person_who_asks_is_answered_at_once(server: FakeServer, device: Device) -> None:
    async with running(device):
        await until(lambda: connection(device) is Connection.ONLINE)
        server.put(news("n7"))
        device.engine.request_sync()
        await until(lambda: device.queries.news_item("n7"))


@in_loop
async def test_offline_is_told_once_with_its_reason_and_since_when(
    server: FakeServer, device: Device, clock: FakeClock
) -> None:
    server.away = ServerAway(host="intranet.example.org")
    async with running(device):
        await until(lambda: connection(device) is Connection.OFFLINE)
        since = device.told(SyncState)[-1].since
        for pause in (5, 10, 20):
            await idle()
            assert clock.next_timer() == pause
            server.away = ServerAway(host="intranet.example.org")
            clock.advance(pause)
        await idle()
        assert connections(device) == [Connection.STARTING, Connection.OFFLINE]
        offline = device.told(SyncState)[-1]
        assert isinstance(offline.error, ServerAway)
        assert offline.since == since
        server.away = None
        clock.advance(40)
        await until(lambda: connection(device) is Connection.ONLINE)
        assert (device.told(SyncState)[-1].since, device.told(SyncState)[-1].error) == (None, None)


@in_loop
async def test_the_server_is_given_the_time_it_asks_for(server: FakeServer, device: Device, clock: FakeClock) -> None:
    server.fail("account", ServerAway(retry_after=90))
    async with running(device):
        await until(lambda: connection(device) is Connection.OFFLINE)
        await idle()
        assert clock.next_timer() == 90


@in_loop
async def test_an_expired_session_waits_for_the_person_and_then_goes_on(
    server: FakeServer, device: Device, clock: FakeClock
) -> None:
    async with running(device):
        await until(lambda: connection(device) is Connection.ONLINE)
        device.intranet.expired = True
        clock.advance(ACTIVE_EVERY)
        await until(lambda: connection(device) is Connection.SIGN_IN_AGAIN)
        server.calls.clear()
        device.engine.intake.comment("n1", "blijft bewaard")
        device.engine.request_sync()
        clock.advance(100_000)
        await idle()
        assert server.calls == []
        device.engine.resume(server.connected())
        await until(lambda: connection(device) is Connection.ONLINE)
        await until(lambda: server.comments("blijft bewaard"))


@in_loop
async def test_an_old_session_that_expires_late_does_not_send_the_person_away_again(
    server: FakeServer, device: Device
) -> None:
    gate = server.hold("account")
    async with running(device):
        await server.reached["account"].wait()
        device.intranet.expired = True
        device.engine.resume(server.connected())
        gate.set()
        await until(lambda: connection(device) is Connection.ONLINE)
        assert Connection.SIGN_IN_AGAIN not in connections(device)
    await device.engine.aclose()
    assert device.intranet.closed


@in_loop
async def test_what_one_may_not_see_is_no_reason_to_sign_in_again(server: FakeServer, device: Device) -> None:
    server.fail("inventory", NotAllowed())
    async with running(device):
        await until(lambda: connection(device) is Connection.ONLINE)
        device.engine._schedule._compared_at = None
        device.engine.request_sync()
        await until(lambda: connection(device) is Connection.OFFLINE)
        assert Connection.SIGN_IN_AGAIN not in connections(device)


@pytest.mark.expects_log_warnings
@in_loop
async def test_an_unexpected_fault_is_logged_and_told_and_the_loop_goes_on(
    server: FakeServer, device: Device, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    server.fail("changes", ZeroDivisionError())  # type: ignore[arg-type]  # what nobody expects
    async with running(device):
        await until(lambda: device.told(Problem))
        assert "ZeroDivisionError" in caplog.text
        await idle()
        clock.advance(5)
        await until(lambda: connection(device) is Connection.ONLINE)


@in_loop
async def test_it_stops_in_the_middle_of_anything(server: FakeServer, device: Device) -> None:
    server.hold("changes")
    task = asyncio.get_running_loop().create_task(device.engine.run())
    await server.reached["changes"].wait()
    await device.stop(task)
    assert asyncio.all_tasks() == {asyncio.current_task()}


@in_loop
async def test_stopped_before_it_began_it_asks_nothing(server: FakeServer, device: Device) -> None:
    device.engine.stop()
    await device.engine.run()
    assert server.calls == []


@in_loop
async def test_reading_news_is_remembered_and_told_once(device: Device) -> None:
    await device.engine.sync_once()
    device.events.clear()
    device.engine.mark_read(["n1"])
    device.engine.mark_read(["n1"])
    assert device.queries.unread_count() == 0
    assert device.told(Changed) == [Changed(uids={Kind.NEWS: frozenset({"n1"})})]


@in_loop
async def test_the_command_line_is_told_what_went_wrong(server: FakeServer, device: Device) -> None:
    device.intranet.expired = True
    with pytest.raises(SessionExpired):
        await device.engine.sync_once()
    assert server.calls == ["account"]


@in_loop
async def test_a_second_sync_reports_only_what_it_did_itself(device: Device) -> None:
    first = await device.engine.sync_once()
    second = await device.engine.sync_once()
    assert first.items > second.items == 0
    assert second.requests == 3, "a poll, an inventory, and a poll to see that nothing came meanwhile"


@pytest.mark.parametrize("goes_on", ["once", "running"])
@in_loop
async def test_what_waited_is_sent_after_the_cache_was_rebuilt(
    server: FakeServer, device: Device, goes_on: str
) -> None:
    await device.engine.sync_once()
    device.engine.intake.share(shared_together([device.file("plan.txt", b"inhoud")], "t1"))
    device.engine.intake.comment("n1", "Goed plan")
    await device.engine.aclose()
    device.store.close()
    device.store = Store.rebuild(device.cache_path, KEY)
    device.start_engine(server.connected())
    if goes_on == "once":
        await device.engine.sync_once()
    else:
        async with running(device):
            await until(lambda: not device.queries.outbox() or device.queries.outbox()[0].error)
    assert device.queries.outbox() == []
    assert len(server.documents("plan.txt")) == 1
    assert len(server.comments("Goed plan")) == 1


@in_loop
async def test_what_an_earlier_run_may_be_sending_still_is_looked_for_when_that_is_done(
    server: FakeServer, device: Device, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "SETTLES", 3.0)
    await device.engine.sync_once()
    device.engine.intake.comment("n1", "Goed plan")
    device.store.note_try(device.queries.outbox()[0].key)
    await device.engine.aclose()
    device.start_engine(server.connected())
    async with running(device):
        await until(lambda: clock.next_timer() == 3.0)
        assert "find_comment" not in server.calls
        clock.advance(3.0)
        await until(lambda: not device.queries.outbox())
    assert len(server.comments("Goed plan")) == 1
