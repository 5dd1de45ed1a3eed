"""What a person chose about a conflict, as the command to go on with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from sync.cache.commands import (
    CreateItem,
    DeleteItem,
    EditItem,
    RenameItem,
    ReplaceFile,
    UploadFile,
    item_id_of,
)
from sync.cache.fields import value_of
from sync.errors import DeletedMeanwhile
from sync.models import Document, Event, Kind, NewsItem

if TYPE_CHECKING:
    from datetime import datetime

    from sync.cache.commands import Command, OutboxEntry
    from sync.models import Account, Fields, FieldValue, Item

Which: TypeAlias = Literal["mine", "theirs", "both"]
Chosen: TypeAlias = Mapping[str, Which] | Which
"""For each field, or for everything at once, which version is to stay."""

_REMADE = {
    Kind.NEWS: ("title", "lead", "body_html", "blog", "series", "comments_open"),
    Kind.EVENTS: ("title", "start", "end", "whole_day", "place", "lead", "body_html", "subjects"),
}


def resolved(
    entry: OutboxEntry, chosen: Chosen, known: Item | None, account: Account | None, now: datetime
) -> Command | None:
    """Give the command to go on with; None where nothing is left of it.

    `known` is what it changes, as the server had it last. Of a file both are kept by sending the person's under a name
    that says whose it is and of when; of fields by putting the one below the other.
    """
    going_on: Command | None = None
    match entry.command:
        case EditItem() as command if isinstance(entry.error, DeletedMeanwhile):
            going_on = _remade(command, known) if chosen != "theirs" else None
        case EditItem() as command:
            going_on = _edited(command, entry.theirs, chosen)
        case RenameItem() as command if _which(chosen, "title") == "mine":
            going_on = replace(command, base_title=str(entry.theirs.get("title", "")))
        case ReplaceFile() as command if isinstance(entry.error, DeletedMeanwhile):
            if chosen != "theirs" and isinstance(known, Document):
                going_on = _upload(command, known, command.filename)
        case ReplaceFile() as command if chosen == "both" and isinstance(known, Document):
            going_on = _beside(command, known, account, now)
        case (DeleteItem() | ReplaceFile()) as command if chosen == "mine":
            going_on = _seen(command, entry.theirs)
    return going_on


def _which(chosen: Chosen, name: str) -> Which:
    return chosen if isinstance(chosen, str) else chosen.get(name, "mine")


def _edited(command: EditItem, theirs: Fields, chosen: Chosen) -> EditItem | None:
    changes: dict[str, FieldValue] = {}
    for name, value in command.changes.items():
        which = _which(chosen, name) if name in theirs else "mine"
        if which != "theirs":
            changes[name] = _both(value, theirs[name]) if which == "both" else value
    base = {name: theirs.get(name, command.base.get(name)) for name in changes}
    return replace(command, base=base, changes=changes) if changes else None


def _both(mine: FieldValue, theirs: FieldValue) -> FieldValue:
    if isinstance(mine, tuple) and isinstance(theirs, tuple):
        return tuple(dict.fromkeys((*theirs, *mine)))
    if isinstance(mine, str) and isinstance(theirs, str) and not mine.startswith("data:"):
        return f"{theirs}{mine}" if theirs.lstrip().startswith("<") else f"{theirs} / {mine}"
    return mine


def _remade(command: EditItem, known: Item | None) -> CreateItem | None:
    """Make what was deleted anew, where it was and for whom it was, with the person's changes."""
    if not isinstance(known, NewsItem | Event):
        return None
    kind = Kind.NEWS if isinstance(known, NewsItem) else Kind.EVENTS
    values: dict[str, FieldValue] = {name: value_of(known, name) for name in _REMADE[kind]}
    values |= {name: value for name, value in command.changes.items() if name in values}
    return CreateItem(
        key=command.key,
        kind=kind,
        fields=values,
        item_id=item_id_of(command.key, str(values["title"])),
        container_uid=known.team_uid,
        audience=known.audience,
    )


def _seen(command: DeleteItem | ReplaceFile, theirs: Fields) -> Command:
    seen = str(theirs.get("modified") or command.base_modified)
    anew: dict[str, Any] = {"resume_url": ""} if isinstance(command, ReplaceFile) else {}
    return replace(command, base_modified=seen, **anew)


def _beside(command: ReplaceFile, document: Document, account: Account | None, now: datetime) -> UploadFile:
    whose = account.full_name or account.username if account else ""
    return _upload(command, document, version_name(command.filename, whose, now))


def _upload(command: ReplaceFile, document: Document, filename: str) -> UploadFile:
    """Send a version as a document of its own, where the one lies, or lay, that it is a version of."""
    shared = {one.name: getattr(command, one.name) for one in fields(UploadFile) if hasattr(command, one.name)}
    values: dict[str, Any] = {**shared, "folder_uid": document.folder_uid, "filename": filename, "resume_url": ""}
    return UploadFile(**values)


_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli"),
    *("augustus", "september", "oktober", "november", "december"),
)


def version_name(filename: str, who: str, when: datetime) -> str:
    """Give a file name that says whose version it is and of when, in the language of the site (Dutch)."""
    local = when.astimezone()
    moment = f"{local.day} {_MONTHS[local.month - 1]} {local.hour}.{local.minute:02}"
    name = PurePath(filename)
    return f"{name.stem} (versie van {who}, {moment}){name.suffix}"
