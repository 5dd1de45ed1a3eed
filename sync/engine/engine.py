"""The loop: when to do what, and what is known about the connection."""

from __future__ import annotations

import asyncio
import logging
import mimetypes
import uuid
from typing import TYPE_CHECKING

from sync.cache.commands import AddComment, UploadFile
from sync.engine.clock import SystemClock
from sync.engine.events import Changed, Connection, Problem, SyncState
from sync.engine.outbox import Outbox
from sync.engine.picture_queue import PictureQueue, likely_wanted
from sync.engine.pull import Pull
from sync.engine.report import SyncReport
from sync.engine.transfers import Downloads
from sync.errors import QT_TRANSLATE_NOOP, Gone, MienskipError, ServerAway, SessionExpired, UnusableFile
from sync.models import WAITING_PREFIX, Comment, Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from sync.cache.files import BodyStore
    from sync.cache.store import Applied, Store
    from sync.engine.clock import Clock
    from sync.engine.events import EngineEvent
    from sync.models import Account, Item
    from sync.server import Intranet

log = logging.getLogger(__name__)

ACTIVE_EVERY = 30.0
BACKGROUND_EVERY = 300.0
FIRST_BACKOFF = 5.0
LONGEST_BACKOFF = 300.0
THOROUGH_EVERY = 6 * 3600.0
"""Seconds: how often everything is compared, for the holes of the feed that no number shows."""


class Engine:
    """Keeps one person's cache in step with one intranet. Every method belongs in the loop that `run` runs in."""

    def __init__(
        self,
        intranet: Intranet,
        store: Store,
        bodies: BodyStore,
        working_copies: Path,
        listener: Callable[[EngineEvent], None],
        *,
        clock: Clock | None = None,
    ) -> None:
        self._store = store
        self._bodies = bodies
        self._working_copies = working_copies
        self._tell = listener
        self._clock = clock or SystemClock()
        self._wake = asyncio.Event()
        self._stopping = False
        self._active = True
        self._backoff = 0.0
        self._state = SyncState(connection=Connection.STARTING)
        self._account: Account | None = None
        self._compared_at = float("-inf")
        self._use(intranet)

    async def run(self) -> None:
        """Work until `stop`. Nothing that goes wrong ends it: it is told, and tried again later."""
        self._downloads.remove_working_copies()
        self._say_state(self._state.connection)
        while not self._stopping:
            self._wake.clear()
            await self._round()
            await self._clock.wait(self._wake, self._pause())
        await self._pictures.stop()
        await self._downloads.stop()

    def stop(self) -> None:
        """Have `run` end soon."""
        self._stopping = True
        if self._round_task is not None:
            self._round_task.cancel()
        self._wake.set()

    async def sync_once(self) -> SyncReport:
        """Send what waits, fetch what changed, compare everything, and tell what it took.

        Raises what the intranet raises.
        """
        began = self._clock.monotonic()
        await self._sync(thorough=True)
        await self._pictures.drain()
        traffic = self._intranet.traffic
        return SyncReport(
            items=self._pull.items,
            requests=traffic.requests,
            bytes=traffic.received + traffic.sent,
            seconds=round(self._clock.monotonic() - began, 3),
            skipped=self._pull.skipped,
        )

    async def aclose(self) -> None:
        """Let go of the connection."""
        await self._intranet.aclose()

    def request_sync(self) -> None:
        """Look for changes at once."""
        self._backoff = 0.0
        self._wake.set()

    def set_active(self, active: bool) -> None:  # noqa: FBT001  a state, as the window tells it
        """Poll quickly while the window is in use, slowly while it is not."""
        if active and not self._active:
            self._wake.set()
        self._active = active

    def resume(self, intranet: Intranet) -> None:
        """Go on with a fresh connection, after the person signed in again."""
        self._use(intranet)
        self._say_state(Connection.STARTING)
        self.request_sync()

    def want_pictures(self, urls: Iterable[str]) -> None:
        """Have pictures fetched; PicturesReady follows."""
        self._pictures.want(urls)

    def upload(self, paths: Sequence[Path], folder_uid: str) -> None:
        """Put files in the outbox; each stands in the folder at once. Raises nothing: what cannot be sent is told."""
        for path in paths:
            try:
                command = _upload_command(path, folder_uid)
            except UnusableFile as error:
                self._tell(Problem(error=error))
                continue
            self._changed(self._store.enqueue(command, [self._waiting_document(command)]), first=False)
        self._say_state(self._state.connection)
        self._wake.set()

    def comment(self, item_uid: str, text: str, in_reply_to: str = "") -> None:
        """Put a comment in the outbox; it stands below its item at once."""
        if self._store.url_of(item_uid) is None:
            self._tell(Problem(error=Gone("what it stands below is no longer here")))
            return
        command = AddComment(key=uuid.uuid4().hex, item_uid=item_uid, text=text, in_reply_to=in_reply_to)
        self._changed(self._store.enqueue(command, [self._waiting_comment(command)]), first=False)
        self._say_state(self._state.connection)
        self._wake.set()

    def retry(self, key: str) -> None:
        """Try a failed command again."""
        self._outbox.retry(key)
        self._say_state(self._state.connection)
        self.request_sync()

    def cancel(self, key: str) -> None:
        """Stop a transfer, or take a command back."""
        self._downloads.cancel(key)
        self._outbox.discard(key)
        self._say_state(self._state.connection)

    def open_document(self, uid: str) -> None:
        """Get a document ready as a file; DocumentReady follows."""
        self._downloads.open(uid)

    def mark_read(self, uids: Iterable[str]) -> None:
        """Remember that news was read."""
        self._changed(self._store.mark_read(uids), first=False)

    def set_last_visit(self, when: datetime) -> None:
        """Remember when the person last looked."""
        self._store.set_last_visit(when)

    def _use(self, intranet: Intranet) -> None:
        self._intranet = intranet
        self._round_task: asyncio.Task[None] | None = None
        self._outbox = Outbox(intranet, self._store, self._clock, self._sent, self._tell)
        self._pull = Pull(intranet, self._store, self._pulled, self._progressed, self._fetched, self._bodies.remove)
        self._pictures = PictureQueue(intranet, self._store, self._tell)
        self._downloads = Downloads(intranet, self._store, self._bodies, self._working_copies, self._clock, self._tell)

    def _pause(self) -> float:
        if self._state.connection is Connection.SIGN_IN_AGAIN:
            return float("inf")
        return self._clock.jitter(self._backoff or (ACTIVE_EVERY if self._active else BACKGROUND_EVERY))

    async def _round(self) -> None:
        self._round_task = asyncio.ensure_future(self._sync(thorough=self._is_due()))
        try:
            await self._round_task
        except asyncio.CancelledError:
            if not self._stopping:
                raise
        except SessionExpired as error:
            self._say_state(Connection.SIGN_IN_AGAIN, error)
        except MienskipError as error:
            self._lost(error)
        except Exception as error:
            log.exception("a round of the engine failed")
            self._lost(MienskipError(type(error).__name__))
            self._tell(Problem(error=MienskipError(type(error).__name__)))

    def _is_due(self) -> bool:
        return self._clock.monotonic() - self._compared_at > THOROUGH_EVERY

    async def _sync(self, *, thorough: bool) -> None:
        if self._account is None:
            self._account = await self._intranet.account()
            changed = self._store.save_account(self._account)
            changed |= self._store.save_capabilities(await self._intranet.capabilities())
            log.debug("facts about the person and the site are %s", "new" if changed else "as they were")
        await self._outbox.send()
        await self._pull.run(thorough=thorough)
        if thorough:
            self._compared_at = self._clock.monotonic()
            self._bodies.keep_only(self._store.kinds())
        self._backoff = 0.0
        self._say_state(Connection.ONLINE)

    def _lost(self, error: MienskipError) -> None:
        asked = error.retry_after if isinstance(error, ServerAway) and error.retry_after else 0.0
        self._backoff = max(asked, min(LONGEST_BACKOFF, self._backoff * 2 or FIRST_BACKOFF))
        log.info("not online: %s (%s)", type(error).__name__, error.detail)
        self._say_state(Connection.OFFLINE, error)

    def _say_state(
        self, connection: Connection, error: MienskipError | None = None, *, done: int = 0, total: int = 0
    ) -> None:
        commands = self._store.outbox()
        failed = sum(1 for entry in commands if entry.error is not None)
        was = self._state
        offline = connection in (Connection.OFFLINE, Connection.SIGN_IN_AGAIN)
        since = (was.since or self._clock.now()) if offline else None
        state = SyncState(
            connection=connection,
            since=since,
            done=done,
            total=total,
            waiting=len(commands) - failed,
            failed=failed,
            error=error or (was.error if offline else None),
        )
        self._state = state
        if state != was or connection is Connection.STARTING:
            self._tell(state)

    def _progressed(self, done: int, total: int) -> None:
        if total > 1 and done < total:
            self._say_state(Connection.SYNCING, done=done, total=total)

    def _pulled(self, applied: Applied, first: bool) -> None:  # noqa: FBT001  as the pull tells it
        self._changed(applied, first=first)

    def _sent(self, applied: Applied) -> None:
        self._changed(applied, first=False)
        self._say_state(self._state.connection)

    def _changed(self, applied: Applied, *, first: bool) -> None:
        if applied:
            self._tell(Changed(uids=applied.uids, arrived=applied.arrived, first=first))

    def _fetched(self, items: Iterable[Item]) -> None:
        urls = likely_wanted(items)
        if urls:
            self._pictures.want(urls)

    def _waiting_document(self, command: UploadFile) -> Document:
        folder = self._store.document(command.folder_uid)
        now = self._clock.now()
        return Document(
            uid=f"{WAITING_PREFIX}{command.key}",
            url="",
            modified=now,
            title=command.filename,
            team_uid=folder.team_uid if folder else command.folder_uid,
            folder_uid=command.folder_uid,
            filename=command.filename,
            content_type=command.content_type,
            size=command.size,
            author=self._account.username if self._account else "",
            created=now,
        )

    def _waiting_comment(self, command: AddComment) -> Comment:
        now = self._clock.now()
        return Comment(
            uid=f"{WAITING_PREFIX}{command.key}",
            url="",
            modified=now,
            item_uid=command.item_uid,
            author=self._account.username if self._account else "",
            author_name=self._account.full_name if self._account else "",
            text=command.text,
            created=now,
            in_reply_to=command.in_reply_to,
        )


def _upload_command(path: Path, folder_uid: str) -> UploadFile:
    """Take a file as it is now. Raises UnusableFile for what cannot be sent."""
    try:
        status = path.stat()
        if not path.is_file():
            raise UnusableFile(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "It is a folder or no file at all."))
        if status.st_size == 0:
            raise UnusableFile(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "It is empty."))
        with path.open("rb"):
            pass
    except OSError as error:
        raise UnusableFile(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "It cannot be read.")) from error
    return UploadFile(
        key=uuid.uuid4().hex,
        path=str(path.absolute()),
        folder_uid=folder_uid,
        filename=path.name,
        content_type=mimetypes.guess_type(path.name)[0] or "application/octet-stream",
        size=status.st_size,
        modified_ns=status.st_mtime_ns,
    )
