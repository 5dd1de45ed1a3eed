"""The text of a document's file, for comparing versions: plain text, Word and LibreOffice Writer files, and PDF.

What is read was written by others: nothing is read without a bound, and XML that declares entities is not read at all.
"""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Final
from xml.parsers import expat  # declarations, and with them entities, are refused before anything is expanded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOST_BYTES: Final = 20 * 1024 * 1024
"""Of a text file, or of the part of an office file that holds its text, unpacked."""
MOST_PAGES: Final = 300
MOST_PARAGRAPHS: Final = 5_000
PIECE: Final = 64 * 1024
_PLAIN: Final = """
bat c cfg conf css csv env gitignore h html ini java js json log md properties ps1 py rst sh sql svg tex toml ts tsv txt
vcf xml yaml yml
"""
PLAIN: Final = frozenset(_PLAIN.split())
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_WRITER: Final = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "


class NoText(Exception):
    """The file has no text that can be compared: it is of another kind, broken, or far too large."""


def paragraphs_of(path: Path) -> list[str]:
    """Give the paragraphs of a file's text, by the ending of its name. Raises NoText.

    It reads the disk and takes its time: not for the main thread.
    """
    ending = path.suffix.removeprefix(".").lower()
    readers: dict[str, Callable[[Path], list[str]]] = {"docx": _word, "docm": _word, "odt": _writer, "pdf": _pdf}
    reader = _plain if ending in PLAIN else readers.get(ending)
    if reader is None:
        raise NoText(ending)
    try:
        found = [" ".join(line.split()) for line in reader(path)]
    except (OSError, zipfile.BadZipFile, KeyError, expat.ExpatError, RuntimeError, NotImplementedError) as error:
        raise NoText(type(error).__name__) from error
    if len(found) > MOST_PARAGRAPHS:
        raise NoText("too many paragraphs")
    return found


def has_text(name: str) -> bool:
    """Tell, by the ending of a name, whether the text of such files can be compared."""
    ending = name.rpartition(".")[2].lower()
    return ending in PLAIN or ending in {"docx", "docm", "odt", "pdf"}


def _plain(path: Path) -> list[str]:
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES or b"\0" in data[:PIECE]:
        raise NoText("not plain text")
    return data.decode("utf-8-sig", "replace").splitlines()


def _word(path: Path) -> list[str]:
    reading = _Paragraphs(
        paragraphs={f"{_WORD}p"},
        text={f"{_WORD}t"},
        blanks={f"{_WORD}tab", f"{_WORD}br", f"{_WORD}cr"},
    )
    return reading.of(path, "word/document.xml")


def _writer(path: Path) -> list[str]:
    reading = _Paragraphs(
        paragraphs={f"{_WRITER}p", f"{_WRITER}h"},
        text=set(),
        blanks={f"{_WRITER}tab", f"{_WRITER}s", f"{_WRITER}line-break"},
    )
    return reading.of(path, "content.xml")


class _Paragraphs:
    """Reads the paragraphs of an office file's XML: what is in `text` elements, or where there are none, in them."""

    def __init__(self, *, paragraphs: set[str], text: set[str], blanks: set[str]) -> None:
        self._paragraphs = paragraphs
        self._text = text
        self._blanks = blanks
        self._depth = 0
        self._in_text = 0
        self._words: list[str] = []
        self._found: list[str] = []

    def of(self, path: Path, part: str) -> list[str]:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = _refuse
        parser.EntityDeclHandler = _refuse
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._hear
        with zipfile.ZipFile(path) as package, package.open(part) as file:
            left = MOST_BYTES
            while piece := file.read(PIECE):  # what the package says of the size is not believed
                left -= len(piece)
                if left < 0 or len(self._found) > MOST_PARAGRAPHS:
                    raise NoText("too large")
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        return self._found

    def _begin(self, name: str, _attributes: dict[str, str]) -> None:
        if name in self._paragraphs:
            self._depth += 1
        elif name in self._blanks:
            self._words.append(" ")
        self._in_text += name in self._text

    def _end(self, name: str) -> None:
        self._in_text -= name in self._text
        if name in self._paragraphs:
            self._depth -= 1
            self._found.append("".join(self._words))
            self._words.clear()

    def _hear(self, words: str) -> None:
        if self._depth and (self._in_text or not self._text):
            self._words.append(words)


def _refuse(*_declared: object) -> None:
    raise NoText("declarations in XML")


def _pdf(path: Path) -> list[str]:
    from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415  a second until it is needed

    document = QPdfDocument()
    try:
        if document.load(str(path)) is not QPdfDocument.Error.None_:
            raise NoText("a PDF that does not open")
        lines: list[str] = []
        for page in range(min(document.pageCount(), MOST_PAGES)):
            lines += document.getAllText(page).text().splitlines()
        return lines
    finally:
        document.close()
