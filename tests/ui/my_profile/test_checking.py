from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.my_profile.checking import LONGEST_LINE, Weight, check, check_address, check_phone, check_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("0515 421234", "0515 421 234"),
        ("+31 515 421234", "0515 421 234"),
        ("0031515421234", "0515 421 234"),
        ("06-12345678", "06 12345678"),
        ("+49 30 901820", "+49 30 901820"),
        ("14 0515", "14 0515"),
        ("1047", "1047"),
    ],
)
def test_numbers_are_written_the_usual_way(typed: str, kept: str) -> None:
    checked = check_phone(typed)
    assert checked.value == kept
    assert checked.usable


@pytest.mark.parametrize(
    "typed", ["bel maar", "0515 BALIE", "06", "0612345678901234", "+", "12-34-56-78-90-12-34-56", "()"]
)
def test_what_is_no_number_keeps_from_saving(typed: str) -> None:
    checked = check_phone(typed)
    assert checked.remark is not None
    assert checked.remark.weight is Weight.ERROR


def test_a_number_that_is_not_given_out_is_only_doubted_and_left_as_it_was_typed() -> None:
    checked = check_phone("(0510) 00 10 47")
    assert checked.usable
    assert checked.value == "(0510) 00 10 47"
    assert checked.remark is not None


@pytest.mark.parametrize(
    "typed", ["", "anna@example.org", "a.b+c@sub.example.nl", "s\u00fbke@gemeente.frl", "x@b\u00fccher.de"]
)
def test_addresses_are_taken(typed: str) -> None:
    assert check_address(typed).usable


@pytest.mark.parametrize(
    "typed",
    [
        "anna",
        "anna@",
        "@example.org",
        "a@b",
        "a b@example.org",
        "a@b..nl",
        "a@-b.nl",
        "a,b@example.org",
        "a@example.org?bcc=x",
        f"{'a' * 300}@example.org",
    ],
)
def test_what_is_no_address_keeps_from_saving(typed: str) -> None:
    assert not check_address(typed).usable


def test_a_name_is_needed_and_has_an_end() -> None:
    assert not check("first_name", "  ").usable
    assert check("last_name", "").usable
    assert not check("function", "x" * (LONGEST_LINE + 1)).usable


def test_marks_that_turn_the_reading_direction_are_left_out_of_a_name() -> None:
    assert check("first_name", "\u202eannA\u202c").value == "annA"
    assert check("first_name", "  Anna \n Sophie ").value == "Anna Sophie"
    assert check("first_name", "\U0001f469\u200d\U0001f527").value == "\U0001f469\u200d\U0001f527"
    assert check("first_name", "\u05d0\u05d1\u05d9").value == "\u05d0\u05d1\u05d9"


def test_a_text_keeps_its_lines() -> None:
    assert check_text("Hoi,\n\n ik ben   Anna \x00\n").value == "Hoi,\nik ben Anna"


@given(st.sampled_from(["first_name", "phone", "mobile", "email", "function"]), st.text())
def test_any_text_can_be_checked_and_what_is_kept_passes_again(name: str, typed: str) -> None:
    checked = check(name, typed)
    if checked.usable:
        assert check(name, checked.value).value == checked.value
