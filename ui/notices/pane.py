"""One notice: what it says, what can be done about it, why it came, and whether such things are to come."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import notifying, theme
from ui.notices.words import reason_of, text_of, title_of
from ui.notifying import MUTED, Manner, Topic, setting_of
from ui.start.cards import Section
from ui.theme import SPACE, Type
from ui.widgets.dates import now, spoken_time
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from ui.notices.board import NoticeBoard
    from ui.notices.matter import Notice
    from ui.settings import UiSettings

LATER = timedelta(hours=1)
WITHOUT_CHOICE = (Topic.DIGEST,)
"""Topics whose choice stands elsewhere in the preferences."""


class NoticePane(QWidget):
    """Shows one notice."""

    open_requested = Signal(object)
    """The Matter whose item is to be shown."""
    preferences_requested = Signal()

    def __init__(self, board: NoticeBoard, settings: UiSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._settings = settings
        self._notice: Notice | None = None
        self._title = Text(Type.TITLE, wrap=True)
        self._when = Text(Type.SMALL, quiet=True)
        self._text = Text(Type.BODY, wrap=True)
        self.open = QPushButton(self.tr("Open"))
        self.read = QPushButton(self.tr("Mark as read"))
        self.later = QPushButton(self.tr("In an hour"))
        self.later.setToolTip(self.tr("You are told of it again in an hour"))
        self.reason = Text(Type.BODY, wrap=True)
        self.manner = QComboBox()
        self.mute = QCheckBox()
        self.preferences = QPushButton(self.tr("All choices…"))
        self._build()
        self.open.clicked.connect(self._on_open)
        self.read.clicked.connect(self._on_read)
        self.later.clicked.connect(self._on_later)
        self.manner.activated.connect(self._on_manner)
        self.mute.toggled.connect(self._on_mute)
        self.preferences.clicked.connect(self.preferences_requested)

    def show_notice(self, notice: Notice) -> None:
        """Show another one, or the same as it is now."""
        self._notice = notice
        matter = notice.matter
        self._title.setText(title_of(matter))
        when = spoken_time(matter.when)
        if notice.later is not None:
            when = self.tr("{time}, again {later}").format(time=when, later=spoken_time(notice.later))
        self._when.setText(when)
        self._text.setText(text_of(matter))
        self._text.setVisible(bool(self._text.text()))
        self.read.setEnabled(not notice.seen)
        self.reason.setText(reason_of(matter))
        self._show_choices(notice)

    def _show_choices(self, notice: Notice) -> None:
        matter = notice.matter
        usual = notifying.USUAL[matter.topic]
        chosen = self._settings.get(setting_of(matter.topic), usual)
        self.manner.setVisible(matter.topic not in WITHOUT_CHOICE)
        self._kind.setVisible(matter.topic not in WITHOUT_CHOICE)
        name = QCoreApplication.translate("topics", notifying.NAMES[matter.topic])
        self._kind.setText(self.tr("{kind}:").format(kind=name))
        self.manner.setAccessibleName(name)
        self.manner.setCurrentIndex(max(0, self.manner.findData(chosen)))
        self.mute.blockSignals(True)
        self.mute.setText(self.tr("Tell me of news of {team}").format(team=matter.team))
        self.mute.setVisible(bool(matter.team_uid and matter.team))
        self.mute.setChecked(matter.team_uid not in self._muted())
        self.mute.blockSignals(False)

    def _build(self) -> None:
        for manner, words in (
            (Manner.NOTIFY, self.tr("Notify")),
            (Manner.COUNT, self.tr("Only count")),
            (Manner.OFF, self.tr("Off")),
        ):
            self.manner.addItem(words, manner)
        self._kind = Text(Type.BODY, wrap=True)
        self.open.setIcon(theme.icon("external-link"))
        self.read.setIcon(theme.icon("check"))
        self.later.setIcon(theme.icon("clock"))
        deeds = FlowLayout()
        for button in (self.open, self.read, self.later):
            deeds.addWidget(button)
        why = Section(self.tr("Why did this come?"))
        why.add(self.reason)
        why.add(self._kind)
        choice = QHBoxLayout()
        choice.addWidget(self.manner)
        choice.addWidget(self.preferences)
        choice.addStretch(1)
        holder = QWidget()
        choice.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(choice)
        why.add(holder)
        why.add(self.mute)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 3)
        column.setSpacing(SPACE * 2)
        column.addWidget(self._title)
        column.addWidget(self._when)
        column.addWidget(self._text)
        column.addLayout(deeds)
        column.addWidget(why)
        column.addStretch(1)

    def _muted(self) -> set[str]:
        return set(filter(None, self._settings.get(MUTED).split(",")))

    @Slot()
    def _on_open(self) -> None:
        if self._notice is not None:
            self.open_requested.emit(self._notice.matter)

    @Slot()
    def _on_read(self) -> None:
        if self._notice is not None:
            self._board.see([self._notice.matter.key])

    @Slot()
    def _on_later(self) -> None:
        if self._notice is not None:
            self._board.put_off(self._notice.matter.key, now() + LATER)

    @Slot()
    def _on_manner(self) -> None:
        if self._notice is not None:
            self._settings.set(setting_of(self._notice.matter.topic), str(self.manner.currentData()))

    @Slot(bool)
    def _on_mute(self, told: bool) -> None:  # noqa: FBT001  as Qt tells it
        if self._notice is not None:
            team = {self._notice.matter.team_uid}
            muted = self._muted() - team if told else self._muted() | team
            self._settings.set(MUTED, ",".join(sorted(muted)))
