"""Harmless HTML -> Volto's blocks, as its own editor would have left them; the way back is in `blocks` and `slate`."""

from __future__ import annotations

import re
import uuid
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, TypeAlias

from sync.errors import QT_TRANSLATE_NOOP, Refused
from sync.plone.blocks import SKIPPED_BLOCKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.plone.fields import Record

Node: TypeAlias = dict[str, Any]

INLINE = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "u": "u", "s": "del", "del": "del", "code": "code",
          "sub": "sub", "sup": "sup", "a": "link"}  # fmt: skip
TEXTS = {"p", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "li", "dt", "dd"}
OTHER_TEXT = {"h1": "h2", "dt": "p", "dd": "p"}
LISTS = {"ul", "ol"}
ENDING_EACH_OTHER = {"p", "pre", "h2", "h3", "h4", "h5", "h6"}
CELLS = {"th": "header", "td": "data"}
WRITTEN_HERE = {"slate", "image", "separator", "slateTable"}
"""Blocks that can be made again from what is shown of them."""
SPACE = re.compile(r"[ \t\r\n\f]+")


def blocks_of(written: str, present: Record) -> Record:
    """Give ``blocks`` and ``blocks_layout`` for a text; the title and its like are kept as `present` has them.

    Raises Refused where `present` has parts that only the editor in the browser can make: they would be lost.
    """
    kept = _kept(present)
    made = {str(uuid.uuid4()): block for block in _blocks(written)}
    named = {**kept, **made}
    return {"blocks": named, "blocks_layout": {"items": list(named)}}


def _kept(present: Record) -> dict[str, Node]:
    there = present.get("blocks")
    if not isinstance(there, dict) or not there:
        return {str(uuid.uuid4()): {"@type": "title"}}
    blocks = {name: block for name, block in there.items() if isinstance(block, dict)}
    kinds = {str(block.get("@type") or "") for block in blocks.values()}
    if kinds - SKIPPED_BLOCKS - WRITTEN_HERE:
        raise Refused(
            "blocks of other makes",
            reason=QT_TRANSLATE_NOOP("errors", "This text has parts that can only be changed in the browser."),
        )
    return {name: block for name, block in blocks.items() if block.get("@type") in SKIPPED_BLOCKS}


def _blocks(written: str) -> Iterator[Node]:
    parser = _Tree()
    parser.feed(written)
    parser.close()
    for node in parser.root["children"]:
        yield from _block(node)


def _block(node: Node) -> Iterator[Node]:
    kind = node.get("type")
    if kind == "img":
        yield {"@type": "image", "url": node["src"], "alt": node["alt"], "align": "center"}
    elif kind == "hr":
        yield {"@type": "separator"}
    elif kind == "table":
        yield {"@type": "slateTable", "table": {"rows": [_row(row) for row in _all(node, "tr")]}}
    elif kind in TEXTS or kind in LISTS:
        yield from _texts_and_pictures(node)


def _texts_and_pictures(node: Node) -> Iterator[Node]:
    """Give a text as one block; a picture in it stands in a block of its own after it."""
    pictures = list(_all(node, "img"))
    text = _without(node, "img")
    if _plain(text).strip():
        yield {"@type": "slate", "value": [text], "plaintext": _plain(text)}
    for picture in pictures:
        yield from _block(picture)


def _row(row: Node) -> Node:
    cells = [_cell(cell) for cell in row["children"] if cell.get("type") in CELLS]
    return {"key": uuid.uuid4().hex[:5], "cells": cells}


def _cell(cell: Node) -> Node:
    inner = _without(cell, "img")["children"]
    in_texts = all(child.get("type") in TEXTS | LISTS for child in inner)
    value = inner if in_texts else [{"type": "p", "children": inner}]
    return {"key": uuid.uuid4().hex[:5], "type": CELLS[cell["type"]], "value": value}


def _all(node: Node, kind: str) -> Iterator[Node]:
    for child in node.get("children", ()):
        if child.get("type") == kind:
            yield child
        else:
            yield from _all(child, kind)


def _without(node: Node, kind: str) -> Node:
    if "children" not in node:
        return node
    children = [_without(child, kind) for child in node["children"] if child.get("type") != kind]
    return {**node, "children": children or [{"text": ""}]}


def _plain(node: Node) -> str:
    if "children" not in node:
        return str(node.get("text", ""))
    between = " " if node.get("type") in LISTS else ""
    return between.join(_plain(child) for child in node["children"])


class _Tree(HTMLParser):
    """Builds nodes while the text is read; text outside every block gets a paragraph."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root: Node = {"type": "root", "children": []}
        self._open: list[tuple[str, Node]] = [("", self.root)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a node, or put one that has no content in its place."""
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._add_text("\n")
        elif tag == "hr":
            self._close_texts()
            self._add({"type": "hr"})
        elif tag == "img":
            self._add({"type": "img", "src": given.get("src", ""), "alt": given.get("alt", "")})
        elif tag in INLINE:
            self._begin_text()
            data = {"data": {"url": given.get("href", "")}} if tag == "a" else {}
            self._push(tag, {"type": INLINE[tag], **data, "children": []})
        elif tag in TEXTS or tag == "h1":
            if tag != "li":
                self._close_texts()
            self._push(tag, {"type": OTHER_TEXT.get(tag, tag), "children": []})
        elif tag in LISTS or tag in CELLS or tag in ("table", "tr"):
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
        if words.strip() or self._is_in_text():
            self._add_text(words)

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
