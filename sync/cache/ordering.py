"""Which commands of the outbox have to wait for which: they overtake one another where that changes nothing."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sync.cache.commands import (
    AddComment,
    Attend,
    CopyItem,
    CreateItem,
    DeleteItem,
    EditItem,
    MoveItem,
    Respond,
    SetAudience,
    UploadFile,
    makes_something,
    subject_of,
)
from sync.cache.references import waiting_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sync.cache.commands import Command, OutboxEntry


def needed_by(command: Command) -> frozenset[str]:
    """Give the uids of what has to be there, and in its place, when a command is carried out."""
    match command:
        case CreateItem():
            needed = {command.container_uid}
        case UploadFile():
            needed = {command.folder_uid}
        case EditItem():
            needed = {*waiting_in(command.changes)}
        case SetAudience():
            needed = {command.container_uid}
        case AddComment():
            needed = {command.item_uid, command.in_reply_to}
        case MoveItem():
            needed = {command.container_uid, command.from_uid}
        case CopyItem():
            needed = {command.uid, command.container_uid}
        case Attend():
            needed = {command.event_uid}
        case Respond():
            needed = {command.item_uid}
        case _:
            needed = set()
    return frozenset(needed - {""})


def depends(later: Command, earlier: Command) -> bool:
    """Tell whether a command makes sense only after an earlier one.

    So it is when both change the same item, unless they change different fields of it; when one needs what the other
    makes or moves; when one copies what the other changes; and when it deletes what the other needs.
    """
    mine, theirs = subject_of(later), subject_of(earlier)
    if mine == theirs:
        return not (isinstance(later, EditItem) and isinstance(earlier, EditItem)) or not (
            later.changes.keys().isdisjoint(earlier.changes)
        )
    if theirs in needed_by(later):
        if isinstance(later, CopyItem) and later.uid == theirs:
            return True
        return makes_something(earlier) or isinstance(earlier, MoveItem | DeleteItem)
    is_copied_before = isinstance(earlier, CopyItem) and earlier.uid == mine
    return is_copied_before or (isinstance(later, DeleteItem) and mine in needed_by(earlier))


def blockers(entries: Iterable[OutboxEntry]) -> Mapping[str, str]:
    """Tell for each command that has to wait for another the key of that one, the first of several.

    `entries` is the whole outbox, in the order in which the commands were given.
    """
    blocked: dict[str, str] = {}
    changing: defaultdict[str, list[OutboxEntry]] = defaultdict(list)
    needing: defaultdict[str, list[OutboxEntry]] = defaultdict(list)
    for entry in entries:
        needed = needed_by(entry.command)
        before = [one for uid in (entry.uid, *needed) for one in changing[uid]]
        if needing[entry.uid]:
            before += needing[entry.uid]
        first = next((one.key for one in before if depends(entry.command, one.command)), None)
        if first is not None:
            blocked[entry.key] = first
        changing[entry.uid].append(entry)
        for uid in needed:
            needing[uid].append(entry)
    return blocked
