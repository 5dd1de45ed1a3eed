"""Decisions without any I/O: what to believe when server and cache differ."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from sync.models import Kind

MOST = 0.5
FEW = 10
"""A kind with fewer items than this may vanish without being asked twice: small numbers prove nothing."""


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
    gone = [kind for uid, kind in cached.items() if uid not in listed]
    if not gone:
        return Vanished.NOTHING
    for kind in set(gone):
        had = sum(1 for known in cached.values() if known is kind)
        if had >= FEW and gone.count(kind) > had * MOST:
            return Vanished.ASK_AGAIN
    return Vanished.REMOVE
