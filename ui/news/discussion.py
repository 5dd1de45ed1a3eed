"""What colleagues say below an item, and the box in which to say something back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.news.comment_box import CommentBox
from ui.news.comment_view import CommentView, Said
from ui.news.threads import threaded
from ui.theme import SPACE, Type
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from ui.session import Session
    from ui.widgets.pictures import PictureLoader

SHOWN_AT_FIRST = 60
"""Comments: every one is a widget, and a talk of a thousand is rarely read from its beginning."""


@dataclass(slots=True)
class Draft:
    """What was written below an item and not sent: it is there again when one comes back."""

    text: str = ""
    in_reply_to: str = ""


class Discussion(QWidget):
    """The comments below one item. `writing` tells that the box is being used and should stay in view."""

    writing = Signal()

    def __init__(self, session: Session, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pictures = pictures
        self._item_uid = ""
        self._open = False
        self._said: list[Said] = []
        self._drafts: dict[str, Draft] = {}
        self._all = False
        self._title = Text(Type.HEADING)
        self.earlier = QPushButton()
        self.earlier.setFlat(True)
        self.earlier.clicked.connect(self._show_all)
        self._column = QVBoxLayout()
        self._column.setSpacing(2 * SPACE)
        self._closed = Text(Type.SMALL, self.tr("Comments are closed here."), quiet=True)
        self.box = CommentBox()
        self.box.sent.connect(self._send)
        self.box.answer_dropped.connect(lambda: self._answer(""))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(self._title)
        layout.addWidget(self.earlier)
        layout.addLayout(self._column)
        layout.addWidget(self._closed)
        layout.addSpacing(SPACE)
        layout.addWidget(self.box)
        theme.changed().connect(self._dress)

    def show_item(self, uid: str, *, comments_open: bool) -> None:
        """Show what was said below another item."""
        self._keep_draft()
        self._item_uid, self._open, self._all = uid, comments_open, False
        draft = self._drafts.get(uid, Draft())
        self.box.write(draft.text)
        self.box.setVisible(comments_open)
        self._closed.setVisible(not comments_open)
        self._said = []
        self._build(self._read())
        self._answer(draft.in_reply_to)

    def refresh(self) -> None:
        """Read the comments again; what is being written stays."""
        said = self._read()
        if said != self._said:
            self._build(said)

    @property
    def views(self) -> list[CommentView]:
        """The comments on the screen, from the top."""
        items = (self._column.itemAt(number) for number in range(self._column.count()))
        return [view for item in items if item and isinstance(view := item.widget(), CommentView)]

    def _read(self) -> list[Said]:
        queries = self._session.queries
        comments = queries.comments(self._item_uid)
        waiting = {entry.uid: entry for entry in queries.outbox()}
        people = queries.people_by_username(comment.author for comment in comments)
        return [
            Said(
                comment=placed.comment,
                depth=placed.depth,
                author=people.get(placed.comment.author),
                waits=waiting.get(placed.comment.uid),
            )
            for placed in threaded(comments)
        ]

    def _build(self, said: list[Said]) -> None:
        self._said = said
        self._forget_views()
        hidden = 0 if self._all else max(0, len(said) - SHOWN_AT_FIRST)
        self.earlier.setVisible(bool(hidden))
        self.earlier.setText(self.tr("Show %n earlier comment(s)", "", hidden))
        self._title.setText(self.tr("%n comment(s)", "", len(said)) if said else self.tr("Be the first to comment"))
        self._title.setVisible(bool(said) or self._open)
        for entry in said[hidden:]:
            view = CommentView(entry, self._pictures, answerable=self._open)
            view.answer_requested.connect(self._on_answer)
            view.retry_requested.connect(self._session.retry)
            view.discard_requested.connect(self._session.cancel)
            self._column.addWidget(view)

    def _forget_views(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (view := item.widget()) is not None:
                view.hide()
                view.deleteLater()

    def _keep_draft(self) -> None:
        if self._item_uid:
            self._draft.text = self.box.text

    @property
    def _draft(self) -> Draft:
        return self._drafts.setdefault(self._item_uid, Draft())

    def _answer(self, uid: str) -> None:
        answered = next((said for said in self._said if said.comment.uid == uid), None)
        self._draft.in_reply_to = uid if answered else ""
        self.box.answer_to(answered.name if answered else "")

    @Slot()
    def _dress(self) -> None:
        self._build(self._said)

    @Slot(str)
    def _on_answer(self, uid: str) -> None:
        self._answer(uid)
        self.box.edit.setFocus()
        self.writing.emit()

    @Slot(str)
    def _send(self, text: str) -> None:
        in_reply_to = self._draft.in_reply_to
        self._drafts[self._item_uid] = Draft()
        self.box.write("")
        self.box.answer_to("")
        self._session.comment(self._item_uid, text, in_reply_to)
        self.writing.emit()

    @Slot()
    def _show_all(self) -> None:
        self._all = True
        self._build(self._said)
