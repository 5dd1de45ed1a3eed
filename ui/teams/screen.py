"""The Teams screen: the places that are shared with you, and the one that you are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from sync.engine.events import Connection
from sync.models import Kind
from ui.navigation import TEAMS, Place
from ui.news.themed_icon import ThemedIcon
from ui.teams.team_list import TeamList
from ui.teams.team_page import Tab, TeamPage
from ui.theme import SPACE, Type
from ui.widgets.labels import Text
from ui.widgets.states import StatefulPane

if TYPE_CHECKING:
    from sync.engine.events import Changed
    from sync.engine.membership_events import TeamMade
    from sync.models import Team
    from ui.session import Session
    from ui.settings import UiSettings
    from ui.widgets.pictures import PictureLoader

LIST_WIDTH = 248


class TeamsScreen(QWidget):
    """Shows what a place in the teams names: a team, a folder, or the folder of a document with that one chosen."""

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
        self._stale = False
        self._new_uid = ""
        self._lost = False
        """Whether what was asked for is gone, and that is said."""
        self.list = TeamList(session)
        self.page = TeamPage(session, pictures, settings)
        self.pane = StatefulPane(self.page)
        self._build()
        self.list.chosen.connect(lambda uid: self.place_requested.emit(Place(TEAMS, uid)))
        self.page.place_requested.connect(self.place_requested)
        session.changed.connect(self._on_changed)
        session.membership.made.connect(self._on_team_made)
        session.state_changed.connect(self._show_state)
        self._show_state()

    @property
    def title(self) -> str:
        """What this screen is called."""
        return self.tr("Teams")

    def activate(self) -> None:
        """Put the focus where one goes on."""
        if self.page.team is not None:
            self.page.focus()

    def show_item(self, uid: str) -> None:
        """Show a team, a folder or a document; for the empty uid where one was, or else the first team."""
        self._catch_up()
        if not uid:
            self._show_first()
        elif team := self._session.queries.team(uid):
            self._show_team(team)
        elif (document := self._session.queries.document(uid)) and (
            team := self._session.queries.team(document.team_uid)
        ):
            self._show_team(team, document.uid if document.is_folder else document.folder_uid)
            self.page.show_tab(Tab.DOCUMENTS)
            self.page.documents.view.choose(document.uid)
        else:
            self._show_gone()
        self.activate()

    def leave(self) -> None:
        """End the workers."""
        self.page.people.leave()
        self.page.documents.leave()

    def _show_first(self) -> None:
        if self.page.team is not None and self._session.queries.team(self.page.team.uid):
            self._lost = False
            self._show_state()
            return
        teams = self._session.queries.teams()
        if teams:
            self._show_team(teams[0])

    def _show_team(self, team: Team, folder_uid: str = "") -> None:
        self.list.mark(team.uid)
        self.page.show_team(team, folder_uid)
        self._lost = False
        self.pane.show_content()

    def _show_gone(self) -> None:
        self._lost = True
        self.pane.show_notice(
            "folders",
            self.tr("This is no longer there"),
            self.tr("It was deleted or moved, or it is no longer shared with you."),
        )

    def _build(self) -> None:
        side = QWidget()
        self.new_team = QPushButton(self.tr("New team…"))
        ThemedIcon(self.new_team, "plus")
        self.new_team.setFlat(True)
        self.new_team.clicked.connect(self._make_team)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 2 * SPACE, 0, 0)
        column.setSpacing(SPACE // 2)
        title = Text(Type.TITLE, self.tr("Teams"))
        title.setContentsMargins(2 * SPACE, 0, 0, 0)
        column.addWidget(title)
        column.addWidget(self.list, 1)
        column.addWidget(self.new_team)
        side.setMinimumWidth(LIST_WIDTH * 3 // 4)
        self._split = QSplitter()
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(side)
        self._split.addWidget(self.pane)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([LIST_WIDTH, 4 * LIST_WIDTH])
        self._side = side
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._split)

    @Slot()
    def _show_state(self) -> None:
        """Say what there is to be said while there is no team at all."""
        there = self.list.teams.rowCount() > 0
        administers = self._session.account.administers
        self.new_team.setVisible(administers)
        self._side.setVisible(there or administers)
        if there:
            if self.page.team is None:
                self._show_first()
            elif not self._lost:
                self.pane.show_content()
        elif self._session.state.connection in (Connection.STARTING, Connection.SYNCING):
            self.pane.show_loading()
        else:
            self.pane.show_notice(
                "users",
                self.tr("You are in no team yet"),
                self.tr("As soon as a team is shared with you, you find its messages, documents and people here."),
            )

    @Slot()
    def _make_team(self) -> None:
        asking = self.page.documents.asking
        title = asking.for_team(self)
        if title:
            self._session.membership.create(title, asking.for_purpose(self, title, "") or "")

    @Slot(object)
    def _on_team_made(self, made: TeamMade) -> None:
        """Go to the new team as soon as the next look for changes has brought it."""
        self._new_uid = made.uid
        self._show_new()

    def _show_new(self) -> None:
        if self._new_uid and self._session.queries.team(self._new_uid) is not None:
            uid, self._new_uid = self._new_uid, ""
            self.place_requested.emit(Place(TEAMS, uid))

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if changed.touches(Kind.TEAMS, Kind.DOCUMENTS, Kind.NEWS, Kind.PEOPLE, Kind.COMMENTS):
            self._stale = True
            self._show_new()
            if self.isVisible():
                self._catch_up()

    def _catch_up(self) -> None:
        """Read again what changed; out of sight that can wait."""
        if not self._stale:
            return
        self._stale = False
        self.list.teams.refresh()
        self._leave_if_gone()
        self._show_state()
        self.page.refresh()

    def _leave_if_gone(self) -> None:
        """Go to another place where the one that was shown is no longer shared."""
        team = self.page.team
        if team is not None and self._session.queries.team(team.uid) is None:
            self.page.team = None
