"""The bell in the window: how much one was told of and did not look at; a click leads to the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from ui.notices.board import NoticeBoard

KEYS = "Ctrl+Shift+B"
SIDE, ICON = 40, 20
BADGE = 16
MOST_COUNTED = 99


class Bell(QAbstractButton):
    """A bell, with a number where something waits to be looked at."""

    def __init__(self, board: NoticeBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self.count = 0
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed().connect(self.update)
        board.changed.connect(self.show_count)
        self.show_count()

    @Slot()
    def show_count(self) -> None:
        """Show how much was not looked at yet."""
        self.count = len(self._board.unseen)
        said = self.tr("Notifications, %n new", "", self.count) if self.count else self.tr("Notifications")
        keys = QKeySequence(KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        self.setAccessibleName(said)
        self.setToolTip(f"{said} ({keys})")
        self.update()

    def sizeHint(self) -> QSize:
        """Be large enough for the number beside the bell."""
        return QSize(SIDE, theme.TARGET)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, bell and number."""
        worn = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(worn.accent if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(worn.hover if self.underMouse() or self.hasFocus() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        icon = QRectF((self.width() - ICON) / 2 - 2, (self.height() - ICON) / 2, ICON, ICON)
        theme.draw_icon(painter, "bell", icon, worn.text)
        if self.count:
            self._draw_count(painter, icon)

    def _draw_count(self, painter: QPainter, icon: QRectF) -> None:
        worn = theme.colours()
        words = str(self.count) if self.count <= MOST_COUNTED else f"{MOST_COUNTED}+"
        font = theme.font(theme.Type.SMALL_STRONG)
        font.setPixelSize(10)
        painter.setFont(font)
        width = max(BADGE, painter.fontMetrics().horizontalAdvance(words) + 8)
        badge = QRectF(min(icon.right() - 9, self.width() - width), 1, width, BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.warm)
        painter.drawRoundedRect(badge, BADGE / 2, BADGE / 2)
        painter.setPen(worn.on_warm)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)
