"""Classic's HTML in fragments, one for each passage, so that what nobody touches is kept as it was written.

Together the fragments are the whole text, sign by sign: what stands between two passages belongs to the first.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING

import nh3

from sync.plone.html_tree import INLINE, is_expressible, passages_of
from sync.plone.parts import by_itself, digest, wrapped
from sync.plone.sanitising import sanitised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.plone.sanitising import Page

LONGEST_IN_FRAGMENTS = 300_000
MOST_FRAGMENTS = 2_000
"""Characters, and passages, up to which a text is taken apart; a longer one is one part as a whole."""
LONGEST_SHOWN = 2_000_000
WITHIN_LINES = {
    *INLINE, "br", "img", "span", "font", "small", "big", "abbr", "cite", "q", "mark", "kbd", "samp", "tt",
    "strike", "ins", "label", "time", "var", "acronym", "bdo", "wbr", "input",
}  # fmt: skip
VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
}  # fmt: skip
HOLDER = re.compile(r"<(div|section|article|main)(\s+[\w-]+\s*=\s*(\"[^\"]*\"|'[^']*'))*\s*>", re.IGNORECASE)
"""The beginning of an element that may stand around a whole text and means nothing to it."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of source: `raw` as it was written, `html` as it is shown (empty where there is nothing to see)."""

    part: str
    raw: str
    html: str
    is_part: bool

    @property
    def markup(self) -> str:
        """What stands of it in the text."""
        return wrapped(self.part, self.html) if self.is_part else self.html


def source_of(text: object) -> str:
    """Give the source out of what a site keeps as a rich text."""
    if isinstance(text, dict):
        text = text.get("data")
    return text if isinstance(text, str) else ""


def fragments_of(text: object, page: Page) -> Iterator[Fragment]:
    """Give the fragments of a rich text, in their order."""
    source = source_of(text)
    pieces = _pieces(source) if len(source) <= LONGEST_IN_FRAGMENTS else None
    if pieces is None or len(pieces) > MOST_FRAGMENTS:
        shown = sanitised(source[:LONGEST_SHOWN], page)
        more = f'<p><a href="{page.url}">…</a></p>' if len(source) > LONGEST_SHOWN else ""
        yield Fragment(_digest(source, 0), source, shown + sanitised(more, page), is_part=True)
        return
    seen: Counter[str] = Counter()
    for raw in pieces:
        harmless = by_itself(sanitised(raw, page))
        if not passages_of(harmless):
            yield Fragment("", raw, "", is_part=False)
            continue
        seen[raw] += 1
        yield Fragment(_digest(raw, seen[raw]), raw, harmless, is_part=not _is_all_shown(raw, harmless))


def _is_all_shown(raw: str, harmless: str) -> bool:
    """Tell whether the composer can write all that is in the source, and none of it is shown as something else."""
    if not is_expressible(raw):
        return False
    return [one.node["type"] for one in passages_of(raw)] == [one.node["type"] for one in passages_of(harmless)]


def _digest(raw: str, number: int) -> str:
    return f"html-{digest(f'{number}:{raw.strip()}')}"


def _pieces(source: str) -> list[str]:
    """Take a text apart; one in which elements are not closed is first written as a browser understands it."""
    found = _split(source)
    return found if found is not None else _split(_well_formed(source)) or [source]


def _split(source: str) -> list[str] | None:
    splitter = _Splitter(source)
    splitter.feed(source)
    splitter.close()
    if splitter.broken or splitter.depth:
        return None
    edges = sorted({0, *splitter.edges, len(source)})
    pieces = [source[start:end] for start, end in pairwise(edges)]
    visible = [piece for piece in pieces if piece.strip()]
    return _inside(visible[0], pieces) if len(visible) == 1 else pieces


def _inside(only: str, pieces: list[str]) -> list[str]:
    """Look into an element that stands around the whole text."""
    stripped = only.strip()
    opening = HOLDER.match(stripped)
    closing = stripped.rfind("</")
    if opening is None or closing < opening.end():
        return pieces
    inner = _split(stripped[opening.end() : closing])
    if inner is None or len(inner) < 2:
        return pieces
    at = only.index(stripped)
    return [only[:at] + opening[0], *inner, stripped[closing:] + only[at + len(stripped) :]]


def _well_formed(source: str) -> str:
    """Write HTML again with every element closed. Nothing is made harmless by this, and nothing that shows is lost."""
    names = _Names()
    names.feed(source)
    names.close()
    return nh3.clean(
        source,
        tags=set(names.tags),
        attributes=names.tags,
        clean_content_tags=set(),
        strip_comments=False,
        link_rel=None,
        url_schemes=names.schemes,
    )


class _Names(HTMLParser):
    """Lists which elements and attributes are used."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: dict[str, set[str]] = {"tbody": set()}
        self.schemes = {"http", "https", "mailto", "tel", "data"}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.setdefault(tag, set()).update(name for name, _ in attrs)


class _Splitter(HTMLParser):
    """Finds where passages begin: elements, or runs of words, that stand in no other."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.edges: list[int] = []
        self.broken = False
        self._lines = [0]
        for line in source.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self._open: list[str] = []
        self._in_words = False

    @property
    def depth(self) -> int:
        """How many elements are still open."""
        return len(self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a passage with an element that is in no other, unless words go on."""
        del attrs
        if not self._open:
            self._begin(words=tag in WITHIN_LINES)
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take ``<br/>`` as one that is closed."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Close an element; one that was not the last to be opened means that the source is not well formed."""
        if tag in VOID:
            return
        if not self._open or self._open.pop() != tag:
            self.broken = True
            self._open.clear()

    def handle_data(self, data: str) -> None:
        """Begin a passage with words that are in no element."""
        if not self._open and data.strip():
            self._begin(words=True)

    def handle_entityref(self, name: str) -> None:
        """Take a named sign as words."""
        self.handle_data(name)

    def handle_charref(self, name: str) -> None:
        """Take a numbered sign as words."""
        self.handle_data(name)

    def handle_comment(self, data: str) -> None:
        """Have a comment stand by itself."""
        del data
        if not self._open and not self._in_words:
            self._begin(words=False)

    def _begin(self, *, words: bool) -> None:
        if not (words and self._in_words):
            line, column = self.getpos()
            self.edges.append(self._lines[line - 1] + column)
        self._in_words = words
