"""What people say goes up once, also when they change it meanwhile; likes and responses hold whatever gets lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sync.cache.commands import AddComment
from sync.errors import ServerAway
from sync.models import Comment, ResponseKind
from tests.sync.cache.made import news
from tests.sync.engine.devices import Device, in_loop

if TYPE_CHECKING:
    from tests.sync.engine.fake_intranet import FakeServer


async def a_synced(device: Device) -> Device:
    await device.engine.sync_once()
    return device


def waiting_comment(device: Device) -> AddComment:
    (entry,) = device.store.outbox()
    assert isinstance(entry.command, AddComment)
    return entry.command


@pytest.mark.parametrize("arrived", [True, False])
@in_loop
async def test_a_comment_that_is_changed_while_nobody_knows_whether_it_arrived_is_said_once(
    server: FakeServer, device: Device, arrived: bool
) -> None:
    await a_synced(device)
    before = set(server.items)
    device.engine.intake.comment("n1", "Typefout")
    server.fail("add_comment", ServerAway(), after=arrived)
    with pytest.raises(ServerAway):
        await device.engine.sync_once()
    device.engine.intake.change(replace(waiting_comment(device), text="Verbeterd"))
    device.engine.intake.change(replace(waiting_comment(device), text="Nog beter"))
    assert [one.text for one in device.queries.comments("n1") if one.text.startswith("N")] == ["Nog beter"]
    await device.engine.sync_once()
    made = [server.items[uid] for uid in set(server.items) - before]
    assert [one.text for one in made if isinstance(one, Comment)] == ["Nog beter"]
    assert device.queries.outbox() == []


@in_loop
async def test_what_was_not_tried_yet_is_changed_without_a_look(server: FakeServer, device: Device) -> None:
    await a_synced(device)
    device.engine.intake.comment("n1", "Typefout")
    device.engine.intake.change(replace(waiting_comment(device), text="Goed"))
    assert waiting_comment(device).was == ""
    server.calls.clear()
    await device.engine.sync_once()
    assert len(server.comments("Goed")) == 1
    assert server.comments("Typefout") == []


@pytest.mark.parametrize("after", [True, False])
@in_loop
async def test_a_like_counts_once_whatever_is_lost(server: FakeServer, device: Device, after: bool) -> None:
    server.put(news("n1", likes_open=True, likes=4))
    await a_synced(device)
    device.engine.intake.like("n1", liked=True)
    shown = device.queries.news_item("n1")
    assert shown is not None
    assert (shown.liked, shown.likes) == (True, 5)
    server.fail("like", ServerAway(), after=after)
    with pytest.raises(ServerAway):
        await device.engine.sync_once()
    await device.engine.sync_once()
    shown = device.queries.news_item("n1")
    assert shown is not None
    assert (shown.liked, shown.likes) == (True, 5)
    device.engine.intake.like("n1", liked=False)
    await device.engine.sync_once()
    shown = device.queries.news_item("n1")
    assert shown is not None
    assert (shown.liked, shown.likes) == (False, 4)


@pytest.mark.parametrize("kind", list(ResponseKind))
@in_loop
async def test_a_response_stands_at_once_and_is_taken_back(
    server: FakeServer, device: Device, kind: ResponseKind
) -> None:
    await a_synced(device)
    for said in (True, False, True):
        device.engine.intake.respond("n1", kind, said=said)
        assert [one.said for one in device.queries.responses("n1")] == [said]
        await device.engine.sync_once()
        assert [one.said for one in device.queries.responses("n1")] == [said]
    assert device.queries.outbox() == []
    assert len([uid for uid in server.items if uid.startswith(f"n1.{kind}")]) == 1
