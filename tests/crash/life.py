"""One life of the program in a process of its own: the real engine over the real cache, until it is killed."""

from __future__ import annotations

import asyncio
import os
import signal
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx

from sync.cache.files import BodyStore
from sync.cache.queries import Queries
from sync.cache.sealing import Sealed
from sync.cache.store import Store
from sync.engine.engine import Engine
from sync.engine.events import Connection, Problem, SyncState
from sync.errors import CacheDamaged
from sync.plone.intranet import connect
from tests.sharing import shared_together

if TYPE_CHECKING:
    from multiprocessing.connection import Connection as Pipe
    from pathlib import Path

    from sync.engine.events import EngineEvent

KEY = b"k" * 32


@dataclass(frozen=True, slots=True)
class Machine:
    """Where somebody's things are on a machine, and how the server is reached."""

    folder: Path
    site: str
    token: str

    @property
    def cache(self) -> Path:
        return self.folder / "cache.db"

    @property
    def bodies(self) -> Path:
        return self.folder / "bodies"

    @property
    def given(self) -> Path:
        """A line for each command that the program has taken in."""
        return self.folder / "given.txt"


@dataclass(frozen=True, slots=True)
class Deeds:
    """What the person does in this life: share `files` with the team, say `remarks` below the post."""

    team: str
    post: str
    files: tuple[Path, ...]
    remarks: tuple[str, ...]


class Fate:
    """Kills the process at a step of its work, if it comes so far. A step is a statement, a request or a write."""

    def __init__(self, last_step: int | None) -> None:
        self._left = last_step

    def step(self, *_details: object) -> None:
        if self._left is not None:
            self._left -= 1
            if self._left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)


class Line(httpx.AsyncBaseTransport):
    """The network, of which each request and each piece of an answer is a step."""

    def __init__(self, fate: Fate) -> None:
        self._fate = fate
        self._inner = httpx.AsyncHTTPTransport()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self._fate.step()
        answer = await self._inner.handle_async_request(request)
        self._fate.step()
        return answer

    async def aclose(self) -> None:
        await self._inner.aclose()


def opened(machine: Machine) -> Store:
    """Open the cache as the program does."""
    try:
        return Store.open(machine.cache, KEY)
    except CacheDamaged:
        return Store.rebuild(machine.cache, KEY)


def live(machine: Machine, deeds: Deeds, last_step: int | None, idle: Pipe) -> None:
    """Live until killed; `idle` is sent the word as soon as nothing is left to do."""
    asyncio.run(_live(machine, deeds, Fate(last_step), idle))


async def _live(machine: Machine, deeds: Deeds, fate: Fate, idle: Pipe) -> None:
    store = opened(machine)
    store._connection.set_trace_callback(fate.step)
    queries = Queries.open(machine.cache, KEY)
    told: list[EngineEvent] = []
    news = asyncio.Event()

    def hear(event: EngineEvent) -> None:
        told.append(event)
        news.set()

    engine = Engine(
        connect(machine.site, machine.token, transport=Line(fate)),
        store,
        BodyStore(machine.bodies, KEY),
        machine.folder / "copies",
        hear,
    )
    running = asyncio.get_running_loop().create_task(engine.run())
    while not (queries.by_url(machine.site + deeds.team) and queries.by_url(machine.site + deeds.post)):
        news.clear()
        await news.wait()
    act(engine, queries, machine, deeds)
    while not _has_nothing_to_do(told, queries, store):
        news.clear()
        await news.wait()
    idle.send(os.getpid())
    await running


def act(engine: Engine, queries: Queries, machine: Machine, deeds: Deeds) -> None:
    """Give commands, and note each one once it is given."""
    team, post = _uid(queries, machine.site + deeds.team), _uid(queries, machine.site + deeds.post)
    engine.keep_offline([team])
    with machine.given.open("a", buffering=1, encoding="utf-8") as given:
        for file in deeds.files:
            engine.intake.share(shared_together([file], team))
            given.write(f"{file.name}\n")
        for remark in deeds.remarks:
            engine.intake.comment(post, remark)
            given.write(f"{remark}\n")


def _uid(queries: Queries, url: str) -> str:
    found = queries.by_url(url)
    assert found is not None, url
    return found[1]


def _has_nothing_to_do(told: list[EngineEvent], queries: Queries, store: Store) -> bool:
    assert not any(isinstance(event, Problem) for event in told), told
    states = [event for event in told if isinstance(event, SyncState)]
    is_online = bool(states) and states[-1].connection is Connection.ONLINE
    return is_online and not queries.outbox() and not store.offline.missing()


def read_all_bodies(machine: Machine) -> None:
    """Open every body on the disk from its first byte to its last. Raises Damaged where one is not whole."""
    bodies = BodyStore(machine.bodies, KEY)
    for path in machine.bodies.glob("*.body"):
        with path.open("rb") as file:
            for _ in Sealed(file, bodies._cipher).chunks():
                pass
