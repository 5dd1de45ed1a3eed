"""Makes a small picture of what is in a document: the picture that it is, or the first page of a PDF."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from sync.errors import BadAnswer
from ui.widgets.pictures import decode

SIDE = 320
"""Pixels that the longer side of a thumbnail has: enough for a tile on a screen of 200 %."""
_QUALITY = 82
_PDF = b"%PDF-"


def thumbnail_from(body: bytes) -> bytes:
    """Give the small picture, as JPEG or, where it can be seen through, as PNG. Works in any thread.

    Raises BadAnswer for what is neither a picture nor a PDF, or too large to be looked at.
    """
    image = _first_page(body) if body.startswith(_PDF) else decode(body, QSize(SIDE, 0))
    if image.isNull():
        raise BadAnswer("there is no picture of this document")
    if image.height() > SIDE:
        image = image.scaledToHeight(SIDE, Qt.TransformationMode.SmoothTransformation)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"png" if image.hasAlphaChannel() else b"jpeg")
    writer.setQuality(_QUALITY)
    writer.write(image)
    return bytes(buffer.data().data())


def _first_page(body: bytes) -> QImage:
    from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415  seldom needed, and large

    buffer = QBuffer()
    buffer.setData(QByteArray(body))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready or document.pageCount() == 0:
        return QImage()
    points = document.pagePointSize(0)
    size = points.scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio).toSize()
    page = document.render(0, size.expandedTo(QSize(1, 1)))
    document.close()
    if page.isNull():
        return page
    paper = QImage(page.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    return _laid_on(paper, page)


def _laid_on(paper: QImage, page: QImage) -> QImage:
    painter = QPainter(paper)
    painter.drawImage(0, 0, page)
    painter.end()
    return paper
