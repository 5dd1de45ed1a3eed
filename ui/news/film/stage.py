"""A film's picture with its controls, in an article or on the whole screen, and the keys for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSlider, QVBoxLayout, QWidget

from ui import theme
from ui.news.film.controls import FilmControls
from ui.news.film.picture import GROUND, FilmPicture
from ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent


class FilmStage(QWidget):
    """`key_pressed` carries a key (Qt.Key) that says something about the film, whichever part has the focus."""

    key_pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = FilmPicture()
        self.controls = FilmControls()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE // 2)
        layout.addWidget(self.picture, 1)
        layout.addWidget(self.controls)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        for widget in (self, *self.findChildren(QWidget)):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt. A button keeps the space bar, and the slider of the volume its arrows."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        own = isinstance(watched, QAbstractButton) and key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        own = own or (isinstance(watched, QSlider) and watched is self.controls.volume and key in ARROWS)
        if own or key not in KEYS or event.modifiers() & COMMANDS:
            return super().eventFilter(watched, event)
        self.key_pressed.emit(key)
        return True


ARROWS = frozenset((Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down))
KEYS = ARROWS | {
    Qt.Key.Key_Space, Qt.Key.Key_F, Qt.Key.Key_C, Qt.Key.Key_M, Qt.Key.Key_Less, Qt.Key.Key_Greater, Qt.Key.Key_Escape,
}  # fmt: skip
COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class WholeScreen(QWidget):
    """Lends a stage the whole screen; closed, it calls `give_back`."""

    def __init__(self, stage: FilmStage, title: str, give_back: Callable[[], None]) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._give_back = give_back
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, SPACE)
        layout.addWidget(stage)
        stage.controls.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 0)
        self._dress()
        theme.changed().connect(self._dress)

    @Slot()
    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, GROUND if theme.is_dark() else theme.colours().window)
        self.setPalette(palette)
        self.setAutoFillBackground(True)

    def closeEvent(self, event: QCloseEvent) -> None:
        """See Qt."""
        self._give_back()
        super().closeEvent(event)
