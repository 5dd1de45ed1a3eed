"""How blocks and words look in the editor, and what of them is kept in Qt's formats to be read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase, QTextBlockFormat, QTextCharFormat, QTextFormat

from ui import theme
from ui.composer.text import HEADINGS, MARKS, QUOTES, Block, PlacedFile, PlacedPicture, Shape, Words
from ui.theme import SPACE, Type

if TYPE_CHECKING:
    from ui.composer.text import Run

_OWN = QTextFormat.Property.UserProperty.value
SHAPE, DEPTH, ORDERED, FRESH, PADDING = range(_OWN + 1, _OWN + 6)
"""Of a block. PADDING says that it stands there only to be typed in."""
MARKED, SRC, WORDS = range(_OWN + 6, _OWN + 9)
"""Of characters: marks as one word a mark; the address of something placed, and its words or its markup."""

_OBJECT = QTextFormat.ObjectTypes.UserObject.value
PICTURE, FILE, PART, RULE = range(_OBJECT + 1, _OBJECT + 5)
"""Kinds of what is placed among the characters."""
OBJECTS = (PICTURE, FILE, PART, RULE)

INDENT = 28
"""Pixels that each level of a list, and a quote, stands to the right."""
LINE_DISTANCE = 0.4
HEADING_SIZES = {Shape.H2: 1.45, Shape.H3: 1.2}
SMALL_HEADING = 1.0


def body_size() -> int:
    """Give the size of running text in pixels, as in an article."""
    return round(theme.font(Type.BODY).pixelSize() * 1.1)


def block_format(block: Block) -> QTextBlockFormat:
    """Give the format of a block."""
    made = QTextBlockFormat()
    made.setProperty(SHAPE, str(block.shape))
    size = body_size()
    # Not in proportion: that would stretch what is placed in a line, too.
    made.setLineHeight(round(size * LINE_DISTANCE), QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
    top, bottom = 0, size // 2
    if block.shape in HEADINGS:
        top, bottom = size, size // 4
    elif block.shape is Shape.ITEM:
        made.setProperty(DEPTH, block.depth)
        made.setProperty(ORDERED, block.ordered)
        made.setProperty(FRESH, block.fresh)
        made.setLeftMargin(INDENT * block.depth)
        bottom = size // 5
    elif block.shape in QUOTES:
        made.setLeftMargin(INDENT * 3 // 4)
        made.setRightMargin(INDENT * 3 // 4)
    elif block.shape is Shape.CODE:
        made.setLeftMargin(SPACE * 3 // 2)
        made.setRightMargin(SPACE * 3 // 2)
        top, bottom = SPACE, SPACE * 2
    made.setTopMargin(top)
    made.setBottomMargin(bottom)
    return made


def words_format(words: Words, shape: Shape) -> QTextCharFormat:
    """Give the format of words in a block of a shape; their text makes a difference only to a mention."""
    worn = theme.colours()
    made = QTextCharFormat()
    made.setProperty(MARKED, " ".join(mark for mark in MARKS if mark in words.marks))
    made.setFontFamilies([theme.FAMILY])
    made.setProperty(QTextFormat.Property.FontPixelSize.value, round(body_size() * _size(shape)))
    strong = shape in HEADINGS or "strong" in words.marks
    made.setFontWeight(QFont.Weight.Bold if strong else QFont.Weight.Normal)
    made.setFontItalic("em" in words.marks)
    made.setFontUnderline("u" in words.marks)
    made.setFontStrikeOut("s" in words.marks)
    made.setForeground(worn.quiet if shape in QUOTES else worn.text)
    if "sub" in words.marks:
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
    elif "sup" in words.marks:
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    if shape is Shape.CODE or "code" in words.marks:
        made.setFontFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
        if shape is not Shape.CODE:
            made.setBackground(worn.hover)
    if words.href:
        _lead_somewhere(made, words)
    return made


def _lead_somewhere(made: QTextCharFormat, words: Words) -> None:
    worn = theme.colours()
    made.setAnchor(True)
    made.setAnchorHref(words.href)
    made.setToolTip(words.title)
    if words.text.startswith("@"):
        made.setForeground(worn.on_accent_soft)
        made.setBackground(worn.accent_soft)
    else:
        made.setForeground(worn.accent)
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)


def _size(shape: Shape) -> float:
    return HEADING_SIZES.get(shape, SMALL_HEADING)


def run_format(run: Run, shape: Shape) -> QTextCharFormat:
    """Give the format of a run; of what is placed it is that of one sign that stands for it."""
    if isinstance(run, Words):
        return words_format(run, shape)
    kind, words = (PICTURE, run.alt) if isinstance(run, PlacedPicture) else (FILE, run.name)
    return _placed(kind, run.src, words)


def part_format(markup: str) -> QTextCharFormat:
    """Give the format of the sign that stands for a part that cannot be changed here."""
    return _placed(PART, "", markup)


def rule_format() -> QTextCharFormat:
    """Give the format of the sign that stands for a separating line."""
    return _placed(RULE, "", "")


def _placed(kind: int, src: str, words: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setObjectType(kind)
    made.setProperty(SRC, src)
    made.setProperty(WORDS, words)
    if kind == FILE:
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    if kind in (PICTURE, FILE):
        made.setToolTip(words)
    return made


def shape_of(form: QTextBlockFormat) -> Block:
    """Give the shape of a block that has this format, without its runs."""
    name = form.property(SHAPE)
    shape = Shape(name) if name else Shape.PARAGRAPH
    if shape is not Shape.ITEM:
        return Block(shape)
    return Block(
        shape, depth=form.intProperty(DEPTH), ordered=form.boolProperty(ORDERED), fresh=form.boolProperty(FRESH)
    )


def run_of(form: QTextCharFormat, text: str) -> Run | None:
    """Give the words, picture or file that has this format; None for a part and a line, which stand alone."""
    kind = form.objectType()
    if kind == PICTURE:
        return PlacedPicture(form.stringProperty(SRC), form.stringProperty(WORDS))
    if kind == FILE:
        return PlacedFile(form.stringProperty(SRC), form.stringProperty(WORDS))
    if kind in (PART, RULE):
        return None
    return look_of(form, text)


def look_of(form: QTextCharFormat, text: str = "") -> Words:
    """Give words that look as this format does."""
    href = form.anchorHref() if form.isAnchor() else ""
    marks = frozenset(form.stringProperty(MARKED).split())
    return Words(text, marks, href, form.toolTip() if href else "")


def alone(form: QTextCharFormat) -> Block:
    """Give the part or the line that has this format."""
    if form.objectType() == RULE:
        return Block(Shape.RULE)
    return Block(Shape.PART, markup=form.stringProperty(WORDS))
