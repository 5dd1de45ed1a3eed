"""The picture above an article, as wide as the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.lightbox import Enlarged

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from sync.models import Picture
    from ui.widgets.pictures import PictureLoader

LARGE = 1600
"""Pixels: how wide a picture is wanted to be that is looked at by itself."""
TALLEST = 0.6
"""Of the width: a portrait-shaped picture is cropped, or the text would be below the fold."""


class LeadPicture(QWidget):
    """Keeps the picture's proportions, and its place while the picture is on its way."""

    clicked = Signal(str)
    """The address of the picture, as large as there is one."""

    def __init__(self, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._picture: Picture | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        pictures.ready.connect(self._on_picture)

    def show_picture(self, picture: Picture | None) -> None:
        """Show another picture; without one there is nothing."""
        self._picture = picture
        self.setVisible(picture is not None and bool(picture.scales))
        self.setAccessibleName(picture.alternative if picture else "")
        self.setToolTip(picture.alternative if picture else "")
        self.updateGeometry()
        self.update()

    @property
    def enlarged(self) -> list[Enlarged]:
        """The picture as it is to be shown large; nothing where there is none."""
        if self._picture is None:
            return []
        scales = (self._picture.fitting(LARGE), self._picture.fitting(theme.MEASURE))
        urls = dict.fromkeys(scale.url for scale in scales if scale)
        return [Enlarged(tuple(urls), self._picture.alternative)] if urls else []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show it large on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._enlarge()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show it large when it was clicked."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._enlarge()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that the release comes here too."""
        event.accept()

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
        if self.hasFocus():
            painter.setClipping(False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colours().accent, 2))
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
        painter.end()

    def _enlarge(self) -> None:
        for picture in self.enlarged:
            self.clicked.emit(picture.urls[0])

    @Slot(str)
    def _on_picture(self, url: str) -> None:
        if self._picture is not None and any(scale.url == url for scale in self._picture.scales):
            self.update()
