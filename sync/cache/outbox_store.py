"""The outbox as it is written: commands go in with their effect, and leave with what came of them, each at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sync.cache import beneath, outbox
from sync.cache.attachments import find_attachment, forget_attachments, forget_unused_attachments, put_attachment
from sync.cache.commands import (
    CreateItem,
    DeleteItem,
    EditItem,
    OutboxState,
    ReplaceFile,
    SetAudience,
    makes_something,
    subject_of,
    waiting_uid,
)
from sync.cache.fields import value_of
from sync.cache.marks import Mark, take_mark
from sync.cache.ordering import needed_by
from sync.cache.references import REFERENCE, with_renamed
from sync.cache.transactions import Transactions
from sync.cache.working_copies import are_of_one_copy, rebase
from sync.cache.writing import put
from sync.models import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import timedelta

    from sync.cache.applied import Applied
    from sync.cache.commands import Command, OutboxEntry
    from sync.models import Fields, Item


class OutboxStore(Transactions):
    """The part of the `Store` that keeps what a person did until the server has it."""

    became: dict[str, str]
    """What ``waiting:`` uids became in this run: a screen may speak of one that is the server's by now."""

    def enqueue(self, command: Command, effect: Iterable[Item]) -> Applied:
        """Put a command in the outbox and its effect in the cache.

        `effect` is what stands for what the command makes: items whose uid is ``waiting:`` and the key. What a command
        changes of what is here is done by itself.
        """
        return self.enqueue_all([command], effect)

    def enqueue_all(self, commands: Iterable[Command], effects: Iterable[Item], sent_draft: str = "") -> Applied:
        """Put many commands in the outbox at once, with the effects of all of them: all or none.

        With that the draft goes of which they came, by its uid.
        """
        with self._durably(), self._transaction() as connection:
            now = datetime.now(UTC)
            added = [command for command in commands if outbox.add(connection, command, now)]
            made = {waiting_uid(command.key) for command in added}
            applied = put(connection, [item for item in effects if item.uid in made])
            for command in added:
                applied |= beneath.cover(connection, command)
            if sent_draft:
                take_mark(connection, Mark.DRAFT, [sent_draft])
            return applied

    def keep_attachment(self, key: str, data: bytes) -> None:
        """Keep a picture of a post that is still being written."""
        with self._durably(), self._transaction() as connection:
            put_attachment(connection, key, data)

    def attachment(self, key: str) -> bytes | None:
        """Give what is kept under a key."""
        with self._guarded():
            return find_attachment(self._connection, key)

    def forget_unused_attachments(self) -> None:
        """Forget the pictures of posts that no draft and no command names any more."""
        with self._transaction() as connection:
            forget_unused_attachments(connection)

    def audiences_waiting(self, uid: str) -> list[str]:
        """Give the keys of what waits to give a post to others."""
        with self._guarded():
            waiting = outbox.select(self._connection, "uid = ?", uid)
        return [entry.key for entry in waiting if isinstance(entry.command, SetAudience)]

    def pending(self) -> list[OutboxEntry]:
        """Give the commands that are to be sent, first one first."""
        with self._guarded():
            return outbox.select(self._connection, "state = 'waiting'")

    def outbox(self) -> list[OutboxEntry]:
        """Give all commands, the failed ones too, first one first."""
        with self._guarded():
            return outbox.select(self._connection)

    def outbox_counts(self) -> tuple[int, int]:
        """Count the commands that wait to be sent, and those that failed."""
        with self._guarded():
            counts = dict(self._connection.execute("SELECT state, count(*) FROM outbox GROUP BY state"))
        return counts.get(OutboxState.WAITING, 0), counts.get(OutboxState.FAILED, 0)

    def entry(self, key: str) -> OutboxEntry | None:
        """Give one command; None where it is sent or discarded."""
        with self._guarded():
            return outbox.entry(self._connection, key)

    def covered(self, uid: str) -> Item | None:
        """Give what a command changes as the server had it last, also when it is gone there."""
        with self._guarded():
            found = beneath.find(self._connection, uid)
            return found.item if found else beneath.shown(self._connection, uid)

    def note_try(self, key: str) -> None:
        """Remember that a command is about to be sent: from then on the server may have carried it out."""
        with self._transaction() as connection:
            outbox.note_try(connection, key)

    def set_progress(self, key: str, resume_url: str) -> None:
        """Remember where an interrupted upload goes on; the empty text: from the beginning."""
        with self._transaction() as connection:
            outbox.set_resume_url(connection, key, resume_url)

    def mark_failed(self, key: str, error_name: str, facts: Mapping[str, str], theirs: Fields | None = None) -> Applied:
        """Take back what a command did, and remember why it failed: a person has to look.

        The reason is a class name of `sync.errors` and its facts; `theirs` are the fields of the server's version that
        the person has to choose about.
        """
        with self._transaction() as connection:
            outbox.fail(connection, key, error_name, facts, theirs or {})
            return self._uncovered(connection, key)

    def mark_waiting(self, key: str) -> Applied:
        """Have a failed command tried again."""
        with self._transaction() as connection:
            outbox.wait(connection, key)
            return self._uncovered(connection, key)

    def change(self, command: Command, effect: Iterable[Item]) -> Applied:
        """Put a command in the place of the one with its key, to be sent: the person changed it, or chose."""
        with self._durably(), self._transaction() as connection:
            before = outbox.entry(connection, command.key)
            if before is None:
                return put(connection, [])
            outbox.change(connection, command)
            outbox.wait(connection, command.key)
            applied = beneath.uncover(connection, before.command)
            for item in effect:
                applied |= beneath.pulled(connection, [item])
            return applied | beneath.cover(connection, command)

    def finish(self, key: str, result: Item | None) -> Applied:
        """Take a carried-out command away, with what stood for it, and store what came of it."""
        with self._transaction() as connection:
            entry = outbox.entry(connection, key)
            applied = put(connection, [])
            if entry is not None:
                outbox.remove(connection, key)
                forget_attachments(connection, [key])
                applied |= self._settled(connection, entry.command, result)
            if result is not None:
                outbox.remember_made(connection, result.uid, datetime.now(UTC))
                self.became[waiting_uid(key)] = result.uid
                if entry is not None and not makes_something(entry.command):
                    self.became[entry.uid] = result.uid
            return applied | (beneath.pulled(connection, [result]) if result is not None else put(connection, []))

    def made(self, within: timedelta | None = None) -> frozenset[str]:
        """Give the uids of what commands made, changed or deleted, lately or `within` a time from now.

        None of these can be what another command is looking for.
        """
        with self._guarded():
            return outbox.made(self._connection, None if within is None else datetime.now(UTC) - within)

    def discard(self, key: str) -> Applied:
        """Take a command away that is not to be carried out, with what stood for it."""
        with self._transaction() as connection:
            entry = outbox.entry(connection, key)
            if entry is None:
                return put(connection, [])
            outbox.remove(connection, key)
            forget_attachments(connection, [key])
            if makes_something(entry.command):
                return _without_what_it_makes(connection, entry.command)
            if isinstance(entry.command, EditItem):
                _rebase_on_base(connection, entry.command)
            return beneath.uncover(connection, entry.command)

    @staticmethod
    def _uncovered(connection: Any, key: str) -> Applied:
        entry = outbox.entry(connection, key)
        if entry is None:
            return put(connection, [])
        return beneath.uncover(connection, entry.command) | beneath.touched(connection, entry.uid)

    @staticmethod
    def _settled(connection: Any, command: Command, result: Item | None) -> Applied:
        if makes_something(command):
            return _replaced(connection, command, result)
        if isinstance(command, DeleteItem):
            outbox.remember_made(connection, command.uid, datetime.now(UTC))
            return beneath.vanished(connection, [command.uid])
        if result is None:
            return beneath.uncover(connection, command)
        if result.uid != subject_of(command):
            return _went_elsewhere(connection, command, result)
        _rebase_on_result(connection, command, result)
        return put(connection, [])


def _replaced(connection: Any, command: Command, result: Item | None) -> Applied:
    """Have what a command made take the place of what stood for it, also in the commands that name it."""
    stood = waiting_uid(command.key)
    real = result.uid if result else ""
    applied = beneath.remove_made(connection, stood)
    if result is not None and isinstance(command, CreateItem):
        _begin_with(connection, stood, result)
    return applied | beneath.rename(connection, outbox.rename(connection, stood, real), stood, real)


def _begin_with(connection: Any, stood: str, result: Item) -> None:
    """Let changes that wait for something to be made begin with what was made: a site may tell it in other words."""
    for entry in outbox.select(connection, "uid = ?", stood):
        if isinstance(entry.command, EditItem):
            base = {name: value_of(result, name) for name in entry.command.base}
            outbox.change(connection, replace(entry.command, base=base))


def _without_what_it_makes(connection: Any, command: Command) -> Applied:
    """Remove what stood for what a command was to make, and all that was to be done with it.

    What was to go into a folder stays, to be put elsewhere; what was to go into a post is of no use without it.
    """
    stood = waiting_uid(command.key)
    applied = beneath.remove_made(connection, stood)
    is_post = isinstance(command, CreateItem) and command.kind is not Kind.DOCUMENTS
    for entry in outbox.select(connection, "instr(command, ?)", stood):
        if entry.uid == stood:
            outbox.remove(connection, entry.key)
        elif is_post and stood in needed_by(entry.command):
            outbox.remove(connection, entry.key)
            forget_attachments(connection, [entry.key])
            applied |= beneath.remove_made(connection, entry.uid)
    for entry in outbox.select(connection, "instr(command, ?)", f"{REFERENCE}{stood}"):
        if isinstance(entry.command, EditItem):
            outbox.change(connection, replace(entry.command, changes=with_renamed(entry.command.changes, stood, "")))
            applied |= beneath.refresh(connection, [entry.uid])
    return applied


def _went_elsewhere(connection: Any, command: Command, result: Item) -> Applied:
    """Have what became another item be gone where it was, and what waits speak of the new one."""
    before = subject_of(command)
    renamed = outbox.rename(connection, before, result.uid)
    applied = beneath.vanished(connection, [before])
    return applied | beneath.pulled(connection, [result]) | beneath.rename(connection, renamed, before, result.uid)


def _rebase_on_result(connection: Any, command: Command, result: Item) -> None:
    """Let what waits begin with what came of an earlier command: what one changed oneself is no conflict."""
    was = beneath.find(connection, result.uid)
    rebase(connection, result.uid, command, was.item.modified if was else None, result.modified)
    for entry in outbox.select(connection, "uid = ?", result.uid):
        later = entry.command
        if isinstance(later, EditItem) and isinstance(command, EditItem):
            both = later.changes.keys() & command.changes.keys()
            base = {**later.base, **{name: value_of(result, name) for name in both}}
            outbox.change(connection, replace(later, base=base))
        if isinstance(later, ReplaceFile | DeleteItem) and (
            are_of_one_copy(later, command)
            or (was is not None and later.base_modified == was.item.modified.isoformat())
        ):
            outbox.change(connection, replace(later, base_modified=result.modified.isoformat()))


def _rebase_on_base(connection: Any, discarded: EditItem) -> None:
    """Let what waits begin with what was there before a change that is not made after all."""
    for entry in outbox.select(connection, "uid = ?", discarded.uid):
        later = entry.command
        if isinstance(later, EditItem):
            base = {
                name: discarded.base.get(name) if value == discarded.changes.get(name, _OTHER) else value
                for name, value in later.base.items()
            }
            outbox.change(connection, replace(later, base=base))


_OTHER = object()
