"""What a person keeps offline: fetched in the background, refreshed when it changed, let go of when it need not stay.

Other bodies that were opened lately stay too, as long as all of them take no more than the person allows.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from sync.cache.offline import EVERYTHING
from sync.engine.events import Problem, TransferStatus
from sync.engine.fetching import SMALL, download_of
from sync.engine.slots import Urgency
from sync.errors import DiskFull, FileInUse, MienskipError, ServerAway, ServerFault, SessionExpired
from sync.models import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sync.cache.applied import Applied
    from sync.cache.files import BodyStore
    from sync.cache.store import Store
    from sync.engine.clock import Clock
    from sync.engine.events import EngineEvent
    from sync.engine.fetching import Fetcher
    from sync.models import Document

log = logging.getLogger(__name__)

USUAL_LIMIT = 2 * 1024**3
"""Bytes that bodies which nobody keeps may take together, until the person sets another limit."""
TOGETHER = 150
"""Documents fetched before it is asked whether they changed: their uids still fit in one address."""
TOGETHER_BYTES = 8 * SMALL


class Keeper:
    """Fetches what is kept and is not here, while the server is there and nothing is paused.

    `applied` is told which documents have other marks or bodies, `noticed` of errors that the engine has to look into.
    """

    def __init__(
        self,
        fetcher: Fetcher,
        store: Store,
        bodies: BodyStore,
        clock: Clock,
        tell: Callable[[EngineEvent], None],
        applied: Callable[[Applied], None],
        noticed: Callable[[MienskipError], None],
    ) -> None:
        self._fetcher = fetcher
        self._store = store
        self._bodies = bodies
        self._clock = clock
        self._tell = tell
        self._applied = applied
        self._noticed = noticed
        self._limit = USUAL_LIMIT
        self._days: int | None = None
        self._is_held = False
        self._work: asyncio.Task[None] | None = None
        self._single: tuple[str, asyncio.Task[Document]] | None = None
        self._alone: set[str] = set()
        self._given_up: set[tuple[str, object]] = set()
        self._is_full = False

    def keep(self, uids: Iterable[str]) -> None:
        """Keep documents, folders or teams offline; what is not here comes by and by."""
        self._applied(self._store.offline.keep(uids))
        self._given_up.clear()
        self.go_on()

    def let_go(self, uids: Iterable[str]) -> None:
        """Keep them no longer, and remove their bodies."""
        before = self._store.offline.kept_bodies()
        self._applied(self._store.offline.let_go(uids))
        self._remove(before - self._store.offline.kept_bodies())

    def limit(self, most_bytes: int) -> None:
        """Let bodies that nobody keeps take at most so much."""
        self._limit = most_bytes
        self.make_room()

    def limit_age(self, days: int | None) -> None:
        """Let bodies that nobody keeps stay for at most so many days after they were last used; None for any."""
        self._days = days
        self.make_room()

    def hold(self, held: bool) -> None:  # noqa: FBT001  a state
        """Fetch nothing ahead while held."""
        self._is_held = held
        if not held:
            self.go_on()
        elif self._work is not None:
            self._work.cancel()

    def make_room(self) -> None:
        """Remove the bodies that were not used for longest, until the others are within both limits."""
        self._remove(self._store.offline.beyond(self._limit))
        if self._days is not None:
            self._remove(self._store.offline.unused_since(self._clock.now() - timedelta(days=self._days)))

    def go_on(self) -> None:
        """Fetch what is missing; call it whenever there may be something and the server is there."""
        if self._work is None or self._work.done():
            self._work = asyncio.get_running_loop().create_task(self._fetch_all())

    def cancel(self, uid: str) -> None:
        """Leave out the body that is being fetched, until its document changes or it is asked for again."""
        if self._single is not None and self._single[0] == uid:
            self._single[1].cancel()

    def pause(self, key: str) -> None:
        """Stop what is paused."""
        if key == EVERYTHING:
            if self._work is not None:
                self._work.cancel()
        else:
            self.cancel(key)

    def resume(self, key: str) -> None:
        """Go on with what was paused."""
        self._given_up = {(uid, version) for uid, version in self._given_up if key not in (EVERYTHING, uid)}
        self.go_on()

    async def drain(self) -> None:
        """Wait until everything that can come now is here."""
        if self._work is not None:
            await asyncio.wait({self._work})

    async def stop(self) -> None:
        """Stop fetching; what came in is kept for the next time."""
        if self._work is not None:
            self._work.cancel()
            await asyncio.gather(self._work, return_exceptions=True)

    def tidy(self) -> None:
        """Make the disk and what is known of it agree, after a crash or after somebody else has been at it."""
        self._given_up.clear()
        known = self._store.offline.bodies()
        uids = [uid for uid, kind in self._store.kinds().items() if kind is Kind.DOCUMENTS]
        there = self._bodies.here(uids)
        self._applied(self._store.offline.lost(known.keys() - there))
        self._applied(self._store.offline.arrived(self._strays(there - known.keys()), self._clock.now()))
        self._bodies.keep_only(uids)
        self.make_room()

    def _strays(self, uids: Iterable[str]) -> Iterator[tuple[Document, int]]:
        """Give the documents whose present version is on the disk, and its bytes."""
        for uid in uids:
            document = self._store.document(uid)
            size = self._bodies.size_of(uid, document.modified) if document else None
            if document is not None and size is not None:
                yield document, size

    def _remove(self, uids: Iterable[str]) -> None:
        gone = list(uids)
        self._bodies.remove(gone)
        self._applied(self._store.offline.lost(gone))

    async def _fetch_all(self) -> None:
        self._alone.clear()
        try:
            while some := self._next():
                await self._fetch(some)
                self.make_room()
            self._is_full = False
        except (ServerAway, SessionExpired, FileInUse) as error:
            log.info("what is kept offline waits: %s", type(error).__name__)
            if isinstance(error, SessionExpired):
                self._noticed(error)
        except DiskFull as error:
            if not self._is_full:  # said once, not after every round
                self._tell(Problem(error=error))
            self._is_full = True
        except MienskipError as error:
            self._tell(Problem(error=error))
        except Exception:
            log.exception("fetching what is kept offline failed")

    def _next(self) -> Sequence[Document]:
        """Give what comes next: several small ones, or one that is large or made trouble."""
        paused = self._store.offline.paused()
        if EVERYTHING in paused or self._is_held:
            return []
        missing = [
            document
            for document in self._store.offline.missing()
            if document.uid not in paused and (document.uid, document.modified) not in self._given_up
        ]
        small = [one for one in missing if one.size is not None and one.size <= SMALL and one.uid not in self._alone]
        return _up_to(small) or missing[:1]

    async def _fetch(self, documents: Sequence[Document]) -> None:
        first = documents[0]
        if len(documents) > 1:
            here = await self._fetcher.fetch_small(documents)
            self._alone.update(document.uid for document in documents if document.uid not in here)
            return
        task = asyncio.get_running_loop().create_task(self._fetcher.fetch(first, Urgency.AHEAD))
        self._single = (first.uid, task)
        try:
            await asyncio.wait({task})
            self._look_at(first, task)
        except asyncio.CancelledError:
            self._tell_stopped(first)
            raise
        finally:
            self._single = None
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    def _look_at(self, document: Document, task: asyncio.Task[Document]) -> None:
        if task.cancelled():
            self._given_up.add((document.uid, document.modified))
            self._tell_stopped(document)
            return
        error = task.exception()
        if error is None:
            return
        fatal = (ServerAway, SessionExpired, DiskFull, FileInUse)
        if not isinstance(error, MienskipError) or (isinstance(error, fatal) and not isinstance(error, ServerFault)):
            raise error
        log.info("a body that is kept cannot be had: %s", type(error).__name__)
        self._given_up.add((document.uid, document.modified))
        self._tell(download_of(document, TransferStatus.FAILED, error=error))

    def _tell_stopped(self, document: Document) -> None:
        paused = not self._store.offline.paused().isdisjoint({EVERYTHING, document.uid})
        self._tell(download_of(document, TransferStatus.PAUSED if paused else TransferStatus.CANCELLED))


def _up_to(documents: Sequence[Document]) -> Sequence[Document]:
    taken: list[Document] = []
    size = 0
    for document in documents[:TOGETHER]:
        size += document.size or 0
        if taken and size > TOGETHER_BYTES:
            break
        taken.append(document)
    return taken
