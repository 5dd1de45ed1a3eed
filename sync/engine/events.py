"""What the engine tells whoever listens. All are frozen values that may cross threads."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from sync.engine.editing_events import EditingEvent
from sync.engine.membership_events import MembershipEvent
from sync.engine.posting_events import PostingEvent

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from sync.errors import MienskipError
    from sync.models import Kind


class Connection(StrEnum):
    """What is known about the connection. Only SIGN_IN_AGAIN asks a person for something."""

    STARTING = "starting"
    ONLINE = "online"
    SYNCING = "syncing"
    OFFLINE = "offline"
    SIGN_IN_AGAIN = "sign_in_again"


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncState:
    """The connection pill as a value.

    `since` is when the connection was lost, `done` of `total` items of the running
    pull, `waiting` and `failed` count outbox commands, `error` is the last reason for being offline, `paused` tells
    that the person paused all transfers, `held` that what is large waits for a connection that is not metered.
    """

    connection: Connection
    since: datetime | None = None
    done: int = 0
    total: int = 0
    waiting: int = 0
    failed: int = 0
    error: MienskipError | None = None
    paused: bool = False
    held: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """The cache changed: which items of which kinds.

    `arrived` are uids that were not there before; in the first sync
    of a new cache (`first`) everything arrives, and nobody wants to be told of that one by one.
    """

    uids: Mapping[Kind, frozenset[str]] = field(default_factory=dict)
    arrived: frozenset[str] = frozenset()
    first: bool = False

    def touches(self, *kinds: Kind) -> bool:
        """Tell whether anything of these kinds changed."""
        return any(self.uids.get(kind) for kind in kinds)


class Direction(StrEnum):
    """Which way a body goes."""

    UP = "up"
    DOWN = "down"


class TransferStatus(StrEnum):
    """How a transfer stands."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """A document body on its way. `key` names it for cancel, pause and retry; `done` and `total` in bytes.

    `seconds_left` at the speed of the last seconds; None while that cannot be told.
    """

    key: str
    direction: Direction
    status: TransferStatus
    title: str
    folder_uid: str = ""
    document_uid: str = ""
    done: int = 0
    total: int = 0
    seconds_left: float | None = None
    error: MienskipError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReady:
    """A document that was asked for lies at `path` in the clear, to be opened or dropped."""

    uid: str
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class PicturesReady:
    """These pictures (by url) are in the cache now."""

    urls: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something failed that a person asked for and should be told of now."""

    error: MienskipError


EngineEvent: TypeAlias = (
    SyncState
    | Changed
    | Transfer
    | DocumentReady
    | PicturesReady
    | Problem
    | EditingEvent
    | MembershipEvent
    | PostingEvent
)
