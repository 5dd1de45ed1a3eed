"""Files of a post are documents of that post, and of no team's list."""

from __future__ import annotations

from contextlib import aclosing
from typing import TYPE_CHECKING

from sync.models import Document, NewsItem
from sync.server import Upload
from tests.plone_server import FOLDER
from tests.sync.plone.connecting import using
from tests.sync.plone.test_intranet import everything

if TYPE_CHECKING:
    from pathlib import Path

    from sync.models import Item
    from sync.plone.intranet import PloneIntranet
    from tests.plone_server import Site


def one(items: dict[str, Item], url: str) -> Item:
    (found,) = (item for item in items.values() if item.url.endswith(url))
    return found


def test_files_of_posts_come_with_the_post_they_belong_to(site: Site) -> None:
    me = site.somebody()
    team = site.team(me)
    in_team, in_news = me.create(team, "News Item", "week"), me.create("/news", "News Item", site.name("week"))
    files = [me.create_file(post, "film.mp4", b"beelden") for post in (in_team, in_news)]
    picture = me.create_file(in_team, "foto.png", b"beeld", "Image")
    shared = me.create_file(me.create(team, FOLDER, "map"), "plan.txt", b"plan")

    async def work(intranet: PloneIntranet) -> tuple[dict[str, Item], set[str], int, int]:
        first, cursor = await everything(intranet)
        inventory = await intranet.inventory()
        return first, set(inventory.kinds), (await intranet.poll(cursor)).total, len(inventory.kinds)

    first, listed, total, counted = using(site, me, work)
    assert listed == set(first)
    assert total == counted
    for post, film in zip((in_team, in_news), files, strict=True):
        message, document = one(first, post), one(first, film)
        assert isinstance(message, NewsItem)
        assert isinstance(document, Document)
        assert (document.team_uid, document.folder_uid) == ("", message.uid)
    drawn, plan = one(first, picture), one(first, shared)
    assert isinstance(drawn, Document)
    assert (drawn.team_uid, drawn.folder_uid) == ("", one(first, in_team).uid)
    assert isinstance(plan, Document)
    assert plan.team_uid


def test_a_file_that_is_put_into_an_old_post_is_known_as_its_own_after_a_restart(site: Site) -> None:
    me = site.somebody()
    post = me.create(site.team(me), "News Item", "oud")
    before, cursor = using(site, me, everything)
    film = me.create_file(post, "film.mp4", b"beelden")

    async def again(intranet: PloneIntranet) -> tuple[dict[str, Item], str]:
        return await everything(intranet, cursor)

    after, _ = using(site, me, again)
    document = one(after, film)
    assert isinstance(document, Document)
    assert (document.team_uid, document.folder_uid) == ("", one(before, post).uid)


def test_a_file_sent_into_a_post_is_its_own_and_any_part_of_it_can_be_had(site: Site, tmp_path: Path) -> None:
    me = site.somebody()
    post = me.create(site.team(me), "News Item", "nieuw")
    body = bytes(range(256)) * 2000
    path = tmp_path / "weekbericht.mp4"
    path.write_bytes(body)

    async def work(intranet: PloneIntranet) -> tuple[Document, int, int | None, bytes, int]:
        upload = Upload(
            key="k",
            path=path,
            folder_url=site.url + post,
            filename=path.name,
            content_type="video/mp4",
            size=len(body),
        )
        sent = await intranet.upload(upload, lambda _done, _total: None, lambda _url: None)
        before = intranet.traffic.received
        download = await intranet.download(sent, 1000, 5000)
        async with aclosing(download.chunks) as chunks:
            part = b"".join([chunk async for chunk in chunks])
        return sent, download.offset, download.size, part, intranet.traffic.received - before

    sent, offset, size, part, received = using(site, me, work)
    assert (sent.team_uid, sent.filename, sent.content_type) == ("", "weekbericht.mp4", "video/mp4")
    assert sent.folder_uid == me.http.get(post).json()["UID"]
    assert (offset, size, part) == (1000, len(body), body[1000:6000])
    assert received == 5000


def test_a_file_that_is_shared_out_of_a_post_that_is_not_stops_nothing(site: Site) -> None:
    author, mate = site.somebody(), site.somebody()
    post = author.create(f"/personal/{author.username}", "News Item", site.name("kladje-"))
    file = author.create_file(post, "rooster.txt", b"rooster")
    rights = {"id": mate.username, "type": "user", "roles": {"Reader": True}}
    author.http.post(f"{file}/@sharing", json={"entries": [rights]}).raise_for_status()
    assert (mate.status(post), mate.status(file)) == (401, 200)

    async def work(intranet: PloneIntranet) -> set[str]:
        cursors = [batch.cursor async for batch in intranet.changes(None)]
        (*_, cursor) = cursors
        author.http.patch(file, json={"title": "Rooster van december"}).raise_for_status()
        return {item.url async for batch in intranet.changes(cursor) for item in batch.items}

    assert f"{site.url}{file}" not in using(site, mate, work)
