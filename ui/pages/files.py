"""The files on a page: each opens in its usual program, and can be kept on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ui import theme
from ui.news.text_button import TextButton
from ui.news.themed_icon import ThemedIcon
from ui.teams.file_types import FileType, spoken_type, type_of
from ui.theme import SPACE, Type
from ui.widgets.dates import spoken_time
from ui.widgets.labels import Text
from ui.widgets.sizes import spoken_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sync.models import Document
    from ui.session import Session

SIGN = 20
SIGNS = {
    FileType.SHEET: "file-spreadsheet",
    FileType.PICTURE: "file-image",
    FileType.VIDEO: "file-video",
    FileType.SOUND: "file-music",
    FileType.ARCHIVE: "file-archive",
    FileType.PDF: "file-type",
    FileType.TEXT: "file-text",
}


class FileLine(QWidget):
    """One file: its name opens it, the button behind it keeps it on this machine."""

    open_requested = Signal(str)
    keep_requested = Signal(str, bool)

    def __init__(self, document: Document, *, kept: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        uid, title = document.uid, document.title
        kind = type_of(document)
        sign = QLabel()
        sign.setFixedSize(QSize(SIGN, SIGN))
        tint = theme.colours().quiet.name()
        sign.setPixmap(theme.pixmap(SIGNS.get(kind, "file"), SIGN, tint, self.devicePixelRatioF()))
        self.name = TextButton(Type.STRONG, title)
        self.name.setToolTip(self.tr("Open {name}").format(name=title))
        self.name.clicked.connect(lambda: self.open_requested.emit(uid))
        facts = (spoken_type(kind), spoken_size(document.size), spoken_time(document.modified))
        about = Text(Type.SMALL, " · ".join(fact for fact in facts if fact), quiet=True)
        self.keep = QToolButton()
        self.keep.setCheckable(True)
        self.keep.setChecked(kept)
        self.keep.setAutoRaise(True)
        self.keep.setMinimumSize(theme.TARGET, theme.TARGET)
        ThemedIcon(self.keep, "laptop")
        self.keep.setToolTip(self.tr("Kept offline") if kept else self.tr("Keep offline"))
        self.keep.setAccessibleName(self.tr("Keep {name} offline").format(name=title))
        self.keep.clicked.connect(lambda checked: self.keep_requested.emit(uid, checked))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(about)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE + SPACE // 2)
        row.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.keep)


class PageFiles(QWidget):
    """All files on a page below a heading; nothing where there are none. `open_requested` carries a uid."""

    open_requested = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._documents: tuple[Document, ...] = ()
        self.lines: list[FileLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE + SPACE // 2)
        self._column.addWidget(Text(Type.HEADING, self.tr("Files")))
        theme.changed().connect(self._dress)

    def show_documents(self, documents: Sequence[Document]) -> None:
        """Show other files."""
        pairs = zip(self._documents, self.lines, strict=True)
        focused = next((document.uid for document, line in pairs if line.keep.hasFocus()), "")
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self._documents = tuple(documents)
        kept = self._session.queries.kept_of(document.uid for document in documents)
        self.lines = [FileLine(document, kept=document.uid in kept) for document in documents]
        for document, line in zip(documents, self.lines, strict=True):
            line.open_requested.connect(self.open_requested)
            line.keep_requested.connect(lambda uid, keep: self._session.keep_offline([uid], keep=keep))
            self._column.addWidget(line)
            if document.uid == focused:
                line.keep.setFocus()
        self.setVisible(bool(self.lines))

    @Slot()
    def _dress(self) -> None:
        self.show_documents(self._documents)

    def line_of(self, uid: str) -> FileLine | None:
        """Give the line of a file."""
        pairs = zip(self._documents, self.lines, strict=True)
        return next((line for document, line in pairs if document.uid == uid), None)
