"""The rows of the outbox: commands, how they stand and in which order they were given."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sync.cache.commands import (
    OutboxEntry,
    OutboxState,
    ReplaceFile,
    UploadFile,
    decode,
    encode,
    error_named,
    fields_of,
    renamed,
    subject_of,
)
from sync.cache.records import from_stamp, to_stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sync.cache.commands import Command
    from sync.cache.connection import Connection
    from sync.cache.records import Row
    from sync.models import Fields


MISTAKEN_WITHIN = timedelta(days=1)
"""How long before a command was given something may have been made that could be taken for what came of it."""

COLUMNS = "key, created, command, state, error, facts, tried, theirs"
"""What `entries` needs of each row."""


def entries(rows: Iterable[Row]) -> list[OutboxEntry]:
    """Give the commands of rows that were selected with `COLUMNS`."""
    return [
        OutboxEntry(
            key=key,
            command=decode(command),
            state=OutboxState(state),
            created=from_stamp(created),
            error=error_named(error, json.loads(facts)),
            tried=bool(tried),
            theirs=fields_of(json.loads(theirs)),
        )
        for key, created, command, state, error, facts, tried, theirs in rows
    ]


def select(connection: Connection, condition: str = "TRUE", *values: str) -> list[OutboxEntry]:
    """Give the commands that fulfil an SQL condition, in the order in which they were given."""
    query = f"SELECT {COLUMNS} FROM outbox WHERE {condition} ORDER BY id"  # noqa: S608  conditions are our own
    return entries(connection.execute(query, values))


def entry(connection: Connection, key: str) -> OutboxEntry | None:
    """Give one command; None for one that is no longer there."""
    return next(iter(select(connection, "key = ?", key)), None)


def add(connection: Connection, command: Command, when: datetime) -> bool:
    """Put a command at the end; tell whether it is new: one that is there already stays as it is."""
    added = connection.execute(
        "INSERT OR IGNORE INTO outbox (key, created, command, state, error, facts, uid) VALUES (?, ?, ?, ?, '', ?, ?)",
        (command.key, to_stamp(when), encode(command), OutboxState.WAITING, "{}", subject_of(command)),
    )
    return bool(added.rowcount)


def change(connection: Connection, command: Command) -> None:
    """Put a command in the place of the one with its key."""
    connection.execute(
        "UPDATE outbox SET command = ?, uid = ? WHERE key = ?", (encode(command), subject_of(command), command.key)
    )


def rename(connection: Connection, old: str, new: str) -> list[Command]:
    """Have every command name `new` instead of `old`, two uids; give those that did."""
    changed = []
    for one in select(connection, "instr(command, ?)", old):
        command = renamed(one.command, old, new)
        if command is not one.command:
            change(connection, command)
            changed.append(command)
    return changed


def fail(connection: Connection, key: str, error_name: str, facts: Mapping[str, str], theirs: Fields) -> None:
    """Mark a command as failed."""
    connection.execute(
        "UPDATE outbox SET state = ?, error = ?, facts = ?, theirs = ? WHERE key = ?",
        (OutboxState.FAILED, error_name, json.dumps(dict(facts)), json.dumps(dict(theirs)), key),
    )


def wait(connection: Connection, key: str) -> None:
    """Mark a command as to be sent."""
    connection.execute(
        "UPDATE outbox SET state = ?, error = '', facts = ?, theirs = ? WHERE key = ?",
        (OutboxState.WAITING, "{}", "{}", key),
    )


def note_try(connection: Connection, key: str) -> None:
    """Note that a command is about to be sent."""
    connection.execute("UPDATE outbox SET tried = 1 WHERE key = ?", (key,))


def set_resume_url(connection: Connection, key: str, resume_url: str) -> None:
    """Write into a command that sends a file where it goes on; any other stays as it is."""
    found = entry(connection, key)
    if found is not None and isinstance(found.command, UploadFile | ReplaceFile):
        change(connection, replace(found.command, resume_url=resume_url))


def remember_made(connection: Connection, uid: str, when: datetime) -> None:
    """Note what came of a command, until no command can be mistaken for it any more."""
    connection.execute("INSERT OR REPLACE INTO made (uid, at) VALUES (?, ?)", (uid, to_stamp(when)))
    connection.execute(
        "DELETE FROM made WHERE at < (SELECT coalesce(min(created), ?) FROM outbox) - ?",
        (to_stamp(when), MISTAKEN_WITHIN // timedelta(microseconds=1)),
    )


def made(connection: Connection, since: datetime | None = None) -> frozenset[str]:
    """Give the uids of what came of commands lately, or `since` a time."""
    after = to_stamp(since) if since else 0
    return frozenset(uid for (uid,) in connection.execute("SELECT uid FROM made WHERE at >= ?", (after,)))


def remove(connection: Connection, key: str) -> None:
    """Take a command away."""
    connection.execute("DELETE FROM outbox WHERE key = ?", (key,))
    connection.execute("DELETE FROM paused WHERE key = ?", (key,))
