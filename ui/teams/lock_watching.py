"""Has the engine look at who is working on the documents that are on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Slot

if TYPE_CHECKING:
    from ui.session import Session
    from ui.teams.files_view import FilesView

SETTLES_MS = 400
"""Scrolling past documents is no reason to ask about each."""


class LockWatching(QObject):
    """Follows what `view` shows for as long as it can be seen."""

    def __init__(self, session: Session, view: FilesView) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLES_MS)
        self._timer.timeout.connect(self._look)
        view.files.modelReset.connect(self._timer.start)
        view.files.layoutChanged.connect(self._timer.start)
        view.files.rowsInserted.connect(self._timer.start)
        view.scrolled.connect(self._timer.start)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt: a folder that is out of sight is asked about no longer."""
        if watched is self._view and event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._timer.start()
        return super().eventFilter(watched, event)

    @Slot()
    def _look(self) -> None:
        self._session.editing.watch_locks(self._on_screen() if self._view.isVisible() else ())

    def _on_screen(self) -> list[str]:
        rows = self._view.rows_on_screen()
        return [row.document.uid for row in rows if not row.waiting and not row.document.is_folder]
