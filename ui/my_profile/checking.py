"""Checks what somebody fills in before it is sent, and writes it as colleagues expect it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

import phonenumbers
from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

HERE = "NL"
LONGEST_LINE = 200
"""Characters of a name, a function and so on."""
LONGEST_AREA = 60
MOST_AREAS = 30
LONGEST_TEXT = 5000
LONGEST_ADDRESS = 254
_INTERNAL = re.compile(r"\d{3,5}")
_ADDRESS = re.compile(r"[^@\s,;:<>()\[\]\\\"]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,63}")
_INVISIBLE = re.compile("[\u0000-\u0008\u000b-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


class Weight(Enum):
    """How much a remark matters: an error keeps from saving, a doubt only asks to look again."""

    ERROR = "error"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said about a value."""

    weight: Weight
    text: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A value as it will be kept, and what is to be said about it, if anything."""

    value: str
    remark: Remark | None = None

    @property
    def usable(self) -> bool:
        """Whether it may be sent."""
        return self.remark is None or self.remark.weight is Weight.DOUBT


def check(name: str, typed: str) -> Checked:
    """Check what was typed into the field of a Person called `name`."""
    plain = " ".join(_INVISIBLE.sub("", typed).split())
    if name == "first_name" and not plain:
        return _error(plain, translate("checking", "Colleagues need a name to find you by."))
    if len(plain) > LONGEST_LINE:
        longest = translate("checking", "This is longer than {number} characters.").format(number=LONGEST_LINE)
        return _error(plain, longest)
    if name in {"phone", "mobile"}:
        return check_phone(plain)
    return check_address(plain) if name == "email" else Checked(plain)


def check_phone(typed: str) -> Checked:
    """Check a telephone number: a Dutch one, one with its country, or an internal one of a few digits."""
    if not typed or _INTERNAL.fullmatch(typed):
        return Checked(typed)
    if any(letter.isalpha() for letter in typed):
        return _error(typed, translate("checking", "A telephone number has digits only."))
    try:
        number = phonenumbers.parse(typed, HERE)
    except phonenumbers.NumberParseException:
        return _error(typed, translate("checking", "This is not a telephone number."))
    if not phonenumbers.is_possible_number(number):
        return _error(typed, translate("checking", "There are too many or too few digits in this number."))
    written = _written(number)
    if phonenumbers.is_valid_number(number):
        return Checked(written)
    doubt = translate("checking", "Such a number is not given out in this country. Is it right?")
    return Checked(typed, Remark(Weight.DOUBT, doubt))


def check_address(typed: str) -> Checked:
    """Check an e-mail address."""
    if not typed:
        return Checked(typed)
    if len(typed) > LONGEST_ADDRESS or not _ADDRESS.fullmatch(typed):
        return _error(typed, translate("checking", "An e-mail address looks like name@example.org."))
    return Checked(typed)


def check_text(typed: str) -> Checked:
    """Check a text of several lines."""
    lines = (" ".join(_INVISIBLE.sub("", line).split()) for line in typed.splitlines())
    plain = "\n".join(line for line in lines if line)  # each is a paragraph of its own
    if len(plain) > LONGEST_TEXT:
        longest = translate("checking", "This is longer than {number} characters.").format(number=LONGEST_TEXT)
        return _error(plain, longest)
    return Checked(plain)


def _written(number: phonenumbers.PhoneNumber) -> str:
    here = phonenumbers.region_code_for_number(number) == HERE
    form = phonenumbers.PhoneNumberFormat.NATIONAL if here else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, form)


def _error(value: str, text: str) -> Checked:
    return Checked(value, Remark(Weight.ERROR, text))
