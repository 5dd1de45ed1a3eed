"""The engine against a real Plone: what the intranet in memory is believed in for."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import httpx
import pytest

from sync.cache.files import BodyStore
from sync.cache.queries import Queries
from sync.cache.store import Store
from sync.engine.engine import Engine
from sync.engine.events import DocumentReady, Problem
from sync.engine.picture_queue import nothing_to_see
from sync.errors import ServerAway
from sync.models import Document, is_waiting
from sync.plone import small_files
from sync.plone.intranet import connect
from tests.plone_server import FOLDER
from tests.sharing import shared_together
from tests.sync.engine.devices import in_loop

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from sync.engine.events import EngineEvent
    from tests.plone_server import Site, Somebody

KEY = b"k" * 32


class LosesAnswers(httpx.AsyncBaseTransport):
    """A line that carries out requests and loses the answers to some."""

    def __init__(self) -> None:
        self._line: httpx.AsyncBaseTransport = httpx.AsyncHTTPTransport()
        self.loses: Callable[[httpx.Request], bool] = lambda _request: False
        self.asked: list[str] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(f"{request.method} {request.url.path}")
        answer = await self._line.handle_async_request(request)
        if self.loses(request):
            await answer.aread()
            await answer.aclose()
            raise httpx.ReadError("the answer was lost", request=request)
        return answer

    async def aclose(self) -> None:
        await self._line.aclose()


class Machine:
    """An engine of one person over a cache of its own."""

    def __init__(
        self, url: str, somebody: Somebody, folder: Path, shrink: Callable[[bytes], bytes] = nothing_to_see
    ) -> None:
        self.line = LosesAnswers()
        self.told: list[EngineEvent] = []
        self._news = asyncio.Event()
        self.store = Store.open(folder / "cache.db", KEY)
        self.queries = Queries.open(folder / "cache.db", KEY)
        self.bodies = BodyStore(folder / "bodies", KEY)
        token = str(somebody.http.headers["authorization"]).removeprefix("Bearer ")
        intranet = connect(url, token, transport=self.line)
        self.engine = Engine(intranet, self.store, self.bodies, folder / "copies", self._hear, shrink=shrink)

    def _hear(self, event: EngineEvent) -> None:
        self.told.append(event)
        self._news.set()

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until the engine has told of something after which this holds."""
        while not holds():
            self._news.clear()
            await self._news.wait()

    def uid_of(self, url: str) -> str:
        found = self.queries.by_url(url)
        assert found is not None, url
        return found[1]

    def has(self, url: str) -> bool:
        return self.queries.by_url(url) is not None

    async def opened(self, uid: str) -> bytes:
        self.engine.open_document(uid)
        await self.until(lambda: self.told_of_opening(uid))
        assert not any(isinstance(event, Problem) for event in self.told)
        return next(event.path.read_bytes() for event in self.told if isinstance(event, DocumentReady))

    def told_of_opening(self, uid: str) -> bool:
        return any(
            isinstance(event, Problem) or (isinstance(event, DocumentReady) and event.uid == uid) for event in self.told
        )


@asynccontextmanager
async def machine_of(site: Site, somebody: Somebody, folder: Path, url: str = "") -> AsyncIterator[Machine]:
    """Give a machine of somebody; `url` is another way to the site than the straight one."""
    machine = Machine(url or site.url, somebody, folder)
    try:
        yield machine
    finally:
        await machine.engine.aclose()
        machine.queries.close()
        machine.store.close()


@in_loop
async def test_what_is_there_comes_what_changes_follows_and_what_is_deleted_goes(site: Site, tmp_path: Path) -> None:
    me = site.somebody()
    team = site.team(me)
    file = me.create_file(me.create(team, FOLDER, "map"), "plan.txt", b"de inhoud")
    post = me.create(team, "News Item", "bericht")
    async with machine_of(site, me, tmp_path) as machine:
        await machine.engine.sync_once()
        uid = machine.uid_of(site.url + file)
        assert await machine.opened(uid) == b"de inhoud"
        assert machine.line.asked.count(f"GET {httpx.URL(site.url + file).path}/@@download") == 1
        me.http.patch(post, json={"title": "Ander opschrift"}).raise_for_status()
        me.http.delete(file).raise_for_status()
        await machine.engine.sync_once()
        changed = machine.queries.news_item(machine.uid_of(site.url + post))
        assert changed is not None
        assert changed.title == "Ander opschrift"
        assert not machine.has(site.url + file)
        assert not machine.bodies.has(uid)


@in_loop
async def test_who_leaves_a_team_loses_its_things_from_the_disk(site: Site, tmp_path: Path) -> None:
    me, colleague = site.somebody(), site.somebody()
    team = site.team(me, colleague)
    file = colleague.create_file(team, "geheim.txt", b"alleen voor ons")
    async with machine_of(site, me, tmp_path) as machine:
        await machine.engine.sync_once()
        uid = machine.uid_of(site.url + file)
        assert await machine.opened(uid) == b"alleen voor ons"
        copies = list((tmp_path / "copies").rglob("geheim.txt"))
        assert len(copies) == 1
        site.administration.remove_from_group(f"team-{team.rpartition('/')[2]}", me.username)
        await machine.engine.sync_once()
        assert not machine.has(site.url + team)
        assert not machine.has(site.url + file)
        assert not machine.bodies.has(uid)
        assert not copies[0].exists()


@pytest.mark.parametrize(
    ("small", "lost"),
    [
        (1000, lambda request: request.method == "POST" and b'"File"' in request.content),
        (0, lambda request: request.method == "POST" and "tus-upload" in request.url.path),
        (0, lambda request: request.method == "PATCH"),
    ],
    ids=["in one request", "begun in pieces", "the last piece"],
)
@in_loop
async def test_a_file_arrives_once_although_an_answer_was_lost(
    site: Site,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    small: int,
    lost: Callable[[httpx.Request], bool],
) -> None:
    monkeypatch.setattr(small_files, "SMALL", small)
    me = site.somebody()
    team = site.team(me)
    path = tmp_path / "rooster.txt"
    path.write_bytes(b"maandag: balie")
    async with machine_of(site, me, tmp_path) as machine:
        await machine.engine.sync_once()
        machine.engine.intake.share(shared_together([path], machine.uid_of(site.url + team)))
        machine.line.loses = lost
        with pytest.raises(ServerAway):
            await machine.engine.sync_once()
        machine.line.loses = lambda _request: False
        await machine.engine.sync_once()
        shown = machine.queries.documents(machine.uid_of(site.url + team))
        assert [(one.filename, is_waiting(one.uid)) for one in shown] == [("rooster.txt", False)]
        assert machine.queries.outbox() == []
        assert await machine.opened(shown[0].uid) == b"maandag: balie"
        assert isinstance(shown[0], Document)
    assert len([path for path in me.found(portal_type="File") if path.startswith(f"{team}/")]) == 1


@in_loop
async def test_a_comment_is_said_once_although_the_answer_was_lost(site: Site, tmp_path: Path) -> None:
    me = site.somebody()
    team = site.team(me)
    post = me.create(team, "News Item", "bericht")
    async with machine_of(site, me, tmp_path) as machine:
        await machine.engine.sync_once()
        uid = machine.uid_of(site.url + post)
        machine.engine.intake.comment(uid, "Goed plan")
        machine.line.loses = lambda request: request.method == "POST" and "@comments" in request.url.path
        with pytest.raises(ServerAway):
            await machine.engine.sync_once()
        machine.line.loses = lambda _request: False
        await machine.engine.sync_once()
        said = machine.queries.comments(uid)
        assert [(one.text, one.author, is_waiting(one.uid)) for one in said] == [("Goed plan", me.username, False)]
        machine.engine.intake.comment(uid, "Goed plan")
        await machine.engine.sync_once()
        assert len(machine.queries.comments(uid)) == 2, "said again on purpose"
    assert len(me.http.get(f"{post}/@comments").json()["items"]) == 2


@in_loop
async def test_a_change_of_a_colleague_comes_by_itself(site: Site, tmp_path: Path) -> None:
    me, colleague = site.somebody(), site.somebody()
    team = site.team(me, colleague)
    async with machine_of(site, me, tmp_path) as machine:
        running = asyncio.get_running_loop().create_task(machine.engine.run())
        await machine.until(lambda: machine.has(site.url + team))
        file = colleague.create_file(team, "nieuw.txt", b"nieuw")
        machine.engine.request_sync()
        await machine.until(lambda: machine.has(site.url + file))
        machine.engine.stop()
        await running
