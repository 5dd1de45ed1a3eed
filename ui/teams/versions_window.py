"""The versions of a document: who made each when, to be opened, compared side by side, and made the newest again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sync.models import Kind
from ui import theme
from ui.errors import spoken
from ui.news.themed_icon import ThemedIcon
from ui.teams.comparison import compared
from ui.teams.comparison_view import ComparisonView
from ui.teams.document_text import NoText, has_text, paragraphs_of
from ui.teams.version_painting import VersionDelegate
from ui.theme import SPACE, Type
from ui.widgets.background import Background
from ui.widgets.dates import clock_time, spoken_day
from ui.widgets.labels import ElidedText, Text
from ui.widgets.states import StatefulPane

if TYPE_CHECKING:
    from pathlib import Path

    from sync.engine.editing_events import VersionReady, VersionsListed
    from sync.engine.events import Changed, Problem
    from sync.models import Document
    from sync.server import StoredVersion
    from ui.session import Session
    from ui.teams.comparison import Pair
    from ui.teams.opening import Opener

SIZE = (1000, 640)
LIST_WIDTH = 280
NUMBER = int(Qt.ItemDataRole.UserRole)


class VersionsWindow(QDialog):
    """Shows the versions of one document; one that is chosen is compared with the newest, two with each other."""

    def __init__(self, session: Session, document: Document, opener: Opener, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(self.tr("Versions of {title}").format(title=document.title))
        self.resize(*SIZE)
        self._session = session
        self._document = document
        self._opener = opener
        self._versions: dict[int, StoredVersion] = {}
        self._here: dict[int, Path] = {}
        self._to_open: set[int] = set()
        self._background = Background(session, self)
        self.list = QListWidget()
        self.comparison = ComparisonView()
        self.pane = StatefulPane(self.comparison)
        self.look = QPushButton(self.tr("Open"))
        self.restore = QPushButton(self.tr("Make it the newest again"))
        self.said = Text(Type.SMALL, quiet=True, wrap=True)
        self._build()
        self._connect()
        self.pane.show_loading()
        session.editing.ask_versions(document.uid)

    def done(self, result: int) -> None:
        """End the worker with the window."""
        self._background.close()
        super().done(result)

    @property
    def chosen(self) -> list[int]:
        """The numbers of the versions that are selected, the earliest first."""
        return sorted(item.data(NUMBER) for item in self.list.selectedItems())

    def _build(self) -> None:
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("Versions, the newest first"))
        self.list.setMinimumWidth(LIST_WIDTH)
        self.list.setMaximumWidth(LIST_WIDTH)
        self.list.setItemDelegate(VersionDelegate(self.list))
        self.list.setMouseTracking(True)
        ThemedIcon(self.look, "external-link")
        ThemedIcon(self.restore, "rotate-ccw")
        for button in (self.look, self.restore):
            button.setAutoDefault(False)
            button.setMinimumHeight(theme.TARGET)
        side = QVBoxLayout()
        side.setSpacing(SPACE)
        side.addWidget(self.list, 1)
        side.addWidget(self.said)
        side.addWidget(self.look)
        side.addWidget(self.restore)
        title = ElidedText(Type.HEADING, self._document.title)
        body = QHBoxLayout()
        body.setSpacing(2 * SPACE)
        body.addLayout(side)
        body.addWidget(self.pane, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(title)
        layout.addLayout(body, 1)

    def _connect(self) -> None:
        desk = self._session.editing
        desk.versions_listed.connect(self._on_listed)
        desk.version_ready.connect(self._on_ready)
        self._session.problem.connect(self._on_problem)
        self._session.changed.connect(self._on_changed)
        self.list.itemSelectionChanged.connect(self._on_chosen)
        self.list.itemDoubleClicked.connect(self._open_chosen)
        self.look.clicked.connect(self._open_chosen)
        self.restore.clicked.connect(self._restore)

    @Slot(object)
    def _on_listed(self, listed: VersionsListed) -> None:
        if listed.uid != self._document.uid:
            return
        self._versions = {version.number: version for version in listed.versions}
        self.list.clear()
        for version in listed.versions:
            item = QListWidgetItem(self._words(version))
            item.setData(NUMBER, version.number)
            self.list.addItem(item)
        if not listed.versions:
            self.pane.show_notice(
                "clock", self.tr("No versions are kept"), self.tr("The intranet keeps no versions of this document.")
            )
            return
        self.list.setCurrentRow(min(1, self.list.count() - 1))
        self.list.setFocus()

    def _words(self, version: StoredVersion) -> str:
        when = f"{spoken_day(version.made.astimezone().date())} {clock_time(version.made)}"
        newest = version.number == max(self._versions)
        first = self.tr("{time} · now").format(time=when) if newest else when
        return "\n".join(part for part in (first, version.author, version.comment) if part)

    def _name_of(self, number: int) -> str:
        return " · ".join(self._words(self._versions[number]).splitlines()[:2])

    @Slot()
    def _on_chosen(self) -> None:
        chosen = self.chosen
        newest = max(self._versions, default=0)
        edited = {copy.uid for copy in self._session.queries.working_copies()}
        is_edited = self._document.uid in edited
        self.look.setEnabled(len(chosen) == 1)
        self.restore.setEnabled(len(chosen) == 1 and chosen[0] != newest and not is_edited)
        self.restore.setToolTip(self.tr("You are changing this document: finish that first") if is_edited else "")
        self._compare()

    def _pair(self) -> tuple[int, int] | None:
        """Give the two versions that are to be compared; None where there is nothing to compare."""
        chosen, newest = self.chosen, max(self._versions, default=0)
        if len(chosen) == 1:
            return (chosen[0], newest) if chosen[0] != newest else None
        return (chosen[0], chosen[-1]) if chosen else None

    def _compare(self) -> None:
        pair = self._pair()
        if pair is None:
            self.pane.show_notice(
                "file-text",
                self.tr("This is how it is now"),
                self.tr("Choose an earlier version to see what has changed since, or two to compare them."),
            )
        elif not has_text(self._document.filename or self._document.title):
            self._say_no_text()
        elif missing := [number for number in pair if number not in self._here]:
            self.pane.show_loading()
            for number in missing:
                self._session.editing.open_version(self._document.uid, number)
        else:
            earlier, later = (self._here[number] for number in pair)
            self._background.ask(
                "compare", lambda _queries: _compared(earlier, later), lambda found: self._show_compared(pair, found)
            )

    @Slot(object)
    def _on_ready(self, ready: VersionReady) -> None:
        if ready.uid != self._document.uid:
            return
        self._here[ready.number] = ready.path
        if ready.number in self._to_open:
            self._to_open.discard(ready.number)
            self._opener.show_to_read(ready.path)
        pair = self._pair()
        if pair is not None and ready.number in pair and set(pair) <= self._here.keys():
            self._compare()

    def _show_compared(self, pair: tuple[int, int], found: list[Pair] | None) -> None:
        if pair != self._pair():
            return
        if found is None:
            self._say_no_text()
        elif not any(one.differs for one in found):
            self.pane.show_notice(
                "check", self.tr("The text is the same"), self.tr("Only how it looks, or what is not text, can differ.")
            )
        else:
            self.comparison.show_pairs(found, self._name_of(pair[0]), self._name_of(pair[1]))
            self.pane.show_content()

    def _say_no_text(self) -> None:
        self.pane.show_notice(
            "file",
            self.tr("These cannot be shown side by side"),
            self.tr("Open both versions in their usual program to compare them."),
        )

    @Slot()
    def _open_chosen(self) -> None:
        for number in self.chosen[:1]:
            if number in self._here:
                self._opener.show_to_read(self._here[number])
            else:
                self._to_open.add(number)
                self._session.editing.open_version(self._document.uid, number)

    @Slot()
    def _restore(self) -> None:
        for number in self.chosen[:1]:
            self.restore.setEnabled(False)
            self.said.setText(self.tr("It becomes the newest version as soon as it is sent."))
            self._session.editing.restore_version(self._document.uid, number)

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        """List them again when the document is another."""
        if self._document.uid not in changed.uids.get(Kind.DOCUMENTS, frozenset()):
            return
        now = self._session.queries.document(self._document.uid)
        if now is not None and now.modified != self._document.modified:
            self._document = now
            self.said.setText("")
            QTimer.singleShot(0, self, self._ask_again)

    @Slot()
    def _ask_again(self) -> None:
        self._session.editing.ask_versions(self._document.uid)

    @Slot(object)
    def _on_problem(self, problem: Problem) -> None:
        if not self._versions:
            title, message = spoken(problem.error)
            self.pane.show_notice("circle-alert", title, message)
        else:
            self.said.setText(". ".join(spoken(problem.error)))


def _compared(earlier: Path, later: Path) -> list[Pair] | None:
    """Read and compare two versions; None where there is no text to compare."""
    try:
        return compared(paragraphs_of(earlier), paragraphs_of(later))
    except NoText:
        return None
