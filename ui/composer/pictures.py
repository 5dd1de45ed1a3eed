"""Makes of any picture that is put into a text what is sent: upright, of a sensible size, and nothing but a picture."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from sync.cache.filenames import safe_filename
from ui.widgets.photo_reading import decoded, encoded, in_usual_colours

if TYPE_CHECKING:
    from pathlib import PurePath

LONGEST_SIDE = 1600
"""Pixels of what is sent: as wide as an article on a sharp screen."""
PHOTO_QUALITY = 85
SUFFIXES = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".heif", ".avif"}
"""What is taken for a picture by its name; whether it is one is told by what is in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePicture:
    """A picture as it is sent, under a new key (a uuid of 32 hex digits)."""

    key: str
    filename: str
    content_type: str
    body: bytes
    image: QImage


def looks_like_picture(path: PurePath) -> bool:
    """Tell by its name whether a file is a picture to be shown, and not one to be sent along."""
    return path.suffix.lower() in SUFFIXES


def make_picture(data: bytes, name: str) -> MadePicture:
    """Read a picture and write it anew. May be called in any thread. Raises UnusableFile."""
    return made_of(in_usual_colours(decoded(data, name, longest=LONGEST_SIDE)), name)


def made_of(image: QImage, name: str) -> MadePicture:
    """Write a picture that is no larger than it should be."""
    drawn = QImage(image.size(), _form_for(image))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.drawImage(0, 0, image)
    painter.end()
    kind, body = _smallest(drawn)
    stem = safe_filename(name).rpartition(".")[0] or safe_filename(name)
    suffix = "jpg" if kind == "jpeg" else kind
    return MadePicture(
        key=uuid.uuid4().hex, filename=f"{stem}.{suffix}", content_type=f"image/{kind}", body=body, image=drawn
    )


def _form_for(image: QImage) -> QImage.Format:
    return QImage.Format.Format_ARGB32 if image.hasAlphaChannel() else QImage.Format.Format_RGB32


def _smallest(image: QImage) -> tuple[str, bytes]:
    """Choose by content: a photo is smallest as JPEG, a drawing or a screen as PNG, and what is clear stays clear."""
    sharp = encoded(image, "png")
    if image.hasAlphaChannel():
        soft = encoded(image, "webp", PHOTO_QUALITY)
        return ("webp", soft) if soft and len(soft) * 2 < len(sharp) else ("png", sharp)
    photo = encoded(image, "jpeg", PHOTO_QUALITY)
    return ("jpeg", photo) if len(photo) < len(sharp) else ("png", sharp)
