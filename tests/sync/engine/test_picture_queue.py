"""Pictures are there when they are looked at, offline too, and a broken one is nobody's burden."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

from sync.cache.marks import Mark
from sync.engine.events import PicturesReady
from sync.engine.picture_queue import ARTICLES_WITH_PICTURES
from sync.errors import Gone, ServerAway, ServerFault
from sync.models import Picture, Scale
from tests.sync.cache.made import WHEN, news, person
from tests.sync.engine.devices import Device, in_loop, until

if TYPE_CHECKING:
    from tests.sync.engine.fake_intranet import FakeServer

ROOT = "https://intranet.example.org"


def urls(*names: str) -> list[str]:
    return [f"{ROOT}/{name}.png" for name in names]


def offer(server: FakeServer, *names: str) -> list[str]:
    offered = urls(*names)
    server.pictures.update({url: url.encode() for url in offered})
    return offered


def picture(name: str) -> Picture:
    sizes = ((64, "icon"), (128, "small"), (800, "large"), (1600, "huge"))
    return Picture(scales=tuple(Scale(url=f"{ROOT}/{name}-{word}.png", width=width, height=1) for width, word in sizes))


def ready(device: Device) -> set[str]:
    return {url for event in device.told(PicturesReady) for url in event.urls}


@in_loop
async def test_a_picture_that_is_wanted_is_fetched_once_and_told(server: FakeServer, device: Device) -> None:
    wanted = offer(server, "a", "b")
    device.engine.want_pictures([*wanted, *wanted])
    device.engine.want_pictures(wanted)
    await device.engine._pictures.drain()
    assert server.count("picture") == 2
    assert device.queries.picture(wanted[0]) == wanted[0].encode()
    assert [event.urls for event in device.told(PicturesReady)] == [frozenset(wanted)], "told together"
    device.engine.want_pictures(wanted)
    assert len(device.told(PicturesReady)) == 2, "what is here is told at once"
    assert server.count("picture") == 2


@in_loop
async def test_pictures_are_told_without_waiting_for_a_slow_one(server: FakeServer, device: Device) -> None:
    quick, slow = offer(server, "quick", "slow")
    gate = server.hold(slow)
    device.engine.want_pictures([slow, quick])
    await until(lambda: ready(device) == {quick})
    gate.set()
    await until(lambda: ready(device) == {quick, slow})


@in_loop
async def test_a_picture_that_cannot_be_had_is_not_asked_for_in_a_loop(server: FakeServer, device: Device) -> None:
    broken = urls("gone", "faulty")
    server.broken[broken[1]] = ServerFault()
    (good,) = offer(server, "good")
    for _ in range(3):
        device.engine.want_pictures([*broken, good])
        await device.engine._pictures.drain()
    assert server.count("picture") == 3
    assert ready(device) == {good}


@in_loop
async def test_pictures_wanted_offline_come_when_the_server_is_there_again(server: FakeServer, device: Device) -> None:
    wanted = offer(server, *"abcdefgh")
    server.away = ServerAway()
    for _ in range(5):
        device.engine.want_pictures(wanted)
        await device.engine._pictures.drain()
    assert server.count("picture") <= 4, "no more than were under way at once"
    server.away = None
    await device.engine.sync_once()
    assert ready(device) == set(wanted)


@in_loop
async def test_one_picture_that_always_breaks_the_line_does_not_keep_the_others(
    server: FakeServer, device: Device
) -> None:
    bad, good = offer(server, "bad", "good")
    server.broken[bad] = ServerAway()
    gate = server.hold(good)
    device.engine.want_pictures([bad, good])
    await server.reached[good].wait()
    gate.set()
    for _ in range(5):
        await device.engine.sync_once()
    assert ready(device) == {good}
    assert server.count(bad) == 3


@in_loop
async def test_what_a_screen_shows_comes_before_what_may_be_wanted_later(server: FakeServer, device: Device) -> None:
    later = offer(server, *"abcdefghij")
    (now,) = offer(server, "now")
    device.engine._pictures.want_ahead(later)
    device.engine.want_pictures([now])
    await device.engine._pictures.drain()
    assert [call for call in server.calls if call != "picture"].index(now) < 5
    assert ready(device) == {*later, now}


@in_loop
async def test_after_the_first_sync_portraits_and_the_pictures_of_news_are_there_for_reading_offline(
    server: FakeServer, device: Device
) -> None:
    inside = offer(server, "inside")[0]
    server.put(
        person("p8", portrait=picture("p8")),
        news("n8", picture=picture("n8"), body_html=f'<p><img src="{inside}" alt=""></p>'),
    )
    offer(server, "p8-small", "n8-large")
    await device.engine.sync_once()
    assert ready(device) == {*urls("p8-small", "n8-large"), inside}


@in_loop
async def test_only_the_newest_articles_are_fetched_ahead(server: FakeServer, device: Device) -> None:
    count = ARTICLES_WITH_PICTURES + 10
    for number in range(count):
        server.put(news(f"a{number}", picture=picture(f"a{number}"), published=WHEN + timedelta(hours=number)))
        offer(server, f"a{number}-large")
    await device.engine.sync_once()
    assert ready(device) == set(urls(*(f"a{number}-large" for number in range(10, count))))


@in_loop
async def test_a_picture_of_what_arrives_later_comes_with_it(server: FakeServer, device: Device) -> None:
    await device.engine.sync_once()
    server.put(person("p8", portrait=picture("p8")))
    offer(server, "p8-small")
    await device.engine._sync()
    await device.engine._pictures.drain()
    assert ready(device) == set(urls("p8-small"))


@in_loop
async def test_pictures_that_a_killed_run_did_not_get_come_in_the_next(server: FakeServer, device: Device) -> None:
    server.put(person("p8", portrait=picture("p8")))
    server.broken["picture"] = ServerAway()
    await device.engine.sync_once()
    del server.broken["picture"]
    offer(server, "p8-small")
    device.start_engine(server.connected())
    await device.engine.sync_once()
    assert ready(device) == set(urls("p8-small"))


@in_loop
async def test_pictures_that_nothing_shows_any_more_are_forgotten(server: FakeServer, device: Device) -> None:
    (old,) = offer(server, "old")
    device.store.save_picture(old, b"old")
    await device.engine.sync_once()
    assert device.queries.picture(old) is None


@in_loop
async def test_stopping_leaves_nothing_under_way(server: FakeServer, device: Device) -> None:
    server.hold("picture")
    server.fail("picture", Gone())
    device.engine.want_pictures(offer(server, "a"))
    await server.reached["picture"].wait()
    await device.engine.aclose()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    assert not others
    assert device.intranet.closed


@in_loop
async def test_what_is_saved_for_later_has_its_pictures_at_once(server: FakeServer, device: Device) -> None:
    for number in range(ARTICLES_WITH_PICTURES + 1):
        server.put(news(f"a{number}", picture=picture(f"a{number}"), published=WHEN + timedelta(hours=number)))
        offer(server, f"a{number}-large")
    await device.engine.sync_once()
    (oldest,) = urls("a0-large")
    assert oldest not in ready(device)

    device.engine.mark(Mark.SAVED, ["a0"], on=True)
    await device.engine._pictures.drain()

    assert oldest in ready(device)
