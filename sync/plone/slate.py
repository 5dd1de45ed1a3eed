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
    "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "strong", "em", "u",
    "s", "sub", "sup", "table", "thead", "tbody", "tr", "td", "th",
}  # fmt: skip
OTHER_TAG = {
    "h1": "h2", "lic": "", "callout": "blockquote", "style-text": "", "paragraph": "p", "quote": "blockquote",
    "b": "strong", "i": "em", "del": "s",
}  # fmt: skip
LINKS = {"link", "a"}
PLAIN = {
    "p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "pre", "code", "strong", "em", "u", "s", "sub", "sup", "b",
    "i", "del", *LINKS,
}  # fmt: skip
"""Kinds of node that can be written again from their HTML."""
DEEPEST_NESTING = 60


def slate_to_html(value: object) -> str:
    """Give the HTML of a slate value (a list of nodes); anything else is empty. Not sanitised yet."""
    return "".join(_nodes(value, 0, preformatted=False))


def is_plain_slate(value: object) -> bool:
    """Tell whether the HTML of a slate value says all that is in it; what stands at its outermost nodes apart."""
    return isinstance(value, list) and all(isinstance(node, dict) and _is_plain(node, 0) for node in value)


def link_target(node: dict[str, Any]) -> str:
    """Give the address to which a link node leads, as it is kept; empty where it leads nowhere."""
    data = node.get("data")
    url = _target(data) if isinstance(data, dict) else node.get("url")
    return url if isinstance(url, str) else ""


def _is_plain(node: dict[str, Any], depth: int) -> bool:
    if "text" in node and "children" not in node:
        return all(name == "text" or name in MARKS or not kept for name, kept in node.items())
    kind, children = node.get("type"), node.get("children")
    if kind not in PLAIN or not isinstance(children, list) or depth > DEEPEST_NESTING:
        return False
    allowed = depth == 0 or kind in LINKS or node.keys() <= {"type", "children", "data"}
    return allowed and all(isinstance(child, dict) and _is_plain(child, depth + 1) for child in children)


def _nodes(value: object, depth: int, *, preformatted: bool) -> Iterator[str]:
    if isinstance(value, list) and depth <= DEEPEST_NESTING:
        for node in value:
            if isinstance(node, dict):
                yield _node(node, depth, preformatted=preformatted)


def _node(node: dict[str, Any], depth: int, *, preformatted: bool) -> str:
    if "text" in node and "children" not in node:
        return _leaf(node, preformatted=preformatted)
    kind = str(node.get("type") or "")
    inner = "".join(_nodes(node.get("children"), depth + 1, preformatted=preformatted or kind == "pre"))
    if kind in LINKS:
        url = link_target(node)
        return f'<a href="{html.escape(url)}">{inner}</a>' if url else inner
    tag = kind if kind in SAME_TAG else OTHER_TAG.get(kind, "" if kind else "p")
    return f"<{tag}>{inner}</{tag}>" if tag else inner


def _leaf(node: dict[str, Any], *, preformatted: bool) -> str:
    text = html.escape(str(node.get("text") or ""), quote=False)
    if not preformatted:
        text = text.replace("\n", "<br>")
    for mark, tag in MARKS.items():
        if node.get(mark):
            text = f"<{tag}>{text}</{tag}>"
    return text


def _target(data: dict[str, Any]) -> object:
    link = data.get("link")
    if isinstance(link, dict):
        for place in ("internal", "external", "email"):
            kept = link.get(place)
            if isinstance(kept, dict) and (found := _internal(kept) or kept.get("external_link") or _mail(kept)):
                return found
    return data.get("url") or data.get("href")


def _internal(kept: dict[str, Any]) -> object:
    targets = kept.get("internal_link")
    first = targets[0] if isinstance(targets, list) and targets else None
    return first.get("@id") if isinstance(first, dict) else first


def _mail(kept: dict[str, Any]) -> str:
    address = kept.get("email_address")
    return f"mailto:{address}" if address else ""
