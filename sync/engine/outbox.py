"""Local changes -> server: durable, each exactly once.

A command whose answer was lost has an unknown outcome: before it is sent again, the server is asked whether it has
arrived. A command that fails for good stays in the outbox with its reason, for the person to retry or discard.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sync.cache.commands import AddComment, UploadFile
from sync.engine.events import Direction, Transfer, TransferStatus
from sync.errors import QT_TRANSLATE_NOOP, Gone, MienskipError, SessionExpired, UnusableFile
from sync.server import Upload

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sync.cache.commands import OutboxEntry
    from sync.cache.store import Applied, Store
    from sync.engine.clock import Clock
    from sync.models import Document
    from sync.server import Intranet

log = logging.getLogger(__name__)

CLOCKS_DIFFER_BY = timedelta(minutes=5)
PROGRESS_EVERY = 0.2


class Outbox:
    """Sends what waits in the store's outbox, small things first, one at a time: Plone is no faster with more."""

    def __init__(
        self,
        intranet: Intranet,
        store: Store,
        clock: Clock,
        applied: Callable[[Applied], None],
        transferred: Callable[[Transfer], None],
    ) -> None:
        self._intranet = intranet
        self._store = store
        self._clock = clock
        self._applied = applied
        self._transferred = transferred
        self._began = clock.now()
        self._tried: set[str] = set()
        self._running: dict[str, asyncio.Task[None]] = {}

    async def send(self) -> None:
        """Send everything that waits. Raises ServerAway, BadAnswer, SessionExpired: the rest goes on waiting."""
        while waiting := self._store.pending():
            entry = min(waiting, key=_cost)
            task = asyncio.ensure_future(self._send(entry))
            self._running[entry.key] = task
            try:
                await task
            except asyncio.CancelledError:
                if not task.cancelled() or self._store.entry(entry.key) is not None:
                    raise
            finally:
                self._running.pop(entry.key, None)

    def discard(self, key: str) -> None:
        """Take a command back, also one that is being sent."""
        entry = self._store.entry(key)
        if entry is None:
            return
        self._applied(self._store.discard(key))
        task = self._running.get(key)
        if task is not None:
            task.cancel()
        if isinstance(entry.command, UploadFile):
            self._transferred(_transfer(entry.command, TransferStatus.CANCELLED))

    def retry(self, key: str) -> None:
        """Have a failed command sent again."""
        self._store.mark_waiting(key)

    async def _send(self, entry: OutboxEntry) -> None:
        maybe_there = entry.key in self._tried or entry.created < self._began
        self._tried.add(entry.key)
        try:
            match entry.command:
                case UploadFile() as command:
                    await self._upload(entry, command)
                case AddComment() as command:
                    await self._comment(command, maybe_there=maybe_there)
        except SessionExpired:
            raise
        except MienskipError as error:
            if error.retry_can_help:
                raise
            self._fail(entry, error)

    def _fail(self, entry: OutboxEntry, error: MienskipError) -> None:
        log.info("a command failed for good: %s", type(error).__name__)
        self._store.mark_failed(entry.key, type(error).__name__, error.facts)
        if isinstance(entry.command, UploadFile):
            self._transferred(_transfer(entry.command, TransferStatus.FAILED, error=error))

    async def _upload(self, entry: OutboxEntry, command: UploadFile) -> None:
        upload = self._described(command)
        if command.resume_url:
            found = await self._intranet.find_upload(upload)
            if found is not None and _is_since(found, entry.created):
                self._arrived(command, found)
                return
        _must_be_as_chosen(command)
        progress = _Throttled(self._clock, lambda done, total: self._transferred(_running(command, done, total)))
        made = await self._intranet.upload(upload, progress, lambda url: self._store.set_progress(command.key, url))
        self._arrived(command, made)

    def _arrived(self, command: UploadFile, made: Document) -> None:
        self._applied(self._store.finish(command.key, made))
        self._transferred(_transfer(command, TransferStatus.DONE, done=command.size, document_uid=made.uid))

    def _described(self, command: UploadFile) -> Upload:
        folder_url = self._store.url_of(command.folder_uid)
        if folder_url is None:
            raise Gone("the folder is no longer here")
        return Upload(
            key=command.key,
            path=Path(command.path),
            folder_url=folder_url,
            filename=command.filename,
            content_type=command.content_type,
            resume_url=command.resume_url,
        )

    async def _comment(self, command: AddComment, *, maybe_there: bool) -> None:
        url = self._store.url_of(command.item_uid)
        if url is None:
            raise Gone("what it stands below is no longer here")
        there = await self._intranet.has_comment(url, command.text) if maybe_there else None
        if there is None:
            await self._intranet.add_comment(url, command.text, command.in_reply_to)
            there = await self._intranet.has_comment(url, command.text)
        if there is None:
            self._applied(self._store.finish(command.key, None))
            return
        self._applied(self._store.finish(command.key, replace(there, item_uid=command.item_uid)))


class _Throttled:
    """Passes progress on a few times a second, and always the end."""

    def __init__(self, clock: Clock, tell: Callable[[int, int], None]) -> None:
        self._clock = clock
        self._tell = tell
        self._last = float("-inf")

    def __call__(self, done: int, total: int) -> None:
        now = self._clock.monotonic()
        if done >= total or now - self._last >= PROGRESS_EVERY:
            self._last = now
            self._tell(done, total)


def _cost(entry: OutboxEntry) -> int:
    return entry.command.size if isinstance(entry.command, UploadFile) else 0


def _is_since(found: Document, asked: datetime) -> bool:
    return found.created is not None and found.created >= asked - CLOCKS_DIFFER_BY


def _must_be_as_chosen(command: UploadFile) -> None:
    try:
        status = Path(command.path).stat()
    except OSError as error:
        raise UnusableFile(
            name=command.filename, reason=QT_TRANSLATE_NOOP("errors", "It is no longer where it was.")
        ) from error
    if (status.st_size, status.st_mtime_ns) != (command.size, command.modified_ns):
        raise UnusableFile(
            name=command.filename,
            reason=QT_TRANSLATE_NOOP(
                "errors", "It was changed after you chose it. Drop it again to send what it is now."
            ),
        )


def _running(command: UploadFile, done: int, total: int) -> Transfer:
    return _transfer(command, TransferStatus.RUNNING, done=done, total=total)


def _transfer(
    command: UploadFile,
    status: TransferStatus,
    *,
    done: int = 0,
    total: int = 0,
    document_uid: str = "",
    error: MienskipError | None = None,
) -> Transfer:
    return Transfer(
        key=command.key,
        direction=Direction.UP,
        status=status,
        title=command.filename,
        folder_uid=command.folder_uid,
        document_uid=document_uid,
        done=done,
        total=total or command.size,
        error=error,
    )
