"""Hair, short and long, and scarves."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainterPath

from resources.sample.portrait_canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Sequence


class Hair(Canvas):
    """Draws hair by the word for it: first what falls behind the shoulders, later what is in front."""

    def hair_behind(self) -> None:
        """Draw everything of the hair that falls behind neck and shoulders."""
        look, w = self.look, self.half
        dark = look.colour.darker(116)
        match look.hair:
            case "long" | "wavy":
                self.fill(self._curtain(w + 22, 322, wavy=look.hair == "wavy"), dark)
            case "bob":
                self.fill(self._curtain(w + 17, 250, wavy=False), dark)
            case "braids":
                self.ellipse(200, 160, w + 13, 76, dark)
            case "ponytail":
                tail = QPainterPath(QPointF(238, 112))
                tail.cubicTo(316, 110, 312, 210, 286, 286)
                tail.cubicTo(276, 250, 262, 200, 238, 160)
                self.fill(tail, dark)
            case "bun":
                self.ellipse(200, 84, 34, 31, dark)
                self.ellipse(200, 80, 28, 24, look.colour)
            case "afro":
                self._cloud(200, 146, 88, 16, 34, look.colour)
            case "curly":
                self._cloud(200, 150, 68, 15, 25, dark)
            case "scarf":
                back = QPainterPath()
                back.addEllipse(QPointF(200, 178), w + 27, 100)
                self.fill(back, look.colour.darker(114))

    def _curtain(self, half: float, bottom: float, *, wavy: bool) -> QPainterPath:
        """Give hair hanging at both sides down to `bottom`."""
        path = QPainterPath(QPointF(200 - half, 168))
        path.cubicTo(200 - half - 2, 66, 200 + half + 2, 66, 200 + half, 168)
        if wavy:
            path.cubicTo(200 + half + 16, 210, 200 + half - 6, 240, 200 + half + 10, 274)
            path.cubicTo(200 + half + 14, 306, 200 + half - 10, bottom, 200 + half - 30, bottom)
            path.lineTo(200 - half + 30, bottom)
            path.cubicTo(200 - half + 10, bottom, 200 - half - 14, 306, 200 - half - 10, 274)
            path.cubicTo(200 - half + 6, 240, 200 - half - 16, 210, 200 - half, 168)
        else:
            path.cubicTo(200 + half + 6, 210, 200 + half + 4, bottom - 30, 200 + half - 4, bottom)
            path.quadTo(200 + half - 24, bottom + 8, 200 + half - 40, bottom)
            path.lineTo(200 - half + 40, bottom)
            path.quadTo(200 - half + 24, bottom + 8, 200 - half + 4, bottom)
            path.cubicTo(200 - half - 4, bottom - 30, 200 - half - 6, 210, 200 - half, 168)
        return path

    def _cloud(self, x: float, y: float, radius: float, count: int, size: float, colour: QColor) -> None:
        """Draw a round mass of curls."""
        self.ellipse(x, y, radius, radius, colour)
        for step in range(count):
            angle = math.pi * 2 * step / count
            self.ellipse(x + math.cos(angle) * radius, y + math.sin(angle) * radius * 0.95, size, size, colour)

    def hair_in_front(self) -> None:
        """Draw hairline and fringe; the scarf; earrings where they show."""
        look = self.look
        draw = {
            "short": self._short, "crop": self._crop, "side": self._side, "receding": self._receding,
            "bald": self._bald, "scarf": self._scarf, "afro": self._afro, "curly": self._curls,
            "bun": self._pulled_back, "ponytail": self._pulled_back, "braids": self._braids,
            "long": self._parted, "wavy": self._parted, "bob": self._fringe,
        }[look.hair]  # fmt: skip
        draw()
        if "earrings" in look.extras:
            self.earrings()

    def _cap(self, top: float, sides: float, hairline: Sequence[tuple[float, float]]) -> QPainterPath:
        """Give hair over the skull: round above, `sides` down to the ears, `hairline` from right to left."""
        w = self.half + 4
        path = QPainterPath(QPointF(200 - w, sides))
        path.cubicTo(200 - w - 6, top - 2, 200 - w * 0.5, top - 26, 200, top - 26)
        path.cubicTo(200 + w * 0.5, top - 26, 200 + w + 6, top - 2, 200 + w, sides)
        points = [QPointF(x, y) for x, y in hairline]
        path.lineTo(points[0])
        for previous, point in pairwise(points):
            middle = QPointF((previous.x() + point.x()) / 2, (previous.y() + point.y()) / 2)
            path.quadTo(previous, middle)
        path.lineTo(points[-1])
        path.closeSubpath()
        return path

    def _short(self) -> None:
        w = self.half
        line = [(200 + w - 5, 172), (200 + w - 7, 146), (228, 130), (196, 128), (168, 132), (200 - w + 7, 146)]
        self.fill(self._cap(106, 172, [*line, (200 - w + 5, 172)]), self.look.colour)
        tuft = QPainterPath(QPointF(150, 112))
        tuft.cubicTo(170, 84, 232, 80, 252, 112)
        tuft.cubicTo(226, 100, 184, 100, 150, 112)
        self.fill(tuft, self.look.colour.lighter(115))

    def _crop(self) -> None:
        w = self.half
        line = [(200 + w - 3, 160), (200 + w - 10, 136), (224, 124), (200, 122), (176, 124), (200 - w + 10, 136)]
        self.fill(self._cap(112, 160, [*line, (200 - w + 3, 160)]), self.look.colour)

    def _side(self) -> None:
        w = self.half
        line = [(200 + w - 5, 170), (200 + w - 6, 142), (236, 124), (190, 136), (160, 118), (200 - w + 8, 140)]
        self.fill(self._cap(103, 170, [*line, (200 - w + 5, 170)]), self.look.colour)
        sweep = QPainterPath(QPointF(156, 124))
        sweep.cubicTo(164, 82, 250, 76, 262, 130)
        sweep.cubicTo(238, 108, 196, 122, 156, 124)
        self.fill(sweep, self.look.colour.lighter(111))

    def _receding(self) -> None:
        w = self.half
        for side in (-1, 1):
            patch = QPainterPath(QPointF(200 + side * (w + 5), 174))
            patch.cubicTo(200 + side * (w + 14), 130, 200 + side * (w + 2), 108, 200 + side * 30, 104)
            patch.cubicTo(200 + side * 42, 118, 200 + side * (w - 10), 126, 200 + side * (w - 6), 172)
            patch.closeSubpath()
            self.fill(patch, self.look.colour)
        top = QPainterPath(QPointF(158, 114))
        top.cubicTo(172, 90, 228, 90, 242, 114)
        top.cubicTo(224, 112, 180, 112, 158, 114)
        self.fill(top, self.look.colour)

    def _bald(self) -> None:
        shine = QPainterPath(QPointF(172, 122))
        shine.quadTo(186, 108, 206, 108)
        self.stroke(shine, self.look.skin.lighter(110), 6)
        w = self.half
        for side in (-1, 1):
            patch = QPainterPath(QPointF(200 + side * (w + 3), 176))
            patch.quadTo(200 + side * (w + 8), 152, 200 + side * (w - 2), 136)
            patch.quadTo(200 + side * (w - 8), 156, 200 + side * (w - 5), 174)
            patch.closeSubpath()
            self.fill(patch, self.look.colour)

    def _scarf(self) -> None:
        w, colour = self.half, self.look.colour
        outer = QPainterPath(QPointF(200 - w - 20, 190))
        outer.cubicTo(200 - w - 28, 62, 200 + w + 28, 62, 200 + w + 20, 190)
        outer.cubicTo(200 + w + 22, 250, 252, 290, 262, 330)
        outer.cubicTo(230, 344, 170, 344, 138, 330)
        outer.cubicTo(148, 290, 200 - w - 22, 250, 200 - w - 20, 190)
        opening = QPainterPath(QPointF(200 - w + 5, 176))
        opening.cubicTo(200 - w + 4, 106, 200 + w - 4, 106, 200 + w - 5, 176)
        opening.cubicTo(200 + w - 4, 216, 200 + w * 0.62, self.chin - 8, 200, self.chin - 3)
        opening.cubicTo(200 - w * 0.62, self.chin - 8, 200 - w + 4, 216, 200 - w + 5, 176)
        self.fill(outer.subtracted(opening), colour)
        self.stroke(opening, colour.darker(112), 4)
        for start, middle, end in (
            ((150, 296), (190, 306), (236, 262)),
            ((162, 322), (206, 320), (250, 286)),
            ((140, 190), (136, 120), (186, 92)),
        ):
            fold = QPainterPath(QPointF(*start))
            fold.quadTo(QPointF(*middle), QPointF(*end))
            self.stroke(fold, colour.darker(116), 4)

    def _afro(self) -> None:
        w = self.half
        line = [(200 + w - 2, 164), (200 + w - 8, 136), (226, 122), (200, 119), (174, 122), (200 - w + 8, 136)]
        self.fill(self._cap(102, 164, [*line, (200 - w + 2, 164)]), self.look.colour)

    def _curls(self) -> None:
        w = self.half
        curls = ((-1.02, 148), (-0.84, 122), (-0.48, 108), (-0.1, 104), (0.3, 106), (0.68, 116), (0.98, 142))
        for index, (share, y) in enumerate(curls):
            colour = self.look.colour if index % 2 else self.look.colour.lighter(109)
            self.ellipse(200 + share * w, y, 23, 22, colour)

    def _pulled_back(self) -> None:
        w = self.half
        line = [(200 + w - 3, 168), (200 + w - 8, 140), (232, 118), (200, 112), (168, 118), (200 - w + 8, 140)]
        self.fill(self._cap(104, 168, [*line, (200 - w + 3, 168)]), self.look.colour)
        for side in (-1, 1):
            strand = QPainterPath(QPointF(200 + side * 22, 108))
            strand.quadTo(200 + side * 8, 94, 200 + side * 4, 86)
            self.stroke(strand, self.look.colour.darker(114), 2.6)

    def _parted(self) -> None:
        w, colour = self.half, self.look.colour
        line = [(200 + w - 6, 158), (232, 122), (188, 104), (172, 120), (200 - w + 8, 146), (200 - w + 6, 158)]
        self.fill(self._cap(101, 158, line), colour)
        for side, reach in ((-1, 30), (1, -8)):
            half = QPainterPath(QPointF(186, 98))
            half.cubicTo(200 + side * 30, 70, 200 + side * (w + 22), 84, 200 + side * (w + 12), 214)
            half.cubicTo(200 + side * (w + 4), 200, 200 + side * (w - 2), 176, 200 + side * (w - 6), 156)
            half.cubicTo(200 + side * (w - 18), 130, 200 + side * (reach if side < 0 else 20), 122, 186, 98)
            self.fill(half, colour)

    def _fringe(self) -> None:
        w, colour = self.half, self.look.colour
        line = [(200 + w - 3, 170), (200 + w - 12, 146), (234, 138), (186, 144), (158, 136), (200 - w + 10, 148)]
        self.fill(self._cap(103, 170, [*line, (200 - w + 3, 170)]), colour)
        for side in (-1, 1):
            lock = QPainterPath(QPointF(200 + side * (w - 8), 148))
            lock.cubicTo(200 + side * (w - 2), 180, 200 + side * (w - 2), 214, 200 + side * (w - 8), 244)
            lock.quadTo(200 + side * (w + 8), 252, 200 + side * (w + 16), 240)
            lock.cubicTo(200 + side * (w + 22), 206, 200 + side * (w + 16), 160, 200 + side * (w + 2), 134)
            lock.closeSubpath()
            self.fill(lock, colour)
        sweep = QPainterPath(QPointF(230, 96))
        sweep.cubicTo(214, 112, 190, 122, 162, 128)
        self.stroke(sweep, colour.darker(113), 2.8)

    def _braids(self) -> None:
        self._pulled_back()
        colour = self.look.colour
        for side in (-1, 1):
            for step in range(7):
                x = 200 + side * (self.half + 11 + 3 * math.sin(step))
                shade = colour if step % 2 else colour.darker(113)
                self.ellipse(x, 196 + step * 18, 12.5 - step * 0.6, 12, shade)
            self.ellipse(200 + side * (self.half + 11), 196 + 7 * 18 - 5, 6, 5, self.look.cloth.darker(120))

    def earrings(self) -> None:
        """Draw small golden drops."""
        for side in (-1, 1):
            self.ellipse(200 + side * (self.half + 3), 205, 4.6, 4.6, QColor("#e3b341"))
