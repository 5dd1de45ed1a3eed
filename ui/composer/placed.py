"""Draws what stands among the words: pictures, files, separating lines, and parts that cannot be changed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainterPath, QPen, QPyTextObject

from sync.cache.plain_text import plain_text
from ui import theme
from ui.composer import looks
from ui.theme import SPACE, Type

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QRect
    from PySide6.QtGui import QColor, QPainter, QTextDocument, QTextFormat

    from ui.composer.gallery import Gallery

SIGN = 16
RULE_HEIGHT = 25
SIGNS_OF_PARTS = (("data-film=", "video"), ("<table", "layout-grid"), ("<img", "image"))
"""What a part is known by, and its icon."""


class Placed(QPyTextObject):
    """Draws each kind of `looks.OBJECTS`; `drawn` says where, in the document's coordinates, by place in the text."""

    def __init__(self, gallery: Gallery, parent: QObject) -> None:
        super().__init__(parent)
        self._gallery = gallery
        self.drawn: dict[int, QRectF] = {}

    def intrinsicSize(self, doc: QTextDocument, _place: int, form: QTextFormat) -> QSizeF:  # noqa: N802  Qt's name
        """See Qt."""
        room = _room(doc)
        small = QFontMetricsF(theme.font(Type.SMALL)).height()
        match form.objectType():
            case looks.PICTURE:
                size = self._gallery.size(form.stringProperty(looks.SRC), room)
                return QSizeF(size.width(), size.height() + small + SPACE)
            case looks.FILE:
                words = QFontMetricsF(theme.font(Type.BODY)).horizontalAdvance(form.stringProperty(looks.WORDS))
                return QSizeF(min(room, words + SIGN + 3 * SPACE), small + SPACE)
            case looks.PART:
                return QSizeF(room, 2 * small + 4 * SPACE)
        return QSizeF(room, RULE_HEIGHT)

    def drawObject(  # noqa: N802  Qt's name
        self, painter: QPainter, rect: QRectF | QRect, _doc: QTextDocument, place: int, form: QTextFormat
    ) -> None:
        """See Qt."""
        rect = self.drawn[place] = QRectF(rect)
        painter.save()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
        words = form.stringProperty(looks.WORDS)
        match form.objectType():
            case looks.PICTURE:
                self._picture(painter, rect, form.stringProperty(looks.SRC), words)
            case looks.FILE:
                _file(painter, rect, words)
            case looks.PART:
                self._part(painter, rect, words)
            case looks.RULE:
                painter.setPen(QPen(theme.colours().strong_border, 1))
                middle = round(rect.center().y()) + 0.5
                painter.drawLine(QPointF(rect.left(), middle), QPointF(rect.right(), middle))
        painter.restore()

    def _picture(self, painter: QPainter, rect: QRectF, src: str, alt: str) -> None:
        worn = theme.colours()
        caption = QFontMetricsF(theme.font(Type.SMALL)).height() + SPACE
        box = rect.adjusted(0, 0, 0, -caption)
        outline = QPainterPath()
        outline.addRoundedRect(box, theme.RADIUS, theme.RADIUS)
        drawn = self._gallery.pixmap(src)
        if drawn is None:
            painter.fillPath(outline, worn.hover)
            sign = QRectF(0, 0, 2 * SIGN, 2 * SIGN)
            sign.moveCenter(box.center())
            theme.draw_icon(painter, "image", sign, worn.strong_border)
        else:
            painter.save()
            painter.setClipPath(outline)
            painter.drawPixmap(box, drawn, QRectF(drawn.rect()))
            painter.restore()
        below = QRectF(rect.left(), box.bottom(), rect.width(), caption)
        words = alt or self.tr("What is to be seen? Click to describe it.")
        left = below.left()
        if not alt:
            theme.draw_icon(painter, "captions", QRectF(left, below.center().y() - 7, 14, 14), worn.accent)
            left += 14 + SPACE // 2
        _line(
            painter,
            QRectF(left, below.top(), below.right() - left, caption),
            words,
            Type.SMALL,
            worn.quiet if alt else worn.accent,
        )

    def _part(self, painter: QPainter, rect: QRectF, markup: str) -> None:
        worn = theme.colours()
        box = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(worn.border, 1))
        painter.setBrush(worn.hover)
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        sign = next((icon for known, icon in SIGNS_OF_PARTS if known in markup), "blocks")
        theme.draw_icon(painter, sign, QRectF(box.left() + 1.5 * SPACE, box.center().y() - 10, 20, 20), worn.quiet)
        words = box.adjusted(20 + 3 * SPACE, 1.5 * SPACE, -1.5 * SPACE, -1.5 * SPACE)
        half = words.height() / 2
        kind = self.tr("This part stays as it is; you can move or delete it here")
        said = " ".join(plain_text(markup).split())
        _line(painter, QRectF(words.left(), words.top(), words.width(), half), said or "…", Type.BODY, worn.text)
        _line(painter, QRectF(words.left(), words.top() + half, words.width(), half), kind, Type.SMALL, worn.quiet)


def _room(doc: QTextDocument) -> float:
    return float(max(120.0, doc.textWidth() - 2 * doc.documentMargin() - 2))


def _file(painter: QPainter, rect: QRectF, name: str) -> None:
    worn = theme.colours()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(worn.accent_soft)
    painter.drawRoundedRect(rect.adjusted(0, 1, -2, -1), theme.RADIUS / 2, theme.RADIUS / 2)
    sign = QRectF(rect.left() + SPACE, rect.center().y() - SIGN / 2, SIGN, SIGN)
    theme.draw_icon(painter, "paperclip", sign, worn.on_accent_soft)
    words = QRectF(sign.right() + SPACE / 2, rect.top(), rect.right() - sign.right() - SPACE, rect.height())
    painter.setFont(theme.font(Type.BODY))
    painter.setPen(worn.on_accent_soft)
    line = QFontMetricsF(painter.font()).elidedText(name, Qt.TextElideMode.ElideMiddle, words.width())
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), line)


def _line(painter: QPainter, where: QRectF, words: str, kind: Type, ink: QColor) -> None:
    painter.setFont(theme.font(kind))
    painter.setPen(ink)
    line = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, where.width())
    painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter), line)
