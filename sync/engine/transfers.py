"""Document bodies, down: fetched when they are wanted, resumed after a break, checked before they count."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import mimetypes
import shutil
from contextlib import aclosing
from typing import TYPE_CHECKING

from sync.cache.files import safe_filename
from sync.engine.events import Direction, DocumentReady, Problem, Transfer, TransferStatus
from sync.errors import Gone, MienskipError, ServerAway

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sync.cache.files import BodyStore
    from sync.cache.store import Store
    from sync.engine.clock import Clock
    from sync.engine.events import EngineEvent
    from sync.models import Document
    from sync.server import Intranet

log = logging.getLogger(__name__)

PROGRESS_EVERY = 0.2


class Downloads:
    """Gets documents ready as files in `working_copies`, a private folder that is emptied at start and end."""

    def __init__(
        self,
        intranet: Intranet,
        store: Store,
        bodies: BodyStore,
        working_copies: Path,
        clock: Clock,
        tell: Callable[[EngineEvent], None],
    ) -> None:
        self._intranet = intranet
        self._store = store
        self._bodies = bodies
        self._working_copies = working_copies
        self._clock = clock
        self._tell = tell
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
            self._tell(_transfer(document, TransferStatus.FAILED, error=error))
            self._tell(Problem(error=error))
            return
        self._tell(DocumentReady(uid=uid, path=path))

    async def _ready(self, document: Document) -> Path:
        target = self._working_copies / _folder_of(document) / filename_of(document)
        for _ in range(2):  # a body that does not open is removed by the export, and fetched once more
            if not self._bodies.has(document.uid, document.modified):
                await self._fetch(document)
            if await asyncio.to_thread(self._bodies.export, document.uid, target):
                return target
        raise MienskipError("a body that was just fetched does not open")

    async def _fetch(self, document: Document) -> None:
        with self._bodies.begin(document.uid, document.modified) as partial:
            download = await self._intranet.download(document, partial.offset)
            if download.offset != partial.offset:
                partial.restart()
            told = float("-inf")
            async with aclosing(download.chunks) as chunks:
                async for chunk in chunks:
                    partial.append(chunk)
                    if self._clock.monotonic() - told >= PROGRESS_EVERY:
                        told = self._clock.monotonic()
                        self._tell(_transfer(document, TransferStatus.RUNNING, partial.offset, download.size or 0))
            if download.size is not None and partial.offset != download.size:
                raise ServerAway("the body ended before its size")
            size = partial.offset
            partial.commit()
        self._tell(_transfer(document, TransferStatus.DONE, size, size))


def filename_of(document: Document) -> str:
    """Give the name under which a document is put on this disk: safe, and with an ending that programs go by."""
    name = safe_filename(document.filename or document.title)
    if "." not in name.strip("."):
        name += mimetypes.guess_extension(document.content_type) or ""
    return name


def _folder_of(document: Document) -> str:
    """Give each document a folder of its own, so that two with one name do not meet."""
    return hashlib.sha256(document.uid.encode()).hexdigest()[:16]


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
