"""Taking files of this computer that somebody drops on something in a view."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData, QPoint
    from PySide6.QtWidgets import QWidget


def local_paths(data: QMimeData) -> list[Path]:
    """Give the files and folders of this computer among what is dragged or lies on the clipboard."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class FileDrops(QObject):
    """Lets files be dropped on `widget` wherever `target_at` gives something for a point of it, and not elsewhere.

    The files always stay where they are: a move would have the file manager delete them.
    """

    dropped = Signal(object, object)
    """On what, as `target_at` gave it, and which paths."""
    held = Signal(object)
    """Over what files are held now; None for nothing."""

    def __init__(self, widget: QWidget, target_at: Callable[[QPoint], object]) -> None:
        super().__init__(widget)
        self._target_at = target_at
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt: an event of entering is one of moving, too."""
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._take(event)
        elif isinstance(event, QDragMoveEvent):
            self._hold(event)
        elif event.type() == QEvent.Type.DragLeave:
            self.held.emit(None)
        else:
            return super().eventFilter(watched, event)
        return True

    def _hold(self, event: QDragMoveEvent) -> None:
        target = self._target_at(event.position().toPoint()) if local_paths(event.mimeData()) else None
        self.held.emit(target)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(target is not None)

    def _take(self, event: QDropEvent) -> None:
        target = self._target_at(event.position().toPoint())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if target is not None:
            self.dropped.emit(target, local_paths(event.mimeData()))
