"""Blocks -> the HTML that travels; the way back is in `html_reading`."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ui.composer.text import MARKS, QUOTES, PlacedFile, PlacedPicture, Shape, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ui.composer.text import Block, Run


def write(blocks: Sequence[Block], originals: Mapping[str, str]) -> str:
    """Give the HTML of a text.

    `originals` gives, by how a part is written here, how it stood where it came from: what nobody changed goes back
    as it was, to the letter.
    """
    return "".join(originals.get(chunk, chunk) for chunk in chunks(blocks))


def chunks(blocks: Iterable[Block]) -> Iterator[str]:
    """Give the HTML of each part at the top: a paragraph, a whole list, a whole quote."""
    together: list[Block] = []
    for block in blocks:
        if together and not _belongs(block, together):
            yield _chunk(together)
            together = []
        together.append(block)
    if together:
        yield _chunk(together)


def _belongs(block: Block, together: list[Block]) -> bool:
    """Tell whether a block stands in the same part at the top as those before it."""
    first = together[0]
    if first.shape is Shape.ITEM and block.shape is Shape.ITEM:
        return block.depth > 1 or (block.ordered == _outermost(together) and not block.fresh)
    return first.shape in QUOTES[1:] and block.shape is Shape.QUOTE_NEXT


def _outermost(items: list[Block]) -> bool:
    return next((item.ordered for item in reversed(items) if item.depth <= 1), items[0].ordered)


def _chunk(blocks: list[Block]) -> str:
    first = blocks[0]
    match first.shape:
        case Shape.ITEM:
            return _list(blocks)
        case Shape.QUOTE_FIRST | Shape.QUOTE_NEXT:
            return "<blockquote>" + "".join(f"<p>{_inline(block)}</p>" for block in blocks) + "</blockquote>"
        case Shape.PART:
            return first.markup
        case Shape.RULE:
            return "<hr>"
    return f"<{first.shape}>{_inline(first)}</{first.shape}>"


def _list(items: list[Block]) -> str:
    """Nest a row of items by their depth; an item never stands more than one step below the one before it."""
    written: list[str] = []
    stack: list[str] = []
    for item in items:
        depth = max(1, min(item.depth, len(stack) + 1))
        while len(stack) > depth:
            written.append(f"</li></{stack.pop()}>")
        tag = "ol" if item.ordered else "ul"
        if len(stack) == depth and (stack[-1] != tag or item.fresh):
            written.append(f"</li></{stack.pop()}>")
        if len(stack) == depth:
            written.append("</li><li>")
        else:
            written.append(f"<{tag}><li>")
            stack.append(tag)
        written.append(_inline(item))
    written += [f"</li></{tag}>" for tag in reversed(stack)]
    return "".join(written)


def _inline(block: Block) -> str:
    verbatim = block.shape is Shape.CODE
    written = "".join(_run(run, verbatim=verbatim) for run in block.tidied)
    # The first line break in code is not one, by the rules of HTML.
    return f"\n{written}" if verbatim and written.startswith("\n") else written


def _run(run: Run, *, verbatim: bool) -> str:
    if isinstance(run, PlacedPicture):
        return f'<img src="{escape(run.src)}" alt="{escape(run.alt)}">'
    if isinstance(run, PlacedFile):
        return f'<a href="{escape(run.src)}">{escape(run.name, quote=False)}</a>'
    return _words(run, verbatim=verbatim)


def _words(words: Words, *, verbatim: bool) -> str:
    written = escape(words.text, quote=False)
    if not verbatim:
        written = written.replace("\n", "<br>")
    for mark in reversed(MARKS):
        if mark in words.marks:
            written = f"<{mark}>{written}</{mark}>"
    if words.href:
        title = f' title="{escape(words.title)}"' if words.title else ""
        written = f'<a href="{escape(words.href)}"{title}>{written}</a>'
    return written
