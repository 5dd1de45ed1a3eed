"""A colleague's profile: how to reach them, what they know about, who they are, and who else knows about that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.navigation import MY_PROFILE, Place
from ui.people.alike import AlikeLine, alike
from ui.people.belonging import belonging
from ui.people.chips import Chip
from ui.people.contact import ContactLine, ways
from ui.people.header import ProfileHeader
from ui.people.links import may_leave, place_of
from ui.people.profile_actions import ProfileActions
from ui.people.sheet import Sheet
from ui.people.together import RecentPosts, SharedTeams
from ui.start.cards import Section
from ui.theme import SPACE, Type
from ui.widgets.flow import FlowLayout
from ui.widgets.html_view import HtmlView
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.models import Person
    from ui.people.belonging import Belonging
    from ui.people.finder import Finder
    from ui.session import Session
    from ui.widgets.pictures import PictureLoader


class ProfilePage(QScrollArea):
    """Shows one person. `person_requested` carries a uid, `area_requested` a knowledge area to look for."""

    person_requested = Signal(str)
    area_requested = Signal(str)
    place_requested = Signal(object)
    said = Signal(str)
    """Words for the foot of the window."""

    def __init__(
        self,
        session: Session,
        finder: Finder,
        pictures: PictureLoader,
        parent: QWidget | None = None,
        *,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._finder = finder
        self._pictures = pictures
        self._open_url = open_url
        self._person: Person | None = None
        self.profile_actions = ProfileActions(session, self)
        self.header = ProfileHeader(pictures, self.profile_actions)
        self.contact = Sheet(self.tr("Contact"))
        self.knows = Sheet(self.tr("Knows about"))
        self._areas = QWidget()
        self.areas = FlowLayout(self._areas)
        self.about = Section(self.tr("About me"))
        self.text = HtmlView(pictures)
        self.alike = Sheet(self.tr("Know about the same"))
        self.posts = RecentPosts()
        self.teams = SharedTeams()
        self.empty = Text(Type.BODY, quiet=True, wrap=True)
        self._build()
        self.profile_actions.link_activated.connect(self._follow)
        self.profile_actions.edit_requested.connect(lambda: self.place_requested.emit(Place(MY_PROFILE)))
        self.profile_actions.said.connect(self.said)
        self.posts.place_requested.connect(self.place_requested)
        self.teams.place_requested.connect(self.place_requested)
        self.text.link_activated.connect(self._follow)
        theme.changed().connect(self._show_again)

    @property
    def person(self) -> Person | None:
        """Who is shown."""
        return self._person

    def show_person(self, person: Person) -> None:
        """Show somebody; from the top, unless it is the same person again."""
        again = self._person is not None and self._person.uid == person.uid
        self._person = person
        self.setAccessibleName(person.name)
        me = bool(person.username) and person.username == self._session.account.username
        belongs = belonging(person, self._session.queries)
        self.profile_actions.show_person(person, belongs, me=me)
        self.header.show_person(person, me=me)
        self._show_contact(person, belongs)
        self._show_areas(person)
        self.about.setVisible(bool(person.about_html.strip()))
        self.text.show_html(person.about_html)
        self.posts.show_person(person, self._session.queries)
        self.teams.show_teams(() if me else belongs.shared)
        self.show_alike()
        self._show_empty(person)
        if not again:
            self.verticalScrollBar().setValue(0)

    def show_alike(self) -> None:
        """Show who knows about the same, now that the directory may know more."""
        self.alike.clear()
        if self._person is None or not self._finder.loaded:
            self.alike.hide()
            return
        found = alike(self._person, self._finder, self._session.queries)
        for other in found:
            line = AlikeLine(other, self._pictures)
            line.clicked.connect(lambda _checked=False, uid=other.person.uid: self.person_requested.emit(uid))
            self.alike.put(line)
        self.alike.setVisible(bool(found))

    def _show_contact(self, person: Person, belongs: Belonging) -> None:
        self.contact.clear()
        known = ways(person, belongs)
        for way in known:
            line = ContactLine(way)
            line.link_activated.connect(self._follow)
            self.contact.put(line)
        self.contact.setVisible(bool(known))

    def _show_areas(self, person: Person) -> None:
        self.areas.clear()
        for area in person.knowledge_areas:
            chip = Chip(area)
            chip.setAccessibleName(self.tr("Who knows about {area}?").format(area=area))
            chip.setToolTip(chip.accessibleName())
            chip.clicked.connect(lambda _checked=False, area=area: self.area_requested.emit(area))
            self.areas.addWidget(chip)
        self.knows.setVisible(bool(person.knowledge_areas))
        self._areas.updateGeometry()

    def _show_empty(self, person: Person) -> None:
        told = ways(person) or person.knowledge_areas or person.about_html.strip()
        self.empty.setVisible(not told)
        if not told:
            name = person.first_name or person.name or person.username
            self.empty.setText(self.tr("{name} has not told anything more yet.").format(name=name))

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.areas.setSpacing(SPACE)
        self.knows.put(self._areas)
        self.about.add(self.text)
        column = QVBoxLayout()
        column.setContentsMargins(4 * SPACE, 3 * SPACE, 4 * SPACE, 4 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addWidget(self.header)
        column.addSpacing(SPACE)
        for section in (self.empty, self.contact, self.knows, self.about, self.posts, self.teams, self.alike):
            column.addWidget(section)
        column.addStretch(1)
        page = QWidget()
        page.setLayout(column)
        page.setMaximumWidth(theme.MEASURE + 8 * SPACE)
        self.setWidget(page)

    @Slot()
    def _show_again(self) -> None:
        if self._person is not None:
            self.show_person(self._person)

    @Slot(str)
    def _follow(self, address: str) -> None:
        place = place_of(self._session.queries, address)
        if place is not None:
            self.place_requested.emit(place)
        elif may_leave(address):
            self._open_url(QUrl(address))
