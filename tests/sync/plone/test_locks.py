"""Locks and versions on the real Plone: who has a document, since when, until when, and what it was before."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from sync.errors import Locked, NotAllowed
from sync.plone import locks
from sync.server import Upload
from tests.sync.engine.devices import in_loop
from tests.sync.plone.connecting import connected

if TYPE_CHECKING:
    from pathlib import Path

    from sync.plone.intranet import PloneIntranet
    from tests.plone_server import Site


def new_version(path: Path, url: str, text: str) -> Upload:
    path.write_text(text)
    return Upload(key="v", path=path, folder_url="", filename=path.name, content_type="text/plain", document_url=url)


async def replaced(intranet: PloneIntranet, version: Upload) -> None:
    await intranet.replace(version, lambda *_at: None, lambda _url: None)


async def body(intranet: PloneIntranet, url: str, number: int) -> bytes:
    download = await intranet.download_version(await intranet.document(url), number)
    return b"".join([chunk async for chunk in download.chunks])


@in_loop
async def test_a_lock_lasts_as_long_as_it_is_refreshed_and_tells_since_when(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    me, mate = site.somebody("jelle"), site.somebody("anna")
    url = site.url + me.create_file(site.team(me, mate), "plan.txt", b"eerste")
    async with connected(site, me) as mine, connected(site, mate) as theirs:
        first = await mine.lock(url)
        begun = first.since
        assert begun is not None
        assert abs(begun.timestamp() - time.time()) < 60
        told = me.http.get(f"{url}/@lock").json()
        me.http.post(f"{url}/@lock", json={"timeout": 120}).raise_for_status()
        uid = (await mine.document(url)).uid
        seen = (await theirs.locks([uid]))[uid]
        assert (seen.mine, seen.username, seen.name, seen.breakable) == (False, me.username, "Jelle", True)
        assert seen.since == begun
        at_first = told["time"]
        monkeypatch.setattr(locks, "REFRESHED_WITHIN", timedelta(hours=-1))  # as if that was long ago
        assert (await mine.lock(url)).mine
        refreshed = me.http.get(f"{url}/@lock").json()
        assert refreshed["time"] > at_first, "the server counts from the refresh"
        again = (await theirs.locks([uid]))[uid]
        assert again.since == begun, "colleagues see since when it is locked, not when that was confirmed"
        await mine.unlock(url)
        assert await theirs.locks([uid]) == {}


@in_loop
async def test_a_colleagues_lock_can_be_broken_by_those_who_may_change_the_document(site: Site, tmp_path: Path) -> None:
    me, mate, stranger = site.somebody("jelle"), site.somebody("anna"), site.somebody("piet")
    url = site.url + me.create_file(site.team(me, mate), "plan.txt", b"eerste")
    async with connected(site, me) as mine, connected(site, mate) as theirs, connected(site, stranger) as outside:
        await mine.lock(url)
        version = new_version(tmp_path / "plan.txt", url, "van anna")
        with pytest.raises(Locked) as refused:
            await replaced(theirs, version)
        assert refused.value.facts["who"] == "Jelle"
        assert mate.http.get(f"{url}/@@download/file").content == b"eerste"
        with pytest.raises(NotAllowed):
            await outside.break_lock(url)
        assert not (await theirs.lock(url)).mine
        taken = await theirs.break_lock(url)
        assert taken.mine
        await replaced(theirs, version)
        assert me.http.get(f"{url}/@@download/file").content == b"van anna"
        assert (await mine.lock(url)).username == mate.username, "our own replacing leaves our own lock as it was"
        with pytest.raises(Locked):
            await replaced(mine, new_version(tmp_path / "plan.txt", url, "van jelle"))


@in_loop
async def test_every_version_of_a_file_can_be_had_again(site: Site, tmp_path: Path) -> None:
    me, mate = site.somebody("jelle"), site.somebody("anna")
    url = site.url + me.create_file(site.team(me, mate), "plan.txt", b"eerste")
    async with connected(site, me) as mine, connected(site, mate) as theirs:
        await replaced(theirs, new_version(tmp_path / "plan.txt", url, "tweede"))
        await replaced(mine, new_version(tmp_path / "plan.txt", url, "derde"))
        history = await mine.history(url)
        assert [one.number for one in history] == [2, 1, 0]
        assert [one.author for one in history] == ["Jelle", "Anna", "Jelle"]
        assert history[0].made >= history[2].made
        assert [await body(mine, url, one.number) for one in history] == [b"derde", b"tweede", b"eerste"]
