"""Slate, the tree of nodes in which Volto's editor keeps rich text -> HTML."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKS = {
    "bold": "strong",
    "italic": "em",
    "underline": "u",
    "strikethrough": "s",
    "sub": "sub",
    "sup": "sup",
    "code": "code",
}
SAME_TAG = {
    "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "strong", "em", "b", "i", "u",
    "s", "del", "sub", "sup", "table", "thead", "tbody", "tr", "td", "th",
}  # fmt: skip
OTHER_TAG = {"h1": "h2", "lic": "", "callout": "blockquote", "style-text": "", "paragraph": "p", "quote": "blockquote"}
DEEPEST_NESTING = 60


def slate_to_html(value: object) -> str:
    """Give the HTML of a slate value (a list of nodes); anything else is empty. Not sanitised yet."""
    return "".join(_nodes(value, 0))


def _nodes(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, list) and depth <= DEEPEST_NESTING:
        for node in value:
            if isinstance(node, dict):
                yield _node(node, depth)


def _node(node: dict[str, Any], depth: int) -> str:
    if "text" in node and "children" not in node:
        return _leaf(node)
    inner = "".join(_nodes(node.get("children"), depth + 1))
    kind = str(node.get("type") or "")
    if kind in ("link", "a"):
        return _link(node, inner)
    tag = kind if kind in SAME_TAG else OTHER_TAG.get(kind, "" if kind else "p")
    return f"<{tag}>{inner}</{tag}>" if tag else inner


def _leaf(node: dict[str, Any]) -> str:
    text = html.escape(str(node.get("text") or ""), quote=False).replace("\n", "<br>")
    for mark, tag in MARKS.items():
        if node.get(mark):
            text = f"<{tag}>{text}</{tag}>"
    return text


def _link(node: dict[str, Any], inner: str) -> str:
    data = node.get("data")
    url = _target(data) if isinstance(data, dict) else node.get("url")
    return f'<a href="{html.escape(url)}">{inner}</a>' if isinstance(url, str) and url else inner


def _target(data: dict[str, Any]) -> object:
    link = data.get("link")
    if isinstance(link, dict):
        for place in ("internal", "external", "email"):
            kept = link.get(place)
            if isinstance(kept, dict):
                return _internal(kept) or kept.get("external_link") or _mail(kept)
    return data.get("url") or data.get("href")


def _internal(kept: dict[str, Any]) -> object:
    targets = kept.get("internal_link")
    first = targets[0] if isinstance(targets, list) and targets else None
    return first.get("@id") if isinstance(first, dict) else first


def _mail(kept: dict[str, Any]) -> str:
    address = kept.get("email_address")
    return f"mailto:{address}" if address else ""
