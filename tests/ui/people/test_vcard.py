from __future__ import annotations

from base64 import b64decode
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sync.models import Person
from tests.pictures import small_png
from ui.people.content_lines import escaped, folded, plain_text
from ui.people.vcard import vcard


def person(**facts: Any) -> Person:
    known: dict[str, Any] = {
        "uid": "u1",
        "url": "https://intranet.example/people/jan",
        "modified": datetime(2026, 11, 20, 8, 30, tzinfo=UTC),
        "first_name": "Jan",
        "last_name": "van der Meer",
    }
    return Person(**(known | facts))


def lines_of(card: bytes) -> list[str]:
    """Read a card the way its reader does: unfold first, then decode."""
    return card.replace(b"\r\n ", b"").decode().splitlines()


def test_a_card_says_what_the_profile_says() -> None:
    lines = lines_of(
        vcard(
            person(
                function="Beleidsadviseur",
                department="Sociaal domein",
                location="Gemeentehuis",
                room="1.04",
                email="jan@noardermar.example",
                phone="(0510) 00 10 47",
                mobile="06 00 27 39 53",
                knowledge_areas=("paspoorten", "Wmo"),
                about_html="<p>Hoi</p><p>Tot ziens</p>",
            )
        )
    )

    assert lines == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "PRODID:-//Mienskip//EN",
        "KIND:individual",
        "UID:u1",
        "FN:Jan van der Meer",
        "N:van der Meer;Jan;;;",
        "TITLE:Beleidsadviseur",
        "ORG:;Sociaal domein",
        "TEL;TYPE=work,voice:(0510) 00 10 47",
        "TEL;TYPE=work,cell:06 00 27 39 53",
        "EMAIL;TYPE=work:jan@noardermar.example",
        r"ADR;TYPE=work:;;Gemeentehuis\, 1.04;;;;",
        "EXPERTISE:paspoorten",
        "EXPERTISE:Wmo",
        r"NOTE:Hoi\nTot ziens",
        "URL:https://intranet.example/people/jan",
        "REV:20261120T083000Z",
        "END:VCARD",
    ]


def test_an_empty_profile_gives_a_card_without_empty_lines() -> None:
    lines = lines_of(vcard(person(first_name="", last_name="", username="jan", url="")))

    assert "FN:jan" in lines
    assert not [line for line in lines if line.endswith(":") or "TEL" in line or "PHOTO" in line]


def test_what_a_colleague_typed_cannot_add_lines_of_its_own() -> None:
    lines = lines_of(vcard(person(function="Chef\r\nTEL:06;1,2\\3\u2028EMAIL:x@example", last_name="A;B,C")))

    assert r"TITLE:Chef\nTEL:06\;1\,2\\3\nEMAIL:x@example" in lines
    assert r"N:A\;B\,C;Jan;;;" in lines
    assert len([line for line in lines if line.startswith(("TEL", "EMAIL"))]) == 0


def test_a_photo_goes_along() -> None:
    photo = small_png()
    (line,) = [line for line in lines_of(vcard(person(), photo)) if line.startswith("PHOTO")]

    start = "PHOTO:data:image/png;base64,"
    assert line.startswith(start)
    assert b64decode(line.removeprefix(start)) == photo


def test_a_picture_that_is_no_picture_stays_behind() -> None:
    assert b"PHOTO" not in vcard(person(), b"<html>not a picture</html>")


@given(st.text())
def test_no_line_is_too_long_and_none_is_broken_within_a_letter(text: str) -> None:
    value = escaped(text)
    parts = folded(value).split(b"\r\n")

    assert all(len(part) <= 75 for part in parts)
    assert all(part.decode() is not None for part in parts)
    assert b"".join([parts[0], *(part[1:] for part in parts[1:])]).decode() == value


@given(st.text())
def test_an_escaped_text_is_one_line(text: str) -> None:
    assert len(escaped(text).splitlines()) <= 1


def test_html_becomes_lines_of_text() -> None:
    markup = "<h2>Wie &amp; wat</h2><p>Een <b>vraag</b>?<br>Bel\nme.</p><ul><li>een</li><li>twee</li></ul>"

    assert plain_text(markup) == "Wie & wat\nEen vraag?\nBel me.\n- een\n- twee"
