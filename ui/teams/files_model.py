"""The documents of one folder as a table: what the file view shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot

from sync.cache.commands import OutboxState
from sync.cache.folding import natural_key
from sync.cache.marks import Mark
from sync.engine.events import Direction, TransferStatus
from sync.models import WAITING_PREFIX, is_waiting
from ui.errors import spoken
from ui.news.rows import take_over
from ui.teams.file_types import spoken_type, type_of
from ui.widgets.dates import spoken_time
from ui.widgets.sizes import spoken_size, spoken_time_left

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtCore import QObject

    from sync.cache.working_copies import KnownLock
    from sync.engine.events import Transfer
    from sync.errors import MienskipError
    from sync.models import Document
    from ui.session import Session

    Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns of the file view, left to right."""

    NAME = 0
    SIZE = 1
    CHANGED = 2
    AUTHOR = 3


_ALIGNMENT = {
    Column.NAME: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    Column.SIZE: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    Column.CHANGED: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    Column.AUTHOR: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
}
_ON_ITS_WAY = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_THERE = _ON_ITS_WAY | Qt.ItemFlag.ItemIsDragEnabled
_NAME = _THERE | Qt.ItemFlag.ItemIsEditable
"""Made once: a view asks for the flags of every row of a folder that it opens."""
MOST_FOUND = 500
"""Documents that are shown of a search: whoever gets so many types another letter."""
FILE_ROLE = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """A document as it stands now: `transfer` is its body on its way, `error` why it was not sent.

    `author` is the author's name as shown. `kept` tells that it is kept offline, `kept_by_place` that it is so because
    its folder or team is, and `here` that it can be read without the intranet. `lock` is who is working on it, `place`
    the folder in which it was found.
    """

    document: Document
    author: str
    transfer: Transfer | None = None
    error: MienskipError | None = None
    kept: bool = False
    kept_by_place: bool = False
    here: bool = False
    lock: KnownLock | None = None
    favourite: bool = False
    followed: bool = False
    place: str = ""

    @property
    def waiting(self) -> bool:
        """Whether it is on this computer only, until it is sent."""
        return is_waiting(self.document.uid)

    @property
    def key(self) -> str:
        """The key of the command that sends it, for retry and cancel."""
        return self.document.uid.removeprefix(WAITING_PREFIX) if self.waiting else ""


class FilesModel(QAbstractTableModel):
    """The rows of one folder, folders first, sorted by the column that was asked for."""

    renamed = Signal(str, str)
    """The uid of a document or folder, and the name that somebody gave it."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._folder_uid = ""
        self._looked_for = ""
        self._hidden: frozenset[str] = frozenset()
        self._rows: list[FileRow] = []
        self._transfers: dict[str, Transfer] = {}
        self._sorted_by = Column.NAME
        self._order = Qt.SortOrder.AscendingOrder
        session.transfer_changed.connect(self._on_transfer)

    @property
    def folder_uid(self) -> str:
        """The folder (or team) whose documents are shown."""
        return self._folder_uid

    def show_folder(self, folder_uid: str) -> None:
        """Show another folder, all of it."""
        self._folder_uid = folder_uid
        self._looked_for = ""
        self.beginResetModel()
        self._rows = self._read()
        self.endResetModel()

    def refresh(self) -> None:
        """Read the folder again; what is selected stays selected."""
        if not self._folder_uid:
            return
        self._take_over(self._read())

    def look_for(self, text: str) -> None:
        """Show what has these words in its name, here and in the folders below; all that is here for no words."""
        self._looked_for = text.strip()
        self.refresh()

    @property
    def looked_for(self) -> str:
        """The words that are looked for."""
        return self._looked_for

    def hide(self, uids: Iterable[str]) -> None:
        """Leave some out, in every folder, until `show_all`."""
        self._hidden = frozenset(uids)
        self.refresh()

    def show_all(self) -> None:
        """Leave nothing out any more."""
        self.hide(())

    def titles(self) -> set[str]:
        """Give the names that are taken here."""
        return {row.document.title for row in self._rows}

    def row(self, index: Index) -> FileRow:
        """Give the row at `index`, which must be valid."""
        return self._rows[index.row()]

    def index_of(self, uid: str) -> QModelIndex:
        """Find a document; an invalid index where it is not shown."""
        found = next((number for number, row in enumerate(self._rows) if row.document.uid == uid), None)
        return QModelIndex() if found is None else self.index(found, Column.NAME)

    def rowCount(self, parent: Index | None = None) -> int:
        """See Qt."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """See Qt."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a text for a column, or the whole row as `FILE_ROLE`."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        answers: dict[int, Callable[[], Any]] = {
            FILE_ROLE: lambda: row,
            Qt.ItemDataRole.DisplayRole: lambda: self._text(row, column),
            Qt.ItemDataRole.EditRole: lambda: row.document.title,
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._spoken(row, column),
            Qt.ItemDataRole.ToolTipRole: lambda: self._tip(row, column),
            Qt.ItemDataRole.TextAlignmentRole: lambda: _ALIGNMENT[column],
        }
        return answers[role]() if role in answers else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let names be changed and rows be dragged, but not of what is only on its way."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._rows[index.row()].waiting:
            return _ON_ITS_WAY
        return _NAME if index.column() == Column.NAME else _THERE

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another name."""
        name = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or not name or name == self.row(index).document.title:
            return False
        self.renamed.emit(self.row(index).document.uid, name)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name the columns."""
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.TextAlignmentRole)
        if orientation is not Qt.Orientation.Horizontal or role not in roles:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNMENT[Column(section)]
        return {
            Column.NAME: self.tr("Name"),
            Column.SIZE: self.tr("Size"),
            Column.CHANGED: self.tr("Changed"),
            Column.AUTHOR: self.tr("By"),
        }[Column(section)]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; folders stay on top."""
        self._sorted_by, self._order = Column(max(column, 0)), order
        by_name = sorted(self._rows, key=lambda row: natural_key(row.document.title))
        self._take_over(self._in_order(by_name))

    def _text(self, row: FileRow, column: Column) -> str:
        document = row.document
        match column:
            case Column.NAME:
                return document.title
            case Column.SIZE:
                return "" if document.is_folder else spoken_size(document.size)
            case Column.CHANGED:
                return "" if row.waiting else spoken_time(document.modified)
            case Column.AUTHOR:
                return row.author

    def _spoken(self, row: FileRow, column: Column) -> str:
        """Say a cell to somebody who does not see the sign beside it."""
        text = self._text(row, column)
        if column is not Column.NAME:
            return text
        favourite = self.tr("Favourite") if row.favourite else ""
        parts = (text, spoken_type(type_of(row.document)), favourite, self.state_of(row), self.offline_of(row))
        return ", ".join(part for part in parts if part)

    def _tip(self, row: FileRow, column: Column) -> str | None:
        if column is not Column.NAME:
            return None
        if row.error is not None:
            return "\n".join(spoken(row.error))
        parts = (row.document.filename or row.document.title, self.offline_of(row), self.lock_of(row))
        return "\n".join(part for part in parts if part)

    def offline_of(self, row: FileRow) -> str:
        """Say in words whether a document is kept offline; nothing for one that is not."""
        if not row.kept or row.waiting:
            return ""
        return self.tr("Kept offline") if row.here or row.document.is_folder else self.tr("Will be kept offline")

    def state_of(self, row: FileRow) -> str:
        """Say in words what a document that is on its way is doing; nothing for one that is where it should be."""
        transfer = row.transfer
        if row.error is not None:
            return self.tr("Not sent: {reason}").format(reason=spoken(row.error)[0])
        if transfer is not None and transfer.status is TransferStatus.RUNNING:
            template = self.tr("{done} of {total} sent") if row.waiting else self.tr("{done} of {total} fetched")
            so_far = template.format(done=spoken_size(transfer.done), total=spoken_size(transfer.total))
            left = spoken_time_left(transfer.seconds_left)
            return f"{so_far} · {left}" if left else so_far
        if transfer is not None and transfer.status is TransferStatus.PAUSED:
            return self.tr("Paused")
        if row.waiting:
            reason = transfer.error if transfer is not None else None
            return spoken(reason)[0] if reason is not None else self.tr("Waiting to be sent")
        return self.tr("Waiting to be fetched") if transfer is not None else self.lock_of(row)

    def lock_of(self, row: FileRow) -> str:
        """Say in words who is working on a document, and since when; nothing where nobody is."""
        lock = row.lock
        if lock is None:
            return ""
        time = spoken_time(lock.since) if lock.since else ""
        if lock.mine:
            return self.tr("You are working on this since {time}").format(time=time)
        return self.tr("{name} is working on this since {time}").format(name=lock.name, time=time)

    def _take_over(self, rows: list[FileRow]) -> None:
        def assign() -> None:
            self._rows = rows

        old, new = ([row.document.uid for row in some] for some in (self._rows, rows))
        take_over(self, old, new, assign, len(Column))

    def _read(self) -> list[FileRow]:
        queries = self._session.queries
        errors = {entry.uid: entry.error for entry in queries.outbox() if entry.state is OutboxState.FAILED}
        documents = [found for found in self._documents() if found.uid not in self._hidden]
        people = queries.people_by_username(document.author for document in documents)
        names = {username: person.name for username, person in people.items()}
        folders = {document.folder_uid for document in documents}
        marks = {uid: queries.offline(uid) for uid in folders}
        places = {uid: self._title_of(uid) for uid in folders if uid != self._folder_uid}
        locks, favourites, followed = queries.locks(), queries.marked(Mark.FAVOURITE), queries.marked(Mark.FOLLOWED)
        rows = [
            FileRow(
                document=document,
                author=names.get(document.author, document.author),
                transfer=self._transfers.get(document.uid),
                error=errors.get(document.uid),
                kept=marks[document.folder_uid].keep(document.uid),
                kept_by_place=marks[document.folder_uid].by_place,
                here=document.uid in marks[document.folder_uid].here,
                lock=locks.get(document.uid),
                favourite=document.uid in favourites,
                followed=document.uid in followed,
                place=places.get(document.folder_uid, ""),
            )
            for document in documents
        ]
        return self._in_order(rows)

    def _documents(self) -> list[Document]:
        queries = self._session.queries
        if self._looked_for:
            return queries.documents_below(self._folder_uid, self._looked_for, MOST_FOUND)
        return queries.documents(self._folder_uid)

    def _title_of(self, uid: str) -> str:
        folder = self._session.queries.document(uid)
        return self.tr("in {folder}").format(folder=folder.title) if folder is not None else ""

    def _in_order(self, by_name: list[FileRow]) -> list[FileRow]:
        """Put rows, which stand by name as the cache gives them, in the order that was asked for."""
        keys: dict[Column, Callable[[FileRow], Any]] = {
            Column.SIZE: lambda row: row.document.size or 0,
            Column.CHANGED: lambda row: row.document.modified,
            Column.AUTHOR: lambda row: natural_key(row.author),
        }
        descending = self._order is Qt.SortOrder.DescendingOrder
        if self._sorted_by in keys:
            ordered = sorted(by_name, key=keys[self._sorted_by], reverse=descending)
        else:
            ordered = by_name[::-1] if descending else by_name
        return sorted(ordered, key=lambda row: not row.document.is_folder)

    @Slot(object)
    def _on_transfer(self, transfer: Transfer) -> None:
        uid = f"{WAITING_PREFIX}{transfer.key}" if transfer.direction is Direction.UP else transfer.document_uid
        if transfer.status in (TransferStatus.DONE, TransferStatus.CANCELLED):
            self._transfers.pop(uid, None)
        else:
            self._transfers[uid] = transfer
        index = self.index_of(uid)
        if not index.isValid():
            return
        row = self._rows[index.row()]
        failed = transfer.error if transfer.status is TransferStatus.FAILED else None
        self._rows[index.row()] = replace(row, transfer=self._transfers.get(uid), error=failed)
        self.dataChanged.emit(index, index.siblingAtColumn(Column.AUTHOR))
