"""Local changes -> server: durable, each exactly once.

A command whose answer was lost has an unknown outcome: before it is sent again, the server is asked whether it has
arrived. A command that fails for good stays in the outbox with its reason, for the person to retry or discard.

There are two lanes, each of which sends one thing at a time (Plone is no faster with more): a large file does not keep
a comment waiting, nor the news.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from typing import TYPE_CHECKING

from sync.cache.commands import FileCommand, OutboxState, appointment_of
from sync.cache.offline import EVERYTHING
from sync.cache.ordering import blockers
from sync.engine.events import TransferStatus
from sync.engine.sending import Sender, transfer_of
from sync.errors import BadAnswer, Conflict, FileInUse, MienskipError, ServerAway, ServerFault, SessionExpired

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from sync.cache.applied import Applied
    from sync.cache.commands import Command, OutboxEntry
    from sync.cache.store import Store
    from sync.engine.clock import Clock
    from sync.engine.events import Transfer
    from sync.models import Item
    from sync.server import Intranet

log = logging.getLogger(__name__)

LARGE = 8 * 1024 * 1024
"""Bytes from which a file goes in the lane of its own."""
MOST_FAULTS = 12
"""How often a server that is well otherwise may fail at a command before a person has to look at it: more often than a
command has steps, each of which may meet a fault once."""


class Outbox:
    """Sends what waits in the store's outbox.

    `applied` is told what changed in the cache, `transferred` how bodies go, `noticed` of errors of the large lane,
    which nobody waits for; `freed` is called when what is small can go on because something large has arrived.
    """

    def __init__(
        self,
        connection: Callable[[], Intranet],
        store: Store,
        clock: Clock,
        applied: Callable[[Applied], None],
        transferred: Callable[[Transfer], None],
        noticed: Callable[[MienskipError], None],
        freed: Callable[[], None],
    ) -> None:
        self._store = store
        self._clock = clock
        self._applied = applied
        self._transferred = transferred
        self._noticed = noticed
        self._freed = freed
        self._sender = Sender(connection, store, clock, applied, transferred)
        self._running: dict[str, asyncio.Task[None]] = {}
        self._large_lane: asyncio.Task[None] | None = None
        self._large_trouble: MienskipError | None = None
        self._faulted: dict[bool, dict[str, MienskipError]] = {False: {}, True: {}}  # by lane: is it the large one
        self._faults: Counter[str] = Counter()
        self._is_held = False

    def put(self, command: Command, effect: Iterable[Item]) -> Applied:
        """Take a command in, with its effect on the cache, and give that to be told.

        Raises DiskFull; then nothing of it was done.
        """
        return self.put_all([command], effect)

    def put_all(self, commands: Sequence[Command], effects: Iterable[Item], sent_draft: str = "") -> Applied:
        """Take several commands in at once, and forget the draft of which they came: all or, with DiskFull, nothing."""
        return self._store.enqueue_all(commands, effects, sent_draft)

    async def send(self) -> MienskipError | None:
        """Send what waits and is small, and see to it that what is large is being sent.

        Gives the first error because of which something goes on waiting. Raises SessionExpired, and ServerAway where
        the server asks to be left alone.
        """
        self._faulted[False].clear()
        self._see_to_large()
        trouble = await self._send_lane(large=False)
        if trouble is None:
            self._see_to_large()
        return trouble

    def _see_to_large(self) -> None:
        if self._large_lane is None or self._large_lane.done():
            self._faulted[True].clear()
            self._large_trouble = None
            if self._next(large=True):
                self._large_lane = asyncio.get_running_loop().create_task(self._send_large())

    async def send_all(self) -> MienskipError | None:
        """Send everything that waits, what is large as well; give the error because of which something goes on waiting.

        Raises as `send`.
        """
        while True:
            trouble = await self.send()
            trouble = await self.finish_large() or trouble
            if trouble is not None or not (self._next(large=False) or self._next(large=True)):
                return trouble

    async def finish_large(self) -> MienskipError | None:
        """Wait for what is large; give the error because of which it goes on waiting."""
        if self._large_lane is not None:
            await asyncio.shield(self._large_lane)
        return self._large_trouble

    def blame(self) -> None:
        """Note that the server was well otherwise: what it failed at too often now fails for good."""
        for faulted in self._faulted.values():
            for key, error in faulted.items():
                if isinstance(error, FileInUse):
                    continue  # not the server's fault, and cured as soon as the other program is closed
                self._faults[key] += 1
                entry = self._store.entry(key)
                if entry is not None and self._faults[key] >= MOST_FAULTS:
                    self._fail(entry, ServerFault("again and again"))
            faulted.clear()

    def discard(self, key: str) -> None:
        """Take a command back, also one that is being sent."""
        entry = self._store.entry(key)
        if entry is None:
            return
        applied = self._store.discard(key)
        task = self._running.get(key)
        if task is not None:
            task.cancel()
        self._applied(applied)
        if isinstance(entry.command, FileCommand):
            self._transferred(transfer_of(entry.command, TransferStatus.CANCELLED))

    def retry(self, key: str) -> None:
        """Have a failed command sent again."""
        entry = self._store.entry(key)
        if entry is not None and entry.state is OutboxState.FAILED:
            self._faults.pop(key, None)
            self._applied(self._store.mark_waiting(key))

    def change(self, command: Command, effect: Iterable[Item]) -> None:
        """Put a command in the place of the one with its key, to be sent."""
        applied = self._store.change(command, effect)
        self._faults.pop(command.key, None)
        task = self._running.get(command.key)
        if task is not None:
            task.cancel()
        self._applied(applied)

    def pause(self, key: str) -> None:
        """Stop the uploads that are paused; what the server has of them already stays there."""
        for running in list(self._running) if key == EVERYTHING else [key]:
            entry = self._store.entry(running)
            if entry is not None and isinstance(entry.command, FileCommand):
                if running in self._running:
                    self._running[running].cancel()
                self._transferred(transfer_of(entry.command, TransferStatus.PAUSED))

    def hold(self, held: bool) -> None:  # noqa: FBT001  a state
        """Send nothing large while held; what is under way stops, and goes on from where it was."""
        self._is_held = held
        for key in list(self._running) if held else []:
            entry = self._store.entry(key)
            if entry is not None and _size(entry) >= LARGE:
                self._running[key].cancel()

    async def stop(self) -> None:
        """Stop sending; what was under way goes on waiting in the store."""
        if self._large_lane is not None:
            self._large_lane.cancel()
            await asyncio.gather(self._large_lane, return_exceptions=True)

    async def _send_large(self) -> None:
        try:
            self._large_trouble = await self._send_lane(large=True)
        except MienskipError as error:
            self._large_trouble = error
        except Exception as error:
            log.exception("sending a large file failed")
            self._large_trouble = MienskipError(type(error).__name__)
        if self._large_trouble is not None:
            self._noticed(self._large_trouble)
        elif self._next(large=False):
            self._freed()

    async def _send_lane(self, *, large: bool) -> MienskipError | None:
        """Send one after another until nothing is left but what failed just now, or the server is away."""
        trouble: MienskipError | None = None
        while entries := self._next(large=large):
            for given in entries:
                entry = self._store.entry(given.key)
                if entry is None or self._is_paused(entry):
                    continue
                try:
                    await self._send(entry)
                except (ServerFault, BadAnswer, FileInUse) as error:
                    self._faulted[large][entry.key] = error
                    self._tell_waiting(entry, error)
                    trouble = trouble or error
                except SessionExpired:
                    raise
                except MienskipError as error:
                    if isinstance(error, ServerAway) and error.retry_after:
                        raise
                    return trouble or error
        return trouble

    def _next(self, *, large: bool) -> list[OutboxEntry]:
        """Give what waits in a lane and was not tried in vain just now: small before large, the troublesome last."""
        entries = self._store.outbox()
        held_up = blockers(entries).keys() | self._faulted[large].keys()
        waiting = [
            entry
            for entry in entries
            if entry.state is OutboxState.WAITING
            and (_size(entry) >= LARGE) is large
            and entry.key not in held_up
            and not self._is_paused(entry)
            and not self._is_early(entry)
        ]
        return sorted(waiting, key=lambda entry: (self._faults[entry.key], _size(entry)))

    def next_appointment(self) -> datetime | None:
        """Tell when the next command is due that is not to be carried out before a time; None where there is none."""
        times = (appointment_of(entry.command) for entry in self._store.outbox() if entry.state is OutboxState.WAITING)
        return min((time for time in times if time is not None and time > self._clock.now()), default=None)

    def _is_early(self, entry: OutboxEntry) -> bool:
        time = appointment_of(entry.command)
        return time is not None and time > self._clock.now()

    def _is_paused(self, entry: OutboxEntry) -> bool:
        """Tell whether a file is not to be sent now; words are never held up."""
        if self._is_held and _size(entry) >= LARGE:
            return True
        return isinstance(entry.command, FileCommand) and not self._store.offline.paused().isdisjoint(
            {EVERYTHING, entry.key}
        )

    def _tell_waiting(self, entry: OutboxEntry, error: MienskipError) -> None:
        if isinstance(entry.command, FileCommand):
            self._transferred(transfer_of(entry.command, TransferStatus.WAITING, error=error))

    async def _send(self, entry: OutboxEntry) -> None:
        task = asyncio.ensure_future(self._sender.send(entry))
        self._running[entry.key] = task
        try:
            await task
        except asyncio.CancelledError:
            lane = asyncio.current_task()
            if lane is None or lane.cancelling():
                raise  # it is the lane that was cancelled, not the command alone
        except MienskipError as error:
            if error.retry_can_help or isinstance(error, SessionExpired):
                raise
            self._fail(entry, error)
        finally:
            self._running.pop(entry.key, None)

    def _fail(self, entry: OutboxEntry, error: MienskipError) -> None:
        log.info("a command failed for good: %s (%s)", type(error).__name__, error.detail)
        theirs = error.theirs if isinstance(error, Conflict) else {}
        self._applied(self._store.mark_failed(entry.key, type(error).__name__, error.facts, theirs))
        if isinstance(entry.command, FileCommand):
            self._transferred(transfer_of(entry.command, TransferStatus.FAILED, error=error))


def _size(entry: OutboxEntry) -> int:
    return entry.command.size if isinstance(entry.command, FileCommand) else 0
