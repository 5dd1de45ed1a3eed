"""All blogs of one author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sync.cache.answers import NewsFilter, NewsKind
from ui.news.cards import WIDEST
from ui.news.face import Face
from ui.news.news_list import NewsList
from ui.news.themed_icon import ThemedIcon
from ui.theme import SPACE, Type
from ui.widgets.labels import Text
from ui.widgets.states import StatefulPane

if TYPE_CHECKING:
    from ui.session import Session
    from ui.widgets.pictures import PictureLoader

FACE = 44


class AuthorPage(QWidget):
    """The author above their blogs, newest first. `opened` carries the uid of a blog, `left` asks for all news."""

    opened = Signal(str)
    left = Signal()

    def __init__(self, session: Session, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._username = ""
        self._face = Face(pictures, FACE)
        self.title = Text(Type.TITLE)
        self._count = Text(Type.SMALL, quiet=True)
        self.list = NewsList(session, pictures)
        self.list.opened.connect(self.opened)
        self._pane = StatefulPane(self.list)
        self.back = QPushButton(self.tr("All news"))
        ThemedIcon(self.back, "arrow-left")
        self.back.setFlat(True)
        self.back.clicked.connect(self.left)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._build()

    def show_author(self, username: str) -> None:
        """Show the blogs of another author."""
        self._username = username
        self.list.feed.show(self._chosen)
        self._fill()
        self.list.setFocus()

    def refresh(self) -> None:
        """Read the cache again."""
        self.list.feed.refresh()
        self._fill()

    @property
    def _chosen(self) -> NewsFilter:
        return NewsFilter(kind=NewsKind.BLOGS, author=self._username)

    def _fill(self) -> None:
        person = self._session.queries.person_by_username(self._username)
        name = person.name if person else self._username
        self._face.show_person(person, name)
        self.title.setText(self.tr("All blogs by {name}").format(name=name))
        self._count.setText(self.tr("%n blog(s)", "", self._session.queries.news_count(self._chosen)))
        if self.list.feed.rowCount():
            self._pane.show_content()
        else:
            self._pane.show_notice(
                "pencil", self.tr("No blogs yet"), self.tr("What {name} writes appears here.").format(name=name)
            )

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self._count)
        column = QWidget()
        column.setMaximumWidth(WIDEST)
        head = QHBoxLayout(column)
        head.setContentsMargins(0, SPACE // 2, 0, SPACE)
        head.setSpacing(SPACE + SPACE // 2)
        head.addWidget(self._face)
        head.addLayout(words, 1)
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
