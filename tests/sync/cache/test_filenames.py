from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.cache.filenames import MOST_BYTES, safe_filename

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Notulen 3 maart.pdf", "Notulen 3 maart.pdf"),
        ("Besluit 2023/14.pdf", "Besluit 2023_14.pdf"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("..\\..\\windows\\system.ini", "_.._windows_system.ini"),
        ("C:\\fakepath\\x.doc", "C__fakepath_x.doc"),
        ("/", "_"),
        ("CON", "_CON"),
        ("con.txt", "_con.txt"),
        ("Com1 .txt", "_Com1 .txt"),
        ("lpt\N{SUPERSCRIPT ONE}.txt", "_lpt\N{SUPERSCRIPT ONE}.txt"),
        ("console.txt", "console.txt"),
        ("", "document"),
        (".", "document"),
        ("...", "document"),
        (" . . ", "document"),
        (".bashrc", "bashrc"),
        ("naam. ", "naam"),
        ("gpj.\u202eexe.doc", "gpj.exe.doc"),
        ("on\u200bzichtbaar\u2066.txt", "onzichtbaar.txt"),
        ("a\0b\nc\td.txt", "ab c d.txt"),
        ('wat?*<>|".txt', "wat______.txt"),
        ("half\ud83e.txt", "half.txt"),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467.png", "\U0001f468\u200d\U0001f469\u200d\U0001f467.png"),
        ("e\u0301.txt", "é.txt"),
    ],
)
def test_a_name_is_made_fit_and_stays_recognisable(name: str, safe: str) -> None:
    assert safe_filename(name) == safe


@pytest.mark.parametrize("letter", ["a", "é", "🦆"])
def test_a_long_name_is_cut_and_keeps_its_ending(letter: str) -> None:
    safe = safe_filename(letter * 400 + ".pdf")
    assert safe.endswith(f"{letter}.pdf")
    assert MOST_BYTES - 4 < len(safe.encode()) <= MOST_BYTES


def test_what_only_looks_like_an_ending_is_cut_too() -> None:
    assert len(safe_filename("a." + "b" * 400).encode()) == MOST_BYTES


@given(st.text(alphabet=st.characters(codec=None)))
def test_no_name_leaves_its_folder_or_troubles_any_system(name: str) -> None:
    safe = safe_filename(name)
    assert safe
    assert len(safe.encode()) <= MOST_BYTES + 1
    assert not set(safe) & set('<>:"/\\|?*')
    assert safe == safe.strip(". ")
    assert {unicodedata.category(letter) for letter in safe if letter not in "\u200c\u200d"}.isdisjoint(
        {"Cc", "Cf", "Cs"}
    )
    assert safe.split(".")[0].strip().lower() not in {"con", "prn", "aux", "nul", "com1", "lpt9"}


@given(st.text(max_size=500))
def test_a_safe_name_is_left_as_it_is(name: str) -> None:
    safe = safe_filename(name)
    assert safe_filename(safe) == safe


@given(name=st.text(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
def test_a_file_of_that_name_can_be_made_right_where_it_is_wanted(tmp_path: Path, name: str) -> None:
    target = tmp_path / safe_filename(name)
    target.write_bytes(b"x")
    assert [path.name for path in tmp_path.iterdir()] == [target.name]
    target.unlink()
