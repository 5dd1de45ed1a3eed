"""What is known about the connection and the outbox, told when it changes."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from sync.cache.offline import EVERYTHING
from sync.engine.events import Connection, SyncState
from sync.errors import MienskipError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.cache.store import Store
    from sync.engine.clock import Clock

log = logging.getLogger(__name__)

CUT_OFF = (Connection.OFFLINE, Connection.SIGN_IN_AGAIN)


class Status:
    """Keeps the `SyncState`, and tells it whenever it is another one."""

    def __init__(self, store: Store, clock: Clock, tell: Callable[[SyncState], None]) -> None:
        self._store = store
        self._clock = clock
        self._tell = tell
        self._counted = (0, 0)
        self._paused = False
        self._held = False
        self.state = SyncState(connection=Connection.STARTING)

    def say(self, connection: Connection, error: MienskipError | None = None, *, done: int = 0, total: int = 0) -> None:
        """Tell how the connection is; `error` is why it is cut off, `done` of `total` how far a pull is."""
        was = self.state
        cut_off = connection in CUT_OFF
        waiting, failed = self._count()
        self.state = SyncState(
            connection=connection,
            since=(was.since or self._clock.now()) if cut_off else None,
            done=done,
            total=total,
            waiting=waiting,
            failed=failed,
            error=_kept(was.error, error) if cut_off else None,
            paused=self._paused,
            held=self._held,
        )
        if self.state != was or connection is Connection.STARTING:
            self._tell(self.state)

    def recount(self) -> None:
        """Tell of the outbox, after something happened to it."""
        self.say(self.state.connection, done=self.state.done, total=self.state.total)

    def hold(self, held: bool) -> None:  # noqa: FBT001  a state
        """Tell that what is large waits, or no longer."""
        self._held = held
        self.recount()

    def _count(self) -> tuple[int, int]:
        try:
            self._counted = self._store.outbox_counts()
            self._paused = EVERYTHING in self._store.offline.paused()
        except MienskipError as error:  # telling goes on, also of a cache that fails
            log.warning("the outbox cannot be counted: %s", type(error).__name__)
        return self._counted


def _kept(was: MienskipError | None, error: MienskipError | None) -> MienskipError | None:
    """Keep the old error where the new one says the same, so that nothing is told twice."""
    if error is None or (was is not None and type(was) is type(error) and was.facts == error.facts):
        return was
    return error
