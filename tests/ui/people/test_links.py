from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ui.navigation import PEOPLE, Place
from ui.people.links import letter, may_leave, place_of, telephone

if TYPE_CHECKING:
    from tests.ui.conftest import FakeSession


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("(0510) 00 10 47", "tel:0510001047"),
        ("06-00 27 39 53", "tel:0600273953"),
        ("+31 (0)6 00 27 39 53", "tel:+31600273953"),
        ("+31 510 001047", "tel:+31510001047"),
        ("via de balie", ""),
        ("", ""),
    ],
)
def test_a_number_is_dialled_as_it_is_written(written: str, address: str) -> None:
    assert telephone(written) == address


def test_an_address_for_mail_cannot_smuggle_in_more() -> None:
    assert letter("anna@example.org") == "mailto:anna@example.org"
    assert letter("a@example.org?bcc=b@example.org&subject=x") == (
        "mailto:a@example.org%3Fbcc%3Db@example.org%26subject%3Dx"
    )
    assert letter("geen adres") == ""


def test_a_link_to_what_is_here_stays_inside(fake_session: FakeSession) -> None:
    anna = fake_session.queries.person("person-anna.dejong")
    assert anna is not None

    assert place_of(fake_session.queries, anna.url) == Place(PEOPLE, anna.uid)
    assert place_of(fake_session.queries, "https://elsewhere.example/people/anna") is None


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "smb://host/share", "relative"])
def test_a_text_opens_no_files_and_starts_nothing(address: str) -> None:
    assert not may_leave(address)
    assert may_leave("https://example.org")
