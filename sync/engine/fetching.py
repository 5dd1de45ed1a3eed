"""Bodies of documents, down: resumed after a break, of one version from the first byte to the last, checked."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from contextlib import aclosing
from typing import TYPE_CHECKING, Any

from sync.engine.events import Direction, Transfer, TransferStatus
from sync.engine.progress import Throttled
from sync.engine.slots import Slots, Urgency
from sync.errors import Gone, NotAllowed, Refused, ServerAway, ServerFault, TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable, Sequence

    from sync.cache.applied import Applied
    from sync.cache.files import BodyStore, PartialBody
    from sync.cache.store import Store
    from sync.engine.clock import Clock
    from sync.errors import MienskipError
    from sync.models import Document
    from sync.server import Download, Intranet

log = logging.getLogger(__name__)

AT_ONCE = 4
"""How many bodies come at the same time."""
MOST_VERSIONS = 3
"""How often a document may change while it is fetched before this is given up."""
SMALL = 1024 * 1024
"""Bytes up to which a body is fetched in one go, and looked at together with others."""


class Fetcher:
    """Brings bodies into the store, each by one task at a time.

    A body counts only when it has the size (and the digest) that the server promised, and when the document was not
    changed meanwhile. `applied` is told of documents that turned out to be newer, and of bodies that are here now.
    """

    def __init__(
        self,
        connection: Callable[[], Intranet],
        store: Store,
        bodies: BodyStore,
        clock: Clock,
        tell: Callable[[Transfer], None],
        applied: Callable[[Applied], None],
    ) -> None:
        self._connection = connection
        self._store = store
        self._bodies = bodies
        self._clock = clock
        self._tell = tell
        self._applied = applied
        self._slots = Slots(AT_ONCE)
        self._underway: dict[str, asyncio.Task[object]] = {}

    def task_of(self, uid: str) -> asyncio.Task[object] | None:
        """Give the task that is fetching a body."""
        return self._underway.get(uid)

    async def fetch(self, document: Document, urgency: Urgency) -> Document:
        """Fetch a body of any size, and give the document as it was when it came. Raises what the intranet raises."""
        while (other := self._underway.get(document.uid)) is not None:
            await asyncio.wait({other})
            if self._bodies.has(document.uid, document.modified):
                return document
        mine = asyncio.current_task()
        assert mine is not None, "a body is fetched within a task"  # noqa: S101  asyncio has no other way of calling
        self._underway[document.uid] = mine
        try:
            async with self._slots.taken(urgency, document.size or 0):
                return await self._fetch(document)
        finally:
            del self._underway[document.uid]

    async def fetch_small(self, documents: Sequence[Document]) -> frozenset[str]:
        """Fetch several bodies of at most `SMALL` bytes, ask once whether they changed, and keep those that did not.

        Gives the uids of those that are here now. Raises what the intranet raises, but for what is wrong with one
        document alone: that is left out.
        """
        came: dict[str, bytes] = {}
        faults: list[ServerFault] = []
        left = iter(documents)

        async def take_some() -> None:
            for document in left:
                async with self._slots.taken(Urgency.AHEAD, document.size or 0):
                    try:
                        came[document.uid] = await self._whole(document)
                    except (Gone, NotAllowed, Refused, TooLarge) as error:
                        log.info("a body could not be had: %s", type(error).__name__)
                    except ServerFault as error:
                        faults.append(error)

        await _together(take_some() for _ in range(AT_ONCE - 1))
        if faults and not came:
            raise faults[0]
        return await self._keep_unchanged([document for document in documents if document.uid in came], came)

    async def _whole(self, document: Document) -> bytes:
        download = await self._connection().download(document)
        pieces: list[bytes] = []
        size = 0
        async with aclosing(download.chunks) as chunks:
            async for chunk in chunks:
                pieces.append(chunk)
                size += len(chunk)
                if size > 2 * SMALL:
                    raise TooLarge("larger than it was said to be")
        body = b"".join(pieces)
        if download.size not in (None, size) or download.sha256 not in (None, hashlib.sha256(body).digest()):
            raise ServerAway("the body is not what was promised")
        return body

    async def _keep_unchanged(self, documents: Sequence[Document], came: dict[str, bytes]) -> frozenset[str]:
        if not documents:
            return frozenset()
        versions = await self._connection().versions([document.uid for document in documents])
        good = [document for document in documents if versions.get(document.uid) == document.modified]
        await asyncio.to_thread(
            self._bodies.put, [(document.uid, document.modified, came[document.uid]) for document in good]
        )
        self._note([(document, len(came[document.uid])) for document in good])
        return frozenset(document.uid for document in good)

    async def _fetch(self, document: Document) -> Document:
        for _ in range(MOST_VERSIONS):
            with self._bodies.begin(document.uid, document.modified) as partial:
                await self._take_in(document, partial)
                size = partial.offset
                now = (await self._connection().versions([document.uid])).get(document.uid)
                if now == document.modified:
                    await asyncio.to_thread(partial.commit)
                    self._note([(document, size)])
                    self._tell(download_of(document, TransferStatus.DONE, size, size))
                    return document
            document = await self._newer(document)
        raise ServerAway("the document changes all the time")

    async def _newer(self, document: Document) -> Document:
        log.info("a document changed while it was fetched: once more")
        now = await self._connection().document(document.url)
        if now.uid != document.uid:
            raise Gone("another item stands at its address")
        self._applied(self._store.apply([now]))
        return now

    def _note(self, documents: Sequence[tuple[Document, int]]) -> None:
        self._applied(self._store.offline.arrived(documents, self._clock.now()))

    async def _take_in(self, document: Document, partial: PartialBody) -> None:
        download = await self._begin(document, partial)
        size = download.size
        progress = self._progress_of(document)
        async with aclosing(download.chunks) as chunks:
            async for chunk in chunks:
                partial.append(chunk)
                progress(partial.offset, size or 0)
        if size is not None and partial.offset != size:
            if partial.offset > size:
                partial.restart()
            raise ServerAway("the body ended before its size")
        if download.sha256 is not None and await asyncio.to_thread(partial.sha256) != download.sha256:
            partial.restart()
            raise ServerAway("the body is not what was promised")

    async def _begin(self, document: Document, partial: PartialBody) -> Download:
        try:
            download = await self._connection().download(document, partial.offset)
        except Refused:
            if not partial.offset:
                raise
            partial.restart()  # there is nothing after what came in already: perhaps it is another body
            download = await self._connection().download(document)
        if download.offset != partial.offset:
            partial.restart()
        return download

    def _progress_of(self, document: Document) -> Throttled:
        def tell(done: int, total: int, seconds_left: float | None) -> None:
            self._tell(download_of(document, TransferStatus.RUNNING, done, total, seconds_left=seconds_left))

        return Throttled(self._clock, tell)


async def _together(works: Iterable[Coroutine[Any, Any, None]]) -> None:
    """Work at several things; the first error ends all of them."""
    tasks = [asyncio.ensure_future(work) for work in works]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def download_of(
    document: Document,
    status: TransferStatus,
    done: int = 0,
    total: int = 0,
    *,
    seconds_left: float | None = None,
    error: MienskipError | None = None,
) -> Transfer:
    """Give how a download stands, to be told."""
    return Transfer(
        key=document.uid,
        direction=Direction.DOWN,
        status=status,
        title=document.title,
        folder_uid=document.folder_uid,
        document_uid=document.uid,
        done=done,
        total=total,
        seconds_left=seconds_left,
        error=error,
    )
