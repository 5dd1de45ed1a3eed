"""What a record can be found by: its folded words, sorted by how much they say."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from sync.cache.folding import blur, joined, words
from sync.models import Document, NewsItem, Person

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from sync.models import Item

_LONGEST_BODY = 100_000
"""Characters of a body that are searched; nobody looks for what stands behind that."""


@dataclass(frozen=True, slots=True)
class PersonWords:
    """The words of a person, each of them to be found by its beginning.

    `name` holds every tail of the name as one word, which begins as the name's words do; `skills` function and
    knowledge areas; `work` where and how the person is to be reached; `likeness` all of these blurred, for words that
    are only nearly the same.
    """

    name: Collection[str]
    skills: Collection[str]
    work: Collection[str]
    likeness: Collection[str]


def person_words(
    name: tuple[str, ...],
    skills: tuple[str, ...],
    work: tuple[str, ...],
    numbers: tuple[str, ...],
    split: Callable[[str], Sequence[str]] = words,
) -> PersonWords:
    """Give what a person is found by; `numbers` are also found without the spaces and dashes in them.

    `split` gives the folded words of a text; whoever indexes many people gives one that remembers.
    """
    name_words = [word for part in name for word in split(part)]
    skill_words = {word for text in skills if text for word in split(text)}
    work_words = {word for text in work if text for word in split(text)}
    for number in numbers:
        work_words.update(joined(split(number)))
    return PersonWords(
        name=set(joined(name_words)),
        skills=skill_words,
        work=work_words,
        likeness={blur(word) for word in (*name_words, *skill_words, *work_words)},
    )


def words_of_person(person: Person) -> PersonWords:
    """Give what a person's record is found by."""
    return person_words(
        (person.first_name, person.last_name),
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
