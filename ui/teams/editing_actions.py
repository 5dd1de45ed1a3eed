"""Changing a document in its usual program, from the file view: edit, done, and the versions that there were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from sync.errors import Locked
from ui.teams.actions import added_action, offer
from ui.teams.locked_dialog import LockedDialog
from ui.teams.opening import is_program
from ui.teams.versions_window import VersionsWindow
from ui.widgets.dates import clock_time

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from sync.engine.editing_events import EditReady, EditRefused, LockLost
    from ui.session import Session
    from ui.teams.files_model import FileRow
    from ui.teams.opening import Opener


class EditingActions(QObject):
    """The actions on the rows that `chosen` gives; `failed` carries an error of `sync.errors` to be said."""

    failed = Signal(object)

    def __init__(
        self,
        session: Session,
        view: QWidget,
        opener: Opener,
        chosen: Callable[[], Sequence[FileRow]],
        *,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._opener = opener
        self._chosen = chosen
        self._open_url = open_url
        self._asked: set[str] = set()
        self.dialog: LockedDialog | None = None
        self.versions_window: VersionsWindow | None = None
        self.edit = added_action(view, self.tr("Edit"), "pencil", self._edit, "Ctrl+E")
        self.edit.setToolTip(self.tr("Open it in its usual program; what you save is a new version for everybody"))
        self.done = added_action(view, self.tr("Done editing"), "check", self._finish)
        self.wait = added_action(view, self.tr("Tell me when it is free"), "bell", self._wait)
        self.wait.setCheckable(True)
        self.versions = added_action(view, self.tr("Versions…"), "clock", self._show_versions, "Ctrl+H")
        session.editing.ready.connect(self._on_ready)
        session.editing.refused.connect(self._on_refused)
        session.editing.lock_lost.connect(self._on_lost)

    @property
    def all(self) -> tuple[QAction, ...]:
        """The actions, in the order in which they stand in a menu."""
        return (self.edit, self.done, self.wait, self.versions)

    def update(self) -> None:
        """Look at what is selected."""
        files = [row for row in self._chosen() if not row.waiting and not row.document.is_folder]
        edited = {copy.uid for copy in self._session.queries.working_copies() if not copy.done}
        self.edit.setEnabled(len(files) == 1 and not is_program(files[0].document.filename))
        offer(self.done, sensible=any(row.document.uid in edited for row in files))
        others = [row for row in files if row.lock is not None and not row.lock.mine]
        awaited = self._session.queries.awaited() if others else frozenset()
        offer(self.wait, sensible=len(files) == 1 and bool(others))
        self.wait.setChecked(any(row.document.uid in awaited for row in others))
        self.versions.setEnabled(len(files) == 1)

    def _edit(self) -> None:
        for row in self._chosen()[:1]:
            self.begin(row.document.uid)

    def begin(self, uid: str) -> None:
        """Have a document be changed."""
        self._asked.add(uid)
        self._session.editing.edit(uid)

    def _finish(self) -> None:
        for row in self._chosen():
            self._session.editing.finish(row.document.uid)

    def _wait(self) -> None:
        for row in self._chosen()[:1]:
            self._session.editing.await_free(row.document.uid, wanted=self.wait.isChecked())

    def _show_versions(self) -> None:
        for row in self._chosen()[:1]:
            window = VersionsWindow(self._session, row.document, self._opener, self._view.window())
            self.versions_window = window
            window.show()

    @Slot(object)
    def _on_ready(self, ready: EditReady) -> None:
        self._asked.discard(ready.uid)
        self._opener.show(ready.path)

    @Slot(object)
    def _on_refused(self, refused: EditRefused) -> None:
        document = self._session.queries.document(refused.uid)
        if document is None or refused.uid not in self._asked:
            return
        self._asked.discard(refused.uid)
        lock = refused.lock
        holder = self._session.queries.person_by_username(lock.username) if lock else None
        dialog = LockedDialog(document, lock, holder, self._view.window())
        uid = refused.uid
        dialog.read_requested.connect(lambda: self._opener.open(uid))
        dialog.wait_requested.connect(lambda: self._session.editing.await_free(uid, wanted=True))
        dialog.break_requested.connect(lambda: self._take_over(uid))
        dialog.mail_requested.connect(self._open_url)
        self.dialog = dialog
        dialog.open()

    def _take_over(self, uid: str) -> None:
        self._asked.add(uid)
        self._session.editing.break_lock(uid)

    @Slot(object)
    def _on_lost(self, lost: LockLost) -> None:
        since = clock_time(lost.lock.since) if lost.lock.since else ""
        self.failed.emit(Locked("somebody else has it", who=lost.lock.name, since=since))
