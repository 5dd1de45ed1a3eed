"""Keeping a film on this computer, to be seen without a connection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton

from sync.engine.events import Direction, TransferStatus
from sync.models import Kind, is_waiting
from ui.news.themed_icon import ThemedIcon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from sync.engine.events import Changed, Transfer
    from sync.models import Document
    from ui.session import Session


class KeepButton(QPushButton):
    """Says whether a film is kept, and how far it is; pressed, it is kept or no longer."""

    def __init__(self, session: Session, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._document = document
        self._sign = ThemedIcon(self, "download")
        self.setFlat(True)
        self.setCheckable(True)
        self.setVisible(not is_waiting(document.uid))
        self.clicked.connect(self._on_clicked)
        session.changed.connect(self._on_changed)
        session.transfer_changed.connect(self._on_transfer)
        self._show()

    def _show(self, per_cent: int | None = None) -> None:
        marks = self._session.queries.offline(self._document.folder_uid)
        kept = marks.by_place or self._document.uid in marks.own
        here = self._document.uid in marks.here
        self.setChecked(kept)
        self._sign.change("circle-check" if kept and here else "download")
        if not kept:
            self.setText(self.tr("Keep offline"))
        elif here:
            self.setText(self.tr("Kept offline"))
        elif per_cent is None:
            self.setText(self.tr("Will be fetched"))
        else:
            self.setText(self.tr("Being fetched: {per_cent} %").format(per_cent=per_cent))
        self.setToolTip(self.tr("A film that is kept can be seen without a connection."))

    @Slot(bool)
    def _on_clicked(self, wanted: bool) -> None:  # noqa: FBT001  as Qt tells it
        self._session.keep_offline([self._document.uid], keep=wanted)
        self._show()

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if self._document.uid in changed.uids.get(Kind.DOCUMENTS, ()):
            self._show()

    @Slot(object)
    def _on_transfer(self, transfer: Transfer) -> None:
        is_ours = transfer.direction is Direction.DOWN and transfer.document_uid == self._document.uid
        if is_ours and transfer.status is TransferStatus.RUNNING and transfer.total:
            self._show(100 * transfer.done // transfer.total)
