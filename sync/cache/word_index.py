"""Which of many people have which word, as sets that are joined and intersected in microseconds.

A set of people is a whole number with a bit for each person, the first person's highest.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

_MOST_REMEMBERED = 200
_PICKS = bytes.maketrans(b"01", b"\0\1")
_PICKED = re.compile(b"\1")
_BEHIND_ALL_LETTERS = "\U0010ffff"
_BEHIND_A_WORD = "\0"
_DIGITS = 18
"""More than any telephone number has, and as many as fit in 64 bits."""
_QUICKLY_PACKED = 2000
"""For fewer it is quicker to set each bit than to read the digits of everybody."""
SPARSE = 250
"""Fewer than one in so many people: then listing them takes less than a bit for everybody."""


def to_set(people: Collection[int], size: int) -> int:
    """Give the set of some of `size` people."""
    if len(people) < _QUICKLY_PACKED:
        packed = bytearray((size + 7) // 8)
        for person in people:
            packed[person >> 3] |= 0x80 >> (person & 7)
        return int.from_bytes(packed) >> (-size % 8)
    digits = bytearray(b"0") * size
    for person in people:
        digits[person] = 0x31
    return int(digits or b"0", 2)


def to_picks(people: int, size: int) -> bytes:
    """Give a byte for each of `size` people, 1 for those in the set; for `itertools.compress`."""
    return f"{people:0{size}b}".encode().translate(_PICKS) if size else b""


def to_places(people: int, size: int) -> list[int]:
    """Give the places of those in the set, the first person first."""
    return [found.start() for found in _PICKED.finditer(to_picks(people, size))] if people else []


def span(words: Sequence[str], first_word: str, behind: str) -> slice:
    """Give where in sorted words those stand from one word on, before another."""
    first = bisect_left(words, first_word)
    return slice(first, bisect_left(words, behind, first))


def beginning_so(words: Sequence[str], prefix: str) -> slice:
    """Give where in sorted words those stand that begin with `prefix`."""
    return span(words, prefix, prefix + _BEHIND_ALL_LETTERS)


class _Sets:
    """Makes sets of some of `size` people, and remembers the large ones: these take longest, and are typed often."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: dict[str, int] = {}

    def of(self, key: str, find: Callable[[], array[int]]) -> int:
        """Give the set that is known as `key`, of the people that `find` gives where it is not remembered."""
        known = self._kept.get(key)
        if known is not None:
            return known
        found = find()
        people = to_set(found, self._size)
        if len(found) * SPARSE > self._size and len(self._kept) < _MOST_REMEMBERED:
            self._kept[key] = people
        return people


class WordIndex:
    """Which people have a word, or one that begins so."""

    def __init__(self, people_of: Mapping[str, int | list[int]] | Mapping[str, list[int]], size: int) -> None:
        """Take the words, each with the one person or the people who have it."""
        self.words = sorted(people_of)
        self._people = array("I")
        self._starts = array("I", [0])
        for word in self.words:
            people = people_of[word]
            if isinstance(people, int):
                self._people.append(people)
            else:
                self._people.extend(people)
            self._starts.append(len(self._people))
        self._sets = _Sets(size)

    def prepare(self) -> None:
        """Look for each letter once, where there is time: these find most, and the first key should not wait for it."""
        for letter in sorted({word[0] for word in self.words if word}):
            self.beginning(letter)

    def beginning(self, prefix: str) -> int:
        """Give the set of people with a word that begins with `prefix`."""
        return self._sets.of(prefix, lambda: self._people_from(beginning_so(self.words, prefix)))

    def having(self, word: str) -> int:
        """Give the set of people with this very word."""
        end = word + _BEHIND_A_WORD
        return self._sets.of(end, lambda: self._people_from(span(self.words, word, end)))

    def _people_from(self, words: slice) -> array[int]:
        return self._people[self._starts[words.start] : self._starts[words.stop]]


class NumberIndex:
    """Which people have a telephone number of which something is known."""

    def __init__(self, numbers: Sequence[tuple[int, str]], size: int) -> None:
        """Take people and their numbers: digits only."""
        self._size = size
        self._text = "\n" + "".join(f"{number}\n" for _, number in numbers)
        self._people = array("I", (person for person, _ in numbers))
        self._ends = array("I", accumulate((len(number) + 1 for _, number in numbers), initial=1))[1:]
        by_number = sorted((_filled_up(number), person) for person, number in numbers)
        self._sorted = array("Q", (number for number, _ in by_number))
        self._sorted_people = array("I", (person for _, person in by_number))
        self._sets = _Sets(size)

    def containing(self, digits: str) -> int:
        """Give the set of people with `digits` somewhere in a number."""
        return self._found(digits)

    def beginning_or_ending(self, digits: str) -> int:
        """Give the set of people with a number that begins or ends so."""
        beginning = digits[:_DIGITS]
        return self._sets.of(beginning, lambda: self._beginning(beginning)) | self._found(f"{digits}\n")

    def _beginning(self, digits: str) -> array[int]:
        lowest = _filled_up(digits)
        first = bisect_left(self._sorted, lowest)
        return self._sorted_people[first : bisect_left(self._sorted, lowest + 10 ** (_DIGITS - len(digits)), first)]

    def _found(self, wanted: str) -> int:
        places = []
        here = self._text.find(wanted)
        while here >= 0:
            number = bisect_left(self._ends, here + 1)
            places.append(self._people[number])
            here = self._text.find(wanted, self._ends[number] - 1)
        return to_set(places, self._size)


def _filled_up(digits: str) -> int:
    return int(digits[:_DIGITS].ljust(_DIGITS, "0"))
