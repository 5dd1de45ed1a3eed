"""Who is working on what: looked at for the documents on the screen, and for those that a person waits for."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from sync.cache.working_copies import KnownLock
from sync.engine.editing_events import LockFreed
from sync.errors import MienskipError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sync.cache.store import Store
    from sync.engine.clock import Clock
    from sync.engine.events import EngineEvent
    from sync.server import Intranet, Lock

log = logging.getLogger(__name__)

MOST_WATCHED = 50
"""Documents that are looked at for the screen: the server has to take each in its hand to tell who has locked it."""
AWAITED_EVERY = 60.0
"""Seconds between looks at what a person waits for."""


class LockWatch:
    """Keeps in the cache who has locked what, and tells when what a person waits for is free.

    `changed` is told the uids of documents whose lock is another, `freed` those that were waited for.
    """

    def __init__(
        self,
        connection: Callable[[], Intranet],
        store: Store,
        clock: Clock,
        tell: Callable[[EngineEvent], None],
        changed: Callable[[Iterable[str]], None],
        freed: Callable[[str], None],
    ) -> None:
        self._connection = connection
        self._copies = store.working_copies
        self._clock = clock
        self._tell = tell
        self._changed = changed
        self._freed = freed
        self._on_screen: tuple[str, ...] = ()
        self._is_active = True
        self._looking: asyncio.Task[None] | None = None
        self._waiting: asyncio.Task[None] | None = None

    def watch(self, uids: Iterable[str]) -> None:
        """Look at these documents from now on, at once and with each round: they are on the screen."""
        wanted = tuple(sorted(uids))[:MOST_WATCHED]
        if wanted != self._on_screen:
            self._on_screen = wanted
            self.go_on()

    def set_active(self, active: bool) -> None:  # noqa: FBT001  a state, as the window tells it
        """Look at what is on the screen only while the window is in use."""
        was, self._is_active = self._is_active, active
        if active and not was:
            self.go_on()

    def await_free(self, uid: str, *, wanted: bool) -> None:
        """Have it told when nobody has locked a document any more, or not after all; that outlives this run."""
        if self._copies.await_free(uid, wanted=wanted):
            self._changed([uid])
        self._wait_for_them()

    def note(self, uid: str, lock: Lock | None) -> None:
        """Keep what was learned of a lock."""
        self._keep([uid], {} if lock is None else {uid: lock})

    def go_on(self) -> None:
        """Look, where there is something to look at."""
        self._wait_for_them()
        if self._asked() and (self._looking is None or self._looking.done()):
            self._looking = asyncio.get_running_loop().create_task(self._look())

    async def stop(self) -> None:
        """Look no longer."""
        tasks = [task for task in (self._looking, self._waiting) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _wait_for_them(self) -> None:
        if self._copies.awaited() and (self._waiting is None or self._waiting.done()):
            self._waiting = asyncio.get_running_loop().create_task(self._look_again())

    async def _look_again(self) -> None:
        while self._copies.awaited():
            await self._clock.wait(asyncio.Event(), AWAITED_EVERY)
            await self._look()

    async def _look(self) -> None:
        """Look, and once more where something else came on the screen meanwhile."""
        seen: tuple[str, ...] | None = None
        while seen != self._on_screen:
            seen = self._on_screen
            await self._look_once()

    async def _look_once(self) -> None:
        asked = self._asked()
        try:
            found = await self._connection().locks(asked) if asked else {}
        except MienskipError as error:
            log.info("who is working on what cannot be seen now: %s", type(error).__name__)
            return
        self._keep(asked, found)
        for uid in sorted(self._copies.awaited() & set(asked)):
            if uid not in found or found[uid].mine:
                self._copies.await_free(uid, wanted=False)
                self._freed(uid)
                self._tell(LockFreed(uid=uid))

    def _asked(self) -> list[str]:
        return sorted({*(self._on_screen if self._is_active else ()), *self._copies.awaited()})

    def _keep(self, asked: Iterable[str], found: Mapping[str, Lock]) -> None:
        known = {uid: _known(uid, lock) for uid, lock in found.items()}
        changed = self._copies.note_locks(asked, known)
        if changed:
            self._changed(changed)


def _known(uid: str, lock: Lock) -> KnownLock:
    return KnownLock(
        uid=uid,
        name=lock.name,
        username=lock.username,
        mine=lock.mine,
        breakable=lock.breakable,
        since=lock.since,
    )
