"""What a person gives is carried out exactly once, or stays to be looked at."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from sync.engine import outbox
from sync.engine.events import Changed, Problem, SyncState, Transfer, TransferStatus
from sync.errors import (
    BadAnswer,
    DiskFull,
    Gone,
    NotAllowed,
    Refused,
    ServerAway,
    ServerFault,
    SessionExpired,
    UnusableFile,
)
from sync.models import Kind, is_waiting
from tests.sharing import shared_together
from tests.sync.cache.made import news
from tests.sync.engine.devices import Device, idle, in_loop, until

if TYPE_CHECKING:
    from sync.errors import MienskipError
    from tests.sync.engine.devices import FakeClock
    from tests.sync.engine.fake_intranet import FakeServer

BODY = b"rooster van maandag"


def shown(device: Device) -> list[str]:
    return sorted(one.filename for one in device.queries.documents("t1"))


async def a_synced(device: Device) -> Device:
    await device.engine.sync_once()
    device.events.clear()
    return device


def give_upload(device: Device, name: str = "rooster.txt", body: bytes = BODY) -> str:
    device.engine.intake.share(shared_together([device.file(name, body)], "t1"))
    return next(entry.key for entry in reversed(device.store.outbox()))


@in_loop
async def test_a_file_stands_in_the_folder_at_once_and_then_arrives(server: FakeServer, device: Device) -> None:
    await a_synced(device)
    give_upload(device)
    assert [is_waiting(one.uid) for one in device.queries.documents("t1") if one.filename == "rooster.txt"] == [True]
    assert device.told(SyncState)[-1].waiting == 1
    await device.engine.sync_once()
    (made,) = server.documents("rooster.txt")
    assert server.bodies[made.uid] == BODY
    assert device.queries.document(made.uid) == made
    assert shown(device).count("rooster.txt") == 1
    assert device.queries.outbox() == []
    done = device.told(Transfer)[-1]
    assert (done.status, done.document_uid) == (TransferStatus.DONE, made.uid)
    assert device.told(SyncState)[-1].waiting == 0


@in_loop
async def test_what_waits_outlives_the_program(server: FakeServer, device: Device) -> None:
    await a_synced(device)
    give_upload(device)
    device.engine.intake.comment("n1", "Mooi gedaan")
    device.start_engine(server.connected())
    await device.engine.sync_once()
    assert device.queries.outbox() == []
    assert len(server.documents("rooster.txt")) == len(server.comments("Mooi gedaan")) == 1


@in_loop
async def test_what_is_given_before_the_first_contact_bears_the_persons_name(
    server: FakeServer, device: Device
) -> None:
    await a_synced(device)
    device.start_engine(server.connected())
    device.engine.intake.comment("n1", "Mooi gedaan")
    assert [one.author for one in device.queries.comments("n1") if is_waiting(one.uid)] == ["jelle"]


@pytest.mark.parametrize("killed", [False, True])
@pytest.mark.parametrize("piece", range(1, 5))
@in_loop
async def test_an_upload_whose_answer_was_lost_arrives_once(
    server: FakeServer, device: Device, piece: int, killed: bool
) -> None:
    await a_synced(device)
    give_upload(device)
    server.fail("upload.piece", *[None] * (piece - 1), ServerAway(), after=True)
    with pytest.raises(ServerAway):
        await device.engine.sync_once()
    if killed:
        device.start_engine(server.connected())
    await device.engine.sync_once()
    (made,) = server.documents("rooster.txt")
    assert server.bodies[made.uid] == BODY
    assert shown(device).count("rooster.txt") == 1
    assert server.count("upload.begin") == 1, "it goes on where it was"


@in_loop
async def test_an_arrived_upload_is_recognised_although_the_file_was_thrown_away_meanwhile(
    server: FakeServer, device: Device
) -> None:
    await a_synced(device)
    give_upload(device)
    server.fail("upload.piece", None, None, None, ServerAway(), after=True)
    with pytest.raises(ServerAway):
        await device.engine.sync_once()
    (device.folder / "files" / "rooster.txt").unlink()
    await device.engine.sync_once()
    assert device.queries.outbox() == []
    assert len(server.documents("rooster.txt")) == 1


@in_loop
async def test_an_upload_that_expired_on_the_server_begins_anew(server: FakeServer, device: Device) -> None:
    await a_synced(device)
    give_upload(device)
    server.fail("upload.piece", None, ServerAway())
    with pytest.raises(ServerAway):
        await device.engine.sync_once()
    server.unfinished.clear()
    await device.engine.sync_once()
    (made,) = server.documents("rooster.txt")
    assert server.bodies[made.uid] == BODY


@in_loop
async def test_the_same_file_given_twice_arrives_twice_also_when_an_answer_is_lost(
    server: FakeServer, device: Device
) -> None:
    await a_synced(device)
    give_upload(device)
    give_upload(device)
    server.fail("upload.piece", *[None] * 4, ServerAway())
    with pytest.raises(ServerAway):
        await device.engine.sync_once()
    server.unfinished.clear()
    await device.engine.sync_once()
    assert len(server.documents("rooster.txt")) == 2


@in_loop
async def test_a_file_of_that_name_that_was_there_long_before_is_not_taken_for_the_upload(
    server: FakeServer, device: Device
) -> None:
    await a_synced(device)
    give_upload(device)
    server.fail("upload.piece", ServerAway())
    with pytest.raises(ServerAway):
        await device.engine.sync_once()
    server.unfinished.clear()
    early = device.store.outbox()[0].created.replace(year=2025)
    old = server.add_document("old", BODY, author="jelle", created=early)
    server.put(replace(old, filename="rooster.txt"))
    await device.engine.sync_once()
    assert len(server.documents("rooster.txt")) == 2


@pytest.mark.parametrize("killed", [False, True])
@pytest.mark.parametrize("after", [False, True], ids=["not carried out", "carried out"])
@in_loop
async def test_a_comment_whose_answer_was_lost_is_said_once(
    server: FakeServer, device: Device, after: bool, killed: bool
) -> None:
    await a_synced(device)
    device.engine.intake.comment("n1", "Mooi gedaan")
    server.fail("add_comment", ServerAway(), after=after)
    with pytest.raises(ServerAway):
        await device.engine.sync_once()
    if killed:
        device.start_engine(server.connected())
    await device.engine.sync_once()
    (said,) = server.comments("Mooi gedaan")
    assert [one for one in device.queries.comments("n1") if one.text == "Mooi gedaan"] == [said]


@in_loop
async def test_the_same_words_said_again_are_said_again_also_when_an_answer_is_lost(
    server: FakeServer, device: Device
) -> None:
    await a_synced(device)
    device.engine.intake.comment("n1", "Dank!")
    await device.engine.sync_once()
    device.engine.intake.comment("n1", "Dank!")
    server.fail("add_comment", ServerAway())
    with pytest.raises(ServerAway):
        await device.engine.sync_once()
    await device.engine.sync_once()
    assert len(server.comments("Dank!")) == 2
    assert len([one for one in device.queries.comments("n1") if one.text == "Dank!"]) == 2


@in_loop
async def test_a_comment_that_cannot_be_seen_yet_leaves_the_outbox_all_the_same(
    server: FakeServer, device: Device
) -> None:
    await a_synced(device)
    device.engine.intake.comment("n1", "Mooi gedaan")
    server.moderates = True
    await device.engine.sync_once()
    assert device.queries.outbox() == []
    assert len(server.comments("Mooi gedaan")) == 1


@in_loop
async def test_small_things_go_before_large_ones(server: FakeServer, device: Device) -> None:
    await a_synced(device)
    give_upload(device, "groot.txt", BODY * 100)
    give_upload(device, "klein.txt", b"x")
    device.engine.intake.comment("n1", "hoi")
    server.calls.clear()
    await device.engine.sync_once()
    done = [one.title for one in device.told(Transfer) if one.status is TransferStatus.DONE]
    assert done == ["klein.txt", "groot.txt"]
    assert server.calls.index("add_comment") < server.calls.index("upload.begin")


@in_loop
async def test_a_very_large_file_keeps_neither_a_comment_nor_the_news_waiting(
    server: FakeServer, device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "LARGE", 1000)
    await a_synced(device)
    running = asyncio.get_running_loop().create_task(device.engine.run())
    gate = server.hold("upload.piece")
    give_upload(device, "film.mp4", BODY * 100)
    await server.reached["upload.piece"].wait()
    server.put(news("n7"))
    device.engine.intake.comment("n1", "hoi")
    await until(lambda: server.comments("hoi") and device.queries.news_item("n7"))
    assert server.documents("film.mp4") == []
    gate.set()
    await until(lambda: server.documents("film.mp4") and not device.store.outbox())
    await device.stop(running)


@in_loop
async def test_a_large_file_that_breaks_off_goes_on_soon_by_itself(
    server: FakeServer, device: Device, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "LARGE", 1000)
    await a_synced(device)
    device.engine.set_active(False)
    running = asyncio.get_running_loop().create_task(device.engine.run())
    server.fail("upload.piece", None, ServerAway())
    give_upload(device, "film.mp4", BODY * 100)
    await until(lambda: server.count("upload.piece") == 2)
    await idle()
    assert clock.next_timer() == 5
    clock.advance(5)
    await until(lambda: server.documents("film.mp4"))
    assert server.count("upload.begin") == 1
    await device.stop(running)


@pytest.mark.parametrize(
    "error", [NotAllowed(), Refused(reason="te groot"), Gone()], ids=lambda one: type(one).__name__
)
@in_loop
async def test_what_is_refused_for_good_stays_with_its_reason_and_can_be_retried(
    server: FakeServer, device: Device, error: MienskipError
) -> None:
    await a_synced(device)
    key = give_upload(device)
    server.fail("upload.begin", error)
    await device.engine.sync_once()
    (entry,) = device.queries.outbox()
    assert type(entry.error) is type(error)
    assert entry.error is not None
    assert entry.error.facts == error.facts
    assert device.told(Transfer)[-1].status is TransferStatus.FAILED
    assert (device.told(SyncState)[-1].waiting, device.told(SyncState)[-1].failed) == (0, 1)
    await device.engine.sync_once()
    assert server.count("upload.begin") == 1, "nobody asked for another try"
    device.engine.retry(key)
    await device.engine.sync_once()
    assert len(server.documents("rooster.txt")) == 1


@in_loop
async def test_a_comment_that_fails_is_told_so_that_it_is_shown_as_failed(server: FakeServer, device: Device) -> None:
    await a_synced(device)
    device.engine.intake.comment("n1", "hoi")
    (entry,) = device.store.outbox()
    server.fail("add_comment", NotAllowed())
    device.events.clear()
    await device.engine.sync_once()
    assert Changed(uids={Kind.COMMENTS: frozenset({entry.uid})}) in device.told(Changed)
    assert device.queries.comment(entry.uid) is not None


@in_loop
async def test_a_comment_below_what_is_gone_fails_with_that_reason(server: FakeServer, device: Device) -> None:
    await a_synced(device)
    device.engine.intake.comment("n1", "hoi")
    server.vanish("n1", "c1")
    await device.engine.sync_once()
    (entry,) = device.queries.outbox()
    assert isinstance(entry.error, Gone)
    device.engine.intake.comment("n1", "nog eens")
    assert isinstance(device.told(Problem)[-1].error, Gone)


@in_loop
async def test_one_command_the_server_fails_at_keeps_nothing_else_waiting(server: FakeServer, device: Device) -> None:
    await a_synced(device)
    device.engine.intake.comment("n1", "hoi")
    give_upload(device)
    server.put(news("n7"))
    server.broken["add_comment"] = ServerFault()
    with pytest.raises(ServerFault):
        await device.engine.sync_once()
    assert server.documents("rooster.txt")
    assert device.queries.news_item("n7") is not None


@pytest.mark.parametrize("error", [ServerFault(), BadAnswer()], ids=lambda one: type(one).__name__)
@in_loop
async def test_what_the_server_fails_at_again_and_again_is_given_to_the_person(
    server: FakeServer, device: Device, error: MienskipError
) -> None:
    await a_synced(device)
    device.engine.intake.comment("n1", "hoi")
    server.broken["add_comment"] = error
    for _ in range(outbox.MOST_FAULTS):
        assert device.store.outbox_counts() == (1, 0)
        await device.engine._sync()
    (entry,) = device.queries.outbox()
    assert isinstance(entry.error, ServerFault)


@in_loop
async def test_a_server_that_fails_at_everything_is_no_fault_of_the_command(server: FakeServer, device: Device) -> None:
    await a_synced(device)
    device.engine.intake.comment("n1", "hoi")
    server.away = ServerFault()
    for _ in range(outbox.MOST_FAULTS * 2):
        with pytest.raises(ServerFault):
            await device.engine._sync()
    server.away = None
    await device.engine.sync_once()
    assert len(server.comments("hoi")) == 1


@in_loop
async def test_a_server_that_asks_for_time_is_not_asked_anything_else(server: FakeServer, device: Device) -> None:
    await a_synced(device)
    device.engine.intake.comment("n1", "hoi")
    server.fail("add_comment", ServerAway(retry_after=60))
    server.calls.clear()
    with pytest.raises(ServerAway):
        await device.engine._sync()
    assert server.calls == ["add_comment"]


@in_loop
async def test_what_is_discarded_goes_from_the_folder_and_is_not_sent(server: FakeServer, device: Device) -> None:
    await a_synced(device)
    device.engine.cancel(give_upload(device))
    assert "rooster.txt" not in shown(device)
    await device.engine.sync_once()
    assert server.count("upload.begin") == 0
    assert device.told(Transfer)[-1].status is TransferStatus.CANCELLED


@in_loop
async def test_an_upload_can_be_cancelled_in_the_middle_and_the_rest_goes_on(
    server: FakeServer, device: Device
) -> None:
    await a_synced(device)
    key = give_upload(device)
    give_upload(device, "tweede.txt", BODY * 2)
    gate = server.hold("upload.piece")
    syncing = asyncio.get_running_loop().create_task(device.engine.sync_once())
    await server.reached["upload.piece"].wait()
    device.engine.cancel(key)
    assert shown(device) == ["d1.txt", "tweede.txt"]
    assert device.told(Transfer)[-1].status is TransferStatus.CANCELLED
    gate.set()
    await syncing
    assert (len(server.documents("rooster.txt")), len(server.documents("tweede.txt"))) == (0, 1)


@in_loop
async def test_stopping_in_the_middle_of_an_upload_leaves_it_to_the_next_run(
    server: FakeServer, device: Device
) -> None:
    await a_synced(device)
    give_upload(device)
    server.hold("upload.piece")
    running = asyncio.get_running_loop().create_task(device.engine.run())
    await server.reached["upload.piece"].wait()
    await device.stop(running)
    assert device.store.outbox_counts() == (1, 0)
    server.gates.clear()
    device.start_engine(server.connected())
    await device.engine.sync_once()
    assert len(server.documents("rooster.txt")) == 1


@in_loop
async def test_an_expired_session_keeps_what_waits(server: FakeServer, device: Device) -> None:
    await a_synced(device)
    give_upload(device)
    server.fail("upload.begin", SessionExpired())
    with pytest.raises(SessionExpired):
        await device.engine.sync_once()
    assert device.store.outbox_counts() == (1, 0)


@pytest.mark.parametrize("change", ["other words", "thrown away"])
@in_loop
async def test_a_file_that_changed_since_it_was_chosen_is_not_sent_as_something_else(
    server: FakeServer, device: Device, change: str
) -> None:
    await a_synced(device)
    give_upload(device)
    path = device.folder / "files" / "rooster.txt"
    if change == "thrown away":
        path.unlink()
    else:
        path.write_text("heel iets anders")
    await device.engine.sync_once()
    assert isinstance(device.queries.outbox()[0].error, UnusableFile)
    assert server.count("upload.begin") == 0


@in_loop
async def test_what_cannot_be_sent_is_told_and_the_rest_goes_on(server: FakeServer, device: Device) -> None:
    await a_synced(device)
    good = device.file("rooster.txt", BODY)
    empty = device.file("leeg.txt", b"")
    device.engine.intake.share(shared_together([device.folder, empty, device.folder / "weg.txt", good], "t1"))
    assert all(isinstance(problem.error, UnusableFile) for problem in device.told(Problem))
    assert len(device.told(Problem)) == 3
    await device.engine.sync_once()
    assert len(server.documents("rooster.txt")) == 1


@in_loop
async def test_progress_is_told_a_few_times_a_second_at_most(
    server: FakeServer, device: Device, clock: FakeClock
) -> None:
    await a_synced(device)
    give_upload(device, "rooster.txt", BODY)
    await device.engine.sync_once()
    at_one_moment = [one for one in device.told(Transfer) if one.status is TransferStatus.RUNNING]
    assert [one.done for one in at_one_moment] == [0, len(BODY)]
    assert clock.monotonic() == 0
    assert server.count("upload.piece") == 4


@in_loop
async def test_many_files_dropped_at_once_are_one_change(device: Device) -> None:
    await a_synced(device)
    device.engine.intake.share(shared_together([device.file(f"{number}.txt", BODY) for number in range(20)], "t1"))
    (changed,) = device.told(Changed)
    assert len(changed.uids[Kind.DOCUMENTS]) == 20
    assert [state.waiting for state in device.told(SyncState)] == [20]


@in_loop
async def test_when_the_disk_is_full_nothing_of_a_drop_is_taken_in(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_synced(device)

    def full(*_given: Any) -> Any:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(device.store, "enqueue_all", full)
        with pytest.raises(DiskFull):
            device.engine.intake.share(
                shared_together([device.file(f"{number}.txt", BODY) for number in range(2)], "t1")
            )
    assert device.queries.outbox() == []
    assert [document.uid for document in device.queries.documents("t1")] == ["d1"]
