"""Small pictures of senders for notifications: their portrait where it is here, else the figure drawn for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter, QPainterPath

from ui.widgets.creatures import draw_creature
from ui.widgets.pictures import decode

if TYPE_CHECKING:
    from sync.cache.queries import Queries
    from sync.models import Person

SIDE = 96
"""Pixels."""


def face_of(person: Person | None, queries: Queries) -> bytes:
    """Give a round picture of somebody as a PNG; empty for nobody."""
    if person is None:
        return b""
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    where = QRectF(0, 0, SIDE, SIDE)
    portrait = _portrait(person, queries)
    if portrait.isNull():
        draw_creature(painter, where, person.username or person.uid)
    else:
        circle = QPainterPath()
        circle.addEllipse(where)
        painter.setClipPath(circle)
        painter.drawImage(where, portrait)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def _portrait(person: Person, queries: Queries) -> QImage:
    scale = person.portrait.fitting(SIDE) if person.portrait else None
    data = queries.picture(scale.url) if scale else None
    return decode(data, QSize(SIDE, SIDE)) if data else QImage()
