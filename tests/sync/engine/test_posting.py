"""A post with pictures and files in it: all of it, once, seen by nobody before it is whole and its time has come."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from sync.cache.marks import Mark
from sync.engine.events import Problem
from sync.engine.posting import Attachment, Posting
from sync.engine.posting_events import PostHistory, PostVersion
from sync.errors import Gone, NotAllowed, ServerAway, UnusableFile
from sync.models import Audience, NewsItem, is_waiting
from tests.sync.engine.devices import Device, in_loop, until
from tests.sync.engine.fake_intranet import Fault

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from tests.sync.engine.devices import FakeClock
    from tests.sync.engine.fake_intranet import FakeServer

PICTURE = "a" * 32
FILE = "b" * 32
BODY = f'<p>Kijk</p><p><img src="attached:{PICTURE}" alt="De haven"></p><p><a href="attached:{FILE}">Rooster</a></p>'
PIXELS = b"a picture of the harbour"


def posting(device: Device, not_before: datetime | None = None) -> Posting:
    device.engine.posts.keep_attachment(PICTURE, PIXELS)
    picture = Attachment(key=PICTURE, filename="haven.png", content_type="image/png", size=len(PIXELS))
    path = device.file("rooster.txt", b"rooster")
    file = Attachment(key=FILE, filename="rooster.txt", content_type="text/plain", size=7, path=path)
    fields = {"title": "Storm", "body_html": BODY}
    return Posting(fields=fields, audience=Audience.EVERYONE, attachments=(picture, file), not_before=not_before)


def posts(server: FakeServer) -> list[NewsItem]:
    return [item for item in server.items.values() if isinstance(item, NewsItem) and item.title == "Storm"]


def shown(device: Device) -> NewsItem:
    (item,) = [item for item in device.queries.news() if item.title == "Storm"]
    return item


@in_loop
async def test_a_post_stands_there_whole_at_once_and_its_draft_goes_with_that(device: Device) -> None:
    await device.engine.sync_once()
    device.engine.mark(Mark.DRAFT, ["draft:1"], on=True, value="{}")
    device.engine.posts.post(posting(device), "draft:1")
    item = shown(device)
    assert (is_waiting(item.uid), item.audience) == (True, Audience.EVERYONE)
    source = item.body_html.partition('src="')[2].partition('"')[0]
    assert device.queries.picture(source) == PIXELS
    assert not device.queries.marked(Mark.DRAFT)


@in_loop
async def test_all_of_it_arrives_and_what_was_kept_for_it_goes(server: FakeServer, device: Device) -> None:
    await device.engine.sync_once()
    device.engine.posts.post(posting(device))
    await device.engine.sync_once()
    (made,) = posts(server)
    (picture,), (file,) = server.documents("haven.png"), server.documents("rooster.txt")
    assert made.audience is Audience.EVERYONE
    assert f'src="resolveuid/{picture.uid}"' in made.body_html
    assert f'href="resolveuid/{file.uid}"' in made.body_html
    assert server.bodies[picture.uid] == PIXELS
    assert picture.folder_uid == file.folder_uid == made.uid
    assert device.queries.attachment(PICTURE) is None
    assert device.queries.outbox() == []
    assert shown(device).uid == made.uid


@pytest.mark.parametrize("call", ["create", "upload.begin", "upload.piece", "edit", "set_audience"])
@pytest.mark.parametrize("after", [False, True])
@in_loop
async def test_whatever_fails_in_between_nobody_sees_half_of_it(
    server: FakeServer, device: Device, call: str, *, after: bool
) -> None:
    await device.engine.sync_once()
    server.faults[call].append(Fault(ServerAway("cut"), after=after))
    device.engine.posts.post(posting(device))
    with pytest.raises(ServerAway):
        await device.engine.sync_once()
    seen = [item.audience for item in posts(server)]
    assert seen in ([], [Audience.ME]) or (call, after) == ("set_audience", True)
    device.start_engine(server.connected())
    await device.engine.sync_once()
    (made,) = posts(server)
    assert made.audience is Audience.EVERYONE
    assert [len(server.documents(name)) for name in ("haven.png", "rooster.txt")] == [1, 1]
    assert device.queries.outbox() == []


@pytest.mark.parametrize("wished", [Audience.ME, Audience.TEAM])
@in_loop
async def test_what_is_narrowed_before_it_was_sent_is_never_seen_by_everyone(
    server: FakeServer, device: Device, wished: Audience
) -> None:
    await device.engine.sync_once()
    device.engine.posts.post(Posting(fields={"title": "Storm", "body_html": "<p>Kijk</p>"}, audience=Audience.EVERYONE))
    device.engine.posts.give_to(shown(device).uid, wished, "t1" if wished is Audience.TEAM else "")
    assert shown(device).audience is wished
    for call in ("set_audience", "give_to_team"):
        server.faults[call].append(Fault(ServerAway("cut")))
    with suppress(ServerAway):
        await device.engine.sync_once()
    assert [item.audience for item in posts(server)] == [Audience.ME]


@in_loop
async def test_a_file_that_is_refused_keeps_the_post_back_until_a_person_decides(
    server: FakeServer, device: Device
) -> None:
    await device.engine.sync_once()
    server.faults["upload.begin"].append(Fault(NotAllowed("scanned")))
    device.engine.posts.post(posting(device))
    await device.engine.sync_once()
    assert [item.audience for item in posts(server)] == [Audience.ME]
    (failed,) = [entry for entry in device.queries.outbox() if entry.error]
    device.engine.cancel(failed.key)
    await device.engine.sync_once()
    (made,) = posts(server)
    assert made.audience is Audience.EVERYONE
    assert "waiting:" not in made.body_html
    assert device.queries.outbox() == []


@in_loop
async def test_a_post_that_is_discarded_takes_all_with_it(device: Device) -> None:
    await device.engine.sync_once()
    device.engine.posts.post(posting(device))
    device.engine.cancel(device.queries.outbox()[0].key)
    assert [item for item in device.queries.news() if item.title == "Storm"] == []
    assert device.queries.outbox() == []
    assert device.queries.attachment(PICTURE) is None


@in_loop
async def test_a_file_that_is_not_there_is_told_and_the_draft_stays(device: Device, tmp_path: Path) -> None:
    await device.engine.sync_once()
    device.engine.mark(Mark.DRAFT, ["draft:1"], on=True, value="{}")
    gone = Attachment(key=FILE, filename="weg.txt", content_type="text/plain", path=tmp_path / "weg.txt")
    device.engine.posts.post(
        Posting(fields={"title": "Storm", "body_html": ""}, audience=Audience.ME, attachments=(gone,)), "draft:1"
    )
    assert isinstance(device.told(Problem)[-1].error, UnusableFile)
    assert device.queries.marked(Mark.DRAFT).keys() == {"draft:1"}
    assert device.queries.outbox() == []


@in_loop
async def test_a_post_waits_for_its_time(server: FakeServer, device: Device, clock: FakeClock) -> None:
    running = asyncio.ensure_future(device.engine.run())
    when = clock.now() + timedelta(minutes=10)
    device.engine.posts.post(posting(device, not_before=when))
    await until(lambda: [item.audience for item in posts(server)] == [Audience.ME])
    await until(lambda: len(device.queries.outbox()) == 1)
    assert shown(device).audience is Audience.ME
    for _ in range(9):
        clock.advance(60)
        await asyncio.sleep(0)
    assert [item.audience for item in posts(server)] == [Audience.ME]
    clock.advance(61)
    await until(lambda: [item.audience for item in posts(server)] == [Audience.EVERYONE])
    await device.stop(running)


@in_loop
async def test_of_several_wishes_for_whom_it_is_the_last_one_counts(
    server: FakeServer, device: Device, clock: FakeClock
) -> None:
    await device.engine.sync_once()
    device.engine.posts.post(posting(device, not_before=clock.now() + timedelta(days=1)))
    await device.engine.sync_once()
    device.engine.posts.give_to(shown(device).uid, Audience.EVERYONE)
    await device.engine.sync_once()
    assert [item.audience for item in posts(server)] == [Audience.EVERYONE]
    device.engine.posts.give_to(shown(device).uid, Audience.TEAM, "t1")
    assert (shown(device).audience, shown(device).team_uid) == (Audience.TEAM, "t1")
    await device.engine.sync_once()
    (made,) = posts(server)
    assert (made.audience, made.team_uid) == (Audience.TEAM, "t1")


@in_loop
async def test_a_post_is_changed_with_what_is_new_in_it(server: FakeServer, device: Device) -> None:
    await device.engine.sync_once()
    device.engine.posts.post(Posting(fields={"title": "Storm", "body_html": "<p>Kijk</p>"}, audience=Audience.EVERYONE))
    await device.engine.sync_once()
    new = posting(device)
    device.engine.posts.revise(shown(device).uid, {"body_html": "<p>Kijk</p>"}, {"body_html": BODY}, new.attachments)
    await device.engine.sync_once()
    (made,), (picture,) = posts(server), server.documents("haven.png")
    assert f'src="resolveuid/{picture.uid}"' in made.body_html


@in_loop
async def test_what_a_post_was_is_listed_and_given(server: FakeServer, device: Device) -> None:
    await device.engine.sync_once()
    device.engine.posts.ask_history("n1")
    await until(lambda: device.told(PostHistory))
    device.engine.posts.ask_version("n1", 0)
    await until(lambda: device.told(PostVersion))
    assert device.told(PostVersion)[0].item == server.items["n1"]
    device.engine.posts.ask_version("t1", 0)
    await until(lambda: device.told(Problem))
    assert isinstance(device.told(Problem)[0].error, Gone)
