"""The button under which one's drafts are listed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QPushButton, QToolButton, QWidget

from sync.cache.plain_text import plain_text
from ui import theme
from ui.composer.popover import Popover, on_screen
from ui.news.themed_icon import ThemedIcon
from ui.theme import SPACE, TARGET, Type
from ui.widgets.dates import spoken_time
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from ui.composer.draft import Draft

WIDTH = 380


class DraftRow(QAbstractButton):
    """One draft: its title, or how it begins, and when it was changed last."""

    def __init__(self, words: str, when: str) -> None:
        super().__init__()
        self._words, self._when = words, when
        self.setText(words)
        self.setAccessibleName(f"{words}. {when}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(QFontMetrics(theme.font(Type.STRONG)).height() + self._small.height() + 2 * SPACE)

    @property
    def _small(self) -> QFontMetrics:
        return QFontMetrics(theme.font(Type.SMALL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        worn = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(worn.accent if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(worn.hover)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
        box = self.rect().adjusted(SPACE, SPACE, -SPACE, -SPACE)
        small = self._small.height()
        for kind, ink, words, line in (
            (Type.STRONG, worn.text, self._words, box.adjusted(0, 0, 0, -small)),
            (Type.SMALL, worn.quiet, self._when, box.adjusted(0, box.height() - small, 0, 0)),
        ):
            painter.setFont(theme.font(kind))
            painter.setPen(ink)
            elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), elided)


class DraftsButton(QPushButton):
    """Lists drafts when it is pressed. `chosen` and `unwanted` carry the key of one."""

    asked = Signal()
    """The list is about to be shown: `show_drafts` says what is in it."""
    chosen = Signal(str)
    unwanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("Drafts"))
        self.panel = Popover(self)
        self.panel.setFixedWidth(WIDTH)
        self.rows: list[DraftRow] = []
        listed = QWidget()
        self._grid = QGridLayout(listed)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self.panel.column.addWidget(listed)
        self.clicked.connect(self.open)

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        """List other drafts."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.rows = []
        for row, draft in enumerate(drafts):
            self._list(row, draft)
        if not drafts:
            none = self.tr("No drafts: what you write is kept here by itself")
            self._grid.addWidget(Text(Type.BODY, none, quiet=True, wrap=True), 0, 0)
        self.panel.adjustSize()

    def _list(self, row: int, draft: Draft) -> None:
        words = " ".join((draft.title or draft.lead or plain_text(draft.body_html)).split())
        words = words or self.tr("Without words yet")
        when = spoken_time(datetime.fromisoformat(draft.changed)) if draft.changed else ""
        if draft.revises:
            of_a_post = self.tr("Changes to a post")
            when = f"{when} · {of_a_post}"
        named = DraftRow(words, when)
        self.rows.append(named)
        named.clicked.connect(lambda _checked=False: self._choose(draft.key))
        delete = QToolButton()
        delete.setAutoRaise(True)
        delete.setFixedSize(TARGET, TARGET)
        delete.setIconSize(QSize(18, 18))
        ThemedIcon(delete, "trash-2", "quiet")
        delete.setToolTip(self.tr("Throw away"))
        delete.setAccessibleName(self.tr("Throw away “{title}”").format(title=words))
        delete.clicked.connect(lambda _checked=False: self._refuse(draft.key))
        self._grid.addWidget(named, row, 0)
        self._grid.addWidget(delete, row, 1)

    def _choose(self, key: str) -> None:
        self.panel.hide()
        self.chosen.emit(key)

    def _refuse(self, key: str) -> None:
        self.panel.hide()
        self.unwanted.emit(key)

    @Slot()
    def open(self) -> None:
        """Show the list below the button."""
        self.asked.emit()
        self.panel.open_at(on_screen(self, self.rect()))
