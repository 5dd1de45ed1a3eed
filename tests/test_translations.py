"""Every text is spoken in Dutch, and no translation loses a placeholder."""

from __future__ import annotations

import re
import subprocess
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import PySide6
import pytest

ROOT = Path(__file__).parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
QT_TOOLS = Path(PySide6.__file__).parent
PLACEHOLDER = re.compile(r"\{\w*\}|%n|%\d")


def sources() -> list[str]:
    return sorted(str(path) for room in ("desktop", "sync", "ui") for path in (ROOT / room).rglob("*.py"))


@cache
def messages(path: Path) -> list[tuple[str, str, tuple[str, ...], str]]:
    """Context, source, translated forms and state of every message in a translation file."""
    found = []
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = tuple(form.text or "" for form in translation.iter("numerusform")) or (translation.text or "",)
            found.append(
                (context.findtext("name", ""), message.findtext("source", ""), forms, translation.get("type", ""))
            )
    return found


def test_every_text_of_the_program_is_in_the_dutch_file(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    subprocess.run(
        [QT_TOOLS / "lupdate", *sources(), "-ts", fresh, "-silent"], check=True, capture_output=True, cwd=tmp_path
    )
    wanted = {(context, source) for context, source, _, _ in messages(fresh)}
    there = {(context, source) for context, source, _, _ in messages(TRANSLATIONS / "mienskip_nl.ts")}
    assert wanted - there == set(), "run: uv run python resources/translations/update.py"
    assert there - wanted == set(), "run: uv run python resources/translations/update.py"


def test_every_text_has_a_dutch_translation() -> None:
    unfinished = [
        source for _, source, forms, state in messages(TRANSLATIONS / "mienskip_nl.ts") if state or not all(forms)
    ]
    assert unfinished == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_translation_keeps_the_placeholders_of_its_source(language: str) -> None:
    wrong = [
        (source, form)
        for _, source, forms, _ in messages(TRANSLATIONS / f"mienskip_{language}.ts")
        for form in forms
        if form and sorted(PLACEHOLDER.findall(form)) != sorted(PLACEHOLDER.findall(source))
    ]
    assert wrong == []


def test_every_english_plural_has_both_forms() -> None:
    assert all(len(forms) == 2 and all(forms) for _, _, forms, _ in messages(TRANSLATIONS / "mienskip_en.ts"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_compiled_texts_are_those_of_the_source(language: str, tmp_path: Path) -> None:
    compiled = tmp_path / "fresh.qm"
    source = TRANSLATIONS / f"mienskip_{language}.ts"
    subprocess.run([QT_TOOLS / "lrelease", source, "-qm", compiled, "-silent"], check=True, capture_output=True)
    assert compiled.read_bytes() == (TRANSLATIONS / f"mienskip_{language}.qm").read_bytes()
