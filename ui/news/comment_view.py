"""One comment: who said what and when, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sync.cache.commands import OutboxState
from sync.models import WAITING_PREFIX
from ui import theme
from ui.errors import spoken
from ui.news.face import Face
from ui.news.text_button import TextButton
from ui.theme import SPACE, Type
from ui.widgets.dates import spoken_time
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.cache.commands import OutboxEntry
    from sync.models import Comment, Person
    from ui.widgets.pictures import PictureLoader

FACE = 32
STEP = FACE + SPACE


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A comment as it stands now; `waits` is its command in the outbox, while it is not sent."""

    comment: Comment
    depth: int = 0
    author: Person | None = None
    waits: OutboxEntry | None = None

    @property
    def name(self) -> str:
        """The author's name as colleagues say it, or as the site gave it."""
        return self.author.name if self.author else self.comment.author_name or self.comment.author

    @property
    def failed(self) -> bool:
        """Whether it was not sent and will not be by itself."""
        return self.waits is not None and self.waits.state is OutboxState.FAILED


class CommentView(QWidget):
    """Shows a comment. The signals carry the comment's uid, or the key of the command that was to send it."""

    answer_requested = Signal(str)
    retry_requested = Signal(str)
    discard_requested = Signal(str)

    def __init__(self, said: Said, pictures: PictureLoader, parent: QWidget | None = None, *, answerable: bool) -> None:
        super().__init__(parent)
        self._said = said
        face = Face(pictures, FACE)
        face.show_person(said.author, said.name)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(self._line_on_top())
        text = Text(Type.BODY, said.comment.text, wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(text)
        below = self._line_below(answerable=answerable)
        if below.count():
            words.addLayout(below)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(said.depth * STEP, 0, 0, 0)
        layout.setSpacing(SPACE + SPACE // 2)
        layout.addWidget(face, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        self.setAccessibleName(
            self.tr("{name}, {time}: {text}").format(
                name=said.name, time=spoken_time(said.comment.created), text=said.comment.text
            )
        )

    @property
    def state(self) -> str:
        """Say when it was said, or that it was not sent."""
        if self._said.failed:
            return self.tr("Not sent")
        if self._said.waits is not None:
            return self.tr("Not sent yet, this happens by itself")
        return spoken_time(self._said.comment.created)

    def _line_on_top(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(Text(Type.SMALL_STRONG, self._said.name))
        line.addWidget(Text(Type.SMALL, self.state, quiet=True))
        line.addStretch()
        return line

    def _line_below(self, *, answerable: bool) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(2 * SPACE)
        waits = self._said.waits
        key = self._said.comment.uid.removeprefix(WAITING_PREFIX)
        if waits is not None and waits.error is not None:
            title, message = spoken(waits.error)
            line.addWidget(_reason(f"{title}. {message}"), 1)
        if self._said.failed:
            self.retry = _button(self.tr("Try again"), "rotate-ccw", lambda: self.retry_requested.emit(key))
            line.addWidget(self.retry)
        if waits is not None:
            self.discard = _button(self.tr("Discard"), "trash-2", lambda: self.discard_requested.emit(key))
            line.addWidget(self.discard)
        elif answerable:
            uid = self._said.comment.uid
            answer = _button(self.tr("Answer"), "reply", lambda: self.answer_requested.emit(uid))
            answer.setAccessibleName(self.tr("Answer {name}").format(name=self._said.name))
            line.addWidget(answer)
        if line.count() and not self._said.failed:
            line.addStretch()
        return line


def _reason(text: str) -> Text:
    """Make the words that say why it was not sent."""
    reason = Text(Type.SMALL, text, wrap=True)
    palette = reason.palette()
    palette.setColor(reason.foregroundRole(), theme.colours().danger)
    reason.setPalette(palette)
    return reason


def _button(text: str, icon: str, act: Callable[[], None]) -> TextButton:
    button = TextButton(Type.SMALL, text, icon)
    button.clicked.connect(lambda _checked: act())
    return button
