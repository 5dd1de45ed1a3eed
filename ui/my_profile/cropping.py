"""Choosing the part of a photo that becomes a portrait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from ui import theme
from ui.my_profile.photo import SMALLEST_SIDE, square_in
from ui.theme import SPACE, Type
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent

VIEW = 420
STEPS = 100
"""Of the slider, from the whole photo to the closest."""
STEP = 0.04
"""Of the square's side: how far an arrow key moves it."""
SHADE = 150


class CropView(QWidget):
    """A photo with a square in it, and in that the circle colleagues will see. `changed` tells that it moved."""

    changed = Signal()

    def __init__(self, photo: QImage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photo = photo
        self._part = QRectF(square_in(photo.size()))
        self._grip: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(VIEW // 2, VIEW // 2)
        self.setAccessibleName(self.tr("The part of the photo that colleagues see"))
        self.setAccessibleDescription(self.tr("Move it with the arrow keys, make it smaller or larger with + and -"))

    @property
    def part(self) -> QRect:
        """The chosen square, in pixels of the photo."""
        side = round(self._part.width())
        left = min(round(self._part.left()), self._photo.width() - side)
        top = min(round(self._part.top()), self._photo.height() - side)
        return QRect(max(0, left), max(0, top), side, side)

    @property
    def closeness(self) -> int:
        """How close the square is, from 0 for as much of the photo as can be to `STEPS`."""
        largest, smallest = self._sides
        return round(STEPS * (largest - self._part.width()) / (largest - smallest)) if largest > smallest else 0

    def come_close(self, step: int) -> None:
        """Make the square smaller or larger around its middle, in `STEPS` steps."""
        largest, smallest = self._sides
        side = largest - (largest - smallest) * max(0, min(STEPS, step)) / STEPS
        centre = self._part.center()
        self._place(QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side))

    def sizeHint(self) -> QSize:
        """Be large enough to see oneself."""
        return QSize(VIEW, VIEW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shown = self._shown
        painter.drawImage(shown, self._photo)
        circle = QRectF(self._to_view(self._part.topLeft()), self._to_view(self._part.bottomRight()))
        shade = QPainterPath()
        shade.addRect(shown)
        shade.addEllipse(circle)
        painter.fillPath(shade, QColor(0, 0, 0, SHADE))
        painter.setPen(QPen(theme.colours().accent if self.hasFocus() else QColor("white"), 3))
        painter.drawEllipse(circle)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        self._grip = event.position()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the square with the pointer."""
        if self._grip is not None:
            way = (event.position() - self._grip) * (1 / self._scale)
            self._grip = event.position()
            self._place(self._part.translated(way))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._grip = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come closer or go back."""
        self.come_close(self.closeness + (5 if event.angleDelta().y() > 0 else -5))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrow keys, come closer with +."""
        step = self._part.width() * STEP
        ways = {
            Qt.Key.Key_Left: QPointF(-step, 0),
            Qt.Key.Key_Right: QPointF(step, 0),
            Qt.Key.Key_Up: QPointF(0, -step),
            Qt.Key.Key_Down: QPointF(0, step),
        }
        key = Qt.Key(event.key())
        if key in ways:
            self._place(self._part.translated(ways[key]))
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.come_close(self.closeness + 5)
        elif key == Qt.Key.Key_Minus:
            self.come_close(self.closeness - 5)
        else:
            super().keyPressEvent(event)

    @property
    def _sides(self) -> tuple[float, float]:
        largest = min(self._photo.width(), self._photo.height())
        return largest, min(largest, max(SMALLEST_SIDE, largest / 6))

    @property
    def _shown(self) -> QRectF:
        size = self._photo.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        corner = QPoint((self.width() - size.width()) // 2, (self.height() - size.height()) // 2)
        return QRectF(QRect(corner, size))

    @property
    def _scale(self) -> float:
        return self._shown.width() / self._photo.width()

    def _to_view(self, point: QPointF) -> QPointF:
        return self._shown.topLeft() + point * self._scale

    def _place(self, part: QRectF) -> None:
        left = max(0.0, min(part.left(), self._photo.width() - part.width()))
        top = max(0.0, min(part.top(), self._photo.height() - part.height()))
        self._part = QRectF(left, top, part.width(), part.height())
        self.update()
        self.changed.emit()


class CropDialog(QDialog):
    """Asks for the part of a photo; accepted, `view.part` is it."""

    def __init__(self, photo: QImage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photo = photo
        self.setWindowTitle(self.tr("Your photo"))
        self.view = CropView(photo)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STEPS)
        self.slider.setAccessibleName(self.tr("How far to zoom in"))
        self.slider.valueChanged.connect(self.view.come_close)
        self.view.changed.connect(self._follow)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.use = buttons.addButton(self.tr("Use this photo"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        closer = QHBoxLayout()
        closer.addWidget(Text(Type.SMALL, self.tr("Zoom"), quiet=True))
        closer.addWidget(self.slider, stretch=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        layout.setSpacing(2 * SPACE)
        words = self.tr("Colleagues see what is in the circle. Drag it, or use the arrow keys.")
        layout.addWidget(Text(Type.BODY, words, quiet=True, wrap=True))
        layout.addWidget(self.view, stretch=1)
        layout.addLayout(closer)
        layout.addWidget(buttons)
        self.use.setDefault(True)  # in the dialog, or the first button would be it
        self.view.setFocus()

    @Slot()
    def _follow(self) -> None:
        blocked = self.slider.blockSignals(True)
        self.slider.setValue(self.view.closeness)
        self.slider.blockSignals(blocked)
