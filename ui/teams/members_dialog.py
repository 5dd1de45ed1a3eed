"""Who belongs to a team, as those who administer the site arrange it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from ui.news.themed_icon import ThemedIcon
from ui.theme import SPACE, Type
from ui.widgets.background import Background
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from sync.cache.answers import PersonHit
    from sync.engine.membership_events import MembersListed
    from sync.models import Person, Team
    from ui.session import Session

WIDTH, HEIGHT = 460, 560
PAUSE = 200
MOST_HITS = 8
HITS_HEIGHT = 132
USERNAME = int(Qt.ItemDataRole.UserRole)


class MembersDialog(QDialog):
    """Lists the members of `team`; whoever is chosen among the colleagues found is added, whoever is below taken out.

    Each change is made at once, and the list shows what the server says afterwards.
    """

    def __init__(self, session: Session, team: Team, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Members of {team}").format(team=team.title))
        self.resize(WIDTH, HEIGHT)
        self._session = session
        self._team = team
        self._usernames: tuple[str, ...] = ()
        self._background = Background(session, self)
        self.field = QLineEdit(clearButtonEnabled=True)
        self.field.setPlaceholderText(self.tr("Add a colleague: name, function or team"))
        self.field.setAccessibleName(self.tr("Find a colleague to add"))
        self.hits = QListWidget()
        self.hits.setAccessibleName(self.tr("Colleagues who can be added"))
        self.hits.setMaximumHeight(HITS_HEIGHT)
        self.hits.hide()
        self.words = Text(Type.SMALL, self.tr("The members are being asked for…"), quiet=True, wrap=True)
        self.members = QListWidget()
        self.members.setAccessibleName(self.tr("Members"))
        self.members.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.take_out = QPushButton(self.tr("Take out of the team"))
        ThemedIcon(self.take_out, "user-x")
        self.take_out.setEnabled(False)
        self.take_out.setAutoDefault(False)  # Enter in the field adds somebody, and takes nobody out
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._build()
        self._connect()
        session.membership.ask(team.uid)

    def done(self, result: int) -> None:
        """End the worker with the dialog."""
        self._background.close()
        super().done(result)

    def _build(self) -> None:
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.take_out)
        foot.addStretch()
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.setSpacing(SPACE)
        layout.addWidget(self.field)
        layout.addWidget(self.hits)
        layout.addWidget(self.words)
        layout.addWidget(self.members, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._search)
        self.field.textChanged.connect(self._pause.start)
        self.hits.itemActivated.connect(self._add)
        self.hits.itemClicked.connect(self._add)
        self.field.returnPressed.connect(self._add_first)
        self.members.itemSelectionChanged.connect(self._on_selected)
        self.take_out.clicked.connect(self._take_out)
        self._session.membership.listed.connect(self._on_listed)

    @Slot()
    def _search(self) -> None:
        text = self.field.text().strip()
        if not text:
            self._show_hits([])
            return
        self._background.ask("hits", lambda queries: queries.search(text, 4 * MOST_HITS).people, self._show_found)

    def _show_found(self, found: Sequence[PersonHit]) -> None:
        people = [hit.person for hit in found]
        self._show_hits([one for one in people if one.username and one.username not in self._usernames])

    def _show_hits(self, people: list[Person]) -> None:
        self.hits.clear()
        for person in people[:MOST_HITS]:
            self.hits.addItem(_entry(person.username, person))
        self.hits.setVisible(bool(people))

    @Slot()
    def _add_first(self) -> None:
        if self.hits.count() == 1:
            self._add(self.hits.item(0))

    @Slot(QListWidgetItem)
    def _add(self, item: QListWidgetItem) -> None:
        self._session.membership.change(self._team.uid, {item.data(USERNAME): True})
        self.field.clear()

    @Slot()
    def _take_out(self) -> None:
        chosen = [item.data(USERNAME) for item in self.members.selectedItems()]
        self._session.membership.change(self._team.uid, dict.fromkeys(chosen, False))

    @Slot()
    def _on_selected(self) -> None:
        self.take_out.setEnabled(bool(self.members.selectedItems()))

    @Slot(object)
    def _on_listed(self, listed: MembersListed) -> None:
        if listed.team_uid != self._team.uid:
            return
        self._usernames = listed.usernames
        people = self._session.queries.people_by_username(listed.usernames)
        by_name = sorted(listed.usernames, key=lambda name: people[name].name if name in people else name)
        self.members.clear()
        for username in by_name:
            self.members.addItem(_entry(username, people.get(username)))
        self.words.setText(self.tr("%n member(s). Each sees all messages and documents of the team.", "", len(by_name)))


def _entry(username: str, person: Person | None) -> QListWidgetItem:
    """Show somebody by name and what they do; by user name who has no profile."""
    parts = (person.name, person.function, person.department) if person else (username,)
    item = QListWidgetItem(" · ".join(part for part in parts if part))
    item.setData(USERNAME, username)
    return item
