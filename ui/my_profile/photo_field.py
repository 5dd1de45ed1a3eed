"""The photo in one's own profile: dropped, pasted, chosen, taken or taken away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, QStandardPaths, Qt, QThreadPool, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sync.errors import UnusableFile
from ui import theme
from ui.errors import spoken
from ui.my_profile.camera import CameraDialog, has_camera
from ui.my_profile.cropping import CropDialog
from ui.my_profile.photo import data_url, from_data_url, plain, portrait, read_file, read_photo
from ui.news.themed_icon import ThemedIcon
from ui.theme import SPACE, TARGET, Type
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Text
from ui.widgets.pictures import draw_avatar

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QPaintEvent

    from sync.models import Person
    from ui.widgets.pictures import PictureLoader

SIDE = 128


class Portrait(QWidget):
    """One's portrait as it will be; photos are dropped and pasted on it. `offered` carries what came."""

    offered = Signal(object)

    def __init__(self, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._person: Person | None = None
        self._name = ""
        self._chosen: QImage | None = None
        self._dragging = False
        self.setFixedSize(QSize(SIDE, SIDE))
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Your photo: drop or paste another one here"))
        self.setToolTip(self.accessibleName())
        pictures.ready.connect(lambda _url: self.update())

    def show_person(self, person: Person | None, name: str, chosen: bytes | None) -> None:
        """Show the photo of the profile, or what was `chosen` instead; empty bytes for no photo at all."""
        self._person = person if chosen is None else None
        self._name = name
        self._chosen = QImage.fromData(chosen) if chosen else None
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        if self._chosen is not None:
            painter.save()
            path = QPainterPath()
            path.addEllipse(box)
            painter.setClipPath(path)
            painter.drawImage(box, self._chosen)
            painter.restore()
        else:
            draw_avatar(painter, box, self._person, self._pictures, self._name)
        if self._dragging or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            style = Qt.PenStyle.DashLine if self._dragging else Qt.PenStyle.SolidLine
            painter.setPen(QPen(theme.colours().accent, 3, style))
            painter.drawEllipse(box)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.offered.emit(QGuiApplication.clipboard().mimeData())
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take pictures and files."""
        if event.mimeData().hasImage() or _first_file(event.mimeData()) is not None:
            self._dragging = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """See Qt."""
        self._dragging = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """See Qt."""
        self._dragging = False
        self.update()
        event.acceptProposedAction()
        self.offered.emit(event.mimeData())


class PhotoField(QWidget):
    """The portrait with its buttons. `changed` tells that `value` is another."""

    changed = Signal()
    _was_read = Signal(object)

    def __init__(self, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workers = QThreadPool(self)
        self._workers.setMaxThreadCount(1)
        self._person: Person | None = None
        self._name = ""
        self._chosen: bytes | None = None
        self._has_photo = False
        self.portrait = Portrait(pictures)
        self.choose = _button("image", self.tr("Choose a photo\u2026"))
        self.paste = _button("copy", self.tr("Paste"))
        self.take = _button("video", self.tr("Take a photo\u2026"))
        self.remove = _button("trash-2", self.tr("Remove"))
        self.trouble = Text(Type.SMALL, wrap=True)
        self.trouble.hide()
        self.choose.clicked.connect(self.ask_for_file)
        self.paste.clicked.connect(lambda: self.take_in(QGuiApplication.clipboard().mimeData()))
        self.take.clicked.connect(self._take_photo)
        self.remove.clicked.connect(self._remove)
        self.portrait.offered.connect(self.take_in)
        self._was_read.connect(self._on_read, Qt.ConnectionType.QueuedConnection)
        self.take.setVisible(has_camera())
        self._build()

    @property
    def value(self) -> str | None:
        """A data URL for another photo, the empty text for none at all, None where it stays as it is."""
        if self._chosen is None:
            return None
        return data_url(self._chosen) if self._chosen else ""

    def show_person(self, person: Person | None, name: str) -> None:
        """Show whose photo it is; what was chosen already stays."""
        self._person, self._name = person, name
        self._has_photo = person is not None and person.portrait is not None
        self._draw()

    def restore(self, value: str | None) -> None:
        """Go back to a `value`."""
        self._chosen = None if value is None else from_data_url(value)
        self.trouble.hide()
        self._draw()
        self.changed.emit()

    @Slot()
    def ask_for_file(self) -> None:
        """Ask for a file with a photo."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        kinds = self.tr("Photos (*.jpg *.jpeg *.png *.webp *.heic *.bmp *.tif *.tiff)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a photo"), folder, kinds)
        if path:
            self._read(lambda: read_file(Path(path)))

    @Slot(object)
    def take_in(self, data: QMimeData) -> None:
        """Take what was dropped or pasted: a file or a picture."""
        path = _first_file(data)
        if path is not None:
            self._read(lambda: read_file(path))
        elif data.hasImage():
            image = data.imageData()
            self._read(lambda: plain(image) if isinstance(image, QImage) and not image.isNull() else read_photo(b""))
        else:
            self._say(self.tr("There is no photo on the clipboard."), theme.colours().danger)

    def offer(self, photo: QImage) -> None:
        """Let the person choose a part of a photo."""
        dialog = CropDialog(photo, self)
        dialog.accepted.connect(lambda: self._use(portrait(photo, dialog.view.part)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _read(self, reading: Callable[[], QImage]) -> None:
        """Read in a worker: a large photo takes as long as a breath."""

        def read() -> None:
            try:
                self._was_read.emit(reading())
            except UnusableFile as error:
                self._was_read.emit(error)

        self._say(self.tr("One moment, the photo is being read\u2026"), theme.colours().quiet)
        self._workers.start(read)

    @Slot(object)
    def _on_read(self, result: QImage | UnusableFile) -> None:
        if isinstance(result, UnusableFile):
            self._say(spoken(result)[1], theme.colours().danger)
        else:
            self.trouble.hide()
            self.offer(result)

    def _use(self, jpeg: bytes) -> None:
        self._chosen = jpeg
        self._draw()
        self.changed.emit()

    @Slot()
    def _remove(self) -> None:
        self._chosen = b"" if self._has_photo else None
        self._draw()
        self.changed.emit()

    @Slot()
    def _take_photo(self) -> None:
        dialog = CameraDialog(self)
        dialog.taken.connect(lambda image: self.offer(plain(image)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _say(self, words: str, colour: QColor) -> None:
        palette = self.trouble.palette()
        palette.setColor(self.trouble.foregroundRole(), colour)
        self.trouble.setPalette(palette)
        self.trouble.setText(words)
        self.trouble.show()

    def _draw(self) -> None:
        self.portrait.show_person(self._person, self._name, self._chosen)
        self.remove.setVisible(bool(self._chosen) or (self._chosen is None and self._has_photo))

    def _build(self) -> None:
        buttons = FlowLayout()
        buttons.setSpacing(SPACE)
        for button in (self.choose, self.paste, self.take, self.remove):
            buttons.addWidget(button)
        words = QVBoxLayout()
        words.setSpacing(SPACE)
        hint = self.tr("Drop a photo on the circle. Only what you choose of it is sent, never where it was taken.")
        words.addWidget(Text(Type.SMALL, hint, quiet=True, wrap=True))
        words.addLayout(buttons)
        words.addWidget(self.trouble)
        words.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(self.portrait, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, stretch=1)


def _first_file(data: QMimeData) -> Path | None:
    return next((Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()), None)


def _button(icon: str, text: str) -> QPushButton:
    button = QPushButton(text)
    button.setMinimumHeight(TARGET)
    ThemedIcon(button, icon)
    return button
