"""The Pages screen: the fixed menu at the left, the page that one looks up beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from sync.engine.events import Connection
from sync.models import Kind
from ui.navigation import PAGES, Place
from ui.pages.page import PageView
from ui.pages.tree import MenuTree
from ui.theme import SPACE, Type
from ui.widgets.labels import Text
from ui.widgets.states import StatefulPane

if TYPE_CHECKING:
    from sync.engine.events import Changed
    from sync.models import Page
    from ui.session import Session
    from ui.settings import UiSettings
    from ui.widgets.pictures import PictureLoader

TREE_WIDTH = 280


class PagesScreen(QWidget):
    """Shows what a place in the menu names: a page, or the page that a file lies on, with that file pointed at."""

    place_requested = Signal(object)
    said = Signal(str)

    def __init__(
        self,
        session: Session,
        pictures: PictureLoader,
        settings: UiSettings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._menu = session.queries.menu()
        self._stale = False
        self._uid = ""
        self.tree = MenuTree(settings)
        self.page = PageView(session, pictures)
        self.pane = StatefulPane(self.page)
        self._build()
        self.tree.chosen.connect(lambda uid: self.place_requested.emit(Place(PAGES, uid)))
        self.page.place_requested.connect(self.place_requested)
        self.page.said.connect(self.said)
        self.pane.action_requested.connect(self._add_first)
        session.changed.connect(self._on_changed)
        session.state_changed.connect(self._on_state)
        self.tree.show_entries(self._menu.entries, "")

    @property
    def title(self) -> str:
        """What this screen is called."""
        return self.tr("Pages")

    def activate(self) -> None:
        """Put the focus where one looks things up."""
        self.tree.setFocus()

    def show_item(self, uid: str) -> None:
        """Show a page, or the page of a file; for the empty uid where one was, or else the first page."""
        self._catch_up()
        document = self._session.queries.document(uid) if uid else None
        self._uid = document.folder_uid if document is not None else uid or self._uid or self._first()
        page = self._session.queries.page(self._uid)
        if page is None and not uid:
            self._uid = self._first()
            page = self._session.queries.page(self._uid)
        if page is None:
            self._show_nothing(asked=bool(uid))
            return
        self._show(page)
        if document is not None:
            self.page.point_at(document.uid)
        else:
            self.tree.setFocus()

    def _first(self) -> str:
        return self._menu.entries[0].uid if self._menu.entries else ""

    def _show(self, page: Page) -> None:
        self._side.show()
        self.tree.mark(page.uid)
        self.page.show_page(page, self._menu)
        self.pane.show_content()

    def _show_nothing(self, *, asked: bool) -> None:
        there = bool(self._menu.entries)
        self._side.setVisible(there)
        self.tree.mark("")
        if asked or there:
            self.pane.show_notice(
                "book-open",
                self.tr("This is no longer there"),
                self.tr("It was deleted or moved, or it is no longer shared with you."),
            )
        elif self._session.state.connection in (Connection.STARTING, Connection.SYNCING):
            self.pane.show_loading()
        else:
            may_add = self._session.account.administers
            self.pane.show_notice(
                "book-open",
                self.tr("The menu is still empty"),
                self.tr("Here everybody finds what does not change every day: arrangements, manuals, who does what.")
                + (
                    " " + self.tr("Write the first page on the intranet; it shows up here by itself.")
                    if may_add
                    else ""
                ),
                self.tr("Write the first page") if may_add else "",
            )

    def _build(self) -> None:
        self._side = QWidget()
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 2 * SPACE, 0, 0)
        column.setSpacing(SPACE)
        title = Text(Type.TITLE, self.tr("Pages"))
        title.setContentsMargins(2 * SPACE, 0, 0, 0)
        column.addWidget(title)
        holder = QVBoxLayout()
        holder.setContentsMargins(SPACE, 0, 0, SPACE)
        holder.addWidget(self.tree)
        column.addLayout(holder, 1)
        self._side.setMinimumWidth(TREE_WIDTH * 2 // 3)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self._side)
        split.addWidget(self.pane)
        split.setStretchFactor(1, 1)
        split.setSizes([TREE_WIDTH, 4 * TREE_WIDTH])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)

    @Slot()
    def _add_first(self) -> None:
        self.page.open_url(QUrl(self._session.queries.menu_url() or self._session.account.site))

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if not changed.touches(Kind.PAGES, Kind.DOCUMENTS, Kind.PEOPLE):
            return
        self._stale = True
        if self.isVisible():
            self._catch_up()
            self._refresh_page()

    @Slot()
    def _on_state(self) -> None:
        if not self._menu.entries and self.isVisible():
            self._show_nothing(asked=False)

    def _catch_up(self) -> None:
        """Read the menu again where something changed; out of sight that can wait."""
        if self._stale:
            self._stale = False
            self._menu = self._session.queries.menu()
            self.tree.show_entries(self._menu.entries, self._uid)

    def _refresh_page(self) -> None:
        page = self._session.queries.page(self._uid or self._first())
        if page is None:
            self._show_nothing(asked=bool(self._uid))
        elif self._uid and self.page.page is not None and self.page.page.uid == page.uid:
            self.page.refresh(page, self._menu)
            self.pane.show_content()
        else:
            self._uid = page.uid
            self._show(page)
