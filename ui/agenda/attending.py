"""Whether one comes to an event, and when one wants to be reminded of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from sync.cache.marks import Mark
from ui.agenda.times import is_over
from ui.theme import SPACE, TARGET, Type
from ui.widgets.dates import now
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from sync.engine.events import Changed
    from sync.models import Event
    from ui.session import Session

AS_USUAL = ""


class Attending(QWidget):
    """Two choices beside an event that is to come; the first only where the site keeps who comes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._event: Event | None = None
        self.comes = QCheckBox(self.tr("I come"))
        self.comes.setMinimumHeight(TARGET)
        self.remind = QComboBox()
        self.remind.setAccessibleName(self.tr("Remind me"))
        for value, words in (
            (AS_USUAL, self.tr("as usual, if I come")),
            ("15", self.tr("15 minutes before")),
            ("60", self.tr("an hour before")),
            ("1440", self.tr("a day before")),
            ("off", self.tr("not")),
        ):
            self.remind.addItem(words, value)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.comes)
        row.addSpacing(SPACE)
        row.addWidget(Text(Type.BODY, self.tr("Remind me")), alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.remind)
        row.addStretch(1)
        self.comes.clicked.connect(self._on_comes)
        self.remind.activated.connect(self._on_remind)
        session.changed.connect(self._on_changed)

    def show_event(self, event: Event) -> None:
        """Show what was chosen for another event, or for the same as it is now."""
        self._event = event
        queries = self._session.queries
        offered = queries.capabilities()
        me = self._session.account.username
        self.comes.setVisible(offered is not None and offered.attendance)
        self.comes.setChecked(event.uid in queries.events_attended_by(me))
        chosen = queries.marked(Mark.REMINDER).get(event.uid, AS_USUAL)
        self.remind.setCurrentIndex(max(0, self.remind.findData(chosen)))
        self.setVisible(not is_over(event, now()))

    @Slot(bool)
    def _on_comes(self, comes: bool) -> None:  # noqa: FBT001  as Qt tells it
        if self._event is not None:
            self._session.attend(self._event.uid, going=comes)

    @Slot()
    def _on_remind(self) -> None:
        if self._event is not None:
            value = str(self.remind.currentData())
            self._session.mark(Mark.REMINDER, [self._event.uid], on=value != AS_USUAL, value=value)

    @Slot(object)
    def _on_changed(self, _changed: Changed) -> None:
        """Show what became of it, also where it was chosen elsewhere."""
        if self._event is not None and self.isVisible():
            self.show_event(self._event)
