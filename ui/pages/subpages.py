"""What lies below a page, as cards that lead there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from ui import theme
from ui.theme import RADIUS, SPACE, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from sync.models import Page

COLUMNS = 2
SIGN = 20
PADDING = SPACE + SPACE // 2


class PageCard(QAbstractButton):
    """The title of a page, and the first words of what it is about."""

    def __init__(self, page: Page, title: str, *, is_folder: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = "external-link" if page.link else "folder" if is_folder else "file-text"
        self._lead = page.lead
        self.setText(title)
        self.setAccessibleDescription(page.lead)
        self.setToolTip(page.lead or title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.changed().connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Be high enough for both lines."""
        lines = QFontMetrics(theme.font(Type.STRONG)).height()
        lines += QFontMetrics(theme.font(Type.SMALL)).height() if self._lead else 0
        return QSize(24 * SPACE, max(SIGN, lines) + 2 * PADDING)

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as there is room for."""
        return QSize(12 * SPACE, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        worn = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(worn.accent if self.hasFocus() else worn.border, 2 if self.hasFocus() else 1))
        painter.setBrush(worn.hover if self.underMouse() else worn.surface)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        inside = box.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        inside.setTop(box.center().y() - (self.sizeHint().height() - 2 * PADDING) / 2)  # beside a higher card
        theme.draw_icon(painter, self._icon, QRectF(inside.left(), inside.top(), SIGN, SIGN), worn.accent)
        inside.setLeft(inside.left() + SIGN + SPACE)
        below = self._line(painter, inside, self.text(), Type.STRONG)
        if self._lead:
            inside.setTop(below)
            self._line(painter, inside, self._lead, Type.SMALL, quiet=True)
        painter.end()

    @staticmethod
    def _line(painter: QPainter, where: QRectF, words: str, kind: Type, *, quiet: bool = False) -> float:
        """Draw one line, and give where the next one begins."""
        font = theme.font(kind)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(theme.colours().quiet if quiet else theme.colours().text)
        line = QRectF(where.left(), where.top(), where.width(), metrics.height())
        painter.drawText(line, metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(where.width())))
        return line.bottom()


class Subpages(QWidget):
    """Cards in two columns. `chosen` carries the uid of a page."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE + SPACE // 2)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self.cards: list[PageCard] = []

    def show_pages(self, pages: Sequence[tuple[Page, str, bool]]) -> None:
        """Show other pages: each with what the menu calls it, and whether it holds nothing but other pages."""
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = [PageCard(page, title, is_folder=is_folder) for page, title, is_folder in pages]
        for number, (card, (page, _, _)) in enumerate(zip(self.cards, pages, strict=True)):
            card.clicked.connect(lambda _checked=False, uid=page.uid: self.chosen.emit(uid))
            self._grid.addWidget(card, number // COLUMNS, number % COLUMNS)
        self.setVisible(bool(self.cards))
