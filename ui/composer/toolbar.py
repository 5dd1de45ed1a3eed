"""The buttons above the text. What is pressed follows the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from ui import theme
from ui.composer.text import QUOTES, Shape
from ui.theme import SPACE, TARGET

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent, QShowEvent

    from ui.composer.editor import TextEditor

SIGN = 18


class Key(QToolButton):
    """A button that is an icon; pressed, it stands on the soft accent, so that the icon stays to be seen."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(TARGET + 2, TARGET)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed().connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        worn = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(worn.accent, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        ground = worn.accent_soft if self.isChecked() else worn.hover if self.underMouse() or self.isDown() else None
        painter.setBrush(Qt.BrushStyle.NoBrush if ground is None else ground)
        painter.drawRoundedRect(box, theme.RADIUS * 0.75, theme.RADIUS * 0.75)
        sign = QRectF(0, 0, SIGN, SIGN)
        sign.moveCenter(box.center())
        theme.draw_icon(painter, self._icon, sign, worn.on_accent_soft if self.isChecked() else worn.text)


class Toolbar(QWidget):
    """One stop of the Tab key; the arrow keys go through its buttons."""

    link_wanted = Signal()
    picture_wanted = Signal()
    file_wanted = Signal()
    emoji_wanted = Signal()
    mention_wanted = Signal()

    def __init__(self, editor: TextEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.buttons: dict[str, Key] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._build()
        self._row.addStretch()
        editor.look_changed.connect(self.follow)
        self.follow()

    def _build(self) -> None:
        shape, mark = self._editor.toggle_shape, self._editor.toggle_mark
        self._add("heading-1", self.tr("Heading"), "Ctrl+Alt+1", lambda: shape(Shape.H2), pressed=True)
        self._add("heading-2", self.tr("Small heading"), "Ctrl+Alt+2", lambda: shape(Shape.H3), pressed=True)
        self._gap()
        self._add("bold", self.tr("Bold"), "Ctrl+B", lambda: mark("strong"), pressed=True)
        self._add("italic", self.tr("Italic"), "Ctrl+I", lambda: mark("em"), pressed=True)
        self._add("underline", self.tr("Underline"), "Ctrl+U", lambda: mark("u"), pressed=True)
        self._gap()
        lists = self._editor.toggle_list
        self._add("list", self.tr("List"), "Ctrl+Shift+8", lambda: lists(ordered=False), pressed=True)
        self._add("list-ordered", self.tr("Numbered list"), "Ctrl+Shift+7", lambda: lists(ordered=True), pressed=True)
        self._add("quote", self.tr("Quote"), "Ctrl+Shift+9", lambda: shape(Shape.QUOTE), pressed=True)
        self._add("code", self.tr("Code"), "Ctrl+Shift+C", self._toggle_code, pressed=True)
        self._add("minus", self.tr("Separating line"), "Ctrl+Shift+H", self._editor.insert_rule)
        self._gap()
        self._add("link", self.tr("Link"), "Ctrl+K", self.link_wanted.emit, pressed=True)
        self._add("at-sign", self.tr("Mention a colleague"), "", self.mention_wanted.emit, hint="@")
        self._add("smile", self.tr("Emoji"), "Ctrl+Shift+E", self.emoji_wanted.emit)
        self._gap()
        self._add("image", self.tr("Picture"), "Ctrl+Shift+I", self.picture_wanted.emit)
        self._add("paperclip", self.tr("File"), "Ctrl+Shift+A", self.file_wanted.emit)

    def showEvent(self, event: QShowEvent) -> None:
        """Be one stop of the Tab key; the style has its own mind of buttons until they are shown."""
        super().showEvent(event)
        self._stop_at(next(iter(self.buttons.values())))

    def _stop_at(self, chosen: Key) -> None:
        for button in self.buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if button is chosen else Qt.FocusPolicy.NoFocus)

    def _add(
        self, icon: str, words: str, keys: str, act: Callable[[], object], *, pressed: bool = False, hint: str = ""
    ) -> None:
        button = self.buttons[icon] = Key(icon)
        button.setCheckable(pressed)
        button.setAccessibleName(words)
        if keys:
            hint = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        if keys and icon not in ("bold", "italic", "underline", "link"):  # those the text takes itself
            button.setShortcut(QKeySequence(keys))
        button.setToolTip(f"{words} ({hint})" if hint else words)
        button.clicked.connect(act)
        button.installEventFilter(self)
        self._row.addWidget(button)

    def _gap(self) -> None:
        line = QFrame()
        line.setFixedWidth(SPACE)
        self._row.addWidget(line)

    def _toggle_code(self) -> None:
        """Words within a line are marked as code; a line or more becomes a block of it."""
        cursor = self._editor.textCursor()
        block = cursor.block()
        end = block.position() + block.length() - 1
        whole = cursor.selectionStart() <= block.position() and cursor.selectionEnd() >= end
        if cursor.hasSelection() and not whole and self._editor.shape.shape is not Shape.CODE:
            self._editor.toggle_mark("code")
        else:
            self._editor.toggle_shape(Shape.CODE)

    @Slot()
    def follow(self) -> None:
        """Show what the words at the cursor are."""
        look, block = self._editor.look, self._editor.shape
        item = block.shape is Shape.ITEM
        for name, pressed in {
            "heading-1": block.shape is Shape.H2,
            "heading-2": block.shape in (Shape.H3, Shape.H4, Shape.H5, Shape.H6),
            "bold": "strong" in look.marks,
            "italic": "em" in look.marks,
            "underline": "u" in look.marks,
            "list": item and not block.ordered,
            "list-ordered": item and block.ordered,
            "quote": block.shape in QUOTES,
            "code": block.shape is Shape.CODE or "code" in look.marks,
            "link": bool(look.href),
        }.items():
            self.buttons[name].setChecked(pressed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from button to button with the arrow keys."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
            step = steps.get(Qt.Key(event.key()))
            buttons = list(self.buttons.values())
            if step and watched in buttons:
                following = buttons[(buttons.index(watched) + step) % len(buttons)]
                self._stop_at(following)
                following.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)
