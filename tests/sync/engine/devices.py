"""An engine with all its parts on a machine of its own, a clock that only a test moves, and waiting without sleep."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from sync.cache.files import BodyStore
from sync.cache.queries import Queries
from sync.cache.store import Store
from sync.engine.engine import Engine
from tests.sync.cache.made import KEY

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from sync.engine.clock import Clock
    from sync.engine.events import EngineEvent
    from tests.sync.engine.fake_intranet import FakeIntranet

EventT = TypeVar("EventT")


def in_loop(test: Callable[..., Awaitable[None]]) -> Callable[..., None]:
    """Run a test in an event loop of its own."""

    @wraps(test)
    def run(*arguments: Any, **named: Any) -> None:
        async def within() -> None:
            async with asyncio.timeout(60):
                await test(*arguments, **named)

        asyncio.run(within())

    return run


async def until(holds: Callable[[], object]) -> None:
    """Let the others work until something holds."""
    async with asyncio.timeout(20):
        while not holds():  # noqa: ASYNC110  what holds is no event, and no time passes
            await asyncio.sleep(0)


async def idle() -> None:
    """Let the others work as far as they come by themselves."""
    for _ in range(200):
        await asyncio.sleep(0)


class FakeClock:
    """Time that stands still until a test moves it."""

    def __init__(self) -> None:
        self._began = datetime.now(UTC)
        self._seconds = 0.0
        self._slept = 0.0
        self._timers: list[tuple[float, asyncio.Future[None]]] = []
        self.jitters = 1.0

    def now(self) -> datetime:
        return self._began + timedelta(seconds=self._seconds + self._slept)

    def monotonic(self) -> float:
        return self._seconds

    async def wait(self, event: asyncio.Event, seconds: float) -> bool:
        timer: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._timers.append((self._seconds + seconds, timer))
        waiting = asyncio.get_running_loop().create_task(event.wait())
        either: set[asyncio.Future[Any]] = {timer, waiting}
        try:
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            return waiting.done()
        finally:
            waiting.cancel()
            self._timers = [(deadline, one) for deadline, one in self._timers if one is not timer]

    def jitter(self, seconds: float) -> float:
        return seconds * self.jitters

    def next_timer(self) -> float:
        """Seconds until somebody wakes up by himself."""
        return min((deadline for deadline, _ in self._timers), default=float("inf")) - self._seconds

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self._seconds += seconds
        for deadline, timer in self._timers:
            if deadline <= self._seconds and not timer.done():
                timer.set_result(None)

    def sleep(self, seconds: float) -> None:
        """Let the machine sleep: the time of day goes on, the machine's own count does not."""
        self._slept += seconds


class Device:
    """One machine of one person."""

    def __init__(self, intranet: FakeIntranet, folder: Path, clock: Clock) -> None:
        self.folder = folder
        self.cache_path = folder / "cache.db"
        self.store = Store.open(self.cache_path, KEY)
        self.bodies = BodyStore(folder / "bodies", KEY)
        self.working_copies = folder / "copies"
        self.clock = clock
        self.events: list[EngineEvent] = []
        self.queries = Queries.open(self.cache_path, KEY)
        self.start_engine(intranet)

    def start_engine(self, intranet: FakeIntranet) -> None:
        """Begin with a new engine, as after the process was killed: only what is on the disk is still known."""
        self.intranet = intranet
        self.engine = Engine(
            intranet, self.store, self.bodies, self.working_copies, self.events.append, clock=self.clock
        )

    def told(self, kind: type[EventT]) -> list[EventT]:
        return [event for event in self.events if isinstance(event, kind)]

    def file(self, name: str, body: bytes) -> Path:
        path = self.folder / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_bytes() != body:
            path.write_bytes(body)
        return path

    async def stop(self, running: asyncio.Task[None]) -> None:
        self.engine.stop()
        await running

    def close(self) -> None:
        self.queries.close()
        self.store.close()
