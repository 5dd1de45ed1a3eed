"""Time as the engine sees it, so that tests need not wait for it."""

from __future__ import annotations

import asyncio
import random
import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time, waits, and draws lots for jitter."""

    def now(self) -> datetime:
        """Give the time of day, in UTC."""

    def monotonic(self) -> float:
        """Give seconds that never go back; they may stand still while the machine sleeps."""

    async def wait(self, event: asyncio.Event, seconds: float) -> bool:
        """Wait for `event`, at most so many seconds; tell whether it came."""

    def jitter(self, seconds: float) -> float:
        """Give `seconds`, up to a fifth more or less, so that many clients do not come together."""


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """See `Clock`."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """See `Clock`."""
        return time.monotonic()

    async def wait(self, event: asyncio.Event, seconds: float) -> bool:
        """See `Clock`."""
        try:
            await asyncio.wait_for(event.wait(), seconds)
        except TimeoutError:
            return False
        return True

    def jitter(self, seconds: float) -> float:
        """See `Clock`."""
        return seconds * random.uniform(0.8, 1.2)  # noqa: S311  no secret depends on it
