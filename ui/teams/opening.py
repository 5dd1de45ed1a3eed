"""Opening a document in its usual program, or saving a copy of it, once its body is there."""

from __future__ import annotations

import errno
import shutil
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from sync.errors import QT_TRANSLATE_NOOP, DiskFull, UnusableFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sync.engine.events import DocumentReady
    from sync.errors import MienskipError
    from ui.session import Session

_PROGRAM_ENDINGS = """
app appimage application bat cmd com command cpl desktop exe gadget hta inf ins jar js jse lnk msc msi msp pif ps1 psm1
py pyw reg scf scr sct sh terminal url vb vbe vbs webloc ws wsc wsf wsh xbap
"""
PROGRAMS = frozenset(_PROGRAM_ENDINGS.split())
"""Endings of files that the system would run rather than show: a colleague's file is no reason to run anything."""

IS_PROGRAM = QT_TRANSLATE_NOOP(
    "errors", "This is a program, so it is not opened here. Save it if you know what it does."
)
NO_PROGRAM = QT_TRANSLATE_NOOP("errors", "No program on this computer opens it. You can save it.")
NOT_SAVED = QT_TRANSLATE_NOOP("errors", "It could not be saved there. Choose another place.")


def is_program(name: str) -> bool:
    """Tell, by the ending of its name, whether the system would run a file."""
    return name.rpartition(".")[2].lower() in PROGRAMS


class Opener(QObject):
    """Asks for documents and does with each what was meant: open it, or put a copy where the person wants it."""

    saved = Signal(object)
    """Path: a copy lies there."""
    failed = Signal(object)
    """MienskipError: it was asked for and did not work."""

    def __init__(
        self,
        session: Session,
        parent: QObject | None = None,
        *,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.open_url = open_url
        self._to_open: set[str] = set()
        self._to_save: dict[str, Path] = {}
        self._copying: dict[str, _Copying] = {}
        session.document_ready.connect(self._on_ready)

    def open(self, uid: str) -> None:
        """Open a document in its usual program as soon as its body is there; what is being changed, where it is."""
        if uid in {copy.uid for copy in self._session.queries.working_copies()}:
            self._session.editing.edit(uid)
            return
        self._to_open.add(uid)
        self._session.open_document(uid)

    def save(self, uid: str, target: Path) -> None:
        """Put a copy at `target` as soon as the body is there."""
        self._to_save[uid] = target
        self._session.open_document(uid)

    def forget(self, uid: str) -> None:
        """Do nothing with a document after all: fetching it was cancelled or failed."""
        self._to_open.discard(uid)
        self._to_save.pop(uid, None)

    @Slot(object)
    def _on_ready(self, ready: DocumentReady) -> None:
        if target := self._to_save.pop(ready.uid, None):
            self._copy(ready.path, target)
        if ready.uid in self._to_open:
            self._to_open.remove(ready.uid)
            self.show_to_read(ready.path)

    def _copy(self, source: Path, target: Path) -> None:
        copying = _Copying(source, target)
        copying.signals.ended.connect(self._on_copied)
        self._copying[str(target)] = copying  # kept until it has ended: the pool does not own it
        QThreadPool.globalInstance().start(copying)

    @Slot(object, object)
    def _on_copied(self, target: Path, error: MienskipError | None) -> None:
        self._copying.pop(str(target), None)
        if error is None:
            self.saved.emit(target)
        else:
            self.failed.emit(error)

    def show_to_read(self, path: Path) -> None:
        """Open a file that nothing is sent of: protected, so that the program says so before somebody types in vain."""
        with suppress(OSError):
            path.chmod(stat.S_IREAD)
        self.show(path)

    def show(self, path: Path) -> None:
        """Open a file in its usual program; what would be run is not."""
        if is_program(path.name):
            self.failed.emit(UnusableFile(name=path.name, reason=IS_PROGRAM))
        elif not self.open_url(QUrl.fromLocalFile(str(path))):
            self.failed.emit(UnusableFile(name=path.name, reason=NO_PROGRAM))


class _CopyingSignals(QObject):
    ended = Signal(object, object)


class _Copying(QRunnable):
    """Copies in a thread of its own: a body may be large and its target slow."""

    def __init__(self, source: Path, target: Path) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.signals = _CopyingSignals()
        self._source = source
        self._target = target

    def run(self) -> None:
        """Copy beside the target and then put it in its place, so that a half copy never has the real name."""
        partial = self._target.with_name(f".{self._target.name}.part")
        try:
            try:
                shutil.copyfile(self._source, partial)
                partial.replace(self._target)
            finally:
                partial.unlink(missing_ok=True)
        except OSError as error:
            self.signals.ended.emit(self._target, _converted(error, self._target))
        else:
            self.signals.ended.emit(self._target, None)


def _converted(error: OSError, target: Path) -> MienskipError:
    if error.errno == errno.ENOSPC:
        return DiskFull(type(error).__name__)
    return UnusableFile(type(error).__name__, name=target.name, reason=NOT_SAVED)
