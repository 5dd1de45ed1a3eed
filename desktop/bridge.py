"""The bridge between the main thread, which has Qt, and the engine's thread, which has an asyncio loop.

Commands go in with `call_soon_threadsafe`; events come out as Qt signals, which Qt queues to the main thread.
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sync.engine.events import Problem
from sync.errors import MienskipError

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from desktop.home import Home
    from desktop.identity import Unlocked
    from sync.engine.engine import Engine

log = logging.getLogger(__name__)


class EngineThread(QObject):
    """Runs the engine in a thread of its own from `start` to `stop`."""

    told = Signal(object)
    """An `EngineEvent`, in the main thread's queue."""
    token_renewed = Signal(str)

    def __init__(self, home: Home, unlocked: Unlocked, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._unlocked = unlocked
        self._thread = threading.Thread(target=self._main, name="engine", daemon=True)
        self._ready = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._engine: Engine | None = None
        self._early: list[Callable[[Engine], object]] = []
        self._stopping = False

    def start(self) -> None:
        """Begin; what is asked before the engine stands is done as soon as it does."""
        self._thread.start()

    def ask(self, command: Callable[[Engine], object]) -> None:
        """Have `command` carried out in the engine's thread; returns at once."""
        with self._ready:
            if self._engine is None or self._loop is None:
                self._early.append(command)
                return
            loop, engine = self._loop, self._engine
        loop.call_soon_threadsafe(self._carry_out, command, engine)

    def resume(self, token: str) -> None:
        """Have the engine go on with a fresh token."""

        def go_on(engine: Engine) -> None:
            from desktop.assembly import connected  # noqa: PLC0415  httpx is there by now

            engine.resume(connected(self._unlocked.identity, token, self.token_renewed.emit))

        self.ask(go_on)

    def stop(self) -> None:
        """Stop the engine and wait until it has let go of the cache."""
        self._stopping = True
        self.ask(lambda engine: engine.stop())
        if self._thread.is_alive():
            self._thread.join()

    def _main(self) -> None:
        import asyncio  # noqa: PLC0415  the first screen is painted without it

        try:
            asyncio.run(self._live())
        except MienskipError as error:
            self.told.emit(Problem(error=error))
        except Exception as error:
            log.exception("the engine's thread ended")
            self.told.emit(Problem(error=MienskipError(type(error).__name__)))

    async def _live(self) -> None:
        import asyncio  # noqa: PLC0415  as in _main

        from desktop.assembly import assembled  # noqa: PLC0415  httpx and sqlite-utils come after the window

        async with assembled(self._home, self._unlocked, self.told.emit, self.token_renewed.emit) as engine:
            with self._ready:
                self._loop, self._engine = asyncio.get_running_loop(), engine
                early, self._early = self._early, []
            for command in early:
                self._carry_out(command, engine)
            try:
                if not self._stopping:
                    await engine.run()
            finally:
                with self._ready:
                    self._engine = self._loop = None

    def _carry_out(self, command: Callable[[Engine], object], engine: Engine) -> None:
        try:
            command(engine)
        except MienskipError as error:
            self.told.emit(Problem(error=error))
        except Exception as error:
            log.exception("a command failed in the engine's thread")
            self.told.emit(Problem(error=MienskipError(type(error).__name__)))
