"""What the toolbar and the keys do to blocks and words. Each deed can be undone as one."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from ui.composer import looks
from ui.composer.document import pad, put, put_runs, stretches
from ui.composer.text import DEEPEST_LIST, Block, Shape, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtGui import QTextBlock

    from ui.composer.document import Stretch


@contextmanager
def one_deed(cursor: QTextCursor) -> Iterator[None]:
    """Have all that is done meanwhile be undone by one undo."""
    cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def is_alone(block: QTextBlock) -> bool:
    """Tell whether a block holds a part or a line: nothing can be typed in it."""
    return any(stretch.form.objectType() in (looks.PART, looks.RULE) for stretch in stretches(block))


def step_aside(cursor: QTextCursor) -> bool:
    """Go to a new paragraph beside a part or a line, where the cursor is in the block of one; tell whether it was."""
    if cursor.hasSelection() or not is_alone(cursor.block()):
        return False
    before = cursor.atBlockStart()
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock if before else QTextCursor.MoveOperation.EndOfBlock)
    with one_deed(cursor):
        cursor.insertBlock(looks.block_format(Block()), looks.words_format(Words(""), Shape.PARAGRAPH))
        if before:
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
            cursor.setBlockFormat(looks.block_format(Block()))
    return True


def blocks_in(cursor: QTextCursor) -> list[QTextBlock]:
    """Give the blocks that are selected, or the one in which the cursor is."""
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    if last.position() == cursor.selectionEnd() and last != block:
        last = last.previous()  # a selection that ends where a block begins has nothing of it
    found = [block]
    while block != last and block.next().isValid():
        block = block.next()
        found.append(block)
    return found


def reshape(cursor: QTextCursor, change: Callable[[Block], Block]) -> None:
    """Make other blocks of those that are selected."""
    with one_deed(cursor):
        for block in blocks_in(cursor):
            if not is_alone(block):
                give_shape(block, change(looks.shape_of(block.blockFormat())))


def give_shape(block: QTextBlock, shaped: Block) -> None:
    """Make one block another one."""
    within = QTextCursor(block)
    within.setBlockFormat(looks.block_format(shaped))
    within.setBlockCharFormat(looks.words_format(Words(""), shaped.shape))
    dress_words(block, shaped.shape)


def dress_words(block: QTextBlock, shape: Shape) -> None:
    """Have words look as they do in a block of this shape."""
    for stretch in stretches(block):
        if not stretch.form.objectType():
            wanted = looks.words_format(looks.look_of(stretch.form, stretch.text), shape)
            if wanted != stretch.form:
                _over(block, stretch.place, stretch.end).setCharFormat(wanted)


def _over(block: QTextBlock, begin: int, end: int) -> QTextCursor:
    cursor = QTextCursor(block)
    cursor.setPosition(begin)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def settle(block: QTextBlock) -> None:
    """Bring words that came from another block into the look of this one."""
    if not is_alone(block):
        dress_words(block, looks.shape_of(block.blockFormat()).shape)


def toggle_shape(cursor: QTextCursor, shape: Shape) -> None:
    """Make the selected blocks this shape, or paragraphs again where all are it already."""
    all_are = all(looks.shape_of(block.blockFormat()).shape is shape for block in blocks_in(cursor))
    reshape(cursor, lambda _block: Block(Shape.PARAGRAPH if all_are else shape))


def toggle_list(cursor: QTextCursor, *, ordered: bool) -> None:
    """Make items of the selected blocks, or paragraphs again where all are items of this kind already."""
    shapes = [looks.shape_of(block.blockFormat()) for block in blocks_in(cursor)]
    if all(block.shape is Shape.ITEM and block.ordered == ordered for block in shapes):
        reshape(cursor, lambda _block: Block())
        return
    reshape(cursor, lambda block: Block(Shape.ITEM, depth=max(1, block.depth), ordered=ordered))


def indent(cursor: QTextCursor, by: int) -> None:
    """Put the selected items deeper or less deep in their list; what would be outside of it becomes a paragraph."""

    def moved(block: Block) -> Block:
        if block.shape is not Shape.ITEM:
            return block
        depth = min(DEEPEST_LIST, block.depth + by)
        return replace(block, depth=depth, fresh=False) if depth > 0 else Block()

    reshape(cursor, moved)


def mark(cursor: QTextCursor, name: str, *, on: bool) -> None:
    """Mark the selected words, or no longer."""
    restyle(cursor, lambda look: replace(look, marks=look.marks | {name} if on else look.marks - {name}))


def link(cursor: QTextCursor, href: str) -> None:
    """Have the selected words lead somewhere; nowhere for the empty address."""
    restyle(cursor, lambda look: replace(look, href=href, title=""))


def restyle(cursor: QTextCursor, change: Callable[[Words], Words]) -> None:
    """Give the selected words another look."""
    begin, end = cursor.selectionStart(), cursor.selectionEnd()
    with one_deed(cursor):
        for block in blocks_in(cursor):
            shape = looks.shape_of(block.blockFormat()).shape
            for stretch in stretches(block):
                first, last = max(begin, stretch.place), min(end, stretch.end)
                if not stretch.form.objectType() and first < last:
                    look = change(looks.look_of(stretch.form, stretch.text))
                    _over(block, first, last).setCharFormat(looks.words_format(look, shape))


def link_around(cursor: QTextCursor) -> QTextCursor:
    """Give a cursor that has the whole link selected in which this one is, or nothing."""
    found = QTextCursor(cursor)
    found.clearSelection()
    there = stretches(cursor.block())
    at = next((n for n, one in enumerate(there) if _leads(one) and one.place <= cursor.position() <= one.end), None)
    if at is None:
        return found
    first = last = at
    while first > 0 and _leads(there[first - 1]) == _leads(there[at]):
        first -= 1
    while last + 1 < len(there) and _leads(there[last + 1]) == _leads(there[at]):
        last += 1
    return _over(cursor.block(), there[first].place, there[last].end)


def _leads(stretch: Stretch) -> str:
    return stretch.form.anchorHref() if stretch.form.isAnchor() else ""


def insert_blocks(cursor: QTextCursor, blocks: Sequence[Block]) -> None:
    """Put a text where the cursor is: words go on in its block, and what is more than a paragraph gets its own."""
    with one_deed(cursor):
        cursor.removeSelectedText()
        inline = len(blocks) == 1 and blocks[0].shape is Shape.PARAGRAPH
        if inline and not is_alone(cursor.block()):
            put_runs(cursor, blocks[0].runs, looks.shape_of(cursor.blockFormat()).shape)
        else:
            _insert_between(cursor, blocks)


def insert_by_itself(cursor: QTextCursor, block: Block) -> None:
    """Put a picture, a part or a line between the blocks, and go to what follows it."""
    with one_deed(cursor):
        cursor.removeSelectedText()
        _insert_between(cursor, [block])
        if block.shape is Shape.PARAGRAPH:
            _go_on_below(cursor)


def _insert_between(cursor: QTextCursor, blocks: Sequence[Block]) -> None:
    """Divide the block at the cursor, and put others there."""
    rest = looks.shape_of(cursor.blockFormat())
    alone = is_alone(cursor.block())
    if not alone and not cursor.atBlockEnd():
        cursor.insertBlock(looks.block_format(rest), looks.words_format(Words(""), rest.shape))
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    if alone:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    for number, block in enumerate(blocks):
        put(cursor, block, begins=number > 0 or alone or cursor.block().length() > 1)
    if is_alone(cursor.block()):
        _go_on_below(cursor)


def _go_on_below(cursor: QTextCursor) -> None:
    """Go to the next block; where there is none, to one that is there only to be typed in."""
    if cursor.block().next().isValid():
        cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
    else:
        pad(cursor, begins=True)
