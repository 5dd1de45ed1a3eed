"""The loop: when to do what, and what is known about the connection."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from sync.cache.marks import Mark
from sync.cache.offline import EVERYTHING
from sync.engine.bandwidth import Bandwidth
from sync.engine.clock import SystemClock
from sync.engine.editing import Editing
from sync.engine.events import Changed, Connection, Problem
from sync.engine.fetching import Fetcher
from sync.engine.intake import Intake
from sync.engine.keeping import Keeper
from sync.engine.lock_watch import LockWatch
from sync.engine.looking import Looking
from sync.engine.membership import Membership
from sync.engine.outbox import Outbox
from sync.engine.picture_queue import ARTICLES_WITH_PICTURES, PictureQueue, likely_wanted, nothing_to_see
from sync.engine.posts import Posts
from sync.engine.pull import Pull
from sync.engine.report import SyncReport
from sync.engine.schedule import LOOK_AGAIN_AFTER, Schedule
from sync.engine.status import CUT_OFF, Status
from sync.engine.streaming import Streaming
from sync.engine.transfers import Downloads
from sync.engine.versions import Versions
from sync.errors import CacheDamaged, MienskipError, SessionExpired
from sync.models import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from sync.cache.answers import SavedSearch
    from sync.cache.applied import Applied
    from sync.cache.files import BodyStore
    from sync.cache.store import Store
    from sync.engine.clock import Clock
    from sync.engine.events import EngineEvent, Transfer
    from sync.models import Item
    from sync.server import Intranet

log = logging.getLogger(__name__)


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
        shrink: Callable[[bytes], bytes] = nothing_to_see,
    ) -> None:
        self._intranet = intranet
        self._retired: list[Intranet] = []  # kept open: an upload or a download may still be using one
        self._is_introduced = False
        self._store = store
        self._tell = listener
        self._clock = clock or SystemClock()
        self._account = store.account()
        self._stopping = False
        self._round_task: asyncio.Task[None] | None = None
        self._schedule = Schedule(self._clock)
        self._status = Status(store, self._clock, listener)
        self._outbox = Outbox(
            self._connection, store, self._clock, self._sent, self._transferred, self._large_failed, self._schedule.ask
        )
        self.intake = Intake(store, self._outbox, self._clock, listener, self._taken)
        """What a person may ask to be done."""
        self._pictures = PictureQueue(self._connection, store, listener, self._wonder, shrink)
        self._up, self._down = Bandwidth(self._clock), Bandwidth(self._clock)
        intranet.pace(self._up, self._down)
        fetcher = Fetcher(self._connection, store, bodies, self._clock, listener, self._changed)
        self._downloads = Downloads(fetcher, store, bodies, working_copies, self._clock, listener, self._wonder)
        self._keeper = Keeper(fetcher, store, bodies, self._clock, listener, self._changed, self._wonder)
        self.streaming = Streaming(self._connection, store, bodies, fetcher, self._clock, self._changed, self._wonder)
        """What is read while it comes."""
        self.locks = LockWatch(self._connection, store, self._clock, listener, self._known_otherwise, self._freed)
        """Who is working on what."""
        self.editing = Editing(
            self._connection,
            store,
            bodies,
            fetcher,
            self.intake,
            self.locks,
            working_copies,
            self._clock,
            listener,
            self._known_otherwise,
            lambda: self._status.state.connection in CUT_OFF,
        )
        """What a person changes in other programs."""
        self.versions = Versions(self._connection, store, self.intake, working_copies, self.editing.saves, listener)
        """What documents were before."""
        self.membership = Membership(self._connection, store, listener, self.request_sync)
        """Who belongs to which team."""
        self.posts = Posts(self._connection, store, self.intake, listener)
        """What a person writes."""
        self.looking = Looking(self._connection, store, self._changed, listener)
        """What changes on the server without a trace."""
        self._pull = Pull(
            self._connection, store, self._pulled, self._progressed, self._fetched, self._downloads.forget
        )

    async def run(self) -> None:
        """Work until `stop`. Nothing that goes wrong ends it: it is told, and tried again later.

        Only a damaged cache does, with CacheDamaged: whoever opened it has to open it again.
        """
        self._downloads.remove_working_copies()
        self._store.working_copies.forget_locks()
        self._status.say(Connection.STARTING)
        self.editing.recover()
        try:
            await self._schedule.until_due()
            while not self._stopping:
                await self._round()
                await self._schedule.until_due()
        finally:
            await self._stop_everything()

    def stop(self) -> None:
        """Have `run` end soon. What is under way goes on the next time."""
        self._stopping = True
        if self._round_task is not None:
            self._round_task.cancel()
        self._schedule.end()

    async def sync_once(self) -> SyncReport:
        """Send what waits, fetch what changed, compare everything, and tell what it took.

        Raises what the intranet raises; also what kept something from being sent, when all else is done.
        """
        began, items, skipped = self._clock.monotonic(), self._pull.items, self._pull.skipped
        before = self._intranet.traffic.requests, self._bytes()
        await self._introduce()
        await self._know_the_surroundings()
        trouble = await self._outbox.send_all()
        await self._pull.run(thorough=True)
        if self._pull.doubts:
            await self._clock.wait(asyncio.Event(), LOOK_AGAIN_AFTER)
            await self._pull.run()
        self._tidy()
        self._schedule.went_well(compared=True, doubts=self._pull.doubts)
        self._pictures.go_on()
        self._keeper.go_on()
        await self._pictures.drain()
        await self._keeper.drain()
        self._status.say(Connection.ONLINE)
        if trouble is not None:
            raise trouble
        return SyncReport(
            items=self._pull.items - items,
            requests=self._intranet.traffic.requests - before[0],
            bytes=self._bytes() - before[1],
            seconds=round(self._clock.monotonic() - began, 3),
            skipped=self._pull.skipped - skipped,
        )

    async def aclose(self) -> None:
        """Stop what is under way, and let go of the connection."""
        await self._stop_everything()
        for intranet in (*self._retired, self._intranet):
            await intranet.aclose()

    def request_sync(self) -> None:
        """Look for changes at once."""
        self._schedule.ask(impatiently=True)

    def network_changed(self) -> None:
        """Look at once: the pause was for a network that is no more. A server that asked for patience has it."""
        self._schedule.ask()

    def set_active(self, active: bool) -> None:  # noqa: FBT001  a state, as the window tells it
        """Poll quickly while the window is in use, slowly while it is not."""
        self._schedule.set_active(active)
        self.locks.set_active(active)

    def resume(self, intranet: Intranet) -> None:
        """Go on with a fresh connection, after the person signed in again."""
        self._retired.append(self._intranet)
        self._intranet = intranet
        intranet.pace(self._up, self._down)
        self._is_introduced = False
        self._status.say(Connection.STARTING)
        self._schedule.release()

    def want_pictures(self, urls: Iterable[str]) -> None:
        """Have pictures fetched; PicturesReady follows."""
        self._pictures.want(urls)

    def retry(self, key: str) -> None:
        """Try a failed command again."""
        self._outbox.retry(key)
        self.request_sync()

    def cancel(self, key: str) -> None:
        """Stop a transfer, or take a command back."""
        self._downloads.cancel(key)
        self._keeper.cancel(key)
        self._outbox.discard(key)

    def pause(self, key: str = EVERYTHING) -> None:
        """Stop one transfer, or all of them, until `go_on`, also when the program is started anew meanwhile.

        What a person writes is sent all the same, and a document that a person opens is fetched.
        """
        self._store.offline.pause(key)
        self._downloads.pause(key)
        self._keeper.pause(key)
        self._outbox.pause(key)
        self._status.recount()

    def go_on(self, key: str = EVERYTHING) -> None:
        """Go on with a transfer that was paused, or with all of them."""
        self._store.offline.go_on(key)
        self._downloads.go_on(key)
        self._keeper.resume(key)
        self._status.recount()
        self.request_sync()

    def set_bandwidth(self, up: int | None, down: int | None) -> None:
        """Let bodies go at most so many bytes a second each way; None: as fast as it goes. Holds at once."""
        self._up.limit, self._down.limit = up, down

    def keep_offline(self, uids: Iterable[str]) -> None:
        """Keep documents, folders or teams on this machine, with all that is and will be in them."""
        self._keeper.keep(uids)

    def let_go_offline(self, uids: Iterable[str]) -> None:
        """Keep them no longer."""
        self._keeper.let_go(uids)

    def set_offline_limit(self, most_bytes: int) -> None:
        """Let the bodies that were only opened take at most so much of the disk."""
        self._keeper.limit(most_bytes)

    def set_offline_days(self, days: int | None) -> None:
        """Let the bodies that were only opened stay for at most so many days without use; None for any."""
        self._keeper.limit_age(days)

    def hold_large(self, held: bool) -> None:  # noqa: FBT001  a state
        """Let what is large wait, such as on a connection that is paid for by its use; what a person opens does not."""
        self._outbox.hold(held)
        self._keeper.hold(held)
        self._status.hold(held)
        if not held:
            self._schedule.ask()

    def open_document(self, uid: str) -> None:
        """Get a document ready as a file; DocumentReady follows."""
        self._downloads.open(uid)

    def mark_read(self, uids: Iterable[str]) -> None:
        """Remember that news was read."""
        self._changed(self._store.mark_read(uids))

    def mark_unread(self, uids: Iterable[str]) -> None:
        """Have news count as unread again."""
        self._changed(self._store.mark_unread(uids))

    def mark(self, mark: Mark, uids: Iterable[str], *, on: bool, value: str = "") -> None:
        """Mark things for the person alone, or no longer."""
        self._changed(self._store.mark(mark, uids, on=on, value=value))
        if mark is Mark.SAVED and on:
            self._pictures.want_ahead(self._store.pictures_for_offline(ARTICLES_WITH_PICTURES))

    def save_searches(self, searches: Sequence[SavedSearch]) -> None:
        """Remember what the person looks for again and again."""
        self._store.save_searches(searches)

    def set_last_visit(self, when: datetime) -> None:
        """Remember when the person last looked."""
        self._store.set_last_visit(when)

    def _connection(self) -> Intranet:
        return self._intranet

    def _bytes(self) -> int:
        return self._intranet.traffic.received + self._intranet.traffic.sent

    async def _round(self) -> None:
        intranet = self._intranet
        self._round_task = asyncio.get_running_loop().create_task(self._sync())
        try:
            await self._round_task
        except asyncio.CancelledError:
            if not self._stopping:
                raise
        except CacheDamaged:
            raise
        except SessionExpired as error:
            self._expired(error, intranet)
        except MienskipError as error:
            self._lost(error)
        except Exception as error:
            log.exception("a round of the engine failed")
            unexpected = MienskipError(type(error).__name__)
            self._lost(unexpected)
            self._tell(Problem(error=unexpected))
        finally:
            self._round_task = None

    async def _sync(self) -> None:
        self._store.refuse_damaged()
        await self._introduce()
        await self._know_the_surroundings()
        trouble = await self._outbox.send()
        thorough = self._schedule.is_thorough
        await self._pull.run(thorough=thorough)
        self._outbox.blame()
        if thorough:
            self._tidy()
        self._schedule.went_well(compared=thorough, doubts=self._pull.doubts)
        if trouble is not None:
            self._schedule.retry_soon(trouble)
        self._schedule.keep_appointment(self._outbox.next_appointment())
        self._status.say(Connection.ONLINE)
        self._pictures.go_on()
        self._keeper.go_on()
        self.editing.go_on()
        self.locks.go_on()

    async def _introduce(self) -> None:
        """Learn who is signed in and what the site offers: once for each connection."""
        if not self._is_introduced:
            self._account = await self._intranet.account()
            self._store.save_account(self._account)
            self._store.save_capabilities(await self._intranet.capabilities())
            self._is_introduced = True

    async def _know_the_surroundings(self) -> None:
        """Fetch first what commands are about where the cache was rebuilt: without it they would seem to be gone."""
        if self._store.cursor() is None and self._store.pending():
            await self._pull.run()

    def _tidy(self) -> None:
        """Let go of what nothing shows any more, and have fetched what reading offline needs."""
        self._keeper.tidy()
        self._store.forget_unused_pictures()
        self._store.forget_unused_attachments()
        self._pictures.want_ahead(self._store.pictures_for_offline(ARTICLES_WITH_PICTURES))

    async def _stop_everything(self) -> None:
        await self.editing.stop()
        await self.membership.stop()
        await self.looking.stop()
        await self.posts.stop()
        await self.locks.stop()
        await self.versions.stop()
        await self._outbox.stop()
        await self._pictures.stop()
        await self._keeper.stop()
        await self._downloads.stop()
        await self.streaming.stop()

    def _lost(self, error: MienskipError) -> None:
        log.info("not online: %s (%s)", type(error).__name__, error.detail)
        self._schedule.went_wrong(error)
        self._status.say(Connection.OFFLINE, error)

    def _expired(self, error: SessionExpired, intranet: Intranet) -> None:
        if intranet is not self._intranet:  # the person signed in again while that round was still going on
            self._schedule.ask()
            return
        self._schedule.hold()
        self._status.say(Connection.SIGN_IN_AGAIN, error)

    def _wonder(self, error: MienskipError) -> None:
        """Find out with a round what an error means that came outside of one: away, expired, gone."""
        log.info("a round is needed: %s", type(error).__name__)
        self._schedule.ask()

    def _large_failed(self, error: MienskipError) -> None:
        if isinstance(error, SessionExpired):
            self._wonder(error)
        else:
            self._schedule.retry_soon(error)

    def _progressed(self, done: int, total: int) -> None:
        if total > 1 and done < total:
            self._status.say(Connection.SYNCING, done=done, total=total)

    def _pulled(self, applied: Applied, first: bool) -> None:  # noqa: FBT001  as the pull tells it
        self._tell(Changed(uids=applied.uids, arrived=applied.arrived, first=first))

    def _sent(self, applied: Applied) -> None:
        self._schedule.calm()
        self._changed(applied)
        self._status.recount()

    def _transferred(self, transfer: Transfer) -> None:
        self._tell(transfer)
        self.editing.on_transfer(transfer)

    def _known_otherwise(self, uids: Iterable[str]) -> None:
        self._tell(Changed(uids={Kind.DOCUMENTS: frozenset(uids)}))

    def _freed(self, uid: str) -> None:
        """Try again to send what a colleague's lock stood in the way of."""
        for key in self.editing.saves.held_up_by_a_lock(uid):
            self.retry(key)

    def _taken(self, applied: Applied) -> None:
        self._sent(applied)
        self._schedule.ask()

    def _changed(self, applied: Applied) -> None:
        if applied:
            self._tell(Changed(uids=applied.uids, arrived=applied.arrived))

    def _fetched(self, items: Iterable[Item]) -> None:
        self._pictures.want_ahead(likely_wanted(items))
