"""Behind a balancer two processes answer in turn, and one may lag: it never undoes what a person did."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import httpx
import pytest

from sync.cache.files import BodyStore
from sync.cache.queries import Queries
from sync.cache.store import Store
from sync.engine.engine import Engine
from sync.plone.intranet import connect
from tests.plone_processes import RoundRobin, two_processes
from tests.sharing import shared_together
from tests.sync.engine.devices import in_loop

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from tests.plone_processes import Processes
    from tests.plone_server import Site, Somebody

KEY = b"k" * 32


@pytest.fixture(scope="module")
def somebody(site: Site) -> Somebody:
    return site.somebody()


@pytest.fixture(scope="module")
def team(site: Site, somebody: Somebody) -> str:
    path = site.team(somebody)
    somebody.create(path, "News Item", "bericht")
    return path


@pytest.fixture(scope="module")
def processes(
    site: Site, team: str, plone_environment: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Processes]:
    assert team
    with two_processes(site, plone_environment, tmp_path_factory.mktemp("processes")) as running:
        yield running


class Machine:
    """An engine behind the balancer."""

    def __init__(self, processes: Processes, somebody: Somebody, folder: Path) -> None:
        self.line = RoundRobin(processes)
        self.store = Store.open(folder / "cache.db", KEY)
        self.queries = Queries.open(folder / "cache.db", KEY)
        token = str(somebody.http.headers["authorization"]).removeprefix("Bearer ")
        intranet = connect(processes.url, token, transport=self.line)
        self.engine = Engine(intranet, self.store, BodyStore(folder / "bodies", KEY), folder / "copies", lambda _: None)

    def uid_of(self, url: str) -> str:
        found = self.queries.by_url(url)
        assert found is not None, url
        return found[1]


@asynccontextmanager
async def machine_of(processes: Processes, somebody: Somebody, folder: Path) -> AsyncIterator[Machine]:
    machine = Machine(processes, somebody, folder)
    try:
        yield machine
    finally:
        await machine.engine.aclose()
        machine.queries.close()
        machine.store.close()


async def files_in(url: str, somebody: Somebody) -> int:
    async with httpx.AsyncClient(headers=dict(somebody.http.headers), timeout=60) as http:
        return [one["@type"] for one in (await http.get(url)).json()["items"]].count("File")


@in_loop
async def test_what_a_person_sent_stays_although_a_process_has_not_seen_it_yet(
    processes: Processes, somebody: Somebody, team: str, tmp_path: Path
) -> None:
    path = tmp_path / "verslag.txt"
    path.write_text("de inhoud")
    async with machine_of(processes, somebody, tmp_path) as machine:
        for _ in range(3):  # both processes have in memory what they are asked for
            await machine.engine.sync_once()
        folder, post = machine.uid_of(processes.url + team), machine.uid_of(f"{processes.url}{team}/bericht")
        with processes.second_lags():
            machine.engine.intake.share(shared_together([path], folder))
            machine.engine.intake.comment(post, "gezien")
            for _ in range(4):
                await machine.engine.sync_once()
                assert [one.title for one in machine.queries.documents(folder)] == ["verslag.txt"]
                assert [one.text for one in machine.queries.comments(post)] == ["gezien"]
            assert await files_in(processes.second_url + team, somebody) == 0, "or it does not lag"
        await machine.engine.sync_once()
        assert machine.store.outbox() == []
        assert min(machine.line.reads) > 0
        assert await files_in(processes.url + team, somebody) == 1
