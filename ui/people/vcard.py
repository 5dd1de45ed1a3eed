"""A colleague as a contact card (vCard 4, RFC 6350), for the address book of a phone or a mail program."""

from __future__ import annotations

from base64 import b64encode
from datetime import UTC
from typing import TYPE_CHECKING

from ui.people.content_lines import content, escaped, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sync.models import Person

_SIGNATURES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png", b"GIF8": "image/gif"}
_RIFF, _WEBP = b"RIFF", b"WEBP"


def vcard(person: Person, photo: bytes | None = None) -> bytes:
    """Give the file: UTF-8, lines folded. A `photo` of an unknown type is left out."""
    return content(line for line in _lines(person, photo) if line)


def vcards(cards: Iterable[tuple[Person, bytes | None]]) -> bytes:
    """Give the file with a card for each of several people, each with their photo where there is one."""
    return b"".join(vcard(person, photo) for person, photo in cards)


def code_card(person: Person) -> bytes:
    """Give a short card to be shown as a QR code: what a phone keeps, in the version (3) that every phone reads."""
    lines = (
        "BEGIN:VCARD",
        "VERSION:3.0",
        *_naming(person),
        _filled("TITLE", person.function),
        _filled("ORG", person.department),
        _filled("TEL;TYPE=WORK", person.phone),
        _filled("TEL;TYPE=CELL", person.mobile),
        _filled("EMAIL", person.email),
        "END:VCARD",
    )
    return b"".join(line.encode() + b"\r\n" for line in lines if line)  # a fold would only make the code larger


def _naming(person: Person) -> tuple[str, str]:
    return (
        f"FN:{escaped(person.name or person.username or person.email)}",
        f"N:{escaped(person.last_name)};{escaped(person.first_name)};;;",
    )


def _lines(person: Person, photo: bytes | None) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield "PRODID:-//Mienskip//EN"
    yield "KIND:individual"
    yield f"UID:{escaped(person.uid)}"
    yield from _naming(person)
    yield _filled("TITLE", person.function)
    yield _filled("ORG", person.department, before=";")  # the first part is the organisation's name: not known here
    yield _filled("TEL;TYPE=work,voice", person.phone)
    yield _filled("TEL;TYPE=work,cell", person.mobile)
    yield _filled("EMAIL;TYPE=work", person.email)
    where = ", ".join(part for part in (person.location, person.room) if part)
    yield _filled("ADR;TYPE=work", where, before=";;", after=";;;;")
    for area in person.knowledge_areas:
        yield _filled("EXPERTISE", area)  # RFC 6715
    yield _filled("NOTE", plain_text(person.about_html))
    yield f"URL:{person.url}" if person.url else ""
    yield f"REV:{person.modified.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield _photo(photo) if photo else ""
    yield "END:VCARD"


def _filled(name: str, value: str, *, before: str = "", after: str = "") -> str:
    return f"{name}:{before}{escaped(value)}{after}" if value.strip() else ""


def _photo(data: bytes) -> str:
    kind = image_type(data)
    return f"PHOTO:data:{kind};base64,{b64encode(data).decode('ascii')}" if kind else ""


def image_type(data: bytes) -> str:
    """Tell the media type of a picture by its first bytes; the empty string for what is not known."""
    if data[:4] == _RIFF and data[8:12] == _WEBP:
        return "image/webp"
    return next((kind for signature, kind in _SIGNATURES.items() if data.startswith(signature)), "")
