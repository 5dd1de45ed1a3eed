"""Two people change one document of the real Plone: locked, unlocked, both without a connection, moved, deleted."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import httpx
import pytest

from sync.engine import editing
from sync.engine.editing_events import EditReady, EditRefused, LockFreed, VersionsListed
from sync.engine.events import Connection, Problem, SyncState
from sync.engine.saves import digest_of_file
from sync.errors import ChangedMeanwhile, DeletedMeanwhile, Locked
from sync.models import Document
from tests.plone_server import FOLDER
from tests.sync.engine.devices import in_loop
from tests.sync.engine.test_real_plone import machine_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from sync.cache.commands import OutboxEntry
    from tests.plone_server import Site, Somebody
    from tests.sync.engine.test_real_plone import Machine


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editing, "QUIET", 0.05)


async def until(holds: Callable[[], object]) -> None:
    """Wait for what the server, other threads and the disk do."""
    async with asyncio.timeout(90):  # on a slow machine, beside other tests
        while not holds():  # noqa: ASYNC110  what is waited for happens elsewhere
            await asyncio.sleep(0.02)


class Line(httpx.AsyncHTTPTransport):
    """A line that can be cut."""

    is_cut = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self.is_cut:
            raise httpx.ConnectError("no network", request=request)
        return await super().handle_async_request(request)


class Editor:
    """Somebody at a machine that keeps in step by itself."""

    def __init__(self, machine: Machine, line: Line) -> None:
        self.machine = machine
        self.line = line
        self.queries = machine.queries
        self.editing = machine.engine.editing

    def told(self, kind: type) -> list[object]:
        return [event for event in self.machine.told if isinstance(event, kind)]

    @property
    def connection(self) -> Connection:
        states = [event for event in self.machine.told if isinstance(event, SyncState)]
        return states[-1].connection if states else Connection.STARTING

    async def edit(self, uid: str) -> Path:
        before = len(self.told(EditReady))
        self.editing.open(uid)
        await until(lambda: len(self.told(EditReady)) > before)
        ready = self.told(EditReady)[-1]
        assert isinstance(ready, EditReady)
        return ready.path

    async def keep(self, uid: str, folder_uid: str) -> None:
        self.machine.engine.keep_offline([uid])
        await until(lambda: uid in self.queries.offline(folder_uid).here)

    async def cut(self) -> None:
        self.line.is_cut = True
        self.machine.engine.request_sync()
        await until(lambda: self.connection is Connection.OFFLINE)

    async def mend(self) -> None:
        self.line.is_cut = False
        self.machine.engine.request_sync()
        await until(lambda: self.connection is Connection.ONLINE)

    async def save(self, path: Path, text: str) -> None:
        await asyncio.to_thread(path.write_text, text)
        known = digest_of_file(path)
        await until(lambda: any(copy.digest == known for copy in self.queries.working_copies()))

    async def failed(self) -> OutboxEntry:
        await until(lambda: any(entry.error for entry in self.queries.outbox()))
        (entry,) = self.queries.outbox()
        return entry


@asynccontextmanager
async def editor(site: Site, somebody: Somebody, folder: Path) -> AsyncIterator[Editor]:
    line = Line()
    async with machine_of(site, somebody, folder / somebody.username) as machine:
        machine.line._line = line
        running = asyncio.create_task(machine.engine.run())
        one = Editor(machine, line)
        try:
            await until(lambda: one.connection is Connection.ONLINE)
            yield one
        except TimeoutError as error:
            error.add_note(f"{somebody.username} waits with {one.queries.outbox()}, told {machine.told[-20:]}")
            raise
        finally:
            machine.engine.stop()
            await running


def body_of(somebody: Somebody, path: str) -> str:
    return somebody.http.get(f"{path}/@@download/file").text


@in_loop
async def test_one_locks_the_other_waits_and_then_has_it(site: Site, tmp_path: Path) -> None:
    jelle, anna = site.somebody("jelle"), site.somebody("anna")
    path = jelle.create_file(site.team(jelle, anna), "plan.txt", b"eerste")
    async with editor(site, jelle, tmp_path) as one, editor(site, anna, tmp_path) as other:
        uid = one.machine.uid_of(site.url + path)
        copy = await one.edit(uid)
        other.editing.open(uid)
        await until(lambda: other.told(EditRefused))
        refused = other.told(EditRefused)[0]
        assert isinstance(refused, EditRefused)
        assert refused.lock is not None
        assert refused.lock.username == jelle.username
        other.machine.engine.locks.await_free(uid, wanted=True)
        for text in ("tweede", "derde"):
            await one.save(copy, text)
        await until(lambda: not one.queries.outbox())
        one.editing.finish(uid)
        await until(lambda: not jelle.http.get(f"{path}/@lock").json()["locked"])
        other.machine.engine.request_sync()
        await until(lambda: other.told(LockFreed))
        theirs = await other.edit(uid)
        assert theirs.read_text() == "derde"
        await other.save(theirs, "vierde")
        await until(lambda: body_of(jelle, path) == "vierde")
    history = [entry for entry in jelle.http.get(f"{path}/@history").json() if entry["type"] == "versioning"]
    assert [entry["actor"]["id"] for entry in history] == [anna.username, *[jelle.username] * 3]


@in_loop
async def test_what_both_change_without_a_connection_both_keep(site: Site, tmp_path: Path) -> None:
    jelle, anna = site.somebody("jelle"), site.somebody("anna")
    team = site.team(jelle, anna)
    path = jelle.create_file(team, "plan.txt", b"eerste")
    async with editor(site, jelle, tmp_path) as one, editor(site, anna, tmp_path) as other:
        uid = one.machine.uid_of(site.url + path)
        for someone in (one, other):
            await someone.keep(uid, someone.machine.uid_of(site.url + team))
            await someone.cut()
        ours, theirs = await one.edit(uid), await other.edit(uid)
        await one.save(ours, "van jelle")
        await other.save(theirs, "van anna")
        await one.mend()
        await until(lambda: not one.queries.outbox())
        assert body_of(anna, path) == "van jelle"
        await until(lambda: one.queries.working_copies()[0].locked)
        await other.mend()
        entry = await other.failed()
        assert isinstance(entry.error, ChangedMeanwhile | Locked)
        assert body_of(jelle, path) == "van jelle", "nothing is written over unseen"
        one.editing.finish(uid)
        await until(lambda: jelle.http.get(f"{path}/@lock").json().get("creator") != jelle.username)
        if isinstance(entry.error, Locked):
            other.machine.engine.retry(entry.key)
            await until(lambda: isinstance(other.queries.outbox()[0].error, ChangedMeanwhile))
        other.machine.engine.intake.resolve(entry.key, "both")
        await until(lambda: not other.queries.outbox())
    bodies = {body_of(jelle, found) for found in jelle.found(portal_type="File", path=f"/intranet{team}")}
    assert bodies == {"van jelle", "van anna"}


@in_loop
async def test_what_is_moved_and_then_deleted_while_it_is_changed_is_not_lost(site: Site, tmp_path: Path) -> None:
    jelle, anna = site.somebody("jelle"), site.somebody("anna")
    team = site.team(jelle, anna)
    path = jelle.create_file(team, "plan.txt", b"eerste")
    folder = anna.create(team, FOLDER, "archief")
    async with editor(site, jelle, tmp_path) as one, editor(site, anna, tmp_path) as other:
        uid = one.machine.uid_of(site.url + path)
        copy = await one.edit(uid)
        one.machine.engine.intake.move([uid], one.machine.uid_of(site.url + folder))
        await until(lambda: not one.queries.outbox())
        await one.save(copy, "na het verhuizen")
        await until(lambda: not one.queries.outbox())
        assert body_of(anna, f"{folder}/plan.txt") == "na het verhuizen"
        await one.machine.engine._connection().unlock(f"{site.url}{folder}/plan.txt")
        anna.http.delete(f"{folder}/plan.txt").raise_for_status()
        await one.save(copy, "na het weggooien")
        entry = await one.failed()
        assert isinstance(entry.error, DeletedMeanwhile)
        one.machine.engine.intake.resolve(entry.key, "mine")
        await until(lambda: not one.queries.outbox())
        await until(lambda: not other.told(Problem))
    (made,) = jelle.found(portal_type="File", path=f"/intranet{folder}")
    assert body_of(anna, made) == "na het weggooien"


@in_loop
async def test_an_earlier_version_becomes_the_newest_unless_a_colleague_works_on_it(site: Site, tmp_path: Path) -> None:
    jelle, anna = site.somebody("jelle"), site.somebody("anna")
    path = jelle.create_file(site.team(jelle, anna), "plan.txt", b"eerste")
    async with editor(site, jelle, tmp_path) as one:
        uid = one.machine.uid_of(site.url + path)
        await one.save(await one.edit(uid), "bedorven")
        await until(lambda: body_of(anna, path) == "bedorven")
        one.editing.finish(uid)
        await until(lambda: not anna.http.get(f"{path}/@lock").json()["locked"])
        assert anna.http.post(f"{path}/@lock", json={}).json()["creator"] == anna.username
        versions = one.machine.engine.versions
        versions.restore(uid, 0)
        entry = await one.failed()
        assert isinstance(entry.error, Locked)
        assert body_of(anna, path) == "bedorven"
        anna.http.request("DELETE", f"{path}/@lock", json={}).raise_for_status()
        one.machine.engine.request_sync()
        await until(lambda: body_of(anna, path) == "eerste")
        await until(lambda: not one.queries.outbox())
        versions.ask(uid)
        await until(lambda: one.told(VersionsListed))
        listed = one.told(VersionsListed)[0]
        assert isinstance(listed, VersionsListed)
        assert [(version.number, version.author) for version in listed.versions] == [
            (2, "Jelle"),
            (1, "Jelle"),
            (0, "Jelle"),
        ]


@in_loop
async def test_a_save_that_was_not_sent_when_the_client_ended_is_sent_by_the_next_one(
    site: Site, tmp_path: Path
) -> None:
    jelle = site.somebody("jelle")
    path = jelle.create_file(site.team(jelle), "plan.txt", b"eerste")
    async with editor(site, jelle, tmp_path) as one:
        uid = one.machine.uid_of(site.url + path)
        copy = await one.edit(uid)
    copy.write_text("bewaard toen er niemand keek")
    async with editor(site, jelle, tmp_path) as again:
        await until(lambda: body_of(jelle, path) == "bewaard toen er niemand keek")
        document = again.queries.document(uid)
        assert isinstance(document, Document)
        await until(lambda: not again.queries.outbox())
        again.editing.finish(uid)
        await until(lambda: not jelle.http.get(f"{path}/@lock").json()["locked"])
