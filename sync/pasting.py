"""HTML from the clipboard of this computer: made harmless before anything reads it."""

from __future__ import annotations

import re

import nh3

TAGS = {
    "a", "b", "blockquote", "br", "code", "dd", "del", "div", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i",
    "li", "ol", "p", "pre", "s", "span", "strong", "sub", "sup", "td", "th", "tr", "u", "ul",
}  # fmt: skip
SAYS_NOTHING = {"head", "iframe", "math", "noscript", "object", "script", "style", "svg", "template", "title"}
LONGEST = 2_000_000
"""Characters that are looked at: nobody pastes more into a message on purpose."""
_TOLD = re.compile(r"(font-weight|font-style|text-decoration|text-decoration-line)\s*:\s*([a-z0-9 -]+)", re.IGNORECASE)


def pasted_html(markup: str) -> str:
    """Give HTML with what tells words and their order alone: no script, no picture, nothing that would be loaded.

    Of styles only those stay that word processors say bold, italic and underlined with.
    """
    return nh3.clean(
        markup[:LONGEST],
        tags=TAGS,
        attributes={"a": {"href"}, "span": {"style"}, "b": {"style"}, "p": {"style"}},
        url_schemes={"http", "https", "mailto", "tel"},
        attribute_filter=_kept,
        clean_content_tags=SAYS_NOTHING,
        link_rel=None,
    )


def _kept(_tag: str, name: str, value: str) -> str | None:
    if name != "style":
        return value
    return ";".join(f"{said.lower()}:{how.strip().lower()}" for said, how in _TOLD.findall(value)) or None
