"""One person's machine that speaks to the real Plone over a faulty line, and the time that the engine lives in."""

from __future__ import annotations

import asyncio
import math
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sync.cache.commands import OutboxState
from sync.cache.files import BodyStore
from sync.cache.queries import Queries
from sync.cache.store import Store
from sync.engine.engine import Engine
from sync.engine.events import Connection, SyncState
from sync.plone.intranet import connect
from tests.faults.proxy import FaultyLine

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from sync.engine.events import EngineEvent
    from sync.server import Intranet
    from tests.plone_server import Site, Somebody

KEY = b"k" * 32
PATIENCE = 30.0
"""Real seconds in which a command has to come through; it takes about one."""


class HurriedClock:
    """Time that goes on only when somebody waits for it, and then at once."""

    def __init__(self, meanwhile: Callable[[], Awaitable[None]]) -> None:
        self._meanwhile = meanwhile
        self._began = datetime.now(UTC)
        self._seconds = 0.0

    def now(self) -> datetime:
        return self._began + timedelta(seconds=self._seconds)

    def monotonic(self) -> float:
        return self._seconds

    async def wait(self, event: asyncio.Event, seconds: float) -> bool:
        if seconds == math.inf:
            return await event.wait()
        await asyncio.sleep(0)
        if not event.is_set():
            self._seconds += seconds
            await self._meanwhile()
        return event.is_set()

    def jitter(self, seconds: float) -> float:
        return seconds


class Stage:
    """A person with a team, an engine that runs, and the line between it and the server."""

    def __init__(self, site: Site, folder: Path) -> None:
        self.site = site
        self.me: Somebody = site.somebody()
        self.team = site.team(self.me)
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._clock = HurriedClock(self._open_line)
        self.line = FaultyLine(site.url, self._clock.monotonic)
        self.store = Store.open(folder / "cache.db", KEY)
        self.queries = Queries.open(folder / "cache.db", KEY)
        self._heard = asyncio.Event()
        self.told: list[EngineEvent] = []

    async def begin(self) -> None:
        await self.line.open()
        bodies = BodyStore(self.folder / "bodies", KEY)
        self.engine = Engine(
            self._connected(), self.store, bodies, self.folder / "copies", self._hear, clock=self._clock
        )
        self._running = asyncio.get_running_loop().create_task(self.engine.run())
        await self.until(lambda: self.has(self.team))

    async def end(self) -> None:
        self.line.let_go_wrong(None)
        await self._open_line()
        self.engine.stop()
        await self._running
        await self.engine.aclose()
        await self.line.close()
        self.queries.close()
        self.store.close()

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until the engine has told of something after which this holds; sign in again when it asks for it."""
        async with asyncio.timeout(PATIENCE):
            while not holds():
                if self._is_signed_out():
                    self.line.sign_in()
                    self.engine.resume(self._connected())
                self._heard.clear()
                await self._heard.wait()

    async def until_sent(self) -> None:
        """Wait until nothing waits to be sent any more. Fails as soon as a command fails for good."""
        await self.until(lambda: not self._waiting() or self._failed())
        assert not self._failed(), [entry.error for entry in self.queries.outbox()]

    def uid(self, path: str) -> str:
        """The uid of what lies at a path below the site's root, as the cache knows it."""
        found = self.queries.by_url(self.line.site + path)
        assert found is not None, path
        return found[1]

    def has(self, path: str) -> bool:
        return self.queries.by_url(self.line.site + path) is not None

    def _waiting(self) -> bool:
        return any(entry.state is OutboxState.WAITING for entry in self.queries.outbox())

    def _failed(self) -> bool:
        return any(entry.state is OutboxState.FAILED for entry in self.queries.outbox())

    def _is_signed_out(self) -> bool:
        states = [event for event in self.told if isinstance(event, SyncState)]
        return bool(states) and states[-1].connection is Connection.SIGN_IN_AGAIN

    def _connected(self) -> Intranet:
        token = str(self.me.http.headers["authorization"]).removeprefix("Bearer ")
        return connect(self.line.site, token)

    async def _open_line(self) -> None:
        await self.line.open()
        self._heard.set()

    def _hear(self, event: EngineEvent) -> None:
        self.told.append(event)
        self._heard.set()
