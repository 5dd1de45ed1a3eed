"""A film is read from any place while it comes: only what is read is fetched, and what goes wrong is told."""

from __future__ import annotations

import asyncio
import random
import threading
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from sync.engine.streamed import AHEAD, MOST, PIECE, TOGETHER, Span, StreamedBody
from sync.errors import ChangedMeanwhile, Gone, Interrupted, MienskipError, ServerAway, SessionExpired
from tests.sync.cache.made import document
from tests.sync.engine.devices import in_loop

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from sync.models import Document
    from tests.sync.engine.devices import Device, FakeClock
    from tests.sync.engine.fake_intranet import FakeServer

LONG = 30.0
PATIENCE = 50.0
FILM = random.Random(6).randbytes(3 * AHEAD * PIECE + 1234)


@pytest.fixture
def film(server: FakeServer) -> Document:
    return server.add_document("film", FILM)


async def opened(device: Device, document: Document) -> StreamedBody:
    device.store.apply([document])
    body = StreamedBody(document)
    device.engine.streaming.serve(body)
    return body


@asynccontextmanager
async def passing(clock: FakeClock) -> AsyncIterator[None]:
    """Let time pass for whoever waits."""

    async def tick() -> None:
        while True:
            await asyncio.sleep(0)
            if clock.next_timer() < LONG:
                clock.advance(clock.next_timer())

    ticking = asyncio.create_task(tick())
    try:
        yield
    finally:
        ticking.cancel()


async def read(body: StreamedBody, offset: int, size: int = 1000) -> bytes:
    """Read in another thread, as a player does; it may give less than was asked for."""
    part = await asyncio.to_thread(body.read, offset, size, PATIENCE)
    assert part is not None
    return part


async def all_of(body: StreamedBody) -> AsyncIterator[bytes]:
    offset = 0
    while part := await read(body, offset, PIECE):
        offset += len(part)
        yield part


@in_loop
async def test_a_film_comes_as_it_is_from_its_beginning_to_its_end(device: Device, film: Document) -> None:
    body = await opened(device, film)
    assert await asyncio.to_thread(body.size) == len(FILM)
    assert b"".join([part async for part in all_of(body)]) == FILM
    assert await read(body, len(FILM)) == b""
    body.close()


@in_loop
async def test_only_what_is_read_and_somewhat_ahead_is_fetched(
    server: FakeServer, device: Device, film: Document
) -> None:
    body = await opened(device, film)
    assert await read(body, 10) == FILM[10:1010]
    assert await read(body, len(FILM) - 1000) == FILM[-1000:]
    middle = AHEAD * PIECE * 3 // 2
    assert await read(body, middle) == FILM[middle : middle + 1000]
    starts = [start for start, _ in server.asked_parts]
    assert starts[0] == 0
    assert (len(FILM) // PIECE) * PIECE in starts or any(start > len(FILM) - TOGETHER * PIECE for start in starts)
    assert middle // PIECE * PIECE in starts
    assert all(size is not None and size <= TOGETHER * PIECE for _, size in server.asked_parts)
    body.close()


@in_loop
async def test_a_film_that_is_no_longer_watched_is_not_fetched(
    server: FakeServer, device: Device, film: Document
) -> None:
    body = await opened(device, film)
    await read(body, 0)
    body.close()
    await asyncio.gather(*device.engine.streaming._serving, return_exceptions=True)
    asked = len(server.asked_parts)
    with pytest.raises(Interrupted):
        await read(body, len(FILM) - 10)
    assert len(server.asked_parts) == asked


@in_loop
async def test_whoever_waits_is_let_go_when_the_film_is_closed(
    server: FakeServer, device: Device, film: Document
) -> None:
    server.hold("download")
    body = await opened(device, film)
    waiting = asyncio.create_task(read(body, 0))
    await server.reached["download"].wait()
    body.close()
    with pytest.raises(Interrupted):
        await waiting


@in_loop
async def test_a_short_break_is_not_noticed(
    server: FakeServer, device: Device, clock: FakeClock, film: Document
) -> None:
    server.fail("download", ServerAway(), ServerAway())
    server.fail("download.piece", None, ServerAway())
    body = await opened(device, film)
    async with passing(clock):
        assert b"".join([part async for part in all_of(body)]) == FILM
    body.close()


@in_loop
async def test_a_server_that_stays_away_is_told_of_and_what_is_here_can_be_seen(
    server: FakeServer, device: Device, clock: FakeClock, film: Document
) -> None:
    body = await opened(device, film)
    first = await read(body, 0)
    server.away = ServerAway()
    async with passing(clock):
        with pytest.raises(ServerAway):
            await read(body, len(FILM) - 10)
    assert await read(body, 0) == first
    server.away = None
    again = await opened(device, film)
    assert await read(again, len(FILM) - 10) == FILM[-10:]
    again.close()


@in_loop
async def test_an_expired_session_is_told_of_at_once(server: FakeServer, device: Device, film: Document) -> None:
    server.fail("download", SessionExpired())
    body = await opened(device, film)
    with pytest.raises(SessionExpired):
        await read(body, 0)
    assert server.count("download") == 1


@in_loop
async def test_a_server_without_parts_has_the_film_fetched_whole(
    server: FakeServer, device: Device, film: Document
) -> None:
    server.gives_parts = False
    body = await opened(device, film)
    assert await read(body, 0) == FILM[:1000]
    assert await read(body, len(FILM) - 10) == FILM[-10:]
    assert b"".join([part async for part in all_of(body)]) == FILM
    assert set(device.store.offline.bodies()) == {"film"}
    body.close()


def renewed(server: FakeServer, film: Document, body: bytes) -> Document:
    newer = replace(film, modified=film.modified + timedelta(seconds=9), size=len(body))
    server.bodies["film"] = body
    server.put(newer)
    return newer


@in_loop
async def test_a_film_that_was_replaced_before_is_shown_as_it_is_now(
    server: FakeServer, device: Device, film: Document
) -> None:
    newer = renewed(server, film, b"nieuw" * 1000)
    body = await opened(device, film)
    assert await read(body, 0) == (b"nieuw" * 200)
    assert body.document == newer
    assert device.store.document("film") == newer
    body.close()


@in_loop
async def test_a_film_that_is_replaced_meanwhile_is_not_mixed_with_the_other(
    server: FakeServer, device: Device, film: Document
) -> None:
    body = await opened(device, film)
    await read(body, 0)
    renewed(server, film, b"nieuw" * 1_000_000)
    with pytest.raises(ChangedMeanwhile):
        await read(body, len(FILM) - 10)


@in_loop
async def test_a_film_that_was_deleted_is_gone(server: FakeServer, device: Device, film: Document) -> None:
    server.vanish("film")
    body = await opened(device, film)
    with pytest.raises(Gone):
        await asyncio.to_thread(body.size)


@in_loop
async def test_the_end_of_the_program_ends_whoever_reads(server: FakeServer, device: Device, film: Document) -> None:
    server.hold("download")
    body = await opened(device, film)
    waiting = asyncio.create_task(read(body, 0))
    await server.reached["download"].wait()
    await device.engine.streaming.stop()
    with pytest.raises(ServerAway):
        await waiting
    body.close()


def test_whoever_waits_in_vain_is_told_so_and_may_ask_again() -> None:
    body = StreamedBody(document("film"))
    assert body.read(0, 10, 0.01) is None
    body.sized(3)
    body.put(0, b"abc")
    assert body.read(0, 10, 0.01) == b"abc"


def test_memory_is_bounded_and_what_lies_ahead_stays() -> None:
    body = StreamedBody(document("film"))
    assert body.sized(1000 * PIECE)
    for place in range(300):
        body.put(place, bytes(1))
        body.read(place * PIECE, 1, 0)
    assert len(body._pieces) == MOST
    assert body.missing() == Span(300, min(TOGETHER, 299 + AHEAD - 300))


@pytest.mark.parametrize("end", [lambda body: body.close(), lambda body: body.fail(ServerAway())])
def test_a_reader_in_another_thread_never_hangs(end: Callable[[StreamedBody], None]) -> None:
    body = StreamedBody(document("film"))
    raised: list[MienskipError] = []

    def ask() -> None:
        try:
            body.size()
        except MienskipError as error:
            raised.append(error)

    reader = threading.Thread(target=ask)
    reader.start()
    end(body)
    reader.join(10)
    assert raised
