"""What a person marked for themselves: it is kept on this machine alone, and no colleague sees it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sync.cache.connection import Connection


MARKED = "uid IN (SELECT uid FROM marks WHERE mark = ?)"
"""What holds of the rows of items that have a mark."""


class Mark(StrEnum):
    """The marks that something can have. A mark may have a value: of LOOK_AGAIN that is a date (ISO 8601).

    Of FOLLOWED on a page it is when that was changed last (ISO 8601): that much the person has seen.

    What is marked DRAFT is a text that was not sent yet: its value is the text, as JSON, and its uid is its own. What
    is FOLLOWED may also be a series (`sync.blogs.series_uid`). BLOG_DAY is always of one: its value is the weekday on
    which the author wants to be reminded of it, 1 for Monday, 0 for never.
    Of STOPPED_AT it is where a film was stopped, in milliseconds.
    NOTICES is one row with all that the person was told of, as JSON. Of REMINDER the value is when to remind of an
    event: minutes before it, or "off". RECENT is one row: what was looked at last, as JSON.
    """

    FAVOURITE = "favourite"
    FOLLOWED = "followed"
    SAVED = "saved"
    LOOK_AGAIN = "look again"
    DRAFT = "draft"
    BLOG_DAY = "blog day"
    STOPPED_AT = "stopped at"
    NOTICES = "notices"
    REMINDER = "reminder"
    RECENT = "recent"


def put_mark(connection: Connection, mark: Mark, uids: Iterable[str], value: str) -> None:
    """Mark things; what is marked so already gets the new value."""
    connection.executemany(
        "INSERT INTO marks (mark, uid, value) VALUES (?, ?, ?) "
        "ON CONFLICT (mark, uid) DO UPDATE SET value = excluded.value",
        [(mark, uid, value) for uid in uids],
    )


def take_mark(connection: Connection, mark: Mark, uids: Iterable[str]) -> None:
    """Take a mark away."""
    connection.executemany("DELETE FROM marks WHERE mark = ? AND uid = ?", [(mark, uid) for uid in uids])
