"""What a post was before: its versions, each to be read, and to be put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sync.cache.fields import values_of
from ui import theme
from ui.errors import spoken
from ui.news.themed_icon import ThemedIcon
from ui.teams.version_painting import VersionDelegate
from ui.theme import SPACE, Type
from ui.widgets.dates import clock_time, spoken_day
from ui.widgets.html_view import HtmlView
from ui.widgets.labels import ElidedText, Text
from ui.widgets.states import StatefulPane

if TYPE_CHECKING:
    from sync.engine.events import Problem
    from sync.engine.posting_events import PostHistory, PostVersion
    from sync.models import NewsItem
    from sync.server import StoredVersion
    from ui.session import Session
    from ui.widgets.pictures import PictureLoader

SIZE = (960, 640)
LIST_WIDTH = 260
NUMBER = int(Qt.ItemDataRole.UserRole)
WRITTEN = ("title", "lead", "body_html")
"""What of a post comes back with a version."""


class PostHistoryWindow(QDialog):
    """Lists the versions of one post and shows the one that is chosen."""

    def __init__(
        self, session: Session, item: NewsItem, pictures: PictureLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Earlier versions of “{title}”").format(title=item.title))
        self.resize(*SIZE)
        self._session = session
        self._item = item
        self._known: dict[int, NewsItem] = {}
        self.list = QListWidget()
        self.title = Text(Type.TITLE, wrap=True)
        self.lead = Text(Type.BODY, wrap=True)
        self.body = HtmlView(pictures)
        self.restore = QPushButton(self.tr("Put this version back"))
        self.pane = StatefulPane(self._page())
        self._build()
        self._connect()
        self.pane.show_loading()
        session.posting.ask_history(item.uid)

    @property
    def _chosen(self) -> int | None:
        row = self.list.currentRow()
        return int(self.list.item(row).data(NUMBER)) if row >= 0 else None

    def _page(self) -> QScrollArea:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 2 * SPACE)
        column.setSpacing(2 * SPACE)
        for widget in (self.title, self.lead, self.body):
            column.addWidget(widget)
        column.addStretch()
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        return area

    def _build(self) -> None:
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("Versions, the newest first"))
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setItemDelegate(VersionDelegate(self.list))
        self.list.setMouseTracking(True)
        self.restore.setAutoDefault(False)
        self.restore.setEnabled(False)
        self.restore.setMinimumHeight(theme.TARGET)
        ThemedIcon(self.restore, "rotate-ccw")
        side = QVBoxLayout()
        side.setSpacing(SPACE)
        side.addWidget(self.list, 1)
        side.addWidget(self.restore)
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE)
        row.addLayout(side)
        row.addWidget(self.pane, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(ElidedText(Type.HEADING, self._item.title))
        layout.addLayout(row, 1)

    def _connect(self) -> None:
        desk = self._session.posting
        desk.history_listed.connect(self._on_listed)
        desk.version_ready.connect(self._on_ready)
        self._session.problem.connect(self._on_problem)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.restore.clicked.connect(self._restore)

    @Slot(object)
    def _on_listed(self, listed: PostHistory) -> None:
        if listed.uid != self._item.uid:
            return
        if not listed.versions:
            words = self.tr("The intranet keeps no versions of this message.")
            self.pane.show_notice("clock", self.tr("No versions are kept"), words)
            return
        self.list.clear()
        for version in listed.versions:
            row = QListWidgetItem(self._words(version, is_newest=version is listed.versions[0]))
            row.setData(NUMBER, version.number)
            self.list.addItem(row)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _words(self, version: StoredVersion, *, is_newest: bool) -> str:
        when = f"{spoken_day(version.made.astimezone().date())} {clock_time(version.made)}"
        first = self.tr("{time} · now").format(time=when) if is_newest else when
        return "\n".join(part for part in (first, version.author, version.comment) if part)

    @Slot()
    def _on_chosen(self) -> None:
        number = self._chosen
        if number is None:
            return
        if number in self._known:
            self._show(self._known[number])
        else:
            self.restore.setEnabled(False)
            self.pane.show_loading()
            self._session.posting.ask_version(self._item.uid, number)

    @Slot(object)
    def _on_ready(self, version: PostVersion) -> None:
        if version.uid == self._item.uid:
            self._known[version.number] = version.item
            if version.number == self._chosen:
                self._show(version.item)

    def _show(self, item: NewsItem) -> None:
        self.title.setText(item.title)
        self.lead.setText(item.lead)
        self.lead.setVisible(bool(item.lead))
        self.body.show_html(item.body_html)
        self.restore.setEnabled(self.list.currentRow() > 0 and not self._item.official)
        self.pane.show_content()

    @Slot(object)
    def _on_problem(self, problem: Problem) -> None:
        if self.pane.is_loading:
            title, message = spoken(problem.error)
            self.pane.show_notice("cloud-off", title, message)

    @Slot()
    def _restore(self) -> None:
        """Have the post read as it did; what is there now becomes an earlier version."""
        earlier = self._known.get(self._chosen if self._chosen is not None else -1)
        present = self._session.queries.news_item(self._item.uid)
        if earlier is None or present is None:
            return
        names = {name: None for name in WRITTEN if getattr(earlier, name) != getattr(present, name)}
        if names:
            self._session.posting.revise(present.uid, values_of(present, names), values_of(earlier, names))
        self.accept()
