"""A colleague's profile: how to reach them, what they know about, who they are, and who else knows about that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from sync.cache.filenames import safe_filename
from ui import theme
from ui.people.alike import AlikeLine, alike
from ui.people.chips import Chip
from ui.people.contact import ContactLine, ways
from ui.people.header import ProfileHeader
from ui.people.links import may_leave, place_of
from ui.people.saving import save
from ui.people.vcard import vcard
from ui.start.cards import Section
from ui.theme import SPACE, Type
from ui.widgets.flow import FlowLayout
from ui.widgets.html_view import HtmlView
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.models import Person
    from ui.people.finder import Finder
    from ui.session import Session
    from ui.widgets.pictures import PictureLoader

PHOTO_WIDTH = 400
"""Pixels of the photo in a contact card."""


class ProfilePage(QScrollArea):
    """Shows one person. `person_requested` carries a uid, `area_requested` a knowledge area to look for."""

    person_requested = Signal(str)
    area_requested = Signal(str)
    place_requested = Signal(object)

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
        self.header = ProfileHeader(pictures)
        self.contact = _Sheet(self.tr("Contact"))
        self.knows = _Sheet(self.tr("Knows about"))
        self._areas = QWidget()
        self.areas = FlowLayout(self._areas)
        self.about = Section(self.tr("About me"))
        self.text = HtmlView(pictures)
        self.alike = _Sheet(self.tr("Know about the same"))
        self.empty = Text(Type.BODY, quiet=True, wrap=True)
        self._build()
        self.header.link_activated.connect(self._follow)
        self.header.save_requested.connect(self.save_card)
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
        self.header.show_person(person, me=bool(person.username) and person.username == self._session.account.username)
        self._show_contact(person)
        self._show_areas(person)
        self.about.setVisible(bool(person.about_html.strip()))
        self.text.show_html(person.about_html)
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

    @Slot()
    def save_card(self) -> None:
        """Ask where, and save the person as a contact card."""
        person = self._person
        if person is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        name = safe_filename(f"{person.name or person.username}.vcf")
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save contact"), str(Path(folder) / name), self.tr("Contact card (*.vcf)")
        )
        if path:
            save(self, Path(path), vcard(person, self._photo(person)))

    def _photo(self, person: Person) -> bytes | None:
        """Give the photo as it is here, the fitting size first: a card is saved without the network too."""
        scales = person.portrait.scales if person.portrait else ()
        here = self._session.queries.has_pictures(scale.url for scale in scales)
        found = sorted(
            (scale for scale in scales if scale.url in here), key=lambda scale: abs(scale.width - PHOTO_WIDTH)
        )
        return self._session.queries.picture(found[0].url) if found else None

    def _show_contact(self, person: Person) -> None:
        self.contact.clear()
        for way in ways(person):
            line = ContactLine(way)
            line.link_activated.connect(self._follow)
            self.contact.put(line)
        self.contact.setVisible(bool(ways(person)))

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
        for section in (self.empty, self.contact, self.knows, self.about, self.alike):
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


class _Sheet(Section):
    """A section of which the content changes."""

    def __init__(self, heading: str) -> None:
        super().__init__(heading)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)  # long lines make it higher
        self._content: list[QWidget] = []

    def put(self, widget: QWidget) -> None:
        """Put something below what is there."""
        self._content.append(widget)
        self.add(widget)

    def clear(self) -> None:
        """Take out what was put in."""
        for widget in self._content:
            widget.hide()
            widget.deleteLater()
        self._content.clear()
