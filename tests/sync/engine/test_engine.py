"""The engine loses nothing, doubles nothing, and tells what it knows."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from sync.engine.engine import ACTIVE_EVERY, BACKGROUND_EVERY, FIRST_BACKOFF
from sync.engine.events import (
    Changed,
    Connection,
    DocumentReady,
    PicturesReady,
    Problem,
    SyncState,
    Transfer,
    TransferStatus,
)
from sync.errors import Gone, NotAllowed, Refused, ServerAway, SessionExpired, UnusableFile
from sync.models import Comment, Document, Kind, is_waiting
from tests.sync.engine.conftest import Bench, settled
from tests.sync.engine.fake_intranet import FakeIntranet, document, news, team

if TYPE_CHECKING:
    from pathlib import Path

    from sync.engine.engine import Engine


def test_a_first_pull_brings_everything_and_says_that_it_is_the_first(bench: Bench) -> None:
    bench.intranet.put(team(), news("n1"), document("d1"))
    report = bench.run(lambda engine: engine.sync_once())
    assert bench.queries.counts()[Kind.NEWS] == 1
    assert report.items == 3
    assert all(changed.first for changed in bench.told_of(Changed))


def test_what_arrives_later_is_told_as_arrived(bench: Bench) -> None:
    bench.intranet.put(news("n1"))
    bench.run(lambda engine: engine.sync_once())
    bench.told.clear()
    bench.intranet.put(news("n2"))
    bench.run(lambda engine: engine.sync_once())
    changed = bench.told_of(Changed)[0]
    assert (changed.arrived, changed.first) == (frozenset({"n2"}), False)


def test_what_vanished_goes_with_its_body(bench: Bench) -> None:
    bench.intranet.put(team(), document("d1"))
    bench.intranet.bodies["d1"] = b"inhoud"

    async def work(engine: Engine) -> None:
        await engine.sync_once()
        engine.open_document("d1")
        await settled(engine, lambda: bench.told_of(DocumentReady))
        assert bench.bodies.has("d1")
        bench.intranet.remove("d1")
        await engine.sync_once()

    bench.run(work)
    assert bench.queries.document("d1") is None
    assert not bench.bodies.has("d1")


def test_most_of_a_kind_gone_at_once_is_looked_at_twice(bench: Bench) -> None:
    bench.intranet.put(*(news(f"n{number}") for number in range(30)))

    async def work(engine: Engine) -> tuple[int, int]:
        await engine.sync_once()
        bench.intranet.remove(*(f"n{number}" for number in range(29)))
        await engine.sync_once()
        once = bench.queries.counts()[Kind.NEWS]
        await engine.sync_once()
        return once, bench.queries.counts()[Kind.NEWS]

    assert bench.run(work) == (30, 1)


def test_a_pull_that_breaks_off_goes_on_without_losing_or_doubling(bench: Bench) -> None:
    bench.intranet.put(*(news(f"n{number}") for number in range(5)))
    calls = 0
    begin = bench.intranet._begin

    def third_fails(call: str) -> None:
        nonlocal calls
        begin(call)
        if call == "batch":
            calls += 1
            if calls == 3:
                raise ServerAway("cut")

    bench.intranet._begin = third_fails  # type: ignore[method-assign]  # the fault is the test's
    with pytest.raises(ServerAway):
        bench.run(lambda engine: engine.sync_once())
    assert bench.queries.counts()[Kind.NEWS] == 2
    bench.run(lambda engine: engine.sync_once())
    assert bench.queries.counts()[Kind.NEWS] == 5


def test_offline_is_told_with_its_reason_and_tried_again_ever_more_slowly(bench: Bench) -> None:
    bench.intranet.fail("account", *(ServerAway("weg") for _ in range(3)))
    bench.clock.rounds = 4
    bench.run(lambda engine: settled(engine, lambda: "online" in bench.states))
    assert bench.states[-1] == "online"
    assert bench.clock.waits[:3] == [FIRST_BACKOFF, FIRST_BACKOFF * 2, FIRST_BACKOFF * 4]
    offline = next(state for state in bench.told_of(SyncState) if state.connection is Connection.OFFLINE)
    assert isinstance(offline.error, ServerAway)
    assert offline.since is not None


def test_the_server_is_given_the_time_it_asks_for(bench: Bench) -> None:
    bench.intranet.fail("account", ServerAway("druk", retry_after=90.0))
    bench.run(lambda engine: settled(engine, lambda: "online" in bench.states))
    assert bench.clock.waits[0] == 90.0


def test_an_idle_engine_polls_and_does_nothing_else(bench: Bench) -> None:
    bench.intranet.put(news("n1"))
    bench.clock.rounds = 5

    async def work(engine: Engine) -> None:
        await engine.sync_once()
        bench.intranet.calls.clear()
        await settled(engine, lambda: len(bench.clock.waits) >= 5)

    bench.run(work)
    assert bench.intranet.calls.count("poll") >= 4
    assert set(bench.intranet.calls) <= {"poll", "inventory"}
    assert bench.intranet.calls.count("inventory") <= 1
    assert set(bench.clock.waits) == {ACTIVE_EVERY}


def test_in_the_background_it_polls_slowly(bench: Bench) -> None:
    async def work(engine: Engine) -> None:
        engine.set_active(False)
        await settled(engine, lambda: len(bench.clock.waits) >= 2)

    bench.run(work)
    assert set(bench.clock.waits) == {BACKGROUND_EVERY}


def test_an_expired_session_waits_for_the_person_and_then_goes_on(bench: Bench) -> None:
    bench.intranet.fail("account", SessionExpired())
    fresh = FakeIntranet()
    fresh.put(news("n1"))

    async def work(engine: Engine) -> None:
        waiting = asyncio.ensure_future(settled(engine, lambda: bench.states[-1:] == ["online"]))
        for _ in range(1000):
            await asyncio.sleep(0)
            if bench.clock.waits:
                break
        assert bench.states[-1] == "sign_in_again"
        engine.resume(fresh)
        await waiting

    bench.run(work)
    assert bench.clock.waits[0] == float("inf")
    assert bench.queries.news_item("n1") is not None


@pytest.mark.expects_log_warnings
def test_an_unexpected_fault_is_told_and_the_loop_goes_on(bench: Bench) -> None:
    def broken(_call: str) -> None:
        bench.intranet._begin = FakeIntranet._begin.__get__(bench.intranet)  # type: ignore[method-assign]  # as above
        raise ZeroDivisionError

    bench.intranet._begin = broken  # type: ignore[method-assign, assignment]  # as above
    bench.run(lambda engine: settled(engine, lambda: "online" in bench.states))
    assert bench.told_of(Problem)


def a_file(tmp_path: Path, name: str = "rooster.txt", body: bytes = b"maandag") -> Path:
    path = tmp_path / name
    path.write_bytes(body)
    return path


def documents(bench: Bench) -> list[Document]:
    return bench.queries.documents("team")


def test_a_file_stands_in_the_folder_at_once_and_then_arrives(bench: Bench, tmp_path: Path) -> None:
    bench.intranet.put(team())

    async def work(engine: Engine) -> None:
        await engine.sync_once()
        engine.upload([a_file(tmp_path)], "team")
        assert [is_waiting(one.uid) for one in documents(bench)] == [True]
        await engine.sync_once()

    bench.run(work)
    assert [one.uid for one in documents(bench)] == ["made-1"]
    assert bench.queries.outbox() == []
    assert bench.told_of(Transfer)[-1].status is TransferStatus.DONE


def test_what_waits_outlives_the_program(bench: Bench, tmp_path: Path) -> None:
    bench.intranet.put(team())

    async def give(engine: Engine) -> None:
        await engine.sync_once()
        engine.upload([a_file(tmp_path)], "team")
        engine.comment("team", "hoi")

    bench.run(give)
    assert len(bench.queries.outbox()) == 2
    bench.run(lambda engine: engine.sync_once())
    assert bench.queries.outbox() == []
    assert [one.filename for one in documents(bench)] == ["rooster.txt"]


@pytest.mark.parametrize("again", ["same run", "next run"])
def test_an_upload_whose_answer_was_lost_arrives_once(bench: Bench, tmp_path: Path, again: str) -> None:
    bench.intranet.put(team())
    bench.intranet.lose_answer("upload")

    async def first(engine: Engine) -> None:
        await engine.sync_once()
        engine.upload([a_file(tmp_path)], "team")
        with pytest.raises(ServerAway):
            await engine.sync_once()
        if again == "same run":
            await engine.sync_once()

    bench.run(first)
    bench.run(lambda engine: engine.sync_once())
    made = [item for item in bench.intranet.items.values() if isinstance(item, Document)]
    assert [one.filename for one in made] == ["rooster.txt"]
    assert [one.uid for one in documents(bench)] == [made[0].uid]


@pytest.mark.parametrize("again", ["same run", "next run"])
def test_a_comment_whose_answer_was_lost_is_said_once(bench: Bench, again: str) -> None:
    bench.intranet.put(news("n1"))
    bench.intranet.lose_answer("add_comment")

    async def first(engine: Engine) -> None:
        await engine.sync_once()
        engine.comment("n1", "Goed idee")
        with pytest.raises(ServerAway):
            await engine.sync_once()
        if again == "same run":
            await engine.sync_once()

    bench.run(first)
    bench.clock.seconds += 60
    bench.run(lambda engine: engine.sync_once())
    said = [item for item in bench.intranet.items.values() if isinstance(item, Comment)]
    assert [one.text for one in said] == ["Goed idee"]
    assert [one.text for one in bench.queries.comments("n1")] == ["Goed idee"]


def test_a_small_thing_does_not_wait_for_a_large_one(bench: Bench, tmp_path: Path) -> None:
    bench.intranet.put(team(), news("n1"))

    async def work(engine: Engine) -> None:
        await engine.sync_once()
        engine.upload([a_file(tmp_path, "film.mp4", b"x" * 9000), a_file(tmp_path, "klein.txt", b"x")], "team")
        engine.comment("n1", "hoi")
        bench.intranet.calls.clear()
        await engine.sync_once()

    bench.run(work)
    assert [call for call in bench.intranet.calls if call in ("upload", "add_comment")] == [
        "add_comment",
        "upload",
        "upload",
    ]
    sent = [transfer.title for transfer in bench.told_of(Transfer) if transfer.status is TransferStatus.DONE]
    assert sent == ["klein.txt", "film.mp4"]


@pytest.mark.parametrize("error", [NotAllowed(), Refused(reason="te groot"), Gone()])
def test_what_is_refused_for_good_stays_with_its_reason_and_can_be_retried(
    bench: Bench, tmp_path: Path, error: Refused
) -> None:
    bench.intranet.put(team())
    bench.intranet.fail("upload", error)

    async def work(engine: Engine) -> None:
        await engine.sync_once()
        engine.upload([a_file(tmp_path)], "team")
        await engine.sync_once()
        failed = bench.queries.outbox()[0]
        assert type(failed.error) is type(error)
        assert failed.error is not None
        assert failed.error.facts == error.facts
        engine.retry(failed.key)
        await engine.sync_once()

    bench.run(work)
    assert [one.filename for one in bench.intranet.items.values() if isinstance(one, Document)] == ["rooster.txt"]


def test_what_is_discarded_goes_from_the_folder_and_is_not_sent(bench: Bench, tmp_path: Path) -> None:
    bench.intranet.put(team())

    async def work(engine: Engine) -> None:
        await engine.sync_once()
        engine.upload([a_file(tmp_path)], "team")
        engine.cancel(bench.queries.outbox()[0].key)
        await engine.sync_once()

    bench.run(work)
    assert documents(bench) == []
    assert "upload" not in bench.intranet.calls


def test_a_file_that_changed_since_it_was_chosen_is_not_sent_as_something_else(bench: Bench, tmp_path: Path) -> None:
    bench.intranet.put(team())
    path = a_file(tmp_path)

    async def work(engine: Engine) -> None:
        await engine.sync_once()
        engine.upload([path], "team")
        path.write_text("heel iets anders")
        await engine.sync_once()

    bench.run(work)
    assert isinstance(bench.queries.outbox()[0].error, UnusableFile)
    assert "upload" not in bench.intranet.calls


def test_what_cannot_be_sent_is_told_and_the_rest_goes_on(bench: Bench, tmp_path: Path) -> None:
    bench.intranet.put(team())
    empty = a_file(tmp_path, "leeg.txt", b"")

    async def work(engine: Engine) -> None:
        await engine.sync_once()
        engine.upload([tmp_path, empty, tmp_path / "weg.txt", a_file(tmp_path)], "team")
        await engine.sync_once()

    bench.run(work)
    assert len(bench.told_of(Problem)) == 3
    assert [one.filename for one in documents(bench)] == ["rooster.txt"]


def test_a_document_is_fetched_once_and_then_read_offline(bench: Bench) -> None:
    bench.intranet.put(team(), document("d1", filename="Plan.txt"))
    bench.intranet.bodies["d1"] = b"inhoud" * 1000

    async def work(engine: Engine) -> bytes:
        await engine.sync_once()
        engine.open_document("d1")
        engine.open_document("d1")
        await engine._downloads._running["d1"]
        bench.intranet.fail("download", ServerAway("weg"))
        engine.open_document("d1")
        await engine._downloads._running["d1"]
        return bench.told_of(DocumentReady)[-1].path.read_bytes()

    assert bench.run(work) == b"inhoud" * 1000
    assert bench.intranet.calls.count("download") == 1
    assert bench.told_of(DocumentReady)[0].path.name == "Plan.txt"


def test_a_download_that_breaks_off_goes_on_where_it_was(bench: Bench) -> None:
    body = bytes(range(256)) * 12_000
    bench.intranet.put(team(), document("d1"))
    bench.intranet.bodies["d1"] = body
    calls = 0
    begin = bench.intranet._begin

    def breaks(call: str) -> None:
        nonlocal calls
        begin(call)
        calls += call == "chunk"
        if calls == 2000:
            calls += 1
            raise ServerAway("cut")

    bench.intranet._begin = breaks  # type: ignore[method-assign]  # the fault is the test's

    async def work(engine: Engine) -> bytes:
        await engine.sync_once()
        engine.open_document("d1")
        await engine._downloads._running["d1"]
        assert bench.told_of(Problem)
        engine.open_document("d1")
        await engine._downloads._running["d1"]
        return bench.told_of(DocumentReady)[0].path.read_bytes()

    assert bench.run(work) == body
    assert calls < 2 * 3072


def test_a_hostile_file_name_stays_in_its_folder(bench: Bench) -> None:
    bench.intranet.put(team(), document("d1", filename="../../../etc/passwd"))
    bench.intranet.bodies["d1"] = b"x"

    async def work(engine: Engine) -> Path:
        await engine.sync_once()
        engine.open_document("d1")
        await engine._downloads._running["d1"]
        return bench.told_of(DocumentReady)[0].path

    assert bench.working_copies in bench.run(work).parents


def test_working_copies_of_a_crashed_run_are_removed_at_the_start(bench: Bench) -> None:
    left = bench.working_copies / "abc" / "geheim.txt"
    left.parent.mkdir(parents=True)
    left.write_text("in the clear")
    bench.run(lambda engine: settled(engine, lambda: "online" in bench.states))
    assert not left.exists()


def test_a_picture_is_asked_for_once_and_a_broken_one_not_again(bench: Bench) -> None:
    bench.intranet.fail("picture", Gone())

    async def work(engine: Engine) -> None:
        for _ in range(2):
            engine.want_pictures(["https://x.example/weg.png"])
            await engine._pictures.drain()
        engine.want_pictures(["https://x.example/a.png", "https://x.example/a.png"])
        await engine._pictures.drain()
        engine.want_pictures(["https://x.example/a.png"])

    bench.run(work)
    assert bench.intranet.calls.count("picture") == 2
    assert [ready.urls for ready in bench.told_of(PicturesReady)] == [frozenset({"https://x.example/a.png"})] * 2


def test_reading_news_is_remembered_and_told(bench: Bench) -> None:
    bench.intranet.put(news("n1"))

    async def work(engine: Engine) -> None:
        await engine.sync_once()
        engine.mark_read(["n1"])

    bench.run(work)
    assert bench.queries.unread_count() == 0
    assert bench.told_of(Changed)[-1].uids == {Kind.NEWS: frozenset({"n1"})}
