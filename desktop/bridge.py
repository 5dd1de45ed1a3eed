"""The bridge between the main thread, which has Qt, and the engine's thread, which has an asyncio loop.

Commands go in with `call_soon_threadsafe`; events come out as Qt signals, which Qt queues to the main thread.
"""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sync.engine.events import Connection, Problem, SyncState
from sync.errors import CacheDamaged, MienskipError

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from desktop.home import Home
    from desktop.identity import Unlocked
    from sync.engine.engine import Engine

log = logging.getLogger(__name__)

OPEN_AGAIN_AFTER = 2.0
"""Seconds until a cache that another process has is tried again."""
MOST_REBUILDS = 3
"""How often the cache is made anew in one run: damage that returns is the disk's, and a person has to know."""


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
        self._halt: asyncio.Event | None = None
        self._shut_by: MienskipError | None = None
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
        with self._ready:
            if self._loop is not None and self._halt is not None:
                self._loop.call_soon_threadsafe(self._halt.set)
        if self._thread.is_alive():
            self._thread.join()

    def _main(self) -> None:
        import asyncio  # noqa: PLC0415  the first screen is painted without it

        try:
            asyncio.run(self._live())
        except MienskipError as error:
            self._say_shut(error)
        except Exception as error:
            log.exception("the engine's thread ended")
            self._say_shut(MienskipError(type(error).__name__))
        finally:
            with self._ready:
                self._loop = None

    async def _live(self) -> None:
        """Serve until `stop`, also when the cache is in use for a while, or turns out to be damaged."""
        import asyncio  # noqa: PLC0415  as in _main

        with self._ready:
            self._loop, self._halt = asyncio.get_running_loop(), asyncio.Event()
        rebuilds = 0
        while not self._stopping:
            try:
                await self._serve()
            except CacheDamaged:
                rebuilds += 1
                if rebuilds > MOST_REBUILDS:
                    raise
            except MienskipError as error:
                if not error.retry_can_help:
                    raise
                self._say_shut(error)
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._halt.wait(), OPEN_AGAIN_AFTER)

    def _say_shut(self, error: MienskipError) -> None:
        """Tell why the cache cannot be opened for writing, once for each reason."""
        if type(error) is not type(self._shut_by):
            log.info("the cache cannot be opened yet: %s", type(error).__name__)
            self._shut_by = error
            self.told.emit(SyncState(connection=Connection.OFFLINE, since=datetime.now(UTC), error=error))
            self.told.emit(Problem(error=error))

    async def _serve(self) -> None:
        from desktop.assembly import assembled  # noqa: PLC0415  httpx and sqlite-utils come after the window

        def tell(error: MienskipError) -> None:
            self.told.emit(Problem(error=error))

        async with assembled(self._home, self._unlocked, self.told.emit, self.token_renewed.emit, tell) as engine:
            self._shut_by = None
            with self._ready:
                self._engine = engine
                early, self._early = self._early, []
            for command in early:
                self._carry_out(command, engine)
            try:
                if not self._stopping:
                    await engine.run()
            finally:
                with self._ready:
                    self._engine = None

    def _carry_out(self, command: Callable[[Engine], object], engine: Engine) -> None:
        try:
            command(engine)
        except MienskipError as error:
            self.told.emit(Problem(error=error))
        except Exception as error:
            log.exception("a command failed in the engine's thread")
            self.told.emit(Problem(error=MienskipError(type(error).__name__)))
