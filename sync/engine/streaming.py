"""Bodies that are read while they come: parts asked for as they are needed, and somewhat ahead."""

from __future__ import annotations

import asyncio
import logging
from contextlib import aclosing
from typing import TYPE_CHECKING, Any

from sync.engine.slots import Urgency
from sync.engine.streamed import PIECE
from sync.errors import ChangedMeanwhile, Gone, MienskipError, ServerAway, SessionExpired

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine

    from sync.cache.applied import Applied
    from sync.cache.files import BodyStore
    from sync.cache.store import Store
    from sync.engine.clock import Clock
    from sync.engine.fetching import Fetcher
    from sync.engine.streamed import Span, StreamedBody
    from sync.server import Intranet

log = logging.getLogger(__name__)

PAUSES = (0.5, 2.0, 5.0)
"""Seconds before each further try: after that the person is told."""
LOOK_AGAIN_AFTER = 60.0
"""Seconds after which it is asked once more whether the body is still of the same version: no answer says so."""


class Streaming:
    """Serves those who read bodies while they come. Every method belongs in the engine's loop.

    `applied` is told of documents that turned out to be newer, `noticed` of errors that the engine has to look into.
    """

    def __init__(
        self,
        connection: Callable[[], Intranet],
        store: Store,
        bodies: BodyStore,
        fetcher: Fetcher,
        clock: Clock,
        applied: Callable[[Applied], None],
        noticed: Callable[[MienskipError], None],
    ) -> None:
        self._connection = connection
        self._store = store
        self._bodies = bodies
        self._fetcher = fetcher
        self._clock = clock
        self._applied = applied
        self._noticed = noticed
        self._serving: set[asyncio.Task[None]] = set()

    def serve(self, body: StreamedBody) -> None:
        """Bring what is read of a body, until it is closed or cannot be had."""
        task = asyncio.get_running_loop().create_task(self._serve(body))
        self._serving.add(task)
        task.add_done_callback(self._serving.discard)

    def note_use(self, uid: str) -> None:
        """Note that a body on this machine is read: what was not used for longest leaves first."""
        self._store.offline.used(uid, self._clock.now())

    async def stop(self) -> None:
        """Leave everybody who reads."""
        serving = list(self._serving)
        for task in serving:
            task.cancel()
        await asyncio.gather(*serving, return_exceptions=True)

    async def _serve(self, body: StreamedBody) -> None:
        loop, task, wanted = asyncio.get_running_loop(), asyncio.current_task(), asyncio.Event()
        assert task is not None, "a body is served within a task"  # noqa: S101  asyncio has no other way of calling

        def in_loop(act: Callable[[], object]) -> None:
            if not loop.is_closed():  # the program ends, and a player is slower than the engine
                loop.call_soon_threadsafe(act)

        body.attach(lambda: in_loop(wanted.set), lambda: in_loop(task.cancel))
        try:
            await self._bring(body, wanted)
        except asyncio.CancelledError:
            body.fail(ServerAway("the engine stopped"))
            raise
        except MienskipError as error:
            log.info("a film cannot go on: %s", type(error).__name__)
            body.fail(error)
            if isinstance(error, (ServerAway, SessionExpired)):
                self._noticed(error)
        except Exception as error:
            log.exception("streaming failed")
            body.fail(MienskipError(type(error).__name__))

    async def _bring(self, body: StreamedBody, wanted: asyncio.Event) -> None:
        looked_at = float("-inf")
        while True:
            wanted.clear()
            span = body.missing()
            if span is None:
                await wanted.wait()
                continue
            if self._clock.monotonic() - looked_at > LOOK_AGAIN_AFTER:
                await self._patiently(lambda: self._look(body))
                looked_at = self._clock.monotonic()
            await self._patiently(lambda: self._fetch(body))

    async def _patiently(self, attempt: Callable[[], Coroutine[Any, Any, None]]) -> None:
        for pause in PAUSES:
            try:
                return await attempt()
            except ServerAway as error:
                log.info("a film waits: %s", type(error).__name__)
                await self._clock.wait(asyncio.Event(), min(error.retry_after or pause, PAUSES[-1]))
        return await attempt()

    async def _look(self, body: StreamedBody) -> None:
        """Make sure that the body is of the version that was asked for; take the newer one where none was read yet."""
        document = body.document
        there = (await self._connection().versions([document.uid])).get(document.uid)
        if there == document.modified:
            return
        if there is None:
            raise Gone("the film is gone")
        newer = await self._connection().document(document.url)
        if newer.uid != document.uid:
            raise Gone("another item stands at its address")
        self._applied(self._store.apply([newer]))
        if body.is_read:
            raise ChangedMeanwhile("another film stands in its place")
        body.document = newer

    async def _fetch(self, body: StreamedBody) -> None:
        """Bring the next pieces; where a part was asked for and all came, have it fetched whole first."""
        span = body.missing()
        if span is None:
            return
        start = span.first * PIECE
        download = await self._connection().download(body.document, start, span.length * PIECE)
        async with aclosing(download.chunks) as chunks:
            if download.offset == start:
                if download.size is None or not body.sized(download.size):
                    raise ChangedMeanwhile("it has another size")
                await _take_in(body, span, download.size, chunks)
                return
        await self._fetch_whole(body)

    async def _fetch_whole(self, body: StreamedBody) -> None:
        log.info("this server gives no parts: the film is fetched whole")
        here = await self._fetcher.fetch(body.document, Urgency.ASKED)
        reader = self._bodies.reader(here.uid, here.modified)
        if reader is None:
            raise Gone("the body left again")
        body.become_whole(reader)


async def _take_in(body: StreamedBody, span: Span, size: int, chunks: AsyncIterator[bytes]) -> None:
    """Take in pieces as they come, until all have, or others are read by now."""
    place = span.first
    piece = bytearray()
    async for chunk in chunks:
        piece += chunk
        while len(piece) >= (length := min(PIECE, size - place * PIECE)):
            body.put(place, bytes(piece[:length]))
            del piece[:length]
            place += 1
            if place == span.first + span.length or place * PIECE >= size:
                return
            following = body.missing()
            if following is None or following.first != place:
                return
    raise ServerAway("the body ended before its size")
