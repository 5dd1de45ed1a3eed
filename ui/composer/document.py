"""Blocks in a QTextDocument, and out of it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QTextCursor

from ui.composer import looks
from ui.composer.text import OBJECT, Block, Shape, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextDocument

    from ui.composer.text import Run

LINE_BREAK = "\u2028"
"""How Qt keeps a line break within a block."""


def fill(document: QTextDocument, blocks: Sequence[Block]) -> None:
    """Put other blocks in the place of all that is there; that cannot be undone."""
    document.setUndoRedoEnabled(False)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    for number, block in enumerate(blocks):
        put(cursor, block, begins=number > 0)
    if not blocks or blocks[-1].shape in (Shape.PART, Shape.RULE):
        pad(cursor, begins=bool(blocks))
    cursor.endEditBlock()
    document.setUndoRedoEnabled(True)


def put(cursor: QTextCursor, block: Block, *, begins: bool) -> None:
    """Insert a block in the place of an empty one, or where it `begins` one, after the cursor's."""
    form, plain = looks.block_format(block), looks.words_format(Words(""), block.shape)
    if begins:
        cursor.insertBlock(form, plain)
    else:
        cursor.setBlockFormat(form)
        cursor.setBlockCharFormat(plain)
    if block.shape is Shape.RULE:
        cursor.insertText(OBJECT, looks.rule_format())
    elif block.shape is Shape.PART:
        cursor.insertText(OBJECT, looks.part_format(block.markup))
    else:
        put_runs(cursor, block.runs, block.shape)


def put_runs(cursor: QTextCursor, runs: Sequence[Run], shape: Shape) -> None:
    """Insert words, pictures and files in a block of a shape."""
    for run in runs:
        text = run.text.replace("\n", LINE_BREAK) if isinstance(run, Words) else OBJECT
        cursor.insertText(text, looks.run_format(run, shape))


def pad(cursor: QTextCursor, *, begins: bool) -> None:
    """Make room for typing after something that one cannot type in."""
    form = looks.block_format(Block())
    form.setProperty(looks.PADDING, True)
    if begins:
        cursor.insertBlock(form, looks.words_format(Words(""), Shape.PARAGRAPH))
    else:
        cursor.setBlockFormat(form)
        cursor.setBlockCharFormat(looks.words_format(Words(""), Shape.PARAGRAPH))
        cursor.setCharFormat(looks.words_format(Words(""), Shape.PARAGRAPH))


class Stretch(NamedTuple):
    """Characters in one format; `place` and `length` are counted as Qt does, in which an emoji is two."""

    text: str
    form: QTextCharFormat
    place: int
    length: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.place + self.length

    def between(self, begin: int, end: int | None) -> str:
        """Give what of it lies between two places in the document."""
        first, last = max(0, begin - self.place), self.length if end is None else max(0, end - self.place)
        return cut(self.text, first, last)


def cut(text: str, first: int, last: int) -> str:
    """Give a part of a text by places as Qt counts them."""
    if text.isascii():
        return text[first:last]
    return text.encode("utf-16-le", "replace")[2 * first : 2 * last].decode("utf-16-le", "ignore")


def words_before(cursor: QTextCursor) -> str:
    """Give what stands before the cursor in its block."""
    return cut(cursor.block().text(), 0, cursor.positionInBlock())


def stretches(block: QTextBlock) -> list[Stretch]:
    """Give what stands in a block."""
    found = []
    within = block.begin()
    while not within.atEnd():
        fragment = within.fragment()
        found.append(Stretch(fragment.text(), fragment.charFormat(), fragment.position(), fragment.length()))
        within += 1
    return found


def of_kind(document: QTextDocument, kind: int) -> Iterator[Stretch]:
    """Give all that is placed in a document and of one kind."""
    block = document.begin()
    while block.isValid():
        yield from (stretch for stretch in stretches(block) if stretch.form.objectType() == kind)
        block = block.next()


def read_block(block: QTextBlock, begin: int = 0, end: int | None = None) -> tuple[Block, ...]:
    """Read a block, or what of it lies between two places in the document.

    It is one, or several where a part or a line has words beside it.
    """
    made: list[Block] = []
    runs: list[Run] = []
    shape = looks.shape_of(block.blockFormat())
    for stretch in stretches(block):
        text = stretch.between(begin, end)
        for sign in text if stretch.form.objectType() else (text,) if text else ():
            run = looks.run_of(stretch.form, sign.replace(LINE_BREAK, "\n"))
            if run is not None:
                runs.append(run)
                continue
            if runs:
                made.append(_with(shape, runs))
                runs = []
            made.append(looks.alone(stretch.form))
    if runs or not made:
        made.append(_with(shape, runs))
    return tuple(made)


def _with(shape: Block, runs: list[Run]) -> Block:
    return Block(shape.shape, tuple(runs), shape.depth, shape.ordered, shape.fresh)


def read_between(document: QTextDocument, begin: int, end: int) -> list[Block]:
    """Read what lies between two places."""
    made: list[Block] = []
    block = document.findBlock(begin)
    while block.isValid() and block.position() <= end:
        made += read_block(block, begin, end)
        block = block.next()
    return made


class ReadDocument(QObject):
    """What stands in a document, read again only where it was changed: a long text is known at any moment."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._known: list[tuple[Block, ...] | None] = []
        document.documentLayout()  # without one it does not say what changes
        document.contentsChange.connect(self._on_changed)

    def blocks(self) -> list[Block]:
        """Give all blocks; a last one that is there only to be typed in is left out while it is empty."""
        count = self._document.blockCount()
        if len(self._known) != count:
            self._known = [None] * count
        if None in self._known:
            self._read()
        found = [block for known in self._known if known is not None for block in known]
        last = self._document.lastBlock()
        if found and last.length() <= 1 and last.blockFormat().boolProperty(looks.PADDING):
            found.pop()
        return found

    def of(self, number: int) -> tuple[Block, ...]:
        """Give what the block of the document with this number holds."""
        known = self._known[number] if number < len(self._known) else None
        return known if known is not None else read_block(self._document.findBlockByNumber(number))

    def _read(self) -> None:
        number = 0
        while True:
            try:
                number = self._known.index(None, number)
            except ValueError:
                return
            self._known[number] = read_block(self._document.findBlockByNumber(number))

    @Slot(int, int, int)
    def _on_changed(self, place: int, _removed: int, added: int) -> None:
        """Forget the blocks that were changed; those before and after them are still the same ones."""
        count = self._document.blockCount()
        first = self._document.findBlock(place).blockNumber()
        last = self._document.findBlock(min(place + added, self._document.characterCount() - 1)).blockNumber()
        replaced = last - first + 1 - (count - len(self._known))
        if first < 0 or last < 0 or replaced < 0:
            self._known = [None] * count
            return
        self._known[first : first + replaced] = [None] * (last - first + 1)
