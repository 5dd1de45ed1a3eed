"""Pictures of a post that was not sent yet: kept here from when they are put into the text until the site has them.

A post speaks of one as ``attached:`` and its key. Files on the disk are not kept here: they are sent from there.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sync.cache.records import to_stamp
from sync.models import WAITING_PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sync.cache.connection import Connection

ATTACHED_PREFIX = "attached:"
UNUSED_AFTER = timedelta(days=1)
"""How long one that no draft and no command names is kept: a draft names it only when it is kept the next time."""


def put_attachment(connection: Connection, key: str, data: bytes) -> None:
    """Keep the body of an attachment; one that is there already stays."""
    connection.execute(
        "INSERT OR IGNORE INTO attachments (key, at, data) VALUES (?, ?, ?)", (key, to_stamp(datetime.now(UTC)), data)
    )


def find_attachment(connection: Connection, key: str) -> bytes | None:
    """Give the body of an attachment; None for one that is not here."""
    row = connection.execute("SELECT data FROM attachments WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None


def forget_attachments(connection: Connection, keys: Iterable[str]) -> None:
    """Forget attachments that were sent, or taken out of a text for good."""
    connection.executemany("DELETE FROM attachments WHERE key = ?", [(key,) for key in keys])


def forget_unused_attachments(connection: Connection) -> None:
    """Forget those that nothing names any more."""
    before = to_stamp(datetime.now(UTC) - UNUSED_AFTER)
    connection.execute(
        "DELETE FROM attachments WHERE at < ? AND key NOT IN (SELECT key FROM outbox) "
        "AND NOT EXISTS (SELECT 1 FROM marks WHERE instr(value, attachments.key))",
        (before,),
    )


def key_in(url: str) -> str:
    """Give the key of the attachment that an address in a text of ours names; empty where it names none."""
    for prefix in (ATTACHED_PREFIX, WAITING_PREFIX):
        _, mark, key = url.rpartition(prefix)
        if mark:
            return key
    return ""
