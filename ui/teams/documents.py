"""The documents of a team: a folder's rows, what one can do with them, and dropping files onto them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from sync.engine.events import Direction, TransferStatus
from sync.errors import QT_TRANSLATE_NOOP, UnusableFile
from ui import theme
from ui.news.audience import explained_audience
from ui.news.themed_icon import ThemedIcon
from ui.teams.asking import Asking
from ui.teams.attachments import held_attachment, number_held
from ui.teams.breadcrumb import Breadcrumb
from ui.teams.browsing import Browsing
from ui.teams.clipboard import Clipboard, held_picture, is_cut, picture_name
from ui.teams.dragging import Dragging, dragged_uids
from ui.teams.drop_overlay import DropOverlay
from ui.teams.editing_actions import EditingActions
from ui.teams.editing_strip import EditingStrip
from ui.teams.file_actions import FileActions
from ui.teams.files_view import FilesView
from ui.teams.lock_watching import LockWatching
from ui.teams.looking import Looking
from ui.teams.marking import Marking
from ui.teams.notice_strip import NoticeStrip
from ui.teams.opening import Opener
from ui.teams.organising import Organising
from ui.teams.receiving import Receiving
from ui.theme import SPACE
from ui.widgets.file_drops import local_paths
from ui.widgets.states import StatefulPane
from ui.widgets.undo_bar import UndoBar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QResizeEvent

    from sync.engine.events import Transfer
    from sync.errors import MienskipError
    from sync.models import Team
    from ui.session import Session
    from ui.settings import UiSettings
    from ui.widgets.pictures import PictureLoader

FETCHING = QT_TRANSLATE_NOOP("errors", "It is being fetched. Drag it once more when it is here.")


class DocumentsPane(QWidget):
    """Shows one folder at a time. `folder_requested` carries the uid of another folder, or of the team itself."""

    folder_requested = Signal(str)

    def __init__(
        self,
        session: Session,
        pictures: PictureLoader,
        parent: QWidget | None = None,
        *,
        settings: UiSettings | None = None,
        asking: Asking | None = None,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.asking = asking or Asking()
        self._team: Team | None = None
        self._folder_title = ""
        self._stale = False
        self.breadcrumb = Breadcrumb()
        self.strip = NoticeStrip()
        self.view = FilesView(session, pictures)
        self.browsing = Browsing(self.view, settings, self)
        self.opener = Opener(session, self, open_url=open_url)
        self.file_actions = FileActions(session, self.view, self.opener, lambda: self.asking)
        self.editing = EditingActions(session, self.view, self.opener, self.view.chosen, open_url=open_url)
        self.undo_bar = UndoBar()
        self.organising = Organising(session, self.view, self.undo_bar, lambda: self.asking)
        self.file_actions.more += self.editing.all
        self.marking = Marking(session, self.view, lambda: self.asking)
        self.file_actions.more += self.marking.all
        self.clipboard = Clipboard(self.view)
        self.file_actions.last += (*self.clipboard.all, *self.organising.all)
        self.receiving = Receiving(session, self, lambda: self.asking)
        self.dragging = Dragging(session, self.view)
        self.looking = Looking(session, self.view, self.opener)
        self.editing_strip = EditingStrip(session)
        self._lock_watching = LockWatching(session, self.view)
        self.pane = StatefulPane(self.view)
        self.overlay = DropOverlay(self)
        self._build()
        self._connect()
        self.setAcceptDrops(True)

    def show_folder(self, team: Team, folder_uid: str) -> None:
        """Show a folder of a team; the team's own uid is its top."""
        self._team = team
        self.strip.hide()
        self.browsing.clear()
        self.view.files.show_folder(folder_uid)
        self._fill()

    def refresh(self) -> None:
        """Read the folder again; what is selected stays selected. A name that somebody is typing is waited for."""
        self._stale = self.view.is_naming
        if self._team is not None and not self._stale:
            self._team = self._session.queries.team(self._team.uid) or self._team
            self.view.files.refresh()
            self._fill()

    def focus(self) -> None:
        """Put the focus on the rows, or where there are none on what makes the first one."""
        (self.view if self.view.files.rowCount() else self.add).setFocus()

    def share(self, paths: Iterable[Path], folder_uid: str = "") -> None:
        """Send what can be sent into the folder that is shown, or another one; say why of what cannot."""
        if self._team is not None:
            folder = self._session.queries.document(folder_uid) if folder_uid else None
            place = folder.title if folder is not None else self._folder_title
            self.receiving.share(list(paths), folder_uid or self.view.files.folder_uid, place)

    def leave(self) -> None:
        """End the worker, and carry out what could still have been undone."""
        self.undo_bar.carry_out()
        self.receiving.leave()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say with whom files are about to be shared, or where documents of here are put."""
        data = event.mimeData()
        if self._team is None or not (dragged_uids(data) or data.urls() or data.hasImage() or number_held(data)):
            return
        if not dragged_uids(data):
            self._aim(event.position().toPoint())
            self.overlay.cover()
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Say into which folder."""
        point = event.position().toPoint()
        if dragged_uids(event.mimeData()):
            target = self._target_at(point)
            self.view.aim_at(target)
            event.setDropAction(Qt.DropAction.CopyAction if _is_to_copy(event) else Qt.DropAction.MoveAction)
            event.setAccepted(bool(target))
            return
        self._aim(point)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Say nothing any more."""
        self._stop_aiming()

    def dropEvent(self, event: QDropEvent) -> None:
        """Share what was dropped, or move what is here already."""
        data, folder_uid = event.mimeData(), self.view.aimed_at
        self._stop_aiming()
        event.setDropAction(Qt.DropAction.CopyAction)  # a move would have the file manager delete the original
        event.accept()
        target = folder_uid or self.breadcrumb.uid_at(self._on_breadcrumb(event)) if dragged_uids(data) else folder_uid
        self._take_in(data, target, cut=not _is_to_copy(event))

    def _take_in(self, data: QMimeData, folder_uid: str, *, cut: bool) -> None:
        """Put what was dropped or pasted into a folder; the empty uid for the one that is shown."""
        target = folder_uid or self.view.files.folder_uid
        uids, paths, picture = dragged_uids(data), local_paths(data), held_picture(data)
        attachment = held_attachment(data)
        if uids and cut:
            self.organising.move(uids, target)
        elif uids:
            self.organising.copy(uids, target)
        elif paths:
            self.share(paths, folder_uid)
        elif attachment is not None:
            self.receiving.share_attachment(*attachment, target, others=number_held(data) - 1)
        elif picture is not None:
            name = picture_name(data, datetime.now(), lambda time: self.tr("Picture {time}").format(time=time))  # noqa: DTZ005  the clock on the wall
            self.receiving.share_picture(picture, name, target)
        else:
            self.receiving.refuse_links(data)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the overlay on top of all."""
        super().resizeEvent(event)
        self.overlay.setGeometry(self.rect())

    def _build(self) -> None:
        self.add = QPushButton(self.tr("Add files…"))
        ThemedIcon(self.add, "plus", "on_accent")
        self.add.setDefault(True)
        bar = QHBoxLayout()
        bar.setSpacing(SPACE // 2)
        bar.addWidget(self.breadcrumb, 1)
        for action in (
            self.file_actions.retry,
            self.file_actions.discard,
            self.file_actions.copy,
            self.file_actions.save,
            self.editing.edit,
        ):
            bar.addWidget(_tool(action))
        bar.addSpacing(SPACE // 2)
        bar.addWidget(self.browsing)
        bar.addWidget(_tool(self.organising.new_folder))
        bar.addWidget(self.add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, SPACE, 3 * SPACE, SPACE)
        layout.setSpacing(SPACE)
        layout.addLayout(bar)
        layout.addWidget(self.strip)
        layout.addWidget(self.editing_strip)
        layout.addWidget(self.pane, 1)
        layout.addWidget(self.undo_bar)

    def _connect(self) -> None:
        self.add.clicked.connect(self._ask_for_files)
        self.pane.action_requested.connect(self._ask_for_files)
        self.browsing.looked.connect(self._fill)
        self.breadcrumb.chosen.connect(self.folder_requested)
        self.file_actions.folder_requested.connect(self.folder_requested)
        self.view.up_requested.connect(self._go_up)
        self.view.list.delegate.retry_requested.connect(self._session.retry)
        self.view.list.delegate.cancel_requested.connect(self._session.cancel)
        self.opener.failed.connect(self._say)
        self.clipboard.pasted.connect(self._paste)
        self.receiving.refused.connect(self.strip.say)
        self.dragging.fetching.connect(self._say_fetching)
        self.view.drag_begun.connect(self._drag)
        # The view has let go of the editor only after this signal.
        for delegate in (self.view.list.delegate, self.view.grid.delegate):
            delegate.closeEditor.connect(self._on_named, Qt.ConnectionType.QueuedConnection)
        self.editing.failed.connect(self._say)
        self.file_actions.changed.connect(self.editing.update)
        self._session.transfer_changed.connect(self._on_transfer)

    @Slot()
    def _fill(self) -> None:
        if self._team is None:
            return
        path = self._session.queries.path_to(self.view.files.folder_uid)
        if not path:
            self.view.files.show_folder(self._team.uid)  # the folder is gone: its team is the nearest that is left
            path = [self._team]
        self._folder_title = path[-1].title
        self.breadcrumb.show_path(path)
        if self.view.files.rowCount():
            self.pane.show_content()
            return
        if self.browsing.text:
            self.pane.show_notice(
                "search",
                self.tr("Nothing found"),
                self.tr("No document here or below has a name with \u201c{words}\u201d.").format(
                    words=self.browsing.text
                ),
            )
            return
        self.pane.show_notice(
            "folder-open",
            self.tr("Nothing in {place} yet").format(place=self._folder_title),
            self.tr("Drag files here: {audience}").format(audience=self._audience),
            self.tr("Add files…"),
        )

    @property
    def _audience(self) -> str:
        team = self._team
        return explained_audience(team.audience, team.title) if team is not None else ""

    def _aim(self, point: QPoint) -> None:
        """Say what a drop at this point does."""
        team = self._team
        if team is None:
            return
        viewport = self.view.viewport()
        over = viewport.isVisible() and viewport.rect().contains(viewport.mapFrom(self, point))
        folder = self.view.folder_at(viewport.mapFrom(self, point)) if over else None
        self.view.aim_at(folder.document.uid if folder else "")
        title = self.tr("Drop to share with {team}").format(team=team.title)
        if folder is not None:
            title = self.tr("Drop to share with {team}, in {folder}").format(
                team=team.title, folder=folder.document.title
            )
        elif self.view.files.folder_uid != team.uid:
            title = self.tr("Drop to share with {team}, in {folder}").format(team=team.title, folder=self._folder_title)
        self.overlay.say(title, f"{self._audience} {self._colleagues()}".strip())

    def _colleagues(self) -> str:
        team = self._team
        count = len(self._session.queries.team_people(team)) if team is not None and team.group else 0
        return self.tr("%n colleague(s) work there.", "", count) if count else ""

    def _target_at(self, point: QPoint) -> str:
        """Give the folder that a drop at this point puts documents into; the empty string for none."""
        viewport = self.view.viewport()
        folder = self.view.folder_at(viewport.mapFrom(self, point))
        if folder is not None and viewport.rect().contains(viewport.mapFrom(self, point)):
            return folder.document.uid
        return self.breadcrumb.uid_at(self.breadcrumb.mapFrom(self, point))

    def _on_breadcrumb(self, event: QDropEvent) -> QPoint:
        return self.breadcrumb.mapFrom(self, event.position().toPoint())

    @Slot()
    def _on_named(self) -> None:
        if self._stale:
            self.refresh()

    @Slot(object)
    def _paste(self, data: QMimeData) -> None:
        if self._team is not None and not self.view.is_naming:
            self._take_in(data, "", cut=is_cut(data))

    @Slot()
    def _drag(self) -> None:
        self.dragging.begin(self.view.chosen())

    @Slot(object)
    def _say_fetching(self, names: list[str]) -> None:
        self.strip.say([UnusableFile(name=name, reason=FETCHING) for name in names])

    def _stop_aiming(self) -> None:
        self.view.aim_at("")
        self.overlay.hide()

    @Slot()
    def _ask_for_files(self) -> None:
        self.share(self.asking.for_files(self))

    @Slot()
    def _go_up(self) -> None:
        path = self._session.queries.path_to(self.view.files.folder_uid)
        if len(path) > 1:
            self.folder_requested.emit(path[-2].uid)

    @Slot(object)
    def _say(self, error: MienskipError) -> None:
        self.strip.say([error])

    @Slot(object)
    def _on_transfer(self, transfer: Transfer) -> None:
        if transfer.direction is Direction.DOWN and transfer.status in (
            TransferStatus.FAILED,
            TransferStatus.CANCELLED,
        ):
            self.opener.forget(transfer.document_uid)


def _is_to_copy(event: QDropEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _tool(action: QAction) -> QToolButton:
    """Make a button that is there as long as its action makes sense; its tip says what it does."""
    tool = QToolButton()
    tool.setDefaultAction(action)
    tool.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    tool.setAutoRaise(True)
    tool.setMinimumSize(theme.TARGET, theme.TARGET)
    tool.setAccessibleName(action.text())

    def follow() -> None:
        tool.setVisible(action.isEnabled())

    action.changed.connect(follow)
    follow()
    return tool
