"""What somebody else changed meanwhile is told in the activity page, with what there is to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sync.cache.commands import (
    Attend,
    CreateItem,
    DeleteItem,
    EditItem,
    MoveItem,
    RenameItem,
    ReplaceFile,
    SetAudience,
)
from sync.models import Audience, Kind
from ui.activity.deeds import deed
from ui.activity.screen import ActivityRow, ActivityScreen

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from sync.cache.commands import Command
    from tests.ui.conftest import FakeSession
    from ui.widgets.pictures import PictureLoader

ROOSTER = "rooster"
EDITING = EditItem(key="k1", uid=ROOSTER, base={"lead": ""}, changes={"lead": "x"})


def replacing(key: str = "k1") -> ReplaceFile:
    return ReplaceFile(
        key=key,
        document_uid=ROOSTER,
        path="/home/jelle/rooster.xlsx",
        filename="rooster.xlsx",
        content_type="application/octet-stream",
        size=5,
        modified_ns=1,
        base_modified="2026-11-20T10:00:00+00:00",
    )


def shown(
    qtbot: QtBot, session: FakeSession, pictures: PictureLoader, command: Command, error: str, **theirs: Any
) -> ActivityRow:
    session.store.enqueue(command, [])
    session.store.mark_failed(command.key, error, {}, theirs)
    screen = ActivityScreen(session, pictures)
    qtbot.addWidget(screen)
    screen.show()
    screen.show_item("")
    row = screen.findChild(ActivityRow)
    assert row is not None
    return row


@pytest.mark.parametrize(
    ("command", "error", "chosen"),
    [
        (replacing(), "ChangedMeanwhile", ["both", "mine", "theirs"]),
        (DeleteItem(key="k1", uid=ROOSTER, base_modified=""), "ChangedMeanwhile", ["mine", "theirs"]),
        (RenameItem(key="k1", uid=ROOSTER, title="Nieuw", base_title="Oud"), "Conflict", ["mine", "theirs"]),
        (EDITING, "Conflict", ["both", "mine", "theirs"]),
        (EDITING, "DeletedMeanwhile", ["mine", "theirs"]),
    ],
    ids=["replace", "delete", "rename", "edit", "deleted meanwhile"],
)
def test_each_way_to_go_on_is_offered_and_taken(
    qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader, command: Command, error: str, chosen: list[str]
) -> None:
    row = shown(qtbot, fake_session, pictures, command, error)
    assert row.choose.isVisible()
    assert not row.retry.isVisible()
    for action in row.choices.actions():
        action.trigger()
    assert [asked for asked in fake_session.asked if asked[0] == "resolve"] == [
        ("resolve", ("k1", which)) for which in chosen
    ]


def test_what_the_other_made_of_it_is_told(qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader) -> None:
    renaming = RenameItem(key="k1", uid=ROOSTER, title="Mijn naam", base_title="Oud")
    row = shown(qtbot, fake_session, pictures, renaming, "Conflict", title="Hun naam")
    assert "Mijn naam" in row.accessibleName()
    assert "Hun naam" in row.accessibleName()


def test_where_nobody_else_came_between_it_can_be_tried_again(
    qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader
) -> None:
    row = shown(qtbot, fake_session, pictures, replacing(), "NotAllowed")
    assert row.retry.isVisible()
    assert not row.choose.isVisible()


def test_every_deed_has_words(fake_session: FakeSession) -> None:
    commands: list[Command] = [
        replacing("k1"),
        DeleteItem(key="k2", uid=ROOSTER, base_modified=""),
        RenameItem(key="k3", uid=ROOSTER, title="Nieuw", base_title="Oud"),
        MoveItem(key="k4", uid=ROOSTER, container_uid="map-balie"),
        SetAudience(key="k5", uid="n1", audience=Audience.EVERYONE),
        Attend(key="k6", event_uid="e1", going=True),
        EditItem(key="k7", uid=ROOSTER, base={"lead": ""}, changes={"lead": "x"}),
        CreateItem(key="k8", kind=Kind.DOCUMENTS, fields={"title": "Map", "is_folder": True}),
        CreateItem(key="k9", kind=Kind.NEWS, fields={"title": "Bericht"}),
        CreateItem(key="k10", kind=Kind.PEOPLE, fields={"first_name": "Jelle"}),
    ]
    for command in commands:
        fake_session.store.enqueue(command, [])
    words = [deed(entry, lambda uid: uid) for entry in fake_session.queries.outbox()]
    assert len(words) == len(commands)
    assert all(words)
