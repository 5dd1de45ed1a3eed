"""Looks how one thing stands now: for what changes on the server without a trace, such as likes."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from sync.engine.chores import Chores
from sync.errors import MienskipError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.cache.applied import Applied
    from sync.cache.store import Store
    from sync.engine.events import EngineEvent
    from sync.server import Intranet

log = logging.getLogger(__name__)


class Looking:
    """Looks when the person does; `changed` is told what was other than it is here. What fails is for the rounds."""

    def __init__(
        self,
        connection: Callable[[], Intranet],
        store: Store,
        changed: Callable[[Applied], None],
        tell: Callable[[EngineEvent], None],
    ) -> None:
        self._connection = connection
        self._store = store
        self._changed = changed
        self._chores = Chores("looking", tell)

    def at(self, uid: str) -> None:
        """Fetch one thing as it is now."""
        self._chores.do(self._look(uid))

    async def stop(self) -> None:
        """Stop what is not done."""
        await self._chores.stop()

    async def _look(self, uid: str) -> None:
        url = self._store.url_of(uid)
        if not url:
            return
        try:
            self._changed(self._store.apply([await self._connection().item(url)]))
        except MienskipError as error:
            log.info("a look failed: %s", type(error).__name__)
