"""Decisions without any I/O: what to believe when server and cache differ."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from sync.models import Kind

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
