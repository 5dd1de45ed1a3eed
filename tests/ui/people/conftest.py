"""The people of the small community, and who of them a screen lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.people.model import UID_ROLE

if TYPE_CHECKING:
    from ui.people.screen import PeopleScreen

ANNA, JELLE, YUSUF, SIETSKE = (
    "person-anna.dejong",
    "person-jelle.ytsma",
    "person-yusuf.kaya",
    "person-sietske.vandermeer",
)


def listed(screen: PeopleScreen) -> list[str]:
    """Give the uids of those in the list, from the top."""
    return [screen.model.index(row).data(UID_ROLE) for row in range(screen.model.rowCount())]
