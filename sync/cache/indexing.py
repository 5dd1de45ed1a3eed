"""What news, pages and documents can be found by: their folded words. People are found in `sync.cache.directory`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.cache.folding import words
from sync.cache.plain_text import plain_text
from sync.models import Document, NewsItem, Page

if TYPE_CHECKING:
    from sync.models import Item

_LONGEST_BODY = 100_000
"""Characters of a body that are searched; nobody looks for what stands behind that."""


def indexed(item: Item) -> tuple[str, ...] | None:
    """Give the columns of an item's row in the full-text index of its kind; None for kinds without one."""
    match item:
        case NewsItem() | Page():
            return _folded(item.title), _folded(item.lead), _folded(plain_text(item.body_html[: 4 * _LONGEST_BODY]))
        case Document():
            return _folded(item.title), _folded(item.filename)
        case _:
            return None


def _folded(text: str) -> str:
    return " ".join(words(text[:_LONGEST_BODY]))
