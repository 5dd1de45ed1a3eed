"""What a record can be found by: its folded words, sorted by how much they say."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from sync.cache.folding import blur, joined, words
from sync.models import Document, NewsItem, Person

if TYPE_CHECKING:
    from sync.models import Item

_LONGEST_BODY = 100_000
"""Characters of a body that are searched; nobody looks for what stands behind that."""


@dataclass(frozen=True, slots=True)
class PersonWords:
    """The words of a person.

    `name` holds the name's words and its tails as one word; `skills` function and knowledge areas; `work` where and
    how the person is to be reached; `likeness` all of these blurred, for words that are only nearly the same.
    """

    name: frozenset[str]
    skills: frozenset[str]
    work: frozenset[str]
    likeness: frozenset[str]


def person_words(
    first_name: str, last_name: str, skills: tuple[str, ...], work: tuple[str, ...], numbers: tuple[str, ...]
) -> PersonWords:
    """Give what a person is found by; `numbers` are also found without the spaces and dashes in them."""
    name = words(f"{first_name} {last_name}")
    skill_words = frozenset(word for text in skills for word in words(text))
    work_words = {word for text in work for word in words(text)}
    for number in numbers:
        work_words.update(joined(words(number)))
    plain = {*name, *skill_words, *work_words}
    return PersonWords(
        name=frozenset((*name, *joined(name))),
        skills=skill_words,
        work=frozenset(work_words),
        likeness=frozenset(blur(word) for word in plain),
    )


def words_of_person(person: Person) -> PersonWords:
    """Give what a person's record is found by."""
    return person_words(
        person.first_name,
        person.last_name,
        (person.function, *person.knowledge_areas),
        (person.department, person.location, person.room, person.email, person.username, person.works_today_at),
        (person.phone, person.mobile),
    )


def indexed(item: Item) -> tuple[str, ...] | None:
    """Give the columns of an item's row in the full-text index of its kind; None for kinds without one."""
    match item:
        case Person():
            found_by = words_of_person(item)
            return tuple(
                " ".join(sorted(part)) for part in (found_by.name, found_by.skills, found_by.work, found_by.likeness)
            )
        case NewsItem():
            return _folded(item.title), _folded(item.lead), _folded(text_of_html(item.body_html))
        case Document():
            return _folded(item.title), _folded(item.filename)
        case _:
            return None


def _folded(text: str) -> str:
    return " ".join(words(text[:_LONGEST_BODY]))


def text_of_html(html: str) -> str:
    """Give the words of HTML without its tags; only of the beginning where it is very long."""
    if "<" not in html and "&" not in html:
        return html[:_LONGEST_BODY]
    reader = _TextReader()
    reader.feed(html[: 4 * _LONGEST_BODY])
    return " ".join(reader.texts)


class _TextReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
