"""Neck, shoulders and what they wear."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainterPath, QPolygonF

from resources.sample.portrait_canvas import Canvas


class Clothes(Canvas):
    """Draws clothes by the word for them."""

    def neck(self) -> None:
        """Draw the neck with the shadow of the chin."""
        if self.look.hair == "scarf":
            return
        neck = QPainterPath()
        neck.moveTo(170, 215)
        neck.lineTo(170, 272)
        neck.cubicTo(172, 304, 228, 304, 230, 272)
        neck.lineTo(230, 215)
        self.fill(neck, self.look.skin.darker(108))
        shadow = QPainterPath()
        shadow.moveTo(170, 236)
        shadow.cubicTo(182, 278, 218, 278, 230, 236)
        shadow.lineTo(230, 215)
        shadow.lineTo(170, 215)
        self.fill(shadow, self.look.skin.darker(122))
        if self.look.clothes == "turtleneck":
            self.p.setBrush(self.look.cloth.darker(108))
            self.p.drawRoundedRect(QRectF(164, 258, 72, 40), 12, 12)

    def body(self) -> None:
        """Draw the shoulders in their clothes."""
        cloth = self.look.cloth
        body = QPainterPath(QPointF(38, 400))
        body.cubicTo(44, 336, 92, 318, 152, 300)
        body.cubicTo(170, 294, 230, 294, 248, 300)
        body.cubicTo(308, 318, 356, 336, 362, 400)
        body.closeSubpath()
        self.fill(body, cloth)
        self.p.save()
        self.p.setClipPath(body)
        for side in (-1, 1):
            sleeve = QPainterPath(QPointF(200 + side * 118, 400))
            sleeve.cubicTo(200 + side * 116, 372, 200 + side * 124, 356, 200 + side * 136, 350)
            self.stroke(sleeve, cloth.darker(118), 3)
        getattr(self, f"_{self.look.clothes}")(cloth)
        self.p.restore()

    def _opening(self, colour: QColor, depth: float, width: float = 46) -> None:
        v = QPolygonF([QPointF(200 - width, 292), QPointF(200 + width, 292), QPointF(200, 292 + depth)])
        path = QPainterPath()
        path.addPolygon(v)
        self.fill(path, colour)

    def _collar(self, colour: QColor, reach: float = 44) -> None:
        for side in (-1, 1):
            flap = QPainterPath(QPointF(200 + side * 50, 288))
            flap.lineTo(200 + side * 60, 312)
            flap.lineTo(200 + side * 26, 300 + reach)
            flap.lineTo(200, 318)
            flap.lineTo(200 + side * 36, 292)
            flap.closeSubpath()
            self.fill(flap, colour)

    def _shirt(self, cloth: QColor) -> None:
        self._opening(self.look.skin.darker(108), 36)
        line = QPainterPath(QPointF(200, 326))
        line.lineTo(200, 400)
        self.stroke(line, cloth.darker(115), 2.5)
        for y in (348, 378):
            self.ellipse(207, y, 3, 3, cloth.darker(135))
        self._collar(cloth.lighter(112) if cloth.lightness() < 220 else cloth.darker(106))

    def _sweater(self, cloth: QColor) -> None:
        ring = QPainterPath()
        ring.addEllipse(QPointF(200, 290), 56, 30)
        self.fill(ring, cloth.darker(113))
        inner = QPainterPath()
        inner.addEllipse(QPointF(200, 284), 45, 24)
        self.fill(inner, self.look.skin.darker(108))

    def _turtleneck(self, _cloth: QColor) -> None:
        """Add nothing: the neck draws its collar."""

    def _hoodie(self, cloth: QColor) -> None:
        hood = QPainterPath()
        hood.addEllipse(QPointF(200, 300), 84, 32)
        self.fill(hood, cloth.darker(116))
        inner = QPainterPath()
        inner.addEllipse(QPointF(200, 290), 50, 24)
        self.fill(inner, QColor("#f3f0ea"))
        for side in (-1, 1):
            cord = QPainterPath(QPointF(200 + side * 26, 318))
            cord.cubicTo(200 + side * 30, 340, 200 + side * 24, 356, 200 + side * 27, 372)
            self.stroke(cord, QColor("#f3f0ea"), 4)

    def _jacket(self, cloth: QColor) -> None:
        self._opening(QColor("#f6f3ee"), 120, 58)
        self._opening(self.look.skin.darker(108), 34, 40)
        self._collar(QColor("#ffffff"), 30)
        for side in (-1, 1):
            lapel = QPainterPath(QPointF(200 + side * 56, 290))
            lapel.lineTo(200 + side * 92, 330)
            lapel.lineTo(200 + side * 66, 346)
            lapel.lineTo(200 + side * 4, 404)
            lapel.lineTo(200 + side * 46, 330)
            lapel.closeSubpath()
            self.fill(lapel, cloth.darker(122))

    def _vest(self, cloth: QColor) -> None:
        self._opening(QColor("#2e4a6b"), 100, 62)
        ring = QPainterPath()
        ring.addEllipse(QPointF(200, 288), 46, 25)
        self.fill(ring, self.look.skin.darker(108))
        for side in (-1, 1):
            band = QPolygonF(
                [
                    QPointF(200 + side * 84, 314),
                    QPointF(200 + side * 108, 320),
                    QPointF(200 + side * 100, 400),
                    QPointF(200 + side * 76, 400),
                ]
            )
            path = QPainterPath()
            path.addPolygon(band)
            self.fill(path, QColor("#f4f1c9"))
        seam = QPainterPath(QPointF(200, 392))
        seam.lineTo(200, 400)
        self.stroke(seam, cloth.darker(140), 3)
