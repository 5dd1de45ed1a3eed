"""The pictures that a text shows: those just put into it, and those that the cache has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QPixmap

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from ui.widgets.pictures import PictureLoader

WIDEST = 560
"""Pixels: a picture does not grow beyond this in the editor."""
HIGHEST = 480
NOT_HERE_YET = QSize(320, 180)


class Gallery(QObject):
    """Gives pictures by their address in the text. `changed` carries the address of one that can be drawn now."""

    changed = Signal(str)

    def __init__(self, pictures: PictureLoader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._fresh: dict[str, QPixmap] = {}
        pictures.ready.connect(self.changed)

    def put(self, src: str, image: QImage) -> None:
        """Show a picture that was put into the text just now, before the cache has it."""
        bounds = QSize(2 * WIDEST, 2 * HIGHEST)
        shown = image.size().boundedTo(image.size().scaled(bounds, Qt.AspectRatioMode.KeepAspectRatio))
        smooth = Qt.TransformationMode.SmoothTransformation
        self._fresh[src] = QPixmap.fromImage(image.scaled(shown, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
        self.changed.emit(src)

    def pixmap(self, src: str) -> QPixmap | None:
        """Give a picture, large enough for a sharp screen; None while it is not here."""
        return self._fresh.get(src) or self._pictures.pixmap_at(src, 2 * WIDEST, 0)

    def size(self, src: str, room: float) -> QSize:
        """Give the size in which a picture is shown where there are so many pixels of room."""
        drawn = self.pixmap(src)
        natural = drawn.size() if drawn is not None else NOT_HERE_YET
        bounds = QSize(max(40, min(WIDEST, round(room))), HIGHEST)
        if natural.width() <= bounds.width() and natural.height() <= bounds.height():
            return natural
        return natural.scaled(bounds, Qt.AspectRatioMode.KeepAspectRatio)
