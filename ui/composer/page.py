"""Where one writes: the picture on top, the title, a summary, and the text with its buttons."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QStandardPaths, QTimer, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sync.cache.attachments import ATTACHED_PREFIX
from ui import theme
from ui.composer.completing import Colleagues, Completing, Emoji
from ui.composer.describing import Describing
from ui.composer.document import words_before
from ui.composer.editor import TextEditor
from ui.composer.emoji import EmojiPicker
from ui.composer.enclosing import Enclosures
from ui.composer.film_picker import FilmPicker
from ui.composer.front_picture import FrontPicture
from ui.composer.gallery import Gallery
from ui.composer.linking import Linking
from ui.composer.pictures import SUFFIXES
from ui.composer.popover import on_screen
from ui.composer.text import PlacedFile, PlacedPicture, Words, word_count
from ui.composer.toolbar import Toolbar
from ui.theme import SPACE, Type
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from sync.engine.posting import Attachment
    from ui.composer.draft import Draft
    from ui.composer.pictures import MadePicture
    from ui.people.finder import Finder
    from ui.session import Session
    from ui.widgets.background import Background
    from ui.widgets.pictures import PictureLoader

LONGEST_LEAD = 300
TEXT_INSET = 6
"""Pixels by which a line's words stand within it: so the title stands above the text."""
REFUSAL_SHOWN_FOR = 12_000
"""Milliseconds."""


class WritePage(QWidget):
    """Takes a text. `changed` says that something is other than it was."""

    changed = Signal()

    def __init__(
        self,
        session: Session,
        draft: Draft,
        pictures: PictureLoader,
        finder: Finder,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        gallery = Gallery(pictures, self)
        self.gallery = gallery
        self.enclosures = Enclosures(session, draft.attachments, self)
        self.front = FrontPicture(gallery)
        self.title = QLineEdit(draft.title)
        self.lead = QLineEdit(draft.lead)
        self.editor = TextEditor(gallery)
        self.toolbar = Toolbar(self.editor)
        self.trouble = Text(Type.SMALL, wrap=True)
        self.describing = Describing(self.editor)
        self.linking = Linking(session, self.editor, pictures, finder, background)
        self.completing = Completing(self.editor, pictures, (Colleagues(session, finder), Emoji()))
        finder.changed.connect(self.completing.look)
        self.emoji = EmojiPicker(self.editor)
        self._trouble_time = QTimer(self, singleShot=True, interval=REFUSAL_SHOWN_FOR)
        self.front.show_picture(draft.picture)
        self.editor.show_html(draft.body_html)
        self._build()
        self._connect()
        self._dress()

    def close_down(self) -> None:
        """Wait for what is being read."""
        self.enclosures.close()

    @property
    def words(self) -> int:
        """How many words the text has."""
        return word_count(self.editor.blocks())

    @property
    def undescribed(self) -> int:
        """How many pictures in the text nobody has described."""
        runs = [run for block in self.editor.blocks() for run in block.runs]
        return sum(isinstance(run, PlacedPicture) and not run.alt for run in runs)

    def focus_first(self) -> None:
        """Put the keyboard where one goes on writing."""
        (self.editor if self.title.text() else self.title).setFocus()

    def describe_first(self) -> None:
        """Ask about the first picture that nobody has described."""
        place = self.editor.first_undescribed()
        if place >= 0:
            cursor = self.editor.textCursor()
            cursor.setPosition(place)
            self.editor.setTextCursor(cursor)
            self.editor.ensureCursorVisible()
            self.editor.viewport().repaint()
            self.describing.open(place)

    def _build(self) -> None:
        self.title.setPlaceholderText(self.tr("Title"))
        self.title.setAccessibleName(self.tr("Title"))
        self.lead.setPlaceholderText(self.tr("Summary in a sentence, for the overview"))
        self.lead.setAccessibleName(self.tr("Summary"))
        self.lead.setMaxLength(LONGEST_LEAD)
        self.editor.setPlaceholderText(self.tr("What do you want to tell?"))
        self.editor.setAccessibleName(self.tr("Text"))
        for field in (self.title, self.lead):
            field.setFrame(False)
        self.trouble.hide()
        self.setAutoFillBackground(True)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        for widget in (self.front, self.title, self.lead, self.toolbar, self.trouble):
            column.addWidget(widget)
        held = QWidget()
        held.setLayout(column)
        held.setMaximumWidth(theme.MEASURE + 2 * TEXT_INSET)
        centred = QHBoxLayout()
        centred.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 0)
        centred.addWidget(held)
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE // 2)
        layout.addLayout(centred)
        layout.addWidget(line)
        layout.addWidget(self.editor, 1)
        QWidget.setTabOrder(self.title, self.lead)
        QWidget.setTabOrder(self.lead, self.editor)
        QWidget.setTabOrder(self.editor, self.toolbar.buttons["heading-1"])

    def _connect(self) -> None:
        for signal in (self.title.textChanged, self.lead.textChanged, self.editor.textChanged, self.front.changed):
            signal.connect(self.changed)
        self.title.returnPressed.connect(self.lead.setFocus)
        self.lead.returnPressed.connect(self.editor.setFocus)
        self.front.dropped.connect(self._take_front)
        self.front.wanted.connect(self._ask_for_front)
        self.enclosures.front_ready.connect(self._put_on_top)
        self.enclosures.picture_ready.connect(self._put_in)
        self.enclosures.file_ready.connect(self._name)
        self.enclosures.film_given.connect(self._ask_about_film)
        self.enclosures.film_ready.connect(self._put_in_film)
        self.enclosures.refused.connect(self.tell)
        self.enclosures.copied.connect(self.gallery.put)
        self.editor.adopt = self.enclosures.adopt
        self.editor.picture_given.connect(self.enclosures.take_picture)
        self.editor.files_given.connect(self.enclosures.take_files)
        self.editor.link_wanted.connect(self.linking.open)
        self.describing.front_wanted.connect(self.front.show_picture)
        self.emoji.picked.connect(self._put_in_emoji)
        self._trouble_time.timeout.connect(self.trouble.hide)
        self.toolbar.link_wanted.connect(self.linking.open)
        self.toolbar.emoji_wanted.connect(self._open_emoji)
        self.toolbar.mention_wanted.connect(self._begin_mention)
        self.toolbar.picture_wanted.connect(self._ask_for_pictures)
        self.toolbar.file_wanted.connect(self._ask_for_files)
        theme.changed().connect(self._dress)

    @Slot(str)
    def tell(self, words: str) -> None:
        """Say for a while what could not be done."""
        self.trouble.setText(words)
        self.trouble.show()
        self._trouble_time.start()

    # Pictures and files

    @Slot(object)
    def _put_in(self, picture: MadePicture) -> None:
        src = f"{ATTACHED_PREFIX}{picture.key}"
        self.gallery.put(src, picture.image)
        self.editor.insert_picture(PlacedPicture(src))

    @Slot(object)
    def _put_on_top(self, picture: MadePicture) -> None:
        src = f"{ATTACHED_PREFIX}{picture.key}"
        self.gallery.put(src, picture.image)
        self.front.show_picture(src)

    @Slot(object)
    def _name(self, file: Attachment) -> None:
        self.editor.insert_runs(PlacedFile(f"{ATTACHED_PREFIX}{file.key}", file.filename), Words(" "))

    @Slot(object, object)
    def _ask_about_film(self, path: Path, captions: Path | None) -> None:
        picker = FilmPicker(path, captions, self)
        picker.chosen.connect(self.enclosures.take_film)
        picker.open()

    @Slot(str, object)
    def _put_in_film(self, markup: str, picture: MadePicture | None) -> None:
        self.editor.insert_part(markup)
        if picture is not None and not self.front.src:
            self._put_on_top(picture)

    @Slot(list)
    def _take_front(self, paths: list[Path]) -> None:
        if paths:
            self.enclosures.take_front(paths[0])

    @Slot()
    def _ask_for_front(self) -> None:
        self._take_front(self._ask(self.tr("Choose a picture"), self._picture_filter)[:1])

    @Slot()
    def _ask_for_pictures(self) -> None:
        self.enclosures.take_files(self._ask(self.tr("Choose pictures"), self._picture_filter))

    @Slot()
    def _ask_for_files(self) -> None:
        self.enclosures.take_files(self._ask(self.tr("Choose files"), ""))

    @property
    def _picture_filter(self) -> str:
        endings = " ".join(sorted(f"*{suffix}" for suffix in SUFFIXES))
        words = self.tr("Pictures")
        return f"{words} ({endings})"

    def _ask(self, title: str, kinds: str) -> list[Path]:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        chosen, _ = QFileDialog.getOpenFileNames(self, title, folder, kinds)
        return [Path(path) for path in chosen]

    # Emoji and mentions

    @Slot()
    def _open_emoji(self) -> None:
        self.emoji.begin()
        self.emoji.open_at(on_screen(self.editor.viewport(), QRect(self.editor.cursorRect())))
        self.emoji.field.setFocus()

    @Slot(str)
    def _put_in_emoji(self, sign: str) -> None:
        self.editor.insert_runs(Words(sign))
        self.editor.setFocus()

    @Slot()
    def _begin_mention(self) -> None:
        self.editor.setFocus()
        before = words_before(self.editor.textCursor())
        self.editor.insert_runs(Words("@" if not before or before.endswith(" ") else " @"))

    @Slot()
    def _dress(self) -> None:
        """Have title and summary look as they will, on the ground of the text."""
        worn = theme.colours()
        ground = self.palette()
        ground.setColor(QPalette.ColorRole.Window, worn.surface)
        self.setPalette(ground)
        for field, kind, ink in ((self.title, Type.TITLE, worn.text), (self.lead, Type.BODY, worn.text)):
            field.setFont(theme.font(kind))
            field.setMinimumHeight(field.fontMetrics().height() + SPACE)
            palette = field.palette()
            palette.setColor(QPalette.ColorRole.Text, ink)
            palette.setColor(QPalette.ColorRole.PlaceholderText, worn.quiet)
            field.setPalette(palette)
        palette = self.trouble.palette()
        palette.setColor(self.trouble.foregroundRole(), worn.danger)
        self.trouble.setPalette(palette)
