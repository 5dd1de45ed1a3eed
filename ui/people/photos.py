"""Photos of people as they are on this computer, for contact cards: nothing is fetched for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sync.cache.queries import Queries
    from sync.models import Person

PHOTO_WIDTH = 400
"""Pixels of the photo in a contact card."""


def photo_of(person: Person, queries: Queries) -> bytes | None:
    """Give the photo in the size nearest to `PHOTO_WIDTH` of those that are here; None where none is."""
    scales = person.portrait.scales if person.portrait else ()
    here = queries.has_pictures(scale.url for scale in scales)
    found = min(
        (scale for scale in scales if scale.url in here),
        key=lambda scale: abs(scale.width - PHOTO_WIDTH),
        default=None,
    )
    return queries.picture(found.url) if found else None
