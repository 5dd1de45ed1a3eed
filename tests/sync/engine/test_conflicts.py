from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.engine.conflicts import FEW, Vanished, about_vanished, could_be_since
from sync.models import Kind

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def kinds(people: int, documents: int = 0) -> dict[str, Kind]:
    return {f"p{n}": Kind.PEOPLE for n in range(people)} | {f"d{n}": Kind.DOCUMENTS for n in range(documents)}


def test_nothing_is_done_when_nothing_vanished() -> None:
    assert about_vanished(kinds(20), {*kinds(20), "new"}) is Vanished.NOTHING


def test_what_few_lost_is_removed_at_once() -> None:
    assert about_vanished(kinds(20), kinds(11).keys()) is Vanished.REMOVE


def test_most_of_one_kind_is_looked_for_again_even_when_the_others_are_all_there() -> None:
    assert about_vanished(kinds(20, 1000), kinds(0, 1000).keys()) is Vanished.ASK_AGAIN


def test_small_numbers_prove_nothing() -> None:
    assert about_vanished(kinds(9), set()) is Vanished.REMOVE


@given(st.dictionaries(st.text(min_size=1), st.sampled_from(list(Kind)), max_size=60), st.data())
def test_nothing_is_removed_without_a_reason(cached: dict[str, Kind], data: st.DataObject) -> None:
    listed = data.draw(st.sets(st.sampled_from(sorted(cached)))) if cached else set()
    decision = about_vanished(cached, listed)
    assert (decision is Vanished.NOTHING) == (cached.keys() <= listed)
    if decision is Vanished.ASK_AGAIN:
        assert len(cached) >= FEW


@pytest.mark.parametrize(
    ("made_after", "could_be"),
    [(timedelta(seconds=3), True), (timedelta(minutes=-4), True), (timedelta(minutes=-6), False)],
    ids=["made after", "clocks that differ", "made long before"],
)
def test_what_came_of_a_command_is_not_older_than_it(made_after: timedelta, could_be: bool) -> None:
    assert (NOW + made_after >= could_be_since(NOW)) is could_be
