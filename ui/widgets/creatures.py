"""A family of small drawn creatures that stand in for people without a photo: always the same one for the same person.

They are drawn here and now, from a few traits that are chosen by the person's uid; none of them says anything about
anybody. Whoever likes initials better switches them off.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPainter

INK = QColor("#2b2a33")
WHITE = QColor("#ffffff")
CHEEK = QColor(235, 96, 96, 90)
COLOURS = (
    ("#cfe3f7", "#3f78b5"),
    ("#fbe0c8", "#d9772f"),
    ("#d8efd9", "#3f9160"),
    ("#f9d9e2", "#c9527a"),
    ("#e6dcf6", "#7a5bb5"),
    ("#fdf0c4", "#c99a1c"),
    ("#cdeeee", "#2b8f94"),
    ("#e2e7ee", "#5f6f86"),
)
"""Ground and body."""


@dataclass(frozen=True, slots=True)
class Traits:
    """Places in the lists of what there is."""

    colours: int
    body: int
    eyes: int
    mouth: int
    top: int
    leaning: int


def traits_of(seed: str) -> Traits:
    """Give the traits that belong to a uid, today and on every computer."""
    drawn = blake2b(seed.encode("utf-8", "replace"), digest_size=12).digest()
    numbers = [int.from_bytes(drawn[place : place + 2], "big") for place in range(0, 12, 2)]
    return Traits(
        colours=numbers[0] % len(COLOURS),
        body=numbers[1] % len(_BODIES),
        eyes=numbers[2] % len(_EYES),
        mouth=numbers[3] % len(_MOUTHS),
        top=numbers[4] % len(_TOPS),
        leaning=numbers[5] % 3 - 1,
    )


def draw_creature(painter: QPainter, where: QRectF, seed: str) -> None:
    """Draw the creature of a uid, in a circle that fills a square."""
    traits = traits_of(seed)
    ground, skin = (QColor(name) for name in COLOURS[traits.colours])
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    circle = QPainterPath()
    circle.addEllipse(where)
    painter.fillPath(circle, ground)
    painter.setClipPath(circle)
    painter.translate(where.topLeft())
    painter.scale(where.width() / 100, where.height() / 100)
    painter.translate(50, 100)
    painter.rotate(traits.leaning * 5)
    painter.translate(-50, -100)
    _TOPS[traits.top](painter, skin)
    painter.fillPath(_BODIES[traits.body](), skin)
    _cheeks(painter)
    _EYES[traits.eyes](painter)
    _MOUTHS[traits.mouth](painter)
    painter.restore()


# Bodies, all as wide as the circle at the foot and with a face around (50, 58)


def _dome() -> QPainterPath:
    path = QPainterPath(QPointF(16, 110))
    path.cubicTo(14, 12, 86, 12, 84, 110)
    return path


def _pear() -> QPainterPath:
    path = QPainterPath(QPointF(8, 112))
    path.cubicTo(10, 74, 26, 76, 26, 54)
    path.cubicTo(27, 20, 73, 20, 74, 54)
    path.cubicTo(74, 76, 90, 74, 92, 112)
    return path


def _block() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(20, 30, 60, 90), 20, 20)
    return path


def _eared() -> QPainterPath:
    path = _dome()
    for left in (18, 60):
        ear = QPainterPath()
        ear.addEllipse(QRectF(left, 22, 22, 26))
        path = path.united(ear)
    return path


def _hill() -> QPainterPath:
    path = QPainterPath(QPointF(10, 112))
    path.cubicTo(14, 40, 26, 34, 36, 40)
    path.cubicTo(44, 20, 58, 22, 64, 38)
    path.cubicTo(78, 30, 86, 50, 90, 112)
    return path


# Faces


def _cheeks(painter: QPainter) -> None:
    painter.setBrush(CHEEK)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(QRectF(27, 62, 11, 8))
    painter.drawEllipse(QRectF(62, 62, 11, 8))


def _line(painter: QPainter, width: float = 3) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(INK, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))


def _round_eyes(painter: QPainter) -> None:
    for middle in (40, 60):
        painter.setBrush(WHITE)
        painter.drawEllipse(QRectF(middle - 8, 46, 16, 16))
        painter.setBrush(INK)
        painter.drawEllipse(QRectF(middle - 3, 50, 8, 8))


def _dots(painter: QPainter) -> None:
    painter.setBrush(INK)
    for middle in (40, 60):
        painter.drawEllipse(QRectF(middle - 4, 50, 8, 9))
    painter.setBrush(WHITE)
    for middle in (41, 61):
        painter.drawEllipse(QRectF(middle - 1, 51.5, 3, 3))


def _laughing(painter: QPainter) -> None:
    _line(painter, 3.4)
    for middle in (40, 60):
        painter.drawArc(QRectF(middle - 6, 50, 12, 12), 20 * 16, 140 * 16)


def _winking(painter: QPainter) -> None:
    painter.setBrush(INK)
    painter.drawEllipse(QRectF(36, 50, 8, 9))
    _line(painter, 3.4)
    painter.drawArc(QRectF(54, 49, 12, 10), 200 * 16, 140 * 16)


def _glasses(painter: QPainter) -> None:
    _dots(painter)
    _line(painter, 2.6)
    for middle in (40, 60):
        painter.drawEllipse(QRectF(middle - 9, 45, 18, 18))
    painter.drawLine(QPointF(49, 53), QPointF(51, 53))


def _smile(painter: QPainter) -> None:
    _line(painter)
    painter.drawArc(QRectF(41, 60, 18, 14), 200 * 16, 140 * 16)


def _laugh(painter: QPainter) -> None:
    path = QPainterPath(QPointF(41, 66))
    path.lineTo(59, 66)
    path.cubicTo(58, 80, 42, 80, 41, 66)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(path, INK)


def _crooked(painter: QPainter) -> None:
    _line(painter)
    path = QPainterPath(QPointF(43, 69))
    path.cubicTo(48, 74, 54, 72, 59, 66)
    painter.drawPath(path)


def _small(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(INK)
    painter.drawEllipse(QRectF(46.5, 65, 7, 8))


# What they wear on their heads


def _nothing(_painter: QPainter, _skin: QColor) -> None:
    return


def _sprout(painter: QPainter, _skin: QColor) -> None:
    painter.setPen(QPen(QColor("#3f7d3a"), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(50, 40), QPointF(50, 20))
    for side in (-1, 1):
        leaf = QPainterPath(QPointF(50, 22))
        leaf.cubicTo(50 + side * 4, 8, 50 + side * 18, 8, 50 + side * 20, 12)
        leaf.cubicTo(50 + side * 16, 24, 50 + side * 6, 24, 50, 22)
        painter.fillPath(leaf, QColor("#57a350"))


def _bobble_hat(painter: QPainter, skin: QColor) -> None:
    hat = QPainterPath(QPointF(28, 44))
    hat.cubicTo(28, 8, 72, 8, 72, 44)
    painter.fillPath(hat, skin.darker(140))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(WHITE)
    painter.drawEllipse(QRectF(43, 7, 14, 14))


def _cap(painter: QPainter, skin: QColor) -> None:
    cap = QPainterPath(QPointF(28, 42))
    cap.cubicTo(28, 12, 68, 12, 70, 42)
    cap.lineTo(92, 44)
    cap.cubicTo(90, 34, 80, 32, 66, 32)
    painter.fillPath(cap, skin.lighter(150))


def _antennas(painter: QPainter, skin: QColor) -> None:
    painter.setPen(QPen(skin.darker(130), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for side in (-1, 1):
        painter.drawLine(QPointF(50 + side * 8, 40), QPointF(50 + side * 16, 20))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#f2b632"))
    for side in (-1, 1):
        painter.drawEllipse(QPointF(50 + side * 17, 18), 5, 5)


def _flower(painter: QPainter, _skin: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(WHITE)
    for petal in range(6):
        angle = petal * math.pi / 3
        painter.drawEllipse(QPointF(64 + 7 * math.cos(angle), 24 + 7 * math.sin(angle)), 5, 5)
    painter.setBrush(QColor("#f2b632"))
    painter.drawEllipse(QPointF(64, 24), 5, 5)


def _tuft(painter: QPainter, skin: QColor) -> None:
    painter.setPen(QPen(skin.darker(150), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for middle, top in ((43, 20), (50, 15), (57, 20)):
        painter.drawLine(QPointF(50, 38), QPointF(middle, top))


_BODIES: tuple[Callable[[], QPainterPath], ...] = (_dome, _pear, _block, _eared, _hill)
_EYES: tuple[Callable[[QPainter], None], ...] = (_round_eyes, _dots, _laughing, _winking, _glasses)
_MOUTHS: tuple[Callable[[QPainter], None], ...] = (_smile, _laugh, _crooked, _small)
_TOPS: tuple[Callable[[QPainter, QColor], None], ...] = (
    _nothing,
    _sprout,
    _bobble_hat,
    _cap,
    _antennas,
    _flower,
    _tuft,
)
