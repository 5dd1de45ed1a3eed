"""What a person fills in -> the fields that a type has on this site; with `mapping` all that knows the names of fields.

Sites differ in what they offer: every attribute of a model lists the fields that can hold it, best first, in the order
in which `mapping` reads them.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import quote

from sync.digests import picture_name
from sync.errors import QT_TRANSLATE_NOOP, Refused
from sync.models import Kind
from sync.plone.classic_writing import classic_of
from sync.plone.keywords import KEPT_AS_KEYWORDS, with_changes
from sync.plone.sanitising import Page, plain_text
from sync.plone.slate_writing import blocks_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sync.models import Fields, FieldValue
    from sync.plone.client import PloneClient
    from sync.plone.fields import Record

PERSON_NAMES: dict[str, tuple[str, ...]] = {
    "first_name": ("first_name",),
    "last_name": ("last_name",),
    "username": ("username",),
    "function": ("job_title",),
    "department": ("department",),
    "location": ("location", "contact_building"),
    "room": ("room", "contact_room"),
    "email": ("contact_email",),
    "phone": ("office_phone", "contact_phone"),
    "knowledge_areas": ("responsibilities", "subjects"),
    "works_today_at": ("works_today_at",),
    "ambassador": ("ambassador",),
    "about_html": ("biography", "text"),
    "portrait": ("image",),
    "manager": ("manager", "responsible_person"),
}
POST_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("title",),
    "lead": ("description",),
    "purpose": ("description",),
    "body_html": ("blocks", "text"),
    "picture": ("image", "preview_image"),
    "comments_open": ("allow_discussion",),
    "place": ("location",),
    "subjects": ("subjects",),
    "start": ("start",),
    "end": ("end",),
    "whole_day": ("whole_day",),
}
PICTURE = re.compile(r"data:image/(?P<type>png|jpeg|webp|gif);base64,(?P<data>[A-Za-z0-9+/=]+)")
PARAGRAPH_ENDS = re.compile(r"</p>|</li>|</h[1-6]>|<br\s*/?>", re.IGNORECASE)
NO_FIELD = QT_TRANSLATE_NOOP("errors", "This intranet has no place for that.")
NOT_A_PICTURE = QT_TRANSLATE_NOOP("errors", "That is not a picture.")


@dataclass(frozen=True, slots=True)
class Form:
    """The fields that a type has on this site, by name, each with its JSON schema; `site` is the site's root."""

    properties: Mapping[str, Record]
    site: str = ""

    def place_of(self, attribute: str, names: tuple[str, ...]) -> str:
        """Give the field that holds an attribute. Raises Refused where the site has none."""
        for name in names:
            if name in self.properties:
                return name
        raise Refused(f"no field for {attribute}", reason=NO_FIELD)

    def has(self, name: str) -> bool:
        """Tell whether the type has a field of this name."""
        return name in self.properties

    def is_list(self, name: str) -> bool:
        """Tell whether a field holds a list."""
        return self.properties[name].get("type") == "array"

    def is_line(self, name: str) -> bool:
        """Tell whether a field holds one line of text: Plone refuses a line break in it."""
        return self.properties[name].get("type") == "string" and not self.properties[name].get("widget")


class Forms:
    """The forms of one site, each asked for once."""

    def __init__(self, client: PloneClient) -> None:
        self._client = client
        self._known: dict[str, Form] = {}

    async def of(self, portal_type: str) -> Form:
        """Give the form of a type. Raises Gone or NotAllowed where there is no such type."""
        if portal_type not in self._known:
            answer = await self._client.get_json(f"@types/{quote(portal_type)}")
            properties = answer.get("properties") if isinstance(answer, dict) else None
            self._known[portal_type] = Form(properties if isinstance(properties, dict) else {}, self._client.site)
        return self._known[portal_type]


def record_of(kind: Kind, changes: Fields, form: Form, present: Record) -> Record:
    """Give Plone's fields for changes to an item of this kind; `present` is the item as it is, empty for a new one.

    Raises Refused for what this site has no field for, and for a value that cannot be kept.
    """
    if kind is Kind.PEOPLE:
        return _person(changes, form)
    return _post(changes, form, present)


def profile_attributes(form: Form) -> tuple[str, ...]:
    """Give the attributes of a person that this site has a field for."""
    offered = [name for name, names in PERSON_NAMES.items() if any(form.has(one) for one in names)]
    return (*offered, "mobile") if form.has("office_phone") and form.has("contact_phone") else tuple(offered)


def _person(changes: Fields, form: Form) -> Record:
    record: Record = {}
    for attribute, value in changes.items():
        if attribute == "mobile":  # where there is no other number, the mobile one is shown as the phone
            name = form.place_of(attribute, ("contact_phone",) if form.has("office_phone") else ())
        else:
            name = form.place_of(attribute, PERSON_NAMES.get(attribute, ()))
        record[name] = _person_value(attribute, name, value, form)
    return record


def _person_value(attribute: str, name: str, value: FieldValue, form: Form) -> object:
    if attribute == "portrait":
        return _picture(value)
    if attribute == "knowledge_areas":
        areas = list(value) if isinstance(value, tuple) else []
        return areas if form.is_list(name) else "\n".join(areas)
    if attribute == "about_html":
        return _plain_paragraphs(str(value or "")) if name == "biography" else _html_text(str(value or ""))
    return _plain(name, value, form)


def _post(changes: Fields, form: Form, present: Record) -> Record:
    record: Record = {}
    for attribute, value in changes.items():
        if attribute == "is_folder":
            continue
        if attribute in KEPT_AS_KEYWORDS:
            record["subjects"] = with_changes(record.get("subjects", present.get("subjects")) or (), {attribute: value})
            continue
        name = form.place_of(attribute, POST_NAMES.get(attribute, ()))
        if attribute == "body_html":
            record |= _bodied(name, str(value or ""), present, form.site)
            continue
        record |= (
            WRITTEN[attribute](name, value, present) if attribute in WRITTEN else {name: _plain(name, value, form)}
        )
    return _with_open_end(record)


def _listed(name: str, value: FieldValue, _present: Record) -> Record:
    return {name: list(value) if isinstance(value, tuple) else []}


def _pictured(name: str, value: FieldValue, _present: Record) -> Record:
    return {name: _picture(value)}


def _bodied(name: str, written: str, present: Record, site: str) -> Record:
    page = Page(str(present.get("@id") or site).rstrip("/"), site)
    if name == "blocks":
        return blocks_of(written, present, page)
    return {name: _html_text(classic_of(written, present.get(name), page))}


def _timed(name: str, value: FieldValue, _present: Record) -> Record:
    """Keep a time; an event without end is one whose end is open."""
    if value is None and name == "end":
        return {"open_end": True}
    try:
        datetime.fromisoformat(str(value))
    except ValueError as error:
        raise Refused("no time", reason=str(value)) from error
    return {name: value, "open_end": False} if name == "end" else {name: value}


WRITTEN: dict[str, Callable[[str, FieldValue, Record], Record]] = {
    "picture": _pictured,
    "subjects": _listed,
    "start": _timed,
    "end": _timed,
}


def _with_open_end(record: Record) -> Record:
    """Plone wants an end of every event, also of one whose end is open: the end of its day."""
    if record.get("open_end") and "start" in record:
        return {**record, "end": record["start"]}
    return record


def _plain(name: str, value: FieldValue, form: Form) -> FieldValue:
    if isinstance(value, str) and form.is_line(name):
        value = " ".join(value.split())
    return None if value == "" else value


def _html_text(written: str) -> Record | None:
    return {"data": written, "content-type": "text/html", "encoding": "utf-8"} if written else None


def _plain_paragraphs(written: str) -> str | None:
    """Give the text of HTML, a line for each paragraph, as `mapping` draws it."""
    lines = (plain_text(part) for part in PARAGRAPH_ENDS.split(written))
    return "\n".join(line for line in map(html.unescape, lines) if line) or None


def _picture(value: FieldValue) -> Record | None:
    if not value:
        return None
    found = PICTURE.fullmatch(str(value))
    if found is None:
        raise Refused("no data URL of a picture", reason=NOT_A_PICTURE)
    try:
        base64.b64decode(found["data"], validate=True)
    except binascii.Error as error:
        raise Refused("no base64", reason=NOT_A_PICTURE) from error
    kind = found["type"]
    return {
        "data": found["data"],
        "encoding": "base64",
        "filename": picture_name(str(value), "jpg" if kind == "jpeg" else kind),
        "content-type": f"image/{kind}",
    }
