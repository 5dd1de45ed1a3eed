"""HTML -> the blocks that the composer can change; whatever it cannot express becomes a part that stays as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sync.cache.attachments import ATTACHED_PREFIX
from ui.composer.html_writing import chunks
from ui.composer.text import HEADINGS, MARKS, Block, PlacedFile, PlacedPicture, Shape, Words, collapsed, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ui.composer.text import Run

SAME_MARK = {"b": "strong", "i": "em", "del": "s"} | {mark: mark for mark in MARKS}
INLINE = {*SAME_MARK, "a", "br", "img"}
EMPTY_TAGS = {"br", "img", "hr"}
LISTS = {"ul", "ol"}
TEXTS = {"p": Shape.PARAGRAPH, "pre": Shape.CODE} | {str(heading): heading for heading in HEADINGS}
WHITE_SPACE = re.compile("[ \t\n\r\f]+")
DEEPEST = 24
"""Tags in each other: what is deeper is no text that anybody wrote."""


class Reading(NamedTuple):
    """What was read, and by how each part is written here, how it stood."""

    blocks: list[Block]
    originals: dict[str, str]


def read(markup: str) -> Reading:
    """Read harmless HTML. Nothing of it is lost: see `Block.markup` for what cannot be changed here."""
    blocks: list[Block] = []
    originals: dict[str, str] = {}
    for nodes in _top(_tree(markup)):
        original = markup[nodes[0].begin : nodes[-1].end]
        made = _chunk(nodes) or [Block(Shape.PART, markup=original)]
        if _would_join(made[0], blocks):
            made[0] = replace(made[0], fresh=True)
        blocks += made
        written = list(chunks(made))
        if len(written) == 1:
            originals[written[0]] = original
    return Reading(blocks, originals)


def _would_join(item: Block, before: Sequence[Block]) -> bool:
    """Tell whether a list that begins here would be taken for more of the one before it."""
    if item.shape is not Shape.ITEM or not before or before[-1].shape is not Shape.ITEM:
        return False
    outermost = next((block for block in reversed(before) if block.depth == 1), None)
    return outermost is not None and outermost.ordered == item.ordered


class _NotExpressible(Exception):
    """Something that the composer has no form for."""


@dataclass(slots=True)
class _Node:
    """A tag with what is in it, or words where `tag` is empty; `begin` and `end` say where it stands."""

    tag: str
    begin: int
    end: int = 0
    given: Mapping[str, str] = field(default_factory=dict)
    words: str = ""
    inside: list[_Node] = field(default_factory=list)


def _tree(markup: str) -> list[_Node]:
    parser = _Parser(markup)
    parser.feed(markup)
    parser.close()
    return parser.finished()


class _Parser(HTMLParser):
    """Builds nodes, and keeps where each stands in the source."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self._length = len(markup)
        self._lines = [0]
        for line in markup.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        root = _Node("", 0)
        self._open = [root]
        self._last: _Node | None = None

    @property
    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def finished(self) -> list[_Node]:
        """Give what stands at the top."""
        self._end_words(self._length)
        while len(self._open) > 1:
            self._open.pop().end = self._length
        return self._open[0].inside

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a node."""
        begin = self._place
        self._end_words(begin)
        node = _Node(tag, begin, given={name: value or "" for name, value in attrs})
        self._open[-1].inside.append(node)
        node.end = begin + len(self.get_starttag_text() or "")
        if tag not in EMPTY_TAGS:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        """Close a node, with whatever was left open in it."""
        begin = self._place
        self._end_words(begin)
        at = next((at for at in range(len(self._open) - 1, 0, -1) if self._open[at].tag == tag), None)
        if at is not None:
            for node in self._open[at:]:
                node.end = begin + len(tag) + 3
            del self._open[at:]

    def handle_data(self, data: str) -> None:
        """Add words."""
        if self._last is None:
            self._last = _Node("", self._place)
            self._open[-1].inside.append(self._last)
        self._last.words += data

    def handle_comment(self, data: str) -> None:
        """Leave comments out."""
        del data
        self._end_words(self._place)

    def _end_words(self, place: int) -> None:
        if self._last is not None:
            self._last.end = place
            self._last = None


_Chunk: TypeAlias = list[_Node]


def _top(nodes: list[_Node]) -> Iterator[_Chunk]:
    """Give what belongs together at the top: a tag of its own, or words that stand in none."""
    loose: list[_Node] = []
    for node in nodes:
        if node.tag in INLINE or not node.tag:
            loose.append(node)
            continue
        yield from _loose(loose)
        loose = []
        yield [node]
    yield from _loose(loose)


def _loose(nodes: list[_Node]) -> Iterator[_Chunk]:
    if any(node.tag or node.words.strip() for node in nodes):
        yield nodes


def _chunk(nodes: _Chunk) -> list[Block]:
    """Read one part at the top; nothing where it cannot be expressed."""
    try:
        return list(_blocks(nodes))
    except _NotExpressible:
        return []


def _blocks(nodes: _Chunk) -> Iterator[Block]:
    first = nodes[0]
    if first.tag in INLINE or not first.tag:
        yield Block(Shape.PARAGRAPH, _runs(nodes))
        return
    if first.given and first.tag != "hr":
        raise _NotExpressible(first.tag)
    if first.tag in TEXTS:
        yield _text(first)
    elif first.tag in LISTS:
        yield from _items(first, 1)
    elif first.tag == "blockquote":
        yield from _quote(first)
    elif first.tag == "hr":
        yield Block(Shape.RULE)
    else:
        raise _NotExpressible(first.tag)


def _text(node: _Node) -> Block:
    shape = TEXTS[node.tag]
    return Block(shape, _runs(node.inside, verbatim=shape is Shape.CODE))


def _quote(node: _Node) -> Iterator[Block]:
    paragraphs = [inside for inside in node.inside if inside.tag or inside.words.strip()]
    if all(inside.tag in INLINE or not inside.tag for inside in paragraphs):
        yield Block(Shape.QUOTE, _runs(node.inside))
        return
    for number, paragraph in enumerate(paragraphs):
        if paragraph.tag != "p" or paragraph.given:
            raise _NotExpressible(paragraph.tag)
        yield Block(Shape.QUOTE_NEXT if number else Shape.QUOTE_FIRST, _runs(paragraph.inside))


def _items(node: _Node, depth: int) -> Iterator[Block]:
    """Read a list: items of words, each with lists in it at its end."""
    _allow(node, depth)
    for item in (inside for inside in node.inside if inside.tag or inside.words.strip()):
        if item.tag != "li" or item.given:
            raise _NotExpressible(item.tag)
        below = next((at for at, inside in enumerate(item.inside) if inside.tag in LISTS), len(item.inside))
        yield Block(Shape.ITEM, _runs(_unwrapped(item.inside[:below])), depth, node.tag == "ol", fresh=False)
        before = ""
        for inside in item.inside[below:]:
            if not inside.tag and not inside.words.strip():
                continue
            if inside.tag not in LISTS:
                raise _NotExpressible(inside.tag)
            nested = list(_items(inside, depth + 1))
            yield replace(nested[0], fresh=before == inside.tag)
            yield from nested[1:]
            before = inside.tag


def _allow(node: _Node, depth: int) -> None:
    if node.given or depth > DEEPEST or not any(inside.tag == "li" for inside in node.inside):
        raise _NotExpressible(node.tag)


def _unwrapped(nodes: list[_Node]) -> list[_Node]:
    """Give what is in the one paragraph of an item, where it has one: that says the same."""
    meant = [node for node in nodes if node.tag or node.words.strip()]
    return meant[0].inside if len(meant) == 1 and meant[0].tag == "p" and not meant[0].given else nodes


def _runs(nodes: list[_Node], *, verbatim: bool = False) -> tuple[Run, ...]:
    if verbatim and nodes and nodes[0].words.startswith("\n"):  # by the rules of HTML it is none
        nodes = [replace(nodes[0], words=nodes[0].words[1:]), *nodes[1:]]
    runs = _inline(nodes, Words(""), verbatim=verbatim, depth=0)
    return tidy(runs, verbatim=True) if verbatim else tidy(collapsed(runs))


def _inline(nodes: list[_Node], look: Words, *, verbatim: bool, depth: int) -> Iterator[Run]:
    for node in nodes:
        if not node.tag:
            yield replace(look, text=node.words if verbatim else WHITE_SPACE.sub(" ", node.words))
        elif node.tag == "br":
            yield replace(look, text="\n")
        elif depth > DEEPEST or node.tag not in INLINE:
            raise _NotExpressible(node.tag)
        elif node.tag == "img":
            yield _picture(node, look)
        elif node.tag == "a":
            yield from _link(node, look, verbatim=verbatim, depth=depth)
        elif node.given:
            raise _NotExpressible(node.tag)
        else:
            marked = replace(look, marks=look.marks | {SAME_MARK[node.tag]})
            yield from _inline(node.inside, marked, verbatim=verbatim, depth=depth + 1)


def _picture(node: _Node, look: Words) -> PlacedPicture:
    if look.href or look.marks or node.given.keys() - {"src", "alt"} or not node.given.get("src"):
        raise _NotExpressible("img")
    return PlacedPicture(node.given["src"], node.given.get("alt", ""))


def _link(node: _Node, look: Words, *, verbatim: bool, depth: int) -> Iterator[Run]:
    if look.href or node.given.keys() - {"href", "title"}:
        raise _NotExpressible("a")
    href = node.given.get("href", "")
    if href.startswith(ATTACHED_PREFIX):
        yield PlacedFile(href, "".join(_said(node)))
        return
    leading = replace(look, href=href, title=node.given.get("title", "") if href else "")
    yield from _inline(node.inside, leading, verbatim=verbatim, depth=depth + 1)


def _said(node: _Node) -> Iterator[str]:
    yield node.words
    for inside in node.inside:
        yield from _said(inside)
