"""The fields of an item as they travel in commands, and an item as it is with some of them changed.

Times travel as ISO 8601 text, an audience by its name, a picture by the address of its smallest size (as something to
be set: as a data URL).
"""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sync.models import Audience, Picture, Scale

if TYPE_CHECKING:
    from sync.models import Fields, FieldValue, Item

SHOWN_PORTRAIT = 800
"""Pixels that a picture which is not sent yet is taken to have each way."""


def value_of(item: Item, name: str) -> FieldValue:
    """Give one field; None for one that such an item does not have."""
    value = getattr(item, name, None)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Picture):
        return value.scales[0].url if value.scales else ""
    if value is None and _types(item).get(name) == "Picture | None":
        return ""
    return value


def values_of(item: Item, names: Fields) -> Fields:
    """Give the fields that have these names."""
    return {name: value_of(item, name) for name in names}


def with_values(item: Item, values: Fields, picture_url: str) -> Item:
    """Give an item with other fields; a picture that is set is known by `picture_url`.

    Fields that such an item does not have, and times that are none, are left out.
    """
    types = _types(item)
    changed = {name: _read(types[name], value, picture_url) for name, value in values.items() if name in types}
    return replace(item, **{name: value for name, value in changed.items() if value is not _UNREADABLE})


_UNREADABLE = object()


def _types(item: Item) -> dict[str, str]:
    return {one.name: str(one.type) for one in fields(item)}


def _read(kind: str, value: FieldValue, picture_url: str) -> Any:
    if kind.startswith("datetime"):
        return _time(value) if value else (None if "None" in kind else _UNREADABLE)
    if kind == "Picture | None":
        return _picture(str(value), picture_url) if value else None
    if kind == "Audience":
        return Audience(str(value))
    if kind == "bool":
        return bool(value)
    if kind == "str":
        return "" if value is None else str(value)
    return value


def _time(value: FieldValue) -> Any:
    try:
        time = datetime.fromisoformat(str(value))
    except ValueError:
        return _UNREADABLE
    return time.astimezone(UTC)


def _picture(value: str, picture_url: str) -> Picture:
    url = picture_url if value.startswith("data:") else value
    return Picture(scales=(Scale(url=url, width=SHOWN_PORTRAIT, height=SHOWN_PORTRAIT),))
