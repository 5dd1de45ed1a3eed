"""Where links in a text lead: inside where it is something of the intranet that is here, else out to other programs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from PySide6.QtCore import QUrl

from sync.models import Kind
from ui.navigation import AGENDA, NEWS, PAGES, PEOPLE, TEAMS, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sync.cache.queries import Queries

SCREENS = {
    Kind.NEWS: NEWS,
    Kind.PEOPLE: PEOPLE,
    Kind.TEAMS: TEAMS,
    Kind.DOCUMENTS: TEAMS,
    Kind.EVENTS: AGENDA,
    Kind.PAGES: PAGES,
}
_OUTSIDE = frozenset({"http", "https", "mailto", "tel"})
_TRUNK_ZERO = re.compile(r"\(0\)(?=\s*\d)")


def place_of(queries: Queries, address: str) -> Place | None:
    """Give where an address is shown in the window; None for what is not of the intranet, or not here."""
    here = queries.by_url(address)
    return Place(SCREENS[here[0]], here[1]) if here is not None and here[0] in SCREENS else None


def may_leave(address: str) -> bool:
    """Tell whether an address may be given to another program: a text from a site opens no files, starts nothing."""
    return QUrl(address).scheme().lower() in _OUTSIDE


def telephone(number: str) -> str:
    """Give the address that dials a number as people write it; the empty string where nothing can be dialled."""
    international = number.strip().startswith("+")
    digits = re.sub(r"[^0-9]", "", _TRUNK_ZERO.sub("", number) if international else number)
    return f"tel:{'+' if international else ''}{digits}" if digits else ""


def letter(email: str) -> str:
    """Give the address that begins a message; nothing in it can add a subject or more readers."""
    return f"mailto:{quote(email.strip(), safe='@')}" if "@" in email else ""


def letter_to(emails: Iterable[str], subject: str = "") -> str:
    """Give the address that begins a message to several people, about `subject`; who has no address is left out."""
    usable = dict.fromkeys(email.strip() for email in emails if letter(email))
    about = f"?subject={quote(subject)}" if subject else ""
    return f"mailto:{','.join(quote(email, safe='@') for email in usable)}{about}"
