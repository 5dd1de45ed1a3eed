"""Where in a value stands what made it match, to be painted so."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sync.cache.folding import begun, fold_letter
from sync.cache.likeness import is_near
from sync.cache.typed import read_typed

_WORD = re.compile(r"[^\W_]+")


def matches(text: str, value: str) -> list[tuple[int, int]]:
    """Give the spans of `value` that `text` matches, as (start, end), in order and without overlap.

    What has been typed is found at the beginning of words, over spaces and hyphens ("vandermeer" in "van der Meer"),
    and where it is only nearly the same, as a whole word. A number is found in a number however both are written.
    """
    typed = read_typed(text)
    letters, places = _folded_with_places(value)
    found = [span for word in typed.words for span in _beginnings(word, letters) or _near(word, letters)]
    found += [span for number in typed.numbers for span in _digits(number, letters)]
    return _merged([(places[start], places[end - 1] + 1) for start, end in found], value)


@lru_cache(maxsize=4096)
def _folded_with_places(value: str) -> tuple[str, list[int]]:
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(value):
        for plain in fold_letter(letter):
            if plain == "j" and letters and letters[-1] == "i":
                letters[-1] = "y"
                continue
            letters.append(plain)
            places.append(place)
    return "".join(letters), places


def _beginnings(word: str, letters: str) -> list[tuple[int, int]]:
    spans = []
    for found in _WORD.finditer(letters):
        end = _end_of_prefix(word, letters, found.start())
        if end is not None:
            spans.append((found.start(), end))
    return spans


def _near(word: str, letters: str) -> list[tuple[int, int]]:
    return [found.span() for found in _WORD.finditer(letters) if is_near(word, found.group())]


def _digits(number: str, letters: str) -> list[tuple[int, int]]:
    """Find the last digits of a number that are here: abroad it has others before them."""
    places = [place for place, letter in enumerate(letters) if letter.isdecimal()]
    here = "".join(letters[place] for place in places)
    wanted = number if number in here else number.removeprefix("0")
    start = here.find(wanted)
    return [(places[start], places[start + len(wanted) - 1] + 1)] if start >= 0 and wanted else []


def _end_of_prefix(word: str, letters: str, start: int) -> int | None:
    return next(filter(None, (_end(beginning, letters, start) for beginning in begun(word))), None)


def _end(word: str, letters: str, start: int) -> int | None:
    place = start
    for letter in word:
        while place < len(letters) and not letters[place].isalnum() and place > start:
            place += 1
        if place >= len(letters) or letters[place] != letter:
            return None
        place += 1
    return place


def _merged(spans: list[tuple[int, int]], value: str) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, begun_end in sorted(spans):
        end = begun_end
        while end < len(value) and _belongs_to_previous(value, end):
            end += 1
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _belongs_to_previous(value: str, place: int) -> bool:
    # A combining accent, and the j of an ij whose i was matched as y, are part of the letter before.
    letter, before = value[place], value[place - 1]
    return bool(unicodedata.combining(letter)) or (letter in "jJ" and before in "iI")
