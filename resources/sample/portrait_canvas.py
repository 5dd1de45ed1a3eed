"""What a portrait is drawn on, and the words that describe it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

SIDE = 400
SKIN = {"1": "#fbdcc8", "2": "#f2c6a5", "3": "#e0ac83", "4": "#c98f65", "5": "#a56d48", "6": "#7a4b30"}
HAIR = {
    "black": "#26211f", "dark": "#40302a", "brown": "#6b4630", "auburn": "#8c4a2f", "red": "#c0653a",
    "blond": "#dcb265", "grey": "#9c9a98", "white": "#e6e3de",
}  # fmt: skip
CLOTH = {
    "blue": "#4a7fb5", "navy": "#2e4a6b", "teal": "#2f8080", "green": "#4f8259", "mustard": "#d3a03a",
    "plum": "#7a4a72", "rose": "#cf7787", "lilac": "#9585bd", "white": "#f5f3ee", "grey": "#737b84",
    "orange": "#ee7a26",
}  # fmt: skip
BACKGROUND = {
    "sky": "#cfe3f1", "sand": "#efe2cc", "mint": "#d2e9dc", "peach": "#f8dccb", "lilac": "#e2dcf0",
}  # fmt: skip
DARK_LINE = QColor("#3a2a24")


@dataclass
class Look:
    """What a portrait shows, in colours; `odd` makes each face a little different, the same each time."""

    skin: QColor
    hair: str
    colour: QColor
    extras: set[str]
    clothes: str
    cloth: QColor
    background: QColor
    odd: random.Random = field(default_factory=random.Random)


def parse(words: str, seed: str) -> Look:
    """Read the description of a portrait."""
    skin, hair, colour, *rest = words.split()
    pairs = dict(word.split(":") for word in rest if ":" in word)
    background = BACKGROUND[pairs.pop("bg")]
    ((clothes, cloth),) = pairs.items()
    return Look(
        QColor(SKIN[skin]),
        hair,
        QColor((CLOTH if hair == "scarf" else HAIR)[colour]),
        {word for word in rest if ":" not in word},
        clothes,
        QColor(CLOTH[cloth]),
        QColor(background),
        random.Random(seed),
    )


class Canvas:
    """A square of 400, with the measures of one face: half its width, and where the chin is."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
        self.p = QPainter(self.image)
        self.p.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.p.setPen(Qt.PenStyle.NoPen)
        self.half = 60 + look.odd.uniform(-4, 4)
        self.chin = 252 + look.odd.uniform(-5, 6)

    def fill(self, path: QPainterPath, colour: QColor) -> None:
        """Fill a shape."""
        self.p.fillPath(path, colour)

    def ellipse(self, x: float, y: float, rx: float, ry: float, colour: QColor) -> None:
        """Fill an ellipse around a point."""
        self.p.setBrush(colour)
        self.p.drawEllipse(QPointF(x, y), rx, ry)

    def stroke(self, path: QPainterPath, colour: QColor, width: float) -> None:
        """Draw a line with round ends."""
        pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        self.p.strokePath(path, pen)

    def face_shape(self) -> QPainterPath:
        """Draw the outline of the face: wide at the cheekbones, rounder at the chin."""
        w, chin = self.half, self.chin
        path = QPainterPath(QPointF(200 - w, 160))
        path.cubicTo(200 - w, 88, 200 + w, 88, 200 + w, 160)
        path.cubicTo(200 + w + 1, 200, 200 + w * 0.78, chin - 14, 200 + w * 0.36, chin - 2)
        path.cubicTo(200 + w * 0.16, chin + 4, 200 - w * 0.16, chin + 4, 200 - w * 0.36, chin - 2)
        path.cubicTo(200 - w * 0.78, chin - 14, 200 - w - 1, 200, 200 - w, 160)
        return path
