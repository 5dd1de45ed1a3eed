"""An asyncio loop in a thread of its own, for what speaks to other programs of the desktop."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Coroutine

LEAVES_WITHIN = 2.0
"""Seconds."""


class SideLoop:
    """The thread begins with the first coroutine: until then it costs nothing."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    @property
    def runs(self) -> bool:
        """Tell whether anything was asked of it."""
        return self._loop is not None

    def run(self, coroutine: Coroutine[Any, Any, None]) -> None:
        """Have a coroutine carried out; returns at once."""
        asyncio.run_coroutine_threadsafe(coroutine, self._running())

    def close(self, *last: Coroutine[Any, Any, None]) -> None:
        """Carry out what is to be done `last`, for a moment at most, and end the thread."""
        if self._loop is None or self._thread is None:
            for coroutine in last:
                coroutine.close()
            return
        for coroutine in last:
            done = asyncio.run_coroutine_threadsafe(coroutine, self._loop)
            with suppress(TimeoutError):
                done.result(LEAVES_WITHIN)
        asyncio.run_coroutine_threadsafe(self._cancel_all(), self._loop).result(LEAVES_WITHIN)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self._loop = self._thread = None

    @staticmethod
    async def _cancel_all() -> None:
        waiting = asyncio.all_tasks() - {asyncio.current_task()}
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)

    def _running(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(target=self._loop.run_forever, name="desktop", daemon=True)
            self._thread.start()
        return self._loop
