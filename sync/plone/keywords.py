"""What the keywords of a news item say: blog and series, the top of the front page, what it asks.

A keyword is all that a stock site keeps of these. Whoever else looks at the site can read them, and words that are not
ours stay as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sync.models import Fields

WORDS = {"blog": "blog", "pinned": "pinned", "confirmation_asked": "please-confirm"}
"""By attribute of a news item, the keyword that says that it holds."""
SERIES = "series:"
KEPT_AS_KEYWORDS = frozenset({*WORDS, "series"})
"""The attributes of a news item that are kept so."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What keywords say; `series` is empty where they name none."""

    blog: bool
    series: str
    pinned: bool
    confirmation_asked: bool = False


def meaning_of(keywords: Iterable[str]) -> Meaning:
    """Read keywords. What belongs to a series is a blog; of several series the first counts."""
    words = [word.strip() for word in keywords]
    folded = {word.casefold() for word in words}
    series = next((name for word in words if (name := _series_in(word))), "")
    holds = {attribute: word in folded for attribute, word in WORDS.items()}
    return Meaning(**{**holds, "blog": holds["blog"] or bool(series)}, series=series)


def with_changes(keywords: Iterable[str], changes: Fields) -> list[str]:
    """Give keywords after changes of some of `KEPT_AS_KEYWORDS`; all others stay, in their order."""
    kept = [str(word) for word in keywords]
    for attribute, value in changes.items():
        if attribute == "series":
            name = " ".join(str(value or "").split())
            fresh = [f"{SERIES}{name}"] if name else []
            kept = [*(word for word in kept if not _series_in(word)), *fresh]
        elif attribute in WORDS:
            fresh = [WORDS[attribute]] if value else []
            kept = [*(word for word in kept if word.casefold() != WORDS[attribute]), *fresh]
    if changes.get("blog") is False:
        kept = [word for word in kept if not _series_in(word)]
    return kept


def _series_in(word: str) -> str:
    return word[len(SERIES) :].strip() if word.casefold().startswith(SERIES) else ""
