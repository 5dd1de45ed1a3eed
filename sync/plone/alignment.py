"""What was written again, laid beside what is on the server: which piece is as it was, changed, moved, new or gone.

Knows nothing of how a site keeps its texts: a piece is known by what it shows.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Generic, TypeVar

from sync.plone.html_tree import expanded, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sync.plone.html_tree import Passage

T = TypeVar("T")
MOST_COMPARED = 400
"""Pairs of an old and a new piece that are compared; more are taken in their order."""
LONGEST_COMPARED = 2_000
ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class Original(Generic[T]):
    """A piece on the server: its `source`, its id as a `part`, and the signs of the passages that it shows.

    One that shows nothing has no signs and stays behind what it stood behind; at the end of a text it stays the last,
    unless it `leads`.
    """

    source: T
    part: str = ""
    signs: tuple[str, ...] = ()
    words: str = ""
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """One piece of the new text: an original, a passage, or a passage that an original was changed into.

    `again` says that the original stands elsewhere in the text, too.
    """

    original: Original[T] | None = None
    passage: Passage | None = None
    again: bool = False


@dataclass(slots=True)
class _Gap(Generic[T]):
    """What lies before a piece that was left as it was: there and gone, and written."""

    gone: list[Original[T]] = field(default_factory=list)
    written: list[Passage] = field(default_factory=list)
    then: Original[T] | None = None


def part_sign(part: str) -> str:
    """Give the sign of a part."""
    return json.dumps(["part", part], ensure_ascii=False)


def aligned(
    originals: list[Original[T]], written: list[Passage], can_become: Callable[[Original[T], Passage], bool]
) -> list[Outcome[T]]:
    """Give the pieces of the new text in their order; `can_become` tells whether an original can be changed into that.

    A part that is not known here (copied from another text) becomes the passages in it.
    """
    known = {original.part: original for original in originals if original.part}
    passages = expanded(written, known)
    gaps = _gaps(originals, passages)
    gone = [original for gap in gaps for original in gap.gone]
    moved = _moved(gone, [passage for gap in gaps for passage in gap.written], known)
    taken = {id(outcome.original) for outcome in moved.values()}
    outcomes: list[Outcome[T]] = []
    for gap in gaps:
        new = [passage for passage in gap.written if id(passage) not in moved]
        left = [original for original in gap.gone if id(original) not in taken]
        changed = _changed(left, new, can_become)
        outcomes.extend(
            moved.get(id(passage)) or Outcome(original=changed.get(id(passage)), passage=passage)
            for passage in gap.written
        )
        if gap.then is not None:
            outcomes.append(Outcome(original=gap.then))
    return _with_silent(outcomes, originals, taken)


def _with_silent(outcomes: list[Outcome[T]], originals: list[Original[T]], moved: set[int]) -> list[Outcome[T]]:
    """Put what shows nothing behind what it stood behind; at the end of a text it stays at the end."""
    behind: defaultdict[int, list[Outcome[T]]] = defaultdict(list)
    in_place = {id(outcome.original) for outcome in outcomes if outcome.original} - moved
    seen = [index for index, original in enumerate(originals) if original.signs]
    last = seen[-1] if seen else -1
    before = 0
    for index, original in enumerate(originals):
        if original.signs:
            before = id(original) if id(original) in in_place else before
        else:
            behind[before if index < last or original.leads else -1].append(Outcome(original=original))
    placed = list(behind[0])
    for outcome in outcomes:
        placed.append(outcome)
        placed.extend(behind[id(outcome.original)] if outcome.original and not outcome.again else ())
    return placed + behind[-1]


def _gaps(originals: list[Original[T]], passages: list[Passage]) -> list[_Gap[T]]:
    kept, covered = _kept(originals, passages)
    gaps: list[_Gap[T]] = [_Gap() for _ in range(len(kept) + 1)]
    for number, index in enumerate(sorted(kept)):
        gaps[number].then = originals[index]
    number = 0
    for index, original in enumerate(originals):
        if index in kept:
            number += 1
        elif original.signs:
            gaps[number].gone.append(original)
    starts = sorted(kept.values())
    for at, passage in enumerate(passages):
        if at not in covered:
            gaps[sum(start < at for start in starts)].written.append(passage)
    return gaps


def _kept(originals: list[Original[T]], passages: list[Passage]) -> tuple[dict[int, int], set[int]]:
    """Find the originals of which everything stands there unchanged: by their index where each begins in the new."""
    firsts: list[int] = []
    signs: list[str] = []
    for original in originals:
        firsts.append(len(signs))
        signs.extend(original.signs)
    kept: dict[int, int] = {}
    covered: set[int] = set()
    for there, here, length in _matches(signs, [passage.sign for passage in passages]):
        for index, original in enumerate(originals):
            size = len(original.signs)
            if size and there <= firsts[index] and firsts[index] + size <= there + length:
                kept[index] = here + firsts[index] - there
                covered.update(range(kept[index], kept[index] + size))
    return kept, covered


def _matches(there: list[str], here: list[str]) -> Iterator[tuple[int, int, int]]:
    """Find the runs that both have: where each begins in either, and how long it is. Most texts change in one place."""
    shortest = min(len(there), len(here))
    first = next((at for at in range(shortest) if there[at] != here[at]), shortest)
    rest = shortest - first
    last = next((at for at in range(rest) if there[-1 - at] != here[-1 - at]), rest)
    yield 0, 0, first
    middle, changed = there[first : len(there) - last], here[first : len(here) - last]
    for old, new, length in SequenceMatcher(None, middle, changed, autojunk=False).get_matching_blocks():
        yield first + old, first + new, length
    yield len(there) - last, len(here) - last, last


def _moved(
    gone: Iterable[Original[T]], written: Iterable[Passage], known: dict[str, Original[T]]
) -> dict[int, Outcome[T]]:
    """Find what stands elsewhere now, by the id of the passage object; a part that stands twice is given again."""
    free: defaultdict[str, list[Original[T]]] = defaultdict(list)
    for original in gone:
        if len(original.signs) == 1:
            free[original.signs[0]].append(original)
    moved: dict[int, Outcome[T]] = {}
    for passage in written:
        if free[passage.sign]:
            moved[id(passage)] = Outcome(original=free[passage.sign].pop(0))
        elif passage.part:
            moved[id(passage)] = Outcome(original=known[passage.part], again=True)
    return moved


def _changed(
    gone: list[Original[T]], new: list[Passage], can_become: Callable[[Original[T], Passage], bool]
) -> dict[int, Original[T]]:
    """Pair what is gone with what is new between the same neighbours: the likest first, what is left in order."""
    pairs = [(old, passage) for old in gone for passage in new if can_become(old, passage)]
    rated = [(_likeness(old, passage), old, passage) for old, passage in pairs] if len(pairs) <= MOST_COMPARED else []
    best = [(old, passage) for ratio, old, passage in sorted(rated, key=lambda one: -one[0]) if ratio >= ALIKE]
    changed: dict[int, Original[T]] = {}
    used: set[int] = set()
    for old, passage in (*best, *(pairs if len(gone) == len(new) else ())):
        if id(passage) not in changed and id(old) not in used:
            changed[id(passage)] = old
            used.add(id(old))
    return changed


def _likeness(old: Original[T], passage: Passage) -> float:
    there, here = old.words[:LONGEST_COMPARED], plain(passage.node)[:LONGEST_COMPARED]
    return SequenceMatcher(None, there, here, autojunk=False).ratio() if there or here else 1.0
