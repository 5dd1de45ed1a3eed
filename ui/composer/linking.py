"""Where words lead: an address, or a colleague, a team, a document or news of the intranet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton

from sync.cache.folding import fold
from ui import navigation
from ui.composer import shaping
from ui.composer.pasting import address_in
from ui.composer.popover import Popover, on_screen
from ui.composer.text import Words
from ui.navigation import Place
from ui.theme import Type
from ui.widgets.found import hits_of
from ui.widgets.hits import Hit, HitList
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from sync.cache.answers import SearchResults
    from sync.models import Item
    from ui.composer.editor import TextEditor
    from ui.people.finder import Finder
    from ui.session import Session
    from ui.widgets.background import Background
    from ui.widgets.pictures import PictureLoader

WIDTH = 420
AT_MOST = 4
"""Of each kind."""


class Linking(QObject):
    """Asks where the selected words lead. Without a selection the name of what is chosen is put in."""

    def __init__(
        self, session: Session, editor: TextEditor, pictures: PictureLoader, finder: Finder, background: Background
    ) -> None:
        super().__init__(editor)
        self._session = session
        self._editor = editor
        self._finder = finder
        self._background = background
        self.panel = Popover(editor)
        self.field = QLineEdit()
        self.list = HitList(pictures)
        self.remove = QPushButton(self.tr("Remove link"))
        self.ready = QPushButton(self.tr("Link"))
        self._build()

    def _build(self) -> None:
        self.panel.setFixedWidth(WIDTH)
        self.field.setPlaceholderText(self.tr("Address, or search for a colleague, team, document or news"))
        self.field.setAccessibleName(self.tr("Where does it lead?"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.panel.column.addWidget(Text(Type.STRONG, self.tr("Where does it lead?")))
        self.panel.column.addWidget(self.field)
        self.panel.column.addWidget(self.list)
        row = QHBoxLayout()
        row.addWidget(self.remove)
        row.addStretch()
        row.addWidget(self.ready)
        self.panel.column.addLayout(row)
        self.field.textEdited.connect(self._search)
        self.field.returnPressed.connect(self._take)
        self.ready.clicked.connect(self._take)
        self.list.clicked.connect(self._take)
        self.remove.clicked.connect(self._remove)

    @Slot()
    def open(self) -> None:
        """Ask about the selection, the link in which the cursor is, or what is to be put in."""
        self._finder.begin()
        cursor = self._editor.textCursor()
        if not cursor.hasSelection():
            around = shaping.link_around(cursor)
            if around.hasSelection():
                self._editor.setTextCursor(around)
        href = self._editor.look.href
        self.remove.setVisible(bool(href))
        self.field.setText(href)
        self.field.selectAll()
        self._show([])
        self.panel.open_at(on_screen(self._editor.viewport(), self._editor.cursorRect()))
        self.field.setFocus()

    @Slot(str)
    def _search(self, text: str) -> None:
        address = typed_address(text)
        if address or not text.strip():
            self._show([Hit(address, self.tr("Address"), Place("", address), "link")] if address else [])
            return
        finder = self._finder
        self._background.ask(
            "link", lambda queries: finder.search(queries, text, AT_MOST), lambda found: self._show_found(text, found)
        )

    def _show_found(self, text: str, found: SearchResults) -> None:
        if text != self.field.text() or not self.panel.isVisible():
            return
        teams = [team for team in self._session.queries.teams() if fold(text.strip()) in fold(team.title)][:AT_MOST]
        hits = [Hit(self.tr("Teams"))] if teams else []
        hits += [Hit(team.title, team.purpose, Place(navigation.TEAMS, team.uid), "users") for team in teams]
        self._show(hits + hits_of(found, self._session.queries) if found or not teams else hits)

    def _show(self, hits: list[Hit]) -> None:
        self.list.show_hits(hits, self.field.text())
        self.list.setVisible(bool(hits))
        self.list.setFixedHeight(self.list.wanted_height())
        self.panel.adjustSize()

    @Slot()
    def _take(self) -> None:
        hit = self.list.current if self.list.isVisible() else None
        title, href = ("", typed_address(self.field.text()))
        if hit is not None and hit.place is not None:
            title = hit.title
            href = hit.place.uid if not hit.place.screen else self._address_of(hit.place)
        self.panel.hide()
        cursor = self._editor.textCursor()
        if href and cursor.hasSelection():
            shaping.link(cursor, href)
        elif href:
            self._editor.insert_runs(Words(title or href, href=href))
        self._editor.setFocus()

    def _address_of(self, place: Place) -> str:
        queries = self._session.queries
        item: Item | None
        match place.screen:
            case navigation.PEOPLE:
                item = queries.person(place.uid)
            case navigation.NEWS:
                item = queries.news_item(place.uid)
            case _:
                item = queries.team(place.uid) or queries.document(place.uid)
        return item.url if item is not None else ""

    @Slot()
    def _remove(self) -> None:
        self.panel.hide()
        shaping.link(self._editor.textCursor(), "")
        self._editor.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys choose while one types."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                self.list.step(step)
                return True
        return super().eventFilter(watched, event)


def typed_address(text: str) -> str:
    """Give the address that somebody typed, also without its beginning; empty for words to search for."""
    words = text.strip()
    if address_in(words):
        return words
    if " " in words or not words:
        return ""
    if "@" in words.strip("@") and "." in words.partition("@")[2]:
        return address_in(f"mailto:{words}")
    if words.startswith("www.") or ("." in words and "/" in words):
        return address_in(f"https://{words}")
    return ""
