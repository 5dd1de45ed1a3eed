"""What a person did that has to reach the server: the commands of the outbox, and how they stand.

Each is frozen and goes through JSON; its `key` is made once, when the person acts. What a command makes is known by
``waiting:`` and its key until the server has given it a uid: later commands may name it so.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from sync import errors
from sync.cache.references import with_renamed
from sync.errors import MienskipError
from sync.models import WAITING_PREFIX, Audience, Kind, ResponseKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sync.models import Fields


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadFile:
    """Send the file at `path` into a folder (or a team, or a post) under the name `filename`.

    Without a `path` it is the attachment that is kept under `key`. `size` in bytes and `modified_ns` are what the file
    was when the person chose it: other values mean that it changed since. `resume_url` is where an interrupted
    upload goes on.
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
class ReplaceFile:
    """Send the file at `path` as a new version of a document; else as `UploadFile`.

    `base_modified` (ISO 8601) is when the document was changed last, as far as the person knew.
    """

    key: str
    document_uid: str
    path: str
    filename: str
    content_type: str
    size: int
    modified_ns: int
    base_modified: str
    resume_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddComment:
    """Say something below a news item or an event.

    `was` is what it said when it was tried, before the person changed it: so it may have arrived.
    """

    key: str
    item_uid: str
    text: str
    in_reply_to: str = ""
    was: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateItem:
    """Make a post, an event, a folder or one's own profile, of `fields` by the attributes of its model.

    `container_uid` is a team or a folder; empty means the site's own place for this kind and audience. `item_id` is
    the id that it has on the server. `revised` says that the person changed it after it had been tried, so that what
    an earlier try made has to be brought up to date.
    """

    key: str
    kind: Kind
    fields: Fields
    item_id: str = ""
    container_uid: str = ""
    audience: Audience = Audience.ME
    revised: bool = False

    def changed_to(self, fields: Fields, audience: Audience, container_uid: str) -> CreateItem:
        """Give the command as the person changed it: what it makes is known on the server as before."""
        return replace(self, fields=fields, audience=audience, container_uid=container_uid, revised=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditItem:
    """Change fields of an item: `base` says what these fields were when the person began."""

    key: str
    uid: str
    base: Fields
    changes: Fields


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteItem:
    """Delete an item and all that is in it; `base_modified` (ISO 8601) is how old the item was that the person saw."""

    key: str
    uid: str
    base_modified: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameItem:
    """Give a document or a folder another name; `base_title` is the one that the person saw."""

    key: str
    uid: str
    title: str
    base_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveItem:
    """Put a document or a folder, which lies in `from_uid`, into another team or folder."""

    key: str
    uid: str
    container_uid: str
    from_uid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyItem:
    """Put a copy of a document or a folder, with all in it, into a team or folder, under the name `title`."""

    key: str
    uid: str
    container_uid: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAudience:
    """Publish a post or an event, or have it seen by more or fewer people; not before a time (ISO 8601), if given.

    `container_uid` is the team for which it is; without one it stays in the team in which it is, if it is in one.
    """

    key: str
    uid: str
    audience: Audience
    container_uid: str = ""
    not_before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkOfficial:
    """Have a post be official news, or no longer; what is no longer official is pinned no longer."""

    key: str
    uid: str
    official: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Attend:
    """Say whether one comes to an event; `attendance_uid` is what one said before, if that is known."""

    key: str
    event_uid: str
    going: bool
    attendance_uid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Respond:
    """Say something of a post, or take it back; `response_uid` is what one said before, if that is known."""

    key: str
    item_uid: str
    says: ResponseKind
    said: bool
    response_uid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Like:
    """Be among those who like a post, or no longer."""

    key: str
    uid: str
    liked: bool


Command: TypeAlias = (
    UploadFile
    | ReplaceFile
    | AddComment
    | CreateItem
    | EditItem
    | DeleteItem
    | RenameItem
    | MoveItem
    | CopyItem
    | SetAudience
    | MarkOfficial
    | Attend
    | Respond
    | Like
)
"""Anything that waits in the outbox; `key` is made once, when the person acts."""
FileCommand: TypeAlias = UploadFile | ReplaceFile
"""A command that sends the body of a file."""
CommandT = TypeVar("CommandT", bound=Command)


class OutboxState(StrEnum):
    """How a command stands: it will be tried by itself, or a person has to look at it."""

    WAITING = "waiting"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxEntry:
    """A command in the outbox; `error` is why it failed.

    `tried` says that it was sent once, so that the server may have carried it out. `theirs` are the fields of the
    server's version that the person has to choose about, where that is why it failed.
    """

    key: str
    command: Command
    state: OutboxState
    created: datetime
    error: MienskipError | None = None
    tried: bool = False
    theirs: Fields = field(default_factory=dict)

    @property
    def uid(self) -> str:
        """The uid of the item in the cache that it makes or changes."""
        return subject_of(self.command)


def waiting_uid(key: str) -> str:
    """Give the uid of what stands in the cache for what a command makes."""
    return f"{WAITING_PREFIX}{key}"


def subject_of(command: Command) -> str:
    """Give the uid of what a command makes or changes."""
    match command:
        case UploadFile() | AddComment() | CreateItem() | CopyItem():
            return waiting_uid(command.key)
        case ReplaceFile():
            return command.document_uid
        case Attend():
            return command.attendance_uid or waiting_uid(command.key)
        case Respond():
            return command.response_uid or waiting_uid(command.key)
        case _:
            return command.uid


def makes_something(command: Command) -> bool:
    """Tell whether a command makes an item rather than changing one."""
    return subject_of(command) == waiting_uid(command.key)


def appointment_of(command: Command) -> datetime | None:
    """Give the time before which a command is not to be carried out; None where it may be at once."""
    if not isinstance(command, SetAudience) or not command.not_before:
        return None
    return datetime.fromisoformat(command.not_before)


def item_id_of(key: str, title: str) -> str:
    """Give the id under which an item is made: readable in an address, and of this one command alone."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:40].strip("-")
    return f"{name or 'item'}-{key[:12]}"


def title_of(kind: Kind, fields: Fields) -> str:
    """Give the words by which something that is made is known in its address."""
    return str(fields.get("title") or fields.get("username") or kind)


_NAMES_OF_UIDS = frozenset(
    {"uid", "folder_uid", "document_uid", "item_uid", "in_reply_to", "container_uid", "from_uid", "event_uid"}
    | {"attendance_uid", "response_uid"}
)


def renamed(command: CommandT, old: str, new: str) -> CommandT:
    """Give a command with the uid `new` wherever it names `old`, in what it writes too."""
    named: dict[str, Any] = {
        one.name: new for one in fields(command) if one.name in _NAMES_OF_UIDS and getattr(command, one.name) == old
    }
    if isinstance(command, EditItem) and (changes := with_renamed(command.changes, old, new)) is not command.changes:
        named["changes"] = changes
    return replace(command, **named) if named else command


_COMMANDS: dict[str, type[Command]] = {
    kind.__name__: kind
    for kind in (
        UploadFile,
        ReplaceFile,
        AddComment,
        CreateItem,
        EditItem,
        DeleteItem,
        RenameItem,
        MoveItem,
        CopyItem,
        SetAudience,
        MarkOfficial,
        Attend,
        Respond,
        Like,
    )
}
_READ: dict[str, Any] = {"kind": Kind, "audience": Audience, "says": ResponseKind}
_FIELDS = ("fields", "base", "changes")


def encode(command: Command) -> str:
    """Give the text by which a command is kept."""
    values = {one.name: getattr(command, one.name) for one in fields(command)}
    return json.dumps({"command": type(command).__name__, **values})


def decode(text: str) -> Command:
    """Give the command back that was kept."""
    values: dict[str, Any] = json.loads(text)
    kind = _COMMANDS[values.pop("command")]
    for name, read in _READ.items():
        if name in values:
            values[name] = read(values[name])
    for name in _FIELDS:
        if name in values:
            values[name] = fields_of(values[name])
    if kind is CreateItem and not values.get("item_id"):  # of a program that did not keep it
        values["item_id"] = item_id_of(values["key"], title_of(values["kind"], values["fields"]))
    return kind(**values)


def fields_of(values: Mapping[str, Any]) -> Fields:
    """Give fields as they were before they went through JSON."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}


def error_named(name: str, facts: Mapping[str, str]) -> MienskipError | None:
    """Give the error of `sync.errors` again that was kept by its class name; None for no name."""
    if not name:
        return None
    kind = getattr(errors, name, MienskipError)
    if not (isinstance(kind, type) and issubclass(kind, MienskipError)):
        kind = MienskipError
    return kind(**facts)
