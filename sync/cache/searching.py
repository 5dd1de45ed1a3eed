"""Finds news, pages and documents by their words, in the full-text indexes of the cache."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sync.cache.folding import begun, singular
from sync.cache.typed import typed_words
from sync.cache.wording import IN_A_TEAM
from sync.models import Kind

if TYPE_CHECKING:
    from sync.cache.reading import Reader
    from sync.cache.records import Table

_TITLE_WEIGHTS = {"news": "8.0, 3.0, 1.0", "pages": "8.0, 3.0, 1.0", "documents": "4.0, 1.0"}


Condition = tuple[str, Sequence[Any]]
"""What rows have to fulfil, in SQL, and the values in it."""
ANY: Condition = ("TRUE", ())


def by_words(reader: Reader, table: Table[Any], text: str, limit: int, condition: Condition = ANY) -> list[Any]:
    """Find items of a kind in which every word of `text` begins a word, and which fulfil `condition`, best first."""
    typed = typed_words(text)
    return _by_weight(reader, table, typed, limit, condition) if typed and limit > 0 else []


def below(reader: Reader, table: Table[Any], folder_uid: str, text: str, limit: int) -> list[Any]:
    """Find documents and folders, anywhere below a team or folder, in which every word of `text` begins a word."""
    typed = typed_words(text)
    if not typed:
        return []
    query = f"""
        WITH RECURSIVE places (uid) AS (
            SELECT ? UNION SELECT folders.uid FROM documents AS folders
            JOIN places ON folders.folder_uid = places.uid WHERE folders.is_folder = 1
        )
        SELECT {table.selected} FROM documents_words JOIN documents ON id = documents_words.rowid
        WHERE documents_words MATCH ? AND folder_uid IN places ORDER BY is_folder DESC, title_key, uid LIMIT ?
    """  # noqa: S608  our own names
    rows = reader.rows(query, (folder_uid, _beginnings(typed), limit))
    return [table.to_record(row) for row in rows]


def _by_weight(reader: Reader, table: Table[Any], typed: Sequence[str], limit: int, condition: Condition) -> list[Any]:
    where, values = condition
    shared = f"AND {IN_A_TEAM}" if table.name == Kind.DOCUMENTS else ""
    rows = reader.rows(
        f"SELECT {table.selected} FROM {table.name}_words JOIN {table.name} ON id = {table.name}_words.rowid "  # noqa: S608  our own names
        f"WHERE {table.name}_words MATCH ? AND {where} {shared} "
        f"ORDER BY bm25({table.name}_words, {_TITLE_WEIGHTS[table.name]}), {table.name}.modified DESC LIMIT ?",
        (_beginnings(typed), *values, limit),
    )
    return [table.to_record(row) for row in rows]


def _beginnings(typed: Sequence[str]) -> str:
    return " AND ".join(_beginning(word) for word in typed)


def _beginning(word: str) -> str:
    """Give the expression for words that begin so, or as their singular does."""
    beginnings = dict.fromkeys((*begun(word), singular(word)))
    # Words hold letters and digits only, so nothing in them can end the quotation.
    return "(" + " OR ".join(f'"{beginning}" *' for beginning in beginnings) + ")"
