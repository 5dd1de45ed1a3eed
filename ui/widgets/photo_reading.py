"""Reads photos and other pictures that a person gives: upright, of a bounded size, and never more than a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter

from sync.errors import QT_TRANSLATE_NOOP, UnusableFile

if TYPE_CHECKING:
    from pathlib import Path

MOST_PIXELS = 60_000_000
"""Only JPEG can be made smaller while it is read; of other kinds all pixels have to fit into the memory."""
LARGEST_FILE = 60 * 1024 * 1024
FORMATS = frozenset({"jpeg", "png", "gif", "webp", "bmp", "tiff", "heic", "heif", "avif"})
"""Pictures of pixels. What can hold scripts or addresses, such as SVG, is none of them."""

NOT_READ = QT_TRANSLATE_NOOP("errors", "This is not a photo that can be read here. Choose a JPEG or PNG file.")
DRAWING = QT_TRANSLATE_NOOP("errors", "This is a drawing, not a photo. Choose a JPEG or PNG file.")
TOO_SMALL = QT_TRANSLATE_NOOP("errors", "This photo is too small to recognise anybody on it.")
TOO_LARGE = QT_TRANSLATE_NOOP("errors", "This photo is too large to be opened here. Make it smaller first.")
NOT_OPENED = QT_TRANSLATE_NOOP("errors", "It could not be read from the disk.")
NAME = QT_TRANSLATE_NOOP("errors", "This photo")


def file_content(path: Path) -> bytes:
    """Read a file that is to be a picture. Raises UnusableFile."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UnusableFile(name=path.name, reason=TOO_LARGE)
        return path.read_bytes()
    except OSError as error:
        raise UnusableFile(type(error).__name__, name=path.name, reason=NOT_OPENED) from error


def decoded(data: bytes, name: str, *, longest: int, smallest: int = 1) -> QImage:
    """Decode a picture upright, its longer side at most `longest` pixels, its shorter one at least `smallest`.

    What the bytes are decides, not what the file is called. Raises UnusableFile; `name` is for its words.
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
    if size.isValid() and min(size.width(), size.height()) < smallest:
        raise UnusableFile(f"{size.width()}x{size.height()}", name=name, reason=TOO_SMALL)
    if kind != "jpeg" and size.width() * size.height() > MOST_PIXELS:
        raise UnusableFile(f"{size.width()}x{size.height()}", name=name, reason=TOO_LARGE)
    if max(size.width(), size.height()) > longest:
        reader.setScaledSize(size.scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise UnusableFile(reader.errorString(), name=name, reason=NOT_READ)
    return image


def in_usual_colours(image: QImage) -> QImage:
    """Give a picture as every screen understands its colours."""
    if image.colorSpace().isValid():
        image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    return image


def encoded(image: QImage, form: str, quality: int = -1) -> bytes:
    """Give the file of a picture: `form` is "jpeg", "png" or "webp". Nothing is in it but the pixels."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(form.encode()))
    writer.setQuality(quality)
    writer.write(image)
    return bytes(buffer.data().data())
