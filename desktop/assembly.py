"""Puts an engine together from its parts; the one place that knows which server and which cache it gets."""

from __future__ import annotations

import logging
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from desktop.outward import set_out
from desktop.policy import Policy
from desktop.policy_places import machine_policy
from desktop.settings import Settings
from sync.cache.files import BodyStore
from sync.cache.store import Store
from sync.cache.thumbnails import is_thumbnail
from sync.engine.engine import Engine
from sync.errors import CacheDamaged, CacheUnreadable
from sync.plone.intranet import connect
from sync.plone.routes import ROUTES
from ui.settings import TransferLimits

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable

    from desktop.home import Home
    from desktop.identity import Identity, Unlocked
    from sync.engine.events import EngineEvent
    from sync.errors import MienskipError
    from sync.server import Intranet

log = logging.getLogger(__name__)


class GovernedEngine(Engine):
    """An engine that holds to what the organisation decided about documents on this machine."""

    _policy = Policy()

    def obey(self, policy: Policy, marked: Iterable[str]) -> None:
        """Hold to `policy` from now on; where it allows no documents here, those `marked` to be kept leave."""
        self._policy = policy
        limit = policy.offline_limit()
        if not policy.allows_documents:
            self.let_go_offline(marked)
            self._store.forget_thumbnails()
        if limit is not None:
            super().set_offline_limit(limit)

    def network_changed(self) -> None:
        """See `Engine`; another network has proxies of its own."""
        ROUTES.forget()
        super().network_changed()

    def keep_offline(self, uids: Iterable[str]) -> None:
        """See `Engine`. Raises DecidedByOrganisation."""
        self._policy.require_offline_allowed()
        super().keep_offline(uids)

    def want_pictures(self, urls: Iterable[str]) -> None:
        """See `Engine`; where no documents may stay on this machine, neither does what they look like."""
        super().want_pictures(url for url in urls if self._policy.allows_documents or not is_thumbnail(url))

    def set_offline_limit(self, most_bytes: int) -> None:
        """See `Engine`; what the organisation decided stands."""
        if self._policy.offline_limit() is None:
            super().set_offline_limit(most_bytes)


def open_store(home: Home, key: bytes, rebuilt: Callable[[MienskipError], None]) -> Store:
    """Open the cache for writing; a damaged one is made anew, keeping what was not sent yet, and `rebuilt` told why.

    Raises CacheInUse, CacheFromNewerVersion, DiskFull, NotWritable.
    """
    home.cache_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        return Store.open(home.cache_file, key)
    except CacheDamaged as error:
        log.info("the cache is rebuilt: %s", error.detail)
        store = Store.rebuild(home.cache_file, key)
        rebuilt(CacheUnreadable(file=store.put_aside.name) if store.put_aside else error)
        return store


def connected(identity: Identity, token: str, remember_token: Callable[[str], None]) -> Intranet:
    """Give a connection to the intranet of this person."""
    set_out(machine_policy())
    return connect(identity.site, token, remember_token)


def _shrunk(body: bytes) -> bytes:
    from ui.teams.thumbnails import thumbnail_from  # noqa: PLC0415  commands without a window have no use for Qt

    return thumbnail_from(body)


@asynccontextmanager
async def assembled(
    home: Home,
    unlocked: Unlocked,
    listener: Callable[[EngineEvent], None],
    remember_token: Callable[[str], None],
    rebuilt: Callable[[MienskipError], None],
) -> AsyncIterator[Engine]:
    """Give an engine for this person, and let go of everything it used afterwards.

    `remember_token` is given every renewed token, `rebuilt` why the cache had to be made anew, where it had. Must run
    in the loop that the engine will live in. Raises what `open_store` raises.
    """
    store = open_store(home, unlocked.key, rebuilt)
    try:
        ROUTES.introduce(unlocked.proxies)
        intranet = connected(unlocked.identity, unlocked.token, remember_token)
        bodies = BodyStore(home.bodies, unlocked.key)
        engine = GovernedEngine(intranet, store, bodies, home.working_copies, listener, shrink=_shrunk)
        limits = TransferLimits.chosen(Settings(home))
        engine.set_bandwidth(limits.up, limits.down)
        try:
            engine.obey(machine_policy(), store.offline.marked())
            engine.set_offline_limit(limits.offline)
            engine.set_offline_days(limits.offline_days)
            yield engine
        finally:
            await engine.aclose()
    finally:
        store.close()
