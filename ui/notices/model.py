"""What one was told of, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Slot

from ui.news.rows import take_over
from ui.notices.words import text_of, title_of
from ui.widgets.dates import spoken_time

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from ui.notices.board import NoticeBoard
    from ui.notices.matter import Notice

Index = QModelIndex | QPersistentModelIndex

NOTICE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The Notice of a row."""


class NoticesModel(QAbstractListModel):
    """The notices, newest first; rows keep their selection as others come."""

    def __init__(self, board: NoticeBoard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._rows: list[Notice] = list(board.notices)
        board.changed.connect(self.refresh)

    def rowCount(self, parent: Index | None = None) -> int:
        """See Qt."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See Qt."""
        notice = self._rows[index.row()]
        if role == NOTICE_ROLE:
            return notice
        if role == Qt.ItemDataRole.DisplayRole:
            return title_of(notice.matter)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = self.tr("seen") if notice.seen else self.tr("new")
            parts = (title_of(notice.matter), text_of(notice.matter), spoken_time(notice.matter.when), state)
            return ". ".join(part for part in parts if part)
        return None

    def index_of(self, key: str) -> QModelIndex:
        """Find a notice by the key of its matter; an invalid index where it is not listed."""
        rows = (row for row, notice in enumerate(self._rows) if notice.matter.key == key)
        row = next(rows, None)
        return QModelIndex() if row is None else self.index(row, 0)

    @Slot()
    def refresh(self) -> None:
        """Take over what the board holds now."""
        rows = list(self._board.notices)

        def assign() -> None:
            self._rows = rows

        take_over(self, [one.matter.key for one in self._rows], [one.matter.key for one in rows], assign)
