"""Blocks of a make that is not known here: all that a person wrote in them, wherever it is kept, and a link.

Nobody can know all add-ons of a site. What is worth reading is told from what only steers the drawing by its name and
its look: words with spaces are read by people, ``grid-wide`` and ``#ffcc00`` are not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sync.plone.block_drawing import heading, on_the_site, paragraph
from sync.plone.draftjs import draftjs_to_html, is_draftjs
from sync.plone.slate import slate_to_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.plone.sanitising import Page

DEEPEST_NESTING = 12
MOST_TEXTS = 500
HEADINGS = {"title", "headline", "heading", "question"}
SPOKEN = {
    *HEADINGS, "text", "description", "plaintext", "quote", "caption", "label", "name", "answer", "content",
    "body", "summary", "subtitle", "lead", "alt", "message", "placeholder", "author", "date", "button", "note",
}  # fmt: skip
"""Names (or endings of names) under which people's words stand, a single one too."""
SILENT = {
    "@type", "@id", "UID", "uid", "id", "key", "url", "href", "src", "styles", "style", "className", "class",
    "styleName", "variation", "theme", "align", "size", "image_field", "image_scales", "querystring", "fixed",
    "format", "icon", "color", "review_state", "block", "@layout", "required", "lang", "language", "mode",
    "template", "type", "token", "content-type", "query", "sort_on", "type_title", "getObjSize", "mime_type",
}  # fmt: skip
"""Names under which nothing for people stands."""
CODE_LIKE = re.compile(
    r"(#[0-9a-fA-F]{3,8}|[\w.+-]*://\S*|/\S*|\.{0,2}/?resolveuid/\S*|[0-9a-fA-F-]{32,36}|[\d.,]+(px|%|em|rem|vh|vw)?)"
)
WORDS = re.compile(r"\w\S*\s+\S*\w")


def unknown_block(block: dict[str, Any], page: Page) -> str:
    """Give all words of a block, and a link to the page on which it can be seen as it was meant."""
    shown = list(_texts(block, "", 0))[:MOST_TEXTS]
    return "".join(dict.fromkeys(shown)) + on_the_site(page)


def _texts(value: object, name: str, depth: int) -> Iterator[str]:
    if depth > DEEPEST_NESTING:
        return
    if isinstance(value, str):
        yield _spoken(value, name)
    elif isinstance(value, list):
        if _is_slate(value):
            yield slate_to_html(value)
            return
        for part in value:
            yield from _texts(part, name, depth + 1)
    elif isinstance(value, dict):
        if is_draftjs(value):
            yield draftjs_to_html(value)
            return
        for inner, part in value.items():
            if inner not in SILENT and not inner.startswith("@"):
                yield from _texts(part, inner, depth + 1)


def _spoken(text: str, name: str) -> str:
    if not text.strip() or CODE_LIKE.fullmatch(text.strip()):
        return ""
    if name in HEADINGS:
        return heading(text)
    by_name = any(name.casefold().endswith(known) for known in SPOKEN)
    if "<" in text and ">" in text and by_name:
        return text  # HTML, sanitised with all the rest
    return paragraph(text) if by_name or WORDS.search(text) else ""


def _is_slate(value: list[object]) -> bool:
    return bool(value) and all(
        isinstance(node, dict) and (isinstance(node.get("children"), list) or ("text" in node and len(node) == 1))
        for node in value
    )
