"""The overview: everything that is news for you, filtered and searched in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from PySide6Qlementine import LineEdit

from sync.engine.events import Connection
from ui.composer.drafts_button import DraftsButton
from ui.news.cards import WIDEST
from ui.news.feed import MOST_FOUND
from ui.news.filter_bar import FilterBar
from ui.news.filters import CHOICES
from ui.news.news_list import NewsList
from ui.news.themed_icon import ThemedIcon
from ui.theme import SPACE, Type
from ui.widgets.background import Background
from ui.widgets.labels import Text
from ui.widgets.states import StatefulPane

if TYPE_CHECKING:
    from datetime import datetime

    from sync.cache.answers import NewsFilter
    from sync.models import NewsItem
    from ui.news.article_actions import ArticleActions
    from ui.news.filters import Choice
    from ui.session import Session
    from ui.widgets.pictures import PictureLoader

TYPING_PAUSE = 120
"""Milliseconds after the last key before the search begins."""
SEARCH_WIDTH = 280


class NewsOverview(QWidget):
    """Cards, with a search field and filters above them. `opened` carries the uid of an item."""

    opened = Signal(str)
    write_requested = Signal(str)
    """Somebody wants to write: the key of the draft to go on with, or the empty string for something new."""
    all_read = Signal(object)
    """The uids of what was marked as read in one go, to be undone perhaps."""

    def __init__(
        self, session: Session, pictures: PictureLoader, actions: ArticleActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.list = NewsList(session, pictures)
        self.list.act_with(actions)
        self.list.feed.divide_at(session.queries.last_visit())
        self.list.opened.connect(self.opened)
        self.field = LineEdit()
        self.write = QPushButton(self.tr("Write"))
        self.drafts = DraftsButton()
        self.filters = FilterBar()
        self.read_all = QPushButton()
        self.pane = StatefulPane(self.list)
        self._background = Background(session, self)
        self.pane.action_requested.connect(self._clear)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._pause.timeout.connect(self._show)
        self._build()
        session.state_changed.connect(self._show_state)
        self._show()

    def refresh(self) -> None:
        """Read the cache again; where one reads and what has the focus stay."""
        self.list.feed.refresh()
        self._count()
        self._show_state()

    def focus_list(self) -> None:
        """Put the focus where arrow keys move through the cards."""
        self.list.setFocus()
        if not self.list.currentIndex().isValid() and self.list.feed.rowCount():
            self.list.setCurrentIndex(self.list.feed.index(0))

    def leave(self) -> None:
        """Let go of the worker."""
        self._background.close()

    def choose(self, chosen: NewsFilter) -> None:
        """Choose one of the filters."""
        self.filters.choose(next(n for n, choice in enumerate(CHOICES) if choice.chosen == chosen))

    def divide_at(self, since: datetime) -> None:
        """Tell from when on things are new: the person was away until now."""
        self.list.feed.divide_at(since)
        self.list.viewport().update()

    def _build(self) -> None:
        ThemedIcon(self.field, "search", "quiet")
        ThemedIcon(self.write, "pencil")
        self.write.clicked.connect(lambda: self.write_requested.emit(""))
        self.drafts.chosen.connect(self.write_requested)
        self.field.setPlaceholderText(self.tr("Search in the news"))
        self.field.setAccessibleName(self.tr("Search in the news"))
        self.field.setClearButtonEnabled(True)
        self.field.setFixedWidth(SEARCH_WIDTH)
        self.field.textChanged.connect(self._on_typed)
        for choice in CHOICES:
            self.filters.add(choice.spoken(choice.name))
        self.filters.chosen.connect(self._show)
        ThemedIcon(self.read_all, "check-check")
        self.read_all.setToolTip(self.tr("Mark all of this as read"))
        self.read_all.setAccessibleName(self.tr("Mark all of this as read"))
        self.read_all.clicked.connect(self._read_all)
        title = QHBoxLayout()
        title.addWidget(Text(Type.TITLE, self.tr("News")))
        title.addStretch()
        title.addWidget(self.field)
        title.addWidget(self.read_all)
        title.addWidget(self.drafts)
        title.addWidget(self.write)
        column = QWidget()
        column.setMaximumWidth(WIDEST)
        head = QVBoxLayout(column)
        head.setContentsMargins(0, 2 * SPACE, 0, SPACE)
        head.setSpacing(SPACE + SPACE // 2)
        head.addLayout(title)
        head.addWidget(self.filters)
        centred = QHBoxLayout()
        centred.setContentsMargins(SPACE, 0, SPACE, 0)
        centred.addWidget(column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(centred)
        layout.addWidget(self.pane, 1)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.field.setFocus)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.field, self.focus_list)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)

    @property
    def _choice(self) -> Choice:
        return CHOICES[self.filters.current]

    @property
    def _choice_name(self) -> str:
        return self._choice.spoken(self._choice.name)

    @Slot()
    def _on_typed(self) -> None:
        self._pause.start()

    @Slot()
    def _show(self) -> None:
        """List what is chosen and searched for, from the top."""
        self._pause.stop()
        self.filters.setAccessibleName(self.tr("Which news: {name}").format(name=self._choice_name))
        chosen, text = self._choice.chosen, self._text
        if text:
            self._background.ask(
                "search",
                lambda queries: queries.search_news(text, MOST_FOUND, chosen),
                lambda items: self._show_found((chosen, text), items),
            )
            return
        self.list.feed.show(chosen)
        self._show_top()

    def _show_found(self, asked: tuple[NewsFilter, str], items: list[NewsItem]) -> None:
        if asked != (self._choice.chosen, self._text):
            return
        self.list.feed.show_found(items, asked[1])
        self._show_top()

    def _show_top(self) -> None:
        self.list.scrollToTop()
        self._count()
        self._show_state()

    @property
    def _text(self) -> str:
        return self.field.text().strip()

    @Slot()
    def _clear(self) -> None:
        self.field.clear()
        self._show()
        self.field.setFocus()

    def _count(self) -> None:
        counts = self._session.queries.unread_counts([choice.chosen for choice in CHOICES])
        for pill, count in zip(self.filters.pills, counts, strict=True):
            pill.show_number(count)
        self.read_all.setEnabled(bool(counts[self.filters.current]))

    @Slot()
    def _read_all(self) -> None:
        uids = self._session.queries.unread_uids(self._choice.chosen)
        if uids:
            self._session.mark_read(uids)
            self.all_read.emit(uids)

    @Slot()
    def _show_state(self) -> None:
        if self.list.feed.rowCount():
            self.pane.show_content()
        elif self._text:
            words = self.tr("Nothing found for “{text}”").format(text=self._text)
            self.pane.show_notice("search", words, self.tr("Try another word, or a shorter one."), self.tr("Clear"))
        elif self._filling:
            self.pane.show_loading()
        else:
            choice = self._choice
            self.pane.show_notice(choice.icon, choice.spoken(choice.title), choice.spoken(choice.sentence))

    @property
    def _filling(self) -> bool:
        """Whether the first sync is still to bring what there is."""
        first = self._session.state.connection in (Connection.STARTING, Connection.SYNCING)
        return first and not self._session.queries.news_count()
