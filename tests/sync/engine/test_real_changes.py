"""Every kind of deed from the outbox to the real Plone, over a line that loses answers: each is done, and done once."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sync.cache.commands import (
    AddComment,
    Attend,
    CreateItem,
    DeleteItem,
    EditItem,
    MoveItem,
    OutboxState,
    RenameItem,
    ReplaceFile,
    SetAudience,
    UploadFile,
)
from sync.errors import ChangedMeanwhile, Gone, ServerAway
from sync.models import Audience, Document, Kind, NewsItem, is_waiting
from tests.sharing import shared_together
from tests.sync.engine.devices import in_loop
from tests.sync.engine.test_real_plone import machine_of

if TYPE_CHECKING:
    import httpx

    from sync.cache.commands import Command
    from sync.models import Fields, Item
    from tests.plone_server import Site
    from tests.sync.engine.test_real_plone import Machine

TRIES = 6


class Loses:
    """Says of the write with this number, counted from one, that its answer is lost."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._writes = 0

    def __call__(self, request: httpx.Request) -> bool:
        if request.method in ("GET", "HEAD"):
            return False
        self._writes += 1
        return self._writes == self._number


def key() -> str:
    return uuid.uuid4().hex


class Deeds:
    """What a person does at a machine, each deed with one answer lost."""

    def __init__(self, machine: Machine, lost: int) -> None:
        self.machine = machine
        self._lost = lost

    async def do(self, command: Command) -> None:
        self.machine.line.loses = Loses(self._lost)
        self.machine.engine.intake.do(command)
        await self.sent()

    async def sent(self) -> None:
        for _ in range(TRIES):
            try:
                await self.machine.engine.sync_once()
            except ServerAway:
                continue
            if not self.machine.queries.outbox():
                return
        waiting = [(type(entry.command).__name__, entry.error) for entry in self.machine.queries.outbox()]
        raise AssertionError(waiting)

    async def make(self, kind: Kind, title: str, container_uid: str = "", **given: str | bool | None) -> Item:
        told = {"title": title, **given}
        audience = Audience.TEAM if container_uid else Audience.EVERYONE
        await self.do(CreateItem(key=key(), kind=kind, fields=told, container_uid=container_uid, audience=audience))
        return self.there(kind, title)

    def there(self, kind: Kind, title: str) -> Item:
        queries = self.machine.queries
        known = self.machine.store.kinds()
        ask = {Kind.NEWS: queries.news_item, Kind.EVENTS: queries.event, Kind.DOCUMENTS: queries.document}[kind]
        found = [ask(uid) for uid, of in known.items() if of is kind]
        (one,) = [item for item in found if item is not None and item.title == title]
        assert not is_waiting(one.uid)
        return one


@pytest.mark.parametrize("lost", [1, 2, 3])
@in_loop
async def test_a_working_day_over_a_line_that_loses_answers_leaves_each_deed_once(
    site: Site, tmp_path: Path, lost: int
) -> None:
    me, mate = site.somebody(), site.somebody()
    team = site.team(me, mate)
    path = tmp_path / "plan.txt"
    path.write_text("eerste")
    async with machine_of(site, me, tmp_path) as machine:
        deeds = Deeds(machine, lost)
        await machine.engine.sync_once()
        team_uid = machine.uid_of(site.url + team)
        folder = await deeds.make(Kind.DOCUMENTS, "Stukken", team_uid, is_folder=True)
        goal = await deeds.make(Kind.DOCUMENTS, "Archief", team_uid, is_folder=True)

        message = await deeds.make(Kind.NEWS, site.name("Bericht"), team_uid, lead="Kort", body_html="<p>Tekst</p>")
        assert isinstance(message, NewsItem)
        base: Fields = {"title": message.title, "body_html": "<p>Tekst</p>"}
        changes: Fields = {"title": f"{message.title}, beter", "body_html": "<p><b>X</b></p>"}
        await deeds.do(EditItem(key=key(), uid=message.uid, base=base, changes=changes))
        await deeds.do(SetAudience(key=key(), uid=message.uid, audience=Audience.EVERYONE))
        await deeds.do(AddComment(key=key(), item_uid=message.uid, text="Mooi"))

        inloop = await deeds.make(Kind.EVENTS, site.name("Inloop"), start="2027-01-08T13:00:00+00:00", end=None)
        await deeds.do(Attend(key=key(), event_uid=inloop.uid, going=True))

        machine.line.loses = Loses(lost)
        machine.engine.intake.share(shared_together([path], folder.uid))
        await deeds.sent()
        plan = deeds.there(Kind.DOCUMENTS, "plan.txt")
        await deeds.do(RenameItem(key=key(), uid=plan.uid, title="Plan B.txt", base_title="plan.txt"))
        renamed = machine.queries.document(plan.uid)
        assert isinstance(renamed, Document)
        path.write_text("tweede versie")
        await deeds.do(new_version(path, renamed))
        await deeds.do(MoveItem(key=key(), uid=plan.uid, container_uid=goal.uid, from_uid=folder.uid))

        extra = await deeds.make(Kind.NEWS, "Vergissing", team_uid)
        await deeds.do(DeleteItem(key=key(), uid=extra.uid, base_modified=extra.modified.isoformat()))

        moved = machine.queries.document(plan.uid)
        assert isinstance(moved, Document)
        assert moved.folder_uid == goal.uid

    inside = mate.found(path=f"/intranet{team}")
    kinds = sorted(mate.http.get(found).json()["@type"] for found in inside if "++conversation++" not in found)
    assert kinds == ["File", "News Item", "intranet_folder", "intranet_folder", "team"]
    post = mate.http.get(message.url).json()
    assert (post["title"], post["description"], post["review_state"]) == (f"{message.title}, beter", "Kort", "internal")
    assert [one["text"]["data"] for one in mate.http.get(f"{message.url}/@comments").json()["items"]] == ["Mooi"]
    assert mate.http.get(f"{moved.url}/@@download/file").content == b"tweede versie"
    versions = [one for one in mate.http.get(f"{moved.url}/@history").json() if one["type"] == "versioning"]
    assert len(versions) == 3, "the upload, the new name and the new version"
    assert len(mate.found(portal_type="attendance", Subject=inloop.uid)) == 1
    mine = mate.http.get("/@search", params={"portal_type": "Event", "Creator": me.username}).json()
    assert mine["items_total"] == 1


def new_version(path: Path, document: Document) -> ReplaceFile:
    status = path.stat()
    return ReplaceFile(
        key=key(),
        document_uid=document.uid,
        path=str(path),
        filename=document.filename,
        content_type="text/plain",
        size=status.st_size,
        modified_ns=status.st_mtime_ns,
        base_modified=document.modified.astimezone(UTC).isoformat(),
    )


@in_loop
async def test_a_folder_is_deleted_with_what_one_put_into_it_but_not_with_what_one_never_saw(
    site: Site, tmp_path: Path
) -> None:
    me, mate = site.somebody(), site.somebody()
    team = site.url + site.team(me, mate)
    path = tmp_path / "plan.txt"
    path.write_text("eerste")
    async with machine_of(site, me, tmp_path) as machine:
        await machine.engine.sync_once()
        folders: list[str] = []
        for title in ("Van mij", "Ook van Anna"):
            machine.engine.intake.new_folder(machine.uid_of(team), title)
            await machine.engine.sync_once()
            folders += [one.uid for one in machine.queries.documents(machine.uid_of(team)) if one.title == title]
            machine.engine.intake.share(shared_together([path], folders[-1]))
            await machine.engine.sync_once()
        inside = mate.create_file(str(machine.store.url_of(folders[1])).removeprefix(site.url), "van-anna.txt", b"x")
        machine.engine.intake.delete(folders)
        await machine.engine.sync_once()
        left = [one.command for one in machine.queries.outbox()]
        assert [type(one.error) for one in machine.queries.outbox()] == [ChangedMeanwhile]
        assert [one.uid for one in left if isinstance(one, DeleteItem)] == [folders[1]]
    assert mate.status(inside) == 200


def pasted(command: UploadFile) -> list[bytes]:
    path = Path(command.path)
    return [path.read_bytes()] if path.exists() else []


@in_loop
async def test_an_upload_whose_folder_a_colleague_removed_stays_listed_with_its_file(
    site: Site, tmp_path: Path
) -> None:
    me, mate = site.somebody(), site.somebody()
    team = site.url + site.team(me, mate)
    async with machine_of(site, me, tmp_path) as machine:
        await machine.engine.sync_once()
        machine.engine.intake.new_folder(machine.uid_of(team), "Tijdelijk")
        await machine.engine.sync_once()
        (folder,) = machine.queries.documents(machine.uid_of(team))
        assert mate.http.delete(folder.url).status_code == 204
        machine.engine.editing.saves.share_content("geplakt.png", b"een plaatje", folder.uid)
        await machine.engine.sync_once()
        (entry,) = machine.queries.outbox()
        assert (entry.state, type(entry.error)) == (OutboxState.FAILED, Gone)
        assert isinstance(entry.command, UploadFile)
        machine.engine.editing.saves.sweep()
        assert pasted(entry.command) == [b"een plaatje"]

        machine.engine.intake.change(replace(entry.command, folder_uid=machine.uid_of(team)))
        await machine.engine.sync_once()
        assert machine.queries.outbox() == []
        machine.engine.editing.saves.sweep()
        assert pasted(entry.command) == []
        (arrived,) = [one for one in machine.queries.documents(machine.uid_of(team)) if not one.is_folder]
    assert mate.http.get(f"{arrived.url}/@@download").content == b"een plaatje"


@in_loop
async def test_two_who_give_a_document_the_same_name_are_not_asked_and_two_documents_may_share_one(
    site: Site, tmp_path: Path
) -> None:
    me, mate = site.somebody(), site.somebody()
    team = site.team(me, mate)
    first = site.url + mate.create_file(team, "een.txt", b"een")
    second = site.url + mate.create_file(team, "twee.txt", b"twee")
    async with machine_of(site, me, tmp_path) as machine:
        await machine.engine.sync_once()
        assert mate.http.patch(first, json={"title": "Plan.txt"}).status_code == 204
        for url in (first, second):
            machine.engine.intake.rename(machine.uid_of(url), "Plan.txt")
        await machine.engine.sync_once()
        assert machine.queries.outbox() == []
        shown = {one.url: one.title for one in machine.queries.documents(machine.uid_of(site.url + team))}
        assert shown == {first: "Plan.txt", second: "Plan.txt"}
    assert [mate.http.get(f"{url}/@@download/file").content for url in (first, second)] == [b"een", b"twee"]
