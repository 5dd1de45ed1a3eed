"""For developers: bring the translation sources up to date with the program's texts and compile them.

Run `uv run python resources/translations/update.py` after a text was added or a translation written.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import PySide6

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
QT_TOOLS = Path(PySide6.__file__).parent


def update(language: str, *options: str) -> None:
    """Collect the texts of one language and compile what is translated."""
    texts = HERE / f"mienskip_{language}.ts"
    sources = sorted(str(path) for room in ("desktop", "sync", "ui") for path in (ROOT / room).rglob("*.py"))
    collect: list[str | Path] = [
        QT_TOOLS / "lupdate",
        *sources,
        "-ts",
        texts,
        "-target-language",
        language,
        "-source-language",
        "en",
    ]
    subprocess.run([*collect, "-locations", "none", "-no-obsolete", "-silent", *options], check=True)
    subprocess.run([QT_TOOLS / "lrelease", texts, "-qm", texts.with_suffix(".qm"), "-silent"], check=True)


if __name__ == "__main__":
    update("nl")
    update("en", "-pluralonly")
