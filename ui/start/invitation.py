"""The invitation to fill in one's profile: friendly, to be put off, and gone when it is done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from ui.news.face import Face
from ui.people.completeness import missing_of, percentage, spoken_part, wink
from ui.start.cards import Section
from ui.theme import SPACE, Type
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from sync.models import Person
    from ui.settings import UiSettings
    from ui.widgets.pictures import PictureLoader

SHOWN = 2
PUT_OFF = timedelta(days=14)
UNTIL = "invitation_put_off_until"
FACE = 48


def is_put_off(settings: UiSettings, today: date) -> bool:
    """Tell whether the person asked not to be invited for a while."""
    return settings.get(UNTIL) > today.isoformat()


def put_off(settings: UiSettings, today: date) -> None:
    """Do not invite the person for a while."""
    settings.set(UNTIL, (today + PUT_OFF).isoformat())


class Invitation(Section):
    """Says how complete a profile is and what comes next; `person` is None for whoever has none yet.

    `chosen` carries the part to begin with, `later` that the person wants to be left alone for a while.
    """

    chosen = Signal(str)
    later = Signal()

    def __init__(
        self, person: Person | None, name: str, pictures: PictureLoader, parent: QWidget | None = None
    ) -> None:
        translate = QCoreApplication.translate
        heading = translate("Invitation", "Your profile") if person else translate("Invitation", "Shall we meet?")
        super().__init__(heading, parent)
        per_cent = percentage(person)
        missing = missing_of(person)
        self._begin_with = missing[0].name if missing else ""
        self.add(self._wink(person, name, pictures, per_cent))
        if person is not None:
            bar = QProgressBar()
            bar.setTextVisible(False)
            bar.setValue(per_cent)
            bar.setAccessibleName(self.tr("{number} % complete").format(number=per_cent))
            self.add(bar)
        for part in missing[:SHOWN]:
            title, reason = spoken_part(part)
            self.add(Text(Type.SMALL_STRONG, title, wrap=True))
            self.add(Text(Type.SMALL, reason, quiet=True, wrap=True))
        self.begin = QPushButton(self.tr("Fill it in") if person else self.tr("Make my profile"))
        self.wait = QPushButton(self.tr("Later"))
        self.wait.setFlat(True)
        self.wait.setToolTip(self.tr("Ask again in two weeks"))
        self.begin.clicked.connect(lambda: self.chosen.emit(self._begin_with))
        self.wait.clicked.connect(self.later)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.begin, stretch=1)
        row.addWidget(self.wait)
        self.add(buttons)

    def _wink(self, person: Person | None, name: str, pictures: PictureLoader, per_cent: int) -> QWidget:
        face = Face(pictures, FACE)
        face.show_person(person, name)
        words = self.tr("{number} % complete").format(number=per_cent)
        said = Text(Type.BODY, f"{words}. {wink(per_cent)}" if person else wink(per_cent), wrap=True)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE + SPACE // 2)
        row.addWidget(face)
        row.addWidget(said, stretch=1)
        return holder
