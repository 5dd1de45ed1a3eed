"""What a person did that has to reach the server: the commands of the outbox, and how they stand."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from sync import errors
from sync.errors import MienskipError
from sync.models import WAITING_PREFIX, Audience, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sync.models import Fields


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadFile:
    """Send the file at `path` into a folder (or a team) under the name `filename`.

    `size` in bytes and `modified_ns` are what the file was when the person chose it: other values mean that it changed
    since. `resume_url` is where an interrupted upload goes on.
    """

    key: str
    path: str
    folder_uid: str
    filename: str
    content_type: str
    size: int
    modified_ns: int
    resume_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddComment:
    """Say something below a news item or an event."""

    key: str
    item_uid: str
    text: str
    in_reply_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateItem:
    """Make something: `fields` by the attributes of its model.

    `container_uid` is a team or a folder; the empty one means the site's own place for that kind and audience.
    """

    key: str
    kind: Kind
    fields: Fields
    container_uid: str = ""
    audience: Audience = Audience.ME


@dataclass(frozen=True, slots=True, kw_only=True)
class EditItem:
    """Change fields of something, by the attributes of its model; `base` is what they were when the person began.

    A photo travels as a data URL, the empty text takes it away, and its base is the address of its smallest size.
    """

    key: str
    uid: str
    base: Fields
    changes: Fields


Command: TypeAlias = UploadFile | AddComment | CreateItem | EditItem
"""Anything that waits in the outbox; `key` is made once, when the person acts."""


class OutboxState(StrEnum):
    """How a command stands: it will be tried by itself, or a person has to look at it."""

    WAITING = "waiting"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxEntry:
    """A command in the outbox; `error` is why it failed."""

    key: str
    command: Command
    state: OutboxState
    created: datetime
    error: MienskipError | None = None

    @property
    def uid(self) -> str:
        """The uid of the item that stands in the cache for it."""
        return f"{WAITING_PREFIX}{self.key}"


_COMMANDS: dict[str, type[Command]] = {kind.__name__: kind for kind in (UploadFile, AddComment, CreateItem, EditItem)}


_OF_FIELDS = frozenset({"fields", "base", "changes"})


def encode(command: Command) -> str:
    """Give the text by which a command is kept."""
    return json.dumps({"command": type(command).__name__, **dataclasses.asdict(command)})


def decode(text: str) -> Command:
    """Give the command back that was kept."""
    values = json.loads(text)
    kind = _COMMANDS[values.pop("command")]
    for name in _OF_FIELDS & values.keys():
        values[name] = {
            field: tuple(value) if isinstance(value, list) else value for field, value in values[name].items()
        }
    if kind is CreateItem:
        values |= {"kind": Kind(values["kind"]), "audience": Audience(values["audience"])}
    return kind(**values)


def error_named(name: str, facts: Mapping[str, str]) -> MienskipError | None:
    """Give the error of `sync.errors` again that was kept by its class name; None for no name."""
    if not name:
        return None
    kind = getattr(errors, name, MienskipError)
    if not (isinstance(kind, type) and issubclass(kind, MienskipError)):
        kind = MienskipError
    return kind(**facts)
