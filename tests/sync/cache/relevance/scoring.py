"""Counts how often those whom somebody expects stand first, and among the first five."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sync.cache.directory import PersonFilter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sync.cache.directory import Directory

FIRST = 5


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types, and the uids of those whom they expect; `kind` is what the query is an example of."""

    kind: str
    typed: str
    expected: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a query found first."""

    query: Query
    found: tuple[str, ...]

    @property
    def is_first(self) -> bool:
        """Whether the first one found was expected."""
        return bool(self.found) and self.found[0] in self.query.expected

    @property
    def is_among_five(self) -> bool:
        """Whether everybody expected is among the first five; of more than five, whether the first five all are."""
        expected = self.query.expected
        return expected <= set(self.found) if len(expected) <= FIRST else set(self.found) <= expected and self.is_first


def outcomes(directory: Directory, queries: Iterable[Query]) -> list[Outcome]:
    """Ask every query."""
    return [Outcome(query, tuple(directory.find(PersonFilter(text=query.typed)).uids[:FIRST])) for query in queries]


def share(answers: Sequence[bool]) -> float:
    """Give how many are true, of all."""
    return sum(answers) / len(answers)


def table(asked: Sequence[Outcome]) -> str:
    """Give top-1 and top-5 of every kind and of all as lines, with the queries that missed."""
    kinds = dict.fromkeys(outcome.query.kind for outcome in asked)
    lines = [_line(kind, [outcome for outcome in asked if outcome.query.kind == kind]) for kind in kinds]
    lines.append(_line("all", asked))
    lines += [
        f"  {outcome.query.typed!r}: {', '.join(outcome.found) or 'nobody'}"
        for outcome in asked
        if not outcome.is_among_five or not outcome.is_first
    ]
    return "\n".join(lines)


def _line(name: str, asked: Sequence[Outcome]) -> str:
    first, five = (share([getattr(outcome, what) for outcome in asked]) for what in ("is_first", "is_among_five"))
    return f"{name:60} {len(asked):5} queries   top-1 {first:6.1%}   top-5 {five:6.1%}"
