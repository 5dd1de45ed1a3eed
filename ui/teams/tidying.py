"""Documents that somebody should look at again: the owner says whether each is still needed. Nothing goes by itself."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from sync.cache.marks import Mark
from ui.news.themed_icon import ThemedIcon
from ui.theme import SPACE, Type
from ui.widgets.dates import spoken_time
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from sync.cache.queries import Queries
    from sync.models import Document, Team
    from ui.session import Session

YEAR = timedelta(days=365)
UID = int(Qt.ItemDataRole.UserRole)
WIDTH, HEIGHT = 620, 480


def due(documents: Iterable[Document], username: str, dates: Mapping[str, str], today: date) -> list[Document]:
    """Give the documents that somebody should look at again, the longest untouched first.

    That is so of any on the date that they chose (`dates`, ISO 8601 by uid), else of their own a year after the last
    change.
    """

    def day_of(document: Document) -> str:
        return dates.get(document.uid) or (document.modified.date() + YEAR).isoformat()

    theirs = (one for one in documents if not one.is_folder and (one.author == username or one.uid in dates))
    return sorted((one for one in theirs if day_of(one) <= today.isoformat()), key=lambda one: one.modified)


def teams_to_tidy(queries: Queries, username: str, today: date) -> list[tuple[Team, int]]:
    """Give the teams in which documents of somebody are due, and how many: most first. Not for the main thread."""
    found = due(queries.documents_to_answer_for(username), username, queries.marked(Mark.LOOK_AGAIN), today)
    numbers = Counter(document.team_uid for document in found)
    teams = ((queries.team(uid), number) for uid, number in numbers.most_common())
    return [(team, number) for team, number in teams if team is not None]


class TidyingDialog(QDialog):
    """Lists what of the person's own in a team is due, and what nobody changed for a year.

    `delete_requested` carries uids of what is no longer needed, `shown` the uid of a document to go to.
    """

    delete_requested = Signal(object)
    shown = Signal(str)

    def __init__(self, session: Session, team: Team, parent: QWidget | None, *, today: date | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Still needed? {team}").format(team=team.title))
        self.resize(WIDTH, HEIGHT)
        self._session = session
        self._team = team
        self._today = today or datetime.now(UTC).astimezone().date()
        self.words = Text(Type.BODY, wrap=True)
        self.list = QTreeWidget()
        self.list.setHeaderLabels([self.tr("Name"), self.tr("Changed"), self.tr("By")])
        self.list.setRootIsDecorated(False)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setAccessibleName(self.tr("Documents to look at again"))
        self.needed = QPushButton(self.tr("Still needed: ask in a year"))
        ThemedIcon(self.needed, "check")
        self.gone = QPushButton(self.tr("No longer needed"))
        ThemedIcon(self.gone, "trash-2")
        for button in (self.needed, self.gone):
            button.setAutoDefault(False)
        self._build()
        self.needed.clicked.connect(self._keep)
        self.gone.clicked.connect(self._give_up)
        self.list.itemSelectionChanged.connect(self._on_selected)
        self.list.itemActivated.connect(lambda item: self.shown.emit(item.data(0, UID)))
        session.changed.connect(self._fill)
        self._fill()

    def _build(self) -> None:
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.needed)
        foot.addWidget(self.gone)
        foot.addStretch()
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.setSpacing(SPACE)
        layout.addWidget(self.words)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)

    @Slot()
    def _fill(self) -> None:
        queries = self._session.queries
        documents = queries.documents_of_team(self._team.uid)
        mine = due(documents, self._session.account.username, queries.marked(Mark.LOOK_AGAIN), self._today)
        old = self._today - YEAR
        untouched = [one for one in documents if not one.is_folder and one.modified.date() <= old and one not in mine]
        people = queries.people_by_username(one.author for one in (*mine, *untouched))
        self.list.clear()
        for document in (*mine, *untouched):
            name = people[document.author].name if document.author in people else document.author
            item = QTreeWidgetItem([document.title, spoken_time(document.modified), name])
            item.setData(0, UID, document.uid)
            self.list.addTopLevelItem(item)
        self.list.resizeColumnToContents(0)
        self.words.setText(self._said(len(mine), len(untouched)))
        self._on_selected()

    def _said(self, mine: int, untouched: int) -> str:
        if not mine and not untouched:
            return self.tr("Everything here was changed or looked at within a year.")
        own = self.tr("%n document(s) of yours: are they still needed, and here for the right people?", "", mine)
        others = self.tr("%n document(s) of colleagues that nobody changed for a year.", "", untouched)
        return " ".join(words for words, number in ((own, mine), (others, untouched)) if number)

    @Slot()
    def _on_selected(self) -> None:
        chosen = bool(self.list.selectedItems())
        self.needed.setEnabled(chosen)
        self.gone.setEnabled(chosen)

    def _chosen(self) -> list[str]:
        return [item.data(0, UID) for item in self.list.selectedItems()]

    @Slot()
    def _keep(self) -> None:
        next_time = (self._today + YEAR).isoformat()
        self._session.mark(Mark.LOOK_AGAIN, self._chosen(), on=True, value=next_time)

    @Slot()
    def _give_up(self) -> None:
        """Leave it to the file view to delete, where it can be undone."""
        uids = self._chosen()
        self.accept()
        self.delete_requested.emit(uids)
