from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sync.cache.word_index import NumberIndex, WordIndex, to_places, to_set

some_words = st.dictionaries(st.text("abz", min_size=1, max_size=4), st.lists(st.integers(0, 30), max_size=31))
some_numbers = st.lists(st.tuples(st.integers(0, 30), st.text("01", min_size=1, max_size=20)), max_size=20)
digits = st.text("01", min_size=1, max_size=6)


@given(st.sets(st.integers(0, 30)))
def test_a_set_of_people_holds_these_people(people: set[int]) -> None:
    assert to_places(to_set(people, 31), 31) == sorted(people)


@given(some_words, st.text("abz", min_size=1, max_size=3))
def test_people_are_found_by_a_word_and_by_its_beginning(words: dict[str, list[int]], wanted: str) -> None:
    index = WordIndex(words, 31)
    for _ in ("looked for", "remembered"):
        beginning = {person for word, people in words.items() if word.startswith(wanted) for person in people}
        assert to_places(index.beginning(wanted), 31) == sorted(beginning)
        assert to_places(index.having(wanted), 31) == sorted(set(words.get(wanted, [])))


@given(some_numbers, digits)
def test_people_are_found_by_any_part_of_a_number(numbers: list[tuple[int, str]], wanted: str) -> None:
    index = NumberIndex(numbers, 31)
    for _ in ("looked for", "remembered"):
        containing = {person for person, number in numbers if wanted in number}
        assert to_places(index.containing(wanted), 31) == sorted(containing)
        at_an_end = {person for person, number in numbers if number.startswith(wanted) or number.endswith(wanted)}
        found = set(to_places(index.beginning_or_ending(wanted), 31))
        assert found >= at_an_end
        # A number is padded with noughts to be sorted: one that is shorter may be found by a nought too many.
        assert all(
            any(person == owner and number.ljust(18, "0").startswith(wanted) for owner, number in numbers)
            for person in found - at_an_end
        )
