"""What a command makes of an item, before the server has heard of it."""

from __future__ import annotations

import base64
import binascii
from dataclasses import replace
from typing import TYPE_CHECKING

from sync.cache.commands import (
    Attend,
    CreateItem,
    DeleteItem,
    EditItem,
    Like,
    MarkOfficial,
    MoveItem,
    RenameItem,
    Respond,
    SetAudience,
    waiting_uid,
)
from sync.cache.fields import with_values
from sync.models import Attendance, Audience, Document, Event, NewsItem, Response

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.cache.commands import Command
    from sync.models import Fields, Item

PICTURES = ("portrait", "picture")


def after(item: Item, command: Command, team_of: Callable[[str], str]) -> Item | None:
    """Give an item as it is after a command; None where it is no longer there.

    `team_of` gives the uid of the team that a container belongs to, or is.
    """
    changed: Item | None = item
    match command:
        case DeleteItem():
            changed = None
        case EditItem():
            changed = with_values(item, command.changes, picture_url(command))
        case RenameItem():
            changed = with_values(item, {"title": command.title}, "")
        case MoveItem() if isinstance(item, Document):
            changed = replace(item, folder_uid=command.container_uid, team_uid=team_of(command.container_uid))
        case SetAudience(not_before="") if isinstance(item, NewsItem | Event):
            changed = replace(item, audience=command.audience, team_uid=_team_after(item, command, team_of))
        case MarkOfficial() if isinstance(item, NewsItem):
            audience = Audience.EVERYONE if command.official else item.audience
            pinned = item.pinned and command.official
            changed = replace(item, official=command.official, audience=audience, pinned=pinned)
        case Attend() if isinstance(item, Attendance):
            changed = replace(item, going=command.going)
        case Respond() if isinstance(item, Response):
            changed = replace(item, said=command.said)
        case Like() if isinstance(item, NewsItem) and item.liked is not command.liked:
            changed = replace(item, liked=command.liked, likes=max(0, item.likes + (1 if command.liked else -1)))
    return changed


def _team_after(item: NewsItem | Event, command: SetAudience, team_of: Callable[[str], str]) -> str:
    if command.container_uid:
        return team_of(command.container_uid)
    return "" if command.audience is Audience.ME else item.team_uid


def picture_url(command: Command) -> str:
    """Give the address under which the cache knows a picture that a command sends."""
    return waiting_uid(command.key)


def picture_of(command: Command) -> tuple[str, bytes] | None:
    """Give the picture that a command sends, if it does: its address in the cache, and its bytes."""
    values: Fields = {}
    if isinstance(command, CreateItem):
        values = command.fields
    if isinstance(command, EditItem):
        values = command.changes
    for name in PICTURES:
        head, mark, data = str(values.get(name) or "").partition(";base64,")
        if mark and head.startswith("data:"):
            try:
                return picture_url(command), base64.b64decode(data, validate=True)
            except binascii.Error:
                return None
    return None
