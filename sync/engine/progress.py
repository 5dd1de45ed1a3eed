"""Progress of a body, told a few times a second."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.engine.clock import Clock

EVERY = 0.2
"""Seconds: oftener than this nobody can read it."""


class Throttled:
    """Passes progress on in bytes done and bytes in all: a few times a second, and always the end."""

    def __init__(self, clock: Clock, tell: Callable[[int, int], None]) -> None:
        self._clock = clock
        self._tell = tell
        self._last = float("-inf")

    def __call__(self, done: int, total: int) -> None:
        """Take in how far it is."""
        now = self._clock.monotonic()
        if done >= total > 0 or now - self._last >= EVERY:
            self._last = now
            self._tell(done, total)
