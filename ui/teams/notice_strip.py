"""A message above the documents: what could not be shared, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ui import theme
from ui.errors import spoken
from ui.news.themed_icon import ThemedIcon
from ui.theme import SPACE, Type
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from sync.errors import MienskipError

SIGN = 20
MOST_LINES = 3
"""A dropped folder full of empty files needs no page of excuses."""


class NoticeStrip(QWidget):
    """Says what went wrong until it is closed or something else is said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel()
        self._sign.setFixedSize(QSize(SIGN, SIGN))
        self._words = QVBoxLayout()
        self._words.setSpacing(2)
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        ThemedIcon(self._close, "x", "quiet")
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self._close.accessibleName())
        self._close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE + SPACE // 2, SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE + SPACE // 2)
        layout.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addLayout(self._words, 1)
        layout.addWidget(self._close, alignment=Qt.AlignmentFlag.AlignTop)
        theme.changed().connect(self._dress)
        self._dress()
        self.hide()

    def say(self, errors: Sequence[MienskipError]) -> None:
        """Say what could not be done; nothing to say closes the message."""
        self._clear()
        self.setVisible(bool(errors))
        lines = [" — ".join(spoken(error)) for error in errors[:MOST_LINES]]
        if len(errors) > MOST_LINES:
            lines.append(self.tr("And %n more.", "", len(errors) - MOST_LINES))
        for line in lines:
            self._words.addWidget(Text(Type.BODY, line, wrap=True))
        self.setAccessibleName(" ".join(lines))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colours().warning)
        painter.setBrush(theme.colours().warning_soft)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
        painter.end()

    def _clear(self) -> None:
        while (item := self._words.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    @Slot()
    def _dress(self) -> None:
        worn = theme.colours()
        self._sign.setPixmap(theme.pixmap("circle-alert", SIGN, worn.warning.name(), self.devicePixelRatioF()))
        self.update()
