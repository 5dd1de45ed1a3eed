"""The picture above an article, as wide as the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from sync.models import Picture
    from ui.widgets.pictures import PictureLoader

TALLEST = 0.6
"""Of the width: a portrait-shaped picture is cropped, or the text would be below the fold."""


class LeadPicture(QWidget):
    """Keeps the picture's proportions, and its place while the picture is on its way."""

    def __init__(self, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._picture: Picture | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        pictures.ready.connect(self._on_picture)

    def show_picture(self, picture: Picture | None) -> None:
        """Show another picture; without one there is nothing."""
        self._picture = picture
        self.setVisible(picture is not None and bool(picture.scales))
        self.setAccessibleName(picture.alternative if picture else "")
        self.setToolTip(picture.alternative if picture else "")
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """See Qt."""
        return True

    def heightForWidth(self, width: int) -> int:
        """See Qt."""
        largest = self._picture.scales[-1] if self._picture and self._picture.scales else None
        if largest is None or not largest.width or not largest.height:
            return round(width * 9 / 16)
        return round(width * min(TALLEST, largest.height / largest.width))

    def sizeHint(self) -> QSize:
        """See Qt."""
        return QSize(theme.MEASURE, self.heightForWidth(theme.MEASURE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect())
        outline = QPainterPath()
        outline.addRoundedRect(place, theme.RADIUS, theme.RADIUS)
        painter.fillPath(outline, theme.colours().hover)
        drawn = self._pictures.pixmap(self._picture, self.width(), self.height(), self.devicePixelRatioF())
        if drawn is not None:
            painter.setClipPath(outline)
            painter.drawPixmap(place, drawn, QRectF(drawn.rect()))
        painter.end()

    @Slot(str)
    def _on_picture(self, url: str) -> None:
        if self._picture is not None and any(scale.url == url for scale in self._picture.scales):
            self.update()
