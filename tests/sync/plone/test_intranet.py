"""The engine's view of a real Plone."""

from __future__ import annotations

import asyncio
import base64
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import httpx
import pytest

from sync.errors import Gone, NotAllowed, SessionExpired, UnusableFile
from sync.models import Audience, Comment, Document, Event, Kind, NewsItem, Person, Team
from sync.plone import known_posts
from sync.plone.intranet import PloneIntranet, connect
from sync.server import Upload
from tests.pictures import small_png
from tests.plone_server import FOLDER
from tests.sync.plone.connecting import using

if TYPE_CHECKING:
    from pathlib import Path

    from sync.models import Item
    from tests.plone_server import Site


LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def in_pieces_of(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have uploads go in pieces of so many bytes, however quick the line is."""
    for name in ("FIRST_PIECE", "LARGEST_PIECE", "SMALLEST_PIECE"):
        monkeypatch.setattr(f"sync.plone.uploads.{name}", size)
    monkeypatch.setattr("sync.plone.small_files.SMALL", 0)


async def everything(intranet: PloneIntranet, cursor: str | None = None) -> tuple[dict[str, Item], str]:
    items: dict[str, Item] = {}
    last = ""
    async for batch in intranet.changes(cursor):
        items.update({item.uid: item for item in batch.items})
        assert batch.done <= batch.total
        last = batch.cursor or last
    return items, last


def test_a_first_pull_brings_every_kind(site: Site) -> None:
    me = site.somebody(job_title="Medewerker", department="Burgerzaken", subjects=["paspoorten"], image=None)
    team = site.team(me)
    folder = me.create(team, FOLDER, "stukken")
    me.create_file(folder, "plan.txt", b"inhoud")
    post = me.create(team, "News Item", "bericht", description="kort")
    me.create("/agenda", "Event", site.name("inloop"), start="2027-01-01T09:00:00Z", end="2027-01-01T10:00:00Z")
    me.http.post(f"{post}/@comments", json={"text": "mooi"}).raise_for_status()
    found, _ = using(site, me, everything)
    of = {
        kind: [item for item in found.values() if isinstance(item, kind)]
        for kind in (Person, Team, Document, NewsItem, Event, Comment)
    }
    person = next(person for person in of[Person] if isinstance(person, Person) and person.username == me.username)
    assert (person.function, person.department, person.knowledge_areas) == (
        "Medewerker",
        "Burgerzaken",
        ("paspoorten",),
    )
    mine = next(item for item in of[Team] if isinstance(item, Team) and item.url.endswith(team))
    assert (mine.mine, mine.audience) == (True, Audience.TEAM)
    paths = {item.url.removeprefix(site.url): item for item in of[Document] if isinstance(item, Document)}
    assert paths[folder].is_folder
    assert paths[f"{folder}/plan.txt"].folder_uid == paths[folder].uid
    assert paths[f"{folder}/plan.txt"].team_uid == mine.uid
    message = next(item for item in of[NewsItem] if item.url.endswith(post))
    assert isinstance(message, NewsItem)
    assert (message.lead, message.audience, message.team_uid) == ("kort", Audience.TEAM, mine.uid)
    comment = next(item for item in of[Comment] if isinstance(item, Comment) and item.item_uid == message.uid)
    assert (comment.text, comment.author) == ("mooi", me.username)


def test_an_idle_poll_is_one_small_request_and_says_that_nothing_changed(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.plone.feed.SETTLED_AFTER", 0.0)
    me = site.somebody()

    async def work(intranet: PloneIntranet) -> tuple[bool, int, int]:
        _, cursor = await everything(intranet)
        _, cursor = await everything(intranet, cursor)
        before = replace(intranet.traffic)
        poll = await intranet.poll(cursor)
        return (
            poll.changed,
            intranet.traffic.requests - before.requests,
            intranet.traffic.received - before.received,
        )

    changed, requests, received = using(site, me, work)
    assert (changed, requests) == (False, 1)
    assert received < 3000


def test_one_change_is_found_in_three_requests(site: Site) -> None:
    me = site.somebody()
    team = site.team(me)
    post = me.create(team, "News Item", "bericht")

    async def work(intranet: PloneIntranet) -> tuple[set[str], int]:
        _, cursor = await everything(intranet)
        _, cursor = await everything(intranet, cursor)
        me.http.patch(post, json={"title": "Ander opschrift"}).raise_for_status()
        before = intranet.traffic.requests
        assert (await intranet.poll(cursor)).changed
        items, _ = await everything(intranet, cursor)
        changed = {item.title for item in items.values() if isinstance(item, NewsItem)}
        return changed, intranet.traffic.requests - before

    changed, requests = using(site, me, work)
    assert "Ander opschrift" in changed  # what is of the same second as the newest change comes once more
    assert requests <= 3


def test_the_inventory_lists_what_a_first_pull_brings(site: Site) -> None:
    me = site.somebody()
    team = site.team(me)
    me.create_file(me.create(team, FOLDER, "map"), "a.txt", b"a")
    me.create(team, "News Item", "bericht")

    async def work(intranet: PloneIntranet) -> tuple[set[str], set[str], int]:
        items, cursor = await everything(intranet)
        listed = (await intranet.inventory()).kinds
        return set(items), set(listed), (await intranet.poll(cursor)).total

    pulled, listed, total = using(site, me, work)
    assert pulled == listed
    assert total == len(listed)


def test_what_was_deleted_changes_the_total_and_leaves_the_inventory(site: Site) -> None:
    me = site.somebody()
    post = me.create(site.team(me), "News Item", "weg")

    async def work(intranet: PloneIntranet) -> tuple[int, int, set[str], set[str]]:
        items, cursor = await everything(intranet)
        before = (await intranet.poll(cursor)).total
        me.http.delete(post).raise_for_status()
        after = (await intranet.poll(cursor)).total
        return before, after, set(items), set((await intranet.inventory()).kinds)

    before, after, pulled, listed = using(site, me, work)
    assert after == before - 1
    assert len(pulled - listed) == 1


def test_a_person_who_leaves_the_team_no_longer_sees_its_things(site: Site) -> None:
    me, colleague = site.somebody(), site.somebody()
    team = site.team(me, colleague)
    colleague.create_file(team, "geheim.txt", b"x")

    async def work(intranet: PloneIntranet) -> set[Kind]:
        items, _ = await everything(intranet)
        site.administration.remove_from_group(f"team-{team.rpartition('/')[2]}", me.username)
        gone = items.keys() - (await intranet.inventory()).kinds.keys()
        return {Kind.TEAMS if isinstance(items[uid], Team) else Kind.DOCUMENTS for uid in gone}

    assert using(site, me, work) == {Kind.TEAMS, Kind.DOCUMENTS}


def test_a_picture_is_fetched_in_the_size_that_was_named(site: Site) -> None:
    me = site.somebody()
    team = site.team(me)
    post = me.create(team, "News Item", "met-foto")
    data = {"data": base64.b64encode(small_png(900, 500)).decode(), "encoding": "base64"}
    picture = {"image": {**data, "filename": "zee.png", "content-type": "image/png"}}
    me.http.patch(post, json=picture).raise_for_status()

    async def work(intranet: PloneIntranet) -> bytes:
        items, _ = await everything(intranet)
        item = next(item for item in items.values() if isinstance(item, NewsItem) and item.url.endswith(post))
        assert item.picture is not None
        scale = item.picture.fitting(700)
        assert scale is not None
        assert scale.width >= 700
        return await intranet.picture(scale.url)

    assert using(site, me, work)[:4] == b"\x89PNG"


def upload_of(path: Path, team_url: str, name: str = "") -> Upload:
    return Upload(key="k", path=path, folder_url=team_url, filename=name or path.name, content_type="text/plain")


def test_a_file_arrives_whole_and_is_fetched_from_any_point(site: Site, tmp_path: Path) -> None:
    me = site.somebody()
    team = site.url + site.team(me)
    path = tmp_path / "Jaarverslag één (concept).txt"
    body = bytes(range(256)) * 40_000
    path.write_bytes(body)
    told: list[tuple[int, int]] = []

    async def work(intranet: PloneIntranet) -> tuple[Document, bytes]:
        made = await intranet.upload(upload_of(path, team), lambda *at: told.append(at), lambda _url: None)
        download = await intranet.download(made, 1_000_000)
        assert download.offset == 1_000_000
        return made, b"".join([chunk async for chunk in download.chunks])

    made, rest = using(site, me, work)
    assert (made.filename, made.size) == (path.name, len(body))
    assert rest == body[1_000_000:]
    assert told[-1] == (len(body), len(body))


def test_an_interrupted_upload_goes_on_where_it_was(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_pieces_of(1000, monkeypatch)
    me = site.somebody()
    team = site.url + site.team(me)
    path = tmp_path / "groot.txt"
    path.write_bytes(b"0123456789" * 500)
    urls: list[str] = []

    class Broken(Exception):
        pass

    def break_half_way(done: int, _total: int) -> None:
        if done >= 3000:
            raise Broken

    async def work(intranet: PloneIntranet) -> tuple[Document, list[int]]:
        with pytest.raises(Broken):
            await intranet.upload(upload_of(path, team), break_half_way, urls.append)
        offsets: list[int] = []
        again = replace(upload_of(path, team), resume_url=urls[0])
        return await intranet.upload(again, lambda done, _total: offsets.append(done), urls.append), offsets

    made, offsets = using(site, me, work)
    assert offsets[0] == 3000
    assert made.size == 5000


def test_an_upload_whose_answer_was_lost_is_found(site: Site, tmp_path: Path) -> None:
    me, colleague = site.somebody(), site.somebody()
    team = site.url + site.team(me, colleague)
    path = tmp_path / "verslag.txt"
    path.write_text("inhoud")

    async def send(intranet: PloneIntranet) -> Document:
        return await intranet.upload(upload_of(path, team), lambda *_at: None, lambda _url: None)

    async def look(intranet: PloneIntranet) -> Document | None:
        return await intranet.find_upload(upload_of(path, team), LONG_AGO, frozenset())

    assert using(site, me, look) is None
    made = using(site, me, send)
    found = using(site, me, look)
    assert found is not None
    assert found.uid == made.uid
    assert using(site, colleague, look) is None


def test_a_file_is_found_however_many_were_sent_after_it(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.plone.uploads.CANDIDATES", 2)
    me = site.somebody()
    team = site.team(me)
    path = tmp_path / "verslag.txt"
    path.write_text("de inhoud")

    async def work(intranet: PloneIntranet) -> None:
        made = await intranet.upload(upload_of(path, site.url + team), lambda *_at: None, lambda _url: None)
        for number in range(5):
            me.create_file(team, f"later{number}.txt", b"x")
        found = await intranet.find_upload(upload_of(path, site.url + team), LONG_AGO, frozenset())
        assert found is not None
        assert found.uid == made.uid

    using(site, me, work)


def test_another_file_of_the_same_name_and_size_is_not_taken_for_it(site: Site, tmp_path: Path) -> None:
    me = site.somebody()
    team = site.url + site.team(me)
    size = 3 * 64 * 1024
    first, other, twin = (tmp_path / name / "verslag.txt" for name in ("een", "ander", "tweeling"))
    for path, body in ((first, b"a" * size), (other, b"a" * (size - 1) + b"b"), (twin, b"a" * size)):
        path.parent.mkdir()
        path.write_bytes(body)

    async def work(intranet: PloneIntranet) -> None:
        made = await intranet.upload(upload_of(first, team), lambda *_at: None, lambda _url: None)
        assert await intranet.find_upload(upload_of(other, team), LONG_AGO, frozenset()) is None
        found = await intranet.find_upload(upload_of(twin, team), LONG_AGO, frozenset())
        assert found is not None
        assert found.uid == made.uid
        assert await intranet.find_upload(upload_of(twin, team), LONG_AGO, {made.uid}) is None
        in_a_minute = datetime.now(UTC) + timedelta(minutes=1)
        assert await intranet.find_upload(upload_of(twin, team), in_a_minute, frozenset()) is None

    using(site, me, work)


def test_an_upload_that_can_still_go_on_has_not_arrived_and_one_that_arrived_needs_no_file_any_more(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_pieces_of(4, monkeypatch)
    me = site.somebody()
    team = site.url + site.team(me)
    path = tmp_path / "verslag.txt"
    path.write_text("inhoud")
    urls: list[str] = []

    class Broken(Exception):
        pass

    def break_half_way(done: int, _total: int) -> None:
        if done:
            raise Broken

    async def work(intranet: PloneIntranet) -> list[str | None]:
        same = await intranet.upload(upload_of(path, team), lambda *_at: None, lambda _url: None)
        with pytest.raises(Broken):
            await intranet.upload(upload_of(path, team), break_half_way, urls.append)
        second = replace(upload_of(path, team), resume_url=urls[0], size=6)
        before = await intranet.find_upload(second, LONG_AGO, frozenset())
        made = await intranet.upload(second, lambda *_at: None, urls.append)
        path.unlink()
        after = await intranet.find_upload(second, LONG_AGO, frozenset())
        assert same.uid != made.uid
        return [one.uid if one else None for one in (before, after, made)]

    before, after, made = using(site, me, work)
    assert (before, after) == (None, made)


def test_a_document_is_told_as_it_is_now(site: Site) -> None:
    me = site.somebody()
    file = me.create_file(site.team(me), "plan.txt", b"x")

    async def work(intranet: PloneIntranet) -> tuple[Document, Document, Document]:
        items, _ = await everything(intranet)
        pulled = next(item for item in items.values() if item.url == site.url + file)
        assert isinstance(pulled, Document)
        unchanged = await intranet.document(pulled.url)
        me.http.patch(file, json={"title": "Ander opschrift"}).raise_for_status()
        return pulled, unchanged, await intranet.document(pulled.url)

    pulled, unchanged, changed = using(site, me, work)
    assert (unchanged.uid, unchanged.modified) == (pulled.uid, pulled.modified)
    assert (changed.title, changed.team_uid, changed.folder_uid) == (
        "Ander opschrift",
        pulled.team_uid,
        pulled.folder_uid,
    )
    assert changed.modified >= pulled.modified


def test_two_files_with_one_name_are_two_documents(site: Site, tmp_path: Path) -> None:
    me = site.somebody()
    team = site.url + site.team(me)
    path = tmp_path / "notulen.txt"

    async def twice(intranet: PloneIntranet) -> list[Document]:
        made = []
        for words in ("eerste", "tweede!"):
            path.write_text(words)
            made.append(await intranet.upload(upload_of(path, team), lambda *_at: None, lambda _url: None))
        return made

    first, second = using(site, me, twice)
    assert first.url != second.url
    assert first.filename == second.filename == "notulen.txt"


@pytest.mark.parametrize("what", ["empty", "folder", "gone", "unreadable"])
def test_what_cannot_be_sent_is_refused_before_anything_is_sent(site: Site, tmp_path: Path, what: str) -> None:
    me = site.somebody()
    team = site.url + site.team(me)
    path = tmp_path / "iets.txt"
    if what == "folder":
        path.mkdir()
    elif what == "empty":
        path.touch()
    elif what == "unreadable":
        path = tmp_path / ("x" * 250 + ".txt") / "y"
        (tmp_path / "iets.txt").touch()

    async def work(intranet: PloneIntranet) -> int:
        with pytest.raises(UnusableFile) as caught:
            await intranet.upload(upload_of(path, team), lambda *_at: None, lambda _url: None)
        assert caught.value.facts["reason"]
        return intranet.traffic.requests

    assert using(site, me, work) == 0


def test_a_file_that_changes_while_it_is_sent_is_refused(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_pieces_of(1000, monkeypatch)
    me = site.somebody()
    team = site.url + site.team(me)
    path = tmp_path / "groeit.txt"
    path.write_bytes(b"x" * 5000)

    def grow(_done: int, _total: int) -> None:
        with path.open("ab") as file:
            file.write(b"y")

    async def work(intranet: PloneIntranet) -> None:
        with pytest.raises(UnusableFile):
            await intranet.upload(upload_of(path, team), grow, lambda _url: None)

    using(site, me, work)


def test_a_team_one_may_not_write_to_says_so(site: Site, tmp_path: Path) -> None:
    me = site.somebody()
    path = tmp_path / "a.txt"
    path.write_text("a")

    async def work(intranet: PloneIntranet) -> None:
        with pytest.raises(NotAllowed):
            await intranet.upload(upload_of(path, f"{site.url}/documents"), lambda *_at: None, lambda _url: None)

    using(site, me, work)


def test_a_document_that_is_gone_is_gone(site: Site) -> None:
    me = site.somebody()
    team = site.team(me)
    path = me.create_file(team, "weg.txt", b"x")

    async def work(intranet: PloneIntranet) -> None:
        items, _ = await everything(intranet)
        document = next(item for item in items.values() if isinstance(item, Document) and item.url.endswith(path))
        me.http.delete(path).raise_for_status()
        with pytest.raises(Gone):
            await intranet.download(document)

    using(site, me, work)


def test_a_comment_is_found_again_by_its_author_alone(site: Site) -> None:
    me, colleague = site.somebody(), site.somebody()
    team = site.team(me, colleague)
    post = site.url + me.create(team, "News Item", "bericht")

    async def speak(intranet: PloneIntranet) -> Comment | None:
        await intranet.add_comment(post, "Goed plan & snel ook")
        return await intranet.find_comment(post, "Goed plan & snel ook", LONG_AGO, frozenset())

    async def look(intranet: PloneIntranet) -> Comment | None:
        return await intranet.find_comment(post, "Goed plan & snel ook", LONG_AGO, frozenset())

    first = using(site, me, speak)
    assert first is not None
    assert using(site, colleague, look) is None
    second = using(site, me, speak)
    assert second is not None
    assert second.uid != first.uid, "of several the newest is given"

    async def look_since(intranet: PloneIntranet) -> Comment | None:
        return await intranet.find_comment(
            post, "Goed plan & snel ook", datetime.now(UTC) + timedelta(minutes=1), frozenset()
        )

    assert using(site, me, look_since) is None


def test_all_comments_come_and_the_last_of_many_is_found_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    me = site.somebody()
    post = me.create(site.team(me), "News Item", "druk")
    for number in range(27):
        me.http.post(f"{post}/@comments", json={"text": f"opmerking {number}"}).raise_for_status()

    async def look(intranet: PloneIntranet) -> tuple[int, bool]:
        items, _cursor = await everything(intranet)
        last = await intranet.find_comment(f"{site.url}{post}", "opmerking 26", LONG_AGO, frozenset())
        below = [one for one in items.values() if isinstance(one, Comment) and one.text.startswith("opmerking")]
        return len(below), last is not None

    assert using(site, me, look) == (27, True)
    monkeypatch.setattr(known_posts, "COMMENTS_AT_ONCE", 10)
    assert using(site, me, look) == (27, True)


def test_a_token_that_is_no_longer_good_asks_to_sign_in_again(site: Site) -> None:
    async def work() -> None:
        intranet = connect(site.url, "geen.goed.token")
        with pytest.raises(SessionExpired):
            await intranet.account()
        await intranet.aclose()

    asyncio.run(work())


def test_what_cannot_be_understood_is_left_out_and_the_rest_comes() -> None:
    site = "https://intranet.example.org"
    good = {
        "@id": f"{site}/people/a",
        "@type": "Person",
        "UID": "a",
        "first_name": "Anna",
        "modified": "2026-11-20T10:00:00",
    }
    broken = [{"@id": f"{site}/people/b", "@type": "Person", "first_name": "Geen uid"}, "geen item", None]

    def server(request: httpx.Request) -> httpx.Response:
        if "@users" in request.url.path:
            return httpx.Response(200, json={"id": "ik"})
        wanted = request.url.params.get_list("portal_type")
        items = [good, *broken] if wanted == ["Person"] else []
        return httpx.Response(200, json={"items": items, "items_total": len(items)})

    async def work() -> tuple[dict[str, Item], int]:
        intranet = connect(site, "t", transport=httpx.MockTransport(server))
        items: dict[str, Item] = {}
        skipped = 0
        async for batch in intranet.changes(None):
            items.update({item.uid: item for item in batch.items})
            skipped += batch.skipped
        await intranet.aclose()
        return items, skipped

    items, skipped = asyncio.run(work())
    assert set(items) == {"a"}
    assert skipped == 1
