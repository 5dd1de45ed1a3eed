"""The lines that contact cards (RFC 6350) and calendar files (RFC 5545) are both made of."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_LINE = 75
"""Bytes of a line, its end not counted."""
_BREAKS = frozenset({"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "blockquote", "pre"})
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def escaped(text: str) -> str:
    """Give a text as the value of a line: separators escaped, line ends too, no control characters."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    shown = "".join(letter for letter in plain if letter in "\n\t" or letter.isprintable() or letter.isspace())
    return "\n".join(shown.splitlines()).translate(_ESCAPED)


def content(lines: Iterable[str]) -> bytes:
    """Give lines as the content of a file: folded, encoded and ended as both formats want it."""
    return b"".join(folded(line) + b"\r\n" for line in lines)


def folded(line: str) -> bytes:
    """Break a line that is too long, never within a letter; what follows a break begins with a space."""
    parts: list[bytes] = []
    part = bytearray()
    for letter in line:
        encoded = letter.encode()
        room = LONGEST_LINE - (1 if parts else 0)
        if len(part) + len(encoded) > room:
            parts.append(bytes(part))
            part.clear()
        part += encoded
    parts.append(bytes(part))
    return b"\r\n ".join(parts)


def plain_text(markup: str) -> str:
    """Give what sanitised HTML says without its markup, a line for each paragraph."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.said).splitlines())
    return "\n".join(line for line in lines if line)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKS:
            self.said.append("\n")
        if tag == "li":
            self.said.append("- ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        self.said.append(data.replace("\n", " "))
