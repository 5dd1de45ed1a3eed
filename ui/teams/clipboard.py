"""Copying, cutting and pasting in a file view: documents of here, files of this computer, pictures of any program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QKeySequence

from ui.teams.actions import added_action
from ui.teams.dragging import DOCUMENTS_TYPE, dragged_uids, uids_as_data

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtGui import QAction

    from ui.teams.files_view import FilesView

Keys = QKeySequence.StandardKey
CUT_TYPE = "application/x-mienskip-cut"
"""Beside documents on the clipboard: they are to be moved, not copied."""


class Clipboard(QObject):
    """The actions of a file view. `pasted` carries what is to be put into the folder that is shown."""

    pasted = Signal(object)

    def __init__(self, view: FilesView) -> None:
        super().__init__(view)
        self._view = view
        self.cut = added_action(view, self.tr("Cut"), "scissors", lambda: self._take(cut=True), Keys.Cut)
        self.copy = added_action(view, self.tr("Copy"), "copy", lambda: self._take(cut=False), Keys.Copy)
        self.paste = added_action(view, self.tr("Paste"), "clipboard", self._paste, Keys.Paste)
        view.selection.selectionChanged.connect(self.update)
        view.files.modelReset.connect(self.update)
        self.update()

    @property
    def all(self) -> tuple[QAction, ...]:
        """The actions, in the order in which they stand in a menu."""
        return (self.cut, self.copy, self.paste)

    def update(self) -> None:
        """Look at what is selected."""
        there = any(not row.waiting for row in self._view.chosen())
        self.cut.setEnabled(there)
        self.copy.setEnabled(there)

    def _take(self, *, cut: bool) -> None:
        """Put documents on the clipboard: for this program as what they are, for others as links to them."""
        rows = [row for row in self._view.chosen() if not row.waiting]
        data = QMimeData()
        data.setData(DOCUMENTS_TYPE, uids_as_data([row.document.uid for row in rows]))
        data.setText("\n".join(row.document.url for row in rows))
        if cut:
            data.setData(CUT_TYPE, QByteArray(b"1"))
        QGuiApplication.clipboard().setMimeData(data)

    def _paste(self) -> None:
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if data is None:  # of an empty clipboard, whatever the stubs say
            return
        is_once = is_cut(data)
        self.pasted.emit(data)
        if is_once:  # a second paste would find it where it was put
            QGuiApplication.clipboard().clear()


def is_cut(data: QMimeData) -> bool:
    """Tell whether documents on the clipboard are to be moved."""
    return bool(dragged_uids(data)) and data.hasFormat(CUT_TYPE)


def held_picture(data: QMimeData) -> QImage | None:
    """Give the picture that is held, not as a file; None where it is none."""
    image = data.imageData() if data.hasImage() and not any(url.isLocalFile() for url in data.urls()) else None
    return image if isinstance(image, QImage) and not image.isNull() else None


def picture_name(data: QMimeData, now: datetime, describe: Callable[[str], str]) -> str:
    """Give a name for a picture that has none: that of its address, or what `describe` makes of the time."""
    for url in data.urls():
        stem = url.fileName().rpartition(".")[0]
        if stem:
            return f"{stem[:100]}.png"
    return f"{describe(f'{now:%Y-%m-%d %H.%M.%S}')}.png"


def as_png(image: QImage) -> bytes:
    """Give a picture as a file, nothing of it lost. For a large one that takes a moment: it belongs in a worker."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())
