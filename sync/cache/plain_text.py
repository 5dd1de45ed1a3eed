"""The words of HTML without its tags."""

from __future__ import annotations

from html.parser import HTMLParser


def plain_text(html: str) -> str:
    """Give what is to be read of HTML, in one line."""
    if "<" not in html and "&" not in html:
        return html
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return " ".join(reader.texts)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
