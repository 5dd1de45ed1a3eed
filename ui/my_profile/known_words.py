"""The words colleagues use in their profiles, so that the same thing gets one name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sync.cache.folding import fold, stem, words
from sync.cache.records import read_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sync.cache.queries import Queries

MOST = 8
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class KnownWords:
    """Values with how many colleagues have them, each in the spelling that most of them use."""

    areas: Mapping[str, int] = field(default_factory=dict)
    locations: Mapping[str, int] = field(default_factory=dict)
    departments: Mapping[str, int] = field(default_factory=dict)

    def usual_area(self, typed: str) -> str:
        """Give a knowledge area as colleagues write it where only case, accents or spaces differ, else as typed."""
        wanted = _key(typed)
        return next((area for area in self.areas if _key(area) == wanted), " ".join(typed.split()))

    def nearly(self, typed: str) -> str:
        """Give the name colleagues have for nearly the same, as "paspoorten" for "paspoort"; empty for none."""
        wanted = _stems(typed)
        exact = _key(typed)
        if not wanted or any(_key(area) == exact for area in self.areas):
            return ""
        return next((area for area in self.areas if _stems(area) == wanted), "")

    def beginning(self, typed: str, without: Iterable[str] = ()) -> list[tuple[str, int]]:
        """Give areas in which every typed word begins a word, most used first, with numbers; at most `MOST`."""
        prefixes = words(typed)
        if sum(map(len, prefixes)) < SHORTEST:
            return []
        taken = {_key(area) for area in without}
        return [
            (area, number)
            for area, number in self.areas.items()
            if _key(area) not in taken
            and all(any(word.startswith(prefix) for word in words(area)) for prefix in prefixes)
        ][:MOST]


def read_words(queries: Queries) -> KnownWords:
    """Read the words of everybody; in a worker."""
    areas: Counter[str] = Counter()
    locations: Counter[str] = Counter()
    departments: Counter[str] = Counter()
    for kept_areas, location, department in queries.people_rows(("knowledge_areas", "location", "department")):
        areas.update(read_texts(kept_areas))
        locations[location] += 1
        departments[department] += 1
    return KnownWords(_usual(areas), _usual(locations), _usual(departments))


def _usual(counted: Counter[str]) -> dict[str, int]:
    """Take spellings of one word together under the most used one, most used words first."""
    spellings: dict[str, Counter[str]] = {}
    for text, number in counted.items():
        if text.strip():
            spellings.setdefault(_key(text), Counter())[text] += number
    usual = [(known.most_common(1)[0][0], known.total()) for known in spellings.values()]
    return dict(sorted(usual, key=lambda one: (-one[1], fold(one[0]))))


def _key(text: str) -> str:
    return " ".join(fold(text).replace("-", " ").split())


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, words(text)))
