"""What a record can be found by: its folded words, sorted by how much they say.

People are found by name first, then by what they know about, then by where they work, then by words that are only
nearly the same; `sync.cache.people_index` follows the same rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.cache.folding import joined, likeness, number_word, words
from sync.cache.plain_text import plain_text
from sync.models import Document, NewsItem, Person

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sync.models import Item

_LONGEST_BODY = 100_000
"""Characters of a body that are searched; nobody looks for what stands behind that."""


SKILLS = ("function",)
"""Fields of a person that tell, with the knowledge areas, what they know about."""
PLACES = ("department", "location", "works_today_at")
"""Fields that tell where somebody works."""
ADDRESSES = ("room", "email", "username")
"""Fields that people are found by, but only by their very words."""
NUMBERS = ("phone", "mobile")
"""Fields that people are found by without the spaces and dashes in them."""


def name_words(first_name: str, last_name: str) -> list[str]:
    """Give every tail of a name as one word: one of them begins as what somebody typed of it does."""
    return joined([*words(first_name), *words(last_name)])


def _indexed_person(person: Person) -> tuple[str, ...]:
    skills = _words_of(getattr(person, name) for name in SKILLS) | _words_of(person.knowledge_areas)
    places = _words_of(getattr(person, name) for name in PLACES)
    addresses = _words_of(getattr(person, name) for name in ADDRESSES)
    numbers = {number_word(getattr(person, name)) for name in NUMBERS}
    parts = (
        name_words(person.first_name, person.last_name),
        skills,
        places | addresses | numbers,
        likeness(_words_of((person.first_name, person.last_name)) | skills | places),
    )
    return tuple(" ".join(sorted(part)) for part in parts)


def _words_of(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in words(text)}


def indexed(item: Item) -> tuple[str, ...] | None:
    """Give the columns of an item's row in the full-text index of its kind; None for kinds without one."""
    match item:
        case Person():
            return _indexed_person(item)
        case NewsItem():
            return _folded(item.title), _folded(item.lead), _folded(plain_text(item.body_html[: 4 * _LONGEST_BODY]))
        case Document():
            return _folded(item.title), _folded(item.filename)
        case _:
            return None


def _folded(text: str) -> str:
    return " ".join(words(text[:_LONGEST_BODY]))
