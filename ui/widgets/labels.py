"""Words on the screen in the type scale: titles, quiet lines, chips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget


class Text(QLabel):
    """Words in one of the sizes of the type scale; `quiet` ones stand back."""

    def __init__(
        self,
        kind: theme.Type,
        text: str = "",
        parent: QWidget | None = None,
        *,
        quiet: bool = False,
        wrap: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self._kind = kind
        self._quiet = quiet
        self.setWordWrap(wrap)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._draw()
        theme.changed().connect(self._draw)

    def _draw(self) -> None:
        self.setFont(theme.font(self._kind))
        palette = self.palette()
        palette.setColor(self.foregroundRole(), theme.colours().quiet if self._quiet else theme.colours().text)
        self.setPalette(palette)


class ElidedText(Text):
    """One line that ends in "…" where there is no room; the whole is in its tool tip."""

    def __init__(self, kind: theme.Type, text: str = "", parent: QWidget | None = None, *, quiet: bool = False) -> None:
        super().__init__(kind, text, parent, quiet=quiet)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(text)

    def setText(self, text: str) -> None:  # noqa: N802  Qt's name
        """Show other words."""
        super().setText(text)
        self.setToolTip(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much as there is room for."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        line = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), line)

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as there is room for."""
        return QSize(theme.SPACE * 4, self.fontMetrics().height())


def chip_size(text: str) -> QSize:
    """Give the room that a chip with these words takes."""
    metrics = QFontMetricsF(theme.font(theme.Type.SMALL))
    return QSize(round(metrics.horizontalAdvance(text)) + 2 * theme.SPACE, round(metrics.height()) + 6)


def draw_chip(painter: QPainter, where: QRectF, text: str, ground: QColor, ink: QColor) -> None:
    """Draw words in a rounded box, for delegates."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(where, where.height() / 2, where.height() / 2)
    painter.setPen(ink)
    painter.setFont(theme.font(theme.Type.SMALL))
    painter.drawText(where, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
