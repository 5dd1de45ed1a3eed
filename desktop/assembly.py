"""Puts an engine together from its parts; the one place that knows which server and which cache it gets."""

from __future__ import annotations

import logging
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from sync.cache.files import BodyStore
from sync.cache.store import Store
from sync.engine.engine import Engine
from sync.errors import CacheDamaged
from sync.plone.intranet import connect

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from desktop.home import Home
    from desktop.identity import Unlocked
    from sync.engine.events import EngineEvent

log = logging.getLogger(__name__)


def open_store(home: Home, key: bytes) -> Store:
    """Open the cache for writing; a damaged one is made anew, keeping what was not sent yet.

    Raises CacheInUse, CacheFromNewerVersion, DiskFull.
    """
    home.cache_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        return Store.open(home.cache_file, key)
    except CacheDamaged:
        log.warning("the cache was damaged and is rebuilt")
        return Store.rebuild(home.cache_file, key)


@asynccontextmanager
async def assembled(
    home: Home,
    unlocked: Unlocked,
    listener: Callable[[EngineEvent], None],
    remember_token: Callable[[str], None],
) -> AsyncIterator[Engine]:
    """Give an engine for this person, and let go of everything it used afterwards.

    `remember_token` is given every renewed token. Must run in the loop that the engine will live in.
    """
    store = open_store(home, unlocked.key)
    try:
        intranet = connect(unlocked.identity.site, unlocked.token, remember_token)
        try:
            bodies = BodyStore(home.bodies, unlocked.key)
            yield Engine(intranet, store, bodies, home.working_copies, listener)
        finally:
            await intranet.aclose()
    finally:
        store.close()
