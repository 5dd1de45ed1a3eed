"""Who is meant by what somebody typed: the best matches first, as a colleague would expect.

Every typed word has to match something of a person, in any order. First come those whose names it is, then function and
knowledge areas, then where and how they work, then what is nearly the same. Only where that finds few is it taken for
a mistake: other letters, and last of all a word that nobody has.
"""

from __future__ import annotations

from functools import reduce
from operator import and_
from typing import TYPE_CHECKING

from sync.cache.people_index import PeopleIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sync.cache.typed import Typed

_ENOUGH = 5
"""Having found so many people, nothing that was typed is taken for a mistake."""
_MOST_LOOKED_AT = 500
"""Whole names are looked for among so many people at most: more is no answer to a name."""


class Matching:
    """The people of some indexes who match what was typed, in grades.

    Of each index `everybody` has the set of those who are there. `grades` has for each index the sets of those who
    match, the best ones first; each person is in one at most.
    """

    def __init__(self, indexes: Sequence[PeopleIndex], everybody: Sequence[int], typed: Typed) -> None:
        self._indexes = indexes
        self._everybody = everybody
        self._left = list(everybody)
        self._typed = typed
        self.grades: list[list[int]] = [[] for _ in indexes]
        self._wanted = [[0] * (len(typed.words) + len(typed.numbers)) for _ in indexes]
        if not typed:
            self._take(everybody)
            return
        self._by_numbers()
        self._by_names()
        for more_people in _OTHERWISE:
            if any(self._left):
                self._widen(more_people)
                self._take(self._matching_all())
        if self._found() < _ENOUGH:
            self._by_mistakes()
        if self._found() < _ENOUGH:
            self._widen(PeopleIndex.related)
            self._take(self._matching_all())
        if not self._found():
            self._without_words_that_nobody_has()

    def _by_numbers(self) -> None:
        for index, wanted in zip(self._indexes, self._wanted, strict=True):
            for place, number in enumerate(self._typed.numbers, start=len(self._typed.words)):
                wanted[place] = index.numbered(number)

    def _by_names(self) -> None:
        self._widen(PeopleIndex.named)
        named = self._matching_all()
        self._take(self._of_whole_names(PeopleIndex.with_whole_name, named, self._typed.words))
        self._take(named)

    def _by_mistakes(self) -> None:
        meant = [[index.mistaken(word) for word in self._typed.words] for index in self._indexes]
        for mistakes in sorted({number for words in meant for sets in words for number in sets}):
            for wanted, words in zip(self._wanted, meant, strict=True):
                for place, sets in enumerate(words):
                    wanted[place] |= sets.get(mistakes, 0)
            self._take(self._matching_all())

    def _without_words_that_nobody_has(self) -> None:
        """Find those who match the other words by what they know, or by their main name."""
        words = [word for place, word in enumerate(self._typed.words) if self._somebody_has(place)]
        if not words or self._typed.numbers or len(words) == len(self._typed.words):
            return
        named, skilled = ([_all(of(index, word) for word in words) for index in self._indexes] for of in _BY_ITSELF)
        self._take(self._of_whole_names(PeopleIndex.with_main_name, named, words))
        self._take(skilled)

    def _somebody_has(self, place: int) -> bool:
        return any(wanted[place] & there for wanted, there in zip(self._wanted, self._everybody, strict=True))

    def _of_whole_names(
        self, choose: Callable[[PeopleIndex, int, Sequence[str]], int], named: Sequence[int], words: Sequence[str]
    ) -> list[int]:
        if not words or sum(people.bit_count() for people in named) > _MOST_LOOKED_AT:
            return [0 for _ in named]
        return [choose(index, people, words) for index, people in zip(self._indexes, named, strict=True)]

    def _widen(self, more_people: Callable[[PeopleIndex, str], int]) -> None:
        for index, wanted in zip(self._indexes, self._wanted, strict=True):
            for place, word in enumerate(self._typed.words):
                wanted[place] |= more_people(index, word)

    def _matching_all(self) -> list[int]:
        return [left & _all(wanted) for left, wanted in zip(self._left, self._wanted, strict=True)]

    def _take(self, people: Sequence[int]) -> None:
        """Add a grade: those of some people who are in none yet."""
        for place, some in enumerate(people):
            self.grades[place].append(some & self._left[place])
            self._left[place] &= ~some

    def _found(self) -> int:
        return sum(people.bit_count() for grades in self.grades for people in grades)


def _all(sets: Iterable[int]) -> int:
    return reduce(and_, sets)


_OTHERWISE = (PeopleIndex.skilled_in, PeopleIndex.skilled, PeopleIndex.placed, PeopleIndex.near)
"""How else than by their names people are found, the best first."""
_BY_ITSELF = (PeopleIndex.named, PeopleIndex.skilled)
