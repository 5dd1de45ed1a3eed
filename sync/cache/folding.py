"""Makes texts comparable the way people type them: without case, accents or the spelling of the Dutch ij.

``ij``, ``ÿ`` and ``y`` are one letter here, Frisian û ê ô â ú are u e o a u. Everything that searches or sorts uses
this one fold, so that what is found and what is highlighted agree.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "\u0131": "i", "ŋ": "n"}
)
_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")
_DOUBLED = re.compile(r"([a-z])\1+")
_PARTICLES = frozenset(
    {
        "aan",
        "al",
        "bij",
        "d",
        "de",
        "den",
        "der",
        "des",
        "du",
        "el",
        "het",
        "in",
        "l",
        "la",
        "le",
        "onder",
        "op",
        "over",
        "s",
        "t",
        "te",
        "ten",
        "ter",
        "uit",
        "van",
        "von",
        "voor",
    }
)
_VOICED = str.maketrans("zv", "sf")
_SHORTEST_STEM = 5


def fold(text: str) -> str:
    """Give `text` without case and accents, with one spelling of ij."""
    if text.isascii():
        return text.lower().replace("ij", "y")
    return _plain(text).replace("ij", "y")


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return bare.casefold().translate(_LETTERS_WITHOUT_DECOMPOSITION)


def words(text: str) -> list[str]:
    """Give the folded words of `text`: runs of letters and digits."""
    return _WORD.findall(fold(text))


def blur(word: str) -> str:
    """Give a folded word as it nearly sounds: "janssen" like "jansen", "rijbewijz" like "rijbewijs", "fries", "vries".

    Doubled letters are single, z is s, v is f: that is also how Dutch plurals change a word.
    """
    return _DOUBLED.sub(_first_letter, word.translate(_VOICED))


def _first_letter(doubled: re.Match[str]) -> str:
    """Stand in for a template with a back-reference, which Python 3.11 parses, by an import, for every match anew."""
    return doubled.group(1)


def singular(word: str) -> str:
    """Give a folded word without a Dutch plural ending; short words stay whole, too many others begin like them."""
    for ending in ("en", "s"):
        bare = word.removesuffix(ending)
        if word.endswith(ending) and len(blur(bare)) >= _SHORTEST_STEM:
            return bare
    return word


def stem(word: str) -> str:
    """Give a folded word blurred and in the singular: "paspoorten" is like "paspoort", "scholen" like "school"."""
    return blur(singular(word))


def number_word(number: str) -> str:
    """Give a telephone number as one word."""
    return "".join(words(number))


def likeness(some_words: Iterable[str]) -> set[str]:
    """Give the words that are others when blurred, as such: for what is only nearly the same."""
    return {near for word in some_words if (near := blur(word)) != word}


def joined(name_words: Sequence[str]) -> list[str]:
    """Give every tail of a name written as one word: "vandermeer", "dermeer", "meer".

    A prefix of one of these is a prefix of a word, with or without spaces and hyphens.
    """
    return ["".join(name_words[start:]) for start in range(len(name_words))]


def name_key(first_name: str, last_name: str) -> str:
    """Give what people are sorted by: the main name, then first name, then particles ("van der Meer" under M)."""
    last = words(last_name)
    main = 0
    while main < len(last) - 1 and last[main] in _PARTICLES:
        main += 1
    given = words(first_name)
    return " ".join([*last[main:], ",", *given, ",", *last[:main]]) if last else " ".join(given)


def natural_key(text: str) -> str:
    """Give what titles are sorted by: numbers by value ("hoofdstuk 9" before "hoofdstuk 10"), letters by fold."""
    return _DIGITS.sub(_by_value, " ".join(words(text)))


def _by_value(digits: re.Match[str]) -> str:
    number = digits.group().lstrip("0")
    return f"{len(number):03}{number}"


def matches(text: str, value: str) -> list[tuple[int, int]]:
    """Give the spans of `value` that the words of `text` begin, as (start, end), in order and without overlap.

    What has been typed is found at the beginning of words, over spaces and hyphens ("vandermeer" in "van der Meer"),
    and as a plural or singular of a whole word.
    """
    letters, places = _folded_with_places(value)
    found = [span for word in words(text) for span in _beginnings(word, letters)]
    return _merged([(places[start], places[end - 1] + 1) for start, end in found], value)


def _folded_with_places(value: str) -> tuple[str, list[int]]:
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(value):
        for plain in _plain(letter):
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
        elif blur(found.group()).startswith(stem(word)):
            spans.append(found.span())
    return spans


def _end_of_prefix(word: str, letters: str, start: int) -> int | None:
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
