"""Decisions without any I/O: what to believe when server and cache differ."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from sync.cache.plain_text import plain_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from sync.models import Fields, FieldValue, Kind

MOST = 0.5
FEW = 10
"""A kind with fewer items than this may vanish without being asked twice: small numbers prove nothing."""
CLOCKS_DIFFER_BY = timedelta(minutes=5)
"""How far the clocks of server and client may stand apart before something just made looks old."""


class Vanished(StrEnum):
    """What to do with items that an inventory no longer lists."""

    NOTHING = "nothing"
    REMOVE = "remove"
    ASK_AGAIN = "ask_again"


def about_vanished(cached: Mapping[str, Kind], listed: AbstractSet[str]) -> Vanished:
    """Decide whether the cache follows a smaller inventory.

    A server that was restored from a backup, or that answers while its catalogue is rebuilt, lists less than there is:
    when most of a kind is gone at once, look a second time before anything is removed.
    """
    gone = Counter(kind for uid, kind in cached.items() if uid not in listed)
    if not gone:
        return Vanished.NOTHING
    had = Counter(cached.values())
    if any(had[kind] >= FEW and missing > had[kind] * MOST for kind, missing in gone.items()):
        return Vanished.ASK_AGAIN
    return Vanished.REMOVE


def could_be_since(asked: datetime) -> datetime:
    """Tell how old, by the server's clock, something can be that was made after `asked` by ours."""
    return asked - CLOCKS_DIFFER_BY


class Choice(StrEnum):
    """What to do with fields that a person changed."""

    NOTHING = "nothing"
    TAKE_REMOTE = "take_remote"
    SEND = "send"
    MERGE = "merge"
    ASK = "ask"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What to do, and with which fields: those to send, or with ASK the server's values of those to choose about."""

    choice: Choice
    fields: Fields = field(default_factory=dict)


def decide(base: Fields, local: Fields, remote: Fields) -> Decision:
    """Decide about the fields in `local`, which a person changed from `base` while the server came to `remote`.

    Equal content is never a conflict, however it is written. What only one side changed is merged with what only the
    other did. Where both changed one field, and not to the same, the person has to be asked.
    """
    mine = {name for name, value in local.items() if name not in base or not _same(value, base[name])}
    theirs = {name for name in local if name not in base or not _same(remote.get(name), base[name])}
    missing = {name for name in mine - theirs if not _same(local[name], remote.get(name))}
    differing = {name for name in mine & theirs if not _equal(local[name], remote.get(name))}
    disputed = {name for name in differing if name not in base or not _equal(remote.get(name), base[name])}
    if disputed:
        return Decision(choice=Choice.ASK, fields={name: remote.get(name) for name in sorted(disputed)})
    sent = {name: value for name, value in local.items() if name in missing | differing}
    if not sent:
        return Decision(choice=Choice.TAKE_REMOTE if theirs - mine else Choice.NOTHING)
    return Decision(choice=Choice.MERGE if theirs else Choice.SEND, fields=sent)


def _same(one: FieldValue, other: FieldValue) -> bool:
    """Tell whether two values are one, letter by letter but for the white space around them and empty ones."""
    return _bare(one) == _bare(other)


def _equal(one: FieldValue, other: FieldValue) -> bool:
    """Tell whether two values say the same to whoever reads them."""
    return _same(one, other) or _meaning(one) == _meaning(other)


def _bare(value: FieldValue) -> object:
    if isinstance(value, str):
        return value.strip()
    return "" if value is None or value == () else value


def _meaning(value: FieldValue) -> object:
    if isinstance(value, tuple):
        return tuple(sorted({part.strip() for part in value}))
    if isinstance(value, str):
        return _moment(value) or " ".join(plain_text(value).split())
    return _bare(value)


def _moment(value: str) -> float | None:
    if "T" not in value:
        return None
    try:
        return datetime.fromisoformat(value).timestamp()
    except (ValueError, OverflowError):
        return None
