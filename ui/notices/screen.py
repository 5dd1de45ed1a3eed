"""The list behind the bell: what one was told of, also where the desktop could not show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import navigation, theme
from ui.navigation import Place
from ui.notices.model import NOTICE_ROLE, NoticesModel
from ui.notices.pane import NoticePane
from ui.notices.places import place_of
from ui.notices.row_painting import NoticeDelegate
from ui.notifying import Topic
from ui.theme import SPACE, Type
from ui.widgets.labels import Text
from ui.widgets.states import StatefulPane

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.notices.matter import Matter, Notice
    from ui.session import Session
    from ui.settings import UiSettings
    from ui.widgets.pictures import PictureLoader

PANE_WIDTH = 380


class NoticeList(QListView):
    """The rows. `opened` carries the Notice that was double clicked, or on which Enter was pressed."""

    opened = Signal(object)
    read = Signal(object)
    """The Notice on which the space bar was pressed."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, the space bar marks as read."""
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(index.data(NOTICE_ROLE))
        elif index.isValid() and event.key() == Qt.Key.Key_Space:
            self.read.emit(index.data(NOTICE_ROLE))
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what is clicked twice."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(index.data(NOTICE_ROLE))


class NoticesScreen(QWidget):
    """The notices on the left, and the chosen one on the right."""

    place_requested = Signal(object)

    def __init__(
        self, session: Session, pictures: PictureLoader, settings: UiSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._board = session.notices
        self.model = NoticesModel(self._board, self)
        self.view = NoticeList()
        self.view.setModel(self.model)
        self.view.setItemDelegate(NoticeDelegate(session.queries, pictures, self.view))
        self.stateful = StatefulPane(self.view)
        self.pane = NoticePane(self._board, settings)
        self.see_all = QPushButton(theme.icon("check"), self.tr("Mark all as read"))
        self._build()
        self.see_all.clicked.connect(self._board.see_all)
        self.view.opened.connect(self._open_notice)
        self.view.read.connect(lambda notice: self._board.see([notice.matter.key]))
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.pane.open_requested.connect(self.open_matter)
        self.pane.preferences_requested.connect(lambda: self.place_requested.emit(Place(navigation.PREFERENCES)))
        self._board.changed.connect(self._show_state)
        pictures.ready.connect(self.view.viewport().update)
        theme.changed().connect(self._dress)
        self._dress()
        self._show_state()

    def show_item(self, uid: str) -> None:
        """Show the notice whose key is `uid`; with the empty one, the newest."""
        index = self.model.index_of(uid) if uid else self.view.currentIndex()
        if not index.isValid():
            index = self.model.index(0, 0) if self.model.rowCount() else QModelIndex()
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_matter(self, matter: Matter) -> None:
        """Show what a matter is about, and take it that the person knows of it."""
        self._board.see([matter.key])
        if matter.topic is Topic.SIGN_IN:
            self._session.sign_in_again_requested.emit()
        else:
            self.place_requested.emit(place_of(matter, self._session.queries))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground of the list and of the pane."""
        QPainter(self).fillRect(self.rect(), theme.colours().window)

    def _build(self) -> None:
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setAccessibleName(self.tr("Notifications"))
        head = QHBoxLayout()
        head.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 2, SPACE)
        head.addWidget(Text(Type.TITLE, self.tr("Notifications")))
        head.addStretch(1)
        head.addWidget(self.see_all)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(head)
        left.addWidget(self.stateful, stretch=1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.pane)
        scroll.setMinimumWidth(PANE_WIDTH)
        self._side = scroll
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, stretch=3)
        row.addWidget(scroll, stretch=2)

    @Slot()
    def _dress(self) -> None:
        palette = self.view.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.colours().surface)
        self.view.setPalette(palette)

    @Slot()
    def _show_state(self) -> None:
        notices = self._board.notices
        self.see_all.setEnabled(bool(self._board.unseen))
        if notices:
            self.stateful.show_content()
        else:
            self.stateful.show_notice(
                "bell",
                self.tr("Nothing yet"),
                self.tr("What others do that concerns you stands here, also when this computer cannot show it."),
            )
        current = self.view.currentIndex()
        self._side.setVisible(current.isValid())
        if current.isValid():
            self.pane.show_notice(current.data(NOTICE_ROLE))

    @Slot()
    def _on_current(self) -> None:
        self._show_state()

    @Slot(object)
    def _open_notice(self, notice: Notice) -> None:
        self.open_matter(notice.matter)
