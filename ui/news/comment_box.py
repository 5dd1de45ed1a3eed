"""The box in which one says something below an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui import theme
from ui.news.themed_icon import ThemedIcon
from ui.theme import SPACE, Type
from ui.widgets.labels import ElidedText, Text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

FEWEST_LINES, MOST_LINES = 2, 10


class CommentBox(QWidget):
    """Takes a text; Ctrl+Enter or the button sends it. `sent` carries the text without spaces around it."""

    sent = Signal(str)
    answer_dropped = Signal()
    """It is no longer an answer to somebody."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.document().setDocumentMargin(SPACE)
        self.edit.setPlaceholderText(self.tr("Write a comment…"))
        self.edit.setAccessibleName(self.tr("Your comment"))
        self.edit.textChanged.connect(self._fit)
        self.button = QPushButton(self.tr("Send"))
        self.button.setDefault(True)
        self.button.clicked.connect(self._send)
        self._answering = QWidget()
        self._whom = ElidedText(Type.SMALL, quiet=True)
        self._drop = QToolButton()
        self._drop.setAutoRaise(True)
        ThemedIcon(self._drop, "x", "quiet")
        self._drop.setAccessibleName(self.tr("Do not answer, comment instead"))
        self._drop.setToolTip(self._drop.accessibleName())
        self._drop.clicked.connect(self._on_dropped)
        self._build()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self.edit, self._send)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        theme.changed().connect(self._dress)
        self._dress()
        self.answer_to("")

    @property
    def text(self) -> str:
        """What was written and not sent yet."""
        return self.edit.toPlainText()

    def write(self, text: str) -> None:
        """Put another text in the box."""
        self.edit.setPlainText(text)
        self.edit.moveCursor(self.edit.textCursor().MoveOperation.End)

    def answer_to(self, name: str) -> None:
        """Say whom one answers; the empty string for nobody."""
        self._answering.setVisible(bool(name))
        self._whom.setText(self.tr("You answer {name}").format(name=name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the box as high as its text."""
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        answering = QHBoxLayout(self._answering)
        answering.setContentsMargins(0, 0, 0, 0)
        answering.addWidget(self._whom, 1)
        answering.addWidget(self._drop)
        foot = QHBoxLayout()
        foot.addWidget(Text(Type.SMALL, self.tr("Ctrl+Enter sends"), quiet=True))
        foot.addStretch()
        foot.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self._answering)
        layout.addWidget(self.edit)
        layout.addLayout(foot)

    @Slot()
    def _fit(self) -> None:
        lines = min(MOST_LINES, max(FEWEST_LINES, round(self.edit.document().size().height())))
        around = 2 * self.edit.document().documentMargin() + 2 * self.edit.frameWidth() + 2
        self.edit.setFixedHeight(round(lines * QFontMetrics(self.edit.font()).lineSpacing() + around))
        self.button.setEnabled(bool(self.text.strip()))

    @Slot()
    def _send(self) -> None:
        text = self.text.strip()
        if text:
            self.sent.emit(text)

    @Slot()
    def _on_dropped(self) -> None:
        self.answer_dropped.emit()
        self.edit.setFocus()

    @Slot()
    def _dress(self) -> None:
        self.edit.setFont(theme.font(Type.BODY))
        self._fit()
