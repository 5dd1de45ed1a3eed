"""A list of people on paper, or as a PDF file: who they are and how to reach them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QTextDocument

from ui import theme
from ui.widgets.dates import long_day, now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtPrintSupport import QPrinter

    from sync.models import Person

translate = QCoreApplication.translate

MARGINS = QMarginsF(0, 0, 0, 0)
"""Millimetres beyond the two centimetres that a printed text keeps by itself."""
POINTS = 8
LONGEST_UNBROKEN = 24


def print_contacts(printer: QPrinter, title: str, people: Sequence[Person]) -> None:
    """Print a list of people with a title; black on white whatever the theme, with as many pages as it takes."""
    printer.setDocName(title)
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)  # an address of mail is long
    printer.setPageMargins(MARGINS, QPageLayout.Unit.Millimeter)
    if printer.outputFileName():
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    document = QTextDocument()
    font = QFont(theme.FAMILY)
    font.setPointSize(POINTS)
    document.setDefaultFont(font)
    document.setHtml(_page(title, people))
    document.print_(printer)


def _page(title: str, people: Sequence[Person]) -> str:
    headings = (
        translate("people", "Name"),
        translate("people", "Function"),
        translate("people", "Phone"),
        translate("people", "Mobile"),
        translate("people", "E-mail"),
        translate("people", "Workplace"),
    )
    made = translate("people", "%n colleague(s)", "", len(people))
    day = long_day(now().date())
    rows = "".join(_row(_facts(person), "td") for person in people)
    return (
        '<body style="color: black">'
        f'<h2 style="margin-bottom: 0">{escape(title)}</h2><p>{escape(made)}, {escape(day)}</p>'
        '<table width="100%" cellspacing="0" cellpadding="4" border="0.5" style="border-collapse: collapse">'
        f"<thead>{_row(headings, 'th')}</thead>{rows}</table></body>"
    )


def _facts(person: Person) -> tuple[str, ...]:
    where = ", ".join(part for part in (person.location, person.room) if part)
    return (person.name or person.username, person.function, person.phone, person.mobile, person.email, where)


def _row(values: Sequence[str], tag: str) -> str:
    cells = "".join(f'<{tag} align="left">{_unbroken(value)}</{tag}>' for value in values)
    return f"<tr>{cells}</tr>"


def _unbroken(value: str) -> str:
    """Keep a number or a name of some words on one line, as long as a column is wide enough for that."""
    shown = escape(value)
    return f'<span style="white-space: nowrap">{shown}</span>' if len(value) <= LONGEST_UNBROKEN else shown
