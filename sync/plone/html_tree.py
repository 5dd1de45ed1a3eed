"""Harmless HTML -> its passages: a tree for each paragraph, heading, list, table, picture or part, as slate has them.

A *passage* is what stands by itself in a text. A *part* is a passage that the composer cannot express, in a
``<div data-part="ID">``; see `parts`.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

Node: TypeAlias = dict[str, Any]

INLINE = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "u": "u", "s": "del", "del": "del", "code": "code",
          "sub": "sub", "sup": "sup", "a": "link"}  # fmt: skip
TEXTS = {"p", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "li", "dt", "dd"}
OTHER_TEXT = {"h1": "h2", "dt": "p", "dd": "p"}
LISTS = {"ul", "ol"}
ENDING_EACH_OTHER = {"p", "pre", "h2", "h3", "h4", "h5", "h6"}
CELLS = {"th": "header", "td": "data"}
UNWRAPPED = {"li", "blockquote", *CELLS}
"""What may have its words in one paragraph or without: that looks alike."""
SIMPLE_TAGS = {
    *INLINE, *LISTS, *CELLS, "p", "h2", "h3", "h4", "blockquote", "pre", "li", "br", "hr", "img", "table", "thead",
    "tbody", "tr",
}  # fmt: skip
"""What the composer can write."""
WITH_ATTRIBUTES = {"a", "img"}
INSIDE: dict[str, set[str]] = {
    "root": {"p", "h2", "h3", "h4", "blockquote", "pre", "ul", "ol", "table", "hr", "img"},
    "blockquote": {"p"}, "ul": {"li"}, "ol": {"li"}, "li": {"ul", "ol"}, "table": {"tr"}, "tr": set(CELLS),
}  # fmt: skip
"""Which passages the composer can put in which; words go into all."""
SPACE = re.compile(r"[ \t\r\n\f]+")
SCALE = re.compile(r"/@@images/.*$")


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage: its tree, and a `sign` that is equal for passages that show the same."""

    node: Node
    sign: str

    @property
    def part(self) -> str:
        """The id of the part that this is, or nothing."""
        return str(self.node["id"]) if self.node["type"] == "part" else ""


def passages_of(markup: str) -> list[Passage]:
    """Give the passages of harmless HTML; a picture within words stands after them, what is empty is left out."""
    return [Passage(node, _sign(node)) for top in _parsed(markup).root["children"] for node in _flat(top)]


def expanded(passages: Iterable[Passage], known: Container[str]) -> list[Passage]:
    """Give passages with what is in a part in place of it, where that is none of the known ones."""
    found: list[Passage] = []
    for passage in passages:
        if passage.part and passage.part not in known:
            inner = [node for child in passage.node["children"] for node in _flat(child)]
            found.extend(Passage(node, _sign(node)) for node in inner)
        else:
            found.append(passage)
    return found


def is_expressible(markup: str) -> bool:
    """Tell whether the composer can write all that is in this HTML, so that nothing of it would be lost."""
    tree = _parsed(markup)
    return not tree.strange and all(_fits(child, "root") for child in tree.root["children"])


def plain(node: Node) -> str:
    """Give the words of a tree."""
    if "children" not in node:
        return str(node.get("text", ""))
    between = " " if node.get("type") in LISTS | {"tr", "table"} else ""
    return between.join(plain(child) for child in node["children"])


def all_of(node: Node, kind: str) -> Iterator[Node]:
    """Find the nodes of a kind in a tree, those within each other left out."""
    for child in node.get("children", ()):
        if child.get("type") == kind:
            yield child
        else:
            yield from all_of(child, kind)


def without(node: Node, kind: str) -> Node:
    """Give a tree without the nodes of a kind."""
    if "children" not in node:
        return node
    children = [without(child, kind) for child in node["children"] if child.get("type") != kind]
    return {**node, "children": children or [{"text": ""}]}


def is_words(node: Node) -> bool:
    """Tell whether a node stands within a line: text, or text that is marked."""
    return "text" in node or node.get("type") in INLINE.values()


def bare_picture(address: str) -> str:
    """Give the address of a picture without its size."""
    return SCALE.sub("", address)


def _parsed(markup: str) -> _Tree:
    parser = _Tree()
    parser.feed(markup)
    parser.close()
    return parser


def _flat(node: Node) -> Iterator[Node]:
    kind = node["type"]
    if kind in ("img", "hr", "part"):
        yield node
    elif kind == "table":
        yield without(node, "img")
        yield from all_of(node, "img")
    else:
        text = without(node, "img")
        if plain(text).strip(" \n\t\xa0"):
            yield text
        yield from all_of(node, "img")


def _fits(node: Node, holder: str) -> bool:
    kind = node.get("type", "")
    if is_words(node):
        return holder != "root" and not any(all_of(node, "img"))
    children = [child for child in node.get("children", ()) if child.get("text", "x").strip()]
    if kind == "p" and [child.get("type") for child in children] == ["img"]:
        return holder == "root"
    if kind == "p" and holder in UNWRAPPED and holder != "blockquote":
        return all(_fits(child, kind) for child in children)
    if kind in CELLS and any(child.get("type") == "p" for child in children) and len(children) > 1:
        return False
    if kind == "li" and sum(child.get("type") == "p" for child in children) > 1:
        return False
    return kind in INSIDE.get(holder, ()) and all(_fits(child, kind) for child in children)


def _sign(node: Node) -> str:
    return json.dumps(_shape(node, preformatted=False), ensure_ascii=False)


def _shape(node: Node, *, preformatted: bool) -> list[Any]:
    kind = node["type"]
    if kind == "part":
        return [kind, node["id"]]
    if kind == "img":
        return [kind, bare_picture(node["src"]), node["alt"]]
    return [kind, *_contents(node, preformatted=preformatted or kind == "pre")]


def _contents(node: Node, *, preformatted: bool) -> list[Any]:
    shapes: list[Any] = []
    runs: list[list[Any]] = []
    for child in [*node.get("children", ()), {"type": ""}]:
        if is_words(child):
            runs.extend(_runs(child, frozenset(), ""))
            continue
        shapes.extend(_joined(runs, preformatted=preformatted))
        runs = []
        if child["type"]:
            shapes.append(_shape(child, preformatted=preformatted))
    begins_with_paragraph = node["type"] in UNWRAPPED and [shape[0] for shape in shapes[:1]] == ["p"]
    if begins_with_paragraph and (len(shapes) == 1 or node["type"] == "li"):
        return [*shapes[0][1:], *shapes[1:]]
    return shapes


def _runs(node: Node, marks: frozenset[str], link: str) -> Iterator[list[Any]]:
    if "text" in node:
        yield [node["text"], sorted(marks), link]
        return
    kind = node["type"]
    inner = marks if kind == "link" else marks | {kind}
    leads = node["data"]["url"] if kind == "link" else link
    for child in node.get("children", ()):
        yield from _runs(child, inner, leads)


def _joined(runs: list[list[Any]], *, preformatted: bool) -> list[list[Any]]:
    joined: list[list[Any]] = []
    for words, marks, link in runs:
        if joined and joined[-1][1:] == [marks, link]:
            joined[-1][0] += words
        elif words:
            joined.append([words, marks, link])
    if not preformatted and joined:
        joined[0][0] = joined[0][0].lstrip(" \n")
        joined[-1][0] = joined[-1][0].rstrip(" \n")
    return [run for run in joined if run[0]]


def _link_data(given: dict[str, str]) -> dict[str, str]:
    """Tell where a link leads; of one that stands for a film also its picture and its captions."""
    data = {"url": given.get("href", "")}
    if "data-film" in given:
        data |= {"film": given["data-film"], "captions": given.get("data-captions", "")}
    return data


class _Tree(HTMLParser):
    """Builds nodes while the text is read; text outside every block gets a paragraph."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root: Node = {"type": "root", "children": []}
        self.strange = False
        self._open: list[tuple[str, Node]] = [("", self.root)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a node, or put one that has no content in its place."""
        given = {name: value or "" for name, value in attrs}
        self.strange |= tag not in SIMPLE_TAGS or (bool(given) and tag not in WITH_ATTRIBUTES and len(self._open) > 1)
        if tag == "br":
            self._add_text("\n")
        elif tag == "hr":
            self._close_texts()
            self._add({"type": "hr"})
        elif tag == "img":
            self._add({"type": "img", "src": given.get("src", ""), "alt": given.get("alt", "")})
        elif tag == "div":
            self._open_division(given)
        elif tag in INLINE:
            self._begin_text()
            data = {"data": _link_data(given)} if tag == "a" else {}
            self._push(tag, {"type": INLINE[tag], **data, "children": []})
        elif tag in TEXTS or tag == "h1":
            if tag != "li":
                self._close_texts()
            self._push(tag, {"type": OTHER_TEXT.get(tag, tag), "children": []})
        elif tag in LISTS or tag in CELLS or tag in ("table", "tr"):
            if tag in ("table", *LISTS):
                self._close_texts()
            self._push(tag, {"type": tag, "children": []})

    def handle_endtag(self, tag: str) -> None:
        """Close a node and whatever was left open in it."""
        at = next((at for at in range(len(self._open) - 1, 0, -1) if self._open[at][0] == tag), None)
        if at is not None:
            del self._open[at:]
        elif tag not in INLINE:
            self._close_texts()

    def handle_data(self, data: str) -> None:
        """Add words; line breaks in the source are only spaces, except in what is set as it stands."""
        preformatted = any(tag == "pre" for tag, _ in self._open)
        words = data if preformatted else SPACE.sub(" ", data)
        between = self._open[-1][1]["type"] in LISTS | {"table", "tr"}
        if words.strip() or (self._is_in_text() and not between):
            self._add_text(words)

    def _open_division(self, given: dict[str, str]) -> None:
        """Open a part where it stands by itself; any other division only ends the words before it."""
        self._close_texts()
        if given.get("data-part") and self._open[-1][1] is self.root:
            self._push("div", {"type": "part", "id": given["data-part"], "children": []})
        else:
            self._open.append(("div", self._open[-1][1]))

    def _add_text(self, words: str) -> None:
        self._begin_text()
        children = self._open[-1][1]["children"]
        if children and "text" in children[-1]:
            children[-1]["text"] += words
        else:
            children.append({"text": words})

    def _begin_text(self) -> None:
        if not self._is_in_text():
            self._push("p", {"type": "p", "children": []})

    def _is_in_text(self) -> bool:
        return any(node["type"] in TEXTS or node["type"] in CELLS for _, node in self._open)

    def _close_texts(self) -> None:
        """End the paragraph or heading that is open: they do not stand in each other."""
        for at, (_, node) in enumerate(self._open):
            if node["type"] in ENDING_EACH_OTHER:
                del self._open[at:]
                return

    def _push(self, tag: str, node: Node) -> None:
        self._add(node)
        self._open.append((tag, node))

    def _add(self, node: Node) -> None:
        self._open[-1][1]["children"].append(node)
