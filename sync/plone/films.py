"""Volto's block for a film <-> the link that stands for it in our texts; nothing of a film elsewhere is loaded.

A film on the site itself is a link to its file with ``data-film`` (a picture of it) and perhaps ``data-captions``.
Volto knows no captions: ``captions`` is a key of ours, which it keeps.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sync.plone import block_drawing as drawing
from sync.plone.html_tree import plain
from sync.plone.network import origin
from sync.plone.sanitising import absolute, link_elsewhere, relative_to_site

if TYPE_CHECKING:
    from sync.plone.html_tree import Node
    from sync.plone.sanitising import Page

ELSEWHERE = "Video"
"""What a film elsewhere is called where nobody named it; the host follows. It is the same word in our languages."""


def film_html(block: dict[str, Any], page: Page) -> str:
    """Draw a block of kind ``video``; an address that is none shows as words."""
    title = str(block.get("title") or "").strip()
    url = _absolute(block.get("url"), page)
    if not url:
        return drawing.paragraph(title)
    if origin(url) != origin(page.site):
        return f"<p>{link_elsewhere(url, title or ELSEWHERE)}</p>"
    poster = _absolute(block.get("preview_image"), page)
    if poster and "/@@images/" not in poster:
        poster = f"{poster}/@@images/image/{drawing.PICTURE_SCALE}"
    captions = _absolute(block.get("captions"), page)
    given = f' data-captions="{html.escape(captions)}"' if captions else ""
    name = html.escape(title or url)
    return f'<p><a href="{html.escape(url)}" data-film="{html.escape(poster)}"{given}>{name}</a></p>'


def film_of(node: Node, page: Page) -> dict[str, Any] | None:
    """Give the block for a paragraph that is nothing but the link of a film; None for any other."""
    children = [child for child in node.get("children", ()) if child.get("text", "x").strip()]
    if node["type"] != "p" or len(children) != 1 or children[0].get("type") != "link":
        return None
    data = children[0]["data"]
    if "film" not in data:
        return None
    made = {"@type": "video", "url": relative_to_site(data["url"], page), "title": plain(children[0]).strip()}
    for key, address in (("preview_image", data["film"]), ("captions", data["captions"])):
        if address:
            made[key] = relative_to_site(address, page)
    return made


def _absolute(value: object, page: Page) -> str:
    try:
        address = drawing.address(value)
        url = absolute(address, page) if address else ""
        return url if urlsplit(url).scheme in ("http", "https") else ""
    except ValueError:  # no address at all
        return ""
