"""Progress of a body: how far it is and how long it will take, told a few times a second."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.engine.clock import Clock

EVERY = 0.2
"""Seconds: oftener than this nobody can read it."""
WINDOW = 10.0
"""Seconds over which the speed is taken: long enough to be steady, short enough to follow the line."""
SURE_AFTER = 1.0
"""Seconds before which the speed says nothing yet."""


class Throttled:
    """Passes progress on: bytes done, bytes in all, and seconds left (None while that cannot be told).

    A few times a second, and always the end.
    """

    def __init__(self, clock: Clock, tell: Callable[[int, int, float | None], None]) -> None:
        self._clock = clock
        self._tell = tell
        self._last = float("-inf")
        self._seen: deque[tuple[float, int]] = deque()

    def __call__(self, done: int, total: int) -> None:
        """Take in how far it is."""
        now = self._clock.monotonic()
        if done >= total > 0 or now - self._last >= EVERY:
            self._last = now
            self._note(now, done)
            self._tell(done, total, self._seconds_left(done, total))

    def _note(self, now: float, done: int) -> None:
        if self._seen and done < self._seen[-1][1]:
            self._seen.clear()  # it began anew
        self._seen.append((now, done))
        while now - self._seen[0][0] > WINDOW:
            self._seen.popleft()

    def _seconds_left(self, done: int, total: int) -> float | None:
        (began, at_first), (now, _) = self._seen[0], self._seen[-1]
        if now - began < SURE_AFTER or done <= at_first or not total:
            return None
        return max(0, total - done) * (now - began) / (done - at_first)
