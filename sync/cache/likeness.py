"""When a word is nearly another: one a part of the other, or another after a small typing mistake.

Words are compared blurred and in the singular (`folding.stem`), so "rijbewjis" and "rijbewijzen" are close enough. What
has digits in it means what it says: of a number of a room or a file none other is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.cache.folding import blur, stem
from sync.cache.word_index import beginning_so

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SHORTEST_NEAR = 4
"""Letters that have to be typed before words that are only nearly the same are found."""
_SHORTEST_PART = 5
"""Letters of a word that may be part of another: shorter ones are in words they have nothing to do with."""
_LETTERS_PER_MISTAKE = 4
_MOST_MISTAKES = 2
_SOUNDS = {"f": "p", "y": "ij", "i": "y", "e": "y"}
"""First letters that are written one for another: Filip and Philip, ei and ij."""


def mistakes_allowed(typed: str) -> int:
    """Tell how many letters of a typed word may be wrong, left out, too many or in the wrong order."""
    return min(len(typed) // _LETTERS_PER_MISTAKE, _MOST_MISTAKES)


def mistakes(typed: str, word: str) -> int:
    """Count the mistakes with which `typed` begins `word`; one more than allowed for all that are too many."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415  no start should wait for it

    allowed = mistakes_allowed(typed)
    # Cut to the length of what was typed a word is one mistake further off for each letter left out or too many.
    is_far_off = OSA.distance(typed, word[: len(typed)], score_cutoff=2 * allowed) > 2 * allowed
    return allowed + 1 if is_far_off else _fewest_mistakes(typed, word, allowed)


def _fewest_mistakes(typed: str, word: str, allowed: int) -> int:
    from rapidfuzz.distance import OSA  # noqa: PLC0415  as above

    return min(
        OSA.distance(typed, word[:end], score_cutoff=allowed)
        for end in range(max(len(typed) - allowed, 1), len(typed) + allowed + 1)
    )


def is_compound_of(typed: str, word: str) -> bool:
    """Tell whether `typed` begins with `word` and goes on: "paspoortaanvrag" with "paspoort"; both are stems."""
    return len(typed) > len(word) >= _SHORTEST_PART and typed.startswith(word)


def is_part_of(typed: str, word: str) -> bool:
    """Tell whether `typed` is within `word`: "belasting" in "hondenbelasting"; both are stems."""
    return len(word) > len(typed) >= _SHORTEST_PART and typed in word


def ends_with(typed: str, word: str) -> bool:
    """Tell whether `typed` ends with `word`: "parkervergunning" with "vergunning"; both are stems."""
    return len(typed) > len(word) >= _SHORTEST_PART and typed.endswith(word)


def is_near(typed: str, word: str) -> bool:
    """Tell whether what is typed would find a word though it does not begin it; both are folded."""
    if len(typed) < SHORTEST_NEAR:
        return False
    if not typed.isalpha():
        return blur(word).startswith(stem(typed))
    near, stemmed, sound, blurred = stem(typed), stem(word), blur(typed), blur(word)
    return (
        blurred.startswith(near)
        or is_compound_of(near, stemmed)
        or is_part_of(near, stemmed)
        or mistakes(sound, blurred) <= mistakes_allowed(sound)
    )


class Vocabulary:
    """The words that people can be found by, as they nearly sound."""

    def __init__(self, words: Iterable[str], skills: Iterable[str]) -> None:
        """Take folded words of names, skills and places, and those of skills apart: only these have kin."""
        words = set(words)
        if words:
            import rapidfuzz.process  # noqa: F401, PLC0415  while a worker makes this: no key should wait for it
        self._words = sorted({blur(word) for word in words if not word.isdecimal()})
        self._skills = sorted({stem(word) for word in skills if len(word) >= _SHORTEST_PART})

    def heads(self, typed: str) -> Iterator[str]:
        """Give stems of skills that a typed stem is a compound of, or that it is a part of."""
        if not typed.isalpha():
            return iter(())
        return (word for word in self._skills if is_compound_of(typed, word) or is_part_of(typed, word))

    def tails(self, typed: str) -> Iterator[str]:
        """Give stems of skills that a typed stem ends with."""
        if not typed.isalpha():
            return iter(())
        return (word for word in self._skills if ends_with(typed, word))

    def mistaken(self, typed: str) -> list[tuple[int, str]]:
        """Give words that a typed word, blurred, begins but for small mistakes, each with how many these are."""
        from rapidfuzz.distance import OSA  # noqa: PLC0415  as above
        from rapidfuzz.process import extract  # noqa: PLC0415  as above

        allowed = mistakes_allowed(typed)
        if not allowed or not typed.isalpha():
            return []
        words = self._words_in_reach(typed)
        cut = [word[: len(typed)] for word in words]
        close = extract(typed, cut, scorer=OSA.distance, score_cutoff=2 * allowed, limit=None)
        counted = ((_fewest_mistakes(typed, words[place], allowed), words[place]) for _, _, place in close)
        return [(number, word) for number, word in counted if 0 < number <= allowed]

    def _words_in_reach(self, typed: str) -> Sequence[str]:
        """Give the words whose first letter may have been meant: comparing with all others takes ten times as long."""
        firsts = {typed[0], typed[1], *_SOUNDS.get(typed[0], "")}
        found: list[str] = []
        for first in sorted(firsts):
            found += self._words[beginning_so(self._words, first)]
        return found
