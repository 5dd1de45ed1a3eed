"""Finds people by the beginnings of words, in memory: a hundred thousand of them between two frames on the screen.

Sets of people are whole numbers with a bit for each person, the first person's highest: Python joins and intersects
those in microseconds, and writes them out as text from which the people are picked in order.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import accumulate, compress
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from sync.cache.folding import fold, stem, words
from sync.cache.indexing import person_words
from sync.cache.records import read_texts
from sync.cache.searching import SHORTEST_NEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_MOST_REMEMBERED = 200
_SHORT_BEGINNING = 2
_PICKS = bytes.maketrans(b"01", b"\0\1")
_BEHIND_ALL_LETTERS = "\U0010ffff"
_SPARSE = 100
"""Fewer than one in so many people: then listing them takes less than a bit for everybody."""


class Sort(StrEnum):
    """The order of people: by name, best matches first where something is typed, or by place, and there by name."""

    NAME = "name"
    LOCATION = "location"
    DEPARTMENT = "department"


class Columns(NamedTuple):
    """A person as the cache has them, in the columns that are indexed."""

    uid: str
    name_key: str
    first_name: str
    last_name: str
    function: str
    department: str
    location: str
    room: str
    email: str
    username: str
    works_today_at: str
    phone: str
    mobile: str
    knowledge_areas: str
    ambassador: int


def to_set(people: Iterable[int], size: int) -> int:
    """Give the set of some of `size` people."""
    digits = bytearray(b"0") * size
    for person in people:
        digits[person] = 0x31
    return int(digits or b"0", 2)


def to_picks(people: int, size: int) -> bytes:
    """Give a byte for each of `size` people, 1 for those in the set; for `itertools.compress`."""
    return f"{people:0{size}b}".encode().translate(_PICKS) if size else b""


class WordIndex:
    """Which people have a word that begins so."""

    def __init__(self, people_of: Mapping[str, Sequence[int]], size: int) -> None:
        self._size = size
        self._words = sorted(people_of)
        self._people = array("I")
        for word in self._words:
            self._people.extend(people_of[word])
        self._starts = array("I", accumulate((len(people_of[word]) for word in self._words), initial=0))
        self._remembered: dict[str, int] = {}

    def beginning(self, prefix: str) -> int:
        """Give the set of people with a word that begins with `prefix`."""
        known = self._remembered.get(prefix)
        if known is not None:
            return known
        first = bisect_left(self._words, prefix)
        last = bisect_left(self._words, prefix + _BEHIND_ALL_LETTERS, first)
        people = to_set(self._people[self._starts[first] : self._starts[last]], self._size)
        if len(prefix) <= _SHORT_BEGINNING and len(self._remembered) < _MOST_REMEMBERED:
            self._remembered[prefix] = people  # the shortest find most, take longest, and are typed again and again
        return people


@dataclass(frozen=True, slots=True)
class _Value:
    label: str
    people: array[int]
    dense: int | None


class Property:
    """A property that people are filtered by: who has which value. Values that only differ in case are one."""

    def __init__(self, pairs: Iterable[tuple[int, str]], size: int) -> None:
        """Take people and their values, each person's together."""
        self._size = size
        people: dict[str, dict[int, None]] = defaultdict(dict)
        spellings: dict[str, Counter[str]] = defaultdict(Counter)
        key_of = cache(lambda value: " ".join(fold(value).split()))
        for person, value in pairs:
            key = key_of(value)
            if key:
                people[key][person] = None
                spellings[key][value.strip()] += 1
        self._values = {
            key: _Value(spellings[key].most_common(1)[0][0], array("I", having), self._dense(having))
            for key, having in people.items()
        }

    def _dense(self, people: dict[int, None]) -> int | None:
        return to_set(people, self._size) if len(people) * _SPARSE > self._size else None

    def having(self, value: str) -> int:
        """Give the set of people with a value."""
        found = self._values.get(" ".join(fold(value).split()))
        if found is None:
            return 0
        return found.dense if found.dense is not None else to_set(found.people, self._size)

    def counts(self, people: int) -> Iterator[tuple[str, str, int]]:
        """Give key, label and number of each value that somebody in the set has."""
        if not people:
            return
        picks: bytes | None = None
        for key, value in self._values.items():
            if value.dense is not None:
                number = (people & value.dense).bit_count()
            else:
                picks = picks if picks is not None else to_picks(people, self._size)
                number = sum(map(picks.__getitem__, value.people))
            if number:
                yield key, value.label, number


class PeopleIndex:
    """Some people, in the order of their names, and what they can be found by. It never changes."""

    def __init__(self, rows: Iterable[Sequence[object]]) -> None:
        people = sorted((Columns(*row) for row in rows), key=itemgetter(1, 0))  # type: ignore[arg-type]  # as they are selected
        self.size = len(people)
        self.uids = [person.uid for person in people]
        self.place_of = {uid: place for place, uid in enumerate(self.uids)}
        self.everybody = (1 << self.size) - 1
        self.ambassadors = to_set((place for place, person in enumerate(people) if person.ambassador), self.size)
        self.locations = Property(enumerate(person.location for person in people), self.size)
        self.departments = Property(enumerate(person.department for person in people), self.size)
        areas = [read_texts(person.knowledge_areas) for person in people]
        self.knowledge_areas = Property(
            ((place, area) for place, of_person in enumerate(areas) for area in of_person), self.size
        )
        self._name_keys = [person.name_key for person in people]
        folded = cache(fold)
        self._sort_keys = {
            Sort.LOCATION: [folded(person.location) for person in people],
            Sort.DEPARTMENT: [folded(person.department) for person in people],
        }
        self._orders: dict[Sort, list[int]] = {}
        self._by_grade = _word_indexes(people, areas)

    def only(self, uids: Iterable[str]) -> int:
        """Give the set of those with these uids."""
        return to_set((self.place_of[uid] for uid in uids if uid in self.place_of), self.size)

    def matching(self, typed: Sequence[str], among: int) -> list[int]:
        """Give the sets of people who match all typed words, the best ones first; each person is in one of them.

        By their names; by function or knowledge area too; by where and how they work too; only nearly.
        """
        if not typed:
            return [among]
        grades = []
        left = among
        wanted = [0] * len(typed)
        for grade in range(len(self._by_grade)):
            wanted = [found | self._word(word, grade) for word, found in zip(typed, wanted, strict=True)]
            here = left
            for found in wanted:
                here &= found
            grades.append(here)
            left &= ~here
        return grades

    def _word(self, word: str, grade: int) -> int:
        nearly = len(self._by_grade) - 1
        if grade < nearly:
            return self._by_grade[grade].beginning(word)
        return self._by_grade[grade].beginning(stem(word)) if len(word) >= SHORTEST_NEAR else 0

    def ordered(self, people: int, sort: Sort) -> list[str]:
        """Give the uids of a set in an order."""
        if sort is Sort.NAME:
            return self.uids[:] if people == self.everybody else list(compress(self.uids, self._picks(people)))
        return [self.uids[place] for place in self.places(people, sort)]

    def places(self, people: int, sort: Sort) -> list[int]:
        """Give the places of a set in an order."""
        picks = self._picks(people)
        if sort is Sort.NAME:
            return list(compress(range(self.size), picks))
        order = self._order(sort)
        return list(compress(order, map(picks.__getitem__, order)))

    def key(self, place: int, sort: Sort) -> tuple[str, str, str]:
        """Give what the person at a place is sorted by."""
        first = "" if sort is Sort.NAME else self._sort_keys[sort][place]
        return first, self._name_keys[place], self.uids[place]

    def _order(self, sort: Sort) -> list[int]:
        if sort not in self._orders:
            self._orders[sort] = sorted(range(self.size), key=self._sort_keys[sort].__getitem__)
        return self._orders[sort]

    def _picks(self, people: int) -> bytes:
        return to_picks(people, self.size)


def _word_indexes(people: Sequence[Columns], areas: Sequence[tuple[str, ...]]) -> list[WordIndex]:
    split = cache(words)
    grades: list[dict[str, list[int]]] = [defaultdict(list) for _ in range(4)]
    for place, (person, known) in enumerate(zip(people, areas, strict=True)):
        found_by = person_words(
            (person.first_name, person.last_name),
            (person.function, *known),
            (
                person.department,
                person.location,
                person.room,
                person.email,
                person.username,
                person.works_today_at,
            ),
            (person.phone, person.mobile),
            split,
        )
        for grade, its_words in zip(
            grades, (found_by.name, found_by.skills, found_by.work, found_by.likeness), strict=True
        ):
            for word in its_words:
                grade[word].append(place)
    return [WordIndex(grade, len(people)) for grade in grades]
