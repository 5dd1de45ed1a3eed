"""A picture as large as the window has room for, over everything else in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.theme import SPACE, Type
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QMouseEvent

    from ui.widgets.pictures import PictureLoader


@dataclass(frozen=True, slots=True)
class Enlarged:
    """A picture to be shown: its addresses, the largest first, and what describes it in words.

    Until the largest is here, and where it cannot be had because there is no connection, a smaller one is shown.
    """

    urls: tuple[str, ...]
    words: str = ""


BACKDROP = QColor(10, 12, 16, 236)
INK = QColor("#f2f4f8")
MARGIN = 6 * SPACE
WIDEST = 2000
"""Pixels: larger pictures are not decoded larger than this."""


class Lightbox(QWidget):
    """Lies over the window of `over`. Escape or a click closes it, arrow keys lead to the other pictures."""

    def __init__(self, pictures: PictureLoader, over: QWidget) -> None:
        super().__init__(over.window())
        self._pictures = pictures
        self._shown: list[Enlarged] = []
        self._at = 0
        self._before: QWidget | None = None
        self._words = Text(Type.BODY, wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.close_button = _button(self.tr("Close"), "x")
        self.previous = _button(self.tr("Previous picture"), "chevron-left")
        self.next = _button(self.tr("Next picture"), "chevron-right")
        self.close_button.clicked.connect(self.hide)
        self.previous.clicked.connect(lambda: self._step(-1))
        self.next.clicked.connect(lambda: self._step(1))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._build()
        self.window().installEventFilter(self)
        pictures.ready.connect(self._on_picture)
        self.hide()

    def show_picture(self, shown: Sequence[Enlarged], url: str) -> None:
        """Show the picture that has `url` among its addresses, one of those in `shown`."""
        self._shown = list(shown)
        self._at = next((place for place, one in enumerate(self._shown) if url in one.urls), 0)
        self._before = self.window().focusWidget()
        self.setGeometry(self.window().rect())
        self._fill()
        self.show()
        self.raise_()
        self.setFocus()

    @property
    def words(self) -> str:
        """What describes the picture that is shown."""
        return self._shown[self._at].words if self._shown else ""

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the focus back to where it was."""
        super().hideEvent(event)
        if self._before is not None:
            self._before.setFocus()
            self._before = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close, or go to another picture."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space):
            self.hide()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Close."""
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with the window; Escape closes this and nothing behind it."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self.window().rect())
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Keep keys from the shortcuts of what lies behind."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture in the middle, as large as it fits."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), BACKDROP)
        place = self._room()
        ratio = self.devicePixelRatioF()
        width = min(WIDEST, place.width())
        found = (self._pictures.pixmap_at(url, width, 0, ratio) for url in self._urls)
        drawn = next((one for one in found if one is not None), None)
        if drawn is not None:
            size = drawn.deviceIndependentSize().toSize()
            if size.width() > place.width() or size.height() > place.height():
                size = size.scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRect(QPoint(0, 0), size)
            target.moveCenter(place.center())
            painter.drawPixmap(target, drawn)
        painter.end()

    @property
    def _urls(self) -> tuple[str, ...]:
        return self._shown[self._at].urls if self._shown else ()

    def _room(self) -> QRect:
        below = self._words.sizeHint().height() + 2 * SPACE if self._words.text() else 0
        return self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -max(MARGIN, below + 2 * SPACE))

    def _build(self) -> None:
        palette = self._words.palette()
        palette.setColor(self._words.foregroundRole(), INK)
        self._words.setPalette(palette)
        top = QHBoxLayout()
        top.addStretch()
        top.addWidget(self.close_button)
        sides = QHBoxLayout()
        sides.addWidget(self.previous)
        sides.addStretch()
        sides.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, SPACE, 2 * SPACE)
        layout.addLayout(top)
        layout.addStretch()
        layout.addLayout(sides)
        layout.addStretch()
        layout.addWidget(self._words)

    def _step(self, by: int) -> None:
        if len(self._shown) > 1:
            self._at = (self._at + by) % len(self._shown)
            self._fill()

    def _fill(self) -> None:
        self._words.setText(self.words)
        self._words.setVisible(bool(self.words))
        self.setAccessibleName(self.words or self.tr("Picture"))
        for button in (self.previous, self.next):
            button.setVisible(len(self._shown) > 1)
        self.update()

    @Slot(str)
    def _on_picture(self, url: str) -> None:
        if url in self._urls:
            self.update()


def _button(words: str, icon: str) -> QPushButton:
    button = QPushButton()
    button.setIcon(theme.icon(icon, INK))
    button.setIconSize(QSize(24, 24))
    button.setFlat(True)
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
