"""Makes texts comparable the way people type them: without case, accents or the spelling of the Dutch ij.

``ij``, ``ÿ`` and ``y`` are one letter here, Frisian û ê ô â ú are u e o a u. Everything that searches or sorts uses
this one fold, so that what is found and what is highlighted agree.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

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
_ALIKE = str.maketrans("zvc", "sfk")
_SHORTEST_STEM = 5


def fold(text: str) -> str:
    """Give `text` without case and accents, with one spelling of ij."""
    if text.isascii():
        return text.lower().replace("ij", "y")
    return fold_letter(text).replace("ij", "y")


def fold_letter(text: str) -> str:
    """Give a letter, or a text, without case and accents; ``ij`` stays as it is."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return bare.casefold().translate(_LETTERS_WITHOUT_DECOMPOSITION)


def words(text: str) -> list[str]:
    """Give the folded words of `text`: runs of letters and digits."""
    return _WORD.findall(fold(text))


def blur(word: str) -> str:
    """Give a folded word as it nearly sounds: "janssen" like "jansen", "rijbewijz" like "rijbewijs", "fries", "vries".

    Doubled letters are single, z is s, v is f: that is also how Dutch plurals change a word. And c is k: Cees is Kees.
    """
    return _DOUBLED.sub(_first_letter, word.translate(_ALIKE))


def _first_letter(doubled: re.Match[str]) -> str:
    """Stand in for a template with a back-reference, which Python 3.11 parses, by an import, for every match anew."""
    return doubled.group(1)


def begun(word: str) -> tuple[str, ...]:
    """Give the folded words that a word still being typed may begin as: "di" may become "dijk", which is "dyk"."""
    return (word, f"{word[:-1]}y") if word.endswith("i") else (word,)


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
