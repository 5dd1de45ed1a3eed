"""How complete a profile is, and why each missing part helps a colleague."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from sync.errors import QT_TRANSLATE_NOOP
from ui import theme
from ui.start.cards import Section
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from sync.models import Person

PARTS = {
    "portrait": QT_TRANSLATE_NOOP("Completeness", "A photo: colleagues recognise you at a flexible desk."),
    "knowledge_areas": QT_TRANSLATE_NOOP("Completeness", "What you know about: that is how others find your help."),
    "function": QT_TRANSLATE_NOOP("Completeness", "Your function: others see at once what you are there for."),
    "phone": QT_TRANSLATE_NOOP("Completeness", "A phone number: some questions are quicker asked aloud."),
    "location": QT_TRANSLATE_NOOP("Completeness", "Your office: others know where to walk by."),
    "about_html": QT_TRANSLATE_NOOP("Completeness", "Something about you: it is easier to begin a talk."),
}
SHOWN = 2


def missing_of(person: Person) -> list[str]:
    """Give the names of the parts that a profile lacks, the most helpful first."""
    return [name for name in PARTS if not getattr(person, name)]


def percentage(person: Person) -> int:
    """Tell how complete a profile is, in per cent."""
    return round(100 * (len(PARTS) - len(missing_of(person))) / len(PARTS))


class Completeness(Section):
    """Invites a person to complete their profile, without shaming."""

    chosen = Signal()

    def __init__(self, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Completeness", "Your profile"), parent)
        words = self.tr("{number} % complete").format(number=percentage(person))
        self.add(Text(theme.Type.BODY, words))
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setValue(percentage(person))
        bar.setAccessibleName(words)
        self.add(bar)
        for name in missing_of(person)[:SHOWN]:
            reason = QCoreApplication.translate("Completeness", PARTS[name])
            self.add(Text(theme.Type.SMALL, reason, quiet=True, wrap=True))
        button = QPushButton(self.tr("Look at my profile"))
        button.clicked.connect(self.chosen)
        self.add(button)
