"""Documents that a person changes in their usual program: locked, watched, and each save sent as a new version.

What is opened is noted in the cache before a program gets it, and a save is taken aside before it is sent: whichever
program ends when, the next run finds what was not sent yet.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sync.cache.working_copies import WorkingCopy
from sync.engine.chores import Chores
from sync.engine.drafts import saved_version
from sync.engine.editing_events import EditReady, EditRefused, LockLost
from sync.engine.events import Direction, Problem, TransferStatus
from sync.engine.office_locks import is_lock_file, is_open, tells
from sync.engine.save_queue import SaveQueue
from sync.engine.saves import Unsettled, digest_of_file, remove_tree, take_save
from sync.engine.slots import Urgency
from sync.engine.transfers import EDITED, filename_of, folder_of
from sync.engine.watching import FolderWatch
from sync.errors import (
    QT_TRANSLATE_NOOP,
    DiskFull,
    FileInUse,
    Gone,
    Locked,
    MienskipError,
    NotAllowed,
    ServerAway,
    SessionExpired,
    UnusableFile,
)
from sync.models import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable
    from typing import Any

    from sync.cache.files import BodyStore
    from sync.cache.store import Store
    from sync.engine.clock import Clock
    from sync.engine.events import EngineEvent, Transfer
    from sync.engine.fetching import Fetcher
    from sync.engine.intake import Intake
    from sync.engine.lock_watch import LockWatch
    from sync.server import Intranet, Lock

log = logging.getLogger(__name__)

QUIET = 0.7
"""Seconds without a change after which a program is taken to have finished saving."""
LET_GO = 2.0
"""Seconds without a lock file after which a program is taken to have let go of a document."""
REFRESHED_EVERY = 240.0
"""Seconds: Plone's locks last ten minutes."""
SAVED_BESIDE = QT_TRANSLATE_NOOP(
    "errors", "You saved it beside a document of the intranet. It is kept in {folder}; add it where it belongs."
)
OPEN = "open"
SAVES = "saves"


class Editing:
    """Everything that is being changed on this machine, in `folder`.

    `changed` is told the uids of documents about which something else is known, `wonder` of errors that the engine has
    to look into; `is_cut_off` says that what is sent waits.
    """

    def __init__(
        self,
        connection: Callable[[], Intranet],
        store: Store,
        bodies: BodyStore,
        fetcher: Fetcher,
        intake: Intake,
        lock_watch: LockWatch,
        folder: Path,
        clock: Clock,
        tell: Callable[[EngineEvent], None],
        changed: Callable[[Iterable[str]], None],
        is_cut_off: Callable[[], bool],
    ) -> None:
        self._connection = connection
        self._store = store
        self._copies = store.working_copies
        self._bodies = bodies
        self._fetcher = fetcher
        self._lock_watch = lock_watch
        self._open = folder / EDITED / OPEN
        self.saves = SaveQueue(store, intake, folder / EDITED / SAVES, is_cut_off)
        """What was saved, until it is sent."""
        self._clock = clock
        self._tell = tell
        self._changed = changed
        self._watch = FolderWatch(self._open, self._on_stirred)
        self._stirred: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)
        self._tending: dict[str, asyncio.Task[None]] = {}
        self._chores = Chores("editing", tell)
        self._seen_open: set[str] = set()
        self._warned: set[str] = set()
        self._refreshing: asyncio.Task[None] | None = None
        self._stopping = False

    # What a person asks

    def open(self, uid: str) -> None:
        """Lock a document and get it ready to be changed; EditReady, EditRefused or Problem follows."""
        self._chores.do(self._begin(uid))

    def finish(self, uid: str) -> None:
        """Send what was saved last, and let colleagues have the document again.

        While a program has it open that is told as a Problem, once: who says it again means it.
        """
        copy = self._copies.find(uid)
        if copy is not None:
            if is_open(Path(copy.path)) and uid not in self._warned:
                self._warned.add(uid)
                self._tell(Problem(error=FileInUse(name=Path(copy.path).name)))
                return
            self._chores.do(self._finish(uid))

    def break_lock(self, uid: str) -> None:
        """Take a document over from whoever has locked it, and open it; the person was warned."""
        self._chores.do(self._break(uid))

    # What the engine asks

    def recover(self) -> None:
        """Take up what an earlier run left: a save that was not sent is found and sent."""
        for copy in self._copies.all():
            if Path(copy.path).exists():
                if tells(Path(copy.path)) and not is_open(Path(copy.path)):
                    self._copies.put(replace(copy, done=True))
                self._tend(copy.uid)
            else:
                self._copies.remove(copy.uid)
        self.saves.sweep()

    def go_on(self) -> None:
        """Do what only goes with a connection: lock what was opened without one."""
        for copy in self._copies.all():
            if not copy.done and not copy.locked:
                self._chores.do(self._lock_again(copy.uid))
            elif copy.done:
                self._chores.do(self._settle(copy.uid))

    def on_transfer(self, transfer: Transfer) -> None:
        """Hear how it goes with a save."""
        if transfer.direction is not Direction.UP or not transfer.document_uid:
            return
        uid = transfer.document_uid
        if transfer.status is TransferStatus.FAILED:
            if isinstance(transfer.error, Locked):
                self._lock_watch.await_free(uid, wanted=True)
            self.saves.keep_the_last(transfer.key)
        if transfer.status in (TransferStatus.DONE, TransferStatus.CANCELLED, TransferStatus.FAILED):
            self._chores.do(self._settle(uid))

    async def stop(self) -> None:
        """Stop watching; what is open stays noted for the next run."""
        self._stopping = True
        await self._watch.end()
        await self._chores.stop()
        following = [*self._tending.values(), *filter(None, [self._refreshing])]
        for task in following:
            task.cancel()
        await asyncio.gather(*following, return_exceptions=True)

    # Opening

    async def _begin(self, uid: str) -> None:
        document = self._store.item(uid)
        if not isinstance(document, Document) or document.is_folder:
            raise Gone("not in the cache")
        try:
            lock = await self._lock(document)
        except NotAllowed:
            self._tell(EditRefused(uid=uid, lock=None))
            return
        if lock is not None and not lock.mine:
            self._tell(EditRefused(uid=uid, lock=lock))
            return
        copy = self._copies.find(uid)
        if copy is not None and await asyncio.to_thread(Path(copy.path).exists):
            copy = replace(copy, locked=lock is not None, done=False)
        else:
            copy = await self._copied(document, lock)
        self._copies.put(copy)
        self._tend(uid)
        self._changed([uid])
        self._tell(EditReady(uid=uid, path=Path(copy.path), locked=copy.locked))

    async def _lock(self, document: Document) -> Lock | None:
        """Lock a document; None where there is no connection: then it is looked at on return."""
        try:
            lock = await self._connection().lock(document.url)
        except (ServerAway, SessionExpired):
            return None
        self._lock_watch.note(document.uid, lock)
        return lock

    async def _copied(self, document: Document, lock: Lock | None) -> WorkingCopy:
        """Put the newest body that can be had where a program finds it."""
        try:
            if lock is not None:
                now = await self._connection().document(document.url)
                if now.uid == document.uid and now.modified != document.modified:
                    self._store.apply([now])
                    self._changed([now.uid])
                    document = now
            return await self._exported(document, locked=lock is not None)
        except BaseException:
            if lock is not None:
                await self._unlock(document.uid)
            raise

    async def _exported(self, document: Document, *, locked: bool) -> WorkingCopy:
        for _ in range(2):  # a body that does not open is removed by the export, and fetched once more
            if not self._bodies.has(document.uid, document.modified):
                document = await self._fetcher.fetch(document, Urgency.ASKED)
            target = self._open / folder_of(document.uid) / filename_of(document)
            if await asyncio.to_thread(self._bodies.export, document.uid, target):
                return WorkingCopy(
                    uid=document.uid,
                    path=str(target),
                    since=self._clock.now(),
                    base=document.modified,
                    digest=await asyncio.to_thread(digest_of_file, target),
                    locked=locked,
                )
        raise MienskipError("a body that was just fetched does not open")

    async def _break(self, uid: str) -> None:
        document = self._store.item(uid)
        if not isinstance(document, Document):
            raise Gone("not in the cache")
        self._lock_watch.note(uid, await self._connection().break_lock(document.url))
        await self._begin(uid)

    # Watching

    def _tend(self, uid: str) -> None:
        self._open.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._watch.begin()
        if uid not in self._tending or self._tending[uid].done():
            self._tending[uid] = self._started(self._follow(uid))
        self._stirred[uid].set()  # to see what was saved before the system tells of it
        if self._refreshing is None or self._refreshing.done():
            self._refreshing = self._started(self._keep_locks())

    def _on_stirred(self, folder: str) -> None:
        for copy in self._copies.all():
            if folder_of(copy.uid) == folder:
                self._stirred[copy.uid].set()

    async def _follow(self, uid: str) -> None:
        """Take each save of a document, until it is no longer being changed."""
        stirred = self._stirred[uid]
        while not self._stopping and (copy := self._copies.find(uid)) is not None:  # a cancel can pass a wait by
            await stirred.wait()
            stirred.clear()
            while await self._clock.wait(stirred, QUIET):
                stirred.clear()
            try:
                await self._take(uid)
            except MienskipError as error:
                self._tell(Problem(error=error))
                if isinstance(error, DiskFull):  # it is tried again with the next save, and when it is done
                    continue
            if await self._has_let_go(Path(copy.path), uid) or copy.done:
                await self._finish(uid)

    async def _take(self, uid: str) -> None:
        """Have what was saved last sent, if it was not taken yet. Raises DiskFull, and what the disk refuses."""
        while (copy := self._copies.find(uid)) is not None:
            try:
                save = await asyncio.to_thread(take_save, Path(copy.path), self.saves.folder_of(uid), copy.digest)
            except Unsettled:
                await self._clock.wait(asyncio.Event(), QUIET)
                continue
            copy = self._copies.find(uid)
            if save is not None and copy is not None and save.digest != copy.digest:
                if not self.saves.is_taken(uid, save.digest):
                    self.saves.send(saved_version(save, uid, copy.base, self._document(uid)))
                self._copies.put(replace(copy, digest=save.digest))
                self._changed([uid])
            return

    async def _has_let_go(self, path: Path, uid: str) -> bool:
        """Tell whether a program that said it had the document open no longer does."""
        if is_open(path):
            self._seen_open.add(uid)
            return False
        if uid not in self._seen_open:
            return False
        await self._clock.wait(asyncio.Event(), LET_GO)  # some remove it for a moment while they save
        return not is_open(path)

    # Finishing

    async def _finish(self, uid: str) -> None:
        await self._take(uid)
        copy = self._copies.find(uid)
        if copy is not None:
            self._copies.put(replace(copy, done=True))
            self._changed([uid])
            await self._settle(uid)

    async def _settle(self, uid: str) -> None:
        """Let go of a document that is done once all of it is sent, or a person has to decide about it."""
        copy = self._copies.find(uid)
        self.saves.sweep()
        if copy is None or not copy.done:
            return
        await self._take(uid)  # nothing goes away of which it is not known that it was taken
        copy = self._copies.find(uid)
        if copy is None or any(entry.error is None for entry, _ in self.saves.waiting(uid)):
            return
        self._copies.remove(uid)
        self._stirred[uid].set()  # whoever follows it sees that it is done
        self._seen_open.discard(uid)
        self._warned.discard(uid)
        if copy.locked:
            await self._unlock(uid)
        for kept in await asyncio.to_thread(self._clear_away, Path(copy.path)):
            self._tell(Problem(error=UnusableFile(name=kept.name, reason=SAVED_BESIDE, folder=str(kept.parent))))
        self._changed([uid])

    async def _unlock(self, uid: str) -> None:
        """Let go of a lock; where that cannot be said now it lapses by itself."""
        document = self._document(uid)
        if document is not None:
            try:
                await self._connection().unlock(document.url)
                self._lock_watch.note(uid, None)
            except MienskipError as error:
                log.info("a lock is left to lapse: %s", type(error).__name__)

    def _clear_away(self, path: Path) -> list[Path]:
        """Remove a working copy; give where what else a person saved beside it is now: that is not removed."""
        others = [other for other in path.parent.glob("*") if other.is_file() and other != path]
        kept = [self.saves.keep_beside(path.parent.name, other) for other in others if not is_lock_file(other.name)]
        remove_tree(path.parent)
        return kept

    # Locks

    async def _keep_locks(self) -> None:
        """Refresh the locks for as long as something is being changed, and look once more at what was saved."""
        while self._copies.all():
            await self._clock.wait(asyncio.Event(), REFRESHED_EVERY)
            for copy in self._copies.all():
                self._stirred[copy.uid].set()
                await self._chores.guarded(self._lock_again(copy.uid))

    async def _lock_again(self, uid: str) -> None:
        """Lock what is being changed, or refresh its lock; tell when somebody else has it."""
        copy, document = self._copies.find(uid), self._document(uid)
        if copy is None or document is None:
            return
        try:
            lock = await self._lock(document)
        except (NotAllowed, Gone):
            return  # what is saved is kept, and asked about when it is sent
        copy = self._copies.find(uid)
        if copy is None and lock is not None and lock.mine:  # it was let go of meanwhile
            await self._unlock(uid)
        elif copy is not None and lock is not None and copy.locked != lock.mine:
            self._copies.put(replace(copy, locked=lock.mine))
            self._changed([uid])
            if not lock.mine:
                self._tell(LockLost(uid=uid, lock=lock))

    # What is where

    def _document(self, uid: str) -> Document | None:
        item = self._store.item(uid) or self._store.covered(uid)
        return item if isinstance(item, Document) else None

    # Tasks

    def _started(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        return asyncio.get_running_loop().create_task(work)
