"""One search for everything: people as the directory finds them, news, pages and documents by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.cache.answers import PersonHit, SearchResults
from sync.cache.directory import PersonFilter
from sync.cache.highlighting import matches
from sync.cache.typed import read_typed

if TYPE_CHECKING:
    from sync.cache.directory import Directory
    from sync.cache.queries import Queries
    from sync.models import Person


def search(queries: Queries, directory: Directory, text: str, limit: int) -> SearchResults:
    """Find at most `limit` of each kind; people in a directory that was loaded."""
    if not read_typed(text) or limit <= 0:
        return SearchResults()
    uids = directory.find(PersonFilter(text=text)).uids[:limit]
    return SearchResults(
        people=tuple(_hit(person, text) for person in queries.people(uids)),
        news=tuple(queries.search_news(text, limit)),
        documents=tuple(queries.search_documents(text, limit)),
        pages=tuple(queries.search_pages(text, limit)),
    )


def _hit(person: Person, text: str) -> PersonHit:
    return PersonHit(
        person=person, knowledge_areas=tuple(area for area in person.knowledge_areas if matches(text, area))
    )
