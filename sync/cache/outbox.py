"""The rows of the outbox: commands, how they stand and in which order they were given."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sync.cache.commands import (
    OutboxEntry,
    OutboxState,
    UploadFile,
    decode,
    encode,
    error_named,
)
from sync.cache.records import from_stamp, to_stamp
from sync.models import WAITING_PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sync.cache.commands import Command
    from sync.cache.connection import Connection
    from sync.cache.records import Row


MISTAKEN_WITHIN = timedelta(days=1)
"""How long before a command was given something may have been made that could be taken for what came of it."""

COLUMNS = "key, created, command, state, error, facts"
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
        )
        for key, created, command, state, error, facts in rows
    ]


def select(connection: Connection, condition: str = "TRUE", *values: str) -> list[OutboxEntry]:
    """Give the commands that fulfil an SQL condition, in the order in which they were given."""
    query = f"SELECT {COLUMNS} FROM outbox WHERE {condition} ORDER BY id"  # noqa: S608  conditions are our own
    return entries(connection.execute(query, values))


def add(connection: Connection, command: Command, when: datetime) -> None:
    """Put a command at the end; one that is there already stays as it is."""
    connection.execute(
        "INSERT OR IGNORE INTO outbox (key, created, command, state, error, facts) VALUES (?, ?, ?, ?, '', ?)",
        (command.key, to_stamp(when), encode(command), OutboxState.WAITING, "{}"),
    )


def fail(connection: Connection, key: str, error_name: str, facts: Mapping[str, str]) -> None:
    """Mark a command as failed."""
    connection.execute(
        "UPDATE outbox SET state = ?, error = ?, facts = ? WHERE key = ?",
        (OutboxState.FAILED, error_name, json.dumps(dict(facts)), key),
    )


def wait(connection: Connection, key: str) -> None:
    """Mark a command as to be sent."""
    connection.execute(
        "UPDATE outbox SET state = ?, error = '', facts = ? WHERE key = ?",
        (OutboxState.WAITING, "{}", key),
    )


def replace_command(connection: Connection, command: Command) -> None:
    """Put another command in the place of the one with its key, to be sent."""
    connection.execute("UPDATE outbox SET command = ? WHERE key = ?", (encode(command), command.key))
    wait(connection, command.key)


def set_resume_url(connection: Connection, key: str, resume_url: str) -> None:
    """Write into an upload where it goes on; any other command stays as it is."""
    for entry in select(connection, "key = ?", key):
        if isinstance(entry.command, UploadFile):
            changed = replace(entry.command, resume_url=resume_url)
            connection.execute("UPDATE outbox SET command = ? WHERE key = ?", (encode(changed), key))


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


def remove(connection: Connection, key: str) -> str:
    """Take a command away; give the uid of what stands in the cache for it."""
    connection.execute("DELETE FROM outbox WHERE key = ?", (key,))
    connection.execute("DELETE FROM paused WHERE key = ?", (key,))
    return f"{WAITING_PREFIX}{key}"
