"""A blog: all that an author wrote in one series, or in all of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sync.blogs import LOOKED_AT, series_of, series_uid, usual_day
from sync.cache.answers import NewsFilter, NewsKind
from sync.cache.marks import Mark
from ui.navigation import NEWS, PEOPLE, Place
from ui.news.cards import WIDEST
from ui.news.face import Face
from ui.news.follow_button import FollowButton
from ui.news.news_list import NewsList
from ui.news.reminder_button import ReminderButton
from ui.news.text_button import TextButton
from ui.news.themed_icon import ThemedIcon
from ui.theme import SPACE, Type
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Text
from ui.widgets.states import StatefulPane

if TYPE_CHECKING:
    from sync.cache.answers import BlogSeries
    from sync.models import Person
    from ui.news.article_actions import ArticleActions
    from ui.session import Session
    from ui.widgets.pictures import PictureLoader

FACE = 56
BY_AUTHOR = "by:"
"""Before a user name, in a place: all blogs of that author."""


class BlogPage(QWidget):
    """The author above the posts, newest first. `opened` carries the uid of a post, `left` asks for all news.

    A blog can be followed. On one's own it can be chosen on which day one is reminded to write.
    """

    opened = Signal(str)
    place_requested = Signal(object)
    write_requested = Signal(str)
    """The author wants to write: the name of the series."""
    left = Signal()

    def __init__(
        self, session: Session, pictures: PictureLoader, actions: ArticleActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self._author: Person | None = None
        self._username, self._series = "", ""
        self._all = False
        self._face = Face(pictures, FACE)
        self.title = Text(Type.TITLE, wrap=True)
        self.name = TextButton(Type.STRONG)
        self._facts = Text(Type.SMALL, quiet=True, wrap=True)
        self.follow = FollowButton()
        self.write = QPushButton(self.tr("Write"))
        self.reminder = ReminderButton()
        self._others = QWidget()
        self.others = FlowLayout(self._others)
        self.list = NewsList(session, pictures)
        self.list.act_with(actions)
        self._pane = StatefulPane(self.list)
        self.back = QPushButton(self.tr("All news"))
        self._build()
        self._connect()

    @staticmethod
    def shows(place: str) -> bool:
        """Tell whether a place in the news names a blog."""
        return place.startswith(BY_AUTHOR) or series_of(place) is not None

    def show_place(self, place: str) -> None:
        """Show a series (`sync.blogs.series_uid`), or all blogs of an author."""
        named = series_of(place)
        self._all = named is None
        self._username, self._series = named or (place.removeprefix(BY_AUTHOR), "")
        self.list.feed.show(self._chosen)
        self._fill()
        self.list.setFocus()

    def refresh(self) -> None:
        """Read the cache again."""
        self.list.feed.refresh()
        self._fill()

    @property
    def _chosen(self) -> NewsFilter:
        return NewsFilter(kind=NewsKind.BLOGS, author=self._username, series=None if self._all else self._series)

    @property
    def _followable(self) -> str:
        """What the button follows: the author where all blogs are shown, else the series."""
        if self._all:
            return self._author.uid if self._author else ""
        return series_uid(self._username, self._series)

    def _fill(self) -> None:
        queries = self._session.queries
        mine = self._username == self._session.account.username
        self._author = queries.person_by_username(self._username)
        name = self._author.name if self._author else self._username
        self._face.show_person(self._author, name)
        all_blogs = self.tr("All blogs by {name}").format(name=name)
        self.title.setText(self._series or (all_blogs if self._all else self.tr("Blog by {name}").format(name=name)))
        self.name.setText(name)
        self.name.setEnabled(self._author is not None)
        self._facts.setText(" · ".join(part for part in (self._counted(), "" if self._all else self._rhythm()) if part))
        followed = self._followable in queries.marked(Mark.FOLLOWED)
        self.follow.show_state(name if self._all else self.title.text(), on=followed)
        self.follow.setVisible(bool(self._followable) and not mine)
        self.write.setVisible(mine)
        self.reminder.setVisible(mine and not self._all)
        if mine and not self._all:
            self.reminder.show_day(self._chosen_day(), self._usual_day())
        self._show_others(queries.series_by(self._username), all_blogs)
        if self.list.feed.rowCount():
            self._pane.show_content()
        else:
            self._pane.show_notice(
                "pencil", self.tr("No blogs yet"), self.tr("What {name} writes appears here.").format(name=name)
            )

    def _counted(self) -> str:
        return self.tr("%n blog(s)", "", self._session.queries.news_count(self._chosen))

    def _rhythm(self) -> str:
        day = self._usual_day()
        if day is None:
            return ""
        return self.tr("every week, mostly on {day}").format(day=QLocale().dayName(day))

    def _usual_day(self) -> int | None:
        times = self._session.queries.times_in_series(self._username, self._series, LOOKED_AT)
        return usual_day([time.astimezone().date() for time in times])

    def _chosen_day(self) -> int | None:
        kept = self._session.queries.marked(Mark.BLOG_DAY).get(series_uid(self._username, self._series), "")
        return int(kept) if kept.isdecimal() else None

    def _show_others(self, series: list[BlogSeries], all_blogs: str) -> None:
        """Lead to the other series of the author, and to all of them together."""
        self.others.clear()
        places = {series_uid(one.author, one.name): one.name or self.tr("Without a name") for one in series}
        shown = BY_AUTHOR + self._username if self._all else series_uid(self._username, self._series)
        if len(places) > 1:
            places[BY_AUTHOR + self._username] = all_blogs
        places.pop(shown, None)
        for place, words in places.items():
            button = TextButton(Type.SMALL, words, "book-open")
            button.clicked.connect(lambda _checked=False, uid=place: self.place_requested.emit(Place(NEWS, uid)))
            self.others.addWidget(button)
        self._others.setVisible(bool(places))

    def _connect(self) -> None:
        self.list.opened.connect(self.opened)
        self.back.clicked.connect(self.left)
        self.follow.clicked.connect(lambda: self._actions.toggle_followed(self._followable))
        self.name.clicked.connect(self._show_author)
        self.write.clicked.connect(lambda: self.write_requested.emit(self._series))
        self.reminder.chosen.connect(self._choose_day)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @Slot()
    def _show_author(self) -> None:
        if self._author is not None:
            self.place_requested.emit(Place(PEOPLE, self._author.uid))

    @Slot(object)
    def _choose_day(self, day: int | None) -> None:
        """Have the author be reminded on a weekday, never (0), or on the usual day (None)."""
        uid = series_uid(self._username, self._series)
        self._session.mark(Mark.BLOG_DAY, [uid], on=day is not None, value="" if day is None else str(day))

    def _build(self) -> None:
        ThemedIcon(self.back, "arrow-left")
        ThemedIcon(self.write, "pencil")
        self.back.setFlat(True)
        self.name.setToolTip(self.tr("Show the profile"))
        self.others.setSpacing(2 * SPACE)
        words = QVBoxLayout()
        words.setSpacing(0)
        for widget in (self.title, self.name, self._facts):
            words.addWidget(widget)
        column = QWidget()
        column.setMaximumWidth(WIDEST)
        top = QHBoxLayout()
        top.setSpacing(SPACE + SPACE // 2)
        top.addWidget(self._face)
        top.addLayout(words, 1)
        for button in (self.reminder, self.write, self.follow):
            top.addWidget(button)
        head = QVBoxLayout(column)
        head.setContentsMargins(0, SPACE // 2, 0, SPACE)
        head.addLayout(top)
        head.addWidget(self._others)
        bar = QHBoxLayout()
        bar.setContentsMargins(2 * SPACE, SPACE // 2, 2 * SPACE, SPACE // 2)
        bar.addWidget(self.back)
        bar.addStretch()
        centred = QHBoxLayout()
        centred.setContentsMargins(SPACE, 0, SPACE, 0)
        centred.addWidget(column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addLayout(centred)
        layout.addWidget(self._pane, 1)
