"""Bodies on their way to and from a real Plone, over a line that breaks off, is slow, or leads to what changed."""

from __future__ import annotations

import asyncio
import os
import time
from typing import TYPE_CHECKING

import pytest

from sync.engine.events import Transfer, TransferStatus
from sync.errors import ServerAway, UnusableFile
from sync.plone import downloads, small_files, uploads
from tests.cutting_proxy import line_to
from tests.plone_server import FOLDER
from tests.sharing import shared_together
from tests.sync.engine.devices import in_loop
from tests.sync.engine.test_real_plone import Machine, machine_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.plone_server import Site, Somebody

MB = 1_000_000


@pytest.fixture
def me(site: Site) -> Somebody:
    return site.somebody()


def transfers(machine: Machine) -> list[Transfer]:
    return [event for event in machine.told if isinstance(event, Transfer)]


@pytest.mark.parametrize("worth_it", [0, 1 << 40], ids=["from the line itself", "through all layers"])
@in_loop
async def test_a_download_goes_on_after_the_line_broke_and_the_program_was_started_anew(
    site: Site, me: Somebody, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worth_it: int
) -> None:
    monkeypatch.setattr(downloads, "WORTH_IT", worth_it)
    body = os.urandom(4 * MB)
    file = me.create_file(site.team(me), "film.mp4", body)
    async with line_to(site.url) as line:
        async with machine_of(site, me, tmp_path, line.url) as machine:
            await machine.engine.sync_once()
            uid = machine.uid_of(line.url + file)
            line.cut_down_after = line.down + 3 * MB
            machine.engine.open_document(uid)
            await machine.until(lambda: machine.told_of_opening(uid))
            assert transfers(machine)[-1].status is TransferStatus.FAILED
            assert isinstance(transfers(machine)[-1].error, ServerAway)
            assert not machine.bodies.has(uid)
        line.cut_down_after = None
        async with machine_of(site, me, tmp_path, line.url) as machine:
            line.forget()
            assert await machine.opened(uid) == body
        assert line.down < 2 * MB, "only the rest came"


@in_loop
async def test_an_upload_goes_on_after_the_line_broke_and_the_program_was_started_anew(
    site: Site, me: Somebody, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("FIRST_PIECE", "LARGEST_PIECE"):
        monkeypatch.setattr(uploads, name, MB)
    team = site.team(me)
    path = tmp_path / "film.mp4"
    path.write_bytes(os.urandom(4 * MB))
    async with line_to(site.url) as line:
        async with machine_of(site, me, tmp_path, line.url) as machine:
            await machine.engine.sync_once()
            machine.engine.intake.share(shared_together([path], machine.uid_of(line.url + team)))
            line.cut_up_after = line.up + round(3.5 * MB)
            with pytest.raises(ServerAway):
                await machine.engine.sync_once()
        line.cut_up_after = None
        async with machine_of(site, me, tmp_path, line.url) as machine:
            line.forget()
            await machine.engine.sync_once()
            assert machine.queries.outbox() == []
            assert line.up < 2 * MB, "only the rest was sent"
    (sent,) = [found for found in me.found(portal_type="File") if found.startswith(f"{team}/")]
    assert me.http.get(f"{sent}/@@download/file").content == path.read_bytes()


@in_loop
async def test_a_document_that_is_replaced_while_it_comes_is_had_as_it_became(
    site: Site, me: Somebody, tmp_path: Path
) -> None:
    file = me.create_file(site.team(me), "plan.txt", b"a" * 3 * MB)
    async with machine_of(site, me, tmp_path) as machine:
        await machine.engine.sync_once()
        uid = machine.uid_of(site.url + file)
        machine.engine.set_bandwidth(None, MB // 10)  # it is under way for longer than the change takes anywhere
        machine.engine.open_document(uid)
        await machine.until(lambda: any(transfer.done for transfer in transfers(machine)))
        replaced = {
            "file": {"data": "anders", "encoding": "utf-8", "filename": "plan.txt", "content-type": "text/plain"}
        }
        before = me.http.get(file).json()["modified"]
        while me.http.get(file).json()["modified"] == before:  # the server tells versions apart by the second
            await asyncio.to_thread(lambda: me.http.patch(file, json=replaced).raise_for_status())
        machine.engine.set_bandwidth(None, None)
        assert await machine.opened(uid) == b"anders"
        known = machine.queries.document(uid)
        assert known is not None
        assert machine.bodies.has(uid, known.modified)


@pytest.mark.parametrize("way", ["up", "down"])
@in_loop
async def test_a_limit_is_kept_to(site: Site, me: Somebody, tmp_path: Path, way: str) -> None:
    team = site.team(me)
    path = tmp_path / "groot.bin"
    path.write_bytes(os.urandom(2 * MB))
    file = me.create_file(team, "ander.bin", os.urandom(2 * MB))
    async with machine_of(site, me, tmp_path) as machine:
        await machine.engine.sync_once()
        machine.engine.set_bandwidth(MB, MB)
        began = time.monotonic()
        if way == "up":
            machine.engine.intake.share(shared_together([path], machine.uid_of(site.url + team)))
            await machine.engine.sync_once()
        else:
            await machine.opened(machine.uid_of(site.url + file))
        assert time.monotonic() - began > 1.5
        lefts = [transfer.seconds_left for transfer in transfers(machine) if transfer.seconds_left]
        assert lefts
        assert max(lefts) < 3


@in_loop
async def test_a_paused_upload_goes_on_where_it_was_in_another_run(
    site: Site, me: Somebody, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("FIRST_PIECE", "LARGEST_PIECE"):
        monkeypatch.setattr(uploads, name, MB)
    team = site.team(me)
    path = tmp_path / "film.mp4"
    path.write_bytes(os.urandom(4 * MB))
    async with line_to(site.url) as line:
        async with machine_of(site, me, tmp_path, line.url) as machine:
            await machine.engine.sync_once()
            machine.engine.intake.share(shared_together([path], machine.uid_of(line.url + team)))
            machine.engine.set_bandwidth(4 * MB, None)
            sending = asyncio.get_running_loop().create_task(machine.engine.sync_once())
            await machine.until(lambda: any(transfer.done > 2 * MB for transfer in transfers(machine)))
            (entry,) = machine.queries.outbox()
            machine.engine.pause(entry.key)
            await sending
            assert transfers(machine)[-1].status is TransferStatus.PAUSED
        async with machine_of(site, me, tmp_path, line.url) as machine:
            await machine.engine.sync_once()
            assert len(machine.queries.outbox()) == 1
            machine.engine.go_on(entry.key)
            line.forget()
            await machine.engine.sync_once()
            assert machine.queries.outbox() == []
            assert line.up < 3 * MB
    assert len([found for found in me.found(portal_type="File") if found.startswith(f"{team}/")]) == 1


@in_loop
async def test_a_file_that_changes_while_it_is_sent_makes_nothing_on_the_server(
    site: Site, me: Somebody, tmp_path: Path
) -> None:
    team = site.team(me)
    path = tmp_path / "verslag.docx"
    path.write_bytes(os.urandom(2 * MB))
    async with machine_of(site, me, tmp_path) as machine:
        await machine.engine.sync_once()
        machine.engine.intake.share(shared_together([path], machine.uid_of(site.url + team)))
        machine.engine.set_bandwidth(MB, None)
        sending = asyncio.get_running_loop().create_task(machine.engine.sync_once())
        await machine.until(lambda: any(transfer.done for transfer in transfers(machine)))
        with path.open("ab") as file:
            file.write(b"nog iets")
        await sending
        (entry,) = machine.queries.outbox()
        assert isinstance(entry.error, UnusableFile)
    assert not [found for found in me.found(portal_type="File") if found.startswith(f"{team}/")]


@in_loop
async def test_a_kept_folder_comes_in_one_request_a_document_and_can_be_read_without_the_server(
    site: Site, me: Somebody, tmp_path: Path
) -> None:
    folder = me.create(site.team(me), FOLDER, "map")
    bodies = {
        me.create_file(folder, f"stuk{number}.txt", b"x" * (number + 1)): b"x" * (number + 1) for number in range(12)
    }
    async with machine_of(site, me, tmp_path) as machine:
        await machine.engine.sync_once()
        machine.line.asked.clear()
        machine.engine.keep_offline([machine.uid_of(site.url + folder)])
        await machine.engine._keeper.drain()
        assert len(machine.line.asked) == len(bodies) + 1
        machine.line.asked.clear()
        for file, body in bodies.items():
            machine.told.clear()
            assert await machine.opened(machine.uid_of(site.url + file)) == body
        assert machine.line.asked == []
        later = me.create_file(folder, "later.txt", b"later")
        await machine.engine.sync_once()
        uid = machine.uid_of(site.url + later)
        assert machine.bodies.has(uid)
        me.http.delete(later).raise_for_status()
        await machine.engine.sync_once()
        assert not machine.bodies.has(uid)


@in_loop
async def test_a_small_file_goes_in_one_request_under_an_id_of_ours(site: Site, me: Somebody, tmp_path: Path) -> None:
    team = site.team(me)
    path = tmp_path / "Begroting & plan é.txt"
    path.write_bytes(b"tien euro")
    async with machine_of(site, me, tmp_path) as machine:
        await machine.engine.sync_once()
        machine.engine.intake.share(shared_together([path, path], machine.uid_of(site.url + team)))
        machine.line.asked.clear()
        await machine.engine._outbox.send()
        assert [asked.partition(" ")[0] for asked in machine.line.asked] == ["POST", "POST"]
        documents = machine.queries.documents(machine.uid_of(site.url + team))
        assert [(one.title, one.filename, one.size) for one in documents] == [(path.name, path.name, 9)] * 2
        assert await machine.opened(documents[0].uid) == b"tien euro"
        assert "begroting-plan-e-" in documents[0].url
    assert small_files.SMALL < uploads.FIRST_PIECE
