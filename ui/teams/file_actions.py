"""What one can do with the documents that are selected: by button, key and menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from sync.cache.filenames import safe_filename
from ui.teams.actions import added_action, offer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QAction

    from ui.session import Session
    from ui.teams.asking import Asking
    from ui.teams.files_model import FileRow
    from ui.teams.files_view import FilesView
    from ui.teams.opening import Opener

Keys = QKeySequence.StandardKey


class FileActions(QObject):
    """The actions of a file view; each is there only while it makes sense for what is selected."""

    folder_requested = Signal(str)
    """The uid of a folder to go into."""
    changed = Signal()
    """Other actions make sense now."""

    def __init__(self, session: Session, view: FilesView, opener: Opener, asking: Callable[[], Asking]) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._opener = opener
        self._asking = asking
        self.open = added_action(view, self.tr("Open"), "folder-open", self._open_chosen)
        self.save = added_action(view, self.tr("Save as…"), "download", self._save_chosen, Keys.Save)
        self.copy = added_action(view, self.tr("Copy link"), "link", self._copy_links, "Ctrl+Shift+C")
        self.browse = added_action(view, self.tr("Open in browser"), "external-link", self._browse)
        self.keep = added_action(view, self.tr("Keep offline"), "laptop", self._keep)
        self.keep.setCheckable(True)
        self.retry = added_action(view, self.tr("Try again"), "rotate-ccw", self._retry)
        self.more: list[QAction] = []
        """Actions of others that stand in the menu too, behind the first one."""
        self.last: list[QAction] = []
        """The same, behind all of these."""
        self.discard = added_action(view, self.tr("Discard"), "trash-2", self._discard, Keys.Delete)
        view.opened.connect(self._open_row)
        view.customContextMenuRequested.connect(self._show_menu)
        view.selection.selectionChanged.connect(self.update)
        view.files.dataChanged.connect(self.update)
        view.files.layoutChanged.connect(self.update)
        view.files.modelReset.connect(self.update)
        self.update()

    @Slot()
    def update(self) -> None:
        """Look at what is selected."""
        rows = self._view.chosen()
        there = [row for row in rows if not row.waiting]
        self.open.setEnabled(bool(there))
        self.save.setEnabled(any(not row.document.is_folder for row in there))
        self.copy.setEnabled(bool(there))
        self.browse.setEnabled(len(there) == 1)
        self._show_kept(there)
        offer(self.retry, sensible=any(row.error is not None for row in rows))
        offer(self.discard, sensible=any(row.waiting for row in rows))
        self.changed.emit()

    @Slot(QPoint)
    def _show_menu(self, where: QPoint) -> None:
        menu = self.menu()
        menu.popup(self._view.viewport().mapToGlobal(where))

    def menu(self) -> QMenu:
        """Make the menu for what is selected."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        usual = (self.save, self.copy, self.browse, self.keep, self.retry, self.discard)
        for actions in ((self.open, *self.more, *usual), self.last):
            menu.addSeparator()
            menu.addActions([action for action in actions if action.isEnabled() or action.isChecked()])
        menu.setToolTipsVisible(True)
        return menu

    @Slot(object)
    def _open_row(self, row: FileRow) -> None:
        if row.document.is_folder:
            self.folder_requested.emit(row.document.uid)
        elif not row.waiting:
            self._opener.open(row.document.uid)

    def _open_chosen(self) -> None:
        rows = self._view.chosen()
        folder = next((row for row in rows if row.document.is_folder), None)
        for row in [folder] if folder else rows:
            self._open_row(row)

    def _save_chosen(self) -> None:
        rows = [row for row in self._view.chosen() if not row.waiting and not row.document.is_folder]
        if len(rows) == 1:
            target = self._asking().for_target(self._view, _filename(rows[0]))
            if target is not None:
                self._opener.save(rows[0].document.uid, target)
        elif rows:
            folder = self._asking().for_folder(self._view)
            if folder is not None:
                self._save_all(rows, folder)

    def _save_all(self, rows: list[FileRow], folder: Path) -> None:
        """Save several documents in one folder, two of one name beside each other."""
        taken: set[str] = set()
        for row in rows:
            target = _free(folder / _filename(row), taken)
            taken.add(target.name.casefold())
            self._opener.save(row.document.uid, target)

    def _copy_links(self) -> None:
        addresses = [row.document.url for row in self._view.chosen() if not row.waiting]
        QGuiApplication.clipboard().setText("\n".join(addresses))

    def _browse(self) -> None:
        for row in self._view.chosen()[:1]:
            QDesktopServices.openUrl(QUrl(row.document.url))

    def _show_kept(self, rows: list[FileRow]) -> None:
        """Show whether what is selected is kept; what is so because its folder is cannot be left out by itself."""
        by_place = any(row.kept_by_place for row in rows)
        self.keep.setEnabled(bool(rows) and not by_place)
        self.keep.setChecked(bool(rows) and all(row.kept for row in rows))
        self.keep.setToolTip(self.tr("All of this folder or team is kept offline.") if by_place else "")

    def _keep(self) -> None:
        uids = [row.document.uid for row in self._view.chosen() if not row.waiting]
        self._session.keep_offline(uids, keep=self.keep.isChecked())

    def _retry(self) -> None:
        for row in self._view.chosen():
            if row.error is not None:
                self._session.retry(row.key)

    def _discard(self) -> None:
        for row in self._view.chosen():
            if row.waiting:
                self._session.cancel(row.key)


def _filename(row: FileRow) -> str:
    return safe_filename(row.document.filename or row.document.title)


def _free(wanted: Path, taken: set[str]) -> Path:
    """Give `wanted`, or the first "name (2)" that is neither on the disk nor taken by another of the same lot."""
    target, number = wanted, 1
    while target.exists() or target.name.casefold() in taken:
        number += 1
        target = wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}")
    return target
