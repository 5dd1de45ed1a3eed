"""Two texts side by side: which paragraphs stayed, went, came and changed, and which words of those that changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PARTS = re.compile(r"\w+|\W")
LONGEST = 4_000
"""Letters of a paragraph up to which it is compared word by word."""

Span: TypeAlias = tuple[str, bool]
"""Some words, and whether they differ from those on the other side."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph of the earlier and of the later text; None where one side has nothing in its place."""

    earlier: tuple[Span, ...] | None
    later: tuple[Span, ...] | None

    @property
    def differs(self) -> bool:
        """Tell whether the two sides are not the same here."""
        return self.earlier is None or self.later is None or any(differs for _, differs in self.earlier + self.later)


def compared(earlier: Sequence[str], later: Sequence[str]) -> list[Pair]:
    """Put two texts, as paragraphs, beside each other."""
    found: list[Pair] = []
    matcher = SequenceMatcher(a=earlier, b=later, autojunk=False)
    for what, begin, end, other_begin, other_end in matcher.get_opcodes():
        if what == "equal":
            found += [Pair(((text, False),), ((text, False),)) for text in earlier[begin:end]]
        else:
            found += _changed(earlier[begin:end], later[other_begin:other_end])
    return found


def _changed(earlier: Sequence[str], later: Sequence[str]) -> Iterator[Pair]:
    for old, new in zip_longest(earlier, later):
        if old is None or new is None:
            yield Pair(None if old is None else ((old, True),), None if new is None else ((new, True),))
        else:
            yield _words(old, new)


def _words(old: str, new: str) -> Pair:
    if max(len(old), len(new)) > LONGEST:
        return Pair(((old, True),), ((new, True),))
    before, after = _PARTS.findall(old), _PARTS.findall(new)
    left: list[Span] = []
    right: list[Span] = []
    for what, begin, end, other_begin, other_end in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        differs = what != "equal"
        left.append(("".join(before[begin:end]), differs))
        right.append(("".join(after[other_begin:other_end]), differs))
    return Pair(tuple(one for one in left if one[0]), tuple(one for one in right if one[0]))


AROUND = 3
"""Paragraphs on each side of a difference that are shown with it."""
LEFT_OUT = Pair((), ())
"""Stands for paragraphs that are the same on both sides and are not shown."""


def excerpt(pairs: Sequence[Pair]) -> list[Pair]:
    """Leave out what is far from any difference; `LEFT_OUT` stands in its place."""
    near = {
        place
        for number, pair in enumerate(pairs)
        if pair.differs
        for place in range(number - AROUND, number + AROUND + 1)
    }
    found: list[Pair] = []
    for number, pair in enumerate(pairs):
        if number in near:
            found.append(pair)
        elif not found or found[-1] is not LEFT_OUT:
            found.append(LEFT_OUT)
    return found
