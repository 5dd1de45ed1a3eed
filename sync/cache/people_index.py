"""What people can be found by, in memory: a hundred thousand of them between two frames on the screen."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, reduce
from itertools import compress
from operator import or_
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sync.cache.answers import Sort
from sync.cache.folding import begun, blur, fold, joined, stem, words
from sync.cache.likeness import SHORTEST_NEAR, Vocabulary
from sync.cache.records import read_texts
from sync.cache.typed import national
from sync.cache.word_index import SPARSE, NumberIndex, WordIndex, to_picks, to_places, to_set
from sync.whereabouts import place_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

_FEW = 10

Key: TypeAlias = tuple[str, str, str]
"""What a person is sorted by: the value of the property, the name's key, the uid."""


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


def _is_many(people: int, size: int) -> bool:
    return people.bit_count() * _FEW > size


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
        return to_set(people, self._size) if len(people) * SPARSE > self._size else None

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

    def __init__(self, people: Iterable[Columns], today: date) -> None:
        """Take people in the order of their name keys and uids; they are looked at one by one and not kept.

        `today` is the day at the office, for where they work.
        """
        uids: list[str] = []
        ambassadors: list[int] = []
        self._name_keys: list[str] = []
        locations: list[str] = []
        departments: list[str] = []
        today_at: list[tuple[int, str]] = []
        areas: list[tuple[str, ...]] = []
        numbers: list[tuple[int, str]] = []
        by_word = _ByWord()
        known_areas = cache(read_texts)
        same = cache(str)  # of equal texts one is kept
        for place, person in enumerate(people):
            uids.append(person.uid)
            self._name_keys.append(person.name_key)
            locations.append(same(person.location))
            departments.append(same(person.department))
            areas.append(known_areas(person.knowledge_areas))
            here_today = place_on(person.works_today_at, today)
            if here_today:
                today_at.append((place, here_today))
            if person.ambassador:
                ambassadors.append(place)
            by_word.add(place, person, areas[-1], here_today)
            numbers += ((place, number) for number in map(national, (person.phone, person.mobile)) if number)
        self.size = len(uids)
        self.everybody = (1 << self.size) - 1
        # Written anew in their order they lie side by side in memory, and picking many takes a fraction of the time.
        self.uids = "\n".join(uids).split("\n") if uids else []
        self._places = {uid: place for place, uid in enumerate(self.uids)}
        self.ambassadors = to_set(ambassadors, self.size)
        self.today_at = Property(today_at, self.size)
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
        self._names, self._skills, self._work, self._blurred = by_word.indexes(self.size)
        self._numbers = NumberIndex(numbers, self.size)
        for index in (self._names, self._skills, self._work):
            index.prepare()
        self._vocabulary = Vocabulary(by_word.spoken(), self._skills.words)

    def only(self, uids: Iterable[str]) -> int:
        """Give the set of those with these uids."""
        return to_set([self._places[uid] for uid in uids if uid in self._places], self.size)

    def named(self, word: str) -> int:
        """Give the set of people with a name that begins so, in one word or over several."""
        return _begun(self._names, word)

    def skilled(self, word: str) -> int:
        """Give the set of people with a function or knowledge area that has a word that begins so."""
        return _begun(self._skills, word)

    def skilled_in(self, word: str) -> int:
        """Give the set of people with a function or knowledge area that has this very word."""
        return self._skills.having(word)

    def placed(self, word: str) -> int:
        """Give the set of people with another word that begins so, or a number that begins or ends so."""
        numbered = self._numbers.beginning_or_ending(word) if word.isdecimal() and len(word) > 1 else 0
        return _begun(self._work, word) | numbered

    def numbered(self, digits: str) -> int:
        """Give the set of people with these digits in a telephone number; at either end of it if they begin with 0."""
        if digits.startswith("0"):
            return self._numbers.beginning_or_ending(digits)
        return self._numbers.containing(digits)

    def near(self, word: str) -> int:
        """Give the set of people with a word that is nearly this one: another number, a sister of it in a compound."""
        if len(word) < SHORTEST_NEAR:
            return 0
        wanted = stem(word)
        return self._like(wanted) | self._any_like(self._vocabulary.heads(wanted))

    def related(self, word: str) -> int:
        """Give the set of people who know about what a compound ends with."""
        return self._any_like(self._vocabulary.tails(stem(word))) if len(word) >= SHORTEST_NEAR else 0

    def mistaken(self, word: str) -> dict[int, int]:
        """Give sets of people with a word that may have been meant, by the number of mistakes."""
        sets: dict[int, int] = {}
        if len(word) >= SHORTEST_NEAR and not word.isdecimal():
            for number, meant in self._vocabulary.mistaken(blur(word)):
                sets[number] = sets.get(number, 0) | self._like(meant)
        return sets

    def _any_like(self, stems: Iterable[str]) -> int:
        return reduce(or_, map(self._like, stems), 0)

    def _like(self, wanted: str) -> int:
        every = (self._names, self._skills, self._work, self._blurred)
        return reduce(or_, (index.beginning(wanted) for index in every))

    def with_whole_name(self, people: int, typed: Sequence[str]) -> int:
        """Give those of a set of people in whose names the typed words stand as whole words, all of the main name too.

        Whoever typed "de Boer" meant no "den Boer"; and typing a first name touches nothing of the main name.
        """
        wanted = set(typed)
        return self._by_name_key(people, lambda main, name: wanted <= name and (main <= wanted or not main & wanted))

    def with_main_name(self, people: int, typed: Sequence[str]) -> int:
        """Give those of a set of people in whose names the typed words stand whole, all of the main name with them."""
        wanted = set(typed)
        return self._by_name_key(people, lambda main, name: main <= wanted <= name)

    def _by_name_key(self, people: int, fits: Callable[[set[str], set[str]], bool]) -> int:
        """Give those of a set of people whose words of the main and the whole name fit."""
        fitting = []
        for place in to_places(people, self.size):
            main, _, rest = self._name_keys[place].partition(" , ")
            main_words = set(main.split())
            if fits(main_words, main_words | set(rest.split())):
                fitting.append(place)
        return to_set(fitting, self.size)

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
        if _is_many(people, self.size) or sort is not Sort.NAME:
            picks = to_picks(people, self.size)
            return list(compress(order, map(picks.__getitem__, order)))
        return to_places(people, self.size)

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


def _begun(index: WordIndex, word: str) -> int:
    return reduce(or_, map(index.beginning, begun(word)))


class _ByWord:
    """Collects the people of each word, for the indexes by name, skills, work and sound.

    Most texts are many people's: they are taken apart once, when everybody is there.
    """

    def __init__(self) -> None:
        self._names: dict[str, int | list[int]] = {}
        self._addresses: dict[str, int | list[int]] = {}
        self._skills: defaultdict[str, list[int]] = defaultdict(list)
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._given: defaultdict[str, list[int]] = defaultdict(list)
        self._spoken: set[str] = set()
        self._tails = cache(lambda name: joined(words(name)) or [""])

    def add(self, place: int, person: Columns, knowledge_areas: tuple[str, ...], here_today: str) -> None:
        self._add_name(place, person.first_name, person.last_name)
        self._skills[person.function].append(place)
        for area in knowledge_areas:
            self._skills[area].append(place)
        for text in (person.department, person.location, here_today):
            self._places[text].append(place)
        for text in (person.room, person.email, person.username):
            for word in words(text):
                _add(self._addresses, word, place)

    def _add_name(self, place: int, first_name: str, last_name: str) -> None:
        last_tails = self._tails(last_name)
        for tail in self._tails(first_name):
            _add(self._names, tail + last_tails[0], place)
        for tail in last_tails:
            _add(self._names, tail, place)
        self._given[first_name].append(place)
        self._given[last_name].append(place)

    def indexes(self, size: int) -> tuple[WordIndex, WordIndex, WordIndex, WordIndex]:
        """Give the indexes by name, by skill, by all else, and by what words of these are like when blurred."""
        skills = _taken_apart(self._skills)
        work = _taken_apart(self._places)
        near: defaultdict[str, list[int]] = defaultdict(list)
        for people_of in (skills, work, _taken_apart(self._given)):
            self._spoken.update(people_of)
            for word, people in people_of.items():
                if (like := blur(word)) != word:
                    near[like] += people
        return (
            WordIndex(self._names, size),
            WordIndex(skills, size),
            WordIndex(_both(work, self._addresses), size),
            WordIndex(near, size),
        )

    def spoken(self) -> set[str]:
        """Give the words of names, skills and places that the indexes hold."""
        return self._spoken


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
