"""The top of a profile: portrait, name, what somebody does and where they are today, and what to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sync.whereabouts import office_day, place_on
from ui import theme
from ui.news.face import Face
from ui.people.links import letter, telephone
from ui.theme import SPACE, TARGET, Type
from ui.widgets.dates import now
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from sync.models import Person
    from ui.widgets.pictures import PictureLoader

PORTRAIT, SMALL_PORTRAIT = 112, 72
ROOMY = 480
"""Pixels: in less width the portrait makes way for the words."""
LONG_NAME = 28
SIGN = 16


class Badge(QWidget):
    """A sign and a few words: what is special about somebody."""

    def __init__(self, icon: str, text: str, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sign = QLabel()
        sign.setPixmap(theme.pixmap(icon, SIGN, colour, self.devicePixelRatioF()))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, SPACE, 0)
        layout.setSpacing(SPACE // 2)
        layout.addWidget(sign)
        layout.addWidget(Text(Type.SMALL_STRONG, text))
        self.setAccessibleName(text)


class ProfileHeader(QWidget):
    """`link_activated` carries an address to call or write to, `save_requested` asks for the contact card."""

    link_activated = Signal(str)
    save_requested = Signal()

    def __init__(self, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._call_link = ""
        self._mail_link = ""
        self.face = Face(pictures, PORTRAIT)
        self.name = Text(Type.DISPLAY, wrap=True)
        self.name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.function = Text(Type.HEADING, wrap=True)
        self.work = Text(Type.BODY, quiet=True, wrap=True)
        self.badges = FlowLayout()
        self.call = _button(self.tr("Call"))
        self.mail = _button(self.tr("Mail"))
        self.save = _button(self.tr("Save contact"))
        self.save.setToolTip(self.tr("Save as a contact card (vCard), for your phone or address book"))
        self.call.clicked.connect(lambda: self.link_activated.emit(self._call_link))
        self.mail.clicked.connect(lambda: self.link_activated.emit(self._mail_link))
        self.save.clicked.connect(self.save_requested)
        self._build()
        self._dress()
        theme.changed().connect(self._dress)

    def show_person(self, person: Person, *, me: bool) -> None:
        """Show somebody else."""
        self.face.show_person(person)
        self.face.setAccessibleName(person.portrait.alternative if person.portrait else "")
        self.name.setText(person.name or person.email or person.username)
        self._fit()
        self.function.setText(person.function)
        self.function.setVisible(bool(person.function))
        self.work.setText(" \u00b7 ".join(part for part in (person.department, person.location) if part))
        self.work.setVisible(bool(self.work.text()))
        self._show_badges(person, me=me)
        self._call_link = telephone(person.phone) or telephone(person.mobile)
        self._mail_link = letter(person.email)
        for button, possible in ((self.call, self._call_link), (self.mail, self._mail_link)):
            button.setVisible(bool(possible) and not me)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take a smaller portrait where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        side = PORTRAIT if self.width() >= ROOMY else SMALL_PORTRAIT
        self.face.setFixedSize(side, side)
        large = self.width() >= ROOMY and len(self.name.text()) <= LONG_NAME
        self.name.setFont(theme.font(Type.DISPLAY if large else Type.TITLE))

    def _dress(self) -> None:
        for button, icon in ((self.call, "phone"), (self.mail, "mail"), (self.save, "contact")):
            button.setIcon(theme.icon(icon))

    def _show_badges(self, person: Person, *, me: bool) -> None:
        worn = theme.colours()
        self.badges.clear()
        place = place_on(person.works_today_at, office_day(now()))
        if place:
            today = self.tr("Today at {place}").format(place=place)
            self.badges.addWidget(Badge("map-pin", today, worn.success.name()))
        if person.ambassador:
            self.badges.addWidget(Badge("badge-check", self.tr("Ambassador of the intranet"), worn.warm.name()))
        if me:
            self.badges.addWidget(Badge("user-round", self.tr("This is you"), worn.accent.name()))

    def _build(self) -> None:
        actions = FlowLayout()
        actions.setSpacing(SPACE)
        for button in (self.call, self.mail, self.save):
            actions.addWidget(button)
        words = QVBoxLayout()
        words.setSpacing(SPACE // 2)
        for widget in (self.name, self.function, self.work):
            words.addWidget(widget)
        words.addLayout(self.badges)
        words.addSpacing(SPACE)
        words.addLayout(actions)
        words.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3 * SPACE)
        layout.addWidget(self.face, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, stretch=1)


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setMinimumHeight(TARGET)
    button.setIconSize(QSize(SIGN, SIGN))
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
