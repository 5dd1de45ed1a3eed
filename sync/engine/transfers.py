"""Documents that a person opens: fetched when they are not here, and put in the clear only while they are needed."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import mimetypes
import stat
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from sync.cache.files import safe_filename
from sync.cache.offline import EVERYTHING
from sync.engine.events import DocumentReady, Problem, TransferStatus
from sync.engine.fetching import download_of
from sync.engine.saves import remove_tree
from sync.engine.slots import Urgency
from sync.errors import Gone, MienskipError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from sync.cache.files import BodyStore
    from sync.cache.store import Store
    from sync.engine.clock import Clock
    from sync.engine.events import EngineEvent
    from sync.engine.fetching import Fetcher
    from sync.models import Document

log = logging.getLogger(__name__)

EDITED = "edited"
"""The folder among the working copies that outlives a run: what a person is changing."""


class Downloads:
    """Gets documents ready as files in `working_copies`, a private folder that is emptied at start and end.

    `failed` is told why one cannot be had.
    """

    def __init__(
        self,
        fetcher: Fetcher,
        store: Store,
        bodies: BodyStore,
        working_copies: Path,
        clock: Clock,
        tell: Callable[[EngineEvent], None],
        failed: Callable[[MienskipError], None],
    ) -> None:
        self._fetcher = fetcher
        self._store = store
        self._bodies = bodies
        self._working_copies = working_copies
        self._clock = clock
        self._tell = tell
        self._failed = failed
        self._running: dict[str, asyncio.Task[None]] = {}
        self._interrupted: set[str] = set()

    def open(self, uid: str) -> None:
        """Get a document ready; DocumentReady or Problem follows. Asked for twice it is fetched once.

        One that was paused goes on: a person waits for it now.
        """
        self._interrupted.discard(uid)
        if uid in self._store.offline.paused():
            self._store.offline.go_on(uid)
        if uid not in self._running:
            task = asyncio.get_running_loop().create_task(self._open(uid))
            self._running[uid] = task
            task.add_done_callback(lambda _task: self._running.pop(uid, None))

    def cancel(self, uid: str) -> None:
        """Stop fetching a document; what came in is kept for the next time."""
        self._interrupted.discard(uid)
        task = self._running.get(uid)
        if task is not None:
            task.cancel()

    def pause(self, key: str) -> None:
        """Stop what is paused, to go on later."""
        for uid in list(self._running) if key == EVERYTHING else [key]:
            if uid in self._running:
                self._interrupted.add(uid)
                self._running[uid].cancel()

    def go_on(self, key: str) -> None:
        """Go on with what was stopped for a pause in this run."""
        for uid in list(self._interrupted) if key == EVERYTHING else [key]:
            if uid in self._interrupted:
                self.open(uid)

    def forget(self, uids: Iterable[str]) -> None:
        """Remove bodies, and what of them lies in the clear: the documents are gone, or no longer this person's."""
        for uid in uids:
            remove_tree(self._working_copies / folder_of(uid))
            task = self._running.get(uid) or self._fetcher.task_of(uid)
            if task is None:
                self._bodies.remove([uid])
            else:
                task.add_done_callback(partial(self._remove_body, uid))
                task.cancel()

    def _remove_body(self, uid: str, _task: asyncio.Task[object]) -> None:
        self._bodies.remove([uid])

    async def stop(self) -> None:
        """Stop everything and remove what lies in the clear."""
        running = list(self._running.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        self.remove_working_copies()

    def remove_working_copies(self) -> None:
        """Remove what an earlier run, or this one, left in the clear, but not what a person is changing."""
        for copies in self._working_copies.glob("*"):
            if copies.name != EDITED:
                remove_tree(copies)
        with suppress(OSError):
            self._working_copies.rmdir()

    async def _open(self, uid: str) -> None:
        document = self._store.document(uid)
        if document is None or document.is_folder:
            self._tell(Problem(error=Gone("not in the cache")))
            return
        try:
            path = await self._ready(document)
        except asyncio.CancelledError:
            paused = uid in self._interrupted
            self._tell(download_of(document, TransferStatus.PAUSED if paused else TransferStatus.CANCELLED))
            raise
        except MienskipError as error:
            self._give_up(document, error)
        except Exception as error:
            log.exception("getting a document ready failed")
            self._give_up(document, MienskipError(type(error).__name__))
        else:
            self._store.offline.used(uid, self._clock.now())
            self._tell(DocumentReady(uid=uid, path=path))

    def _give_up(self, document: Document, error: MienskipError) -> None:
        self._tell(download_of(document, TransferStatus.FAILED, error=error))
        self._tell(Problem(error=error))
        self._failed(error)

    async def _ready(self, document: Document) -> Path:
        for _ in range(2):  # a body that does not open is removed by the export, and fetched once more
            if not self._bodies.has(document.uid, document.modified):
                document = await self._fetcher.fetch(document, Urgency.ASKED)
            target = self._working_copies / folder_of(document.uid) / _version_of(document) / filename_of(document)
            if target.exists():
                target.chmod(stat.S_IRUSR | stat.S_IWUSR)  # protected when it was opened to be read; a copy is not
                return target
            if await asyncio.to_thread(self._bodies.export, document.uid, target):
                return target
        raise MienskipError("a body that was just fetched does not open")


def filename_of(document: Document) -> str:
    """Give the name under which a document is put on this disk: safe, and with an ending that programs go by."""
    name = safe_filename(document.filename or document.title)
    if "." not in name.strip("."):
        name += mimetypes.guess_extension(document.content_type) or ""
    return name


def folder_of(uid: str) -> str:
    """Give each document a folder of its own, so that two with one name do not meet."""
    return hashlib.sha256(uid.encode()).hexdigest()[:16]


def _version_of(document: Document) -> str:
    """Give each version a folder of its own, so that one that is open is not written over."""
    return document.modified.strftime("%Y%m%dT%H%M%S%f")
