"""What the composer can express: a row of blocks, each of words, pictures and files. Knows neither HTML nor Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MARKS = ("strong", "em", "u", "s", "code", "sub", "sup")
"""How words can be marked, by the tags of HTML, in the order in which they stand around each other."""
DEEPEST_LIST = 6

_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufdd0-\ufdef\ufffc\ufffe\uffff\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SEVERAL = re.compile(" +")
OBJECT, HARD_SPACE = "\ufffc", "\u00a0"


class Shape(StrEnum):
    """What a block is. Of a quote with paragraphs in it each is a block: the first one, and those that follow it."""

    PARAGRAPH = "p"
    H2 = "h2"
    H3 = "h3"
    H4 = "h4"
    H5 = "h5"
    H6 = "h6"
    ITEM = "li"
    QUOTE = "blockquote"
    QUOTE_FIRST = "blockquote p"
    QUOTE_NEXT = "blockquote + p"
    CODE = "pre"
    RULE = "hr"
    PART = "div"


HEADINGS = (Shape.H2, Shape.H3, Shape.H4, Shape.H5, Shape.H6)
QUOTES = (Shape.QUOTE, Shape.QUOTE_FIRST, Shape.QUOTE_NEXT)


@dataclass(frozen=True, slots=True)
class Words:
    """Words in one look; a line break in them is a newline. `href` is where they lead, `title` what a pointer shows."""

    text: str
    marks: frozenset[str] = frozenset()
    href: str = ""
    title: str = ""

    def looks_like(self, other: Words) -> bool:
        """Tell whether both can be written as one."""
        return (self.marks, self.href, self.title) == (other.marks, other.href, other.title)


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture in the text: an address, or `ATTACHED_PREFIX` and a key; `alt` says what is to be seen."""

    src: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class PlacedFile:
    """A file that goes along with the text: `ATTACHED_PREFIX` and a key."""

    src: str
    name: str


Run: TypeAlias = Words | PlacedPicture | PlacedFile


@dataclass(frozen=True)
class Block:
    """A part of a text. `depth` (from 1) and `ordered` are of a list's item; `fresh` begins another list of that kind.

    `markup` is of a PART: the HTML of something that can be moved and deleted here, but not changed.
    """

    shape: Shape = Shape.PARAGRAPH
    runs: tuple[Run, ...] = ()
    depth: int = 0
    ordered: bool = False
    fresh: bool = False
    markup: str = ""

    @cached_property
    def tidied(self) -> tuple[Run, ...]:
        """The runs as they are written."""
        return tidy(self.runs, verbatim=self.shape is Shape.CODE)

    @cached_property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs if isinstance(run, Words))


def clean(text: str) -> str:
    """Leave out what is no text: control characters, halves of characters, and signs that Qt uses for itself."""
    return _NOT_TEXT.sub("", _LINE_ENDS.sub("\n", text))


def tidy(runs: Iterable[Run], *, verbatim: bool = False) -> tuple[Run, ...]:
    """Give runs as they are written: those that look alike are one, and spaces are such that HTML keeps them.

    `verbatim` leaves spaces as they are, for code.
    """
    joined = list(_joined(replace(run, text=clean(run.text)) if isinstance(run, Words) else run for run in runs))
    return tuple(joined if verbatim else _joined(_spaced(joined, HARD_SPACE)))


def collapsed(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Give runs of HTML as they are shown: any white space is one space, also where one run ends and another begins."""
    return tuple(_joined(_spaced(list(runs), "")))


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    held: Words | None = None
    for run in runs:
        if not isinstance(run, Words):
            if held is not None:
                yield held
            held = None
            yield run
        elif held is not None and held.looks_like(run):
            held = replace(held, text=held.text + run.text)
        elif run.text:
            if held is not None:
                yield held
            held = run
    if held is not None:
        yield held


def _spaced(runs: list[Run], others: str) -> Iterator[Run]:
    """No space at either end of a line; of several between words all but the first become `others`."""
    whole = "".join(run.text.replace("\t", " ") if isinstance(run, Words) else OBJECT for run in runs)
    signs = list(whole)
    for spaces in _SEVERAL.finditer(whole):
        begin, end = spaces.span()
        at_an_end = begin == 0 or end == len(whole) or "\n" in (whole[begin - 1], whole[end])
        signs[begin:end] = [""] * (end - begin) if at_an_end else [" ", *[others] * (end - begin - 1)]
    place = 0
    for run in runs:
        if isinstance(run, Words):
            yield replace(run, text="".join(signs[place : place + len(run.text)]))
            place += len(run.text)
        else:
            yield run
            place += 1


def word_count(blocks: Iterable[Block]) -> int:
    """Count the words that somebody wrote."""
    return sum(len(block.text.split()) for block in blocks)
