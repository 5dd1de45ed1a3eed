"""The directory of people in memory: who matches what is typed and chosen, at every key.

`Directory.load` reads everybody once, in a worker; `find` is quick enough for the main thread at 100,000 people.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, reduce
from operator import and_, attrgetter, or_
from typing import TYPE_CHECKING

from sync.cache.answers import PersonFilter, Sort
from sync.cache.folding import fold
from sync.cache.highlighting import matches
from sync.cache.matching import Matching
from sync.cache.people_index import Columns, PeopleIndex
from sync.cache.typed import read_typed
from sync.whereabouts import office_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sync.cache.people_index import Property
    from sync.cache.queries import Queries

__all__ = ["Directory", "Found", "PersonFilter", "Sort", "matches"]

_MOST_RECENT = 500
"""So many people may have changed since `load` before it is due again."""


EVERYBODY = PersonFilter()


class Found:
    """Who was found, and how many of them have which location, department and knowledge area.

    `uids` are in order. The numbers of a property leave out what was chosen for that property itself: they tell what
    another choice would give. They are made when they are asked for.
    """

    def __init__(self, parts: Sequence[_Part], sort: Sort) -> None:
        self._parts = parts
        self._sort = sort

    def __len__(self) -> int:
        return sum(people.bit_count() for part in self._parts for people in part.grades)

    @cached_property
    def uids(self) -> list[str]:
        """Who was found, in order."""
        return _uids(self._parts, self._sort)

    @cached_property
    def locations(self) -> list[tuple[str, int]]:
        """Locations by name, with numbers."""
        return sorted(self._counts("locations"), key=_by_name)

    @cached_property
    def departments(self) -> list[tuple[str, int]]:
        """Departments by name, with numbers."""
        return sorted(self._counts("departments"), key=_by_name)

    @cached_property
    def today_at(self) -> list[tuple[str, int]]:
        """Where people work today, by name, with numbers."""
        return sorted(self._counts("today_at"), key=_by_name)

    @cached_property
    def ambassadors(self) -> int:
        """How many of them are ambassadors, or would be if that were chosen."""
        return sum((part.without("ambassadors") & part.index.ambassadors).bit_count() for part in self._parts)

    @cached_property
    def knowledge_areas(self) -> list[tuple[str, int]]:
        """Knowledge areas with numbers, what most people know first."""
        return sorted(self._counts("knowledge_areas"), key=_by_number)

    def _counts(self, name: str) -> Iterable[tuple[str, int]]:
        labels: dict[str, str] = {}
        numbers: dict[str, int] = {}
        for part in self._parts:
            for key, label, number in part.properties[name].counts(part.without(name)):
                labels.setdefault(key, label)
                numbers[key] = numbers.get(key, 0) + number
        return ((labels[key], number) for key, number in numbers.items())


def _by_name(value: tuple[str, int]) -> str:
    return fold(value[0])


def _by_number(value: tuple[str, int]) -> tuple[int, str]:
    return -value[1], fold(value[0])


class _Part:
    """What one index has to say: `matching` are sets of people who match what is typed, the best ones first.

    `grades` are those of them who have what is chosen.
    """

    def __init__(self, index: PeopleIndex, matching: Sequence[int], chosen: PersonFilter) -> None:
        self.index = index
        self.properties: dict[str, Property] = {
            "locations": index.locations,
            "departments": index.departments,
            "knowledge_areas": index.knowledge_areas,
            "today_at": index.today_at,
        }
        wanted = {
            "locations": chosen.location,
            "departments": chosen.department,
            "knowledge_areas": chosen.knowledge_area,
            "today_at": chosen.today_at,
        }
        self._chosen = {name: self.properties[name].having(value) for name, value in wanted.items() if value}
        if chosen.ambassador:
            self._chosen["ambassadors"] = index.ambassadors
        self._matching = matching
        self.grades = [reduce(and_, self._chosen.values(), people) for people in self._matching]

    def without(self, name: str) -> int:
        """Give everybody who would be found if nothing were chosen for this property."""
        others = (people for chosen, people in self._chosen.items() if chosen != name)
        return reduce(and_, others, reduce(or_, self._matching))


def _uids(parts: Sequence[_Part], sort: Sort) -> list[str]:
    main, recent = parts
    if sort is not Sort.NAME:
        return _merged(main.index, reduce(or_, main.grades), recent.index, reduce(or_, recent.grades), sort)
    uids: list[str] = []
    for some, others in zip(main.grades, recent.grades, strict=True):
        uids += _merged(main.index, some, recent.index, others, sort)
    return uids


def _merged(main: PeopleIndex, people: int, recent: PeopleIndex, others: int, sort: Sort) -> list[str]:
    uids = main.ordered(people, sort)
    if not others:
        return uids
    number_before = main.counting_before(people, sort)
    merged: list[str] = []
    done = 0
    for other in recent.places(others, sort):
        here = number_before(recent.key(other, sort))
        merged += uids[done:here]
        merged.append(recent.uids[other])
        done = here
    return merged + uids[done:]


class Directory:
    """Everybody in the cache, to be found by name, knowledge or place, as `sync.cache.matching` grades them.

    `load` and `update` read the cache through a Queries, which belongs to a thread; `find` reads nothing and may be
    asked in any thread meanwhile: it answers with what was last loaded.
    """

    def __init__(self, queries: Queries | None = None) -> None:
        self._queries = queries
        self._recent: dict[str, Columns] = {}
        self.today = office_day(datetime.now(UTC))
        self._indexes = _Indexes(PeopleIndex((), self.today), PeopleIndex((), self.today), 0)
        self.loaded = False

    def load(self, queries: Queries | None = None, today: date | None = None) -> None:
        """Read everybody, as they work on a day; in a worker, with its own `queries`."""
        today = today or office_day(datetime.now(UTC))
        index = PeopleIndex(map(Columns._make, self._reading(queries).people_rows(Columns._fields)), today)
        self.today = today
        self._recent = {}
        self._indexes = _Indexes(index, PeopleIndex((), today), index.everybody)
        self.loaded = True

    def update(self, uids: Iterable[str], queries: Queries | None = None) -> bool:
        """Read some people again, the new ones and those who are gone too; tell whether `load` is due again.

        It is after many updates: they make each other and `find` slower.
        """
        changed = set(uids)
        recent = {uid: person for uid, person in self._recent.items() if uid not in changed}
        rows = self._reading(queries).some_people_rows(Columns._fields, sorted(changed))
        recent.update({person.uid: person for person in map(Columns._make, rows)})
        main = self._indexes.main
        index = PeopleIndex(sorted(recent.values(), key=attrgetter("name_key", "uid")), self.today)
        self._recent = recent
        self._indexes = _Indexes(main, index, self._indexes.current & ~main.only(changed))
        return len(recent) > _MOST_RECENT

    def find(self, chosen: PersonFilter = EVERYBODY, sort: Sort = Sort.NAME) -> Found:
        """Find people."""
        indexes = self._indexes
        both = (indexes.main, indexes.recent)
        everybody = (indexes.current, indexes.recent.everybody)
        matching = Matching(both, everybody, read_typed(chosen.text))
        parts = [_Part(index, grades, chosen) for index, grades in zip(both, matching.grades, strict=True)]
        return Found(parts, sort)

    def __len__(self) -> int:
        return self._indexes.current.bit_count() + self._indexes.recent.size

    def _reading(self, queries: Queries | None) -> Queries:
        chosen = queries or self._queries
        if chosen is None:
            msg = "a directory made without a Queries has to be given one"
            raise ValueError(msg)
        return chosen


@dataclass(frozen=True, slots=True)
class _Indexes:
    main: PeopleIndex
    recent: PeopleIndex
    current: int
    """Those in `main` of whom `recent` does not know better."""
