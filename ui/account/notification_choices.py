"""What one wants to be told of, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTime, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)
from PySide6Qlementine import Switch

from ui import notifying, theme
from ui.account.locks import lockable
from ui.notifying import Content, Manner, Rhythm, Topic
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from ui.session import Session
    from ui.settings import WindowSettings

ORDER = (
    Topic.OFFICIAL,
    Topic.TEAM,
    Topic.FOLLOWED,
    Topic.NEWS,
    Topic.MENTION,
    Topic.ANSWER,
    Topic.COMMENT,
    Topic.SHARED,
    Topic.DOCUMENT,
    Topic.LOCK,
    Topic.REMINDER,
    Topic.UPLOAD,
    Topic.BLOG_DAY,
    Topic.SIGN_IN,
)


class NotificationChoices(QWidget):
    """The part of the preferences about notifications."""

    test_requested = Signal()
    times_changed = Signal()
    """When to be told was chosen."""

    def __init__(self, session: Session, settings: WindowSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE * 2)
        column.addWidget(Text(theme.Type.HEADING, self.tr("Notifications")))
        form = QFormLayout()
        form.setSpacing(theme.SPACE * 2)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._add_all(form)
        column.addLayout(form)
        column.addLayout(self._teams())
        column.addLayout(self._test())

    def show_outcome(self, words: str) -> None:
        """Say what became of a test notification."""
        self._outcome.setText(words)
        self._outcome.show()

    def _add_all(self, form: QFormLayout) -> None:
        words = self.tr("Show notifications")
        form.addRow(words, self._switch("notifications", words, default="on"))
        contents = {
            Content.CONTENT: self.tr("What it is about"),
            Content.SENDER: self.tr("Only whom it is from"),
            Content.NOTHING: self.tr("Only that there is something"),
        }
        words = self.tr("What others can see on my screen")
        form.addRow(words, lockable(self._settings, notifying.CONTENT, self._content(contents, words)))
        for topic in ORDER:
            name = QCoreApplication.translate("topics", notifying.NAMES[topic])
            form.addRow(name, self._manner(topic, name))
        self._add_times(form)
        words = self.tr("Quiet hours")
        form.addRow(words, self._quiet(words))
        form.addRow(self.tr("Only on these days"), self._days())

    def _add_times(self, form: QFormLayout) -> None:
        befores = {
            "15": self.tr("15 minutes before"),
            "60": self.tr("An hour before"),
            "1440": self.tr("A day before"),
            "off": self.tr("Never"),
        }
        words = self.tr("Remind me of events that I go to")
        form.addRow(words, self._choice(notifying.REMIND_BEFORE, befores, notifying.USUAL_REMIND_BEFORE, words))
        words = self.tr("Tell me what I missed")
        form.addRow(words, self._digest(words))

    def _digest(self, spoken: str) -> QWidget:
        rhythms = {
            Rhythm.OFF: self.tr("Never"),
            Rhythm.DAILY: self.tr("Each day"),
            Rhythm.WEEKLY: self.tr("Each week"),
        }
        texts = {str(rhythm): text for rhythm, text in rhythms.items()}
        rhythm = self._choice(notifying.DIGEST, texts, Rhythm.OFF, spoken)
        names = {
            day: QLocale().standaloneDayName(int(day), QLocale.FormatType.LongFormat) for day in notifying.EVERY_DAY
        }
        day = self._choice(notifying.DIGEST_DAY, names, notifying.USUAL_DIGEST_DAY, self.tr("On which day"))
        at = self._time(notifying.DIGEST_AT, notifying.USUAL_DIGEST_AT, self.tr("At what time"))

        def show_what_matters() -> None:
            day.setVisible(rhythm.currentData() == Rhythm.WEEKLY)
            at.setVisible(rhythm.currentData() != Rhythm.OFF)

        rhythm.activated.connect(show_what_matters)
        show_what_matters()
        for field in (rhythm, day):
            field.setMinimumWidth(120)
            field.activated.connect(self.times_changed)
        at.timeChanged.connect(self.times_changed)
        return _in_a_row(rhythm, day, at)

    def _content(self, contents: dict[Content, str], spoken: str) -> QComboBox:
        return self._choice(notifying.CONTENT, {str(one): text for one, text in contents.items()}, "content", spoken)

    def _manner(self, topic: Topic, name: str) -> QComboBox:
        manners = {Manner.NOTIFY: self.tr("Notify"), Manner.COUNT: self.tr("Only count"), Manner.OFF: self.tr("Off")}
        texts = {str(manner): text for manner, text in manners.items()}
        return self._choice(notifying.setting_of(topic), texts, notifying.USUAL[topic], name)

    def _quiet(self, spoken: str) -> QWidget:
        switch = self._switch(notifying.QUIET, spoken, default="off")
        begin, end = notifying.USUAL_QUIET
        first = self._time(notifying.QUIET_FROM, begin, self.tr("Quiet from"))
        last = self._time(notifying.QUIET_TO, end, self.tr("Quiet until"))
        for field in (first, last):
            field.setEnabled(switch.isChecked())
            switch.toggled.connect(field.setEnabled)
        return _in_a_row(switch, first, Text(theme.Type.BODY, self.tr("to")), last)

    def _days(self) -> QWidget:
        chosen = self._settings.get(notifying.WORKDAYS, notifying.EVERY_DAY)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE)
        self._day_boxes: dict[str, QCheckBox] = {}
        for day in notifying.EVERY_DAY:
            box = QCheckBox(QLocale().standaloneDayName(int(day), QLocale.FormatType.ShortFormat))
            box.setAccessibleName(QLocale().standaloneDayName(int(day), QLocale.FormatType.LongFormat))
            box.setChecked(day in chosen)
            box.toggled.connect(self._keep_days)
            self._day_boxes[day] = box
            row.addWidget(box)
        row.addStretch(1)
        return holder

    @Slot()
    def _keep_days(self) -> None:
        days = "".join(day for day, box in self._day_boxes.items() if box.isChecked())
        self._settings.set(notifying.WORKDAYS, days)

    def _teams(self) -> QVBoxLayout:
        column = QVBoxLayout()
        mine = [team for team in self._session.queries.teams() if team.mine]
        if not mine:
            return column
        column.addWidget(Text(theme.Type.BODY, self.tr("Tell me of news of these teams")))
        muted = set(self._settings.get(notifying.MUTED).split(","))
        self._team_boxes: dict[str, QCheckBox] = {}
        for team in mine:
            box = QCheckBox(team.title)
            box.setChecked(team.uid not in muted)
            box.toggled.connect(self._keep_muted)
            self._team_boxes[team.uid] = box
            column.addWidget(box)
        return column

    @Slot()
    def _keep_muted(self) -> None:
        muted = [uid for uid, box in self._team_boxes.items() if not box.isChecked()]
        self._settings.set(notifying.MUTED, ",".join(muted))

    def _test(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self.test_button = QPushButton(theme.icon("bell"), self.tr("Send me a test notification"))
        self.test_button.clicked.connect(self.test_requested)
        self._outcome = Text(theme.Type.BODY, quiet=True, wrap=True)
        self._outcome.hide()
        column.addWidget(self.test_button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._outcome)
        return column

    def _choice(self, name: str, options: dict[str, str], usual: str, spoken: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(spoken)
        box.setMinimumWidth(200)
        for value, text in options.items():
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(self._settings.get(name, usual))))
        box.activated.connect(lambda _index: self._settings.set(name, str(box.currentData())))
        return box

    def _switch(self, name: str, spoken: str, *, default: str) -> Switch:
        switch = Switch()
        switch.setAccessibleName(spoken)
        switch.setChecked(self._settings.get(name, default) == "on")
        switch.toggled.connect(lambda on: self._settings.set(name, "on" if on else "off"))
        return switch

    def _time(self, name: str, usual: str, spoken: str) -> QTimeEdit:
        chosen = notifying.time_from(self._settings.get(name, usual), usual)
        field = QTimeEdit(QTime(chosen.hour, chosen.minute))
        field.setDisplayFormat("HH:mm")
        field.setAccessibleName(spoken)
        field.timeChanged.connect(lambda at: self._settings.set(name, at.toString("HH:mm")))
        return field


def _in_a_row(*fields: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.SPACE)
    for field in fields:
        row.addWidget(field)
    row.addStretch(1)
    return holder
