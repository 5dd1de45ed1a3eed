"""Makes a portrait of any photo: upright, square, of a bounded size, and with nothing in it but the picture.

A photo tells where and with what it was taken. What is sent is drawn anew from its pixels, so that none of that goes
along.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from sync.errors import QT_TRANSLATE_NOOP, UnusableFile

if TYPE_CHECKING:
    from pathlib import Path

PORTRAIT_SIDE = 800
"""Pixels of what is sent."""
SMALLEST_SIDE = 96
"""Pixels: less is not to be recognised."""
WORKING_SIDE = 2400
"""Pixels of the longer side while one chooses the part: larger photos are made smaller as they are read."""
MOST_PIXELS = 60_000_000
"""Only JPEG can be made smaller while it is read; of other kinds all pixels have to fit into the memory."""
LARGEST_FILE = 60 * 1024 * 1024
LARGEST_RESULT = 400 * 1024
QUALITIES = (90, 82, 74, 66, 55)
FORMATS = frozenset({"jpeg", "png", "webp", "bmp", "tiff", "heic", "heif", "avif"})
"""Pictures of pixels. What can hold scripts or addresses, such as SVG, is none of them."""

NOT_READ = QT_TRANSLATE_NOOP("errors", "This is not a photo that can be read here. Choose a JPEG or PNG file.")
DRAWING = QT_TRANSLATE_NOOP("errors", "This is a drawing, not a photo. Choose a JPEG or PNG file.")
TOO_SMALL = QT_TRANSLATE_NOOP("errors", "This photo is too small to recognise anybody on it.")
TOO_LARGE = QT_TRANSLATE_NOOP("errors", "This photo is too large to be opened here. Make it smaller first.")
NOT_OPENED = QT_TRANSLATE_NOOP("errors", "It could not be read from the disk.")
NAME = QT_TRANSLATE_NOOP("errors", "This photo")


def read_file(path: Path) -> QImage:
    """Read a photo from a file, as `read_photo` does. Raises UnusableFile."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UnusableFile(name=path.name, reason=TOO_LARGE)
        data = path.read_bytes()
    except OSError as error:
        raise UnusableFile(type(error).__name__, name=path.name, reason=NOT_OPENED) from error
    return read_photo(data, path.name)


def read_photo(data: bytes, name: str = NAME) -> QImage:
    """Decode a photo upright, its longer side at most `WORKING_SIDE`. Raises UnusableFile; `name` is for its words.

    What the bytes are decides, not what the file is called.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    kind = bytes(reader.format().data()).decode("ascii", "replace")
    if kind.startswith("svg"):
        raise UnusableFile(kind, name=name, reason=DRAWING)
    if kind not in FORMATS:
        raise UnusableFile(kind, name=name, reason=NOT_READ)
    size = reader.size()
    if size.isValid() and min(size.width(), size.height()) < SMALLEST_SIDE:
        raise UnusableFile(f"{size.width()}x{size.height()}", name=name, reason=TOO_SMALL)
    if kind != "jpeg" and size.width() * size.height() > MOST_PIXELS:
        raise UnusableFile(f"{size.width()}x{size.height()}", name=name, reason=TOO_LARGE)
    if max(size.width(), size.height()) > WORKING_SIDE:
        reader.setScaledSize(size.scaled(WORKING_SIDE, WORKING_SIDE, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise UnusableFile(reader.errorString(), name=name, reason=NOT_READ)
    return plain(image)


def plain(image: QImage) -> QImage:
    """Give the pixels alone: in the usual colours, upon white, without what else the file said."""
    if image.colorSpace().isValid():
        image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    drawn = QImage(image.size(), QImage.Format.Format_RGB32)
    drawn.fill(Qt.GlobalColor.white)
    painter = QPainter(drawn)
    painter.drawImage(0, 0, image)
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
        made = _jpeg(cut, quality)
        if len(made) <= LARGEST_RESULT:
            break
    return made


def _jpeg(image: QImage, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(quality)
    writer.write(image)
    return bytes(buffer.data().data())


def data_url(jpeg: bytes) -> str:
    """Give a portrait as it travels in a command."""
    return f"data:image/jpeg;base64,{base64.b64encode(jpeg).decode('ascii')}"


def from_data_url(url: str) -> bytes:
    """Give the bytes of a portrait that travels; none for anything else."""
    head, _, body = url.partition(";base64,")
    return base64.b64decode(body) if head.startswith("data:image/") else b""
