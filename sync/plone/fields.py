"""Reads fields out of JSON that may be of any shape: what is missing or odd becomes a sound default."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from sync.digests import digest_in
from sync.models import Picture, Scale

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_LINE = 1_000
"""Characters of a title, a name or any other single line that are kept."""
LONGEST_TEXT = 100_000
"""Characters of a lead or description that are kept."""
NEVER_BEFORE = 1971
NEVER_AFTER = 2400
"""Years: Plone says "1969" for never published and "2499" for never expiring."""

Record = dict[str, Any]


def line(record: Record, *names: str) -> str:
    """Give the first of these fields that says something, as one line of text."""
    return " ".join(text(record, *names).split())[:LONGEST_LINE]


def text(record: Record, *names: str) -> str:
    """Give the first of these fields that says something, as text: choices by their title, lists by their first."""
    for name in names:
        said = _spoken(record.get(name))
        if said:
            return said[:LONGEST_TEXT]
    return ""


def token(record: Record, name: str) -> str:
    """Give a field that names something: the token of a choice, or the text itself."""
    value = record.get(name)
    if isinstance(value, dict):
        value = value.get("token") or value.get("UID") or value.get("@id")
    return value if isinstance(value, str) else ""


def lines(record: Record, *names: str) -> tuple[str, ...]:
    """Give the first of these fields that lists something, as texts without repeats."""
    for name in names:
        value = record.get(name)
        if isinstance(value, str):
            value = value.splitlines()
        if isinstance(value, list) and value:
            spoken = (" ".join(_spoken(part).split())[:LONGEST_LINE] for part in value)
            return tuple(dict.fromkeys(part for part in spoken if part))
    return ()


def flag(record: Record, name: str) -> bool:
    """Tell whether a yes-or-no field says yes."""
    return record.get(name) is True


def moment(record: Record, *names: str) -> datetime | None:
    """Give the first of these fields that is a time, in UTC; a time without a zone is taken as UTC."""
    for name in names:
        value = record.get(name)
        if not isinstance(value, str):
            continue
        try:
            parsed = datetime.fromisoformat(value)
        except ValueError:
            continue
        aware = parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)
        if NEVER_BEFORE <= aware.year <= NEVER_AFTER:
            return aware.astimezone(UTC)
    return None


def picture(record: Record, names: Iterable[str], url: str, alternative: str = "") -> Picture | None:
    """Give the first of these fields that holds a picture, or the picture that the catalogue knows of."""
    for name in names:
        value = record.get(name)
        if isinstance(value, dict):
            found = _scales(value, url) or _linked_scales(value)
            if found:
                return Picture(scales=found, alternative=alternative, digest=digest_in(line(value, "filename")))
    catalogued = record.get("image_scales")
    for entries in catalogued.values() if isinstance(catalogued, dict) else ():
        first = entries[0] if isinstance(entries, list) and entries else None
        if isinstance(first, dict) and (found := _scales(first, url)):
            return Picture(scales=found, alternative=alternative, digest=digest_in(line(first, "filename")))
    return None


def _linked_scales(value: Record) -> tuple[Scale, ...]:
    """Read a picture that is an item of its own, as Volto's preview pictures are."""
    catalogued = value.get("image_scales")
    address = value.get("@id")
    if not isinstance(catalogued, dict) or not isinstance(address, str):
        return ()
    entries = next(iter(catalogued.values()), None)
    first = entries[0] if isinstance(entries, list) and entries else None
    return _scales(first, address) if isinstance(first, dict) else ()


def _scales(value: Record, url: str) -> tuple[Scale, ...]:
    scales = value.get("scales")
    if not isinstance(scales, dict):
        return ()
    made = [made for scale in scales.values() if isinstance(scale, dict) and (made := _scale(scale, url))]
    return tuple(sorted(made, key=lambda scale: (scale.width, scale.url)))


def _scale(scale: Record, url: str) -> Scale | None:
    address, width, height = scale.get("download"), scale.get("width"), scale.get("height")
    if not isinstance(address, str) or not isinstance(width, int) or not isinstance(height, int) or width < 1:
        return None
    return Scale(url=urljoin(f"{url}/", address), width=width, height=height)


def _spoken(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, dict):
        return _spoken(value.get("title") or value.get("data") or value.get("token"))
    if isinstance(value, list):
        return next((said for part in value if (said := _spoken(part))), "")
    return ""
