"""What the drawn pictures of the sample community are put together from: sky, water, houses, boats, people."""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPainterPath, QPen

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, HEIGHT = 1200, 675
BRICKS = ("#a5523f", "#b7654a", "#8f4a3c", "#c07a55", "#9c5a4a")
SKINS = ("#f2c6a5", "#c98f65", "#7a4b30", "#fbdcc8", "#e0ac83")
CLOTHES = ("#2f8080", "#d3a03a", "#7a4a72", "#4a7fb5", "#cf7787", "#4f8259")


class Scenery:
    """A canvas of 1200 by 675 with the pieces of a Frisian landscape; `seed` decides the small accidents."""

    def __init__(self, seed: str) -> None:
        self.image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        self.p = QPainter(self.image)
        self.p.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.p.setPen(Qt.PenStyle.NoPen)
        self.odd = random.Random(seed)

    def finish(self) -> QImage:
        """Give the picture."""
        self.p.end()
        return self.image

    def rect(self, x: float, y: float, w: float, h: float, colour: str, radius: float = 0) -> None:
        """Fill a rectangle."""
        self.p.setBrush(QColor(colour))
        self.p.drawRoundedRect(QRectF(x, y, w, h), radius, radius)

    def disc(self, x: float, y: float, rx: float, ry: float, colour: str | QColor) -> None:
        """Fill an ellipse around a point."""
        self.p.setBrush(QColor(colour))
        self.p.drawEllipse(QPointF(x, y), rx, ry)

    def shape(self, points: Sequence[tuple[float, float]], colour: str | QColor) -> None:
        """Fill a polygon."""
        path = QPainterPath(QPointF(*points[0]))
        for point in points[1:]:
            path.lineTo(*point)
        path.closeSubpath()
        self.p.fillPath(path, QColor(colour))

    def line(self, points: Sequence[tuple[float, float]], colour: str | QColor, width: float) -> None:
        """Draw a line with round ends through points."""
        path = QPainterPath(QPointF(*points[0]))
        for point in points[1:]:
            path.lineTo(*point)
        pen = QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        self.p.strokePath(path, pen)

    def ring(self, x: float, y: float, radius: float, colour: str, width: float) -> None:
        """Draw a circle."""
        path = QPainterPath()
        path.addEllipse(QPointF(x, y), radius, radius)
        self.p.strokePath(path, QPen(QColor(colour), width))

    def fade(self, y: float, h: float, top: str, bottom: str) -> None:
        """Fill the whole width with a gradient."""
        gradient = QLinearGradient(0, y, 0, y + h)
        gradient.setColorAt(0, QColor(top))
        gradient.setColorAt(1, QColor(bottom))
        self.p.fillRect(QRectF(0, y, WIDTH, h), gradient)

    def sky(self, horizon: float, top: str = "#8fc3e6", bottom: str = "#eaf4f7", clouds: int = 4) -> None:
        """Fill the sky down to the horizon, with some clouds."""
        self.fade(0, horizon + 2, top, bottom)
        for _ in range(clouds):
            self.cloud(self.odd.uniform(40, 1160), self.odd.uniform(50, horizon * 0.5), self.odd.uniform(0.6, 1.3))

    def cloud(self, x: float, y: float, size: float) -> None:
        """Draw a flat cloud."""
        white = QColor(255, 255, 255, 205)
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(QRectF(x - 90 * size, y, 180 * size, 30 * size), 15 * size, 15 * size)
        path.addEllipse(QPointF(x - 30 * size, y), 38 * size, 34 * size)
        path.addEllipse(QPointF(x + 28 * size, y + 4 * size), 30 * size, 26 * size)
        self.p.fillPath(path.simplified(), white)

    def sun(self, x: float, y: float, radius: float, colour: str = "#f9d877") -> None:
        """Draw a sun with a glow."""
        for step, alpha in ((2.4, 26), (1.7, 44), (1.3, 70)):
            glow = QColor(colour)
            glow.setAlpha(alpha)
            self.disc(x, y, radius * step, radius * step, glow)
        self.disc(x, y, radius, radius, colour)

    def water(self, y: float, top: str = "#7fb3cc", bottom: str = "#3f7d9c", ripples: int = 40) -> None:
        """Draw water from `y` down, with ripples that grow towards the eye."""
        self.fade(y, HEIGHT - y, top, bottom)
        for _ in range(ripples):
            depth = self.odd.random() ** 0.8
            at = y + 6 + depth * (HEIGHT - y - 10)
            x = self.odd.uniform(-40, WIDTH)
            self.line([(x, at), (x + 24 + 90 * depth, at)], QColor(255, 255, 255, 70), 1.5 + 2.5 * depth)

    def meadow(self, y: float, colour: str = "#86b35c", far: str = "#a5c878") -> None:
        """Draw grass from `y` down, in three strips with ditches between."""
        self.fade(y, HEIGHT - y, far, colour)
        for step in range(1, 4):
            at = y + (HEIGHT - y) * step * step / 14
            self.line([(0, at), (WIDTH, at + self.odd.uniform(-6, 6))], QColor(60, 110, 70, 60), 2 + step)

    def far_shore(self, y: float, colour: str = "#6f9a74") -> None:
        """Draw trees on the horizon, with a church tower."""
        x = -20.0
        while x < WIDTH + 40:
            r = self.odd.uniform(9, 22)
            self.disc(x, y - r * 0.3, r * 1.5, r, colour)
            x += r * 1.3
        self.rect(0, y - 6, WIDTH, 8, colour)

    def church(self, x: float, base: float, size: float = 1.0, wall: str = "#a8634c") -> None:
        """Draw a village church with a saddle-roofed tower."""
        s = size
        self.rect(x, base - 70 * s, 110 * s, 70 * s, wall)
        self.shape(
            [(x - 6 * s, base - 70 * s), (x + 14 * s, base - 112 * s), (x + 116 * s, base - 112 * s),
             (x + 120 * s, base - 70 * s)], "#5d4a48",
        )  # fmt: skip
        self.rect(x - 46 * s, base - 150 * s, 50 * s, 150 * s, QColor(wall).darker(108).name())
        self.shape([(x - 50 * s, base - 150 * s), (x - 21 * s, base - 200 * s), (x + 8 * s, base - 150 * s)], "#5d4a48")
        for step in range(3):
            self.rect(x + (20 + 30 * step) * s, base - 52 * s, 12 * s, 34 * s, "#f3e2b3", 6 * s)
        self.disc(x - 21 * s, base - 120 * s, 11 * s, 11 * s, "#f6efdc")
        self.line([(x - 21 * s, base - 120 * s), (x - 21 * s, base - 128 * s)], "#333333", 2 * s)
        self.line([(x - 21 * s, base - 120 * s), (x - 15 * s, base - 117 * s)], "#333333", 2 * s)

    def farm(self, x: float, base: float, size: float = 1.0) -> None:
        """Draw a farm with its great pyramid roof."""
        s = size
        self.rect(x, base - 52 * s, 250 * s, 52 * s, "#a5523f")
        self.shape(
            [(x - 12 * s, base - 50 * s), (x + 84 * s, base - 168 * s), (x + 158 * s, base - 168 * s),
             (x + 262 * s, base - 50 * s)], "#b5583f",
        )  # fmt: skip
        self.shape(
            [(x + 158 * s, base - 168 * s), (x + 262 * s, base - 50 * s), (x + 170 * s, base - 50 * s)], "#9a4936"
        )
        self.rect(x + 250 * s, base - 60 * s, 90 * s, 60 * s, "#b7654a")
        self.shape(
            [(x + 244 * s, base - 58 * s), (x + 294 * s, base - 112 * s), (x + 346 * s, base - 58 * s)], "#7d3f33"
        )
        self.rect(x + 96 * s, base - 48 * s, 50 * s, 48 * s, "#3d6b4c", 3)
        for step in range(2):
            self.rect(x + (264 + 36 * step) * s, base - 44 * s, 20 * s, 26 * s, "#f6efdc")

    def house(self, x: float, base: float, w: float, h: float, brick: str, gable: str = "step") -> None:
        """Draw a town house with a gable of one of three kinds."""
        self.rect(x, base - h, w, h, brick)
        if gable == "step":
            for step in range(4):
                inset = w * 0.125 * step
                self.rect(x + inset, base - h - 18 * (step + 1), w - inset * 2, 19, brick)
        elif gable == "bell":
            bell = QPainterPath(QPointF(x, base - h))
            bell.cubicTo(x + w * 0.1, base - h - 70, x + w * 0.3, base - h - 30, x + w * 0.32, base - h - 88)
            bell.quadTo(x + w * 0.5, base - h - 108, x + w * 0.68, base - h - 88)
            bell.cubicTo(x + w * 0.7, base - h - 30, x + w * 0.9, base - h - 70, x + w, base - h)
            self.p.fillPath(bell, QColor(brick))
        else:
            self.shape([(x - 6, base - h), (x + w / 2, base - h - w * 0.62), (x + w + 6, base - h)], "#7d4a3c")
        columns = 2 if w < 110 else 3
        rows = int(h // 84)
        for row in range(rows):
            for column in range(columns):
                left = x + w * (column + 0.5) / columns - 14
                self.window(left, base - h + 18 + row * 84, 28, 46)
        self.rect(x + w / 2 - 15, base - 54, 30, 54, self.odd.choice(("#2f5d50", "#34506b", "#6b3b33")), 3)

    def window(self, x: float, y: float, w: float, h: float, glass: str = "#cfe4ee") -> None:
        """Draw a window in a white frame."""
        self.rect(x - 3, y - 3, w + 6, h + 6, "#f8f4ea")
        self.rect(x, y, w, h, glass)
        self.line([(x + w / 2, y), (x + w / 2, y + h)], "#f8f4ea", 2.5)
        self.line([(x, y + h * 0.4), (x + w, y + h * 0.4)], "#f8f4ea", 2.5)

    def tree(self, x: float, base: float, size: float = 1.0, leaf: str = "#5f8f4e") -> None:
        """Draw a round tree."""
        self.rect(x - 7 * size, base - 80 * size, 14 * size, 80 * size, "#6e5038", 4)
        for dx, dy, r in ((-34, -104, 40), (34, -100, 42), (0, -140, 50), (0, -100, 46)):
            shade = QColor(leaf).lighter(100 + (8 if dy == -140 else 0)).name()
            self.disc(x + dx * size, base + dy * size, r * size, r * size, shade)

    def reeds(self, x: float, base: float, count: int, colour: str = "#7d8a45") -> None:
        """Draw a tuft of reed."""
        for _ in range(count):
            at = x + self.odd.uniform(-70, 70)
            top = base - self.odd.uniform(60, 130)
            lean = self.odd.uniform(-16, 22)
            self.line([(at, base), (at + lean, top)], colour, 3.2)
            self.disc(at + lean, top - 8, 4.5, 15, "#7a5433")

    def sailing_boat(self, x: float, y: float, size: float = 1.0, sail: str = "#a4512f") -> None:
        """Draw a skûtsje under brown sail; `y` is the water line."""
        s = size
        main = QPainterPath(QPointF(x + 8 * s, y - 26 * s))
        main.quadTo(x + 60 * s, y - 150 * s, x + 86 * s, y - 250 * s)
        main.lineTo(x + 10 * s, y - 220 * s)
        main.closeSubpath()
        self.p.fillPath(main, QColor(sail))
        main = QPainterPath(QPointF(x + 8 * s, y - 26 * s))
        main.lineTo(x + 150 * s, y - 34 * s)
        main.quadTo(x + 134 * s, y - 150 * s, x + 86 * s, y - 250 * s)
        self.p.fillPath(main, QColor(sail))
        jib = QPainterPath(QPointF(x - 2 * s, y - 232 * s))
        jib.quadTo(x - 40 * s, y - 110 * s, x - 104 * s, y - 30 * s)
        jib.lineTo(x - 8 * s, y - 32 * s)
        jib.closeSubpath()
        self.p.fillPath(jib, QColor(sail).lighter(118))
        self.line([(x, y - 20 * s), (x, y - 250 * s)], "#5b3f2b", 6 * s)
        hull = QPainterPath(QPointF(x - 126 * s, y - 34 * s))
        hull.cubicTo(x - 116 * s, y + 4 * s, x - 90 * s, y + 8 * s, x - 60 * s, y + 8 * s)
        hull.lineTo(x + 130 * s, y + 8 * s)
        hull.cubicTo(x + 156 * s, y + 6 * s, x + 164 * s, y - 14 * s, x + 168 * s, y - 30 * s)
        hull.quadTo(x + 20 * s, y - 4 * s, x - 126 * s, y - 34 * s)
        self.p.fillPath(hull, QColor("#2c3b40"))
        self.line([(x + 110 * s, y - 10 * s), (x + 60 * s, y + 12 * s)], "#7a4a2c", 14 * s)
        self.disc(x, y - 256 * s, 5 * s, 5 * s, "#e3b341")

    def bicycle(self, x: float, base: float, size: float = 1.0, frame: str = "#2f6f7a") -> None:
        """Draw a bicycle, standing."""
        s, r = size, 34 * size
        back, front = (x - 56 * s, base - r), (x + 58 * s, base - r)
        seat, head, crank = (x - 24 * s, base - 92 * s), (x + 40 * s, base - 96 * s), (x - 4 * s, base - 34 * s)
        for wheel in (back, front):
            self.ring(*wheel, r, "#2b2b2b", 4.5 * s)
            for step in range(4):
                a = math.pi * step / 4
                dx, dy = math.cos(a) * r, math.sin(a) * r
                self.line([(wheel[0] - dx, wheel[1] - dy), (wheel[0] + dx, wheel[1] + dy)], QColor(60, 60, 60, 90), s)
        self.line([back, crank, (x - 20 * s, base - 78 * s), back], frame, 5 * s)
        self.line([crank, (x + 42 * s, base - 84 * s), (x - 20 * s, base - 78 * s)], frame, 5 * s)
        self.line([(x - 20 * s, base - 78 * s), seat], "#444444", 4 * s)
        self.line([(seat[0] - 14 * s, seat[1]), (seat[0] + 14 * s, seat[1])], "#3a2a24", 8 * s)
        self.line([front, head, (x + 34 * s, base - 112 * s), (x + 16 * s, base - 112 * s)], "#444444", 4.5 * s)
        self.disc(*crank, 8 * s, 8 * s, "#555555")

    def person(self, x: float, base: float, size: float = 1.0, *, coat: str = "", arm_up: bool = False) -> None:
        """Draw somebody standing."""
        s = size
        coat = coat or self.odd.choice(CLOTHES)
        skin = self.odd.choice(SKINS)
        for side in (-1, 1):
            self.line([(x + side * 9 * s, base - 64 * s), (x + side * 11 * s, base - 4 * s)], "#34424f", 14 * s)
        reach = base - (190 if arm_up else 70) * s
        self.line([(x + 22 * s, base - 122 * s), (x + 38 * s, reach)], QColor(coat).darker(112), 13 * s)
        self.line([(x - 22 * s, base - 122 * s), (x - 34 * s, base - 72 * s)], QColor(coat).darker(112), 13 * s)
        self.rect(x - 27 * s, base - 138 * s, 54 * s, 82 * s, coat, 20 * s)
        self.rect(x - 7 * s, base - 150 * s, 14 * s, 20 * s, skin)
        self.disc(x, base - 168 * s, 22 * s, 25 * s, skin)
        hair = QPainterPath()
        hair.addEllipse(QPointF(x, base - 176 * s), 24 * s, 22 * s)
        face = QPainterPath()
        face.addRect(x - 30 * s, base - 172 * s, 60 * s, 40 * s)
        self.p.fillPath(hair.subtracted(face), QColor(self.odd.choice(("#26211f", "#6b4630", "#dcb265", "#9c9a98"))))
        if s > 0.9:
            for side in (-1, 1):
                self.disc(x + side * 8 * s, base - 166 * s, 2.4 * s, 2.8 * s, "#33251f")
            smile = QPainterPath(QPointF(x - 8 * s, base - 156 * s))
            smile.quadTo(x, base - 149 * s, x + 8 * s, base - 156 * s)
            self.p.strokePath(smile, QPen(QColor("#7d3b34"), 2.4 * s))
