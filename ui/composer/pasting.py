"""What is pasted -> blocks: the words, their order and their plain looks, whatever program they came from."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sync.pasting import pasted_html
from ui.composer.html_reading import SAME_MARK, WHITE_SPACE
from ui.composer.text import DEEPEST_LIST, Block, Shape, Words, clean, collapsed, tidy

if TYPE_CHECKING:
    from ui.composer.text import Run

SHAPES = {
    "h1": Shape.H2,
    "h2": Shape.H2,
    "h3": Shape.H3,
    "h4": Shape.H3,
    "h5": Shape.H3,
    "h6": Shape.H3,
    "blockquote": Shape.QUOTE,
    "pre": Shape.CODE,
}
BREAKING = {"p", "div", "li", "ul", "ol", "tr", "dt", "dd", "hr", *SHAPES}
LINKS = {"http", "https", "mailto", "tel"}
BULLET = re.compile("^(?:[·•▪▫‣◦§●○■\u2013-][ \u00a0]+|o\u00a0+)")
"""How a word processor writes the bullet of an item that it does not say is one."""
ADDRESS = re.compile(r"(?:https?://|mailto:)\S+")


def from_html(markup: str) -> list[Block]:
    """Read HTML of the clipboard."""
    reader = _Pasted()
    reader.feed(pasted_html(markup))
    reader.close()
    reader.end_block()
    return [_item(block) for block in reader.blocks]


def from_text(text: str) -> list[Block]:
    """Read plain text: a paragraph for each line that is not empty. An address on its own leads where it says."""
    lines = [line.strip() for line in clean(text).split("\n")]
    return [Block(Shape.PARAGRAPH, (Words(line, href=address_in(line)),)) for line in lines if line]


def address_in(text: str) -> str:
    """Give the address that a text consists of; empty where it is something else."""
    words = text.strip()
    if not ADDRESS.fullmatch(words):
        return ""
    try:
        return words if urlsplit(words).scheme in LINKS else ""
    except ValueError:  # such as "http://["
        return ""


def _item(block: Block) -> Block:
    """Make an item of a paragraph that begins with a bullet."""
    first = block.runs[0] if block.runs else None
    if block.shape is not Shape.PARAGRAPH or not isinstance(first, Words) or not BULLET.match(first.text):
        return block
    words = replace(first, text=BULLET.sub("", first.text))
    return Block(Shape.ITEM, tidy((words, *block.runs[1:])), depth=1)


class _Pasted(HTMLParser):
    """Begins a block wherever one begins, and never minds what stands in what."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._runs: list[Run] = []
        self._open: list[tuple[str, Words]] = []
        self._lists: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """See HTMLParser."""
        given = {name: value or "" for name, value in attrs}
        if tag in BREAKING:
            self.end_block()
        if tag in ("ul", "ol"):
            self._lists.append(tag == "ol")
        elif tag == "hr":
            self.blocks.append(Block(Shape.RULE))
        elif tag == "br":
            self._runs.append(replace(self._look, text="\n"))
        elif tag in ("td", "th") and self._runs:
            self._runs.append(Words(" \u00a0 "))
        if tag not in ("br", "hr"):
            self._open.append((tag, self._looking(tag, given)))

    def handle_endtag(self, tag: str) -> None:
        """See HTMLParser."""
        if tag in BREAKING:
            self.end_block()
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        at = next((at for at in range(len(self._open) - 1, -1, -1) if self._open[at][0] == tag), None)
        if at is not None:
            del self._open[at:]

    def handle_data(self, data: str) -> None:
        """See HTMLParser."""
        self._runs.append(replace(self._look, text=data if self._within("pre") else WHITE_SPACE.sub(" ", data)))

    def end_block(self) -> None:
        """End what is being read, and begin something new."""
        shape = next((SHAPES[tag] for tag, _ in reversed(self._open) if tag in SHAPES), Shape.PARAGRAPH)
        code = shape is Shape.CODE
        runs = tidy(self._runs, verbatim=True) if code else tidy(collapsed(self._runs))
        self._runs = []
        if not "".join(run.text for run in runs if isinstance(run, Words)).strip():
            return
        if self._within("li") and not code:
            depth = max(1, min(DEEPEST_LIST, len(self._lists)))
            self.blocks.append(Block(Shape.ITEM, runs, depth, bool(self._lists and self._lists[-1])))
        else:
            self.blocks.append(Block(shape, runs))

    @property
    def _look(self) -> Words:
        return self._open[-1][1] if self._open else Words("")

    def _within(self, tag: str) -> bool:
        return any(one == tag for one, _ in self._open)

    def _looking(self, tag: str, given: dict[str, str]) -> Words:
        look = self._look
        if tag == "a" and given.get("href"):
            return replace(look, href=given["href"])
        style = given.get("style", "")
        marks = set(look.marks)
        if tag in SAME_MARK and not (tag == "b" and "font-weight:normal" in style):
            marks.add(SAME_MARK[tag])
        if re.search("font-weight:(bold|[6-9]00)", style):
            marks.add("strong")
        if "font-style:italic" in style:
            marks.add("em")
        if re.search("text-decoration(-line)?:[a-z -]*underline", style) and not look.href:
            marks.add("u")
        return replace(look, marks=frozenset(marks))
