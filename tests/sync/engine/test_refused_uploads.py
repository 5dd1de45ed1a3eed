"""What stands between a person and the server says no: the file stays listed with the reason, and goes on retry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from sync.cache.commands import OutboxState
from sync.errors import NotAllowed, Refused
from sync.models import is_waiting
from tests.sharing import shared_together
from tests.sync.engine.devices import in_loop
from tests.sync.engine.test_real_plone import Machine, machine_of

if TYPE_CHECKING:
    from pathlib import Path

    from sync.models import Document
    from tests.plone_server import Site

GIB = 1024**3
LARGE = 300 * 1024
"""Bytes that do not go in one request."""


class SaysNo(httpx.AsyncBaseTransport):
    """Answers every write with `status`, as a proxy, a scanner or a full server does; 0 lets all through."""

    def __init__(self, line: httpx.AsyncBaseTransport, status: int) -> None:
        self._line = line
        self.status = status
        self.refused = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if not self.status or request.method in ("GET", "HEAD"):
            return await self._line.handle_async_request(request)
        self.refused += 1
        return httpx.Response(self.status, text="<html>Nee</html>", request=request)

    async def aclose(self) -> None:
        await self._line.aclose()


def put_between(machine: Machine, status: int) -> SaysNo:
    between = SaysNo(machine.line._line, status)
    machine.line._line = between
    return between


def waiting(machine: Machine, team: str) -> list[Document]:
    return [one for one in machine.queries.documents(machine.uid_of(team)) if is_waiting(one.uid)]


@pytest.mark.parametrize("size", [3000, LARGE])
@pytest.mark.parametrize(("status", "error"), [(403, NotAllowed), (507, Refused), (413, Refused)])
@in_loop
async def test_a_refused_file_stays_with_its_reason_and_arrives_on_retry(
    site: Site, tmp_path: Path, status: int, error: type[Exception], size: int
) -> None:
    me = site.somebody()
    team = site.url + site.team(me)
    path = tmp_path / "verdacht.bin"
    path.write_bytes(b"x" * size)
    async with machine_of(site, me, tmp_path) as machine:
        await machine.engine.sync_once()
        between = put_between(machine, status)
        machine.engine.intake.share(shared_together([path], machine.uid_of(team)))
        await machine.engine.sync_once()
        (entry,) = machine.queries.outbox()
        assert (entry.state, type(entry.error)) == (OutboxState.FAILED, error)
        assert between.refused == 1, "a refusal is not tried again by itself"
        assert [one.title for one in waiting(machine, team)] == ["verdacht.bin"]

        between.status = 0
        machine.engine.retry(entry.key)
        await machine.engine.sync_once()
        assert machine.queries.outbox() == []
        assert waiting(machine, team) == []
        (document,) = machine.queries.documents(machine.uid_of(team))
        assert me.http.get(f"{document.url}/@@download/file").content == path.read_bytes()


@in_loop
async def test_a_file_of_five_gibibytes_that_is_refused_was_never_read(site: Site, tmp_path: Path) -> None:
    me = site.somebody()
    team = site.url + site.team(me)
    path = tmp_path / "schijfkopie.img"
    with path.open("wb") as file:
        file.truncate(5 * GIB)  # sparse: it takes no room here
    before = path.stat().st_atime_ns
    async with machine_of(site, me, tmp_path) as machine:
        await machine.engine.sync_once()
        put_between(machine, 413)
        machine.engine.intake.share(shared_together([path], machine.uid_of(team)))
        (shown,) = waiting(machine, team)
        assert shown.size == 5 * GIB
        await machine.engine.sync_once()
        (entry,) = machine.queries.outbox()
        assert isinstance(entry.error, Refused)
    assert path.stat().st_atime_ns == before
