"""Small pictures of what is in documents: under which address each is kept among the pictures of the cache."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.cache.records import to_stamp
from sync.models import is_waiting

if TYPE_CHECKING:
    from datetime import datetime

    from sync.models import Document

LARGEST_BODY = 12 * 1024 * 1024
"""Bytes: of a larger document nothing is fetched merely to show what it looks like."""
THUMBNAIL = "/@@download#thumbnail="
"""How the address of a thumbnail goes on behind that of its document."""
_FORMS = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "application/pdf")


def thumbnail_of(document: Document) -> str:
    """Give the address of a document's thumbnail, another one for each version; "" where there can be none."""
    if document.is_folder or is_waiting(document.uid) or document.content_type not in _FORMS:
        return ""
    if document.size is None or document.size > LARGEST_BODY:
        return ""
    return thumbnail_at(document.url, document.modified)


def thumbnail_at(url: str, modified: datetime) -> str:
    """Give the address of the thumbnail of the document at `url`: a server never sees what stands behind the mark."""
    return f"{url}{THUMBNAIL}{to_stamp(modified)}"


def is_thumbnail(url: str) -> bool:
    """Tell whether what is fetched from an address is a body, to be made small before it is kept."""
    return THUMBNAIL in url
