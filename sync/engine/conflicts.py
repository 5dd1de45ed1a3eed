"""Decisions without any I/O: what to believe when server and cache differ."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet
    from datetime import datetime

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


class Verdict(StrEnum):
    """What becomes of a change, now that is known what the server says."""

    NOTHING = "nothing"
    SEND = "send"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict, the fields to send, and the names of those over which a person has to decide."""

    verdict: Verdict
    send: Fields
    ask: tuple[str, ...] = ()


def decide(base: Fields, local: Fields, remote: Fields) -> Decision:
    """Decide about a change from what its fields were, what they are to be, and what the server says they are.

    Fields that are equal already need nothing, fields that only we changed are sent: so two devices that change
    different fields both get their way. Where both changed one field differently, nothing is sent until a person chose.
    """
    ours = {name: value for name, value in local.items() if not _same(value, remote.get(name))}
    ask = tuple(name for name in ours if not _same(remote.get(name), base.get(name)))
    if ask:
        return Decision(Verdict.ASK, {}, ask)
    return Decision(Verdict.SEND if ours else Verdict.NOTHING, ours)


def _same(one: FieldValue, other: FieldValue) -> bool:
    return (one or None) == (other or None)
