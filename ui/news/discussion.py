"""What colleagues say below an item, and the box in which to say something back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sync.cache.commands import AddComment, EditItem
from sync.models import is_waiting
from ui import theme
from ui.navigation import PEOPLE, Place
from ui.news.comment_box import CommentBox
from ui.news.comment_text import WHOSE
from ui.news.comment_view import CommentView
from ui.news.reporting import report
from ui.news.said import Said, said_below
from ui.theme import SPACE, Type
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.people.finder import Finder
    from ui.session import Session
    from ui.widgets.pictures import PictureLoader
    from ui.widgets.undo_bar import UndoBar

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
    place_requested = Signal(object)
    address_requested = Signal(str)
    """An address in a comment is to be followed."""

    def __init__(
        self,
        session: Session,
        pictures: PictureLoader,
        undo_bar: UndoBar | None = None,
        finder: Callable[[], Finder] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._pictures = pictures
        self._undo_bar = undo_bar
        self._finder = finder
        self._item_uid = ""
        self._open = False
        self._said: list[Said] = []
        self._drafts: dict[str, Draft] = {}
        self._changes: dict[str, tuple[str, str]] = {}  # begun below an item: the comment's uid, and what it was to say
        self._held: set[str] = set()
        """What is deleted as far as one sees, and can still be brought back."""
        self._editing = ""
        self._all = False
        self._title = Text(Type.HEADING)
        self.earlier = QPushButton()
        self.earlier.setFlat(True)
        self.earlier.clicked.connect(self._show_all)
        self._column = QVBoxLayout()
        self._column.setSpacing(2 * SPACE)
        self._closed = Text(Type.SMALL, self.tr("Comments are closed here."), quiet=True)
        self.box = self._made_box()
        self.box.sent.connect(self._send)
        self.box.note_dropped.connect(lambda: self._answer(""))
        self.editor: CommentBox | None = None
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
        if self.editor is not None:
            self._changes[self._item_uid] = (self._editing, self.editor.text)
        self._edit("")
        self._item_uid, self._all = uid, False
        draft = self._drafts.get(uid, Draft())
        self.box.write(draft.text)
        self._said = []
        self._set_open(is_open=comments_open)
        self._build(self._read())
        self._answer(draft.in_reply_to)
        self._go_on_changing()

    def refresh(self, *, comments_open: bool) -> None:
        """Read the comments again; what is being written stays."""
        said = self._read()
        if said != self._said or comments_open is not self._open:
            self._set_open(is_open=comments_open)
            self._build(said)

    def quote(self, passage: str) -> None:
        """Quote a passage of the item in what one says."""
        if self._open and passage.strip():
            self.box.quote(passage)
            self.box.edit.setFocus()
            self.writing.emit()

    @property
    def views(self) -> list[CommentView]:
        """The comments on the screen, from the top."""
        items = (self._column.itemAt(number) for number in range(self._column.count()))
        return [view for item in items if item and isinstance(view := item.widget(), CommentView)]

    def _made_box(self) -> CommentBox:
        box = CommentBox()
        if self._finder is not None:
            box.complete(self._session, self._pictures, self._finder)
        return box

    def _set_open(self, *, is_open: bool) -> None:
        # What is not sent itself yet can be talked about: the comments wait for it.
        self._open = is_open or is_waiting(self._item_uid)
        self.box.setVisible(self._open)
        self._closed.setVisible(not self._open)

    def _read(self) -> list[Said]:
        return [said for said in said_below(self._session, self._item_uid) if said.comment.uid not in self._held]

    def _build(self, said: list[Said]) -> None:
        self._said = said
        has_focus = self.editor is not None and self.editor.edit.hasFocus()
        self._forget_views()
        hidden = 0 if self._all else max(0, len(said) - SHOWN_AT_FIRST)
        self.earlier.setVisible(bool(hidden))
        self.earlier.setText(self.tr("Show %n earlier comment(s)", "", hidden))
        self._title.setText(self.tr("%n comment(s)", "", len(said)) if said else self.tr("Be the first to comment"))
        self._title.setVisible(bool(said) or self._open)
        for entry in said[hidden:]:
            self._column.addWidget(self._view(entry))
        if has_focus:
            self._focus_editor()

    def _view(self, said: Said) -> CommentView:
        editor = None
        if said.comment.uid == self._editing:
            editor = self.editor = self.editor or self._made_editor(said)
        view = CommentView(said, self._pictures, answerable=self._open, editor=editor)
        view.answer_requested.connect(self._on_answer)
        view.quote_requested.connect(self._on_quote)
        view.edit_requested.connect(self._edit)
        view.delete_requested.connect(self._delete)
        view.report_requested.connect(self._report)
        view.retry_requested.connect(self._session.retry)
        view.discard_requested.connect(self._session.cancel)
        view.resolve_requested.connect(self._session.resolve)
        view.link_followed.connect(self._follow)
        return view

    def _made_editor(self, said: Said) -> CommentBox:
        box = self._made_box()
        box.change_instead()
        box.write(said.text)
        box.sent.connect(self._save)
        box.note_dropped.connect(lambda: self._edit(""))
        return box

    def _forget_views(self) -> None:
        if self.editor is not None:
            self.editor.setParent(self)  # what is being written outlives the view that it stands in
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

    def _find(self, uid: str) -> Said | None:
        return next((said for said in self._said if said.comment.uid == uid), None)

    def _answer(self, uid: str) -> None:
        answered = self._find(uid)
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

    @Slot(str, str)
    def _on_quote(self, uid: str, passage: str) -> None:
        self.box.quote(passage)
        self._on_answer(uid)

    @Slot(str)
    def _send(self, text: str) -> None:
        in_reply_to = self._draft.in_reply_to
        self._drafts[self._item_uid] = Draft()
        self.box.write("")
        self.box.answer_to("")
        self._session.comment(self._item_uid, text, in_reply_to)
        self.writing.emit()

    @Slot(str)
    def _edit(self, uid: str) -> None:
        """Have a comment be changed where it stands, or for the empty uid none any more."""
        if self.editor is not None:
            self.editor.hide()
            self.editor.deleteLater()
        self.editor = None
        self._editing = uid
        self._build(self._said)
        self._focus_editor()

    def _go_on_changing(self) -> None:
        """Open again what somebody was changing when they went to read something else."""
        uid, text = self._changes.pop(self._item_uid, ("", ""))
        if self._find(uid) is not None:
            self._edit(uid)
            if self.editor is not None:
                self.editor.write(text)

    def _focus_editor(self) -> None:
        view = self.editor.parentWidget() if self.editor is not None else None
        if self.editor is not None and view is not None:
            view.show()  # Qt shows it a moment later, and what is not shown takes no focus
            self.editor.edit.setFocus()

    @Slot(str)
    def _save(self, text: str) -> None:
        said = self._find(self._editing)
        self._edit("")
        if said is None or text == said.text:
            return
        command = said.waits.command if said.waits is not None else None
        if isinstance(command, AddComment):
            self._session.change(replace(command, text=text))
        elif isinstance(command, EditItem):
            self._session.change(replace(command, changes={"text": text}))
        else:
            self._session.conversation.edit(said.comment.uid, said.comment.text, text)

    @Slot(str)
    def _delete(self, uid: str) -> None:
        if self._undo_bar is None:
            self._session.delete([uid])
            return
        self._held.add(uid)
        self._build(self._read())
        self._undo_bar.offer(self.tr("Your comment is deleted"), lambda: self._carry_out(uid), lambda: self._undo(uid))

    def _carry_out(self, uid: str) -> None:
        self._held.discard(uid)
        self._session.delete([uid])

    def _undo(self, uid: str) -> None:
        self._held.discard(uid)
        self._build(self._read())

    @Slot(str)
    def _report(self, uid: str) -> None:
        said = self._find(uid)
        if said is not None:
            report(self._session, said, self, lambda url: self.address_requested.emit(url.toString()))

    @Slot(str)
    def _follow(self, address: str) -> None:
        if address.startswith(WHOSE):
            person = self._session.queries.person_by_username(address.removeprefix(WHOSE))
            if person is not None:
                self.place_requested.emit(Place(PEOPLE, person.uid))
        elif QUrl(address).isValid():
            self.address_requested.emit(address)

    @Slot()
    def _show_all(self) -> None:
        self._all = True
        self._build(self._said)
