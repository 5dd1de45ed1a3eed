"""How to reach a colleague: a line for each way, with a link where something can be done with it, and a copy button."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from sync.whereabouts import read
from ui import theme
from ui.people.belonging import Belonging
from ui.people.content_lines import plain_text
from ui.people.links import letter, telephone
from ui.people.whereabouts_words import spoken_week
from ui.theme import SPACE, TARGET, Type
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from sync.models import Person

translate = QCoreApplication.translate
SIGN = 20
THANKED_FOR = 1500
"""Milliseconds for which a copy button says that it has copied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way to reach somebody: `label` says which, `link` is an address that does it, or empty."""

    icon: str
    label: str
    value: str
    link: str = ""


def ways(person: Person, belongs: Belonging | None = None) -> list[Way]:
    """Give what is known, most used first; with `belongs` team and manager lead to their own pages."""
    belongs = belongs or Belonging()
    week = spoken_week(read(person.works_today_at))
    where = translate("people", "{location}, room {room}") if person.room and person.location else "{location}{room}"
    known = [
        Way(icon="phone", label=translate("people", "Phone"), value=person.phone, link=telephone(person.phone)),
        Way(icon="smartphone", label=translate("people", "Mobile"), value=person.mobile, link=telephone(person.mobile)),
        Way(icon="mail", label=translate("people", "E-mail"), value=person.email, link=letter(person.email)),
        Way(
            icon="map-pin",
            label=translate("people", "Workplace"),
            value=where.format(location=person.location, room=person.room),
        ),
        Way(icon="calendar-days", label=translate("people", "By the week"), value=week),
        Way(icon="users", label=translate("people", "Team"), value=person.department, link=belongs.team_url),
        Way(icon="user-round", label=translate("people", "Manager"), value=belongs.manager, link=belongs.manager_url),
    ]
    return [way for way in known if way.value.strip()]


def contact_text(person: Person, belongs: Belonging | None = None) -> str:
    """Give name, function and all ways to reach somebody as lines of text, to paste anywhere."""
    lines = [person.name, person.function, *(f"{way.label}: {way.value}" for way in ways(person, belongs))]
    return "\n".join(line for line in lines if line)


def facts(person: Person, belongs: Belonging | None = None) -> list[Way]:
    """Give everything that can be copied from a profile, in the order in which it stands there."""
    known = [
        Way(icon="user-round", label=translate("people", "Name"), value=person.name),
        Way(icon="briefcase", label=translate("people", "Function"), value=person.function),
        *ways(person, belongs),
        Way(icon="sparkles", label=translate("people", "Knows about"), value=", ".join(person.knowledge_areas)),
        Way(icon="info", label=translate("people", "About me"), value=plain_text(person.about_html)),
    ]
    return [fact for fact in known if fact.value.strip()]


class CopyButton(QToolButton):
    """Copies a text, and says so for a moment."""

    def __init__(self, name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._text = text
        self._timer = QTimer(self, singleShot=True, interval=THANKED_FOR)
        self._timer.timeout.connect(self._settle)
        self.setAutoRaise(True)
        self.setIconSize(QSize(SIGN - 4, SIGN - 4))
        self.setFixedSize(TARGET, TARGET)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._copy)
        self._settle()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self._say("check", self.tr("Copied"))
        self._timer.start()

    @Slot()
    def _settle(self) -> None:
        self._say("copy", self._name)

    def _say(self, icon: str, name: str) -> None:
        self.setIcon(theme.icon(icon, theme.colours().success if icon == "check" else theme.colours().quiet))
        self.setToolTip(name)
        self.setAccessibleName(name)


class ContactLine(QWidget):
    """One way to reach somebody. `link_activated` carries an address."""

    link_activated = Signal(str)

    def __init__(self, way: Way, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{way.label}: {way.value}")
        sign = QLabel()
        sign.setPixmap(theme.pixmap(way.icon, SIGN, theme.colours().quiet.name(), self.devicePixelRatioF()))
        sign.setFixedWidth(SIGN)
        value = self._value(way)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(Type.SMALL, way.label, quiet=True))
        words.addWidget(value)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE + SPACE // 2)
        layout.addWidget(sign)
        layout.addLayout(words, stretch=1)
        layout.addWidget(CopyButton(self.tr("Copy {what}").format(what=way.label), way.value))

    def _value(self, way: Way) -> QLabel:
        value = QLabel()
        value.setFont(theme.font(Type.BODY))
        value.setWordWrap(True)
        value.setMinimumWidth(TARGET)  # one long word must not make the page wider than the window
        value.setToolTip(way.value)
        value.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        value.setAccessibleName(f"{way.label}: {way.value}")
        palette = value.palette()
        palette.setColor(QPalette.ColorRole.Link, theme.colours().accent)
        value.setPalette(palette)
        if way.link:
            value.setTextFormat(Qt.TextFormat.RichText)
            value.setText(f'<a href="{escape(way.link)}" style="text-decoration:none">{escape(way.value)}</a>')
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
            value.linkActivated.connect(self.link_activated)
        else:
            value.setTextFormat(Qt.TextFormat.PlainText)
            value.setText(way.value)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return value
