"""What leaves the program can be read by other programs: cards, tables, codes, paper."""

from __future__ import annotations

import base64
import csv
import io
from typing import TYPE_CHECKING, Any, cast

import pytest
import vobject
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from tests.pictures import small_png
from tests.ui.conftest import person
from ui import theme
from ui.people.contact_table import contact_table
from ui.people.printing import print_contacts
from ui.people.qr_code import CodeDialog, CodeView, code_image
from ui.people.vcard import code_card, vcard, vcards

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from sync.models import Person

ODD_NAMES = [
    ("Anna", "de Jong"),
    ("\u202egnoJ ed", "annA\u202c"),
    ("\u05d0\u05d1\u05d9", "\u200f\u05db\u05d4\u05df"),
    ("\U0001f469\U0001f3fd\u200d\U0001f527 Roos", "\U0001f1f3\U0001f1f1"),
    ("W" * 400, "van der " * 50),
    ("Fedde;Jan", 'O"Neill, B\\A'),
    ("S\u00fbjoerd\u00ea", "Br\u00f4nger\u00e2"),
]


def full(first: str = "Anna", last: str = "de Jong", **facts: Any) -> Person:
    known: dict[str, Any] = {
        "function": "Adviseur; communicatie, pers",
        "department": "Communicatie",
        "location": "Stavoren",
        "room": "2.14",
        "email": "anna.dejong@example.org",
        "phone": "085 000 00 02",
        "mobile": "+31 6 00 00 00 02",
        "knowledge_areas": ("intranet", "pers, en meer", "huisstijl"),
        "about_html": "<p>Ik help je graag.</p><p>Bel maar: 1;2,3</p>",
    }
    return person("anna.dejong", first, last, **(known | facts))


def photo_in(card: bytes) -> bytes:
    """Read the photo with vobject's reader of lines; what it makes of a PHOTO itself is that of version 3."""
    for line, _number in vobject.base.getLogicalLines(io.StringIO(card.decode())):
        name, _parameters, value, _group = vobject.base.parseLine(line)
        if name == "PHOTO":
            return base64.b64decode(value.removeprefix("data:image/png;base64,"), validate=True)
    return b""


@pytest.mark.parametrize(("first", "last"), ODD_NAMES)
def test_another_program_reads_every_field_of_a_card(first: str, last: str) -> None:
    known = full(first, last)
    written = vcard(known, small_png(40, 40))
    card = vobject.readOne(written.decode())

    def clean(text: str) -> str:
        return "".join(letter for letter in text if letter.isprintable()).strip()

    assert card.version.value == "4.0"
    assert card.fn.value == clean(known.name)
    assert (card.n.value.given, card.n.value.family) == (clean(first), clean(last) + " " * last.endswith(" "))
    assert card.title.value == known.function
    assert card.org.value == ["", known.department]
    assert [line.value for line in card.contents["tel"]] == [known.phone, known.mobile]
    assert card.email.value == known.email
    assert "Stavoren, 2.14" in str(card.adr.value)
    assert [line.value for line in card.contents["expertise"]] == list(known.knowledge_areas)
    assert card.note.value == "Ik help je graag.\nBel maar: 1;2,3"
    assert card.url.value == known.url
    assert card.uid.value == known.uid
    assert photo_in(written) == small_png(40, 40)


def test_a_whole_team_is_one_file_of_cards() -> None:
    people = [full(), full("Yusuf", "Kaya"), full("Yusuf", "Kaya", email="andere.yusuf@example.org")]
    cards = list(vobject.readComponents(vcards((one, None) for one in people).decode()))

    assert [card.fn.value for card in cards] == ["Anna de Jong", "Yusuf Kaya", "Yusuf Kaya"]
    assert cards[2].email.value == "andere.yusuf@example.org"


@pytest.mark.parametrize(("first", "last"), ODD_NAMES)
def test_a_spreadsheet_reads_the_table(dressed: object, first: str, last: str) -> None:  # noqa: ARG001  a language
    known = full(first, last)
    rows = list(csv.DictReader(io.StringIO(contact_table([known]).decode("utf-8-sig"), newline=""), delimiter=";"))

    assert len(rows) == 1
    assert (rows[0]["First name"], rows[0]["Last name"]) == (first, last)
    assert rows[0]["Mobile"] == "+31 6 00 00 00 02"
    assert rows[0]["Knows about"] == "intranet, pers, en meer, huisstijl"


@pytest.mark.parametrize("typed", ['=HYPERLINK("http://x")', "@SUM(A1)", "+cmd|x", "-2+3"])
def test_what_a_colleague_typed_is_no_formula(dressed: object, typed: str) -> None:  # noqa: ARG001  a language
    rows = list(csv.reader(io.StringIO(contact_table([full(function=typed)]).decode("utf-8-sig")), delimiter=";"))

    assert rows[1][2] == f"'{typed}"


def seen_by_a_camera(image: QImage) -> bytes:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    grey = grey.scaledToHeight(grey.height() * 4, Qt.TransformationMode.FastTransformation)
    rows = b"".join(bytes(cast("bytes", grey.constScanLine(number)))[: grey.width()] for number in range(grey.height()))
    found = zxingcpp.read_barcode(memoryview(rows).cast("B", (grey.height(), grey.width())))
    return bytes(found.bytes) if found else b""


def test_a_phone_reads_the_code() -> None:
    card = code_card(full("S\u00fbjoerd", "Br\u00f4nger"))
    image = code_image(card)

    assert image is not None
    assert seen_by_a_camera(image) == card
    read = vobject.readOne(card.decode())
    assert (read.fn.value, read.email.value) == ("S\u00fbjoerd Br\u00f4nger", "anna.dejong@example.org")


def test_a_phone_reads_it_from_the_screen_in_a_dark_theme_too(qtbot: QtBot, dressed: QApplication) -> None:
    theme.apply(dressed, theme.DARK)
    dialog = CodeDialog(full())
    qtbot.addWidget(dialog)
    dialog.show()
    (view,) = dialog.findChildren(CodeView)
    seen = view.grab().toImage()
    theme.apply(dressed, theme.LIGHT)

    assert seen_by_a_camera(seen) == code_card(full())


def test_what_does_not_fit_in_a_code_is_said(qtbot: QtBot, dressed: object) -> None:  # noqa: ARG001  worn
    dialog = CodeDialog(full("\U0001f469" * 900))
    qtbot.addWidget(dialog)

    assert code_image(b"x" * 3000) is None
    assert not dialog.findChildren(CodeView)


def test_a_team_is_printed_with_everybody_in_it(tmp_path: Path, dressed: object) -> None:  # noqa: ARG001  fonts
    people = [full("Naam", f"Nummer{number}") for number in range(80)] + [full("<b>Vet</b>", "& Co")]
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "team.pdf"))
    print_contacts(printer, "Burgerzaken & <co>", people)
    document = QPdfDocument()

    assert document.load(str(tmp_path / "team.pdf")) == QPdfDocument.Error.None_
    assert document.pageCount() > 1
    text = " ".join(document.getAllText(page).text() for page in range(document.pageCount()))
    assert all(f"Nummer{number}" in text for number in range(80))
    assert "Burgerzaken & <co>" in text
    assert "<b>Vet</b>" in text
