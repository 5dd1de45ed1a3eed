"""One comment: who said what and when, and what can be done about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui import theme
from ui.activity.deeds import options
from ui.errors import spoken
from ui.news.comment_text import comment_html, spoken_comment
from ui.news.face import Face
from ui.news.text_button import TextButton
from ui.news.themed_icon import ThemedIcon
from ui.theme import SPACE, Type
from ui.widgets.dates import spoken_time
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.cache.commands import OutboxEntry
    from ui.news.said import Said
    from ui.widgets.pictures import PictureLoader

FACE = 32
STEP = FACE + SPACE


class CommentView(QWidget):
    """Shows a comment, and an editor in its place while it is changed.

    The signals carry the comment's uid, or for `retry`, `discard` and `resolve` the key of the command that waits.
    """

    answer_requested = Signal(str)
    quote_requested = Signal(str, str)
    """Also the passage that is selected, or all that it says."""
    edit_requested = Signal(str)
    delete_requested = Signal(str)
    report_requested = Signal(str)
    retry_requested = Signal(str)
    discard_requested = Signal(str)
    resolve_requested = Signal(str, str)
    """Also which version is to stay: "mine", "theirs" or "both"."""
    link_followed = Signal(str)

    def __init__(
        self,
        said: Said,
        pictures: PictureLoader,
        parent: QWidget | None = None,
        *,
        answerable: bool,
        editor: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._said = said
        self._answerable = answerable
        face = Face(pictures, FACE)
        face.show_person(said.author, said.name)
        self.text = Text(Type.BODY, wrap=True)
        self._words = QVBoxLayout()
        self._words.setSpacing(2)
        self._words.addLayout(self._line_on_top())
        if editor is not None:
            self._words.addWidget(editor)
            editor.show()
        else:
            self._add_text()
            below = self._line_below()
            if below.count():
                self._words.addLayout(below)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(said.depth * STEP, 0, 0, 0)
        layout.setSpacing(SPACE + SPACE // 2)
        layout.addWidget(face, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addLayout(self._words, 1)
        self.setAccessibleName(
            self.tr("{name}, {time}: {text}").format(
                name=said.name,
                time=spoken_time(said.comment.created),
                text=spoken_comment(said.comment.text, said.names),
            )
        )

    @property
    def said(self) -> Said:
        """What is shown."""
        return self._said

    @property
    def state(self) -> str:
        """Say when it was said, or that it was not sent."""
        if self._said.failed:
            return self.tr("Not sent")
        if self._said.waits is not None:
            return self.tr("Not sent yet, this happens by itself")
        when = spoken_time(self._said.comment.created)
        return self.tr("{time}, edited").format(time=when) if self._said.comment.edited else when

    def _line_on_top(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(Text(Type.SMALL_STRONG, self._said.name))
        when = Text(Type.SMALL, self.state, quiet=True)
        if self._said.comment.edited and self._said.waits is None:
            when.setToolTip(self.tr("Edited {time}").format(time=spoken_time(self._said.comment.modified)))
        line.addWidget(when)
        line.addStretch()
        return line

    def _add_text(self) -> None:
        shown = self._said.text if self._said.failed else self._said.comment.text
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setText(comment_html(shown, self._said.names, theme.colours()))
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        if "<a " not in self.text.text():  # what leads nowhere is no stop on the way of the Tab key
            self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.linkActivated.connect(self.link_followed)
        self.text.setAccessibleName(spoken_comment(shown, self._said.names))
        self._words.addWidget(self.text)

    def _line_below(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(2 * SPACE)
        waits = self._said.waits
        if waits is not None and waits.error is not None:
            title, message = spoken(waits.error)
            self._words.addWidget(_reason(f"{title}. {message}"))
        if waits is not None:
            self._offer_sending(line, waits)
        elif self._answerable:
            self._offer_answering(line)
        if waits is None:
            line.addWidget(self._menu_button())
        if line.count():
            line.addStretch()
        return line

    def _offer_sending(self, line: QHBoxLayout, waits: OutboxEntry) -> None:
        """Offer what can be done about something that is not sent."""
        uid, key = self._said.comment.uid, waits.key
        ways = options(waits)
        for way in ways:
            line.addWidget(_button(way.text, "", partial(self.resolve_requested.emit, key, way.chosen)))
        if ways:
            return
        if self._said.failed:
            self.retry = _button(self.tr("Try again"), "rotate-ccw", lambda: self.retry_requested.emit(key))
            line.addWidget(self.retry)
        if self._said.changeable:
            self.edit = _button(self.tr("Edit"), "pencil", lambda: self.edit_requested.emit(uid))
            line.addWidget(self.edit)
        self.discard = _button(self.tr("Discard"), "trash-2", lambda: self.discard_requested.emit(key))
        line.addWidget(self.discard)

    def _offer_answering(self, line: QHBoxLayout) -> None:
        uid = self._said.comment.uid
        answer = _button(self.tr("Answer"), "reply", lambda: self.answer_requested.emit(uid))
        answer.setAccessibleName(self.tr("Answer {name}").format(name=self._said.name))
        line.addWidget(answer)
        quote = _button(self.tr("Quote"), "quote", self._quote)
        quote.setAccessibleName(self.tr("Quote {name}").format(name=self._said.name))
        quote.setToolTip(self.tr("Quotes what you selected, or all of it"))
        line.addWidget(quote)

    def _quote(self) -> None:
        self.quote_requested.emit(self._said.comment.uid, self.text.selectedText() or self._said.comment.text)

    def _menu_button(self) -> TextButton:
        button = TextButton(Type.SMALL, "", "ellipsis")
        button.setAccessibleName(self.tr("More about this comment"))
        button.setToolTip(self.tr("More"))
        button.clicked.connect(lambda: self.menu().popup(button.mapToGlobal(button.rect().bottomLeft())))
        return button

    def menu(self) -> QMenu:
        """Make the menu of all that can be done; it goes when it is closed."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setToolTipsVisible(True)
        uid, text = self._said.comment.uid, self._said.comment.text
        if self._said.changeable:
            _act(menu, "pencil", self.tr("Edit"), lambda: self.edit_requested.emit(uid))
        if self._said.deletable:
            _act(menu, "trash-2", self.tr("Delete"), lambda: self.delete_requested.emit(uid))
        _act(menu, "copy", self.tr("Copy text"), lambda: QGuiApplication.clipboard().setText(text))
        if not self._said.mine:
            menu.addSeparator()
            _act(menu, "flag", self.tr("Report…"), lambda: self.report_requested.emit(uid))
        return menu


def _act(menu: QMenu, icon: str, text: str, act: Callable[[], object]) -> None:
    action = menu.addAction(text)
    ThemedIcon(action, icon)
    action.triggered.connect(lambda _checked=False: act())


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
