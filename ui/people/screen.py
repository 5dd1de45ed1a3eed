"""The People screen: a list to find colleagues in, and the profile of the one who is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from sync.cache.directory import PersonFilter
from sync.models import Kind
from ui.navigation import PEOPLE, Place
from ui.people.comparing import CompareDialog
from ui.people.contact import contact_text
from ui.people.finder import Finder
from ui.people.group_bar import GroupBar
from ui.people.list_pane import ListPane
from ui.people.model import UID_ROLE
from ui.people.profile import ProfilePage
from ui.theme import SPACE
from ui.widgets.states import Notice

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QShowEvent

    from sync.engine.events import Changed
    from ui.drop_window import DropWindow
    from ui.people.model import PeopleModel
    from ui.session import Session
    from ui.settings import UiSettings
    from ui.widgets.pictures import PictureLoader

MOST_SELECTED = 500
"""People who can be written to or taken along at once."""
SHOWN_AFTER = 60
"""Milliseconds that a row is current before its profile is drawn: running past many rows draws none of them."""
LIST_WIDTH, PROFILE_WIDTH = 440, 660
NARROWEST_LIST, NARROWEST_PROFILE = 320, 360


class PeopleScreen(QWidget):
    """Colleagues. `place_requested` leads elsewhere."""

    place_requested = Signal(object)
    said = Signal(str)
    """Words for the foot of the window."""

    def __init__(
        self,
        session: Session,
        pictures: PictureLoader,
        parent: QWidget | None = None,
        *,
        finder: Finder | None = None,
        settings: UiSettings | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._uid = ""
        self.drop_window: DropWindow | None = None
        self.finder = finder or Finder(session, self)
        self.list = ListPane(session, self.finder, pictures, settings)
        self.profile = ProfilePage(session, self.finder, pictures)
        self.group = GroupBar(session)
        self.nobody = Notice()
        self.pages = QStackedWidget()
        for page in (self.nobody, self.profile):
            self.pages.addWidget(page)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_AFTER)
        self._build()
        self._connect()
        self._say_nobody()

    @property
    def title(self) -> str:
        """What this screen is called."""
        return self.tr("People")

    @property
    def model(self) -> PeopleModel:
        """The rows of the list."""
        return self.list.model

    def set_query(self, query: PersonFilter) -> None:
        """Look for people, as if it had been typed and chosen."""
        self.list.set_query(query)

    def activate(self) -> None:
        """Put the focus where one begins: in the search field."""
        self.list.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_item(self, uid: str) -> None:
        """Show somebody's profile; with the empty uid the list as it was left."""
        self.finder.begin()
        if not uid:
            self.activate()
            return
        self._show(uid)
        self.list.point_at(uid)

    def leave(self) -> None:
        """End the workers."""
        if self.drop_window is not None:
            self.drop_window.leave()
            self.drop_window.close()
        self.finder.close()
        self.group.leave()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to read the directory when it is first seen."""
        super().showEvent(event)
        self.finder.begin()

    def _show(self, uid: str) -> None:
        self._timer.stop()
        self._uid = uid
        person = self._session.queries.person(uid) if uid else None
        if person is not None:
            self.profile.show_person(person)
            self.pages.setCurrentWidget(self.profile)
        else:
            self._say_nobody()

    def _say_nobody(self) -> None:
        if self._uid:
            self.nobody.say(
                "user-x",
                self.tr("This colleague is no longer there"),
                self.tr("The profile was removed, or you may no longer see it."),
            )
        else:
            self.nobody.say(
                "contact",
                self.tr("Who are you looking for?"),
                self.tr("Choose a colleague to see how to reach them and what they know about."),
                self.tr("Compare two locations"),
            )
        self.pages.setCurrentWidget(self.nobody)

    def _build(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        self.pages.setMinimumWidth(NARROWEST_PROFILE)
        splitter.addWidget(self._listing())
        splitter.addWidget(self.pages)
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        splitter.setSizes([LIST_WIDTH, PROFILE_WIDTH])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def _listing(self) -> QWidget:
        """Put what can be done with several below the list, while several are selected."""
        holder = QWidget()
        holder.setMinimumWidth(NARROWEST_LIST)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, stretch=1)
        column.addWidget(self.group)
        self.group.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE + SPACE // 2)
        self.group.hide()
        return holder

    @Slot()
    def compare(self) -> None:
        """Show two locations beside each other: first the one that is looked at, if any."""
        found = self.finder.find(PersonFilter())
        locations = [place for place, _ in found.locations]
        chosen = self.list.model.query.location
        locations.sort(key=lambda place: place != chosen)
        if len(locations) > 1:
            dialog = CompareDialog(locations, self.finder.find, self)
            dialog.area_requested.connect(
                lambda area, place: self.list.set_query(PersonFilter(knowledge_area=area, location=place))
            )
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    @property
    def selected(self) -> list[str]:
        """The uids of those who are selected, in the order of the list; none where they are more than can be used."""
        selection = self.list.view.selectionModel()
        ranges = selection.selection()
        if sum(ranges.at(number).height() for number in range(ranges.count())) > MOST_SELECTED:
            return []
        return [index.data(UID_ROLE) for index in sorted(selection.selectedIndexes())]

    @Slot()
    def _on_selected(self) -> None:
        uids = self.selected
        people = self._session.queries.people(uids) if len(uids) > 1 else []
        self.group.setVisible(len(people) > 1)
        if people:
            self.group.show_people(people, self.tr("Colleagues"))

    def _connect(self) -> None:
        self.list.view.selectionModel().selectionChanged.connect(self._on_selected)
        shortcut = QShortcut(QKeySequence("Ctrl+Shift+V"), self, self.compare)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.nobody.action_requested.connect(self.compare)
        self._session.changed.connect(self._on_changed)
        self.finder.changed.connect(self._on_found_anew)
        self.list.view.dropped.connect(self._share_with)
        self.list.current_changed.connect(self._on_current)
        self.list.opened.connect(self._open)
        self.list.copy_requested.connect(self._copy)
        self.profile.person_requested.connect(lambda uid: self.place_requested.emit(Place(PEOPLE, uid)))
        self.profile.area_requested.connect(self.list.look_for_area)
        self.profile.place_requested.connect(self.place_requested)
        self.profile.said.connect(self.said)
        self._timer.timeout.connect(self._show_current)

    @Slot(object, object)
    def _share_with(self, uid: str, paths: list[Path]) -> None:
        """Ask in which team a colleague is to find the files that were dropped on them."""
        person = self._session.queries.person(uid)
        if person is None:
            return
        if self.drop_window is None:
            from ui.drop_window import DropWindow  # noqa: PLC0415  seldom needed

            self.drop_window = DropWindow(self._session, self)
        self.drop_window.ask(paths, person)

    @Slot()
    def _on_found_anew(self) -> None:
        self.profile.show_alike()
        self.pages.setVisible(bool(self._uid or self.finder.number))

    @Slot(QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid() and index.data(UID_ROLE) != self._uid:
            self._timer.start()

    @Slot()
    def _show_current(self) -> None:
        index = self.list.view.currentIndex()
        if index.isValid():
            self._show(index.data(UID_ROLE))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self._show(index.data(UID_ROLE))

    @Slot()
    def _copy(self) -> None:
        self._show_current()
        if self.profile.person is not None:
            QGuiApplication.clipboard().setText(contact_text(self.profile.person))

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if self._uid and self._uid in changed.uids.get(Kind.PEOPLE, ()):
            self._show(self._uid)
