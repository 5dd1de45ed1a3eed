"""Completes words while one writes: after "@" a colleague, after ":" an emoji."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor

from sync.cache.answers import PersonFilter
from ui import navigation
from ui.composer.document import words_before
from ui.composer.emoji import find_emoji
from ui.composer.text import Words
from ui.navigation import Place
from ui.search import Popup
from ui.widgets.hits import Hit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.composer.editor import TextEditor
    from ui.composer.text import Run
    from ui.news.comment_box import CommentEdit
    from ui.people.finder import Finder
    from ui.session import Session
    from ui.widgets.pictures import PictureLoader

AT_MOST = 6
WIDTH = 340
LONGEST = 30
"""Characters that are looked at before the cursor: no name that somebody types is longer."""


class Source(Protocol):
    """What can be completed. `pattern` finds in the words before the cursor what was typed of it, as its group 1."""

    pattern: re.Pattern[str]

    def find(self, typed: str) -> list[Hit]:
        """Give what it may become."""

    def taken(self, hit: Hit) -> Sequence[Run]:
        """Give what is put in its place."""


class Colleagues:
    """Colleagues, mentioned by name: the link to the profile is what tells them of it."""

    pattern = re.compile(r"(?:^|[\s(\u2028])@([^\W_][\w.'\u2019-]*(?: [\w.'\u2019-]+){0,3} ?)$")

    def __init__(self, session: Session, finder: Finder) -> None:
        self._session = session
        self._finder = finder

    def find(self, typed: str) -> list[Hit]:
        """See `Source`."""
        self._finder.begin()
        if not self._finder.loaded:
            return []
        uids = self._finder.find(PersonFilter(text=typed)).uids[:AT_MOST]
        return [
            Hit(
                person.name,
                " · ".join(fact for fact in (person.function, person.department) if fact),
                Place(navigation.PEOPLE, person.uid),
                person=person,
            )
            for person in self._session.queries.people(uids)
            if person.url
        ]

    def taken(self, hit: Hit) -> Sequence[Run]:
        """See `Source`."""
        url = hit.person.url if hit.person is not None else ""
        return (Words(f"@{hit.title}", href=url), Words(" "))


class Emoji:
    """Emoji, by a word for them."""

    pattern = re.compile(r"(?:^|[\s(\u2028]):([^\W\d_][\w-]+)$")

    def find(self, typed: str) -> list[Hit]:
        """See `Source`."""
        return [Hit(name, "", Place("", sign), sign=sign) for sign, name in find_emoji(typed, AT_MOST)]

    def taken(self, hit: Hit) -> Sequence[Run]:
        """See `Source`."""
        return (Words(hit.place.uid if hit.place else ""),)


class Completing(QObject):
    """Shows below the cursor what may be meant; the keyboard stays with the text."""

    def __init__(self, editor: TextEditor | CommentEdit, pictures: PictureLoader, sources: Sequence[Source]) -> None:
        super().__init__(editor)
        self._editor = editor
        self._sources = sources
        self._source: Source | None = None
        self._typed = ""
        self._refused = ""
        self.popup = Popup(pictures, editor.window())
        self.popup.list.clicked.connect(self.take)
        editor.installEventFilter(self)
        editor.textChanged.connect(self.look)
        editor.cursorPositionChanged.connect(self.look)

    @Slot()
    def look(self) -> None:
        """See whether something may be completed where the cursor is."""
        typed, source = self._begun()
        if source is None or typed == self._refused:
            self._hide()
            return
        hits = source.find(typed)
        self._source, self._typed = source, typed
        if not hits:
            self._hide()
            return
        self._refused = ""
        self.popup.list.show_hits(hits, typed)
        self._place()

    def _begun(self) -> tuple[str, Source | None]:
        cursor = self._editor.textCursor()
        if (
            cursor.hasSelection()
            or self._editor.window().focusWidget() is not self._editor
            or not self._editor.completes_here
        ):
            return "", None
        before = words_before(cursor)[-LONGEST:]
        for source in self._sources:
            found = source.pattern.search(before)
            if found:
                return found.group(1), source
        return "", None

    def _place(self) -> None:
        window = self._editor.window()
        if self.popup.parentWidget() is not window:
            self.popup.setParent(window)
        box = self._editor.cursorRect()
        corner = self._editor.viewport().mapTo(window, box.bottomLeft() + QPoint(0, 4))
        size = QSize(WIDTH, self.popup.wanted_height())
        if corner.y() + size.height() > window.height():
            corner.setY(max(0, corner.y() - size.height() - box.height() - 8))
        corner.setX(max(0, min(corner.x(), window.width() - size.width())))
        self.popup.setGeometry(QRect(corner, size))
        self.popup.raise_()
        self.popup.show()

    @Slot()
    def take(self) -> None:
        """Put in what is chosen."""
        hit, source = self.popup.list.current, self._source
        self._hide()
        if hit is None or source is None:
            return
        cursor = self._editor.textCursor()
        length = len((self._typed + "@").encode("utf-16-le")) // 2
        cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor, length)
        self._editor.setTextCursor(cursor)
        self._editor.insert_runs(*source.taken(hit))
        self._editor.setFocus()

    def _hide(self) -> None:
        self.popup.hide()
        self._source = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in what is offered, take it, or put it away."""
        if event.type() == QEvent.Type.FocusOut:
            self._hide()
        shown = self.popup.isVisible() and watched is self._editor
        if not shown or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.popup.list.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self.take()
        elif key == Qt.Key.Key_Escape:
            self._refused = self._typed
            self._hide()
        else:
            return super().eventFilter(watched, event)
        return True
