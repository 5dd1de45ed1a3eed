"""Makes a portrait of any photo: upright, square, of a bounded size, and with nothing in it but the picture.

A photo tells where and with what it was taken. What is sent is drawn anew from its pixels, so that none of that goes
along.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from ui.widgets.photo_reading import NAME, decoded, encoded, file_content, in_usual_colours

if TYPE_CHECKING:
    from pathlib import Path

PORTRAIT_SIDE = 800
"""Pixels of what is sent."""
SMALLEST_SIDE = 96
"""Pixels: less is not to be recognised."""
WORKING_SIDE = 2400
"""Pixels of the longer side while one chooses the part: larger photos are made smaller as they are read."""
LARGEST_RESULT = 400 * 1024
QUALITIES = (90, 82, 74, 66, 55)


def read_file(path: Path) -> QImage:
    """Read a photo from a file, as `read_photo` does. Raises UnusableFile."""
    return read_photo(file_content(path), path.name)


def read_photo(data: bytes, name: str = NAME) -> QImage:
    """Decode a photo upright, its longer side at most `WORKING_SIDE`. Raises UnusableFile; `name` is for its words."""
    return plain(decoded(data, name, longest=WORKING_SIDE, smallest=SMALLEST_SIDE))


def plain(image: QImage) -> QImage:
    """Give the pixels alone: in the usual colours, upon white, without what else the file said."""
    drawn = QImage(image.size(), QImage.Format.Format_RGB32)
    drawn.fill(Qt.GlobalColor.white)
    painter = QPainter(drawn)
    painter.drawImage(0, 0, in_usual_colours(image))
    painter.end()
    return drawn


def square_in(size: QSize) -> QRect:
    """Give the square to begin with: as large as can be, in the middle, but near the top of a tall photo."""
    side = min(size.width(), size.height())
    return QRect((size.width() - side) // 2, (size.height() - side) // 3, side, side)


def portrait(photo: QImage, part: QRect) -> bytes:
    """Give a square part of a photo as a JPEG file, at most `PORTRAIT_SIDE` pixels wide and `LARGEST_RESULT` long."""
    side = min(PORTRAIT_SIDE, part.width())
    cut = plain(photo.copy(part)).scaled(
        side, side, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    made = b""
    for quality in QUALITIES:
        made = encoded(cut, "jpeg", quality)
        if len(made) <= LARGEST_RESULT:
            break
    return made


def data_url(jpeg: bytes) -> str:
    """Give a portrait as it travels in a command."""
    return f"data:image/jpeg;base64,{base64.b64encode(jpeg).decode('ascii')}"


def from_data_url(url: str) -> bytes:
    """Give the bytes of a portrait that travels; none for anything else."""
    head, _, body = url.partition(";base64,")
    return base64.b64decode(body) if head.startswith("data:image/") else b""
