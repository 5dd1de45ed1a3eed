"""What has to wait for what, and what may overtake."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sync.cache.commands import (
    AddComment,
    Attend,
    Command,
    CopyItem,
    CreateItem,
    DeleteItem,
    EditItem,
    MoveItem,
    OutboxEntry,
    OutboxState,
    RenameItem,
    ReplaceFile,
    SetAudience,
    decode,
    encode,
    renamed,
)
from sync.cache.ordering import blockers
from sync.models import Audience, Kind
from tests.sync.cache import made

EDIT = EditItem(key="a", uid="p1", base={"phone": ""}, changes={"phone": "0515"})
POST = CreateItem(key="a", kind=Kind.NEWS, fields={"title": "Storm", "blog": True}, item_id="storm-a")
FOLDER = CreateItem(key="a", kind=Kind.DOCUMENTS, fields={"title": "Map"}, item_id="map-a", container_uid="t1")
VERSION = ReplaceFile(
    key="b",
    document_uid="d1",
    path="/x",
    filename="x",
    content_type="text/plain",
    size=1,
    modified_ns=1,
    base_modified="2026-11-23T10:00:00+00:00",
)
COPY = CopyItem(key="b", uid="d1", container_uid="waiting:a", title="a (2)")
FOLDER_OF_COPY = CreateItem(key="a", kind=Kind.DOCUMENTS, fields={"title": "Map", "is_folder": True})
EVERY_KIND: tuple[Command, ...] = (
    made.upload(),
    VERSION,
    made.remark(),
    POST,
    EditItem(key="a", uid="p1", base={"knowledge_areas": ()}, changes={"knowledge_areas": ("a", "b")}),
    DeleteItem(key="a", uid="d1", base_modified="2026-11-23T10:00:00+00:00"),
    RenameItem(key="a", uid="d1", title="b", base_title="a"),
    MoveItem(key="a", uid="d1", container_uid="f1", from_uid="t1"),
    CopyItem(key="a", uid="d1", container_uid="f1", title="a (2)"),
    SetAudience(key="a", uid="n1", audience=Audience.EVERYONE),
    Attend(key="a", event_uid="e1", going=True),
)


def entry(command: Command) -> OutboxEntry:
    return OutboxEntry(
        key=command.key, command=command, state=OutboxState.WAITING, created=datetime(2026, 11, 23, tzinfo=UTC)
    )


def waits(later: Command, earlier: Command) -> bool:
    return later.key in blockers([entry(earlier), entry(later)])


@pytest.mark.parametrize("command", EVERY_KIND, ids=lambda one: type(one).__name__)
def test_every_kind_is_kept_as_it_was_given(command: Command) -> None:
    again = decode(encode(command))
    assert again == command
    assert type(again) is type(command)


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        (AddComment(key="b", item_uid="waiting:a", text="Dank"), POST),
        (made.upload("b", "waiting:a"), FOLDER),
        (EditItem(key="b", uid="p1", base={"phone": ""}, changes={"phone": "058"}), EDIT),
        (
            EditItem(key="b", uid="n1", base={}, changes={"title": "x"}),
            SetAudience(key="a", uid="n1", audience=Audience.ME),
        ),
        (
            SetAudience(key="b", uid="n1", audience=Audience.EVERYONE),
            EditItem(key="a", uid="n1", base={}, changes={"lead": ""}),
        ),
        (VERSION, RenameItem(key="a", uid="d1", title="b", base_title="a")),
        (made.upload("b", "f1"), MoveItem(key="a", uid="f1", container_uid="t1", from_uid="f0")),
        (
            DeleteItem(key="b", uid="f0", base_modified=""),
            MoveItem(key="a", uid="d1", container_uid="t1", from_uid="f0"),
        ),
        (DeleteItem(key="b", uid="t1", base_modified=""), made.upload("a")),
        (COPY, replace(VERSION, key="a")),
        (replace(VERSION, key="b"), replace(COPY, key="a")),
        (DeleteItem(key="b", uid="d1", base_modified=""), replace(COPY, key="a")),
        (COPY, FOLDER_OF_COPY),
        (RenameItem(key="b", uid="waiting:a", title="x", base_title="y"), replace(COPY, key="a")),
    ],
)
def test_what_depends_on_something_earlier_waits_for_it(later: Command, earlier: Command) -> None:
    assert waits(later, earlier)


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        (EDIT, made.upload("b")),
        (made.upload("b"), made.upload("a")),
        (EditItem(key="b", uid="p1", base={"room": ""}, changes={"room": "1"}), EDIT),
        (AddComment(key="b", item_uid="n1", text="x"), AddComment(key="a", item_uid="n1", text="y")),
        (AddComment(key="b", item_uid="n1", text="x"), EditItem(key="a", uid="n1", base={}, changes={"title": "x"})),
        (made.upload("b", "f1"), RenameItem(key="a", uid="f1", title="b", base_title="a")),
    ],
)
def test_what_does_not_depend_overtakes(later: Command, earlier: Command) -> None:
    assert not waits(later, earlier)


def test_what_was_made_is_named_by_its_real_uid_and_words_stay_as_they_are() -> None:
    remark = AddComment(key="b", item_uid="waiting:a", text="waiting:a")
    assert renamed(remark, "waiting:a", "n7") == AddComment(key="b", item_uid="n7", text="waiting:a")
    assert renamed(remark, "waiting:c", "n7") is remark
