"""One team: what it is for, and its messages, documents and people."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRectF, QSize, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from PySide6Qlementine import SegmentedControl

from sync.cache.answers import NewsFilter
from ui import theme
from ui.navigation import NEWS, PEOPLE, TEAMS, Place
from ui.news.audience import SIGNS, explained_audience, spoken_audience
from ui.news.news_list import NewsList
from ui.news.themed_icon import ThemedIcon
from ui.teams.documents import DocumentsPane
from ui.teams.members import MembersPane
from ui.teams.signs import draw_team_tile
from ui.teams.team_menu import TeamMenu
from ui.theme import SPACE, Type
from ui.widgets.labels import ElidedText, Text
from ui.widgets.states import StatefulPane

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent

    from sync.models import Team
    from ui.session import Session
    from ui.settings import UiSettings
    from ui.widgets.pictures import PictureLoader

TILE = 48
SIGN = 16


class Tab(IntEnum):
    """The sides of a team, in the order in which they stand."""

    MESSAGES = 0
    DOCUMENTS = 1
    PEOPLE = 2


class Tile(QWidget):
    """A team's sign, large."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._team: Team | None = None
        self.setFixedSize(QSize(TILE, TILE))

    def show_team(self, team: Team) -> None:
        """Show another team's sign."""
        self._team = team
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        if self._team is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_team_tile(painter, QRectF(self.rect()), self._team)
        painter.end()


class TeamPage(QWidget):
    """Shows one team, or a folder in it; `place_requested` leads to folders, messages and people."""

    place_requested = Signal(object)

    def __init__(
        self,
        session: Session,
        pictures: PictureLoader,
        settings: UiSettings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.team: Team | None = None
        self._tile = Tile()
        self._title = Text(Type.TITLE)
        self._purpose = ElidedText(Type.BODY, quiet=True)
        self._sign = QLabel()
        self._audience = Text(Type.SMALL, quiet=True)
        self.tabs = SegmentedControl()
        self.messages = NewsList(session, pictures)
        self._messages_pane = StatefulPane(self.messages)
        self.documents = DocumentsPane(session, pictures, settings=settings)
        self.people = MembersPane(session, pictures)
        self.more = TeamMenu(session, self, lambda: self.documents.asking)
        self.stack = QStackedWidget()
        self._build()
        self._connect()

    def show_team(self, team: Team, folder_uid: str = "") -> None:
        """Show a team, or with a `folder_uid` a folder in it."""
        other = self.team is None or self.team.uid != team.uid
        self.team = team
        folder = folder_uid or team.uid
        if other or self.documents.view.files.folder_uid != folder:
            self.documents.show_folder(team, folder)
        if other:
            self.messages.feed.show(NewsFilter(team_uid=team.uid))
            self._fill(team)

    def refresh(self) -> None:
        """Read the team and all of it again."""
        if self.team is None:
            return
        self.team = self._session.queries.team(self.team.uid) or self.team
        self.documents.refresh()
        self.messages.feed.refresh()
        self._fill(self.team)

    def show_tab(self, tab: Tab) -> None:
        """Show one side of the team."""
        self.tabs.setCurrentIndex(tab)

    def focus(self) -> None:
        """Put the focus into what is shown."""
        tab = Tab(self.stack.currentIndex())
        if tab is Tab.DOCUMENTS:
            self.documents.focus()
        else:
            (self.messages if tab is Tab.MESSAGES else self.people.list).setFocus()

    def _fill(self, team: Team) -> None:
        self._tile.show_team(team)
        self._title.setText(team.title)
        self._purpose.setText(team.purpose)
        self._purpose.setVisible(bool(team.purpose))
        tint = theme.colours().quiet.name()
        self._sign.setPixmap(theme.pixmap(SIGNS[team.audience], SIGN, tint, self.devicePixelRatioF()))
        self._audience.setText(spoken_audience(team.audience))
        self._audience.setToolTip(explained_audience(team.audience, team.title))
        self.keep.setChecked(self._session.queries.is_kept(team.uid))
        self.more.show_team(team)
        self._show_messages(team)
        self._count(team)

    def _count(self, team: Team) -> None:
        queries = self._session.queries
        messages = queries.news_count(NewsFilter(team_uid=team.uid))
        documents = queries.document_counts().get(team.uid, 0)
        people = self.people.show_team(team)
        for tab, count in ((Tab.MESSAGES, messages), (Tab.DOCUMENTS, documents), (Tab.PEOPLE, people)):
            self.tabs.setItemBadge(tab, QLocale().toString(count) if count else "")

    def _show_messages(self, team: Team) -> None:
        if self.messages.feed.rowCount():
            self._messages_pane.show_content()
        else:
            self._messages_pane.show_notice(
                "message-square",
                self.tr("No messages yet"),
                self.tr("What is written for {team} appears here.").format(team=team.title),
            )

    def _build(self) -> None:
        self.tabs.addItem(self.tr("Messages"))
        self.tabs.addItem(self.tr("Documents"))
        self.tabs.addItem(self.tr("People"))
        self.keep = QPushButton(self.tr("Keep offline"))
        ThemedIcon(self.keep, "laptop")
        self.keep.setCheckable(True)
        self.keep.setFlat(True)
        self.keep.setToolTip(self.tr("Keep all documents of this team on this computer, also those that come later"))
        self.copy = QPushButton(self.tr("Copy link"))
        ThemedIcon(self.copy, "link")
        self.copy.setFlat(True)
        facts = QHBoxLayout()
        facts.setSpacing(SPACE // 2)
        facts.addWidget(self._title)
        facts.addSpacing(SPACE)
        facts.addWidget(self._sign)
        facts.addWidget(self._audience)
        facts.addStretch()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(facts)
        words.addWidget(self._purpose)
        head = QHBoxLayout()
        head.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, SPACE)
        head.setSpacing(2 * SPACE)
        head.addWidget(self._tile)
        head.addLayout(words, 1)
        head.addWidget(self.keep)
        head.addWidget(self.copy)
        head.addWidget(self.more.button)
        chosen = QHBoxLayout()
        chosen.setContentsMargins(3 * SPACE, 0, 3 * SPACE, SPACE)
        chosen.addWidget(self.tabs)
        chosen.addStretch()
        for page in (self._messages_pane, self.documents, self.people):
            self.stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(chosen)
        layout.addWidget(self.stack, 1)
        self.show_tab(Tab.DOCUMENTS)
        self._on_tab()

    def _connect(self) -> None:
        theme.changed().connect(self._dress)
        self.tabs.currentIndexChanged.connect(self._on_tab)
        self.more.mail_requested.connect(QDesktopServices.openUrl)
        self.more.delete_requested.connect(self._delete)
        self.more.document_requested.connect(lambda uid: self.place_requested.emit(Place(TEAMS, uid)))
        self.messages.take_files()
        self.messages.dropped.connect(self._answer_with)
        self.copy.clicked.connect(self._copy_link)
        self.keep.clicked.connect(self._keep_offline)
        self.messages.opened.connect(lambda uid: self.place_requested.emit(Place(NEWS, uid)))
        self.people.opened.connect(lambda uid: self.place_requested.emit(Place(PEOPLE, uid)))
        self.documents.folder_requested.connect(lambda uid: self.place_requested.emit(Place(TEAMS, uid)))

    @Slot()
    def _dress(self) -> None:
        if self.team is not None:
            self._fill(self.team)

    @Slot()
    def _on_tab(self) -> None:
        self.stack.setCurrentIndex(self.tabs.currentIndex())
        name = self.tabs.getItemText(self.tabs.currentIndex())
        self.tabs.setAccessibleName(self.tr("What of the team is shown: {name}").format(name=name))

    @Slot(bool)
    def _keep_offline(self, keep: bool) -> None:  # noqa: FBT001  the state of the button, as Qt tells it
        if self.team is not None:
            self._session.keep_offline([self.team.uid], keep=keep)

    @Slot(object)
    def _delete(self, uids: list[str]) -> None:
        self.show_tab(Tab.DOCUMENTS)
        self.documents.organising.give_up(uids)

    @Slot(object, object)
    def _answer_with(self, uid: str, paths: list[Path]) -> None:
        """Share what somebody dropped on a message with the team, and say so below the message."""
        item = self._session.queries.news_item(uid)
        if self.team is None or item is None or not paths:
            return
        self.documents.receiving.share(paths, self.team.uid, self.team.title)
        if item.comments_open:
            names = ", ".join(path.name for path in paths)
            self._session.comment(
                uid, self.tr("Here it is, among the documents of the team: {names}").format(names=names)
            )

    @Slot()
    def _copy_link(self) -> None:
        if self.team is not None:
            QGuiApplication.clipboard().setText(self.team.url)
