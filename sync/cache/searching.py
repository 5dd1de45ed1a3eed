"""Finds people, news and documents by their words, in the full-text indexes of the cache."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sync.cache.answers import PersonHit, SearchResults
from sync.cache.folding import matches, singular, stem, words
from sync.cache.records import DOCUMENTS, NEWS, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sync.cache.reading import Reader
    from sync.cache.records import Table
    from sync.models import Person

_MOST_WORDS = 12
_LONGEST_WORD = 64
SHORTEST_NEAR = 4
"""Letters that have to be typed before words that are only nearly the same are found."""

_TITLE_WEIGHTS = {"news": "8.0, 3.0, 1.0", "documents": "4.0, 1.0"}


def typed_words(text: str) -> list[str]:
    """Give the words to look for; of a very long text only the first ones."""
    typed = words(text[: _MOST_WORDS * _LONGEST_WORD])
    return [word[:_LONGEST_WORD] for word in dict.fromkeys(typed)][:_MOST_WORDS]


def search(reader: Reader, text: str, limit: int) -> SearchResults:
    """Find at most `limit` of each kind."""
    typed = typed_words(text)
    if not typed or limit <= 0:
        return SearchResults()
    return SearchResults(
        people=tuple(_hit(person, text) for person in _people(reader, typed, limit)),
        news=tuple(_by_weight(reader, NEWS, typed, limit)),
        documents=tuple(_by_weight(reader, DOCUMENTS, typed, limit)),
    )


def _hit(person: Person, text: str) -> PersonHit:
    return PersonHit(
        person=person, knowledge_areas=tuple(area for area in person.knowledge_areas if matches(text, area))
    )


def _people(reader: Reader, typed: Sequence[str], limit: int) -> list[Person]:
    exact = " AND ".join(_beginning(word) for word in typed)
    near = " AND ".join(_nearly(word) for word in typed)
    found: dict[str, Person] = {}
    for query in (f"{{name}} : ({exact})", f"{{name skills}} : ({exact})", f"{{name skills work}} : ({exact})", near):
        if len(found) >= limit:
            break
        for person in _matching(reader, PEOPLE, query, "name_key, uid", limit + len(found)):
            found.setdefault(person.uid, person)
    return list(found.values())[:limit]


def _by_weight(reader: Reader, table: Table[Any], typed: Sequence[str], limit: int) -> list[Any]:
    query = " AND ".join(_beginning_or_singular(word) for word in typed)
    order = f"bm25({table.name}_words, {_TITLE_WEIGHTS[table.name]}), {table.name}.modified DESC"
    return _matching(reader, table, query, order, limit)


def _matching(reader: Reader, table: Table[Any], query: str, order: str, limit: int) -> list[Any]:
    rows = reader.rows(
        f"SELECT {table.selected} FROM {table.name}_words JOIN {table.name} ON id = {table.name}_words.rowid "  # noqa: S608  our own names
        f"WHERE {table.name}_words MATCH ? ORDER BY {order} LIMIT ?",
        (query, limit),
    )
    return [table.to_record(row) for row in rows]


def _beginning(word: str) -> str:
    return f'"{word}" *'  # words hold letters and digits only, so nothing in them can end the quotation


def _nearly(word: str) -> str:
    if len(word) < SHORTEST_NEAR:
        return _beginning(word)
    near = stem(word)
    return _beginning(word) if near == word else f"({_beginning(word)} OR {_beginning(near)})"


def _beginning_or_singular(word: str) -> str:
    bare = singular(word)
    return _beginning(word) if bare == word else f"({_beginning(word)} OR {_beginning(bare)})"
