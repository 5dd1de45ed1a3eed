"""The Agenda screen: what is to come as a list, and the event that is chosen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sync.models import Kind
from ui import theme
from ui.agenda.detail import EventPage
from ui.agenda.model import UID_ROLE, AgendaModel
from ui.agenda.row_painting import EventDelegate
from ui.theme import SPACE, TARGET, Type
from ui.widgets.dates import now
from ui.widgets.labels import Text
from ui.widgets.states import Notice, StatefulPane

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QShowEvent

    from sync.engine.events import Changed
    from ui.session import Session
    from ui.widgets.pictures import PictureLoader

LIST_WIDTH, PAGE_WIDTH = 440, 660
NARROWEST_LIST, NARROWEST_PAGE = 320, 360


class AgendaScreen(QWidget):
    """What is on. `place_requested` leads elsewhere."""

    place_requested = Signal(object)

    def __init__(self, session: Session, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._uid = ""
        self.model = AgendaModel(session, self)
        self.view = _EventView(self.model)
        self.pane = StatefulPane(self.view)
        self.earlier = QPushButton()
        self.page = EventPage(session, pictures)
        self.nothing = Notice()
        self.pages = QStackedWidget()
        for page in (self.nothing, self.page):
            self.pages.addWidget(page)
        self._midnight = QTimer(self, singleShot=True)
        self._build()
        self._connect()
        self._show_state()
        self._say_nothing_chosen()

    @property
    def title(self) -> str:
        """What this screen is called."""
        return self.tr("Agenda")

    def activate(self) -> None:
        """Put the focus where one begins: in the list."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_item(self, uid: str) -> None:
        """Show an event; with the empty uid the list, beginning at the first event to come."""
        if uid:
            self._show(uid)
            self._point_at(uid)
        elif not self.view.currentIndex().isValid():
            self._go_to_first()
        self.activate()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what is over now as such."""
        super().showEvent(event)
        self._refresh()

    def _show(self, uid: str) -> None:
        self._uid = uid
        event = self._session.queries.event(uid)
        if event is not None:
            self.page.show_event(event)
            self.pages.setCurrentWidget(self.page)
            return
        self.nothing.say(
            "calendar-days",
            self.tr("This is no longer in the agenda"),
            self.tr("It was cancelled or moved, or it is no longer shared with you."),
        )
        self.pages.setCurrentWidget(self.nothing)

    def _point_at(self, uid: str) -> None:
        index = self.model.index_of(uid)
        if not index.isValid() and not self.model.earlier and self._session.queries.event(uid) is not None:
            self._toggle_earlier()
            index = self.model.index_of(uid)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def _go_to_first(self) -> None:
        index = self.model.first_to_come()
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def _say_nothing_chosen(self) -> None:
        self.nothing.say(
            "calendar-days",
            self.tr("What is on?"),
            self.tr("Choose something in the agenda to read more and to add it to your own calendar."),
        )

    def _show_state(self) -> None:
        past = self.model.past
        self.earlier.setVisible(bool(past))
        self.pages.setVisible(bool(past or self.model.rowCount()))
        hide, show = self.tr("Hide what is over"), self.tr("%n earlier", "", past)
        self.earlier.setText(hide if self.model.earlier else show)
        if self.model.rowCount():
            self.pane.show_content()
        elif past:
            self.pane.show_notice(
                "coffee",
                self.tr("Nothing to come"),
                self.tr("There is nothing in the agenda from today on."),
                show,
            )
        else:
            self.pane.show_notice(
                "calendar-days",
                self.tr("The agenda is still empty"),
                self.tr("Walk-in sessions, trainings and get-togethers appear here as soon as somebody plans one."),
            )

    def _build(self) -> None:
        self.earlier.setMinimumHeight(TARGET)
        head = QHBoxLayout()
        head.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, SPACE)
        head.addWidget(Text(Type.TITLE, self.title), stretch=1)
        head.addWidget(self.earlier)
        side = _Side()
        side.setMinimumWidth(NARROWEST_LIST)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.pane, stretch=1)
        self.pages.setMinimumWidth(NARROWEST_PAGE)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(side)
        splitter.addWidget(self.pages)
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        splitter.setSizes([LIST_WIDTH, PAGE_WIDTH])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.clicked.connect(self._on_current)
        self.earlier.clicked.connect(self._toggle_earlier)
        self.pane.action_requested.connect(self._toggle_earlier)
        self.page.place_requested.connect(self.place_requested)
        self._midnight.timeout.connect(self._refresh)

    @Slot(QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self._show(index.data(UID_ROLE))

    @Slot()
    def _toggle_earlier(self) -> None:
        self.model.show_earlier(shown=not self.model.earlier)
        self._show_state()
        index = self.view.currentIndex()
        place = index if index.isValid() else self.model.first_to_come()
        self.view.scrollTo(place, QAbstractItemView.ScrollHint.PositionAtCenter)

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if changed.touches(Kind.EVENTS, Kind.TEAMS):
            self._refresh()
            if self._uid and self._uid in changed.uids.get(Kind.EVENTS, ()):
                self._show(self._uid)

    @Slot()
    def _refresh(self) -> None:
        self.model.refresh()
        self._show_state()
        moment = now()
        midnight = (moment + timedelta(days=1)).replace(hour=0, minute=0, second=1, microsecond=0)
        self._midnight.start(round((midnight - moment).total_seconds() * 1000))


class _EventView(QListView):
    def __init__(self, model: AgendaModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(EventDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Agenda"))
        theme.changed().connect(self.scheduleDelayedItemsLayout)


class _Side(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a sheet as high as the screen, with a line beside it."""
        worn = theme.colours()
        painter = QPainter(self)
        painter.fillRect(self.rect(), worn.surface)
        painter.setPen(worn.border)
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())
