"""Volto's blocks and Classic's HTML -> one kind of simple, harmless HTML.

Volto keeps a text as ``blocks`` (a dictionary by id) in the order of ``blocks_layout.items``; Classic keeps HTML in
``text``. Both end here as what a simple text view can show: no script, no style, and only pictures of the site itself.
An unknown block shows the text in it and never nothing.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import nh3

from sync.plone.network import origin
from sync.plone.slate import slate_to_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LONGEST_BODY = 2_000_000
"""Characters of HTML that are kept; a longer text ends with a link to the whole."""
DEEPEST_NESTING = 12
PICTURE_SCALE = "large"
TAGS = {
    "a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "h2",
    "h3", "h4", "h5", "h6",
    "hr", "i", "img", "li", "ol", "p", "pre", "s", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "u", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}
LINKS = {"http", "https", "mailto", "tel"}
SKIPPED_BLOCKS = {"title", "description", "leadimage"}


@dataclass(frozen=True, slots=True)
class Page:
    """Where a text comes from: `url` of its item and `site`, the root."""

    url: str
    site: str


def body_html(item: dict[str, Any], page: Page) -> str:
    """Give the text of an item as harmless HTML, whichever way it is kept; empty where there is none."""
    if isinstance(item.get("blocks"), dict):
        raw = _bounded("".join(_blocks(item, page, 0)), page)
    else:
        text = item.get("text")
        raw = _bounded(str(text.get("data") or "") if isinstance(text, dict) else str(text or ""), page)
    return sanitised(raw, page)


def sanitised(raw: str, page: Page) -> str:
    """Strip HTML down to what is shown here; links and pictures become absolute, foreign pictures links."""

    def attribute(tag: str, name: str, value: str) -> str | None:
        try:
            return _kept(tag, name, value, page)
        except ValueError:  # no address at all, such as "http://["; nh3 cannot pass an error on
            return None

    cleaned = nh3.clean(
        raw,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=LINKS,
        attribute_filter=attribute,
        clean_content_tags={"script", "style", "iframe", "object", "template", "noscript", "svg", "math"},
        link_rel=None,
    )
    return cleaned.replace("<h1", "<h2").replace("</h1", "</h2")


def _kept(tag: str, name: str, value: str, page: Page) -> str | None:
    if (tag, name) == ("a", "href"):
        return absolute(value, page)
    if (tag, name) == ("img", "src"):
        url = absolute(value, page)
        return url if origin(url) == origin(page.site) else None
    return value


def absolute(address: str, page: Page) -> str:
    """Make an address absolute; Plone's internal ones (``resolveuid``, ``++api++``) included."""
    head, mark, uid = address.partition("resolveuid/")
    if mark:
        return f"{page.site}/resolveuid/{uid}"
    if head.startswith("/") and not head.startswith("//"):
        return page.site + head
    return urljoin(f"{page.url}/", address)


def plain_text(markup: str) -> str:
    """Give the text of HTML without its tags."""
    return html.unescape(nh3.clean(markup, tags=set())).strip()


def _bounded(raw: str, page: Page) -> str:
    if len(raw) <= LONGEST_BODY:
        return raw
    return f'{raw[:LONGEST_BODY]}… <p><a href="{html.escape(page.url)}">{html.escape(page.url)}</a></p>'


def _blocks(container: dict[str, Any], page: Page, depth: int) -> Iterator[str]:
    blocks = container.get("blocks")
    layout = container.get("blocks_layout")
    if not isinstance(blocks, dict) or depth > DEEPEST_NESTING:
        return
    order = layout.get("items") if isinstance(layout, dict) else None
    for block_id in order if isinstance(order, list) else blocks:
        block = blocks.get(block_id)
        if isinstance(block, dict):
            yield _block(block, page, depth)


def _block(block: dict[str, Any], page: Page, depth: int) -> str:
    kind = str(block.get("@type") or "")
    if kind in SKIPPED_BLOCKS:
        return ""
    draw = DRAWN.get(kind)
    if draw is not None:
        return draw(block, page)
    inner = _inner_blocks(block, page, depth)
    if inner:
        return inner
    return _unknown(block, page)


def _inner_blocks(block: dict[str, Any], page: Page, depth: int) -> str:
    """Draw blocks that hold blocks: grids, columns, accordions; their own heading first."""
    for holder in (block, block.get("data")):
        if isinstance(holder, dict) and isinstance(holder.get("blocks"), dict):
            heading = _heading(block.get("title") or block.get("headline"))
            return heading + "".join(_blocks(holder, page, depth + 1))
    return ""


def _heading(text: object) -> str:
    return f"<h3>{html.escape(text)}</h3>" if isinstance(text, str) and text else ""


def _slate(block: dict[str, Any], _page: Page) -> str:
    return slate_to_html(block.get("value"))


def _raw_html(block: dict[str, Any], _page: Page) -> str:
    return str(block.get("html") or "")


def _rich_text(block: dict[str, Any], _page: Page) -> str:
    text = block.get("text")
    if isinstance(text, dict):
        rows = text.get("blocks")
        lines = [str(row.get("text") or "") for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
        return "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    return f"<p>{html.escape(str(text or ''))}</p>"


def _image(block: dict[str, Any], page: Page) -> str:
    address = _address(block.get("url"))
    if not address:
        return ""
    url = absolute(address, page)
    words = html.escape(str(block.get("alt") or ""))
    if origin(url) != origin(page.site):
        return f'<p><a href="{html.escape(url)}">{words or html.escape(url)}</a></p>'
    if "/@@images/" not in url and not urlsplit(url).path.endswith("/@@download/file"):
        url = f"{url}/@@images/image/{PICTURE_SCALE}"
    return f'<p><img src="{html.escape(url)}" alt="{words}"></p>'


def _video(block: dict[str, Any], page: Page) -> str:
    return _link(_address(block.get("url")), str(block.get("title") or ""), page)


def _teaser(block: dict[str, Any], page: Page) -> str:
    text = str(block.get("description") or "")
    return _link(_address(block.get("href")), str(block.get("title") or ""), page) + (
        f"<p>{html.escape(text)}</p>" if text else ""
    )


def _listing(block: dict[str, Any], page: Page) -> str:
    return _heading(block.get("headline")) + _link(page.url, page.url, page)


def _separator(_block: dict[str, Any], _page: Page) -> str:
    return "<hr>"


def _nothing(_block: dict[str, Any], _page: Page) -> str:
    return ""


def _quote(block: dict[str, Any], _page: Page) -> str:
    said = slate_to_html(block.get("value")) or f"<p>{html.escape(str(block.get('quote') or ''))}</p>"
    by = block.get("author") or block.get("source")
    source = slate_to_html(by) if isinstance(by, list) else f"<p>— {html.escape(str(by))}</p>" if by else ""
    return f"<blockquote>{said}{source}</blockquote>"


def _table(block: dict[str, Any], _page: Page) -> str:
    table = block.get("table")
    rows = table.get("rows") if isinstance(table, dict) else None
    drawn = []
    for row in rows if isinstance(rows, list) else []:
        cells = row.get("cells") if isinstance(row, dict) else None
        drawn.append(
            "".join(_cell(cell) for cell in cells if isinstance(cell, dict)) if isinstance(cells, list) else ""
        )
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in drawn) + "</table>"


def _cell(cell: dict[str, Any]) -> str:
    tag = "th" if cell.get("type") == "header" else "td"
    return f"<{tag}>{slate_to_html(cell.get('value'))}</{tag}>"


def _code(block: dict[str, Any], _page: Page) -> str:
    return f"<pre>{html.escape(str(block.get('code') or ''))}</pre>"


def _unknown(block: dict[str, Any], page: Page) -> str:
    texts = [text for text in _texts_in(block, 0) if text.strip()]
    shown = "".join(f"<p>{html.escape(text)}</p>" for text in texts)
    return shown + _link(page.url, page.url, page)


def _texts_in(value: object, depth: int) -> Iterator[str]:
    """Find what a person wrote in a block of unknown make: slate texts and plain texts under telling names."""
    if depth > DEEPEST_NESTING:
        return
    if isinstance(value, list):
        for part in value:
            yield from _texts_in(part, depth + 1)
    elif isinstance(value, dict):
        for name, part in value.items():
            if isinstance(part, str) and name in ("text", "title", "headline", "description", "plaintext", "quote"):
                yield part
            elif isinstance(part, (dict, list)):
                yield from _texts_in(part, depth + 1)


def _link(address: str, text: str, page: Page) -> str:
    if not address:
        return f"<p>{html.escape(text)}</p>" if text else ""
    url = absolute(address, page)
    return f'<p><a href="{html.escape(url)}">{html.escape(text or url)}</a></p>'


def _address(value: object) -> str:
    """Give the address in what Volto keeps as one: text, a link object, or a list of these."""
    if isinstance(value, list):
        return _address(value[0]) if value else ""
    if isinstance(value, dict):
        return _address(value.get("@id") or value.get("url"))
    return value if isinstance(value, str) else ""


DRAWN: dict[str, Callable[[dict[str, Any], Page], str]] = {
    "slate": _slate,
    "text": _rich_text,
    "html": _raw_html,
    "image": _image,
    "video": _video,
    "teaser": _teaser,
    "hero": _teaser,
    "listing": _listing,
    "search": _listing,
    "separator": _separator,
    "toc": _nothing,
    "quote": _quote,
    "slateTable": _table,
    "table": _table,
    "codeBlock": _code,
    "heading": lambda block, _page: _heading(block.get("heading")),
}
