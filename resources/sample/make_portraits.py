"""Draw the portraits of the sample community from the words in `people.json`.

Run by hand after changing people: ``uv run python -m resources.sample.make_portraits [USERNAME …]``. A portrait is
described as ``SKIN HAIR COLOUR [glasses] [beard] [stubble] [moustache] [earrings] CLOTHES:COLOUR bg:COLOUR``, for
instance ``2 bob grey glasses jacket:navy bg:sand``; skin goes from 1 (lightest) to 6.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainterPath

from resources.sample.portrait_canvas import DARK_LINE, HAIR, SIDE, parse
from resources.sample.portrait_clothes import Clothes
from resources.sample.portrait_hair import Hair

HERE = Path(__file__).parent
QUALITY = 84


class Portrait(Clothes, Hair):
    """Draws one portrait, layer by layer from the back."""

    def draw(self) -> QImage:
        """Draw everything."""
        self.background()
        self.p.save()
        self.p.translate(200, 290)
        self.p.rotate(self.look.odd.uniform(-2.5, 2.5))
        self.p.scale(1.1, 1.1)
        self.p.translate(-200, -278)
        self.hair_behind()
        self.p.restore()
        self.body()
        self.p.save()
        self.p.translate(200, 290)
        self.p.scale(1.1, 1.1)
        self.p.translate(-200, -278)
        self.neck()
        self.head()
        self.face()
        self.facial_hair()
        self.hair_in_front()
        if "glasses" in self.look.extras:
            self.glasses()
        self.p.restore()
        self.p.end()
        return self.image

    def background(self) -> None:
        """Draw a soft ground with a lighter disc behind the head."""
        ground = QLinearGradient(0, 0, 0, SIDE)
        ground.setColorAt(0, self.look.background.lighter(104))
        ground.setColorAt(1, self.look.background.darker(110))
        self.p.fillRect(0, 0, SIDE, SIDE, ground)
        light = QColor(255, 255, 255, 60)
        self.ellipse(200, 205, 172, 172, light)

    def head(self) -> None:
        """Draw ears and face, with a hint of shade on one side and colour on the cheeks."""
        skin = self.look.skin
        if self.look.hair != "scarf":
            for side in (-1, 1):
                self.ellipse(200 + side * (self.half + 1), 180, 12, 18, skin.darker(106))
                self.ellipse(200 + side * (self.half + 2), 181, 5.5, 9.5, skin.darker(119))
        face = self.face_shape()
        self.fill(face, skin)
        self.p.save()
        self.p.setClipPath(face)
        shade = QPainterPath()
        shade.addRect(0, 0, SIDE, SIDE)
        light = QPainterPath()
        light.addEllipse(QPointF(188, 168), self.half + 8, 104)
        self.fill(shade.subtracted(light), skin.darker(107))
        blush = QColor("#e8836f")
        blush.setAlpha(46 if skin.lightness() > 150 else 26)
        for side in (-1, 1):
            self.ellipse(200 + side * 36, 205, 17, 11, blush)
        self.p.restore()

    def face(self) -> None:
        """Draw brows, eyes, nose and a friendly mouth."""
        look, odd = self.look, self.look.odd
        apart = 27 + odd.uniform(-1.5, 1.5)
        brow = QColor(DARK_LINE) if look.hair in ("scarf", "bald") else look.colour.darker(135)
        rise = odd.uniform(-1.5, 2.5)
        for side in (-1, 1):
            x = 200 + side * apart
            arch = QPainterPath(QPointF(x - side * 13, 157))
            arch.quadTo(x + side * 2, 148 - rise, x + side * 15, 156)
            self.stroke(arch, brow, 4.6 if "beard" in look.extras or "stubble" in look.extras else 3.6)
            self.ellipse(x, 175, 9.2, 6.6, QColor("#ffffff"))
            self.ellipse(x, 175, 5.8, 6, QColor("#4b3a30"))
            self.ellipse(x + 1.8, 173, 1.7, 1.7, QColor("#ffffff"))
            lid = QPainterPath(QPointF(x - 10, 174))
            lid.quadTo(x, 164.5, x + 10, 174)
            self.stroke(lid, DARK_LINE, 2.6)
        nose = QPainterPath(QPointF(201, 180))
        nose.cubicTo(207, 194, 212, 203, 206, 207)
        nose.quadTo(200, 210, 193, 206)
        self.stroke(nose, look.skin.darker(130), 3)
        self.mouth(odd.choice(("smile", "grin", "soft")))

    def mouth(self, kind: str) -> None:
        """Draw one of three ways to look pleased."""
        lip = QColor("#a8504a") if self.look.skin.lightness() > 120 else QColor("#6d2f2b")
        y = 224
        if kind == "grin" and "beard" not in self.look.extras:
            grin = QPainterPath(QPointF(177, y - 3))
            grin.quadTo(200, y + 2, 223, y - 3)
            grin.cubicTo(220, y + 17, 180, y + 17, 177, y - 3)
            self.fill(grin, QColor("#8f3d38"))
            teeth = QPainterPath(QPointF(180, y - 2))
            teeth.quadTo(200, y + 3, 220, y - 2)
            teeth.cubicTo(216, y + 7, 184, y + 7, 180, y - 2)
            self.fill(teeth, QColor("#ffffff"))
            return
        reach = 21 if kind == "smile" else 15
        line = QPainterPath(QPointF(200 - reach, y))
        line.quadTo(200, y + (15 if kind == "smile" else 10), 200 + reach, y)
        self.stroke(line, lip, 3.8)

    def facial_hair(self) -> None:
        """Draw beard, stubble or moustache."""
        look, w, chin = self.look, self.half, self.chin
        colour = QColor(HAIR["dark"]) if look.hair in ("bald", "scarf") and look.colour.alpha() == 0 else look.colour
        if look.extras & {"beard", "stubble"}:
            area = QPainterPath(QPointF(200 - w - 1, 178))
            area.cubicTo(200 - w, 230, 200 - w * 0.6, chin + 12, 200, chin + 12)
            area.cubicTo(200 + w * 0.6, chin + 12, 200 + w, 230, 200 + w + 1, 178)
            area.cubicTo(200 + w - 9, 206, 200 + 34, 208, 200 + 24, 210)
            area.quadTo(200, 204, 200 - 24, 210)
            area.cubicTo(200 - 34, 208, 200 - w + 9, 206, 200 - w - 1, 178)
            lips = QPainterPath()
            lips.addEllipse(QPointF(200, 227), 23, 9.5)
            shade = QColor(colour)
            if "stubble" in look.extras:
                shade = look.colour.darker(120)
                shade.setAlpha(70)
                area = area.intersected(self.face_shape())
            self.fill(area.subtracted(lips), shade)
        if "moustache" in look.extras:
            hair = QPainterPath(QPointF(200, 212))
            hair.cubicTo(212, 206, 226, 214, 232, 224)
            hair.cubicTo(220, 222, 208, 223, 200, 219)
            hair.cubicTo(192, 223, 180, 222, 168, 224)
            hair.cubicTo(174, 214, 188, 206, 200, 212)
            self.fill(hair, colour)

    def glasses(self) -> None:
        """Draw glasses, round or square, dark or tortoise."""
        frame = QColor(self.look.odd.choice(("#2f2b2a", "#2f2b2a", "#7a3f2b", "#35566f")))
        round_ones = self.look.odd.random() < 0.5
        for side in (-1, 1):
            x = 200 + side * 28
            lens = QPainterPath()
            if round_ones:
                lens.addEllipse(QPointF(x, 176), 20.5, 20)
            else:
                lens.addRoundedRect(QRectF(x - 22, 161, 44, 31), 9, 9)
            self.fill(lens, QColor(255, 255, 255, 45))
            self.stroke(lens, frame, 3.8)
            arm = QPainterPath(QPointF(x + side * 21, 172))
            arm.lineTo(200 + side * (self.half + 1), 170)
            self.stroke(arm, frame, 3.8)
        bridge = QPainterPath(QPointF(193, 173))
        bridge.quadTo(200, 168, 207, 173)
        self.stroke(bridge, frame, 3.8)


def main(wanted: list[str]) -> None:
    """Draw all portraits, or those of the user names given."""
    people = json.loads((HERE / "people.json").read_text(encoding="utf-8"))
    for person in people:
        username = person["username"]
        if "portrait" not in person or (wanted and username not in wanted):
            continue
        target = HERE / "portraits" / f"{username}.jpg"
        target.parent.mkdir(exist_ok=True)
        Portrait(parse(person["portrait"], username)).draw().save(str(target), quality=QUALITY)
        print(target.name, target.stat().st_size)


if __name__ == "__main__":
    main(sys.argv[1:])
