"""Dragging documents out of the file view: into another folder here, or as files to another program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEventLoop, QMimeData, QObject, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDrag

from ui.teams.signs import picture_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from sync.engine.events import DocumentReady
    from ui.session import Session
    from ui.teams.files_model import FileRow

DOCUMENTS_TYPE = "application/x-mienskip-documents"
"""What is dragged within Mienskip: the uids of documents and folders, as JSON."""
WAIT = 1500
"""Milliseconds that a drag waits for files: longer would feel as if the pointer had lost them."""
PICTURE = 48


def dragged_uids(data: QMimeData) -> list[str]:
    """Give the documents and folders of this intranet that are dragged; none where it is something else."""
    if not data.hasFormat(DOCUMENTS_TYPE):
        return []
    try:
        uids = json.loads(bytes(data.data(DOCUMENTS_TYPE).data()))
    except ValueError:
        return []
    return [uid for uid in uids if isinstance(uid, str)] if isinstance(uids, list) else []


def uids_as_data(uids: Sequence[str]) -> QByteArray:
    """Give documents and folders of this intranet as what is dragged or lies on the clipboard."""
    return QByteArray(json.dumps(list(uids)).encode())


class Dragging(QObject):
    """Begins drags of rows. A program that takes files gets proper ones, of all documents that are here by then.

    `fetching` carries the names of documents that were not: they are fetched, and can be dragged when they are here.
    """

    fetching = Signal(object)

    def __init__(self, session: Session, view: QWidget) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._wanted: set[str] = set()
        self._ready: dict[str, Path] = {}
        self._loop = QEventLoop(self)
        session.document_ready.connect(self._on_ready)

    def begin(self, rows: Sequence[FileRow]) -> None:
        """Drag rows until they are dropped or let go."""
        files = [row for row in rows if not row.document.is_folder and not row.waiting]
        paths = self._paths({row.document.uid for row in files})
        drag = QDrag(self._view)
        drag.setMimeData(self.data_of(rows, list(paths.values())))
        if rows:
            drag.setPixmap(picture_of(rows[0].document, PICTURE, self._view.devicePixelRatioF()))
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.CopyAction)
        missing = [row.document.title for row in files if row.document.uid not in paths]
        if missing:
            self.fetching.emit(missing)

    @staticmethod
    def data_of(rows: Sequence[FileRow], paths: Sequence[Path]) -> QMimeData:
        """Make what is dragged: the rows for Mienskip itself, their files for all others."""
        data = QMimeData()
        data.setData(DOCUMENTS_TYPE, uids_as_data([row.document.uid for row in rows]))
        if paths:
            data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        return data

    def _paths(self, uids: set[str]) -> dict[str, Path]:
        """Ask for the files and wait a moment for them; what is not there in time goes on being fetched."""
        self._wanted, self._ready = set(uids), {}
        for uid in sorted(uids):
            self._session.open_document(uid)
        if self._wanted - self._ready.keys():
            QTimer.singleShot(WAIT, self._loop, self._loop.quit)
            self._loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        ready, self._wanted = self._ready, set()
        return ready

    @Slot(object)
    def _on_ready(self, ready: DocumentReady) -> None:
        if ready.uid in self._wanted:
            self._ready[ready.uid] = ready.path
            if self._wanted <= self._ready.keys():
                self._loop.quit()
