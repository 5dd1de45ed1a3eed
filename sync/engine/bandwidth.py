"""How fast bodies may go over the line: a token bucket, of which the rate can be changed while they go."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sync.engine.clock import Clock

BURST = 0.25
"""Seconds: what was not used for longer than that is not made up for."""
SLOWEST = 16 * 1024
"""Bytes a second: below it a server would think that nobody is there any more."""


class Bandwidth:
    """Lets at most `limit` bytes a second through, however many transfers share it; any number while it is None.

    One for each direction. Takes from the bucket what goes, and has whoever took too much wait until it is paid back.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._limit: int | None = None
        self._tokens = 0.0
        self._filled_at = clock.monotonic()
        self._changed = asyncio.Event()

    @property
    def limit(self) -> int | None:
        """Bytes a second; None for as fast as it goes."""
        return self._limit

    @limit.setter
    def limit(self, limit: int | None) -> None:
        self._fill()
        self._limit = None if limit is None else max(SLOWEST, limit)
        self._tokens = min(self._tokens, 0.0) if self._limit else 0.0
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    async def take(self, size: int) -> None:
        """Wait until `size` bytes may go."""
        self._fill()
        self._tokens -= size
        while self._limit is not None and self._tokens < 0:
            await self._clock.wait(self._changed, -self._tokens / self._limit)
            self._fill()

    def _fill(self) -> None:
        now = self._clock.monotonic()
        if self._limit is None:
            self._tokens = 0.0
        else:
            self._tokens = min(self._limit * BURST, self._tokens + (now - self._filled_at) * self._limit)
        self._filled_at = now
