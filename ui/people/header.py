"""The top of a profile: portrait, name, what somebody does and where they are today, and what to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sync.whereabouts import office_day, place_on
from ui import theme
from ui.news.face import Face
from ui.people.whereabouts_words import is_home, spoken_today
from ui.theme import SPACE, TARGET, Type
from ui.widgets.dates import now
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QResizeEvent

    from sync.models import Person
    from ui.people.profile_actions import ProfileActions
    from ui.widgets.pictures import PictureLoader

PORTRAIT, SMALL_PORTRAIT = 112, 72
ROOMY = 480
"""Pixels: in less width the portrait makes way for the words."""
LONG_NAME = 28
WIDEST_BADGE = 240
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
        room = QFontMetrics(theme.font(Type.SMALL_STRONG))
        words = Text(Type.SMALL_STRONG, room.elidedText(text, Qt.TextElideMode.ElideRight, WIDEST_BADGE))
        words.setToolTip(text)
        layout.addWidget(words)
        self.setAccessibleName(text)


class ActionButton(QPushButton):
    """A button that carries out an action, and is there as long as the action makes sense."""

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(action.text(), parent)
        self._action = action
        self.setMinimumHeight(TARGET)
        self.setIconSize(QSize(SIGN, SIGN))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: None if self.menu() is not None else action.trigger())
        action.changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        self.setText(self._action.text())
        self.setIcon(self._action.icon())
        self.setToolTip(self._action.toolTip())
        self.setVisible(self._action.isVisible())


class ProfileHeader(QWidget):
    """Who is shown, above what can be done."""

    def __init__(self, pictures: PictureLoader, actions: ProfileActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = Face(pictures, PORTRAIT)
        self.name = Text(Type.DISPLAY, wrap=True)
        self.name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.function = Text(Type.HEADING, wrap=True)
        self.work = Text(Type.BODY, quiet=True, wrap=True)
        for words in (self.name, self.function, self.work):
            words.setMinimumWidth(TARGET)  # one long word must not make the page wider than the window
        self.badges = FlowLayout()
        self.edit = ActionButton(actions.edit)
        self.call = ActionButton(actions.call)
        self.mail = ActionButton(actions.mail)
        self.copy = ActionButton(actions.copy)
        self.copy.setMenu(actions.copy_menu)
        self.save = ActionButton(actions.save)
        self.code = ActionButton(actions.code)
        self.follow = ActionButton(actions.follow)
        self._build()

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take a smaller portrait where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        side = PORTRAIT if self.width() >= ROOMY else SMALL_PORTRAIT
        self.face.setFixedSize(side, side)
        large = self.width() >= ROOMY and len(self.name.text()) <= LONG_NAME
        self.name.setFont(theme.font(Type.DISPLAY if large else Type.TITLE))

    def _show_badges(self, person: Person, *, me: bool) -> None:
        worn = theme.colours()
        self.badges.clear()
        place = place_on(person.works_today_at, office_day(now()))
        if place:
            sign = "house" if is_home(place) else "map-pin"
            self.badges.addWidget(Badge(sign, spoken_today(place), worn.success.name()))
        if person.ambassador:
            self.badges.addWidget(Badge("badge-check", self.tr("Ambassador of the intranet"), worn.warm.name()))
        if me:
            self.badges.addWidget(Badge("user-round", self.tr("This is you"), worn.accent.name()))

    def _build(self) -> None:
        actions = FlowLayout()
        actions.setSpacing(SPACE)
        for button in (self.edit, self.call, self.mail, self.follow, self.copy, self.save, self.code):
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
