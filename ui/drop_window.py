"""A small window to share files without opening Mienskip itself: they are dropped on a team, or a team is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Slot
from PySide6.QtGui import QCursor, QGuiApplication, QIcon
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from sync.models import Document
from ui.errors import spoken
from ui.news.audience import explained_audience
from ui.teams.asking import Asking
from ui.teams.receiving import Receiving
from ui.teams.signs import picture_of
from ui.theme import SPACE, Type
from ui.widgets.file_drops import FileDrops
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent

    from sync.errors import MienskipError
    from sync.models import Person, Team
    from ui.session import Session

WIDTH, MOST_ROWS = 340, 9
TILE = 32
MARGIN = 24
"""Pixels between the window and the corner of the screen."""
PLACE = int(Qt.ItemDataRole.UserRole)


class DropWindow(QFrame):
    """Lists my teams and favourite folders. Files go where they are dropped; those of `ask` where one clicks."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, asking: Asking | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint)
        self.asking = asking or Asking()
        self._session = session
        self._held: list[Path] = []
        self._receiving = Receiving(session, self, lambda: self.asking)
        self._receiving.refused.connect(self._say_refused)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFixedWidth(WIDTH)
        drops = FileDrops(self, self._item_at)
        drops.held.connect(self._show_held)
        drops.dropped.connect(lambda item, paths: self._share(paths, item))
        self.words = Text(Type.BODY, wrap=True)
        self.places = QListWidget()
        self.places.setFrameShape(QFrame.Shape.NoFrame)
        self.places.setIconSize(QSize(TILE, TILE))
        self.places.setSpacing(2)
        self.places.setAccessibleName(self.tr("Teams to share with"))
        self.places.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.places.itemClicked.connect(self._choose)
        self.places.itemActivated.connect(self._choose)
        self.outcome = Text(Type.SMALL, quiet=True, wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.setSpacing(SPACE)
        for widget in (self.words, self.places, self.outcome):
            layout.addWidget(widget)

    @Slot()
    def open(self) -> None:
        """Wait in the corner of the screen for files."""
        self._held = []
        self.setWindowTitle(self.tr("Share files"))
        self.words.setText(self.tr("Drop files on the team that they are for."))
        self._come_up()

    def ask(self, paths: Sequence[Path], person: Person) -> None:
        """Ask in which team files are to be shared that somebody dropped on a colleague."""
        self._held = list(paths)
        self.setWindowTitle(self.tr("Share with {name}").format(name=person.name))
        self.words.setText(
            self.tr(
                "In which team does {name} find it? Colleagues share files through a team; all its members see them."
            ).format(name=person.name)
        )
        self._come_up(first=person.department)

    def leave(self) -> None:
        """End the worker."""
        self._receiving.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go away by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    @Slot(object)
    def _show_held(self, item: QListWidgetItem | None) -> None:
        """Show on which team files would be dropped, and whom they would be shared with."""
        self.places.setCurrentRow(self.places.row(item) if item is not None else -1)
        self.outcome.setText(self._explained(item) if item is not None else "")

    def _come_up(self, first: str = "") -> None:
        self.outcome.setText("")
        self.places.clear()
        for place in self._listed(first):
            item = QListWidgetItem(QIcon(picture_of(place, TILE, self.devicePixelRatioF())), place.title)
            item.setData(PLACE, place)
            self.places.addItem(item)
        if not self.places.count():
            self.words.setText(self.tr("You are in no team yet: there is nobody to share files with."))
        rows = min(MOST_ROWS, max(1, self.places.count()))
        self.places.setFixedHeight(rows * (TILE + 2 * SPACE))
        self.adjustSize()
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        self.move(room.bottomRight() - QPoint(self.width() + MARGIN, self.height() + 2 * MARGIN))
        self.show()
        self.raise_()
        self.activateWindow()

    def _listed(self, first: str) -> list[Team | Document]:
        """Give my teams, that of the name `first` before the others, and favourite folders."""
        teams = [team for team in self._session.queries.teams() if team.mine]
        teams.sort(key=lambda team: team.title.casefold() != first.casefold())
        return [*teams, *(one for one in self._session.queries.favourite_documents() if one.is_folder)]

    def _item_at(self, point: QPoint) -> QListWidgetItem | None:
        found: QListWidgetItem | None = self.places.itemAt(self.places.viewport().mapFrom(self, point))
        return found

    def _explained(self, item: QListWidgetItem) -> str:
        place: Team | Document = item.data(PLACE)
        team = self._session.queries.team(place.team_uid) if isinstance(place, Document) else place
        return explained_audience(team.audience, team.title) if team is not None else ""

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem) -> None:
        """Share what is held; where nothing is, ask for files."""
        self._share(self._held or self.asking.for_files(self), item)
        self._held = []

    def _share(self, paths: list[Path], item: QListWidgetItem) -> None:
        if not paths:
            return
        place: Team | Document = item.data(PLACE)
        said = self.tr("%n file(s) or folder(s) on the way to {team}.", "", len(paths))
        self.outcome.setText(said.format(team=place.title))
        self._receiving.share(paths, place.uid, place.title)

    @Slot(object)
    def _say_refused(self, errors: list[MienskipError]) -> None:
        if errors:
            self.outcome.setText("\n".join(" ".join(spoken(error)) for error in errors[:3]))
