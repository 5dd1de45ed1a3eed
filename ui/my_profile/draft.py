"""One's profile as fields to be filled in, and as what is sent."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ui.people.content_lines import plain_text

if TYPE_CHECKING:
    from sync.models import Account, FieldValue, Person

LINES = ("first_name", "last_name", "function", "department", "location", "room", "phone", "mobile", "email")
"""The attributes of a Person that are one line of text."""
AREAS, ABOUT, PORTRAIT, WHEREABOUTS = "knowledge_areas", "about_html", "portrait", "works_today_at"


def value_of(person: Person, name: str) -> FieldValue:
    """Give a field as it travels: a photo is known by the address of its smallest size."""
    if name == PORTRAIT:
        return person.portrait.scales[0].url if person.portrait and person.portrait.scales else ""
    value: FieldValue = getattr(person, name)
    return value


def begun_for(account: Account) -> dict[str, str]:
    """Give what is known of somebody without a profile, to begin with."""
    first, _, last = account.full_name.strip().partition(" ")
    return {"first_name": first, "last_name": last, "email": account.email}


def about_text(person: Person) -> str:
    """Give "about me" as it is edited: lines of plain text."""
    return plain_text(person.about_html)


def about_html(text: str) -> str:
    """Give "about me" as it is kept: a paragraph for each line."""
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
