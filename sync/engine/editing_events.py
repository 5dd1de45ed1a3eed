"""What the engine tells of documents that are being changed, and of their versions. All are frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

    from sync.server import Lock, StoredVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class EditReady:
    """A document lies at `path` to be changed in its usual program; what is saved there is sent.

    `locked` says that colleagues cannot change it meanwhile; without a connection they can.
    """

    uid: str
    path: Path
    locked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EditRefused:
    """A document cannot be changed now: `lock` is who is working on it, None where the person may not change it."""

    uid: str
    lock: Lock | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LockLost:
    """Somebody else has a document that is being changed here: `lock` is who. What is saved is kept and asked about."""

    uid: str
    lock: Lock


@dataclass(frozen=True, slots=True, kw_only=True)
class LockFreed:
    """Nobody works any more on a document of which the person wanted to know that."""

    uid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionsListed:
    """The versions of a document that are kept, the newest first."""

    uid: str
    versions: tuple[StoredVersion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionReady:
    """The body that a document had in a version lies at `path`, to be looked at."""

    uid: str
    number: int
    path: Path


EditingEvent: TypeAlias = EditReady | EditRefused | LockLost | LockFreed | VersionsListed | VersionReady
