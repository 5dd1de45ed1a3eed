"""Where a film is seen: its poster before it plays, then its frames, with what is said written upon them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import theme
from ui.theme import SPACE, Type

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtMultimedia import QVideoFrame

USUAL_SHAPE = QSize(16, 9)
TALLEST = 0.75
"""Of the width, in an article: a film that was made upright would push the text away."""
GROUND = QColor("#101418")
"""Around a film, in every theme: nothing beside it should shine."""
BEHIND_WORDS = QColor(0, 0, 0, 190)
WORDS = QColor("#ffffff")
SIGN = 64
SMALLEST_CAPTION = 13


class BeginButton(QAbstractButton):
    """The round sign in the middle of a poster."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(SIGN + 8, SIGN + 8)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        worn = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        painter.setPen(QPen(WORDS, 2))
        painter.setBrush(worn.accent)
        painter.drawEllipse(circle)
        middle, reach = circle.center(), SIGN / 5
        corners = (QPointF(-0.7 * reach, -reach), QPointF(-0.7 * reach, reach), QPointF(1.1 * reach, 0))
        painter.setPen(
            QPen(worn.on_accent, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        painter.setBrush(worn.on_accent)
        painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(worn.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()


class FilmPicture(QWidget):
    """Shows a poster or frames as large as there is room for, and captions. `pressed` when it is clicked."""

    pressed = Signal()
    pressed_twice = Signal()
    begin_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._poster = QPixmap()
        self._frame: QVideoFrame | None = None
        self._shape = USUAL_SHAPE
        self._words = ""
        self.begin = BeginButton(self)
        self.begin.clicked.connect(self.begin_wanted)
        self._is_free = False
        self.set_free(free=False)
        self.setMinimumSize(160, 90)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed().connect(self.update)

    def set_free(self, *, free: bool) -> None:
        """Take all the room there is, or that which a film has in an article."""
        self._is_free = free
        upright = QSizePolicy.Policy.Expanding if free else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, upright)
        policy.setHeightForWidth(not free)
        self.setSizePolicy(policy)

    def show_poster(self, poster: QPixmap | None) -> None:
        """Show a still picture, or none, in place of frames."""
        self._frame = None
        self._poster = poster or QPixmap()
        self._reshape(self._poster.size() if poster else self._shape)

    def show_frame(self, frame: QVideoFrame) -> None:
        """Show what the film shows now."""
        self._frame = frame
        self._reshape(frame.size())

    def show_words(self, words: str) -> None:
        """Write what is said below; nothing where that is empty."""
        if words != self._words:
            self._words = words
            self.update()

    @property
    def words(self) -> str:
        """What is written on the picture."""
        return self._words

    def offer_begin(self, words: str) -> None:
        """Offer, in the middle, to begin, in words for who hears it; nothing where these are empty."""
        self.begin.setAccessibleName(words)
        self.begin.setToolTip(words)
        self.begin.setVisible(bool(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt."""
        super().resizeEvent(event)
        self.begin.move((self.width() - self.begin.width()) // 2, (self.height() - self.begin.height()) // 2)

    def hasHeightForWidth(self) -> bool:
        """See Qt."""
        return not self._is_free

    def heightForWidth(self, width: int) -> int:
        """See Qt."""
        return round(width * min(TALLEST, self._shape.height() / self._shape.width()))

    def sizeHint(self) -> QSize:
        """See Qt."""
        return QSize(theme.MEASURE, self.heightForWidth(theme.MEASURE))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See Qt."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """See Qt."""
        self.pressed_twice.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if not self._is_free:
            outline = QPainterPath()
            outline.addRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
            painter.setClipPath(outline)
        painter.fillRect(self.rect(), GROUND)
        where = self._place()
        if self._frame is not None:
            painter.drawImage(where, self._frame.toImage())
        elif not self._poster.isNull():
            painter.drawPixmap(where, self._poster)
        if self._words:
            self._write(painter, where)
        painter.end()

    def _place(self) -> QRect:
        """Tell where the picture is: as large as fits, in its own shape, in the middle."""
        fitting = self._shape.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRect((self.width() - fitting.width()) // 2, (self.height() - fitting.height()) // 2, *fitting.toTuple())

    def _reshape(self, shape: QSize) -> None:
        if shape.isValid() and not shape.isEmpty() and shape != self._shape:
            self._shape = shape
            self.updateGeometry()
        self.update()

    def _write(self, painter: QPainter, where: QRect) -> None:
        font = theme.font(Type.STRONG)
        font.setPixelSize(max(SMALLEST_CAPTION, font.pixelSize(), round(where.height() / 22)))
        room = where.adjusted(2 * SPACE, SPACE, -2 * SPACE, -SPACE)
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
        needed = QFontMetrics(font).boundingRect(QRect(0, 0, room.width(), 10_000), flags, self._words)
        box = QRect(0, 0, min(room.width(), needed.width() + 2 * SPACE), min(room.height(), needed.height() + SPACE))
        box.moveCenter(room.center())
        box.moveBottom(room.bottom())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(BEHIND_WORDS)
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(font)
        painter.setPen(WORDS)
        painter.drawText(box.adjusted(0, SPACE // 2, 0, 0), flags, self._words)
