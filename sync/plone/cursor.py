"""Where a pull ended, and from where the next one has to look, whatever the server's clock has done since."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec

from sync.errors import BadAnswer
from sync.plone.catalogue import records_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sync.plone.fields import Record

OVERLAP = timedelta(minutes=2)
"""The index knows minutes, and several things may have changed within one."""
STEP = timedelta(minutes=1)
"""By so much the server's clock may be off without anything being wrong: an answer takes its time."""


class Cursor(msgspec.Struct, frozen=True):
    """Where a pull ended, and what the site's structure was taken for.

    `modified` is the time of the newest change that it saw, `newest` that time and the uid, as a poll gives it, and
    `asked` the time by the server's clock when it began. `shared` are uids of folders used as shared places.
    `met` is the uid of the newest where it was among what came.
    """

    modified: str
    newest: str
    shared: tuple[str, ...] = ()
    asked: str = ""
    met: str = ""

    def encoded(self) -> str:
        """Give the text by which it is kept."""
        return msgspec.json.encode(self).decode()

    def since(self, now: datetime | None) -> str:
        """Give the time from which on changes are asked for; `now` is the server's own, None where it does not tell.

        Where its clock was put back, what changes now is older than the newest that is known.
        """
        times = [moment_of(self.modified), moment_of(self.asked) if self.asked else None, now]
        return (min(time for time in times if time is not None) - OVERLAP).isoformat()

    def was_put_back(self, newest: str, now: datetime | None) -> bool:
        """Tell whether the server went back in time: its clock, or all of it, to what a backup held."""
        if self.asked and now is not None and now < moment_of(self.asked) - STEP:
            return True
        return bool(newest) and bool(self.newest) and _time_in(newest) < _time_in(self.newest)

    def has_lost(self, rows: Iterable[Record]) -> bool:
        """Tell whether what was met last is not among the changes since: deleted, or never made, says the backup."""
        return bool(self.met) and all(row.get("UID") != self.met for row in rows)


def met_in(rows: Iterable[Record], newest: str) -> str:
    """Give the uid of the newest item where it is among these rows; else nothing."""
    uid = newest.partition(" ")[2]
    return uid if any(row.get("UID") == uid for row in rows) else ""


def decoded(cursor: str) -> Cursor:
    """Give the cursor back that was kept. Raises BadAnswer."""
    try:
        return msgspec.json.decode(cursor, type=Cursor)
    except msgspec.DecodeError as error:
        raise BadAnswer("a cursor of another make") from error


def newest_of(answer: Record) -> str:
    """Give the time and the uid of the newest item, of an answer to `NEWEST`; empty where there is none."""
    records = records_of(answer)
    return f"{records[0].get('modified') or ''} {records[0].get('UID') or ''}" if records else ""


def is_ahead(newest: str, now: datetime | None) -> bool:
    """Tell whether the newest change lies in the server's future: then what changes now does not show as newest."""
    return bool(newest) and now is not None and _time_in(newest) > now + STEP


def moment_of(modified: str) -> datetime:
    """Read a time of the catalogue; now where it is none."""
    try:
        moment = datetime.fromisoformat(modified)
    except ValueError:
        return datetime.now(UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _time_in(newest: str) -> datetime:
    return moment_of(newest.partition(" ")[0])
