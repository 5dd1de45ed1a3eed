"""Asks about a film that is put into a text: which picture stands for it, what is said in it, what it is called."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sync.captions import read_captions
from sync.errors import UnusableFile
from ui import theme
from ui.composer.film_file import CAPTIONS, PLAYED_BY_ALL, ChosenFilm, captions_in
from ui.composer.film_frames import FilmFrames
from ui.errors import spoken
from ui.news.film.picture import FilmPicture
from ui.news.film.spoken import clock
from ui.news.themed_icon import ThemedIcon
from ui.theme import SPACE, Type
from ui.widgets.file_drops import FileDrops
from ui.widgets.labels import Text
from ui.widgets.sizes import spoken_size

WIDTH = 560
SMALL = QSize(80, 45)
LONGEST_TITLE = 200


class FilmPicker(QDialog):
    """Asks about one film. `chosen` carries a ChosenFilm; closing it otherwise puts nothing into the text."""

    chosen = Signal(object)

    def __init__(self, path: Path, captions: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._captions = b""
        self._images: list[QImage] = []
        self.title = QLineEdit(path.stem)
        self.picture = FilmPicture()
        self.frames = QButtonGroup(self)
        self.words = Text(Type.BODY, wrap=True)
        self.add_captions = QPushButton(self.tr("Add captions…"))
        self.facts = Text(Type.SMALL, quiet=True, wrap=True)
        self.trouble = Text(Type.SMALL, wrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.put_in = self.buttons.addButton(self.tr("Put into the text"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._strip = QHBoxLayout()
        self._look = FilmFrames(self)
        self._build()
        self._connect()
        self._show_facts()
        self._show_captions()
        if captions is not None:
            self.take_captions(captions)
        self._look.look(path)

    def take_captions(self, path: Path) -> None:
        """Have a file of captions go along."""
        try:
            self._captions = captions_in(path)
        except UnusableFile as error:
            self._say(f"{path.name}: {spoken(error)[1]}")
            return
        self._say("")
        self._show_captions()

    def done(self, result: int) -> None:
        """See Qt."""
        self._look.close()
        super().done(result)
        if result == QDialog.DialogCode.Accepted:
            at = self.frames.checkedId()
            poster = self._images[at] if 0 <= at < len(self._images) else None
            title = self.title.text().strip() or self._path.stem
            self.chosen.emit(ChosenFilm(path=self._path, title=title, poster=poster, captions=self._captions))

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Film in the text"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        self.title.setMaxLength(LONGEST_TITLE)
        self.picture.offer_begin("")
        self.picture.setFixedHeight(round((WIDTH - 4 * SPACE) * 9 / 16))
        self.picture.setCursor(Qt.CursorShape.ArrowCursor)
        self.picture.setAccessibleName(self.tr("The picture that stands for the film"))
        self.frames.setExclusive(True)
        self._strip.setSpacing(SPACE // 2)
        self._strip.addStretch()
        ThemedIcon(self.add_captions, "captions")
        self.trouble.hide()
        told = QHBoxLayout()
        told.addWidget(self.words, 1)
        told.addWidget(self.add_captions)
        form = QFormLayout()
        form.addRow(self.tr("Name"), self.title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.setSpacing(SPACE)
        layout.addLayout(form)
        layout.addWidget(self.picture)
        layout.addWidget(Text(Type.STRONG, self.tr("Which picture stands for it?")))
        layout.addLayout(self._strip)
        layout.addLayout(told)
        layout.addWidget(self.facts)
        layout.addWidget(self.trouble)
        layout.addWidget(self.buttons)
        self.title.selectAll()

    def _connect(self) -> None:
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.add_captions.clicked.connect(self._ask_for_captions)
        self.frames.idToggled.connect(self._on_frame)
        self._look.found.connect(self._add_frame)
        self._look.ended.connect(self._on_looked)
        drops = FileDrops(self, lambda _point: self)
        drops.dropped.connect(lambda _target, paths: self.take_captions(paths[0]))
        theme.changed().connect(self._dress)
        self._dress()

    @Slot()
    def _dress(self) -> None:
        palette = self.trouble.palette()
        palette.setColor(self.trouble.foregroundRole(), theme.colours().danger)
        self.trouble.setPalette(palette)

    @Slot(int, object)
    def _add_frame(self, at: int, image: QImage) -> None:
        button = QToolButton()
        button.setCheckable(True)
        fitting = image.scaled(SMALL, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        button.setIcon(QIcon(QPixmap.fromImage(fitting)))
        button.setIconSize(SMALL)
        button.setAccessibleName(self.tr("Picture at {time}").format(time=clock(at)))
        button.setToolTip(clock(at))
        self.frames.addButton(button, len(self._images))
        self._images.append(image)
        self._strip.insertWidget(self._strip.count() - 1, button)
        if len(self._images) == 1:
            button.setChecked(True)
        self._show_facts()

    @Slot(int, bool)
    def _on_frame(self, number: int, checked: bool) -> None:  # noqa: FBT001  as Qt tells it
        if checked:
            self.picture.show_poster(QPixmap.fromImage(self._images[number]))

    @Slot(bool)
    def _on_looked(self, can_be_played: bool) -> None:  # noqa: FBT001  a signal's
        if not can_be_played:
            self._say(self.tr("This film cannot be played on this computer, so there is no picture of it."))

    @Slot()
    def _ask_for_captions(self) -> None:
        endings = " ".join(f"*{ending}" for ending in CAPTIONS)
        kinds = self.tr("Captions ({endings})").format(endings=endings)
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose captions"), str(self._path.parent), kinds)
        if path:
            self.take_captions(Path(path))

    def _show_captions(self) -> None:
        number = len(read_captions(self._captions).cues)
        if number:
            self.words.setText(self.tr("%n caption(s) go along.", "", number))
            self.add_captions.setText(self.tr("Other captions…"))
        else:
            self.words.setText(self.tr("No captions yet. Who cannot hear the film cannot follow it without."))

    def _show_facts(self) -> None:
        try:
            size = spoken_size(self._path.stat().st_size)
        except OSError:
            size = ""
        length = clock(self._look.length) if self._look.length else ""
        kind = self._path.suffix.removeprefix(".").upper()
        facts = " \N{MIDDLE DOT} ".join(part for part in (kind, length, size) if part)
        warned = self.tr("Some colleagues may not be able to play this kind of film. MP4 works for everybody.")
        is_usual = self._path.suffix.lower() in PLAYED_BY_ALL
        self.facts.setText(facts if is_usual else f"{facts}\n{warned}")

    def _say(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
