"""People as a table (CSV, RFC 4180), for a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sync.models import Person

translate = QCoreApplication.translate

_NUMBER = re.compile(r"\+[\d\s()/.-]+")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def contact_table(people: Iterable[Person]) -> bytes:
    """Give the file: a line with the names of the columns, then a line for each person.

    Semicolons and a byte order mark are what a Dutch spreadsheet opens without asking.
    """
    file = io.StringIO(newline="")
    table = csv.writer(file, delimiter=";")
    table.writerow(_headings())
    table.writerows([_harmless(value) for value in _row(person)] for person in people)
    return file.getvalue().encode("utf-8-sig", "replace")


def _headings() -> tuple[str, ...]:
    return (
        translate("people", "First name"),
        translate("people", "Last name"),
        translate("people", "Function"),
        translate("people", "Team"),
        translate("people", "Office"),
        translate("people", "Room"),
        translate("people", "Phone"),
        translate("people", "Mobile"),
        translate("people", "E-mail"),
        translate("people", "Knows about"),
    )


def _row(person: Person) -> tuple[str, ...]:
    return (
        person.first_name,
        person.last_name,
        person.function,
        person.department,
        person.location,
        person.room,
        person.phone,
        person.mobile,
        person.email,
        ", ".join(person.knowledge_areas),
    )


def _harmless(value: str) -> str:
    """Keep what a colleague typed from being carried out as a formula; a telephone number is none."""
    return f"'{value}" if value.startswith(_FORMULA) and not _NUMBER.fullmatch(value) else value
