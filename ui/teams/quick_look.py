"""A quick look at a document without opening a program: pictures, PDF, text, sound and film."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from PySide6.QtCore import QEvent, QFile, QObject, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QImageReader, QKeyEvent, QPixmap, QTextOption
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ui.news.themed_icon import ThemedIcon
from ui.teams.file_types import FileType, spoken_type, type_of
from ui.theme import SPACE, Type
from ui.widgets.films_alone import keep_films_alone
from ui.widgets.labels import Text
from ui.widgets.sizes import spoken_size
from ui.widgets.states import Notice

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent

    from sync.engine.events import DocumentReady
    from sync.models import Document
    from ui.session import Session

USUAL = QSize(820, 640)
LARGEST_SIDE = 12_000
"""Pixels: a picture that claims more is not decoded."""
MOST_TEXT = 256 * 1024
"""Bytes of a text that are shown: this is a look, not a reading."""
PLAIN_ENDINGS = frozenset(["txt", "md", "csv", "log", "json", "xml", "ini", "yaml", "yml", "tsv", "ics", "vcf"])
PICTURE_FORMATS = frozenset((b"png", b"jpeg", b"gif", b"webp", b"bmp", b"tiff"))
"""What is drawn. SVG is not: it may ask for files and addresses."""
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


class QuickLook(QWidget):
    """Shows one document at a time. Arrow keys ask for the one before or behind it, Space and Escape close."""

    step_requested = Signal(int)
    open_requested = Signal(str)
    """The uid of a document, to be opened in its usual program."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog)
        self._session = session
        self._document: Document | None = None
        self.resize(USUAL)
        self.pages = QStackedWidget()
        self.notice = Notice()
        self.picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.picture.setMinimumSize(1, 1)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._facts = Text(Type.SMALL, quiet=True)
        self.open = QPushButton(self.tr("Open in its usual program"))
        ThemedIcon(self.open, "external-link")
        self.open.clicked.connect(self._ask_to_open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.setSpacing(SPACE)
        for page in (self.notice, self.picture, self.text):
            self.pages.addWidget(page)
            page.installEventFilter(self)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self._facts)
        layout.addWidget(self.open, alignment=Qt.AlignmentFlag.AlignRight)
        self._whole = QPixmap()
        self._playing: QWidget | None = None
        self._let_go: Callable[[], object] | None = None
        """What has to be done once the view of a document is on its way out: before, it would still look at it."""
        session.document_ready.connect(self._on_ready)

    @property
    def document(self) -> Document | None:
        """What is looked at."""
        return self._document

    def look_at(self, document: Document) -> None:
        """Show a document; one that is not here yet as soon as it has been fetched."""
        self._stop()
        self._document = document
        self.setWindowTitle(document.title)
        size = "" if document.size is None else spoken_size(document.size)
        self._facts.setText(" \u00b7 ".join(part for part in (spoken_type(type_of(document)), size) if part))
        self.open.setEnabled(not document.is_folder)
        if document.is_folder:
            self._say("folder", self.tr("A folder"), self.tr("Open it to see what is in it."))
        else:
            self._say("download", self.tr("One moment\u2026"), self.tr("The document is being fetched."))
            self._session.open_document(document.uid)
        self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close, or go to another document."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Escape):
            self.close()
        elif event.key() in STEPS:
            self.step_requested.emit(STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys that close work wherever the focus is, and fit the picture to its room."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Escape):
                self.close()
                return True
        elif event.type() == QEvent.Type.Resize and watched is self.picture:
            self._fit_picture()
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what plays."""
        self._stop()
        super().closeEvent(event)

    @Slot(object)
    def _on_ready(self, ready: DocumentReady) -> None:
        if self._document is None or ready.uid != self._document.uid or not self.isVisible():
            return
        kind = type_of(self._document)
        shown = {
            FileType.PICTURE: self._show_picture,
            FileType.PDF: self._show_pdf,
            FileType.SOUND: self._play,
            FileType.VIDEO: self._play,
        }.get(kind, self._show_text)
        if not shown(ready.path):
            self._say(
                "file", spoken_type(kind), self.tr("There is no quick look at this. Open it in its usual program.")
            )

    def _say(self, icon: str, title: str, words: str) -> None:
        self.notice.say(icon, title, words)
        self.pages.setCurrentWidget(self.notice)

    def _show_picture(self, path: Path) -> bool:
        form = QImageReader.imageFormat(str(path))
        if bytes(form.data()) not in PICTURE_FORMATS:  # whatever its name says
            return False
        reader = QImageReader(str(path), form)
        reader.setAutoDetectImageFormat(False)
        reader.setAutoTransform(True)
        size = reader.size()
        if max(size.width(), size.height()) > LARGEST_SIDE:
            return False
        room = self.screen().size() * self.devicePixelRatioF()
        if size.width() > room.width() or size.height() > room.height():
            reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
        self._whole = QPixmap.fromImage(reader.read())
        self.pages.setCurrentWidget(self.picture)
        self._fit_picture()
        return not self._whole.isNull()

    def _fit_picture(self) -> None:
        if self._whole.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = self.picture.size() * ratio
        fitting = self._whole
        if fitting.width() > room.width() or fitting.height() > room.height():
            kind = Qt.TransformationMode.SmoothTransformation
            fitting = fitting.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, kind)
        fitting.setDevicePixelRatio(ratio)
        self.picture.setPixmap(fitting)

    def _show_pdf(self, path: Path) -> bool:
        from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415  seldom needed, and large
        from PySide6.QtPdfWidgets import QPdfView  # noqa: PLC0415  as above

        document = QPdfDocument(self)
        if document.load(str(path)) is not QPdfDocument.Error.None_:
            document.deleteLater()
            return False
        view = QPdfView(self)
        view.setDocument(document)
        self._let_go = document.deleteLater
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._show_made(view)
        return True

    def _show_text(self, path: Path) -> bool:
        if path.suffix.removeprefix(".").lower() not in PLAIN_ENDINGS:
            return False
        with path.open("rb") as file:
            data = file.read(MOST_TEXT + 1)
        if b"\0" in data:
            return False
        words = _decoded(data[:MOST_TEXT])
        self.text.setPlainText(words + ("\n\n\u2026" if len(data) > MOST_TEXT else ""))
        self.pages.setCurrentWidget(self.text)
        return True

    def _play(self, path: Path) -> bool:
        try:
            from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer  # noqa: PLC0415  as above
            from PySide6.QtMultimediaWidgets import QVideoWidget  # noqa: PLC0415  as above
        except ImportError:  # a Linux without the system's libraries for sound
            return False
        keep_films_alone()
        view = QVideoWidget(self)
        player = QMediaPlayer(view)
        file = QFile(str(path), player)
        if not file.open(QFile.OpenModeFlag.ReadOnly):
            view.deleteLater()
            return False
        player.setAudioOutput(QAudioOutput(player))
        player.setVideoOutput(view)
        player.setSourceDevice(file, QUrl(f"film:/{quote(path.name)}"))
        self._let_go = player.stop
        self._show_made(view)
        player.play()
        return True

    def _show_made(self, view: QWidget) -> None:
        self._playing = view
        view.installEventFilter(self)
        self.pages.addWidget(view)
        self.pages.setCurrentWidget(view)

    def _stop(self) -> None:
        self._whole = QPixmap()
        self.picture.clear()
        self.text.clear()
        if self._playing is not None:
            self.pages.removeWidget(self._playing)
            self._playing.deleteLater()
            self._playing = None
        if self._let_go is not None:
            self._let_go()
            self._let_go = None

    def _ask_to_open(self) -> None:
        if self._document is not None:
            self.close()
            self.open_requested.emit(self._document.uid)


def _decoded(data: bytes) -> str:
    """Read a text as UTF-8 or, where it is none, as Windows in Western Europe wrote it; cut anywhere."""
    for encoding in ("utf-8-sig", "utf-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            if error.start >= len(data) - 3:  # the last letter was cut in two
                return data[: error.start].decode(encoding)
    return data.decode("cp1252", errors="replace")
