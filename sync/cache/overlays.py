"""Changes that wait to be sent, laid over what came from the server: what is shown is both together.

What a change covers is kept beneath it, and kept up to date by every pull, so that taking the change back shows what
the server says by now.
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sync.cache import pictures
from sync.cache.commands import EditItem, decode, encode
from sync.cache.records import TABLES, table_of
from sync.models import WAITING_PREFIX, Kind, Picture, Scale

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sync.cache.connection import Connection
    from sync.models import FieldValue, Item

_PORTRAIT = "portrait"
_PORTRAIT_SIDE = 800


def laid_over(connection: Connection, items: Iterable[Item]) -> list[Item]:
    """Give items as they are shown, and keep what is covered of those on which a change waits."""
    edits = _waiting_edits(connection)
    shown = []
    for item in items:
        waiting = edits.get(item.uid, ())
        if waiting:
            _keep(connection, item)
        for command in waiting:
            item = _changed(connection, item, command)  # noqa: PLW2901  a change upon a change
        shown.append(item)
    return shown


def covered(connection: Connection, uid: str) -> list[Item]:
    """Give what is beneath the changes on a uid: what to `put` when one of them was added or taken away."""
    row = connection.execute("SELECT kind, record FROM beneath WHERE uid = ?", (uid,)).fetchone()
    if row:
        return [TABLES[Kind(row[0])].to_record(json.loads(row[1]))]
    for table in TABLES.values():
        found = connection.execute(f"SELECT {table.selected} FROM {table.name} WHERE uid = ?", (uid,)).fetchone()  # noqa: S608  our own names
        if found:
            return [table.to_record(found)]
    return []


def forget_uncovered(connection: Connection) -> None:
    """Forget what lies beneath changes that no longer wait."""
    edits = _waiting_edits(connection)
    for (uid,) in connection.execute("SELECT uid FROM beneath").fetchall():
        if uid not in edits:
            connection.execute("DELETE FROM beneath WHERE uid = ?", (uid,))


def follow_created(connection: Connection, key: str, uid: str) -> None:
    """Have what waits for something just made go on with its real uid."""
    waiting = f"{WAITING_PREFIX}{key}"
    for row_id, text in connection.execute("SELECT id, command FROM outbox").fetchall():
        command = decode(text)
        if isinstance(command, EditItem) and command.uid == waiting:
            followed = encode(replace(command, uid=uid))
            connection.execute("UPDATE outbox SET command = ? WHERE id = ?", (followed, row_id))


def _waiting_edits(connection: Connection) -> dict[str, list[EditItem]]:
    edits: dict[str, list[EditItem]] = {}
    rows = connection.execute(
        "SELECT command FROM outbox WHERE state = 'waiting' AND command LIKE '{\"command\": \"EditItem\"%' ORDER BY id"
    )
    for (text,) in rows:
        command = decode(text)
        if isinstance(command, EditItem):
            edits.setdefault(command.uid, []).append(command)
    return edits


def _keep(connection: Connection, item: Item) -> None:
    table = table_of(item)
    record = json.dumps(table.to_row(item))
    connection.execute(
        "INSERT OR REPLACE INTO beneath (uid, kind, record) VALUES (?, ?, ?)", (item.uid, table.name, record)
    )


def _changed(connection: Connection, item: Item, command: EditItem) -> Item:
    changes: dict[str, Any] = {name: value for name, value in command.changes.items() if hasattr(item, name)}
    if _PORTRAIT in changes:
        changes[_PORTRAIT] = _waiting_portrait(connection, command.key, command.changes[_PORTRAIT])
    return replace(item, **changes)


def _waiting_portrait(connection: Connection, key: str, value: FieldValue) -> Picture | None:
    """Keep a photo that travels in a command as a picture, so that it is shown like any other."""
    head, _, body = str(value or "").partition(";base64,")
    try:
        data = base64.b64decode(body, validate=True)
    except binascii.Error:
        return None
    if not head.startswith("data:image/") or not data:
        return None
    url = f"{WAITING_PREFIX}{key}"
    pictures.save(connection, url, data)
    return Picture(scales=(Scale(url=url, width=_PORTRAIT_SIDE, height=_PORTRAIT_SIDE),))
