"""The one place with colours, spacing, type and icons.

A theme is a file in `resources/theme/`: ``colours`` are what our own painting uses, by role; ``style`` is what the
Qlementine style draws controls with. `apply` dresses the application and follows the system where that is wanted.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QByteArray, QJsonDocument, QObject, QRectF, QSize, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication
from PySide6Qlementine import QlementineStyle, Theme

from resources import FOLDER

SPACE = 8
"""Pixels: everything stands on multiples of this, or of its half."""
RADIUS = 8
TARGET = 32
"""Pixels: nothing that is clicked is lower."""
MEASURE = 720
"""Pixels: the widest line of running text."""
SYSTEM, LIGHT, DARK, CONTRAST = "system", "light", "dark", "contrast"
CHOICES = (SYSTEM, LIGHT, DARK, CONTRAST)
FAMILY = "Inter"
TEXT_SIZES = (100, 115, 130, 150)
"""Per cent."""


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours by role. What is named ``on_…`` is read upon what it is named for, with a contrast of at least 4.5:1."""

    window: QColor
    surface: QColor
    raised: QColor
    hover: QColor
    selected: QColor
    border: QColor
    strong_border: QColor
    text: QColor
    quiet: QColor
    accent: QColor
    on_accent: QColor
    accent_soft: QColor
    on_accent_soft: QColor
    rail: QColor
    on_rail: QColor
    rail_active: QColor
    on_rail_active: QColor
    warm: QColor
    on_warm: QColor
    warm_soft: QColor
    success: QColor
    success_soft: QColor
    warning: QColor
    warning_soft: QColor
    danger: QColor
    danger_soft: QColor
    highlight: QColor
    on_highlight: QColor


class _Style(QlementineStyle):
    """Qlementine, where lines stand back: only what can be chosen or filled in needs a border that is well seen."""

    line = QColor()

    def separatorColor(self) -> QColor:
        """See Qlementine."""
        return self.line

    def splitterColor(self, _mouse: object) -> QColor:
        """See Qlementine."""
        return self.line

    def tableLineColor(self) -> QColor:
        """See Qlementine."""
        return self.line

    def frameBorderColor(self) -> QColor:
        """See Qlementine."""
        return self.line


class Type(Enum):
    """The type scale: pixels at 100 %, and weight."""

    DISPLAY = (28, QFont.Weight.Bold)
    TITLE = (22, QFont.Weight.DemiBold)
    HEADING = (17, QFont.Weight.DemiBold)
    STRONG = (14, QFont.Weight.DemiBold)
    BODY = (14, QFont.Weight.Normal)
    SMALL = (12, QFont.Weight.Normal)
    SMALL_STRONG = (12, QFont.Weight.DemiBold)


class _Wardrobe(QObject):
    """What the application wears now."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choice = SYSTEM
        self.text_size = 100
        self.name = LIGHT
        self.colours = load(LIGHT)[0]
        self.style: _Style | None = None

    def dress(self, application: QApplication) -> None:
        """Put on what was chosen."""
        self.name = _resolved(self.choice)
        self.colours, style = load(self.name)
        if self.style is None:
            self.style = _Style(application)
            application.setStyle(self.style)
            QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        sized = {name: _sized(name, value, self.text_size) for name, value in style.items()}
        document = QJsonDocument.fromJson(QByteArray(json.dumps(sized).encode()))
        self.style.line = self.colours.border
        self.style.setTheme(Theme.fromJsonDoc(document))
        application.setFont(font(Type.BODY))
        application.setPalette(_palette(application.palette(), self.colours))
        pixmap.cache_clear()
        self.changed.emit()

    @Slot()
    def _on_system_changed(self) -> None:
        application = QApplication.instance()
        if self.choice == SYSTEM and isinstance(application, QApplication):
            self.dress(application)


def load(name: str) -> tuple[Colours, dict[str, str | int]]:
    """Read a theme file: its colours, and what the style wants to know."""
    content = json.loads((FOLDER / "theme" / f"{name}.json").read_text(encoding="utf-8"))
    colours = Colours(**{field.name: QColor(content["colours"][field.name]) for field in fields(Colours)})
    return colours, content["style"]


def apply(application: QApplication, choice: str = SYSTEM, text_size: int = 100) -> None:
    """Dress the application in one of `CHOICES`, with text of so many per cent."""
    _wardrobe.choice = choice if choice in CHOICES else SYSTEM
    _wardrobe.text_size = text_size if text_size in TEXT_SIZES else 100
    _wardrobe.dress(application)


def colours() -> Colours:
    """Give the colours that are worn now."""
    return _wardrobe.colours


def is_dark() -> bool:
    """Tell whether light text stands on dark ground now."""
    return _wardrobe.name != LIGHT


def changed() -> SignalInstance:
    """Give the signal that the theme was changed: what paints by itself paints again."""
    return _wardrobe.changed


def font(kind: Type) -> QFont:
    """Give a font of the type scale, in the size of text that the person chose."""
    size, weight = kind.value
    made = QFont(FAMILY)
    made.setPixelSize(round(size * _wardrobe.text_size / 100))
    made.setWeight(weight)
    return made


def icon(name: str, colour: QColor | None = None) -> QIcon:
    """Give an icon of the family in one colour (the text's by default), sharp at 100 % and 200 %."""
    tint = (colour or _wardrobe.colours.text).name(QColor.NameFormat.HexArgb)
    made = QIcon()
    for size in (16, 20, 24, 32, 48):
        made.addPixmap(pixmap(name, size, tint, 1.0))
    return made


@lru_cache(maxsize=512)
def pixmap(name: str, size: int, tint: str, ratio: float) -> QPixmap:
    """Draw an icon of `size` pixels in the colour named `tint`, for a screen of that device pixel ratio."""
    source = (FOLDER / "icons" / f"{name}.svg").read_bytes()
    drawn = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(source.replace(b"currentColor", QColor(tint).name().encode()))).render(painter)
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def draw_icon(painter: QPainter, name: str, where: QRectF, colour: QColor) -> None:
    """Draw an icon into a square, for delegates."""
    ratio = painter.device().devicePixelRatio()
    drawn = pixmap(name, round(where.width()), colour.name(QColor.NameFormat.HexArgb), ratio)
    painter.drawPixmap(where.topLeft(), drawn)


def app_icon() -> QIcon:
    """Give the sign of the program."""
    made = QIcon()
    for size in (16, 22, 24, 32, 48, 64, 128, 256):
        made.addPixmap(pixmap("mienskip", size, "#000000", 1.0))
    return made


def _sized(name: str, value: str | int, per_cent: int) -> str | int:
    return round(value * per_cent / 100) if name.startswith("fontSize") and isinstance(value, int) else value


def _resolved(choice: str) -> str:
    if choice != SYSTEM:
        return choice
    return DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT


def _palette(palette: QPalette, worn: Colours) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: worn.window,
        QPalette.ColorRole.Base: worn.surface,
        QPalette.ColorRole.AlternateBase: worn.window,
        QPalette.ColorRole.WindowText: worn.text,
        QPalette.ColorRole.Text: worn.text,
        QPalette.ColorRole.ButtonText: worn.text,
        QPalette.ColorRole.PlaceholderText: worn.quiet,
        QPalette.ColorRole.Highlight: worn.accent,
        QPalette.ColorRole.HighlightedText: worn.on_accent,
        QPalette.ColorRole.Link: worn.accent,
        QPalette.ColorRole.LinkVisited: worn.accent,
    }
    made = QPalette(palette)
    for role, colour in roles.items():
        made.setColor(role, colour)
    return made


_wardrobe = _Wardrobe()
