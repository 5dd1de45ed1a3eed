"""Putting a team's documents in order: new folders, other names, other places, and away with what is not needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.teams.actions import added_action, offer
from ui.teams.dropping import Names
from ui.teams.files_model import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QAction

    from ui.session import Session
    from ui.teams.asking import Asking
    from ui.teams.files_view import FilesView
    from ui.widgets.undo_bar import UndoBar

LONGEST_NAME = 200


class Organising(QObject):
    """The actions on what is selected in a file view. Each is a command that waits where there is no connection.

    A deletion is held back for some seconds: until then it can be undone, and nothing is deleted anywhere.
    """

    def __init__(self, session: Session, view: FilesView, undo_bar: UndoBar, asking: Callable[[], Asking]) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._undo_bar = undo_bar
        self._asking = asking
        self.new_folder = added_action(view, self.tr("New folder…"), "folder-plus", self._make_folder, "Ctrl+Shift+N")
        self.rename = added_action(view, self.tr("Rename"), "pencil", self._rename, "F2")
        self.delete = added_action(view, self.tr("Delete"), "trash-2", self._delete, "Shift+Delete")
        view.files.renamed.connect(session.rename)
        view.selection.selectionChanged.connect(self.update)
        view.files.modelReset.connect(self.update)
        self.update()

    @property
    def all(self) -> tuple[QAction, ...]:
        """The actions, in the order in which they stand in a menu."""
        return (self.rename, self.new_folder, self.delete)

    def update(self) -> None:
        """Look at what is selected."""
        there = [row for row in self._view.chosen() if not row.waiting]
        self.rename.setEnabled(len(there) == 1)
        offer(self.delete, sensible=bool(there))

    def move(self, uids: Iterable[str], container_uid: str) -> None:
        """Put documents and folders into another folder; a folder not into itself."""
        queries = self._session.queries
        within = {place.uid for place in queries.path_to(container_uid)} | {container_uid}
        there = {document.uid for document in queries.documents(container_uid)}
        moving = [uid for uid in uids if uid not in within | there]
        if moving:
            self._session.move(moving, container_uid)

    def copy(self, uids: Iterable[str], container_uid: str) -> None:
        """Put copies into a folder, under names that are free there; a folder not into itself."""
        queries = self._session.queries
        within = {place.uid for place in queries.path_to(container_uid)} | {container_uid}
        names = Names(queries.documents(container_uid))
        titles: dict[str, str] = {}
        for uid in uids:
            document = queries.document(uid)
            if document is not None and uid not in within:
                titles[uid] = names.free(document.title)
                names.promise(titles[uid])
        if titles:
            self._session.copy(titles, container_uid)

    def _make_folder(self) -> None:
        name = self._asking().for_name(self._view, self.tr("New folder"), self._unused(self.tr("New folder")))
        if name.strip():
            self._session.new_folder(self._view.files.folder_uid, name.strip()[:LONGEST_NAME])

    def _unused(self, name: str) -> str:
        taken = self._view.files.titles()
        numbers = range(2, len(taken) + 3)
        return name if name not in taken else next(f"{name} {n}" for n in numbers if f"{name} {n}" not in taken)

    def _rename(self) -> None:
        for row in self._view.chosen()[:1]:
            self._view.rename(self._view.files.index_of(row.document.uid).siblingAtColumn(Column.NAME))

    def _delete(self) -> None:
        self.give_up([row.document.uid for row in self._view.chosen() if not row.waiting])

    def give_up(self, uids: list[str]) -> None:
        """Delete documents and folders, if nobody undoes that in time."""
        first = self._session.queries.document(uids[0]) if uids else None
        if first is None:
            return
        files = self._view.files
        self._undo_bar.offer(self._deleted(first.title, len(uids)), self._deletion(uids), files.show_all)
        files.hide(uids)

    def _deletion(self, uids: list[str]) -> Callable[[], None]:
        def carry_out() -> None:
            self._session.delete(uids)
            self._view.files.show_all()

        return carry_out

    def _deleted(self, title: str, number: int) -> str:
        if number == 1:
            return self.tr("\u201c{name}\u201d is deleted for everybody.").format(name=title)
        return self.tr("%n document(s) and folders are deleted for everybody.", "", number)
