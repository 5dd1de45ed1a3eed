"""What else there is to choose about a post, and when it is published. None of it has to be touched."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateTimeEdit, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from sync.models import Audience
from ui.theme import SPACE, Type
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from sync.models import Fields
    from ui.session import Session


class Choices(QWidget):
    """Blog, comments, official, and the time. `changed` says that something was chosen."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._audience: Audience | None = None
        self.comments = QCheckBox(self.tr("Colleagues can comment"))
        self.blog = QCheckBox(self.tr("It is a post of my blog"))
        self.series = QComboBox()
        self.official = QCheckBox(self.tr("It is official news"))
        self.official_meaning = Text(
            Type.SMALL,
            self.tr("Everyone sees that it is official. Only who keeps the front page can change it after that."),
            quiet=True,
            wrap=True,
        )
        self.confirm = QCheckBox(self.tr("Ask colleagues to confirm that they read and understood it"))
        self.now = QRadioButton(self.tr("Now"))
        self.later = QRadioButton(self.tr("Later"))
        self.time = QDateTimeEdit()
        self.time_meaning = Text(
            Type.SMALL,
            self.tr(
                "Until then only you can read it. Your computer publishes it: if it is off at that time, "
                "it follows as soon as you start this program again."
            ),
            quiet=True,
            wrap=True,
        )
        self._build()
        self._settle()

    def show_audience(self, audience: Audience | None) -> None:
        """Offer what goes with another audience."""
        self._audience = audience
        self._settle()

    def choose_blog(self, series: str) -> None:
        """Have it be a post of one's blog, in a series (empty for the one that has no name)."""
        self.blog.setChecked(True)
        self.series.setCurrentText(series)

    @property
    def fields(self) -> Fields:
        """What was chosen, by the attributes of `NewsItem`."""
        fields: dict[str, str | bool] = {"comments_open": self.comments.isChecked()}
        if self.blog.isChecked() and self.blog.isVisibleTo(self):
            fields["blog"] = True
            if self.series.currentText().strip():
                fields["series"] = " ".join(self.series.currentText().split())
        if self.confirm.isChecked() and self._can_be_confirmed:
            fields["confirmation_asked"] = True
        return fields

    @property
    def is_official(self) -> bool:
        """Whether it is to be official news."""
        return self.official.isChecked() and self._may_be_official

    @property
    def not_before(self) -> datetime | None:
        """The time until which it is to be its author's alone; None for now."""
        if not self.later.isChecked() or self._audience is Audience.ME:
            return None
        return datetime.fromtimestamp(self.time.dateTime().toSecsSinceEpoch(), UTC)

    @property
    def is_complete(self) -> bool:
        """Whether what was chosen can be: a time that is still to come."""
        chosen = self.not_before
        return chosen is None or chosen > datetime.now(UTC)

    @property
    def _may_be_official(self) -> bool:
        # Later, somebody has to be there for it: an article can be made official once it is published.
        at_once = self.not_before is None
        return self._session.account.reviews and self._audience is Audience.EVERYONE and at_once

    @property
    def _can_be_confirmed(self) -> bool:
        offered = self._session.queries.capabilities()
        return self.is_official and offered is not None and offered.responses

    def _build(self) -> None:
        self.comments.setChecked(True)
        self.now.setChecked(True)
        self.series.setEditable(True)
        self.series.addItems(["", *self._own_series()])
        self.series.setAccessibleName(self.tr("Name of the series"))
        line = self.series.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("Name of the series, if it has one"))
        self.time.setCalendarPopup(True)
        self.time.setDisplayFormat(QLocale().dateTimeFormat(QLocale.FormatType.ShortFormat))
        self.time.setAccessibleName(self.tr("When it is published"))
        whole_hour = datetime.now().astimezone().replace(minute=0, second=0, microsecond=0) + timedelta(hours=2)
        self.time.setDateTime(QDateTime.fromSecsSinceEpoch(int(whole_hour.timestamp())))
        when = QHBoxLayout()
        when.setSpacing(2 * SPACE)
        when.addWidget(self.now)
        when.addWidget(self.later)
        when.addWidget(self.time)
        when.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(Text(Type.HEADING, self.tr("And then")))
        for widget in (self.comments, self.blog, self.series, self.official, self.official_meaning, self.confirm):
            layout.addWidget(widget)
        self.when = QWidget()
        column = QVBoxLayout(self.when)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(Text(Type.HEADING, self.tr("When?")))
        column.addLayout(when)
        column.addWidget(self.time_meaning)
        layout.addWidget(self.when)
        for button in (self.comments, self.blog, self.official, self.confirm, self.now, self.later):
            button.toggled.connect(self._on_chosen)
        self.time.dateTimeChanged.connect(self._on_chosen)

    def _own_series(self) -> list[str]:
        return [one.name for one in self._session.queries.series_by(self._session.account.username) if one.name]

    @Slot()
    def _on_chosen(self) -> None:
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        seen = self._audience is not Audience.ME
        self.comments.setVisible(seen)
        self.blog.setVisible(seen)
        self.series.setVisible(seen and self.blog.isChecked())
        self.official.setVisible(self._may_be_official)
        self.official_meaning.setVisible(self.is_official)
        self.confirm.setVisible(self._can_be_confirmed)
        self.when.setVisible(seen)
        self.time.setVisible(self.later.isChecked())
        self.time_meaning.setVisible(self.later.isChecked())
