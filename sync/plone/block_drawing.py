"""Single blocks of Volto -> HTML, not sanitised yet: what each kind shows by itself; nesting is in `blocks`."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from sync.plone.draftjs import draftjs_to_html
from sync.plone.html_tree import plain
from sync.plone.network import origin
from sync.plone.sanitising import absolute, link_elsewhere
from sync.plone.slate import slate_to_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sync.plone.html_tree import Node
    from sync.plone.sanitising import Page

    Block = dict[str, Any]

PICTURE_SCALE = "large"
FITTING_WIDTH = 800
"""Pixels that a picture in a text should have at least, where the server names its sizes."""
MOST_ITEMS = 30
"""Items of a listing that are shown."""


def heading(text: object) -> str:
    """Give a heading within a text, where there is something to say."""
    return f"<h3>{html.escape(text)}</h3>" if isinstance(text, str) and text.strip() else ""


def paragraph(text: object) -> str:
    """Give a paragraph of plain words, where there are some."""
    return f"<p>{html.escape(text)}</p>" if isinstance(text, str) and text.strip() else ""


def link(address: str, text: str, page: Page) -> str:
    """Give a paragraph with a link, or the words alone where it leads nowhere."""
    if not address:
        return paragraph(text)
    url = _made_absolute(address, page)
    return f'<p><a href="{html.escape(url)}">{html.escape(text.strip() or url)}</a></p>' if url else paragraph(text)


def on_the_site(page: Page, words: str = "") -> str:
    """Give a link to the page on the site, for what can only be seen or done there."""
    return link(page.url, words.strip() or f"{urlsplit(page.url).hostname or page.url} ↗", page)


def address(value: object) -> str:
    """Give the address in what Volto keeps as one: text, a link object, or a list of these."""
    if isinstance(value, list):
        return address(value[0]) if value else ""
    if isinstance(value, dict):
        return address(value.get("@id") or value.get("url") or value.get("value"))
    return value if isinstance(value, str) else ""


def bullets(texts: Iterable[Node]) -> str:
    """Give the words of some nodes as a list."""
    lines = "".join(f"<li>{html.escape(plain(text).strip())}</li>" for text in texts)
    return f"<ul>{lines}</ul>" if lines else ""


def picture(url: str, alternative: str, page: Page) -> str:
    """Give a paragraph with a picture of the site, or with a link to one of another host."""
    whole = _made_absolute(url, page)
    if not whole:
        return ""
    if origin(whole) != origin(page.site):
        return f"<p>{link_elsewhere(whole, alternative)}</p>"
    return f'<p><img src="{html.escape(whole)}" alt="{html.escape(alternative)}"></p>'


def _made_absolute(address: str, page: Page) -> str:
    try:
        return absolute(address, page)
    except ValueError:
        return ""


def _said(block: Block, *names: str) -> str:
    """Give the first of these that says something."""
    said = (block.get(name) for name in names)
    return next((text for text in said if isinstance(text, str) and text.strip()), "")


def _preview(target: object, page: Page) -> str:
    """Give the address of the picture that an item of the catalogue has, empty where it has none."""
    first = target[0] if isinstance(target, list) and target else target
    if not isinstance(first, dict):
        return ""
    field = str(first.get("image_field") or "")
    own = address(first)
    if own and (scaled := _scaled(first.get("image_scales"), field, own, page)):
        return scaled
    if own and (field or first.get("hasPreviewImage")):
        return f"{own}/@@images/{field or 'preview_image'}/{PICTURE_SCALE}"
    return ""


def _scaled(kept: object, field: str, own: str, page: Page) -> str:
    """Give the address of a fitting size out of ``image_scales``; these addresses never change their content."""
    if not isinstance(kept, dict):
        return ""
    entries = kept.get(field) or next(iter(kept.values()), None)
    first = entries[0] if isinstance(entries, list) and entries else None
    scales = first.get("scales") if isinstance(first, dict) else None
    sizes = [
        (scale["width"], scale["download"])
        for scale in (scales.values() if isinstance(scales, dict) else ())
        if isinstance(scale, dict) and isinstance(scale.get("width"), int) and isinstance(scale.get("download"), str)
    ]
    if not sizes:
        return ""
    _, download = min(sizes, key=lambda size: (size[0] < FITTING_WIDTH, abs(size[0] - FITTING_WIDTH)))
    whole = _made_absolute(own, page)
    return urljoin(f"{whole}/", download) if whole else ""


def _slate(block: Block, _page: Page) -> str:
    return slate_to_html(block.get("value"))


def _draftjs(block: Block, _page: Page) -> str:
    text = block.get("text")
    return draftjs_to_html(text) if isinstance(text, dict) else paragraph(text)


def _raw_html(block: Block, _page: Page) -> str:
    return str(block.get("html") or "")


def _image(block: Block, page: Page) -> str:
    """Draw a picture, with the link on it and the words below it."""
    url = _image_address(block, page)
    drawn = picture(url, _said(block, "alt"), page) if url else ""
    credit = block.get("credit")
    by = credit.get("data") if isinstance(credit, dict) else credit
    below = "".join(map(paragraph, (block.get("title"), block.get("caption"), block.get("description"), by)))
    target = address(block.get("href"))
    return drawn + below + (link(target, _said(block, "title", "alt"), page) if drawn and target else "")


def _image_address(block: Block, page: Page) -> str:
    own = address(block.get("url"))
    url = _made_absolute(own, page) if own else ""
    if not url or origin(url) != origin(page.site):
        return url
    if "/@@images/" in url or urlsplit(url).path.endswith(("/@@download/file", "/@@download/image")):
        return url
    field = str(block.get("image_field") or "image")
    return _scaled(block.get("image_scales"), field, url, page) or f"{url}/@@images/{field}/{PICTURE_SCALE}"


def _teaser(block: Block, page: Page) -> str:
    """Draw what invites to another page: its picture, what stands over it, its title as a link, and its lead."""
    target = block.get("href") or block.get("linkHref") or block.get("link") or block.get("target")
    first = target[0] if isinstance(target, list) and target else target
    known = first if isinstance(first, dict) else {}
    title = _said(block, "title", "heading", "headline") or _said(known, "title", "Title")
    own = _preview(block.get("preview_image"), page) or _image_address({"url": block.get("preview_image")}, page)
    shown = own or _image_address(block, page) or _preview(target, page)
    return (
        (picture(shown, "", page) if shown else "")
        + paragraph(block.get("head_title"))
        + (link(address(target), title, page) if address(target) else heading(title))
        + paragraph(_said(block, "description", "text") or _said(known, "description", "Description"))
        + slate_to_html(block.get("value"))
        + paragraph(block.get("buttonLabel") or block.get("linkTitle"))
    )


def _slider(block: Block, page: Page) -> str:
    slides = block.get("slides") or block.get("cards") or block.get("columns")
    return heading(_said(block, "title", "headline")) + "".join(
        _teaser(slide, page) for slide in (slides if isinstance(slides, list) else ()) if isinstance(slide, dict)
    )


def _listing(block: Block, page: Page) -> str:
    """Draw a list of pages: those that the server named, else a link to where it stands."""
    items = block.get("items") or block.get("results")
    named = [item for item in (items if isinstance(items, list) else ()) if isinstance(item, dict) and address(item)]
    lines = "".join(_listed(item, page) for item in named[:MOST_ITEMS])
    more = not named or len(named) > MOST_ITEMS
    return (
        heading(_said(block, "headline", "title"))
        + (f"<ul>{lines}</ul>" if lines else "")
        + (on_the_site(page) if more else "")
    )


def _listed(item: Block, page: Page) -> str:
    lead = _said(item, "description", "Description")
    return (
        f"<li>{link(address(item), _said(item, 'title', 'Title'), page)[3:-4]}"
        f"{f'<br>{html.escape(lead)}' if lead else ''}</li>"
    )


def _map(block: Block, page: Page) -> str:
    return heading(block.get("title")) + _embedded(block, page)


def _embedded(block: Block, page: Page) -> str:
    url = _made_absolute(address(block.get("url") or block.get("href")), page)
    return f"<p>{link_elsewhere(url, _said(block, 'title', 'alt'))}</p>" if url else ""


def _button(block: Block, page: Page) -> str:
    return link(address(block.get("href") or block.get("url")), _said(block, "title", "text", "label"), page)


def _separator(_block: Block, _page: Page) -> str:
    return "<hr>"


def _quote(block: Block, _page: Page) -> str:
    said = slate_to_html(block.get("value")) or slate_to_html(block.get("quote")) or paragraph(block.get("quote"))
    by = block.get("author") or block.get("source")
    source = slate_to_html(by) if isinstance(by, list) else paragraph(f"— {by}") if by else ""
    more = block.get("extra")
    extra = slate_to_html(more) if isinstance(more, list) else paragraph(more)
    return f"<blockquote>{said}{source}{extra}</blockquote>"


def _highlight(block: Block, page: Page) -> str:
    url = _image_address(block, page)
    return (
        (picture(url, _said(block, "alt"), page) if url else "")
        + heading(_said(block, "title", "headline"))
        + (slate_to_html(block.get("description")) or paragraph(block.get("description")))
        + slate_to_html(block.get("value"))
        + (_button({"href": block.get("buttonLink") or block.get("href"), "title": block.get("buttonText")}, page))
    )


def _table(block: Block, _page: Page) -> str:
    table = block.get("table")
    rows = table.get("rows") if isinstance(table, dict) else None
    drawn = [
        "".join(_cell(cell) for cell in row["cells"] if isinstance(cell, dict))
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, dict) and isinstance(row.get("cells"), list)
    ]
    return "<table><tbody>" + "".join(f"<tr>{row}</tr>" for row in drawn) + "</tbody></table>" if any(drawn) else ""


def _cell(cell: Block) -> str:
    """Draw a cell: tables of old sites keep draftjs in it, later ones slate. One paragraph needs no tag."""
    tag = "th" if cell.get("type") == "header" else "td"
    value = cell.get("value")
    if isinstance(value, dict):
        inner = draftjs_to_html(value)
        return f"<{tag}>{inner[3:-4] if inner.startswith('<p>') and inner.count('<p>') == 1 else inner}</{tag}>"
    only = value[0] if isinstance(value, list) and len(value) == 1 else None
    if isinstance(only, dict) and only.get("type") == "p" and isinstance(only.get("children"), list):
        value = only["children"]
    return f"<{tag}>{slate_to_html(value)}</{tag}>"


def _code(block: Block, _page: Page) -> str:
    code = _said(block, "code")
    return (f"<pre>{html.escape(code)}</pre>" if code else "") + paragraph(_said(block, "caption_description"))


def _form(block: Block, page: Page) -> str:
    """Draw a form: what it is for and what it asks; filling it in happens on the site."""
    schema = block.get("schema")
    properties = schema.get("properties") if isinstance(schema, dict) else None
    fields = [*(properties.values() if isinstance(properties, dict) else ()), *_dicts(block.get("subblocks"))]
    asked = [_said(field, "label", "title") for field in fields if isinstance(field, dict)]
    title = _said(block, "title", "headline")
    return (
        heading(title)
        + paragraph(_said(block, "description"))
        + bullets({"text": label} for label in asked if label)
        + on_the_site(page, _said(block, "submit_label") or title)
    )


def _dicts(value: object) -> list[Block]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _heading_block(block: Block, _page: Page) -> str:
    return heading(block.get("heading") or block.get("title"))


DRAWN: dict[str, Callable[[Block, Page], str]] = {
    "slate": _slate,
    "introduction": _slate,
    "text": _draftjs,
    "html": _raw_html,
    "image": _image,
    "teaser": _teaser,
    "hero": _teaser,
    "slider": _slider,
    "carousel": _slider,
    "listing": _listing,
    "search": _listing,
    "maps": _map,
    "iframe": _embedded,
    "separator": _separator,
    "quote": _quote,
    "callout": _highlight,
    "highlight": _highlight,
    "slateTable": _table,
    "table": _table,
    "codeBlock": _code,
    "__button": _button,
    "button": _button,
    "form": _form,
    "schemaForm": _form,
    "heading": _heading_block,
}
