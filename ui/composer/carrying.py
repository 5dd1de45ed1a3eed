"""What goes over the clipboard, and what is dropped: texts of our own with all that is in them, and those of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage

from ui.composer.html_reading import read
from ui.composer.html_writing import write
from ui.composer.pasting import from_html, from_text
from ui.widgets.file_drops import local_paths
from ui.widgets.photo_reading import encoded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtCore import QMimeData

    from ui.composer.text import Block

OWN = "application/x-mienskip-text"
"""A text as the composer keeps it: what is cut here and pasted here is the same afterwards."""


def pack(blocks: Sequence[Block], data: QMimeData) -> None:
    """Complete what Qt puts on the clipboard: our own form, and HTML as others know it, beside the plain words."""
    data.text()  # only now Qt makes them, and would undo what is set before
    written = write(blocks, {})
    data.setData(OWN, QByteArray(written.encode()))
    data.setHtml(written)


def text_in(data: QMimeData, adopt: Callable[[str], str]) -> list[Block]:
    """Give the text that is pasted or dropped; nothing where there is none. One of our own goes through `adopt`."""
    if data.hasFormat(OWN):
        return read(adopt(bytes(data.data(OWN).data()).decode("utf-8", "replace"))).blocks
    if data.hasHtml():
        found = from_html(data.html())
        if found:
            return found
    return from_text(data.text()) if data.hasText() else []


def files_in(data: QMimeData) -> list[Path]:
    """Give the files that are pasted or dropped; folders are none."""
    return [path for path in local_paths(data) if path.is_file()]


def picture_in(data: QMimeData) -> bytes:
    """Give a picture that lies on the clipboard as such, as a PNG file; empty where words are meant."""
    if not data.hasImage() or data.hasFormat(OWN) or (data.hasText() and data.text().strip()):
        return b""
    image = data.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return b""
    return encoded(image, "png")
