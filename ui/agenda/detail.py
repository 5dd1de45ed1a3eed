"""One event to read: when and where it is, for whom, what it is about, and how to get it into one's own agenda."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, QStandardPaths, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QPainter
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sync.cache.filenames import safe_filename
from sync.models import Audience
from ui import theme
from ui.agenda.attending import Attending
from ui.agenda.ical import calendar_file
from ui.agenda.row_painting import LEAF, leaf_height, paint_leaf
from ui.agenda.times import first_day, is_over, spoken_distance, spoken_when
from ui.people.links import may_leave, place_of
from ui.people.saving import save
from ui.start.cards import Section
from ui.theme import SPACE, TARGET, Type
from ui.widgets.dates import month_name, now
from ui.widgets.html_view import HtmlView
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

    from sync.models import Event
    from ui.session import Session
    from ui.widgets.pictures import PictureLoader

SIGN = 20


class Leaf(QWidget):
    """The day of an event as a leaf of a calendar: month and number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._event: Event | None = None
        self.setFixedSize(QSize(LEAF + 2 * SPACE, leaf_height() + 2 * SPACE))

    def show_event(self, event: Event) -> None:
        """Show the day of another event."""
        self._event = event
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        if self._event is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        day = first_day(self._event)
        moment = now()
        today = day == moment.date()
        paint_leaf(painter, QRectF(self.rect()), day, month_name(day), today=today, over=is_over(self._event, moment))


class Fact(QWidget):
    """A sign and one or two lines beside it; hidden while it says nothing."""

    def __init__(self, icon: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._label = label
        self._sign = QLabel()
        self._sign.setFixedWidth(SIGN)
        self._first = Text(Type.BODY, wrap=True)
        self._second = Text(Type.SMALL, quiet=True, wrap=True)
        for words in (self._first, self._second):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._first)
        column.addWidget(self._second)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE + SPACE // 2)
        layout.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addLayout(column, stretch=1)
        theme.changed().connect(self._draw)
        self._draw()

    def say(self, first: str, second: str = "") -> None:
        """Say something else."""
        self._first.setText(first)
        self._second.setText(second)
        self._second.setVisible(bool(second))
        self.setAccessibleName(f"{self._label}: {', '.join(part for part in (first, second) if part)}")
        self.setVisible(bool(first))

    @Slot()
    def _draw(self) -> None:
        quiet = theme.colours().quiet.name()
        self._sign.setPixmap(theme.pixmap(self._icon, SIGN, quiet, self.devicePixelRatioF()))


class EventPage(QScrollArea):
    """Shows one event. `place_requested` leads elsewhere."""

    place_requested = Signal(object)

    def __init__(
        self,
        session: Session,
        pictures: PictureLoader,
        parent: QWidget | None = None,
        *,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._open_url = open_url
        self._event: Event | None = None
        self.leaf = Leaf()
        self.title = Text(Type.DISPLAY, wrap=True)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.distance = Text(Type.BODY, quiet=True)
        self.when = Fact("clock", self.tr("When"))
        self.where = Fact("map-pin", self.tr("Where"))
        self.whom = Fact("users", self.tr("For whom"))
        self.contact = Fact("user-round", self.tr("Contact"))
        self.attending = Attending(session)
        self.add = QPushButton(self.tr("Add to my calendar"))
        self.add.setMinimumHeight(TARGET)
        self.add.setToolTip(self.tr("Saves a calendar file (.ics) and opens it in your own calendar"))
        self.about = Section(self.tr("About"))
        self.lead = Text(Type.STRONG, wrap=True)
        self.text = HtmlView(pictures)
        self._build()
        self._dress()
        theme.changed().connect(self._dress)
        self.add.clicked.connect(self.add_to_calendar)
        self.text.link_activated.connect(self._follow)

    @property
    def event_shown(self) -> Event | None:
        """What is shown."""
        return self._event

    def show_event(self, event: Event) -> None:
        """Show an event; from the top, unless it is the same one again."""
        again = self._event is not None and self._event.uid == event.uid
        self._event = event
        self.setAccessibleName(event.title)
        self.leaf.show_event(event)
        self.title.setText(event.title)
        self.distance.setText(_capitalised(spoken_distance(event, now())))
        self.when.say(*(_capitalised(line) for line in spoken_when(event)))
        self.attending.show_event(event)
        self.where.say(event.place)
        self.whom.say(self._audience(event))
        self.contact.say(event.contact)
        self.lead.setText(event.lead)
        self.lead.setVisible(bool(event.lead))
        self.text.show_html(event.body_html)
        self.text.setVisible(bool(event.body_html.strip()))
        self.about.setVisible(bool(event.lead or event.body_html.strip()))
        if not again:
            self.verticalScrollBar().setValue(0)

    @Slot()
    def add_to_calendar(self) -> None:
        """Ask where, save the event as a calendar file, and open that in the person's own calendar."""
        event = self._event
        if event is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        suggested = Path(folder) / safe_filename(f"{event.title}.ics")
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Add to my calendar"), str(suggested), self.tr("Calendar file (*.ics)")
        )
        if path and save(self, Path(path), calendar_file(event)):
            self._open_url(QUrl.fromLocalFile(path))

    def _audience(self, event: Event) -> str:
        if event.audience is Audience.EVERYONE:
            return self.tr("Everyone")
        if event.audience is Audience.ME:
            return self.tr("Only you")
        team = self._session.queries.team(event.team_uid) if event.team_uid else None
        return self.tr("Team {team}").format(team=team.title) if team else self.tr("Your team")

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        words = QVBoxLayout()
        words.setSpacing(SPACE // 2)
        words.addWidget(self.title)
        words.addWidget(self.distance)
        words.addSpacing(SPACE)
        words.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self.attending)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(2 * SPACE)
        head.addWidget(self.leaf, alignment=Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, stretch=1)
        facts = Section(self.tr("When and where"))
        facts.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)  # long lines make it higher
        for fact in (self.when, self.where, self.whom, self.contact):
            facts.add(fact)
        self.about.setSizePolicy(facts.sizePolicy())
        self.about.add(self.lead)
        self.about.add(self.text)
        column = QVBoxLayout()
        column.setContentsMargins(4 * SPACE, 3 * SPACE, 4 * SPACE, 4 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addLayout(head)
        column.addWidget(facts)
        column.addWidget(self.about)
        column.addStretch(1)
        page = QWidget()
        page.setLayout(column)
        page.setMaximumWidth(theme.MEASURE + 8 * SPACE)
        self.setWidget(page)

    def _dress(self) -> None:
        self.add.setIcon(theme.icon("calendar-plus"))

    @Slot(str)
    def _follow(self, address: str) -> None:
        place = place_of(self._session.queries, address)
        if place is not None:
            self.place_requested.emit(place)
        elif may_leave(address):
            self._open_url(QUrl(address))


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
