from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sync.cache.commands import AddComment, OutboxState, decode, encode, error_named
from sync.errors import MienskipError, NotAllowed, Refused, UnusableFile
from sync.models import Kind
from tests.sync.cache import made

if TYPE_CHECKING:
    from sync.cache.queries import Queries
    from sync.cache.store import Store


@pytest.mark.parametrize("command", [made.upload(), made.remark(text='Mooi "werk"\n🦆')])
def test_a_command_is_kept_as_it_was_given(command: AddComment) -> None:
    assert decode(encode(command)) == command


def test_a_command_and_its_effect_are_there_together(store: Store, queries: Queries) -> None:
    applied = store.enqueue(made.upload(), [made.waiting_document()])
    assert applied.uids == {Kind.DOCUMENTS: {"waiting:k1"}}
    assert not applied.arrived
    assert [document.title for document in queries.documents("t1")] == ["verslag.docx"]
    (entry,) = queries.outbox()
    assert (entry.command, entry.state, entry.error, entry.uid) == (
        made.upload(),
        OutboxState.WAITING,
        None,
        "waiting:k1",
    )


def test_a_command_is_written_so_that_it_outlives_a_power_cut(store: Store) -> None:
    statements: list[str] = []
    store._connection.set_trace_callback(statements.append)
    store.enqueue(made.upload(), [])
    told = [statement for statement in statements if "synchronous" in statement or statement == "COMMIT"]
    assert told == ["PRAGMA synchronous = FULL", "COMMIT", "PRAGMA synchronous = NORMAL"]


def test_what_waits_is_not_counted_as_the_servers(store: Store, queries: Queries) -> None:
    store.apply([made.document("d1")])
    store.enqueue(made.upload(), [made.waiting_document()])
    assert store.kinds() == {"d1": Kind.DOCUMENTS}
    assert store.count() == 1
    assert queries.counts()[Kind.DOCUMENTS] == 1
    assert [document.uid for document in queries.recent_documents(5)] == ["d1"]


def test_commands_are_sent_in_the_order_in_which_they_were_given(store: Store) -> None:
    for key in ("z", "a", "m"):
        store.enqueue(made.upload(key), [])
    assert [entry.key for entry in store.pending()] == ["z", "a", "m"]


def test_giving_a_command_twice_is_giving_it_once(store: Store) -> None:
    store.enqueue(made.upload(), [made.waiting_document()])
    store.mark_failed("k1", "NotAllowed", {})
    assert not store.enqueue(made.upload(), [made.waiting_document()])
    (entry,) = store.outbox()
    assert entry.state is OutboxState.FAILED


def test_a_failed_command_waits_for_the_person_with_its_reason(store: Store, queries: Queries) -> None:
    store.enqueue(made.upload(), [made.waiting_document()])
    store.mark_failed("k1", "Refused", {"reason": "te groot"})
    assert store.pending() == []
    (entry,) = queries.outbox()
    assert entry.state is OutboxState.FAILED
    assert isinstance(entry.error, Refused)
    assert entry.error.facts == {"reason": "te groot"}
    assert [document.uid for document in queries.documents("t1")] == ["waiting:k1"]


def test_trying_again_forgets_the_reason(store: Store) -> None:
    store.enqueue(made.upload(), [])
    store.mark_failed("k1", "NotAllowed", {})
    store.mark_waiting("k1")
    (entry,) = store.pending()
    assert entry.error is None


def test_where_an_upload_goes_on_is_remembered(store: Store) -> None:
    store.enqueue(made.upload(), [])
    store.enqueue(made.remark(), [])
    store.set_progress("k1", "https://x/tus/1")
    store.set_progress("k2", "https://x/tus/1")
    store.set_progress("nobody", "https://x/tus/1")
    commands = [entry.command for entry in store.pending()]
    assert [getattr(command, "resume_url", None) for command in commands] == ["https://x/tus/1", None]


def test_what_came_of_a_command_takes_the_place_of_what_waited(store: Store, queries: Queries) -> None:
    store.enqueue(made.upload(), [made.waiting_document()])
    applied = store.finish("k1", made.document("real", "verslag.docx"))
    assert applied.uids == {Kind.DOCUMENTS: {"waiting:k1", "real"}}
    assert applied.arrived == {"real"}
    assert [document.uid for document in queries.documents("t1")] == ["real"]
    assert store.outbox() == []
    assert not queries.search("waiting")


def test_what_came_of_a_command_is_known_for_as_long_as_it_could_be_mistaken(store: Store) -> None:
    store.enqueue(made.upload("k1"), [])
    store.enqueue(made.upload("k2"), [])
    store.finish("k1", made.document("real"))
    assert store.made() == {"real"}
    store._connection.execute("UPDATE made SET at = at - 25 * 3600 * 1000000")
    store.finish("k2", made.document("other"))
    assert store.made() == {"other"}


def test_a_command_can_be_finished_without_a_result_and_finished_twice(store: Store, queries: Queries) -> None:
    store.enqueue(made.remark(), [made.comment("waiting:k2")])
    assert store.finish("k2", None).uids == {Kind.COMMENTS: {"waiting:k2"}}
    assert not store.finish("k2", None)
    assert queries.comments("n1") == []


def test_a_discarded_command_leaves_no_trace(store: Store, queries: Queries) -> None:
    store.enqueue(made.upload(), [made.waiting_document()])
    assert store.entry("k1") is not None
    assert store.discard("k1").uids == {Kind.DOCUMENTS: {"waiting:k1"}}
    assert store.entry("k1") is None
    assert queries.documents("t1") == []


def test_what_waits_stays_when_its_team_goes(store: Store, queries: Queries) -> None:
    store.apply([made.team()])
    store.enqueue(made.upload(), [made.waiting_document()])
    store.remove(["t1"])
    assert [entry.key for entry in queries.outbox()] == ["k1"]
    assert queries.document("waiting:k1") is not None


def test_what_waits_and_what_failed_is_counted(store: Store) -> None:
    assert store.outbox_counts() == (0, 0)
    for key in ("k1", "k2", "k3"):
        store.enqueue(made.remark(key), [])
    store.mark_failed("k2", "NotAllowed", {})
    assert store.outbox_counts() == (2, 1)


def test_errors_come_back_as_the_ones_they_were() -> None:
    assert error_named("", {}) is None
    assert type(error_named("NotAllowed", {})) is NotAllowed
    error = error_named("UnusableFile", {"name": "a.txt", "reason": "weg"})
    assert isinstance(error, UnusableFile)
    assert error.facts == {"name": "a.txt", "reason": "weg"}
    assert type(error_named("OfALaterVersion", {})) is MienskipError
    assert type(error_named("QT_TRANSLATE_NOOP", {})) is MienskipError
