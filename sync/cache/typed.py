"""Takes apart what somebody typed to find a person: words, and telephone numbers however they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

from sync.cache.folding import words

MOST_WORDS = 12
_LONGEST_WORD = 64
_WITHIN = r"[\d\s()./\N{NON-BREAKING HYPHEN}-]"
_NUMBER = re.compile(rf"(?<![\w.])(?:\+|\(?0){_WITHIN}*\d|\d{_WITHIN}{{4,}}\d")
_FEWEST_DIGITS = 4
_DIGITS_OF_AN_UNMARKED = 6
_DIGITS_OF_A_NATIONAL = 10
_ABBREVIATED = re.compile(r"vd(?=[a-z]|$)")
_OWN_COUNTRY = "31"


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: folded `words`, and the digits of `numbers` as they are dialled within the country."""

    words: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.numbers)


def typed_words(text: str) -> list[str]:
    """Give the words to look for; of a very long text only the first ones."""
    some = words(text[: MOST_WORDS * _LONGEST_WORD])
    return [word[:_LONGEST_WORD] for word in dict.fromkeys(some)][:MOST_WORDS]


def read_typed(text: str) -> Typed:
    """Take apart what somebody typed; of a very long text only the beginning."""
    text = text[: MOST_WORDS * _LONGEST_WORD]
    numbers = []

    def take(found: re.Match[str]) -> str:
        number = national(found.group())
        if len(number) < (_FEWEST_DIGITS if found.group()[0] in "+(0" else _DIGITS_OF_AN_UNMARKED):
            return found.group()
        numbers.append(number)
        return " "

    rest = _NUMBER.sub(take, text)
    some = chain.from_iterable(map(_written_out, typed_words(rest)))
    return Typed(tuple(dict.fromkeys(some)), tuple(dict.fromkeys(numbers)))


def _written_out(word: str) -> list[str]:
    """Write "vd" and "vdmeer" as "v d" and "v d meer", which begin the words they stand for."""
    found = _ABBREVIATED.match(word)
    return [part for part in ("v", "d", word[found.end() :]) if part] if found else [word]


def national(number: str) -> str:
    """Give the digits of a telephone number as it is dialled within the country: "+31 (0)510 12" is 051012."""
    digits = "".join(filter(str.isdecimal, number))
    abroad = number.lstrip(" (").startswith("+")
    if digits.startswith("00") and len(digits) > _DIGITS_OF_A_NATIONAL:
        digits, abroad = digits[2:], True
    if not abroad:
        return digits
    return "0" + digits.removeprefix(_OWN_COUNTRY).lstrip("0") if digits.startswith(_OWN_COUNTRY) else digits
