"""Harmless HTML -> Volto's blocks, as its own editor would have left them; the way back is in `blocks` and `slate`.

What a person did not touch stays as it is on the server, block by block with all that add-ons keep in it; what they
changed keeps its id, and what cannot be seen here.
"""

from __future__ import annotations

import copy
import re
import uuid
from typing import TYPE_CHECKING

from sync.plone.alignment import Original, aligned, part_sign
from sync.plone.blocks import REST, SKIPPED_BLOCKS, shown_blocks, within_bounds
from sync.plone.films import film_of
from sync.plone.html_tree import CELLS, LISTS, TEXTS, all_of, bare_picture, passages_of, plain
from sync.plone.parts import part_id
from sync.plone.sanitising import absolute, relative_to_site
from sync.plone.slate import LINKS, link_target

if TYPE_CHECKING:
    from sync.plone.alignment import Outcome
    from sync.plone.blocks import Shown
    from sync.plone.fields import Record
    from sync.plone.html_tree import Node, Passage
    from sync.plone.sanitising import Page

OWN_PICTURE = re.compile(r"/@@images/image(/[\w-]+|-[\w.-]+)?$")
"""The end of an address that names a size of an item's own picture: Volto keeps the address without."""


def blocks_of(written: str, present: Record, page: Page) -> Record:
    """Give ``blocks`` and ``blocks_layout`` for a text; whatever is not touched is kept as `present` has it."""
    there = present.get("blocks")
    if not isinstance(there, dict) or not there:
        title = str(uuid.uuid4())
        present = {"blocks": {title: {"@type": "title"}}, "blocks_layout": {"items": [title]}}
    return _merged(written, present, page)


def _merged(written: str, present: Record, page: Page) -> Record:
    originals = [_original(shown, visible=visible) for shown, visible in within_bounds(shown_blocks(present, page))]
    passages = [passage for passage in passages_of(written) if passage.part != REST]
    nodes = _slate_nodes(originals)
    placed: dict[str, Node] = {}
    for outcome in aligned(originals, passages, _can_become):
        name, block = _placed(outcome, nodes, page)
        placed[name] = block
    laid_out = {original.source.block_id for original in originals}
    hidden = {name: block for name, block in present["blocks"].items() if name not in laid_out}
    layout = present.get("blocks_layout")
    kept_layout = layout if isinstance(layout, dict) else {}
    return {"blocks": hidden | placed, "blocks_layout": {**kept_layout, "items": list(placed)}}


def _original(shown: Shown, *, visible: bool) -> Original[Shown]:
    leads = shown.block.get("@type") in SKIPPED_BLOCKS
    if not visible or not shown.html:
        return Original(shown, leads=leads)
    if shown.is_part:
        part = part_id(shown.block_id)
        return Original(shown, part=part, signs=(part_sign(part),))
    passages = passages_of(shown.html)
    words = " ".join(plain(passage.node) for passage in passages)
    return Original(shown, signs=tuple(passage.sign for passage in passages), words=words)


def _slate_nodes(originals: list[Original[Shown]]) -> dict[str, Node]:
    """Find the nodes of blocks with several: each is used again as it is, also where its neighbours changed."""
    found: dict[str, Node] = {}
    for original in originals:
        value = original.source.block.get("value")
        if isinstance(value, list) and len(value) == len(original.signs) and original.source.block["@type"] == "slate":
            found.update(zip(original.signs, value, strict=True))
    return found


def _can_become(original: Original[Shown], passage: Passage) -> bool:
    if original.part or passage.part:
        return False
    kind, block = passage.node["type"], original.source.block
    if block["@type"] == "slate":
        return kind in TEXTS | LISTS
    if block["@type"] == "image":
        shown = passages_of(original.source.html)
        return kind == "img" and _same_picture(shown[0].node, passage.node)
    return bool(kind == "table" and block["@type"] == "slateTable")


def _same_picture(one: Node, other: Node) -> bool:
    return bare_picture(str(one.get("src", ""))) == bare_picture(str(other["src"]))


def _placed(outcome: Outcome[Shown], nodes: dict[str, Node], page: Page) -> tuple[str, Node]:
    shown = outcome.original.source if outcome.original else None
    if outcome.passage is None and shown is not None:
        return (str(uuid.uuid4()), copy.deepcopy(shown.block)) if outcome.again else (shown.block_id, shown.block)
    if outcome.passage is None:
        raise AssertionError("neither an original nor a passage")
    old = shown.block if shown else {}
    name = shown.block_id if shown else str(uuid.uuid4())
    return name, _block(outcome.passage, old, nodes, page)


def _block(passage: Passage, old: Node, nodes: dict[str, Node], page: Page) -> Node:
    """Make a block of a passage; `old` is the block that was changed into it, empty for a new one."""
    node = passage.node
    if node["type"] == "img":
        return _image(node, old, page)
    if node["type"] == "hr":
        return {"@type": "separator"}
    if node["type"] == "table":
        return _table(node, old, page)
    film = film_of(node, page)
    if film is not None:
        return film
    original = nodes.get(passage.sign)
    text = copy.deepcopy(original) if original else _text(node, old.get("value"), page)
    return {**(old or {"@type": "slate"}), "value": [text], "plaintext": plain(node)}


def _image(node: Node, old: Node, page: Page) -> Node:
    if old:
        return {**old, "alt": node["alt"]}
    url = OWN_PICTURE.sub("", relative_to_site(node["src"], page))
    return {"@type": "image", "url": url, "alt": node["alt"], "align": "center"}


def _text(node: Node, old: object, page: Page) -> Node:
    """Give the node of a text with the links of the old one, and what else its outermost node has."""
    before = [one for one in old if isinstance(one, dict)] if isinstance(old, list) else []
    made = _linked(node, _links_in(before, page), page)
    same = next((one for one in before if one.get("type") == made["type"]), None)
    return {**same, **made} if same else made


def _links_in(nodes: list[Node], page: Page) -> dict[str, Node]:
    """Find the links in slate by the address to which they lead as it is shown."""
    found: dict[str, Node] = {}
    for node in nodes:
        if node.get("type") in LINKS and (target := link_target(node)):
            try:
                found[absolute(target, page)] = node
            except ValueError:
                continue
        children = node.get("children")
        found |= _links_in([child for child in children if isinstance(child, dict)], page) if children else {}
    return found


def _linked(node: Node, links: dict[str, Node], page: Page) -> Node:
    if "children" not in node:
        return node
    children = [_linked(child, links, page) for child in node["children"]]
    if node["type"] != "link":
        return {**node, "children": _unwrapped(node["type"], children)}
    url = node["data"]["url"]
    kept = links.get(url) or {"type": "link", "data": {"url": relative_to_site(url, page)}}
    return {**kept, "children": children}


def _unwrapped(kind: str, children: list[Node]) -> list[Node]:
    """Take words out of a paragraph that is the first in a point of a list, as Volto keeps them."""
    if kind == "li" and children and children[0].get("type") == "p":
        return [*children[0]["children"], *children[1:]]
    return children


def _table(node: Node, old: Node, page: Page) -> Node:
    kept = old.get("table")
    before = kept if isinstance(kept, dict) else {}
    there = before.get("rows")
    old_rows = there if isinstance(there, list) else []
    rows = [_row(row, _at(old_rows, number), page) for number, row in enumerate(all_of(node, "tr"))]
    return {**(old or {"@type": "slateTable"}), "table": {**before, "rows": rows}}


def _row(row: Node, old: Node, page: Page) -> Node:
    cells = [cell for cell in row["children"] if cell.get("type") in CELLS]
    there = old.get("cells")
    old_cells = there if isinstance(there, list) else []
    made = [_cell(cell, _at(old_cells, number), page) for number, cell in enumerate(cells)]
    return {"key": uuid.uuid4().hex[:5], **old, "cells": made}


def _cell(cell: Node, old: Node, page: Page) -> Node:
    value = old.get("value")
    before = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
    inner = _linked(cell, _links_in(before, page), page)["children"]
    in_texts = bool(inner) and all(child.get("type") in TEXTS | LISTS for child in inner)
    made = inner if in_texts else [{"type": "p", "children": inner or [{"text": ""}]}]
    return {"key": uuid.uuid4().hex[:5], **old, "type": CELLS[cell["type"]], "value": made}


def _at(there: list[Node], number: int) -> Node:
    found = there[number] if number < len(there) else None
    return found if isinstance(found, dict) else {}
