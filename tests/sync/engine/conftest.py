"""An engine over a real cache and an intranet in memory, with a clock that a test moves."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

from sync.cache.files import BodyStore
from sync.cache.queries import Queries
from sync.cache.store import Store
from sync.engine.engine import Engine
from sync.engine.events import SyncState
from tests.sync.engine.fake_intranet import FakeIntranet

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from pathlib import Path

    from sync.engine.events import EngineEvent

KEY = b"k" * 32
T = TypeVar("T")


@dataclass
class TestClock:
    """Time stands still until somebody waits; waiting takes no time, and is written down."""

    __test__ = False

    began: datetime = field(default_factory=lambda: datetime.now(UTC))
    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)
    rounds: int = 3

    def now(self) -> datetime:
        return self.began + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        return self.seconds

    def jitter(self, seconds: float) -> float:
        return seconds

    async def wait(self, event: asyncio.Event, seconds: float) -> bool:
        await asyncio.sleep(0)
        if event.is_set():
            return True
        self.waits.append(seconds)
        if len(self.waits) >= self.rounds or seconds == float("inf"):
            await event.wait()
            return True
        self.seconds += seconds
        return False


@dataclass
class Bench:
    """What an engine test handles."""

    intranet: FakeIntranet
    store: Store
    queries: Queries
    bodies: BodyStore
    working_copies: Path
    clock: TestClock
    told: list[EngineEvent] = field(default_factory=list)

    def run(self, work: Callable[[Engine], Awaitable[T]]) -> T:
        """Make an engine in a loop and have `work` done with it."""

        async def live() -> T:
            return await work(self.engine())

        return asyncio.run(live())

    def engine(self) -> Engine:
        return Engine(self.intranet, self.store, self.bodies, self.working_copies, self.told.append, clock=self.clock)

    def told_of(self, kind: type[T]) -> list[T]:
        return [event for event in self.told if isinstance(event, kind)]

    @property
    def states(self) -> list[str]:
        return [state.connection.value for state in self.told_of(SyncState)]


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    store = Store.open(tmp_path / "cache.db", KEY)
    queries = Queries.open(tmp_path / "cache.db", KEY)
    bodies = BodyStore(tmp_path / "bodies", KEY)
    yield Bench(FakeIntranet(), store, queries, bodies, tmp_path / "open", TestClock())
    queries.close()
    store.close()


async def settled(engine: Engine, holds: Callable[[], Any]) -> None:
    """Run the engine until something holds, then stop it."""
    task = asyncio.ensure_future(engine.run())
    for _ in range(2000):
        await asyncio.sleep(0)
        if holds():
            break
    else:
        pytest.fail("it never came to hold")
    engine.stop()
    await task
