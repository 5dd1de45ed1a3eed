"""What can be done with a team as a whole: say what it is for, arrange who belongs to it, leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtWidgets import QMenu, QToolButton

from sync.cache.marks import Mark
from sync.engine.posting import Posting
from ui import theme
from ui.news.themed_icon import ThemedIcon
from ui.people.links import letter_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from sync.models import Fields, Person, Team
    from ui.session import Session
    from ui.teams.asking import Asking


class TeamMenu(QObject):
    """A button with what the person may do with the team that `show_team` gave last."""

    mail_requested = Signal(QUrl)
    delete_requested = Signal(object)
    """Uids of documents that are no longer needed."""
    document_requested = Signal(str)
    """The uid of a document to go to."""

    def __init__(self, session: Session, parent: QWidget, asking: Callable[[], Asking]) -> None:
        super().__init__(parent)
        self._session = session
        self._parent = parent
        self._asking = asking
        self._team: Team | None = None
        self.button = QToolButton(parent)
        ThemedIcon(self.button, "ellipsis")
        self.button.setAutoRaise(True)
        self.button.setMinimumSize(theme.TARGET + 3 * theme.SPACE, theme.TARGET)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setToolTip(self.tr("More about this team"))
        self.button.setAccessibleName(self.button.toolTip())
        menu = QMenu(self.button)
        self.follow = self._action(menu, self.tr("Tell me of changed documents"), "bell", self._follow)
        self.follow.setCheckable(True)
        self.missing = self._action(menu, self.tr("Is something missing?"), "search", self._ask_for_document)
        self.tidy = self._action(menu, self.tr("Still needed?"), "clock", self._tidy)
        self.purpose = self._action(menu, self.tr("Say what this team is for…"), "pencil", self._set_purpose)
        self.members = self._action(menu, self.tr("Members…"), "users", self._show_members)
        self.leave = self._action(menu, self.tr("Leave this team…"), "log-out", self._leave)
        self.button.setMenu(menu)

    def show_team(self, team: Team) -> None:
        """Offer what the person may do with another team."""
        self._team = team
        administers = self._session.account.administers
        self.follow.setChecked(team.uid in self._session.queries.marked(Mark.FOLLOWED))
        self.missing.setVisible(team.mine)
        self.purpose.setVisible(team.mine or administers)
        self.members.setVisible(bool(team.group) and administers)
        self.leave.setVisible(bool(team.group) and team.mine and (administers or self._manager() is not None))

    def _action(self, menu: QMenu, text: str, icon: str, act: Callable[[], None]) -> QAction:
        action = menu.addAction(text)
        ThemedIcon(action, icon)
        action.triggered.connect(lambda _checked: act())
        return action

    def _follow(self) -> None:
        if self._team is not None:
            self._session.mark(Mark.FOLLOWED, [self._team.uid], on=self.follow.isChecked())

    def _ask_for_document(self) -> None:
        """Ask the team for a document, by a message that is answered by dropping the file on it."""
        team = self._team
        words = self._asking().for_missing(self._parent, team.title) if team is not None else ""
        if team is None or not words:
            return
        title = self.tr("Who has this document: {words}?").format(words=words)
        lead = self.tr("Drop the file on this message to share it with the team.")
        fields: Fields = {"title": title, "lead": lead, "comments_open": True}
        self._session.posting.post(Posting(fields=fields, audience=team.audience, container_uid=team.uid))

    def _tidy(self) -> None:
        if self._team is not None:
            from ui.teams.tidying import TidyingDialog  # noqa: PLC0415  seldom needed

            dialog = TidyingDialog(self._session, self._team, self._parent)
            dialog.delete_requested.connect(self.delete_requested)
            dialog.shown.connect(self.document_requested)
            dialog.show()

    def _set_purpose(self) -> None:
        team = self._team
        if team is None:
            return
        given = self._asking().for_purpose(self._parent, team.title, team.purpose)
        if given is not None and given != team.purpose:
            self._session.membership.set_purpose(team.uid, team.purpose, given)

    def _show_members(self) -> None:
        if self._team is not None:
            from ui.teams.members_dialog import MembersDialog  # noqa: PLC0415  seldom needed

            MembersDialog(self._session, self._team, self._parent).show()

    def _leave(self) -> None:
        """Take the person out; a site lets only those who administer it do so, others write to their manager."""
        team = self._team
        if team is None:
            return
        manager = self._manager()
        if not self._session.account.administers and manager is not None:
            subject = self.tr("Please take me out of the team {team}").format(team=team.title)
            self.mail_requested.emit(QUrl(letter_to([manager.email], subject)))
        elif self._asking().whether_to_leave(self._parent, team.title):
            self._session.membership.change(team.uid, {self._session.account.username: False})

    def _manager(self) -> Person | None:
        """Give who leads the person, if their profile says so and they can be written to."""
        queries = self._session.queries
        me = queries.person_by_username(self._session.account.username)
        manager = queries.person_by_username(me.manager) if me and me.manager else None
        return manager if manager is not None and manager.email else None
