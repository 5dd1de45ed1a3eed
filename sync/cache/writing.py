"""Puts records into the cache's tables and takes them out, inside a transaction of the caller's."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sync.cache import offline
from sync.cache.applied import Applied
from sync.cache.indexing import indexed
from sync.cache.pictures import forget_pictures_of
from sync.cache.records import TABLES, table_of
from sync.cache.wording import chunks, placeholders
from sync.models import Kind, is_waiting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sync.cache.connection import Connection
    from sync.cache.records import Row, Table
    from sync.models import Item

WORDS_COLUMNS = {
    Kind.NEWS: ("title", "lead", "body"),
    Kind.DOCUMENTS: ("title", "filename"),
    Kind.PAGES: ("title", "lead", "body"),
}
"""The kinds that have a full-text index ``<kind>_words``, and its columns."""


def put(connection: Connection, items: Iterable[Item]) -> Applied:
    """Store items; of several with one uid the last one counts. Equal content is no change."""
    by_kind: dict[Kind, dict[str, Item]] = defaultdict(dict)
    for item in items:
        by_kind[Kind(table_of(item).name)][item.uid] = item
    applied = Applied()
    for kind, wanted in by_kind.items():
        for some in chunks(list(wanted.values())):
            applied |= _put_some(connection, kind, some)
    return applied


def _put_some(connection: Connection, kind: Kind, items: list[Item]) -> Applied:
    table = TABLES[kind]
    known = _rows(connection, table, [item.uid for item in items])
    rows = [(item, table.to_row(item)) for item in items]
    changed = [(item, row) for item, row in rows if known.get(item.uid) != row]
    if not changed:
        return Applied()
    arrived = frozenset(item.uid for item, _ in changed if item.uid not in known)
    _leave_other_kinds(connection, kind, arrived)
    columns = (*table.columns, *table.derived)
    updates = ", ".join(f'"{name}" = excluded."{name}"' for name in columns if name != "uid")
    connection.executemany(
        f"INSERT INTO {table.name} ({_quoted(columns)}) VALUES ({placeholders(columns)}) "  # noqa: S608  our own names
        f"ON CONFLICT (uid) DO UPDATE SET {updates}",
        [(*row, *table.derive(item)) for item, row in changed],
    )
    if kind in WORDS_COLUMNS:
        _index(connection, kind, [item for item, _ in changed])
    uids = frozenset(item.uid for item, _ in changed)
    return Applied(uids={kind: uids}, arrived=frozenset(uid for uid in arrived if not is_waiting(uid)))


def _rows(connection: Connection, table: Table[Any], uids: list[str]) -> dict[str, Row]:
    place = table.columns.index("uid")
    query = f"SELECT {table.selected} FROM {table.name} WHERE uid IN ({placeholders(uids)})"  # noqa: S608  as above
    return {row[place]: row for row in connection.execute(query, uids)}


def _leave_other_kinds(connection: Connection, kind: Kind, uids: Iterable[str]) -> None:
    # On some sites a folder becomes a team, or a page an event: the uid stays.
    gone = list(uids)
    for other in Kind:
        if other is not kind:
            _delete(connection, other, gone)


def _index(connection: Connection, kind: Kind, items: list[Item]) -> None:
    uids = [item.uid for item in items]
    query = f"SELECT uid, id FROM {kind} WHERE uid IN ({placeholders(uids)})"  # noqa: S608  as above
    ids = dict(connection.execute(query, uids))
    columns = WORDS_COLUMNS[kind]
    connection.executemany(
        f"INSERT OR REPLACE INTO {kind}_words (rowid, {', '.join(columns)}) "  # noqa: S608  as above
        f"VALUES (?, {placeholders(columns)})",
        [(ids[item.uid], *(indexed(item) or ())) for item in items],
    )


def take_out(connection: Connection, uids: Iterable[str]) -> Applied:
    """Remove items and what cannot be without them: a team's things, a folder's documents, an item's comments.

    What waits in the outbox stays: its command tells what became of it.
    """
    gone = with_what_hangs_on(connection, uids)
    offline.forget(connection, gone)
    removed: dict[Kind, frozenset[str]] = {}
    for kind in Kind:
        deleted = frozenset(uid for some in chunks(sorted(gone)) for uid in _delete(connection, kind, some))
        if deleted:
            removed[kind] = deleted
    return Applied(uids=removed)


def hide(connection: Connection, kind: Kind, uid: str) -> Applied:
    """Have an item no longer shown, but forget nothing that belongs to it: it may come back."""
    hidden = _delete(connection, kind, [uid], with_pictures=False)
    return Applied(uids={kind: frozenset(hidden)} if hidden else {})


def with_what_hangs_on(connection: Connection, uids: Iterable[str]) -> set[str]:
    """Give these uids and those of what cannot be without them; not of what waits in the outbox."""
    gone = set(uids)
    edge = set(gone)
    while edge:
        found = {
            uid
            for table, column in _HANGS_ON
            for some in chunks(sorted(edge))
            for (uid,) in connection.execute(
                f"SELECT uid FROM {table} WHERE {column} IN ({placeholders(some)})",  # noqa: S608  as above
                some,
            )
        }
        edge = {uid for uid in found if not is_waiting(uid)} - gone
        gone |= edge
    return gone


_HANGS_ON = (
    ("documents", "team_uid"),
    ("documents", "folder_uid"),
    ("news", "team_uid"),
    ("events", "team_uid"),
    ("comments", "item_uid"),
)


def _delete(connection: Connection, kind: Kind, uids: list[str], *, with_pictures: bool = True) -> list[str]:
    if not uids:
        return []
    here = f"FROM {kind} WHERE uid IN ({placeholders(uids)})"
    found = connection.execute(f"SELECT uid, id {here}", uids).fetchall()
    if not found:
        return []
    if with_pictures:
        forget_pictures_of(connection, kind, [uid for uid, _ in found])
    if kind in WORDS_COLUMNS:
        connection.executemany(f"DELETE FROM {kind}_words WHERE rowid = ?", [(id_,) for _, id_ in found])  # noqa: S608  as above
    connection.execute(f"DELETE {here}", uids)
    return [uid for uid, _ in found]


def _quoted(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
