"""Bounds how often one colleague makes notifications by mentioning somebody. Needs no Qt."""

from __future__ import annotations

from collections import defaultdict, deque
from datetime import timedelta
from typing import TYPE_CHECKING

from ui.notifying import Topic

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from ui.notices.matter import Matter

MOST = 5
WITHIN = timedelta(hours=1)


class MentionLimit:
    """Lets the first few mentions by somebody through in an hour; the others only stand in the list."""

    def __init__(self) -> None:
        self._told: defaultdict[str, deque[datetime]] = defaultdict(deque)

    def divided(self, matters: Sequence[Matter], now: datetime) -> tuple[list[Matter], list[Matter]]:
        """Divide matters into those to tell, and mentions that are too many."""
        told: list[Matter] = []
        crowd: list[Matter] = []
        for matter in matters:
            (told if matter.topic is not Topic.MENTION or self._has_room(matter.author, now) else crowd).append(matter)
        return told, crowd

    def _has_room(self, author: str, now: datetime) -> bool:
        times = self._told[author]
        while times and now - times[0] > WITHIN:
            times.popleft()
        if len(times) >= MOST:
            return False
        times.append(now)
        return True
