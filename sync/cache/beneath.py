"""What lies beneath the changes that wait: items as the server has them, where the screens show them otherwise.

An item that a command of the outbox changes is kept here as it is on the server, and what is shown is made of it and of
the commands that wait: so what a pull brings and what a person did are seen together, and a command that fails for good
or is discarded leaves no trace. What a command makes is kept here as it is shown before it has reached the server.

Everything happens inside a transaction of the caller's.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from sync.cache import outbox
from sync.cache.applied import Applied
from sync.cache.commands import CreateItem, DeleteItem, OutboxState, subject_of
from sync.cache.effects import after, picture_of
from sync.cache.pictures import save
from sync.cache.records import TABLES, record_from_text, record_to_text, table_of
from sync.cache.wording import NOT_WAITING, chunks, placeholders
from sync.cache.writing import hide, put, take_out, with_what_hangs_on
from sync.models import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sync.cache.commands import Command, OutboxEntry
    from sync.cache.connection import Connection
    from sync.models import Item


_OURS = f"SELECT uid FROM outbox WHERE {NOT_WAITING} UNION SELECT uid FROM working_copies"  # noqa: S608  our own names
"""What a person changes: it is known for as long as they do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beneath:
    """An item as the server has it; `hidden_by` is the key of a command that deletes it with what it lies in.

    `gone` says that the server no longer has it, though a command still changes it.
    """

    item: Item
    hidden_by: str = ""
    gone: bool = False


def find(connection: Connection, uid: str) -> Beneath | None:
    """Give what lies beneath; None where nothing covers it."""
    row = connection.execute("SELECT kind, record, hidden_by, gone FROM beneath WHERE uid = ?", (uid,)).fetchone()
    if row is None:
        return None
    kind, record, hidden_by, gone = row
    return Beneath(item=record_from_text(Kind(kind), record), hidden_by=hidden_by, gone=bool(gone))


def of_the_server(connection: Connection) -> dict[str, Kind]:
    """Give what the server has of what is covered, by uid; some of it may not be shown."""
    query = f"SELECT uid, kind FROM beneath WHERE gone = 0 AND {NOT_WAITING}"  # noqa: S608  our own names
    return {uid: Kind(kind) for uid, kind in connection.execute(query)}


def shown(connection: Connection, uid: str) -> Item | None:
    """Give an item as the screens show it."""
    for table in TABLES.values():
        row = connection.execute(
            f"SELECT {table.selected} FROM {table.name} WHERE uid = ?",  # noqa: S608  our own names
            (uid,),
        ).fetchone()
        if row:
            found: Item = table.to_record(row)
            return found
    return None


def cover(connection: Connection, command: Command) -> Applied:
    """Show what a command that was just put in the outbox makes of what is here."""
    uid = subject_of(command)
    _keep(connection, uid)
    picture = picture_of(command)
    if picture is not None:
        save(connection, *picture)
    if not isinstance(command, DeleteItem):
        return refresh(connection, [uid])
    hidden = with_what_hangs_on(connection, [uid])
    for one in hidden:
        _keep(connection, one)
        connection.execute("UPDATE beneath SET hidden_by = ? WHERE uid = ?", (command.key, one))
    return refresh(connection, hidden)


def uncover(connection: Connection, command: Command) -> Applied:
    """Show again what a command did, after it failed, was discarded, or waits again."""
    hidden = [uid for (uid,) in connection.execute("SELECT uid FROM beneath WHERE hidden_by = ?", (command.key,))]
    return refresh(connection, [subject_of(command), *hidden])


def touched(connection: Connection, uid: str) -> Applied:
    """Tell that a command on an item stands otherwise, whether that shows in the item itself or not."""
    item = shown(connection, uid)
    return Applied(uids={Kind(table_of(item).name): frozenset({uid})} if item else {})


def refresh(connection: Connection, uids: Iterable[str]) -> Applied:
    """Make what is shown anew of what lies beneath and what waits; what nothing covers any more is kept no longer."""
    applied = Applied()
    for uid in dict.fromkeys(uids):
        found = find(connection, uid)
        if found is None:
            continue
        entries = outbox.select(connection, "uid = ?", uid)
        is_hidden = _waits(connection, found.hidden_by)
        item = None if is_hidden or found.gone else _after_all(connection, found.item, entries)
        changed = hide(connection, Kind(table_of(found.item).name), uid) if item is None else put(connection, [item])
        applied |= Applied(uids=changed.uids)
        if not entries and not is_hidden:
            connection.execute("DELETE FROM beneath WHERE uid = ?", (uid,))
    return applied


def pulled(connection: Connection, items: Iterable[Item]) -> Applied:
    """Store items as the server has them now, and show them with what waits."""
    covered = _covered(connection)
    if not covered:
        return put(connection, items)
    free: list[Item] = []
    touched: dict[str, Item] = {}
    for item in items:
        if item.uid in covered:
            touched[item.uid] = item
        else:
            free.append(item)
    for item in touched.values():
        _store(connection, item)
    return put(connection, free) | refresh(connection, touched)


def vanished(connection: Connection, uids: Iterable[str]) -> Applied:
    """Remove what the server no longer has; what a command changes is kept beneath, so that nothing is lost of it."""
    named = set(uids)
    for (uid,) in connection.execute(_OURS).fetchall():
        _keep(connection, uid)
    removed = take_out(connection, named)
    gone = sorted(named.union(*removed.uids.values()))
    for some in chunks(gone):
        here = f"WHERE uid IN ({placeholders(some)})"
        connection.execute(f"UPDATE beneath SET gone = 1 {here}", some)  # noqa: S608  as above
        connection.execute(
            f"DELETE FROM beneath {here} AND uid NOT IN ({_OURS})",  # noqa: S608  as above
            some,
        )
    return removed


def remove_made(connection: Connection, uid: str) -> Applied:
    """Remove what stood for what a command makes."""
    connection.execute("DELETE FROM beneath WHERE uid = ?", (uid,))
    return take_out(connection, [uid])


def rename(connection: Connection, commands: Iterable[Command], old: str, new: str) -> Applied:
    """Have what `commands` make stand in, or below, the item `new`, which was `old` so far."""
    applied = Applied()
    for command in commands:
        uid = subject_of(command)
        found = find(connection, uid)
        if found is not None:
            if not found.gone:
                _store(connection, _rehomed(found.item, old, new))
            applied |= refresh(connection, [uid])
        else:
            item = shown(connection, uid)
            applied |= put(connection, [_rehomed(item, old, new)] if item else [])
    return applied


def _rehomed(item: Item, old: str, new: str) -> Item:
    named: dict[str, Any] = {one.name: new for one in fields(item) if getattr(item, one.name) == old}
    return replace(item, **named)


def _after_all(connection: Connection, item: Item, entries: Iterable[OutboxEntry]) -> Item | None:
    """Give an item as it is after the commands that wait; what a command that failed was to make is not there."""
    changed: Item | None = item
    for entry in entries:
        if entry.state is OutboxState.WAITING and changed is not None:
            changed = after(changed, entry.command, lambda uid: _team_of(connection, uid))
        elif isinstance(entry.command, CreateItem):
            return None
    return changed


def _team_of(connection: Connection, container_uid: str) -> str:
    row = connection.execute("SELECT team_uid FROM documents WHERE uid = ?", (container_uid,)).fetchone()
    if row:
        return str(row[0])
    is_post = connection.execute("SELECT 1 FROM news WHERE uid = ?", (container_uid,)).fetchone() is not None
    return "" if is_post else container_uid


def _waits(connection: Connection, key: str) -> bool:
    found = connection.execute("SELECT 1 FROM outbox WHERE key = ? AND state = 'waiting'", (key,)).fetchone()
    return found is not None


def _covered(connection: Connection) -> set[str]:
    query = f"SELECT uid FROM outbox WHERE {NOT_WAITING} UNION SELECT uid FROM beneath"  # noqa: S608  as above
    return {uid for (uid,) in connection.execute(query)}


def _keep(connection: Connection, uid: str) -> None:
    if connection.execute("SELECT 1 FROM beneath WHERE uid = ?", (uid,)).fetchone() is None:
        item = shown(connection, uid)
        if item is not None:
            _store(connection, item)


def _store(connection: Connection, item: Item) -> None:
    connection.execute(
        "INSERT INTO beneath (uid, kind, record, hidden_by, gone) VALUES (?, ?, ?, '', 0) "
        "ON CONFLICT (uid) DO UPDATE SET kind = excluded.kind, record = excluded.record, gone = 0",
        (item.uid, table_of(item).name, record_to_text(item)),
    )
