"""What is painted as matching is what the search matched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.cache.folding import words
from sync.cache.highlighting import matches


@pytest.mark.parametrize(
    ("typed", "value", "marked"),
    [
        ("pasp", "Paspoorten", ["Pasp"]),
        ("paspoorten", "paspoort", ["paspoort"]),
        ("vandermeer", "Wim van der Meer", ["van der Meer"]),
        ("van me", "Wim van der Meer", ["van", "Me"]),
        ("ijl", "IJlst", ["IJl"]),
        ("y", "IJlst", ["IJ"]),
        ("di", "Wytze Dijkstra", ["Dij"]),
        ("ijl", "Ĳlst", ["Ĳl"]),
        ("buma", "Bu\u0302ma", ["Bu\u0302ma"]),
        ("jan willem", "Jan-Willem", ["Jan", "Willem"]),
        ("janwil", "Jan-Willem", ["Jan-Wil"]),
        ("paspoortaanvraag", "Medewerker paspoorten", ["paspoorten"]),
        ("belasting", "hondenbelasting", ["hondenbelasting"]),
        ("hoesktra", "Sietske Hoekstra", ["Hoekstra"]),
        ("0510-001047", "(0510) 00 10 47", ["0510) 00 10 47"]),
        ("+31 510 00 10 47", "(0510) 00 10 47", ["0510) 00 10 47"]),
        ("0510 001047", "+31 (0)510 00 10 47", ["0)510 00 10 47"]),
        ("0510 001047", "+31 510 00 10 47", ["510 00 10 47"]),
        ("1047", "(0510) 00 10 47", ["10 47"]),
        ("eer", "Meer", []),
        ("", "Meer", []),
        ("meer", "", []),
    ],
)
def test_what_was_typed_is_marked_at_the_beginnings_of_words(typed: str, value: str, marked: list[str]) -> None:
    assert [value[start:end] for start, end in matches(typed, value)] == marked


@given(st.text(), st.text())
def test_marked_spans_lie_inside_in_order_and_apart(typed: str, value: str) -> None:
    spans = matches(typed, value)
    places = [place for span in spans for place in span]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(value) for start, end in spans)


@given(st.text(alphabet="aAbBiIjJyYĳÿé- .", min_size=1), st.data())
def test_every_beginning_of_every_word_is_marked(value: str, data: st.DataObject) -> None:
    there = words(value)
    if there:
        word = data.draw(st.sampled_from(there))
        beginning = word[: data.draw(st.integers(1, len(word)))]
        assert matches(beginning, value)
