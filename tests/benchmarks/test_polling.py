"""What it costs to stay in step: a look that finds nothing, and one that finds one change."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.benchmarks.conftest import Figure
from tests.benchmarks.machine import Machine

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import pytest

    from tests.benchmarks.conftest import Report
    from tests.plone_server import Site, Somebody

LOOKS = 50


@dataclass
class Cost:
    """Of one look: requests, bytes both ways, and seconds of this process's CPU."""

    requests: float
    size: float
    cpu: float


async def cost_of(machine: Machine, looks: int = 1) -> Cost:
    traffic = machine.intranet.traffic
    requests, size, began = traffic.requests, traffic.received + traffic.sent, time.process_time()
    for _ in range(looks):
        await machine.engine._sync()
    cpu = time.process_time() - began
    gone = traffic.received + traffic.sent - size
    return Cost((traffic.requests - requests) / looks, gone / looks, cpu / looks)


@asynccontextmanager
async def in_step(folder: Path, site: Site, somebody: Somebody) -> AsyncIterator[Machine]:
    """A machine that has everything."""
    machine = Machine(folder, site.url, str(somebody.http.headers["authorization"]).removeprefix("Bearer "))
    try:
        await machine.engine.sync_once()
        for _ in range(2):
            await machine.engine._sync()
        yield machine
    finally:
        await machine.engine.aclose()
        machine.queries.close()
        machine.store.close()


def test_a_look_that_finds_nothing(site: Site, tmp_path: Path, report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.plone.feed.SETTLED_AFTER", 0.0)  # as when the newest change is not of just now
    me = site.somebody()

    async def look() -> Cost:
        async with in_step(tmp_path, site, me) as machine:
            return await cost_of(machine, LOOKS)

    idle = asyncio.run(look())
    assert idle.requests == 1
    report.append(Figure("idle look, requests", idle.requests, 1, "", "<= 1"))
    report.append(Figure("idle look, bytes both ways", idle.size / 1e3, 3.0, "kB", "< 1"))
    report.append(Figure("idle look, CPU of the client", idle.cpu * 1e3, 1.0, "ms", "< 1"))


def test_a_look_that_finds_one_change(site: Site, tmp_path: Path, report: Report) -> None:
    me = site.somebody()
    post = me.create(site.team(me), "News Item", "bericht")

    async def look() -> Cost:
        async with in_step(tmp_path, site, me) as machine:
            me.http.patch(post, json={"title": "Ander opschrift"}).raise_for_status()
            cost = await cost_of(machine)
            shown = machine.queries.news_item(machine.uid_of(f"{site.url}{post}"))
            assert shown is not None
            assert shown.title == "Ander opschrift"
            return cost

    change = asyncio.run(look())
    assert change.requests <= 3
    report.append(Figure("one change, requests", change.requests, 3, "", "<= 1"))
    report.append(Figure("one change, bytes both ways", change.size / 1e3, 1, "kB", "-"))
