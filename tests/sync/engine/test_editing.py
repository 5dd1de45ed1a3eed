"""What a person changes is shown at once, sent once, merged where that is safe and asked about where it is not."""

from __future__ import annotations

import asyncio
import base64
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from sync.cache.commands import CreateItem, EditItem, decode, encode, item_id_of
from sync.engine.events import Problem
from sync.errors import Conflict, Gone, NotAllowed, ServerFault
from sync.models import Audience, Kind, Person, is_waiting
from tests.sync.cache.made import person, picture
from tests.sync.engine.devices import Device, idle, in_loop, until

if TYPE_CHECKING:
    from pathlib import Path

    from sync.engine.resolving import Which
    from sync.models import Fields
    from tests.sync.engine.devices import FakeClock
    from tests.sync.engine.fake_intranet import FakeServer

JPEG = b"\xff\xd8\xff not really"
PHOTO = f"data:image/jpeg;base64,{base64.b64encode(JPEG).decode()}"


async def a_synced(device: Device) -> Device:
    await device.engine.sync_once()
    device.events.clear()
    return device


def shown(device: Device, uid: str = "p1") -> Person:
    found = device.queries.person(uid)
    assert found is not None
    return found


def there(server: FakeServer, uid: str = "p1") -> Person:
    found = server.items[uid]
    assert isinstance(found, Person)
    return found


def edit(device: Device, uid: str = "p1", base: dict[str, Any] | None = None, **changes: Any) -> str:
    known = {name: getattr(shown(device, uid), name) for name in changes}
    device.engine.intake.edit(uid, base or known, changes)
    return device.store.outbox()[-1].key


def test_commands_are_kept_as_they_were() -> None:
    base: Fields = {"room": "", "knowledge_areas": ()}
    changes: Fields = {"knowledge_areas": ("a", "b")}
    changed = EditItem(key="k", uid="p1", base=base, changes=changes)
    made = CreateItem(key="k", kind=Kind.PEOPLE, fields={"ambassador": True}, item_id="i", audience=Audience.EVERYONE)
    assert decode(encode(changed)) == changed
    assert decode(encode(made)) == made
    assert isinstance(decode(encode(made)), CreateItem)


def test_what_is_made_has_the_same_id_however_often_it_is_sent() -> None:
    assert item_id_of("0123456789abcdef", "Jelle & C\u00e9line!") == "jelle-celine-0123456789ab"
    assert item_id_of("0123456789abcdef", "\u6f22\u5b57") == "item-0123456789ab"


@in_loop
async def test_a_change_is_shown_at_once_and_then_sent(server: FakeServer, device: Device) -> None:
    await a_synced(device)
    edit(device, room="1.04", knowledge_areas=("paspoorten",))
    assert (shown(device).room, shown(device).knowledge_areas) == ("1.04", ("paspoorten",))
    assert there(server).room == ""
    await device.engine.sync_once()
    assert (there(server).room, there(server).knowledge_areas) == ("1.04", ("paspoorten",))
    assert device.queries.outbox() == []
    assert server.count("edit") == 1


@in_loop
async def test_a_pull_does_not_undo_what_waits(server: FakeServer, device: Device) -> None:
    await a_synced(device)
    edit(device, room="1.04")
    server.fail("item", *[ServerFault()] * 5)
    server.put(replace(person("p1"), function="Adviseur"))
    with pytest.raises(ServerFault):
        await device.engine.sync_once()
    assert (shown(device).room, shown(device).function) == ("1.04", "Adviseur")
    assert device.store.covered("p1") == there(server)


@in_loop
async def test_two_devices_that_change_different_fields_both_get_their_way(
    server: FakeServer, device: Device, tmp_path: Path, clock: FakeClock
) -> None:
    other = Device(server.connected(), tmp_path / "other", clock)
    await a_synced(device)
    await a_synced(other)
    edit(device, room="1.04")
    edit(other, mobile="06 12345678")
    await device.engine.sync_once()
    await other.engine.sync_once()
    await device.engine.sync_once()
    assert (there(server).room, there(server).mobile) == ("1.04", "06 12345678")
    assert shown(device) == shown(other) == there(server)
    other.close()


@in_loop
@pytest.mark.parametrize(("choice", "kept"), [("mine", "1.04"), ("theirs", "3.03")])
async def test_the_same_field_is_asked_about_and_both_are_kept_until_then(
    server: FakeServer, device: Device, choice: Which, kept: str
) -> None:
    await a_synced(device)
    key = edit(device, room="1.04", mobile="06 12345678")
    server.put(replace(there(server), room="3.03"))
    await device.engine.sync_once()
    (entry,) = device.queries.outbox()
    assert isinstance(entry.error, Conflict)
    assert entry.error.facts == {"fields": "room"}
    assert shown(device).room == there(server).room == "3.03"
    assert isinstance(entry.command, EditItem)
    assert entry.command.changes["room"] == "1.04"
    device.engine.intake.resolve(key, {"room": choice})
    assert shown(device).room == kept
    await device.engine.sync_once()
    assert (there(server).room, there(server).mobile) == (kept, "06 12345678")
    assert device.queries.outbox() == []


@in_loop
async def test_what_was_chosen_is_sent_at_once(server: FakeServer, device: Device) -> None:
    running = asyncio.get_running_loop().create_task(device.engine.run())
    await until(lambda: device.queries.person("p1") is not None)
    key = edit(device, room="1.04")
    server.put(replace(there(server), room="3.03"))
    await until(lambda: device.queries.outbox()[0].error)
    await idle()  # and the round that met the conflict has ended
    device.engine.intake.resolve(key, {"room": "mine"})
    await until(lambda: there(server).room == "1.04")
    await device.stop(running)


@in_loop
async def test_choosing_theirs_alone_leaves_nothing_to_send(server: FakeServer, device: Device) -> None:
    await a_synced(device)
    key = edit(device, room="1.04")
    server.put(replace(there(server), room="3.03"))
    await device.engine.sync_once()
    device.engine.intake.resolve(key, {"room": "theirs"})
    assert device.queries.outbox() == []
    assert server.count("edit") == 0


@in_loop
async def test_a_change_upon_a_change_is_sent_after_it(server: FakeServer, device: Device) -> None:
    await a_synced(device)
    edit(device, room="1.04")
    edit(device, room="1.05")
    server.fail("item", ServerFault())
    with pytest.raises(ServerFault):
        await device.engine.sync_once()
    assert server.count("edit") == 0
    await device.engine.sync_once()
    assert there(server).room == "1.05"
    assert device.queries.outbox() == []


@in_loop
async def test_a_change_whose_answer_was_lost_is_not_made_twice(server: FakeServer, device: Device) -> None:
    await a_synced(device)
    edit(device, room="1.04")
    server.fail("edit", ServerFault(), after=True)
    with pytest.raises(ServerFault):
        await device.engine.sync_once()
    await device.engine.sync_once()
    assert server.count("edit") == 1
    assert (there(server).room, device.queries.outbox()) == ("1.04", [])


@in_loop
async def test_what_fails_for_good_is_taken_back_kept_and_can_be_tried_again(
    server: FakeServer, device: Device
) -> None:
    await a_synced(device)
    server.fail("edit", NotAllowed())
    key = edit(device, room="1.04")
    await device.engine.sync_once()
    assert shown(device).room == ""
    assert isinstance(device.queries.outbox()[0].error, NotAllowed)
    device.engine.retry(key)
    assert shown(device).room == "1.04"
    await device.engine.sync_once()
    assert there(server).room == "1.04"


@in_loop
async def test_a_change_that_is_discarded_was_never_there(server: FakeServer, device: Device) -> None:
    await a_synced(device)
    edit(device, room="1.04")
    edit(device, mobile="06 12345678")
    device.engine.cancel(device.store.outbox()[0].key)
    assert (shown(device).room, shown(device).mobile) == ("", "06 12345678")
    await device.engine.sync_once()
    assert (there(server).room, there(server).mobile) == ("", "06 12345678")


@in_loop
async def test_a_change_of_somebody_who_left_is_told(server: FakeServer, device: Device) -> None:
    await a_synced(device)
    edit(device, room="1.04")
    server.vanish("p1")
    await device.engine.sync_once()
    assert device.queries.person("p1") is None
    assert isinstance(device.queries.outbox()[0].error, Gone)


@in_loop
async def test_what_waits_outlives_the_program_and_is_still_shown(server: FakeServer, device: Device) -> None:
    await a_synced(device)
    edit(device, room="1.04")
    device.start_engine(server.connected())
    assert shown(device).room == "1.04"
    await device.engine.sync_once()
    assert there(server).room == "1.04"


@in_loop
async def test_a_photo_is_shown_before_it_is_sent(server: FakeServer, device: Device) -> None:
    await a_synced(device)
    edit(device, base={"portrait": ""}, portrait=PHOTO)
    waiting = shown(device).portrait
    assert waiting is not None
    assert device.queries.picture(waiting.scales[0].url) == JPEG
    await device.engine.sync_once()
    assert shown(device).portrait == there(server).portrait
    edit(device, base={"portrait": there(server).portrait.scales[0].url}, portrait="")  # type: ignore[union-attr]
    assert shown(device).portrait is None
    await device.engine.sync_once()
    assert there(server).portrait is None


@in_loop
async def test_a_photo_whose_answer_was_lost_is_known_again_and_not_asked_about(
    server: FakeServer, device: Device
) -> None:
    await a_synced(device)
    edit(device, base={"portrait": ""}, portrait=PHOTO)
    server.fail("edit", ServerFault(), after=True)
    with pytest.raises(ServerFault):
        await device.engine.sync_once()
    await device.engine.sync_once()
    assert (server.count("edit"), device.queries.outbox()) == (1, [])
    assert shown(device).portrait == there(server).portrait


@in_loop
async def test_a_photo_chosen_on_two_devices_is_asked_about(server: FakeServer, device: Device) -> None:
    await a_synced(device)
    edit(device, base={"portrait": ""}, portrait=PHOTO)
    server.put(replace(there(server), portrait=picture()))
    await device.engine.sync_once()
    assert isinstance(device.queries.outbox()[0].error, Conflict)
    assert shown(device).portrait == picture()


@in_loop
async def test_a_profile_is_made_and_what_was_changed_meanwhile_follows(server: FakeServer, device: Device) -> None:
    await a_synced(device)
    device.engine.intake.create(
        Kind.PEOPLE, {"first_name": "Jelle", "last_name": "Ytsma", "knowledge_areas": ("balie",)}
    )
    waiting = device.queries.person_by_username("jelle")
    assert waiting is not None
    assert is_waiting(waiting.uid)
    edit(device, waiting.uid, works_today_at="Sneek (2026-11-23)")
    server.fail("create", ServerFault(), after=True)
    with pytest.raises(ServerFault):
        await device.engine.sync_once()
    await device.engine.sync_once()
    made = device.queries.person_by_username("jelle")
    assert made is not None
    assert not is_waiting(made.uid)
    assert made == there(server, made.uid)
    assert (made.name, made.works_today_at) == ("Jelle Ytsma", "Sneek (2026-11-23)")
    assert device.queries.outbox() == []
    assert [item for item in server.items.values() if isinstance(item, Person) and item.username == "jelle"] == [made]


@in_loop
async def test_what_is_said_of_something_that_has_just_arrived_by_its_old_name_is_not_lost(
    server: FakeServer, device: Device
) -> None:
    await a_synced(device)
    waiting = device.engine.intake.create(Kind.PEOPLE, {"first_name": "Jelle", "last_name": "", "username": "jelle"})
    await device.engine.sync_once()
    device.engine.intake.edit(waiting, {"room": ""}, {"room": "0.01"})
    await device.engine.sync_once()
    (made,) = (one for one in server.items.values() if isinstance(one, Person) and one.username == "jelle")
    assert made.room == "0.01"
    assert device.told(Problem) == []
