"""What a person did that has to reach the server: the commands of the outbox, and how they stand."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from sync import errors
from sync.errors import MienskipError
from sync.models import WAITING_PREFIX

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


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


Command: TypeAlias = UploadFile | AddComment
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


_COMMANDS: dict[str, type[Command]] = {kind.__name__: kind for kind in (UploadFile, AddComment)}


def encode(command: Command) -> str:
    """Give the text by which a command is kept."""
    return json.dumps({"command": type(command).__name__, **dataclasses.asdict(command)})


def decode(text: str) -> Command:
    """Give the command back that was kept."""
    values = json.loads(text)
    return _COMMANDS[values.pop("command")](**values)


def error_named(name: str, facts: Mapping[str, str]) -> MienskipError | None:
    """Give the error of `sync.errors` again that was kept by its class name; None for no name."""
    if not name:
        return None
    kind = getattr(errors, name, MienskipError)
    if not (isinstance(kind, type) and issubclass(kind, MienskipError)):
        kind = MienskipError
    return kind(**facts)
