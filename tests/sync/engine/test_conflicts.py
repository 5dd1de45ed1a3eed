"""Decisions about what to believe."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.engine.conflicts import FEW, Vanished, about_vanished
from sync.models import Kind

MANY = {f"n{number}": Kind.NEWS for number in range(30)}
SOME = {f"t{number}": Kind.TEAMS for number in range(3)}


@pytest.mark.parametrize(
    ("listed", "decision"),
    [
        ({**MANY, **SOME}, Vanished.NOTHING),
        ({**MANY, **SOME, "nieuw": Kind.NEWS}, Vanished.NOTHING),
        ({**dict(list(MANY.items())[:20]), **SOME}, Vanished.REMOVE),
        ({**dict(list(MANY.items())[:10]), **SOME}, Vanished.ASK_AGAIN),
        (MANY, Vanished.REMOVE),
        ({}, Vanished.ASK_AGAIN),
    ],
)
def test_what_vanished_is_believed_unless_it_is_most_of_a_kind(listed: dict[str, Kind], decision: Vanished) -> None:
    assert about_vanished({**MANY, **SOME}, listed.keys()) is decision


@given(st.dictionaries(st.text(min_size=1), st.sampled_from(list(Kind)), max_size=60), st.data())
def test_nothing_is_removed_without_a_reason(cached: dict[str, Kind], data: st.DataObject) -> None:
    listed = data.draw(st.sets(st.sampled_from(sorted(cached)))) if cached else set()
    decision = about_vanished(cached, listed)
    assert (decision is Vanished.NOTHING) == (cached.keys() <= listed)
    if decision is Vanished.ASK_AGAIN:
        assert len(cached) >= FEW
