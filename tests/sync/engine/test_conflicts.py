from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.engine.conflicts import FEW, Choice, Decision, Vanished, about_vanished, could_be_since, decide
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


WORDS = st.sampled_from(["", "a", "b", "c", "<p>a</p>"])
NAMES = ("room", "phone", "function")
VERSION = st.fixed_dictionaries(dict.fromkeys(NAMES, WORDS))


@given(VERSION, VERSION, VERSION)
def test_nothing_that_somebody_wrote_is_written_over_unasked(
    base: dict[str, str], local: dict[str, str], remote: dict[str, str]
) -> None:
    decision = decide(base, local, remote)
    if decision.choice is Choice.ASK:
        assert all(len({base[name], local[name], remote[name]}) == 3 for name in decision.fields)
        assert all(remote[name] == value for name, value in decision.fields.items())
    else:
        result = {**remote, **decision.fields}
        for name in NAMES:
            if local[name] == base[name]:
                assert result[name] == remote[name], "who changed nothing writes nothing over"
            elif remote[name] == base[name]:
                assert result[name] == local[name], "what only one changed is as that one wants it"
            else:
                assert result[name] in {local[name], remote[name]}, "the same, however it is written"


@given(VERSION, VERSION)
def test_equal_content_is_never_a_conflict(base: dict[str, str], both: dict[str, str]) -> None:
    assert not decide(base, both, both).fields
    assert decide(base, both, both).choice in {Choice.NOTHING, Choice.TAKE_REMOTE}


@given(VERSION, VERSION)
def test_what_nobody_else_changed_is_sent(base: dict[str, str], local: dict[str, str]) -> None:
    changed = {name: value for name, value in local.items() if value != base[name]}
    assert decide(base, local, base) == Decision(choice=Choice.SEND if changed else Choice.NOTHING, fields=changed)


@given(VERSION, VERSION, VERSION)
def test_whoever_is_asked_and_answers_is_not_asked_again(
    base: dict[str, str], local: dict[str, str], remote: dict[str, str]
) -> None:
    decision = decide(base, local, remote)
    if decision.choice is Choice.ASK:
        assert decide({**base, **decision.fields}, local, remote).choice in {Choice.SEND, Choice.MERGE}


@pytest.mark.parametrize(
    ("base", "local", "remote", "decision"),
    [
        ({"a": "1"}, {"a": "2"}, {"a": "1"}, Decision(choice=Choice.SEND, fields={"a": "2"})),
        ({"a": "1"}, {"a": "2"}, {"a": "2"}, Decision(choice=Choice.NOTHING)),
        ({"a": "1"}, {"a": "1"}, {"a": "2"}, Decision(choice=Choice.TAKE_REMOTE)),
        ({"a": "1"}, {"a": "2"}, {"a": "3"}, Decision(choice=Choice.ASK, fields={"a": "3"})),
        (
            {"a": "1", "b": ""},
            {"a": "2", "b": "x"},
            {"a": "2", "b": ""},
            Decision(choice=Choice.MERGE, fields={"b": "x"}),
        ),
        (
            {"a": "1", "b": ""},
            {"a": "2", "b": "x"},
            {"a": "3", "b": ""},
            Decision(choice=Choice.ASK, fields={"a": "3"}),
        ),
        ({"a": ""}, {"a": "2"}, {"a": None}, Decision(choice=Choice.SEND, fields={"a": "2"})),
        ({"a": ()}, {"a": ("x", "y")}, {"a": ("y", "x")}, Decision(choice=Choice.NOTHING)),
        ({"a": "1"}, {"a": " 2 "}, {"a": "2"}, Decision(choice=Choice.NOTHING)),
        ({"a": "x"}, {"a": "<p>y</p>"}, {"a": "<p>y</p>\n"}, Decision(choice=Choice.NOTHING)),
        ({"a": "x"}, {"a": "<b>x</b>"}, {"a": "x"}, Decision(choice=Choice.SEND, fields={"a": "<b>x</b>"})),
        (
            {"a": "2026-11-23T10:00:00+00:00"},
            {"a": "2026-11-23T12:00:00+01:00"},
            {"a": "2026-11-23T11:00:00+00:00"},
            Decision(choice=Choice.NOTHING),
        ),
        ({}, {"a": "2"}, {"a": "1"}, Decision(choice=Choice.ASK, fields={"a": "1"})),
    ],
)
def test_what_to_do_follows_from_three_values(base: Any, local: Any, remote: Any, decision: Decision) -> None:
    assert decide(base, local, remote) == decision
