"""Finds people by the beginnings of words, in memory: a hundred thousand of them between two frames on the screen.

Sets of people are whole numbers with a bit for each person, the first person's highest: Python joins and intersects
those in microseconds, and writes them out as text from which the people are picked in order.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, reduce
from itertools import compress
from operator import or_
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sync.cache.folding import fold, joined, likeness, number_word, stem, words
from sync.cache.records import read_texts
from sync.cache.searching import SHORTEST_NEAR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

_MOST_REMEMBERED = 200
_PICKS = bytes.maketrans(b"01", b"\0\1")
_BEHIND_ALL_LETTERS = "\U0010ffff"
_PICKED = re.compile(b"\1")
_FEW = 10
_SPARSE = 250
"""Fewer than one in so many people: then listing them takes less than a bit for everybody."""


Key: TypeAlias = tuple[str, str, str]
"""What a person is sorted by: the value of the property, the name's key, the uid."""


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


def _is_many(people: int, size: int) -> bool:
    return people.bit_count() * _FEW > size


class WordIndex:
    """Which people have a word that begins so."""

    def __init__(self, people_of: Mapping[str, int | list[int]] | Mapping[str, list[int]], size: int) -> None:
        """Take the words, each with the one person or the people who have it."""
        self._size = size
        self._words = sorted(people_of)
        self._people = array("I")
        self._starts = array("I", [0])
        for word in self._words:
            people = people_of[word]
            if isinstance(people, int):
                self._people.append(people)
            else:
                self._people.extend(people)
            self._starts.append(len(self._people))
        self._remembered: dict[str, int] = {}

    def beginning(self, prefix: str) -> int:
        """Give the set of people with a word that begins with `prefix`."""
        known = self._remembered.get(prefix)
        if known is not None:
            return known
        first = bisect_left(self._words, prefix)
        last = bisect_left(self._words, prefix + _BEHIND_ALL_LETTERS, first)
        having = self._people[self._starts[first] : self._starts[last]]
        people = to_set(having, self._size)
        if len(having) * _SPARSE > self._size and len(self._remembered) < _MOST_REMEMBERED:
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
        self._everybody = (1 << size) - 1
        people: dict[str, dict[int, None]] = defaultdict(dict)
        spellings: dict[str, Counter[str]] = defaultdict(Counter)
        key_of = cache(lambda value: " ".join(fold(value).split()))
        for person, value in pairs:
            key = key_of(value)
            if key:
                people[key][person] = None
                spellings[key][value.strip()] += 1
        self._values = {
            key: _Value(_most_usual(spellings[key]), array("I", having), self._dense(having))
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
            if people == self._everybody:
                number = len(value.people)
            elif value.dense is not None:
                number = (people & value.dense).bit_count()
            else:
                picks = picks if picks is not None else to_picks(people, self._size)
                number = sum(map(picks.__getitem__, value.people))
            if number:
                yield key, value.label, number


def _most_usual(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))


class PeopleIndex:
    """Some people, in the order of their names, and what they can be found by. It never changes."""

    def __init__(self, people: Iterable[Columns]) -> None:
        """Take people in the order of their name keys and uids; they are looked at one by one and not kept."""
        uids: list[str] = []
        ambassadors: list[int] = []
        self._name_keys: list[str] = []
        locations: list[str] = []
        departments: list[str] = []
        areas: list[tuple[str, ...]] = []
        by_word = _ByWord()
        known_areas = cache(read_texts)
        same = cache(str)  # of equal texts one is kept
        for place, person in enumerate(people):
            uids.append(person.uid)
            self._name_keys.append(person.name_key)
            locations.append(same(person.location))
            departments.append(same(person.department))
            areas.append(known_areas(person.knowledge_areas))
            if person.ambassador:
                ambassadors.append(place)
            by_word.add(place, person, areas[-1])
        self.size = len(uids)
        self.everybody = (1 << self.size) - 1
        # Written anew in their order they lie side by side in memory, and picking many takes a fraction of the time.
        self.uids = "\n".join(uids).split("\n") if uids else []
        self._places = {uid: place for place, uid in enumerate(self.uids)}
        self.ambassadors = to_set(ambassadors, self.size)
        self.locations = Property(enumerate(locations), self.size)
        self.departments = Property(enumerate(departments), self.size)
        self.knowledge_areas = Property(
            ((place, area) for place, of_person in enumerate(areas) for area in of_person), self.size
        )
        folded = cache(fold)
        self._sort_keys = {
            Sort.LOCATION: list(map(folded, locations)),
            Sort.DEPARTMENT: list(map(folded, departments)),
        }
        self._orders: dict[Sort, array[int]] = {}
        self._by_grade = by_word.indexes(self.size)

    def only(self, uids: Iterable[str]) -> int:
        """Give the set of those with these uids."""
        return to_set((self._places[uid] for uid in uids if uid in self._places), self.size)

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
        if grade < len(self._by_grade) - 1:
            return self._by_grade[grade].beginning(word)
        if len(word) < SHORTEST_NEAR:
            return 0
        near = stem(word)
        return reduce(or_, (index.beginning(near) for index in self._by_grade))

    def ordered(self, people: int, sort: Sort) -> list[str]:
        """Give the uids of a set in an order."""
        if sort is Sort.NAME and _is_many(people, self.size):
            return list(compress(self.uids, to_picks(people, self.size)))
        return [self.uids[place] for place in self.places(people, sort)]

    def places(self, people: int, sort: Sort) -> list[int]:
        """Give the places of a set in an order."""
        if not people:
            return []
        order = range(self.size) if sort is Sort.NAME else self._order(sort)
        picks = to_picks(people, self.size)
        if _is_many(people, self.size) or sort is not Sort.NAME:
            return list(compress(order, map(picks.__getitem__, order)))
        return [found.start() for found in _PICKED.finditer(picks)]

    def key(self, place: int, sort: Sort) -> Key:
        """Give what the person at a place is sorted by."""
        first = "" if sort is Sort.NAME else self._sort_keys[sort][place]
        return first, self._name_keys[place], self.uids[place]

    def counting_before(self, people: int, sort: Sort) -> Callable[[Key], int]:
        """Give a function that counts those of a set who are sorted before a person of another index, by its key."""

        def key(place: int) -> Key:
            return self.key(place, sort)

        if sort is not Sort.NAME:
            places = self.places(people, sort)
            return lambda other: bisect_left(places, other, key=key)
        everybody = range(self.size)
        return lambda other: (people >> (self.size - bisect_left(everybody, other, key=key))).bit_count()

    def _order(self, sort: Sort) -> array[int]:
        if sort not in self._orders:
            places = sorted(range(self.size), key=self._sort_keys[sort].__getitem__)
            self._orders[sort] = array("I", places)
        return self._orders[sort]


class _ByWord:
    """Collects the people of each word, for the indexes by name, skills, work and likeness.

    Most texts are many people's: they are taken apart once, when everybody is there.
    """

    def __init__(self) -> None:
        self._names: dict[str, int | list[int]] = {}
        self._addresses: dict[str, int | list[int]] = {}
        self._skills: defaultdict[str, list[int]] = defaultdict(list)
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._given: defaultdict[str, list[int]] = defaultdict(list)
        self._tails = cache(lambda name: joined(words(name)) or [""])

    def add(self, place: int, person: Columns, knowledge_areas: tuple[str, ...]) -> None:
        self._add_name(place, person.first_name, person.last_name)
        self._skills[person.function].append(place)
        for area in knowledge_areas:
            self._skills[area].append(place)
        for text in (person.department, person.location, person.works_today_at):
            self._places[text].append(place)
        for text in (person.room, person.email, person.username):
            for word in words(text):
                _add(self._addresses, word, place)
        for number in (person.phone, person.mobile):
            if number:
                _add(self._addresses, number_word(number), place)

    def _add_name(self, place: int, first_name: str, last_name: str) -> None:
        last_tails = self._tails(last_name)
        for tail in self._tails(first_name):
            _add(self._names, tail + last_tails[0], place)
        for tail in last_tails:
            _add(self._names, tail, place)
        self._given[first_name].append(place)
        self._given[last_name].append(place)

    def indexes(self, size: int) -> tuple[WordIndex, ...]:
        skills = _taken_apart(self._skills)
        work = _taken_apart(self._places)
        near: defaultdict[str, list[int]] = defaultdict(list)
        for people_of in (skills, work, _taken_apart(self._given)):
            for word, people in people_of.items():
                for like in likeness([word]):
                    near[like] += people
        return (
            WordIndex(self._names, size),
            WordIndex(skills, size),
            WordIndex(_both(work, self._addresses), size),
            WordIndex(near, size),
        )


def _add(people_of: dict[str, int | list[int]], word: str, place: int) -> None:
    known = people_of.get(word)
    if known is None:
        people_of[word] = place  # most of these words are one person's: those need no list
    elif isinstance(known, int):
        people_of[word] = [known, place]
    else:
        known.append(place)


def _both(some: Mapping[str, list[int]], others: dict[str, int | list[int]]) -> dict[str, int | list[int]]:
    for word, people in some.items():
        known = others.get(word, [])
        others[word] = people + ([known] if isinstance(known, int) else known)
    return others


def _taken_apart(people_of: Mapping[str, list[int]]) -> defaultdict[str, list[int]]:
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for text, people in people_of.items():
        for word in words(text):
            by_word[word] += people
    return by_word
