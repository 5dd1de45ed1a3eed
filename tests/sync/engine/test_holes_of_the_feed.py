"""What a catalogue sorted by `modified` does not tell, each on the real Plone: the cache follows all the same."""

from __future__ import annotations

import base64
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING
from unittest.mock import AsyncMock

from tests.pictures import small_png
from tests.plone_server import FOLDER
from tests.sync.engine.devices import in_loop
from tests.sync.engine.test_real_plone import machine_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

    from tests.plone_server import Site
    from tests.sync.engine.test_real_plone import Machine

SET_CLOCK = """\
import sys, transaction
from DateTime import DateTime
from zope.component.hooks import setSite
path, hours, title = sys.argv[-3:]
site = app.intranet
setSite(site)
item = site.unrestrictedTraverse(path)
if title != "-":
    item.title = title
item.reindexObject()
item.setModificationDate(DateTime() + float(hours) / 24)
item.reindexObject(idxs=["modified"])
transaction.commit()
"""


def written_at(site: Site, tmp_path: Path, path: str, hours: float, title: str = "-") -> None:
    """Have an item be changed by a server whose clock is wrong by so many hours."""
    script = tmp_path / "clock.py"
    script.write_text(SET_CLOCK)
    site.server.run_inside(script, path.lstrip("/"), str(hours), title)
    site.server.start()


@contextmanager
def put_back_afterwards(site: Site, folder: Path) -> Iterator[None]:
    """Take a backup of the whole site, and restore it in the end."""
    var = site.server._instance / "var"
    with site.stopped():
        shutil.copytree(var, folder / "backup")
    yield
    with site.stopped():
        shutil.rmtree(var)
        shutil.copytree(folder / "backup", var)


def title_of(machine: Machine, uid: str) -> str:
    found = machine.queries.news_item(uid)
    assert found is not None
    return found.title


@in_loop
async def test_an_idle_comparison_of_everything_fetches_nothing_again(site: Site, tmp_path: Path) -> None:
    me = site.somebody(job_title="Medewerker")
    team = site.team(me)
    me.create_file(me.create(team, FOLDER, "map"), "plan.txt", b"x")
    post = me.create(team, "News Item", "bericht")
    me.create(team, "Event", "inloop", start="2027-01-01T09:00:00Z", end="2027-01-01T10:00:00Z")
    me.http.post(f"{post}/@comments", json={"text": "mooi"}).raise_for_status()
    async with machine_of(site, me, tmp_path) as machine:
        await machine.engine.sync_once()
        assert len(set(machine.store.kinds().values())) >= 6, "or little is compared"
        await machine.engine._intranet.inventory()
        listed = await machine.engine._intranet.inventory()
        assert machine.engine._pull._other_than_listed(listed) == set()


@in_loop
async def test_what_is_changed_while_the_clock_is_behind_comes_all_the_same(site: Site, tmp_path: Path) -> None:
    me = site.somebody()
    team = site.team(me)
    old, new = me.create(team, "News Item", "oud"), me.create(team, "News Item", "nieuw")
    async with machine_of(site, me, tmp_path) as machine:
        await machine.engine.sync_once()
        uid = machine.uid_of(site.url + old)
        me.http.patch(new, json={"title": "Het nieuwste"}).raise_for_status()
        await machine.engine.sync_once()
        written_at(site, tmp_path, f"{old}", -48, "Geschreven met de klok achter")
        await machine.engine.sync_once()
        assert title_of(machine, uid) == "Geschreven met de klok achter"


@in_loop
async def test_while_the_newest_change_lies_in_the_future_each_poll_still_sees_what_changes(
    site: Site, tmp_path: Path
) -> None:
    me = site.somebody()
    team = site.team(me)
    one, ahead = me.create(team, "News Item", "een"), me.create(team, "News Item", "vooruit")
    written_at(site, tmp_path, f"{ahead}", 3)
    try:
        async with machine_of(site, me, tmp_path) as machine:
            await machine.engine.sync_once()
            uid = machine.uid_of(site.url + one)
            me.http.patch(one, json={"title": "Na de sprong"}).raise_for_status()
            await machine.engine._sync()
            assert title_of(machine, uid) == "Na de sprong"
    finally:
        me.http.delete(ahead).raise_for_status()


@in_loop
async def test_a_site_restored_from_a_backup_is_followed_back_and_onwards(site: Site, tmp_path: Path) -> None:
    me = site.somebody()
    team = site.team(me)
    post = me.create(team, "News Item", "bericht")
    async with machine_of(site, me, tmp_path) as machine:
        await machine.engine.sync_once()
        uid = machine.uid_of(site.url + post)
        with put_back_afterwards(site, tmp_path):
            me.http.patch(post, json={"title": "Na de reservekopie"}).raise_for_status()
            lost = me.create(team, "News Item", "verloren")
            await machine.engine.sync_once()
            assert machine.has(site.url + lost)
        await machine.engine._sync()
        assert not machine.has(site.url + lost)
        assert title_of(machine, uid) == "bericht"
        me.http.patch(post, json={"title": "Opnieuw"}).raise_for_status()
        await machine.engine._sync()
        assert title_of(machine, uid) == "Opnieuw"


@in_loop
async def test_who_joins_a_team_has_its_things_and_the_team_at_the_next_sync(site: Site, tmp_path: Path) -> None:
    me, colleague = site.somebody(), site.somebody()
    team = site.team(colleague)
    post = colleague.create(team, "News Item", "bericht")
    async with machine_of(site, me, tmp_path) as machine:
        await machine.engine.sync_once()
        assert not machine.has(site.url + post)
        name = team.rpartition("/")[2]
        site.administration.ask("PATCH", f"@groups/team-{name}", {"users": {me.username: True}})
        await machine.engine._sync()
        assert machine.has(site.url + post)
        (mine,) = (one for one in machine.queries.teams() if one.url == site.url + team)
        assert mine.mine


@in_loop
async def test_a_site_restored_from_a_backup_is_followed_although_a_colleague_went_on_first(
    site: Site, tmp_path: Path
) -> None:
    me = site.somebody()
    team = site.team(me)
    post = me.create(team, "News Item", "bericht")
    async with machine_of(site, me, tmp_path) as machine:
        await machine.engine.sync_once()
        uid = machine.uid_of(site.url + post)
        with put_back_afterwards(site, tmp_path):
            me.http.patch(post, json={"title": "Na de reservekopie"}).raise_for_status()
            lost = me.create(team, "News Item", "verloren")
            await machine.engine.sync_once()
            assert machine.has(site.url + lost)
        found = me.create(team, "News Item", "nieuw")
        await machine.engine._sync()
        assert title_of(machine, uid) == "bericht"
        assert machine.has(site.url + found)
        assert not machine.has(site.url + lost)


@in_loop
async def test_who_leaves_a_team_keeps_no_word_of_it(site: Site, tmp_path: Path) -> None:
    me, colleague = site.somebody(), site.somebody()
    team = site.team(me, colleague)
    word = site.name("geheimwoord")
    post = colleague.create(team, "News Item", "bericht", title=word)
    colleague.http.post(f"{post}/@comments", json={"text": "onder ons"}).raise_for_status()
    image = {"data": base64.b64encode(small_png()).decode(), "encoding": "base64", "filename": "a.png"}
    colleague.http.patch(post, json={"image": {**image, "content-type": "image/png"}}).raise_for_status()
    async with machine_of(site, me, tmp_path) as machine:
        await machine.engine.sync_once()
        uid = machine.uid_of(site.url + post)
        shown = machine.queries.news_item(uid)
        assert shown is not None
        assert shown.picture is not None
        pictures = [scale.url for scale in shown.picture.scales[:1]]
        assert machine.queries.search(word)
        assert [one.text for one in machine.queries.comments(uid)] == ["onder ons"]
        machine.store.save_picture(pictures[0], small_png())
        assert not machine.store.missing_pictures(pictures)
        site.administration.remove_from_group(f"team-{team.rpartition('/')[2]}", me.username)
        await machine.engine.sync_once()
        assert machine.queries.news_item(uid) is None
        assert not machine.queries.search(word)
        assert machine.queries.comments(uid) == []
        assert machine.store.missing_pictures(pictures)


@in_loop
async def test_what_is_shared_without_a_trace_comes_without_all_the_rest(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    me, colleague = site.somebody(), site.somebody()
    post = colleague.create(site.team(colleague), "News Item", "bericht")
    async with machine_of(site, me, tmp_path) as machine:
        await machine.engine.sync_once()
        entries = [{"id": me.username, "type": "user", "roles": {"Reader": True}}]
        site.administration.ask("POST", f"{post.lstrip('/')}/@sharing", {"entries": entries})
        everything = AsyncMock()
        monkeypatch.setattr("sync.plone.feed.Feed._everything", everything)
        await machine.engine._sync()
        assert machine.has(site.url + post)
        everything.assert_not_called()


@in_loop
async def test_changes_within_one_second_all_come(site: Site, tmp_path: Path) -> None:
    me = site.somebody()
    team = site.team(me)
    posts = [me.create(team, "News Item", f"bericht{number}") for number in range(3)]
    async with machine_of(site, me, tmp_path) as machine:
        await machine.engine.sync_once()
        uids = [machine.uid_of(site.url + post) for post in posts]
        for title in ("een", "twee"):
            for post in posts:
                me.http.patch(post, json={"title": title}).raise_for_status()
                await machine.engine._sync()
            assert [title_of(machine, uid) for uid in uids] == [title] * 3
