"""The picture on top of a post: dropped, pasted or chosen above the title, and taken away there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.news.themed_icon import ThemedIcon
from ui.theme import SPACE, TARGET, Type
from ui.widgets.file_drops import FileDrops
from ui.widgets.labels import ElidedText

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.composer.gallery import Gallery

HEIGHT = 144


class FrontPicture(QWidget):
    """A slim line that takes a picture, or the picture. `dropped` carries paths."""

    dropped = Signal(list)
    wanted = Signal()
    """A picture is to be chosen from the disk."""
    changed = Signal()

    def __init__(self, gallery: Gallery, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gallery = gallery
        self.src = ""
        self._held = False
        self.choose = QPushButton(self.tr("Picture on top"))
        self.remove = QPushButton(self.tr("Remove"))
        self.hint = ElidedText(Type.SMALL, self.tr("or drop one here; the overview shows it too"), quiet=True)
        ThemedIcon(self.choose, "image-plus")
        ThemedIcon(self.remove, "x")
        self.remove.setAccessibleName(self.tr("Remove the picture on top"))
        self._build()
        drops = FileDrops(self, lambda _point: self)
        drops.dropped.connect(lambda _target, paths: self.dropped.emit(paths))
        drops.held.connect(self._on_held)
        self.choose.clicked.connect(self.wanted)
        self.remove.clicked.connect(lambda: self.show_picture(""))
        gallery.changed.connect(self._on_picture)
        theme.changed().connect(self.update)
        self._settle()

    def _build(self) -> None:
        for button in (self.choose, self.remove):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.choose)
        row.addWidget(self.hint, 1)
        row.addStretch(0)
        row.addWidget(self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE // 2, SPACE // 2, SPACE // 2, SPACE // 2)
        layout.addLayout(row)
        layout.addStretch()

    def show_picture(self, src: str) -> None:
        """Show another picture, or none for the empty address."""
        if src != self.src:
            self.src = src
            self._settle()
            self.changed.emit()

    def _settle(self) -> None:
        self.hint.setVisible(not self.src)
        self.choose.setText(self.tr("Other picture") if self.src else self.tr("Picture on top"))
        self.remove.setVisible(bool(self.src))
        self.setFixedHeight(HEIGHT if self.src else TARGET + SPACE + 4)
        self.update()

    def sizeHint(self) -> QSize:
        """See Qt."""
        return QSize(theme.MEASURE, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture so that it fills the width, or the line that takes one."""
        worn = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(box, theme.RADIUS, theme.RADIUS)
        drawn = self._gallery.pixmap(self.src) if self.src else None
        if self.src:
            painter.fillPath(outline, worn.hover)
        if drawn is not None:
            painter.setClipPath(outline)
            size = box.size().scaled(drawn.width(), drawn.height(), Qt.AspectRatioMode.KeepAspectRatio)
            part = QRectF(0, 0, size.width(), size.height())
            part.moveCenter(QRectF(drawn.rect()).center())
            painter.drawPixmap(box, drawn, part)
            painter.setClipping(False)
        if self._held or not self.src:
            colour = worn.accent if self._held else worn.border
            painter.setPen(QPen(colour, 2 if self._held else 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(outline)

    @Slot(object)
    def _on_held(self, held: object) -> None:
        self._held = held is not None
        self.update()

    @Slot(str)
    def _on_picture(self, src: str) -> None:
        if src == self.src:
            self.update()
