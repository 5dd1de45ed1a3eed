"""Document bodies, down: fetched when they are wanted, resumed after a break, checked before they count."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import mimetypes
import shutil
from contextlib import aclosing
from functools import partial
from typing import TYPE_CHECKING

from sync.cache.files import safe_filename
from sync.engine.events import Direction, DocumentReady, Problem, Transfer, TransferStatus
from sync.engine.progress import Throttled
from sync.errors import Gone, MienskipError, Refused, ServerAway

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from sync.cache.files import BodyStore, PartialBody
    from sync.cache.store import Applied, Store
    from sync.engine.clock import Clock
    from sync.engine.events import EngineEvent
    from sync.models import Document
    from sync.server import Download, Intranet

log = logging.getLogger(__name__)

MOST_VERSIONS = 3
"""How often a document may change while it is fetched before this is given up."""


class Downloads:
    """Gets documents ready as files in `working_copies`, a private folder that is emptied at start and end.

    `applied` is told when a document turns out to be newer than the cache knew, `failed` why one cannot be had.
    """

    def __init__(
        self,
        connection: Callable[[], Intranet],
        store: Store,
        bodies: BodyStore,
        working_copies: Path,
        clock: Clock,
        tell: Callable[[EngineEvent], None],
        applied: Callable[[Applied], None],
        failed: Callable[[MienskipError], None],
    ) -> None:
        self._connection = connection
        self._store = store
        self._bodies = bodies
        self._working_copies = working_copies
        self._clock = clock
        self._tell = tell
        self._applied = applied
        self._failed = failed
        self._running: dict[str, asyncio.Task[None]] = {}

    def open(self, uid: str) -> None:
        """Get a document ready; DocumentReady or Problem follows. Asked for twice it is fetched once."""
        if uid not in self._running:
            task = asyncio.get_running_loop().create_task(self._open(uid))
            self._running[uid] = task
            task.add_done_callback(lambda _task: self._running.pop(uid, None))

    def cancel(self, uid: str) -> None:
        """Stop fetching a document; what came in is kept for the next time."""
        task = self._running.get(uid)
        if task is not None:
            task.cancel()

    def forget(self, uids: Iterable[str]) -> None:
        """Remove bodies, and what of them lies in the clear: the documents are gone, or no longer this person's."""
        for uid in uids:
            shutil.rmtree(self._working_copies / _folder_of(uid), ignore_errors=True)
            task = self._running.get(uid)
            if task is None:
                self._bodies.remove([uid])
            else:
                task.add_done_callback(partial(self._remove_body, uid))
                task.cancel()

    def _remove_body(self, uid: str, _task: asyncio.Task[None]) -> None:
        self._bodies.remove([uid])

    async def stop(self) -> None:
        """Stop everything and remove what lies in the clear."""
        running = list(self._running.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        self.remove_working_copies()

    def remove_working_copies(self) -> None:
        """Remove what an earlier run, or this one, left in the clear."""
        shutil.rmtree(self._working_copies, ignore_errors=True)

    async def _open(self, uid: str) -> None:
        document = self._store.document(uid)
        if document is None or document.is_folder:
            self._tell(Problem(error=Gone("not in the cache")))
            return
        try:
            path = await self._ready(document)
        except asyncio.CancelledError:
            self._tell(_transfer(document, TransferStatus.CANCELLED))
            raise
        except MienskipError as error:
            self._give_up(document, error)
        except Exception as error:
            log.exception("getting a document ready failed")
            self._give_up(document, MienskipError(type(error).__name__))
        else:
            self._tell(DocumentReady(uid=uid, path=path))

    def _give_up(self, document: Document, error: MienskipError) -> None:
        self._tell(_transfer(document, TransferStatus.FAILED, error=error))
        self._tell(Problem(error=error))
        self._failed(error)

    async def _ready(self, document: Document) -> Path:
        for _ in range(2):  # a body that does not open is removed by the export, and fetched once more
            if not self._bodies.has(document.uid, document.modified):
                document = await self._fetch(document)
            target = self._working_copies / _folder_of(document.uid) / _version_of(document) / filename_of(document)
            if target.exists() or await asyncio.to_thread(self._bodies.export, document.uid, target):
                return target
        raise MienskipError("a body that was just fetched does not open")

    async def _fetch(self, document: Document) -> Document:
        """Fetch a body that is of one version from its first byte to its last; give the document as it then was."""
        for _ in range(MOST_VERSIONS):
            with self._bodies.begin(document.uid, document.modified) as partial:
                await self._take_in(document, partial)
                size = partial.offset
                now = await self._connection().document(document.url)
                if now.uid != document.uid:
                    raise Gone("another item stands at its address")
                if now.modified == document.modified:
                    partial.commit()
                    self._tell(_transfer(document, TransferStatus.DONE, size, size))
                    return document
            log.info("a document changed while it was fetched: once more")
            self._applied(self._store.apply([now]))
            document = now
        raise ServerAway("the document changes all the time")

    async def _take_in(self, document: Document, partial: PartialBody) -> None:
        download = await self._begin(document, partial)
        size = download.size
        progress = Throttled(
            self._clock, lambda done, total: self._tell(_transfer(document, TransferStatus.RUNNING, done, total))
        )
        async with aclosing(download.chunks) as chunks:
            async for chunk in chunks:
                partial.append(chunk)
                progress(partial.offset, size or 0)
        if size is not None and partial.offset != size:
            if partial.offset > size:
                partial.restart()
            raise ServerAway("the body ended before its size")

    async def _begin(self, document: Document, partial: PartialBody) -> Download:
        try:
            download = await self._connection().download(document, partial.offset)
        except Refused:
            if not partial.offset:
                raise
            download = await self._connection().download(document)  # there is nothing after what came in already
        if download.offset != partial.offset:
            partial.restart()
        return download


def filename_of(document: Document) -> str:
    """Give the name under which a document is put on this disk: safe, and with an ending that programs go by."""
    name = safe_filename(document.filename or document.title)
    if "." not in name.strip("."):
        name += mimetypes.guess_extension(document.content_type) or ""
    return name


def _folder_of(uid: str) -> str:
    """Give each document a folder of its own, so that two with one name do not meet."""
    return hashlib.sha256(uid.encode()).hexdigest()[:16]


def _version_of(document: Document) -> str:
    """Give each version a folder of its own, so that one that is open is not written over."""
    return document.modified.strftime("%Y%m%dT%H%M%S%f")


def _transfer(
    document: Document,
    status: TransferStatus,
    done: int = 0,
    total: int = 0,
    *,
    error: MienskipError | None = None,
) -> Transfer:
    return Transfer(
        key=document.uid,
        direction=Direction.DOWN,
        status=status,
        title=document.title,
        folder_uid=document.folder_uid,
        document_uid=document.uid,
        done=done,
        total=total,
        error=error,
    )
