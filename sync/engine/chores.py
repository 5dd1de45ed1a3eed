"""Work that the engine does beside its rounds: each piece in a task of its own, its errors told and not lost."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from sync.engine.events import Problem
from sync.errors import MienskipError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from sync.engine.events import EngineEvent

log = logging.getLogger(__name__)


class Chores:
    """Does work until `stop`; `tell` is told what fails, as a Problem. `what` names the work in the log."""

    def __init__(self, what: str, tell: Callable[[EngineEvent], None]) -> None:
        self._what = what
        self._tell = tell
        self._busy: set[asyncio.Task[None]] = set()

    def do(self, work: Coroutine[Any, Any, None]) -> None:
        """Begin a piece of work; returns at once."""
        task = asyncio.get_running_loop().create_task(self.guarded(work))
        self._busy.add(task)
        task.add_done_callback(self._busy.discard)

    async def guarded(self, work: Coroutine[Any, Any, None]) -> None:
        """Do a piece of work now, and tell what fails."""
        try:
            await work
        except MienskipError as error:
            self._tell(Problem(error=error))
        except Exception as error:
            log.exception("%s failed", self._what)
            self._tell(Problem(error=MienskipError(type(error).__name__)))

    async def stop(self) -> None:
        """Stop what is not done."""
        busy = set(self._busy)
        for task in busy:
            task.cancel()
        await asyncio.gather(*busy, return_exceptions=True)
