"""The News screen: the overview, an article, or a blog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sync.models import Kind
from ui.composer.desk import WritingDesk
from ui.composer.publishing import Publishing
from ui.navigation import NEWS, WRITE, Place
from ui.news.article import ArticlePage
from ui.news.article_actions import ArticleActions
from ui.news.blog_page import BlogPage
from ui.news.feed import cards_of
from ui.news.overview import NewsOverview
from ui.news.talk_actions import TalkActions
from ui.widgets.states import Notice
from ui.widgets.undo_bar import UndoBar

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sync.engine.events import Changed
    from sync.models import NewsItem
    from ui.people.finder import Finder
    from ui.session import Session
    from ui.widgets.pictures import PictureLoader

GONE_AFTER = 2000
"""Milliseconds: what was deleted has left the cache by then, or could not be deleted and is shown again."""


class NewsScreen(QWidget):
    """Shows what a place in the news names; where one goes from there is asked with `place_requested`."""

    place_requested = Signal(object)
    said = Signal(str)
    """Words for the foot of the window."""

    def __init__(
        self,
        session: Session,
        pictures: PictureLoader,
        finder: Callable[[], Finder] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._uid = ""
        self._stale = False
        self.article_actions = ArticleActions(session, self)
        self.overview = NewsOverview(session, pictures, self.article_actions)
        self.blog = BlogPage(session, pictures, self.article_actions)
        self.undo_bar = UndoBar()
        self.article = ArticlePage(session, pictures, self.article_actions, undo_bar=self.undo_bar, finder=finder)
        self.writing = WritingDesk(session, pictures, self.undo_bar, self, finder)
        self.article_actions.contribute(self.writing.offer)
        self.article_actions.contribute(Publishing(session, pictures, self).offer)
        self.talking = TalkActions(session, self)
        self.article_actions.contribute(self.talking.offer)
        self._gone = Notice()
        self.pages = QStackedWidget()
        for page in (self.overview, self.article, self.blog, self._gone):
            self.pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.pages)
        layout.addWidget(self.undo_bar)
        self._connect()

    @property
    def title(self) -> str:
        """What this screen is called."""
        return self.tr("News")

    def leave(self) -> None:
        """Let go of threads before the window goes, and carry out what could still have been undone."""
        self.undo_bar.carry_out()
        self.writing.leave()
        self.overview.leave()

    def came_back(self, since: datetime) -> None:
        """Show what is new since a time: the person was away from then until now."""
        self.overview.divide_at(since)

    def activate(self) -> None:
        """Put the focus where reading begins."""
        page = self.pages.currentWidget()
        if page is self.overview:
            self.overview.focus_list()

    def show_item(self, uid: str) -> None:
        """Show one item, a blog, or for the empty uid the overview as it was left."""
        self._uid = uid
        if not uid:
            self._refresh_overview()
            self.pages.setCurrentWidget(self.overview)
            self.activate()
        elif uid.startswith(WRITE):
            self.show_item("")
            self.writing.open_blog(uid.removeprefix(WRITE))
        elif BlogPage.shows(uid):
            self.pages.setCurrentWidget(self.blog)
            self.blog.show_place(uid)
        else:
            self._show_article(uid)

    def _show_article(self, uid: str) -> None:
        item = self._session.queries.news_item(uid)
        if item is None:
            self._gone.say(
                "newspaper",
                self.tr("This is no longer there"),
                self.tr("It was deleted or moved, or it is no longer shared with you."),
                self.tr("All news"),
            )
            self.pages.setCurrentWidget(self._gone)
            return
        self.pages.setCurrentWidget(self.article)
        self.article.show_card(cards_of(self._session.queries, [item])[0])
        if not self._session.queries.is_read([uid]):
            self._session.mark_read([uid])

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self.overview.opened.connect(self._go_to)
        self.overview.write_requested.connect(self.writing.open)
        self.overview.drafts.asked.connect(lambda: self.overview.drafts.show_drafts(self.writing.drafts))
        self.overview.drafts.unwanted.connect(self.writing.throw_away)
        self.overview.all_read.connect(self._on_all_read)
        self.article_actions.said.connect(self.said)
        self.article_actions.delete_requested.connect(self._on_delete)
        self.blog.opened.connect(self._go_to)
        self.blog.place_requested.connect(self.place_requested)
        self.blog.write_requested.connect(self.writing.open_blog)
        self.article.place_requested.connect(self.place_requested)
        self.article.blogs_requested.connect(self._go_to)
        for leaving in (self.article.left, self.blog.left, self._gone.action_requested):
            leaving.connect(self._go_to_overview)

    @Slot(str)
    def _go_to(self, uid: str) -> None:
        self.place_requested.emit(Place(NEWS, uid))

    @Slot(object)
    def _on_all_read(self, uids: list[str]) -> None:
        words = self.tr("%n item(s) marked as read.", "", len(uids))
        self.undo_bar.offer(words, lambda: None, lambda: self._session.reading.mark_unread(uids))

    @Slot(object)
    def _on_delete(self, item: NewsItem) -> None:
        """Leave an item out at once, and delete it when that was not undone."""

        def hide(*, hidden: bool) -> None:
            for cards in (self.overview.list, self.blog.list):
                cards.feed.hide(item.uid, hidden=hidden)

        def carry_out() -> None:
            self._session.delete([item.uid])
            # Until the cache knows of it the item would be seen once more.
            QTimer.singleShot(GONE_AFTER, self, lambda: hide(hidden=False))

        words = self.tr("“{title}” is deleted for everybody.").format(title=item.title)
        self.undo_bar.offer(words, carry_out, lambda: hide(hidden=False))
        hide(hidden=True)
        if self._uid == item.uid:
            self._go_to_overview()

    @Slot()
    def _go_to_overview(self) -> None:
        self._go_to("")

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if not changed.touches(Kind.NEWS, Kind.COMMENTS, Kind.RESPONSES, Kind.PEOPLE, Kind.TEAMS):
            return
        self._stale = True
        page = self.pages.currentWidget()
        if page is self.overview and self.isVisible():
            self._refresh_overview()
        elif page is self.blog:
            self.blog.refresh()
        elif page in (self.article, self._gone):
            self._refresh_article()

    def _refresh_overview(self) -> None:
        """Read the overview again if anything changed while it was out of sight."""
        if self._stale:
            self._stale = False
            self.overview.refresh()

    def _refresh_article(self) -> None:
        item = self._session.queries.news_item(self._uid)
        if item is not None and self.pages.currentWidget() is self.article:
            self.article.refresh(cards_of(self._session.queries, [item])[0])
        else:
            self._show_article(self._uid)
