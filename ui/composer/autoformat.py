"""What Enter, Backspace and a space do where a line begins, as in Markdown."""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtGui import QTextCursor

from ui.composer import looks, shaping
from ui.composer.document import LINE_BREAK, words_before
from ui.composer.text import HEADINGS, QUOTES, Block, Shape, Words

BEGINNINGS = {
    "#": Block(Shape.H2),
    "##": Block(Shape.H3),
    "-": Block(Shape.ITEM, depth=1),
    "*": Block(Shape.ITEM, depth=1),
    ">": Block(Shape.QUOTE),
}
"""What typed signs become when a space follows them at the start of a paragraph."""
FIRST_NUMBER = re.compile(r"1[.)]")
RULE, CODE = "---", "```"


def autoformat(cursor: QTextCursor) -> bool:
    """Make of the paragraph what was typed at its start, after a space; undoing brings the signs back."""
    block = cursor.block()
    typed = words_before(cursor)
    if looks.shape_of(block.blockFormat()).shape is not Shape.PARAGRAPH or not typed.endswith(" "):
        return False
    signs = typed[:-1]
    shaped = BEGINNINGS.get(signs)
    if shaped is None and FIRST_NUMBER.fullmatch(signs):
        shaped = Block(Shape.ITEM, depth=1, ordered=True)
    if shaped is None:
        return False
    _replace_start(cursor, len(typed), shaped)
    return True


def _replace_start(cursor: QTextCursor, length: int, shaped: Block) -> None:
    with shaping.one_deed(cursor):
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor, length)
        cursor.removeSelectedText()
        shaping.give_shape(cursor.block(), shaped)


def begin_next(cursor: QTextCursor) -> None:
    """Begin the next block, as Enter does: of the same kind in a list or a quote, and a paragraph after a heading."""
    block = cursor.block()
    shaped = looks.shape_of(block.blockFormat())
    text = block.text()
    with shaping.one_deed(cursor):
        cursor.removeSelectedText()
        if shaped.shape is Shape.CODE:
            _next_line_of_code(cursor)
        elif not text and shaped.shape is Shape.ITEM:
            shaping.indent(cursor, -1)
        elif not text and shaped.shape in QUOTES:
            shaping.give_shape(block, Block())
        elif text == RULE:
            _make_rule(cursor)
        elif text == CODE:
            _replace_start(cursor, len(text), Block(Shape.CODE))
        else:
            _begin(cursor, _following(shaped, at_end=cursor.atBlockEnd()))


def _following(shaped: Block, *, at_end: bool) -> Block:
    if shaped.shape is Shape.QUOTE_FIRST:
        return Block(Shape.QUOTE_NEXT)
    if shaped.shape in HEADINGS and at_end:
        return Block()
    return replace(shaped, fresh=False)


def _begin(cursor: QTextCursor, shaped: Block) -> None:
    cursor.insertBlock(looks.block_format(shaped), looks.words_format(Words(""), shaped.shape))


def _make_rule(cursor: QTextCursor) -> None:
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    shaping.insert_by_itself(cursor, Block(Shape.RULE))


def _next_line_of_code(cursor: QTextCursor) -> None:
    """Break the line; an empty last line is left with another Enter."""
    if cursor.atBlockEnd() and cursor.block().text().endswith(LINE_BREAK):
        cursor.deletePreviousChar()
        _begin(cursor, Block())
    else:
        cursor.insertText(LINE_BREAK, looks.words_format(Words(""), Shape.CODE))


def step_back(cursor: QTextCursor) -> bool:
    """Take a step back at the start of a block, as Backspace does; False where it is to be joined to the one before.

    An item is one level less deep, anything else a paragraph; what stands alone is selected before it is deleted.
    """
    block = cursor.block()
    shaped = looks.shape_of(block.blockFormat())
    if shaped.shape is Shape.ITEM:
        shaping.indent(cursor, -1)
        return True
    if shaped.shape is not Shape.PARAGRAPH and not shaping.is_alone(block):
        shaping.give_shape(block, Block())
        return True
    before = block.previous()
    if before.isValid() and shaping.is_alone(before):
        if block.length() <= 1 and block.next().isValid():
            cursor.deletePreviousChar()
        cursor.setPosition(before.position())
        cursor.setPosition(before.position() + before.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        return True
    return False
