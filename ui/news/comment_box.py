"""The box in which one says something below an item, or changes what one said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui import theme
from ui.composer.completing import Colleagues, Completing, Emoji
from ui.composer.text import Words
from ui.news.comment_text import quoted
from ui.news.themed_icon import ThemedIcon
from ui.theme import SPACE, Type
from ui.widgets.labels import ElidedText, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from ui.composer.text import Run
    from ui.people.finder import Finder
    from ui.session import Session
    from ui.widgets.hits import Hit
    from ui.widgets.pictures import PictureLoader

FEWEST_LINES, MOST_LINES = 2, 10


class UserNames(Colleagues):
    """Colleagues, mentioned in plain text: by the name that is theirs alone."""

    def find(self, typed: str) -> list[Hit]:
        """Give those who have an account."""
        return [hit for hit in super().find(typed) if hit.person is not None and hit.person.username]

    def taken(self, hit: Hit) -> Sequence[Run]:
        """Give the words that mention somebody."""
        return (Words(f"@{hit.person.username} " if hit.person is not None else ""),)


class CommentEdit(QPlainTextEdit):
    """Plain text in which names and emoji can be completed."""

    completes_here = True
    left = Signal()
    """Esc was pressed where it is to be heard here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hears_escape: Callable[[], bool] = lambda: False

    def event(self, event: QEvent) -> bool:
        """Take Esc before the page does, where it is meant for this text."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def _is_ours(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and self.hears_escape()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt."""
        if self._is_ours(event):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def insert_runs(self, *runs: Run) -> None:
        """Put words where the cursor is."""
        self.insertPlainText("".join(run.text for run in runs if isinstance(run, Words)))


class CommentBox(QWidget):
    """Takes a text; Ctrl+Enter or the button sends it. `sent` carries the text without spaces around it."""

    sent = Signal(str)
    note_dropped = Signal()
    """What the note says (an answer to somebody, a change) is no longer wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = CommentEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.document().setDocumentMargin(SPACE)
        self.edit.setPlaceholderText(self.tr("Write a comment…"))
        self.edit.setAccessibleName(self.tr("Your comment"))
        self.edit.textChanged.connect(self._fit)
        self.button = QPushButton(self.tr("Send"))
        self.button.setDefault(True)
        self.button.clicked.connect(self._send)
        self._keys = Text(Type.SMALL, self.tr("Ctrl+Enter sends, @ mentions a colleague"), quiet=True)
        self._noted = QWidget()
        self._note = ElidedText(Type.SMALL, quiet=True)
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

    def complete(self, session: Session, pictures: PictureLoader, finder: Callable[[], Finder]) -> None:
        """Offer colleagues after "@", and emoji after ":"."""
        self.completing = Completing(self.edit, pictures, (UserNames(session, finder()), Emoji()))
        self.edit.hears_escape = self.completing.popup.isVisible

    def write(self, text: str) -> None:
        """Put another text in the box."""
        self.edit.setPlainText(text)
        self.edit.moveCursor(self.edit.textCursor().MoveOperation.End)

    def quote(self, passage: str) -> None:
        """Put a passage that one answers to before what is said next."""
        before = self.text.rstrip()
        self.write(f"{before}\n\n{quoted(passage)}" if before else quoted(passage))

    def answer_to(self, name: str) -> None:
        """Say whom one answers; the empty string for nobody."""
        self._noted.setVisible(bool(name))
        self._note.setText(self.tr("You answer {name}").format(name=name))

    def change_instead(self) -> None:
        """Be for a change of what one said: saved rather than sent, and left with Esc."""
        self._noted.show()
        self._note.setText(self.tr("You change your comment"))
        self._drop.setAccessibleName(self.tr("Leave it as it was (Esc)"))
        self._drop.setToolTip(self._drop.accessibleName())
        self.button.setText(self.tr("Save"))
        self._keys.setText(self.tr("Ctrl+Enter saves, Esc leaves it as it was"))
        self.edit.hears_escape = lambda: True
        self.edit.left.connect(self.note_dropped)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the box as high as its text."""
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        noted = QHBoxLayout(self._noted)
        noted.setContentsMargins(0, 0, 0, 0)
        noted.addWidget(self._note, 1)
        noted.addWidget(self._drop)
        foot = QHBoxLayout()
        foot.addWidget(self._keys)
        foot.addStretch()
        foot.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self._noted)
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
        self.note_dropped.emit()
        self.edit.setFocus()

    @Slot()
    def _dress(self) -> None:
        self.edit.setFont(theme.font(Type.BODY))
        self._fit()
