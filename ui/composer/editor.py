"""The field in which a text is written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, QPoint, QPointF, QRectF, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QKeySequence, QPainter, QPalette, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit

from ui import theme
from ui.composer import looks, shaping
from ui.composer.autoformat import autoformat, begin_next, step_back
from ui.composer.carrying import OWN, files_in, pack, picture_in, text_in
from ui.composer.decorations import decorate
from ui.composer.document import LINE_BREAK, ReadDocument, fill, of_kind, read_between, stretches
from ui.composer.html_reading import read
from ui.composer.html_writing import write
from ui.composer.pasting import address_in, from_text
from ui.composer.placed import Placed
from ui.composer.text import OBJECT, Block, PlacedPicture, Shape, Words, clean
from ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ui.composer.gallery import Gallery
    from ui.composer.text import Run

MARKS_BY_KEY = {
    QKeySequence.StandardKey.Bold: "strong",
    QKeySequence.StandardKey.Italic: "em",
    QKeySequence.StandardKey.Underline: "u",
}
PASTE_PLAIN = QKeyCombination(Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_V)
GOES_ON = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NARROWEST_SIDE = 14
"""Pixels beside the text: with the document's own margin it stands below the title in a narrow window, too."""
SELECTED = 70
"""How much of 255 a picture that is selected is covered with the accent."""


class TextEditor(QTextEdit):
    """A rich text of what `ui.composer.text` knows; whatever else was in it stands there as one thing."""

    picture_given = Signal(bytes)
    """A picture was pasted: its file."""
    files_given = Signal(list)
    """Files were pasted or dropped: their paths."""
    picture_chosen = Signal(int)
    """A picture was clicked, or F2 pressed on it: its place in the text."""
    link_wanted = Signal()
    look_changed = Signal()
    """The cursor is among other words, or those look otherwise."""

    def __init__(self, gallery: Gallery, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._originals: dict[str, str] = {}
        self.adopt: Callable[[str], str] = str
        """Is given a text of our own that is pasted, which may be of another draft."""
        self._placed = Placed(gallery, self)
        self._gallery = gallery
        self.document().setDocumentMargin(SPACE)
        for kind in looks.OBJECTS:
            self.document().documentLayout().registerHandler(kind, self._placed)
        self._read = ReadDocument(self.document())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(2)
        gallery.changed.connect(self._on_picture)
        theme.changed().connect(self._dress_anew)
        self.cursorPositionChanged.connect(self._on_moved)
        self.selectionChanged.connect(self.viewport().update)
        self._dress()
        self.show_html("")

    # The text

    def show_html(self, markup: str) -> None:
        """Show another text. That cannot be undone."""
        reading = read(markup)
        self._originals = reading.originals
        fill(self.document(), reading.blocks)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def html(self) -> str:
        """Give the text as it travels; quick also for a long one."""
        blocks = self.blocks()
        if len(blocks) == 1 and not blocks[0].runs and blocks[0].shape not in (Shape.PART, Shape.RULE):
            return ""
        return write(blocks, self._originals)

    def blocks(self) -> list[Block]:
        """Give the text as it stands now."""
        return self._read.blocks()

    def insert_runs(self, *runs: Run) -> None:
        """Put words, pictures or files where the cursor is."""
        self._leave_alone()
        shaping.insert_blocks(self.textCursor(), [Block(Shape.PARAGRAPH, runs)])
        self.ensureCursorVisible()

    def insert_picture(self, picture: PlacedPicture) -> None:
        """Put a picture into a paragraph of its own, and go on below it."""
        self._insert_by_itself(Block(Shape.PARAGRAPH, (picture,)))

    def picture_at(self, place: int) -> PlacedPicture | None:
        """Give the picture at a place; None where there is something else."""
        for stretch in stretches(self.document().findBlock(place)):
            if stretch.place <= place < stretch.end:
                run = looks.run_of(stretch.form, "")
                return run if isinstance(run, PlacedPicture) else None
        return None

    def first_undescribed(self) -> int:
        """Give the place of the first picture that nobody has described; -1 where there is none."""
        pictures = of_kind(self.document(), looks.PICTURE)
        return next((one.place for one in pictures if not one.form.stringProperty(looks.WORDS)), -1)

    def describe(self, place: int, alt: str) -> None:
        """Say what is to be seen on the picture at a place."""
        picture = self.picture_at(place)
        if picture is not None:
            cursor = QTextCursor(self.document())
            cursor.setPosition(place)
            cursor.setPosition(place + 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(looks.run_format(replace(picture, alt=alt), Shape.PARAGRAPH))

    def take_out(self, place: int) -> None:
        """Remove what stands at a place."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(place)
        cursor.deleteChar()

    def box_of(self, place: int) -> QRectF:
        """Tell where something that is placed was drawn last, in the viewport."""
        return self._placed.drawn.get(place, QRectF()).translated(-self._scrolled)

    # What the toolbar does

    @property
    def look(self) -> Words:
        """How words look that are typed now."""
        return looks.look_of(self.currentCharFormat())

    @property
    def completes_here(self) -> bool:
        """Whether names and emoji may be completed where the cursor is: not in code, nor in the words of a link."""
        return self.shape.shape is not Shape.CODE and not self.look.href

    @property
    def shape(self) -> Block:
        """What block the cursor is in."""
        return looks.shape_of(self.textCursor().blockFormat())

    def toggle_mark(self, name: str) -> None:
        """Mark the selected words, or what is typed next; or no longer."""
        look, cursor = self.look, self.textCursor()
        if cursor.hasSelection():
            shaping.mark(cursor, name, on=name not in look.marks)
        marked = replace(look, marks=look.marks ^ {name}, href="" if not cursor.hasSelection() else look.href)
        if not cursor.hasSelection():
            self.setCurrentCharFormat(looks.words_format(marked, self.shape.shape))
        self.look_changed.emit()

    def toggle_shape(self, shape: Shape) -> None:
        """Make the selected blocks this shape, or paragraphs again."""
        shaping.toggle_shape(self.textCursor(), shape)
        self._after_shaping()

    def toggle_list(self, *, ordered: bool) -> None:
        """Make items of the selected blocks, or paragraphs again."""
        shaping.toggle_list(self.textCursor(), ordered=ordered)
        self._after_shaping()

    def insert_part(self, markup: str) -> None:
        """Put something where the cursor is that stays as it is, such as a film."""
        self._insert_by_itself(Block(Shape.PART, markup=markup))

    def insert_rule(self) -> None:
        """Put a separating line below the cursor's block."""
        self._insert_by_itself(Block(Shape.RULE))

    def _after_shaping(self) -> None:
        if not self.textCursor().hasSelection():
            self.setCurrentCharFormat(looks.words_format(replace(self.look, text=""), self.shape.shape))
        self.viewport().update()
        self.look_changed.emit()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt."""
        if event.key() in GOES_ON and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # it is the window's
            return
        if self._mark_by_key(event) or self._structure_by_key(event):
            event.accept()
            return
        if event.text() and event.text().isprintable():
            self._leave_alone()
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            shaping.settle(self.textCursor().block())
        elif event.key() == Qt.Key.Key_Space and autoformat(self.textCursor()):
            self._after_shaping()

    def _mark_by_key(self, event: QKeyEvent) -> bool:
        if event.keyCombination() == PASTE_PLAIN:
            self._insert(from_text(QGuiApplication.clipboard().text()))
            return True
        for keys, name in MARKS_BY_KEY.items():
            if event.matches(keys):
                self.toggle_mark(name)
                return True
        if event.key() == Qt.Key.Key_K and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.link_wanted.emit()
            return True
        return False

    def _structure_by_key(self, event: QKeyEvent) -> bool:
        """Take keys that make, join and leave blocks."""
        cursor = self.textCursor()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            begin_next(cursor)
            self.setTextCursor(cursor)
            self._after_shaping()
            self.ensureCursorVisible()
            return True
        if event.key() == Qt.Key.Key_Backspace and plain and not cursor.hasSelection() and cursor.atBlockStart():
            if step_back(cursor):
                self.setTextCursor(cursor)
                self._after_shaping()
                return True
            return False
        if event.key() == Qt.Key.Key_F2 and self.picture_at(cursor.position()):
            self.picture_chosen.emit(cursor.position())
            return True
        return False

    def focusNextPrevChild(self, next_: bool) -> bool:  # noqa: FBT001  Qt's way
        """Let Tab move items in lists, and elsewhere go to the next field."""
        if self.shape.shape is Shape.ITEM and self.hasFocus():
            shaping.indent(self.textCursor(), 1 if next_ else -1)
            self._after_shaping()
            return True
        return super().focusNextPrevChild(next_)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """See Qt."""
        self._leave_alone()
        super().inputMethodEvent(event)

    def _leave_alone(self) -> None:
        """Go to a paragraph beside a part or a line before something is typed."""
        cursor = self.textCursor()
        if shaping.step_aside(cursor):
            self.setTextCursor(cursor)

    @Slot()
    def _on_moved(self) -> None:
        """Leave a link, or what is placed, when the cursor stands behind it: what is typed there is no part of it."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            form = self.currentCharFormat()
            ends = form.isAnchor() and shaping.link_around(cursor).selectionEnd() <= cursor.position()
            if ends or form.objectType():
                look = Words("", self.look.marks)
                self.setCurrentCharFormat(looks.words_format(look, self.shape.shape))
        self.look_changed.emit()

    # Clipboard and drops

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802  Qt's name
        """See Qt. The object is Qt's own: one of ours would outlive Python on the clipboard, when the program ends."""
        cursor = self.textCursor()
        data = super().createMimeDataFromSelection()
        pack(read_between(self.document(), cursor.selectionStart(), cursor.selectionEnd()), data)
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802  Qt's name
        """See Qt."""
        return source.hasFormat(OWN) or source.hasText() or source.hasHtml() or source.hasImage() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802  Qt's name
        """See Qt."""
        files, picture = files_in(source), picture_in(source)
        if files:
            self.files_given.emit(files)
        elif picture:
            self.picture_given.emit(picture)
        elif self.shape.shape is Shape.CODE:
            lines = clean(source.text()).replace("\n", LINE_BREAK)
            self.textCursor().insertText(lines, looks.words_format(Words(""), Shape.CODE))
        elif self.textCursor().hasSelection() and address_in(source.text()):
            shaping.link(self.textCursor(), address_in(source.text()))
        else:
            self._insert(text_in(source, self.adopt))

    def _insert_by_itself(self, block: Block) -> None:
        cursor = self.textCursor()
        shaping.insert_by_itself(cursor, block)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _insert(self, blocks: list[Block]) -> None:
        if blocks:
            self._leave_alone()
            cursor = self.textCursor()
            shaping.insert_blocks(cursor, blocks)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    # Drawing

    @property
    def _scrolled(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw bullets, bars and grounds below the words, and the mark of what is selected above them."""
        shown = QRectF(self.viewport().rect()).translated(self._scrolled)
        painter = QPainter(self.viewport())
        painter.translate(-self._scrolled)
        decorate(painter, self.cursorForPosition(QPoint(0, 0)).block(), shown.bottom(), self.document().textWidth())
        painter.end()
        super().paintEvent(event)
        self._cover_selected()

    def _cover_selected(self) -> None:
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return
        cover = QColor(theme.colours().accent)
        cover.setAlpha(SELECTED)
        painter = QPainter(self.viewport())
        painter.translate(-self._scrolled)
        for place, box in self._placed.drawn.items():
            if cursor.selectionStart() <= place < cursor.selectionEnd():
                painter.fillRect(box, cover)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines to a comfortable measure, in the middle."""
        side = max(NARROWEST_SIDE, (self.width() - theme.MEASURE - 2 * SPACE) // 2)
        self.setViewportMargins(side, 0, side, 0)
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select what is placed by a click on it."""
        super().mousePressEvent(event)
        at = event.position() + self._scrolled
        place = next((place for place, box in self._placed.drawn.items() if box.contains(at)), None)
        if place is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if self.document().characterAt(place) != OBJECT:
            return
        cursor = self.textCursor()
        cursor.setPosition(place)
        cursor.setPosition(place + 1, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        if self.picture_at(place):
            self.picture_chosen.emit(place)

    def loadResource(self, _kind: int, _url: QUrl | str) -> object:
        """Load nothing: what is in the text is drawn by itself."""
        return b""

    def sizeHint(self) -> QSize:
        """Be as wide as a comfortable line."""
        return QSize(theme.MEASURE + 4 * SPACE, 400)

    @Slot(str)
    def _on_picture(self, src: str) -> None:
        """Give a picture its room now that its size is known."""
        self._placed.drawn.clear()
        for stretch in of_kind(self.document(), looks.PICTURE):
            if stretch.form.stringProperty(looks.SRC) == src:
                self.document().markContentsDirty(stretch.place, stretch.length)

    @Slot()
    def _dress(self) -> None:
        """Wear the colours and the size of text that are chosen now."""
        worn = theme.colours()
        palette = self.palette()
        for role, colour in (
            (QPalette.ColorRole.Text, worn.text),
            (QPalette.ColorRole.Base, worn.surface),
            (QPalette.ColorRole.PlaceholderText, worn.quiet),
        ):
            palette.setColor(role, colour)
        self.setPalette(palette)
        font = theme.font(theme.Type.BODY)
        font.setPixelSize(looks.body_size())
        self.document().setDefaultFont(font)

    @Slot()
    def _dress_anew(self) -> None:
        self._dress()
        fill(self.document(), self.blocks())
