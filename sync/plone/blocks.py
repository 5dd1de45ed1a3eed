"""Volto's blocks and Classic's HTML -> one kind of simple, harmless HTML.

Volto keeps a text as ``blocks`` (a dictionary by id) in the order of ``blocks_layout.items``; Classic keeps HTML in
``text``. Both end here as what a simple text view can show: no script, no style, and only pictures of the site itself.
An unknown block shows the text in it and never nothing. What the composer cannot write stands in a wrapper (`parts`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sync.plone import block_drawing as drawing
from sync.plone.classic_text import fragments_of
from sync.plone.films import film_html
from sync.plone.html_tree import is_expressible, passages_of
from sync.plone.parts import by_itself, part_id, wrapped
from sync.plone.sanitising import sanitised
from sync.plone.slate import is_plain_slate, slate_to_html
from sync.plone.unknown_blocks import unknown_block

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sync.plone.sanitising import Page

LONGEST_BODY = 2_000_000
"""Characters of HTML that are shown; a longer text ends with a link to the whole."""
REST = "rest-of-the-text"
"""The part that stands for what is too long to be shown."""
DEEPEST_NESTING = 12
SKIPPED_BLOCKS = {"title", "description", "leadimage"}
"""Blocks that only say where something stands that the item has in fields of its own."""
SHOWN_AS = {"slate": "", "image": "img", "separator": "hr", "slateTable": "table"}
"""Blocks that can be made again from what is shown of them, and as what kind of passage each but slate is shown."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A block as it is shown: harmless HTML (empty where there is nothing to see), and whether that is all of it."""

    block_id: str
    block: dict[str, Any]
    html: str
    is_part: bool

    @property
    def markup(self) -> str:
        """What stands of it in the text."""
        return wrapped(part_id(self.block_id), self.html) if self.is_part else self.html


def body_html(item: dict[str, Any], page: Page) -> str:
    """Give the text of an item as harmless HTML, whichever way it is kept; empty where there is none."""
    if isinstance(item.get("blocks"), dict):
        return "".join(_bounded(shown_blocks(item, page), page))
    return "".join(fragment.markup for fragment in fragments_of(item.get("text"), page))


def shown_blocks(item: dict[str, Any], page: Page) -> Iterator[Shown]:
    """Draw the blocks of an item one by one, in their order."""
    for block_id, block in in_order(item):
        raw = _toc(item, page) if block.get("@type") == "toc" else _block(block, page, 0)
        cut = raw[:LONGEST_BODY]
        harmless = by_itself(sanitised(cut, page))
        if passages_of(harmless):
            yield Shown(block_id, block, harmless, is_part=cut != raw or not _is_ours(block, harmless))
        else:
            yield Shown(block_id, block, "", is_part=False)


def in_order(container: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the blocks of an item, or of a block that holds some, with their ids; whatever is no block is left out."""
    blocks, layout = container.get("blocks"), container.get("blocks_layout")
    if not isinstance(blocks, dict):
        return
    order = layout.get("items") if isinstance(layout, dict) else None
    for block_id in dict.fromkeys(str(one) for one in order) if isinstance(order, list) else blocks:
        block = blocks.get(block_id)
        if isinstance(block, dict):
            yield block_id, block


def _is_ours(block: dict[str, Any], harmless: str) -> bool:
    kind = block.get("@type")
    if kind not in SHOWN_AS or not is_expressible(harmless):
        return False
    if kind == "slate":
        return is_plain_slate(block.get("value"))
    return [passage.node["type"] for passage in passages_of(harmless)] == [SHOWN_AS[kind]]


def within_bounds(blocks: Iterable[Shown]) -> Iterator[tuple[Shown, bool]]:
    """Give blocks with whether each is shown: a text that is too long ends before it was all."""
    length = 0
    for number, shown in enumerate(blocks):
        length += len(shown.markup)
        yield shown, number == 0 or length <= LONGEST_BODY


def _bounded(blocks: Iterable[Shown], page: Page) -> Iterator[str]:
    for shown, visible in within_bounds(blocks):
        if not visible:
            yield wrapped(REST, sanitised(drawing.link(page.url, "…", page), page))
            return
        yield shown.markup


def _blocks(container: dict[str, Any], page: Page, depth: int) -> Iterator[str]:
    if depth <= DEEPEST_NESTING:
        for _, block in in_order(container):
            yield _block(block, page, depth)


def _block(block: dict[str, Any], page: Page, depth: int) -> str:
    kind = str(block.get("@type") or "")
    if kind in SKIPPED_BLOCKS:
        return ""
    draw = DRAWN.get(kind)
    if draw is not None:
        return draw(block, page)
    return _holder(block, page, depth) or unknown_block(block, page)


def _holder(block: dict[str, Any], page: Page, depth: int) -> str:
    """Draw blocks that hold blocks: grids, columns, accordions, tabs; their own heading first."""
    heading = drawing.heading(block.get("title") or block.get("headline"))
    for holder in (block, block.get("data")):
        if isinstance(holder, dict) and isinstance(holder.get("blocks"), dict):
            return heading + "".join(_blocks(holder, page, depth + 1))
    columns = block.get("columns")
    if isinstance(columns, list) and depth <= DEEPEST_NESTING:  # the grids of before Volto 17
        cells = [column for column in columns if isinstance(column, dict) and column.get("@type")]
        return heading + "".join(_block(cell, page, depth + 1) for cell in cells) if cells else ""
    return ""


def _toc(item: dict[str, Any], page: Page) -> str:
    """Draw a table of contents: the headings of the text."""
    headings = [
        passage.node
        for _, block in in_order(item)
        if block.get("@type") == "slate"
        for passage in passages_of(sanitised(slate_to_html(block.get("value")), page))
        if passage.node["type"] in ("h2", "h3")
    ]
    return drawing.bullets(headings)


DRAWN: dict[str, Callable[[dict[str, Any], Page], str]] = {
    **drawing.DRAWN,
    "video": film_html,
}
