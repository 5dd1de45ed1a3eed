"""Whom somebody means stands first: a bound for each set of queries, a little below what is reached.

``python -m tests.sync.cache.relevance`` prints the numbers by kind of query, with those that missed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sync.cache.directory import Directory
from tests.sync.cache.relevance import generated, noardermar
from tests.sync.cache.relevance.scoring import outcomes, share, table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sync.cache.queries import Queries
    from sync.cache.store import Store
    from sync.models import Person
    from tests.sync.cache.relevance.scoring import Query

TOP_1 = 0.985
TOP_5 = 0.985


def test_colleagues_of_the_sample_community_are_found(store: Store, queries: Queries) -> None:
    asked = noardermar.queries()
    assert len(asked) >= 150
    assert_found(store, queries, noardermar.people(), asked)


def test_people_with_dutch_and_frisian_names_are_found_among_five_thousand(store: Store, queries: Queries) -> None:
    people = generated.people()
    assert len(people) == 5_000
    assert_found(store, queries, people, generated.queries(people))


def assert_found(store: Store, queries: Queries, people: list[Person], asked: Iterable[Query]) -> None:
    store.apply(people)
    directory = Directory(queries)
    directory.load()
    found = outcomes(directory, asked)
    unknown = {uid for outcome in found for uid in outcome.query.expected} - {person.uid for person in people}
    assert not unknown
    first, five = (share([getattr(outcome, what) for outcome in found]) for what in ("is_first", "is_among_five"))
    if first < TOP_1 or five < TOP_5:
        pytest.fail(table(found))
