"""What somebody types is read as words and as telephone numbers, however these are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.cache.typed import MOST_WORDS, national, read_typed


@pytest.mark.parametrize(
    "written",
    [
        "0510001047",
        "0510-001047",
        "(0510) 00 10 47",
        "0510 / 00.10.47",
        "+31510001047",
        "+31 (0)510 00 10 47",
        "0031 510 001047",
        "00 31 (0) 510 00 10 47",
    ],
)
def test_a_telephone_number_is_one_number_however_it_is_written(written: str) -> None:
    assert national(written) == "0510001047"
    assert read_typed(written).numbers == ("0510001047",)
    assert read_typed(written).words == ()


@pytest.mark.parametrize(
    ("text", "words", "numbers"),
    [
        ("jelle 0510-001047", ("jelle",), ("0510001047",)),
        ("00 10 47", (), ("001047",)),
        ("+49 30 123456", (), ("4930123456",)),
        ("1047", ("1047",), ()),
        ("3.04", ("3", "04"), ()),
        ("0.12", ("0", "12"), ()),
        ("begroting 2026", ("begroting", "2026"), ()),
        ("2026-11-23", (), ("20261123",)),
        ("vd Meer", ("v", "d", "meer"), ()),
        ("v.d. Meer", ("v", "d", "meer"), ()),
        ("vdmeer", ("v", "d", "meer"), ()),
        ("Jelle jelle", ("jelle",), ()),
        ("", (), ()),
        (" -- + ( ", (), ()),
    ],
)
def test_words_and_numbers_are_told_apart(text: str, words: tuple[str, ...], numbers: tuple[str, ...]) -> None:
    typed = read_typed(text)
    assert (typed.words, typed.numbers) == (words, numbers)
    assert bool(typed) == bool(words or numbers)


@given(st.text())
def test_any_text_is_read_and_bounded(text: str) -> None:
    typed = read_typed(text)
    assert len(typed.words) <= 3 * MOST_WORDS
    assert all(word.isalnum() for word in typed.words)
    assert all(number.isdecimal() for number in typed.numbers)
