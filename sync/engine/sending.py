"""Carries out one command of the outbox: looks first whether it was done already, where that is not known."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sync.cache.commands import AddComment, CopyItem, ReplaceFile, UploadFile
from sync.engine.changing import Changing, changed_since
from sync.engine.conflicts import could_be_since
from sync.engine.events import Direction, Transfer, TransferStatus
from sync.engine.progress import Throttled
from sync.errors import QT_TRANSLATE_NOOP, ChangedMeanwhile, DeletedMeanwhile, Gone, UnusableFile
from sync.models import Comment, Document
from sync.server import Upload

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.cache.commands import Command, FileCommand, OutboxEntry
    from sync.cache.store import Applied, Store
    from sync.engine.clock import Clock
    from sync.errors import MienskipError
    from sync.models import Item
    from sync.server import Intranet


NOT_WHERE_IT_WAS = QT_TRANSLATE_NOOP("errors", "It is no longer where it was.")
SETTLES = 3.0
"""Seconds after its start in which the engine leaves alone what an earlier run may have been sending when it ended."""
LOOKS = 3
"""How often what was just said is looked for: behind a balancer one answer may come from where it is not known yet."""


class Sender:
    """Sends commands by one connection; each is noted before, so that it is known what may have arrived."""

    def __init__(
        self,
        connection: Callable[[], Intranet],
        store: Store,
        clock: Clock,
        applied: Callable[[Applied], None],
        transferred: Callable[[Transfer], None],
    ) -> None:
        self._connection = connection
        self._store = store
        self._clock = clock
        self._applied = applied
        self._transferred = transferred
        self._tried_here: set[str] = set()
        self._settled_at = clock.monotonic() + SETTLES
        self._changing = Changing(connection, store)

    async def send(self, entry: OutboxEntry) -> None:
        """Carry out a command and take it out of the outbox.

        Raises what the intranet raises, UnusableFile, and Conflict where a person has to choose.
        """
        if not entry.tried:
            self._store.note_try(entry.key)
        elif entry.key not in self._tried_here:
            await self._until_settled(entry.command)
        self._tried_here.add(entry.key)
        match entry.command:
            case UploadFile() as command:
                await self._upload(entry, command)
            case ReplaceFile() as command:
                await self._replace(command)
            case AddComment() as command:
                await self._comment(entry, command)
            case CopyItem() as command:
                await self._copy(entry, command)
            case _:
                self._finish(entry.key, await self._changing.carry_out(entry))

    async def _until_settled(self, command: Command) -> None:
        """Wait until the server has finished what the program asked of it before it was killed just now.

        A look that comes too early does not see what is still being made there, and would have it sent once more.
        """
        is_recognised_by_looking = isinstance(command, AddComment | CopyItem | UploadFile | ReplaceFile)
        left = self._settled_at - self._clock.monotonic()
        if is_recognised_by_looking and left > 0:
            await self._clock.wait(asyncio.Event(), left)

    async def _upload(self, entry: OutboxEntry, command: UploadFile) -> None:
        upload = _described(command, folder_url=self._url_of(command.folder_uid))
        made = None
        if command.resume_url:  # without it the server has not been given a byte
            made = await self._connection().find_upload(upload, could_be_since(entry.created), self._store.made())
        if made is None:
            made = await self._sent(upload, command)
        self._finish(command.key, made)
        self._transferred(transfer_of(command, TransferStatus.DONE, done=command.size, document_uid=made.uid))

    async def _sent(self, upload: Upload, command: UploadFile) -> Document:
        """Send a file from where it lies, or the body of an attachment that is kept in the cache."""
        if command.path:
            _must_be_as_chosen(command)
        else:
            body = self._store.attachment(command.key)
            if body is None:
                raise UnusableFile(name=command.filename, reason=NOT_WHERE_IT_WAS)
            upload = replace(upload, body=body)
        return await self._connection().upload(
            upload, self._progress_of(command), lambda url: self._store.set_progress(command.key, url)
        )

    async def _replace(self, command: ReplaceFile) -> None:
        try:
            url = self._url_of(command.document_uid)
            there = await self._connection().document(url)
        except Gone as error:
            if isinstance(self._store.covered(command.document_uid), Document):
                raise DeletedMeanwhile from error
            raise
        replacement = _described(command, document_url=url)
        if changed_since(command.base_modified, there.modified):
            if not await self._connection().has_replaced(replacement):
                raise ChangedMeanwhile(theirs={"modified": there.modified.isoformat(), "author": there.author})
        else:
            _must_be_as_chosen(command)
            there = await self._connection().replace(
                replacement, self._progress_of(command), lambda url: self._store.set_progress(command.key, url)
            )
        self._finish(command.key, there)
        self._transferred(transfer_of(command, TransferStatus.DONE, done=command.size))

    async def _comment(self, entry: OutboxEntry, command: AddComment) -> None:
        url = self._url_of(command.item_uid)
        since = could_be_since(entry.created)
        intranet = self._connection()
        accounted_for = self._store.made()
        there = await intranet.find_comment(url, command.text, since, accounted_for) if entry.tried else None
        if there is None and command.was:
            earlier = await intranet.find_comment(url, command.was, since, accounted_for)
            changed = await intranet.edit(earlier.url, {"text": command.text}) if earlier else None
            there = changed if isinstance(changed, Comment) else None
        if there is None:
            await intranet.add_comment(url, command.text, command.in_reply_to)
            for _ in range(LOOKS):
                there = there or await intranet.find_comment(url, command.text, since, accounted_for)
        if there is None:  # carried out, but not to be seen yet: a pull will bring it
            self._finish(command.key, None)
        else:
            self._finish(command.key, replace(there, item_uid=command.item_uid))

    async def _copy(self, entry: OutboxEntry, command: CopyItem) -> None:
        url, container_url = self._url_of(command.uid), self._url_of(command.container_uid)
        intranet = self._connection()
        made = None
        if entry.tried:
            since, accounted_for = could_be_since(entry.created), self._store.made()
            made = await intranet.find_copy(url, container_url, command.title, since, accounted_for)
        if made is None:
            made = await intranet.copy(command.uid, url, container_url)
        if isinstance(made, Document) and made.title != command.title:
            made = await intranet.rename(made.url, command.title)
        self._finish(entry.key, made)

    def _url_of(self, uid: str) -> str:
        url = self._store.url_of(uid)
        if url is None:
            raise Gone("what it belongs to is no longer here")
        return url

    def _finish(self, key: str, made: Item | None) -> None:
        self._applied(self._store.finish(key, made))

    def _progress_of(self, command: FileCommand) -> Throttled:
        def tell(done: int, total: int, seconds_left: float | None) -> None:
            running = transfer_of(command, TransferStatus.RUNNING, done=done, total=total, seconds_left=seconds_left)
            self._transferred(running)

        return Throttled(self._clock, tell)


def transfer_of(
    command: FileCommand,
    status: TransferStatus,
    *,
    done: int = 0,
    total: int = 0,
    seconds_left: float | None = None,
    document_uid: str = "",
    error: MienskipError | None = None,
) -> Transfer:
    """Give how an upload stands, to be told."""
    return Transfer(
        key=command.key,
        direction=Direction.UP,
        status=status,
        title=command.filename,
        folder_uid=command.folder_uid if isinstance(command, UploadFile) else "",
        document_uid=document_uid or (command.document_uid if isinstance(command, ReplaceFile) else ""),
        done=done,
        total=total or command.size,
        seconds_left=seconds_left,
        error=error,
    )


def _described(command: FileCommand, *, folder_url: str = "", document_url: str = "") -> Upload:
    return Upload(
        key=command.key,
        path=Path(command.path),
        folder_url=folder_url,
        filename=command.filename,
        content_type=command.content_type,
        resume_url=command.resume_url,
        size=command.size,
        document_url=document_url,
    )


def _must_be_as_chosen(command: FileCommand) -> None:
    try:
        status = Path(command.path).stat()
    except OSError as error:
        raise UnusableFile(name=command.filename, reason=NOT_WHERE_IT_WAS) from error
    if (status.st_size, status.st_mtime_ns) != (command.size, command.modified_ns):
        raise UnusableFile(
            name=command.filename,
            reason=QT_TRANSLATE_NOOP(
                "errors", "It was changed after you chose it. Drop it again to send what it is now."
            ),
        )
