"""The people of a team."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from sync.cache.directory import PersonFilter
from ui import theme
from ui.news.rows import take_over
from ui.people.group_bar import GroupBar
from ui.people.model import ROW_ROLE, Row
from ui.people.row_painting import PersonDelegate
from ui.theme import SPACE
from ui.widgets.states import StatefulPane

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from sync.models import Person, Team
    from ui.session import Session
    from ui.widgets.pictures import PictureLoader

    Index = QModelIndex | QPersistentModelIndex


class MembersModel(QAbstractListModel):
    """People as rows, as the directory shows them: `ROW_ROLE` gives a `Row`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people: list[Person] = []

    def show(self, people: list[Person]) -> None:
        """Show other people; who is chosen and still there stays chosen."""

        def assign() -> None:
            self._people = people

        take_over(self, [person.uid for person in self._people], [person.uid for person in people], assign)

    def person(self, index: Index) -> Person:
        """Give the person at `index`, which must be valid."""
        return self._people[index.row()]

    def rowCount(self, parent: Index | None = None) -> int:
        """See Qt."""
        return 0 if parent is not None and parent.isValid() else len(self._people)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the name, name and function as one spoken text, or the row."""
        if not index.isValid():
            return None
        person = self._people[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return person.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (person.name, person.function, person.location) if part)
        return Row(person=person, query=PersonFilter()) if role == ROW_ROLE else None


class MembersPane(QWidget):
    """The people whose department is the team's. `opened` carries the uid of a person."""

    opened = Signal(str)

    def __init__(self, session: Session, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.members = MembersModel(self)
        self.list = QListView()
        self.list.setModel(self.members)
        self.list.setItemDelegate(PersonDelegate(pictures, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(self.tr("People of the team"))
        self.list.clicked.connect(self._on_clicked)
        self.list.activated.connect(self._open)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.pane = StatefulPane(self.list)
        self.group = GroupBar(session)
        self.group.setContentsMargins(SPACE, 0, SPACE, SPACE)
        self._title = ""
        self.list.selectionModel().selectionChanged.connect(self._on_selected)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 0)
        layout.addWidget(self.group)
        layout.addWidget(self.pane)
        pictures.ready.connect(self._on_picture)
        self._repaint = QTimer(self, singleShot=True, interval=40)
        self._repaint.timeout.connect(self.list.viewport().update)
        theme.changed().connect(self._dress)
        self._dress()

    def show_team(self, team: Team) -> int:
        """Show the people of a team and give their number."""
        people = self._session.queries.team_people(team)
        self.members.show(people)
        self._title = team.title
        self._on_selected()
        self.group.setVisible(bool(people))
        if people:
            self.pane.show_content()
        else:
            self.pane.show_notice(
                "users",
                self.tr("Nobody has {team} in their profile yet").format(team=team.title),
                self.tr("Colleagues whose profile names this team appear here."),
            )
        return len(people)

    def leave(self) -> None:
        """End the worker."""
        self.group.leave()

    @Slot()
    def _on_selected(self) -> None:
        """Act on those who are selected, or on the whole team where fewer than two are."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        everybody = [self.members.person(self.members.index(row)) for row in range(self.members.rowCount())]
        some = [everybody[row] for row in rows]
        self.group.show_people(some if len(some) > 1 else everybody, self._title)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        several = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if not QGuiApplication.keyboardModifiers() & several:
            self._open(index)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.members.person(index).uid)

    @Slot(str)
    def _on_picture(self, _url: str) -> None:
        if self.isVisible():
            self._repaint.start()

    @Slot()
    def _dress(self) -> None:
        palette = self.list.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.colours().window)
        self.list.setPalette(palette)
