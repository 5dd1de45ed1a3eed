"""When the engine looks for changes: by a timer, at once when asked, less and less often while it is offline."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from sync.errors import ServerAway

if TYPE_CHECKING:
    from datetime import datetime

    from sync.engine.clock import Clock
    from sync.errors import MienskipError

ACTIVE_EVERY = 30.0
BACKGROUND_EVERY = 300.0
FIRST_BACKOFF = 5.0
LONGEST_BACKOFF = 300.0
THOROUGH_EVERY = 6 * 3600.0
"""Seconds: how often everything is compared, for the holes of the feed that no number shows."""
LOOK_AGAIN_AFTER = 20.0
"""Seconds until a second look at an inventory that lacks most of a kind."""
SLEPT = 30.0
"""Seconds by which the time of day runs ahead of the machine's own count: then it was asleep."""
NEVER = float("inf")


class Schedule:
    """Knows when the next round is due. All times are seconds of the clock's `monotonic`."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._changed = asyncio.Event()
        self._active = True
        self._asked = True
        self._held = False
        self._ended = False
        self._offline = False
        self._doubts = False
        self._backoff = 0.0
        self._retry_backoff = 0.0
        self._retry_at = NEVER
        self._not_before = float("-inf")
        self._appointment = NEVER
        self._rounded_at = clock.monotonic()
        self._lot = 1.0
        self._compared_at: datetime | None = None

    def ask(self, *, impatiently: bool = False) -> None:
        """Have a round soon: at once, but not before the server is ready for us, unless a person insists."""
        if impatiently:
            self._not_before = float("-inf")
            self._backoff = 0.0
        self._asked = True
        self._changed.set()

    def set_active(self, active: bool) -> None:  # noqa: FBT001  a state, as the window tells it
        """Have rounds often while the window is in use, seldom while it is not."""
        self._active = active
        self._changed.set()

    def hold(self) -> None:
        """Have no rounds until `release`."""
        self._held = True

    def release(self) -> None:
        """Go on, at once."""
        self._held = False
        self.ask(impatiently=True)

    def end(self) -> None:
        """Have nobody wait any more."""
        self._ended = True
        self._changed.set()

    @property
    def is_thorough(self) -> bool:
        """Whether the next round compares everything."""
        if self._compared_at is None or self._doubts:
            return True
        return abs((self._clock.now() - self._compared_at).total_seconds()) > THOROUGH_EVERY

    def went_well(self, *, compared: bool, doubts: bool = False) -> None:
        """Note a round in which the server answered; everything was `compared`, or has to be once more (`doubts`)."""
        if compared:
            self._compared_at = self._clock.now()
        self._doubts = doubts
        self._offline = False
        self._not_before = float("-inf")
        self._backoff = 0.0
        self._note_round()

    def went_wrong(self, error: MienskipError) -> None:
        """Note a round in which the server could not be reached, or did not want to be."""
        self._offline = True
        self._backoff = _longer(self._backoff)
        self._note_round()
        self._not_before = self._rounded_at + _asked_for(error) * (1 + abs(self._lot - 1))  # nobody comes too early

    def retry_soon(self, error: MienskipError) -> None:
        """Have a round for what could not be sent although the server is there: later each time."""
        self._retry_backoff = _longer(self._retry_backoff)
        pause = max(self._clock.jitter(self._retry_backoff), _asked_for(error))
        self._retry_at = self._clock.monotonic() + pause
        self._changed.set()

    def keep_appointment(self, when: datetime | None) -> None:
        """Have a round as soon as a time has come, if nothing else brings one before; None: nothing is to come."""
        left = (when - self._clock.now()).total_seconds() if when else NEVER
        self._appointment = self._clock.monotonic() + max(left, 0.0)
        self._changed.set()

    def calm(self) -> None:
        """Note that something was sent: the next trouble is a new one."""
        self._retry_backoff = 0.0

    async def until_due(self) -> None:
        """Wait until the next round is due. Whatever is asked for from now on gives another round."""
        while not self._ended:
            seconds = self._due_at() - self._clock.monotonic()
            if seconds <= 0:
                break
            self._changed.clear()
            await self._wait(seconds)
        self._asked = False
        self._retry_at = self._appointment = NEVER

    async def _wait(self, seconds: float) -> None:
        wall, inner = self._clock.now(), self._clock.monotonic()
        await self._clock.wait(self._changed, seconds)
        passed = (self._clock.now() - wall).total_seconds()
        if passed - (self._clock.monotonic() - inner) > SLEPT:
            self.ask(impatiently=True)

    def _due_at(self) -> float:
        if self._held:
            return NEVER
        if self._asked:
            return self._not_before
        soonest = min(self._rounded_at + self._pause() * self._lot, self._retry_at, self._appointment)
        return max(soonest, self._not_before)

    def _pause(self) -> float:
        if self._offline:
            return self._backoff or FIRST_BACKOFF
        every = ACTIVE_EVERY if self._active else BACKGROUND_EVERY
        return min(every, LOOK_AGAIN_AFTER) if self._doubts else every

    def _note_round(self) -> None:
        self._rounded_at = self._clock.monotonic()
        self._lot = self._clock.jitter(1.0)


def _longer(backoff: float) -> float:
    return min(LONGEST_BACKOFF, backoff * 2 or FIRST_BACKOFF)


def _asked_for(error: MienskipError) -> float:
    return error.retry_after or 0.0 if isinstance(error, ServerAway) else 0.0
