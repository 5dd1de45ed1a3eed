"""How complete a profile is, and why each missing part helps a colleague."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sync.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from sync.models import Person

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a profile: its attribute, what it is called, and why it helps a colleague."""

    name: str
    title: str
    reason: str


PARTS = (
    Part(
        "portrait",
        QT_TRANSLATE_NOOP("Completeness", "A photo"),
        QT_TRANSLATE_NOOP("Completeness", "Colleagues recognise you at a flexible desk."),
    ),
    Part(
        "knowledge_areas",
        QT_TRANSLATE_NOOP("Completeness", "What you know about"),
        QT_TRANSLATE_NOOP("Completeness", "That is how others find your help."),
    ),
    Part(
        "function",
        QT_TRANSLATE_NOOP("Completeness", "Your function"),
        QT_TRANSLATE_NOOP("Completeness", "Others see at once what you are there for."),
    ),
    Part(
        "phone",
        QT_TRANSLATE_NOOP("Completeness", "A phone number"),
        QT_TRANSLATE_NOOP("Completeness", "Some questions are quicker asked aloud."),
    ),
    Part(
        "location",
        QT_TRANSLATE_NOOP("Completeness", "Your office"),
        QT_TRANSLATE_NOOP("Completeness", "Others know where to walk by."),
    ),
    Part(
        "department",
        QT_TRANSLATE_NOOP("Completeness", "Your team"),
        QT_TRANSLATE_NOOP("Completeness", "You appear among the people of your team."),
    ),
    Part(
        "about_html",
        QT_TRANSLATE_NOOP("Completeness", "Something about you"),
        QT_TRANSLATE_NOOP("Completeness", "It is easier to begin a talk."),
    ),
)
"""The most helpful first."""

_WINKS = (
    (0, QT_TRANSLATE_NOOP("Completeness", "A blank page! Nobody begins with more.")),
    (1, QT_TRANSLATE_NOOP("Completeness", "A good start. Your colleagues can already say hello.")),
    (50, QT_TRANSLATE_NOOP("Completeness", "More than half. It begins to look like you.")),
    (80, QT_TRANSLATE_NOOP("Completeness", "Nearly there: one cup of coffee's worth of work.")),
    (100, QT_TRANSLATE_NOOP("Completeness", "All there. Somebody will find you today who needs you.")),
)


def has(person: Person, name: str) -> bool:
    """Tell whether a profile has a part; any number to call is a phone number."""
    if name == "phone":
        return bool(person.phone or person.mobile)
    return bool(getattr(person, name))


def missing_of(person: Person | None) -> list[Part]:
    """Give the parts that a profile lacks, the most helpful first; all of them for none."""
    return [part for part in PARTS if person is None or not has(person, part.name)]


def percentage(person: Person | None) -> int:
    """Tell how complete a profile is, in per cent."""
    return round(100 * (len(PARTS) - len(missing_of(person))) / len(PARTS))


def wink(per_cent: int) -> str:
    """Give a friendly word about that."""
    return translate("Completeness", next(words for least, words in reversed(_WINKS) if per_cent >= least))


def spoken_part(part: Part) -> tuple[str, str]:
    """Give title and reason in the language of the window."""
    return translate("Completeness", part.title), translate("Completeness", part.reason)
