"""The fields of one's own profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.my_profile.areas_field import AreasField
from ui.my_profile.draft import ABOUT, AREAS, LINES, PORTRAIT, about_html, about_text, value_of
from ui.my_profile.photo_field import PhotoField
from ui.my_profile.text_field import LineField, TextField
from ui.start.cards import Section
from ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sync.models import FieldValue, Person
    from ui.my_profile.known_words import KnownWords
    from ui.widgets.pictures import PictureLoader


class ProfileForm(QWidget):
    """Everything a person tells about themselves. `changed` tells that something was filled in otherwise."""

    changed = Signal()

    def __init__(self, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photo = PhotoField(pictures)
        self.lines = {name: LineField(name, label, hint) for name, (label, hint) in self._labels().items()}
        self.areas = AreasField()
        self.about = TextField(
            self.tr("About me"), self.tr("What you do, what you like, when somebody should come to you")
        )
        self._bases: dict[str, FieldValue] = {}
        self._build()
        for line in self.lines.values():
            line.changed.connect(self.changed)
        self.areas.changed.connect(self.changed)
        self.about.changed.connect(self.changed)
        self.photo.changed.connect(self.changed)

    @property
    def changes(self) -> dict[str, FieldValue]:
        """What is to become other than it is, by the attributes of a Person."""
        lines: dict[str, FieldValue] = {
            name: field.checked.value for name, field in self.lines.items() if field.touched
        }
        if self.areas.touched:
            lines[AREAS] = self.areas.values
        if self.about.touched:
            lines[ABOUT] = about_html(self.about.checked.value)
        if self.photo.value is not None:
            lines[PORTRAIT] = self.photo.value
        return lines

    @property
    def base(self) -> dict[str, FieldValue]:
        """What the fields of `changes` were when the person began to fill them in."""
        return {name: self._bases.get(name, "") for name in self.changes}

    @property
    def first_unusable(self) -> QWidget | None:
        """The first field with a value that cannot be kept."""
        fields: list[LineField | TextField] = [*self.lines.values(), self.about]
        return next((field for field in fields if not field.checked.usable), None)

    def know(self, words: KnownWords) -> None:
        """Suggest the words of colleagues."""
        self.areas.know(words)
        self.lines["location"].suggest(words.locations)
        self.lines["department"].suggest(words.departments)

    def offer(self, names: Collection[str]) -> None:
        """Show only what this site has a place for."""
        for name, field in self.lines.items():
            field.setVisible(name in names)
        for name, section in self._sections.items():
            section.setVisible(name in names)

    def show_person(self, person: Person, *, anew: bool) -> None:
        """Follow a profile; fields that were filled in otherwise stay so, unless it is to be shown `anew`."""
        for name, field in self.lines.items():
            field.show_kept(getattr(person, name), anew=anew)
        self.areas.show_kept(person.knowledge_areas, anew=anew)
        self.about.show_kept(about_text(person), anew=anew)
        self._show_photo(person, person.name, anew=anew)
        touched = self.changes
        for name in (*self.lines, AREAS, ABOUT, PORTRAIT):
            if name not in touched:
                self._bases[name] = value_of(person, name)

    def begin(self, known: Mapping[str, str]) -> None:
        """Show an empty profile, with what is known of the person filled in."""
        for name, field in self.lines.items():
            field.show_kept("", anew=True)
            field.line.setText(known.get(name, ""))
        self.areas.show_kept((), anew=True)
        self.about.show_kept("", anew=True)
        self._bases.clear()
        self._show_photo(None, f"{known.get('first_name', '')} {known.get('last_name', '')}".strip(), anew=True)

    def go_to(self, name: str) -> None:
        """Put the focus into the field of an attribute."""
        targets: dict[str, QWidget] = {**self.lines, AREAS: self.areas, ABOUT: self.about, PORTRAIT: self.photo.choose}
        targets[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_photo(self, person: Person | None, name: str, *, anew: bool) -> None:
        self.photo.show_person(person, name)
        if anew:
            self.photo.restore(None)

    def _labels(self) -> dict[str, tuple[str, str]]:
        labels = {
            "first_name": (self.tr("First name"), ""),
            "last_name": (self.tr("Last name"), ""),
            "function": (self.tr("Function"), self.tr("What you are there for")),
            "department": (self.tr("Team"), ""),
            "location": (self.tr("Office"), self.tr("Where you usually work")),
            "room": (self.tr("Room"), ""),
            "phone": (self.tr("Phone"), self.tr("0515 123 456, or the last digits")),
            "mobile": (self.tr("Mobile"), "06 12345678"),
            "email": (self.tr("E-mail"), ""),
        }
        return {name: labels[name] for name in LINES}

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * SPACE)
        photo, knows, about = (
            Section(self.tr("Your photo")),
            Section(self.tr("What you know about")),
            Section(self.tr("About me")),
        )
        photo.add(self.photo)
        knows.add(self.areas)
        about.add(self.about)
        self.about.label.hide()
        sections = (
            photo,
            self._pairs(self.tr("Who you are"), "first_name", "last_name", "function", "department"),
            self._pairs(self.tr("How to reach you"), "phone", "mobile", "email", "", "location", "room"),
            knows,
            about,
        )
        for section in sections:
            layout.addWidget(section)
        self._sections = {PORTRAIT: photo, AREAS: knows, ABOUT: about}
        layout.addStretch(1)

    def _pairs(self, heading: str, *names: str) -> Section:
        section = Section(heading)
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * SPACE)
        grid.setVerticalSpacing(SPACE + SPACE // 2)
        for place, name in enumerate(names):
            if name:
                whole = name == "email"
                grid.addWidget(self.lines[name], place // 2, place % 2, 1, 2 if whole else 1, Qt.AlignmentFlag.AlignTop)
        section.add(holder)
        return section
