"""Painting a news item as a card: picture, title, lead, author, time, audience."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from ui import theme
from ui.news.audience import SIGNS
from ui.news.feed import CARD_ROLE
from ui.news.paragraphs import paint_paragraph
from ui.theme import SPACE, Type
from ui.widgets.dates import spoken_time
from ui.widgets.labels import chip_size, draw_chip
from ui.widgets.pictures import draw_avatar

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from sync.models import NewsItem
    from ui.news.feed import Card
    from ui.widgets.pictures import PictureLoader

    Index = QModelIndex | QPersistentModelIndex

WIDEST = 880
"""Pixels: a card does not grow beyond this, or its lines become too long to read."""
ROOMY = 560
"""Pixels: below this width the picture makes way for the words."""
PICTURE = QSize(216, 122)
PADDING = 2 * SPACE
BETWEEN = SPACE + SPACE // 2
"""Pixels from card to card."""
GAP = SPACE
AVATAR = 24
SIGN = 16
SIGN_GAP = 6
DOT = 8


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a card go."""

    card: QRect
    picture: QRect
    meta: QRect
    words: QRect
    foot: QRect


def heights() -> tuple[int, int, int]:
    """Give the heights of a card's parts at the present size of text: the line on top, the words, the foot."""
    small = QFontMetrics(theme.font(Type.SMALL)).height()
    words = 2 * QFontMetrics(theme.font(Type.HEADING)).lineSpacing() + QFontMetrics(theme.font(Type.BODY)).lineSpacing()
    return max(small, SIGN), words, max(small, AVATAR)


def card_height() -> int:
    """Give the height of a card in pixels, with or without a picture: a list of any length is laid out at once so."""
    return max(sum(heights()) + 2 * GAP, PICTURE.height()) + 2 * PADDING


def places_in(row: QRect, *, with_picture: bool) -> Places:
    """Divide a row of the list."""
    width = min(row.width() - 2 * SPACE, WIDEST)
    card = QRect(row.left() + (row.width() - width) // 2, row.top() + BETWEEN // 2, width, row.height() - BETWEEN)
    inside = card.adjusted(PADDING, PADDING, -PADDING, -PADDING)
    picture = QRect()
    if with_picture and width >= ROOMY:
        picture = QRect(inside.right() + 1 - PICTURE.width(), inside.top(), PICTURE.width(), inside.height())
        inside.setRight(picture.left() - PADDING)
    meta_height, _, foot_height = heights()
    meta = QRect(inside.left(), inside.top(), inside.width(), meta_height)
    foot = QRect(inside.left(), inside.bottom() + 1 - foot_height, inside.width(), foot_height)
    words = QRect(inside.left(), meta.bottom() + 1 + GAP, inside.width(), 0)
    words.setBottom(foot.top() - GAP)
    return Places(card, picture, meta, words, foot)


class CardDelegate(QStyledItemDelegate):
    """Paints the rows of a `NewsFeed`."""

    def __init__(self, pictures: PictureLoader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """See Qt."""
        return QSize(ROOMY // 2, card_height() + BETWEEN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """See Qt."""
        card: Card | None = index.data(CARD_ROLE)
        if card is None:  # it has gone, and the list hears of that in a moment
            return
        places = places_in(option.rect, with_picture=card.item.picture is not None)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, places.card, option.state)
        self._paint_picture(painter, card, places.picture)
        self._paint_meta(painter, card, places.meta)
        _paint_words(painter, card, places.words)
        self._paint_foot(painter, card, places.foot)
        painter.restore()

    def _paint_picture(self, painter: QPainter, card: Card, place: QRect) -> None:
        if place.isEmpty():
            return
        ratio = painter.device().devicePixelRatio()
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(place), theme.RADIUS, theme.RADIUS)
        painter.fillPath(outline, theme.colours().hover)
        drawn = self._pictures.pixmap(card.item.picture, place.width(), place.height(), ratio)
        if drawn is None:
            sign = QRectF(0, 0, 2 * SIGN, 2 * SIGN)
            sign.moveCenter(QRectF(place).center())
            theme.draw_icon(painter, "image", sign, theme.colours().strong_border)
            return
        painter.save()
        painter.setClipPath(outline)
        painter.drawPixmap(QRectF(place), drawn, QRectF(drawn.rect()))
        painter.restore()

    def _paint_meta(self, painter: QPainter, card: Card, place: QRect) -> None:
        worn = theme.colours()
        left = place.left()
        if card.saved:
            sign = QRectF(place.right() + 1 - SIGN, place.center().y() + 0.5 - SIGN / 2, SIGN, SIGN)
            theme.draw_icon(painter, "bookmark", sign, worn.accent)
            place = place.adjusted(0, 0, -SIGN - SPACE, 0)
        if not card.read:
            left = _paint_unread(painter, place, left)
        if card.item.pinned:
            left = _paint_signed(painter, place, left, "pin", self.tr("Pinned")) + SPACE
        left = _paint_signed(painter, place, left, SIGNS[card.item.audience], card.audience)
        for words, ground, ink in (
            (self.tr("Official") if card.item.official else "", worn.accent_soft, worn.on_accent_soft),
            (_spoken_series(card.item), worn.hover, worn.quiet),
        ):
            room = place.right() - left - SPACE
            if words and room > 4 * SPACE:
                shown = _fitting(words, room)
                size = chip_size(shown)
                where = QRectF(left + SPACE, place.center().y() + 0.5 - size.height() / 2, size.width(), size.height())
                draw_chip(painter, where, shown, ground, ink)
                left = round(where.right())

    def _paint_foot(self, painter: QPainter, card: Card, place: QRect) -> None:
        worn = theme.colours()
        face = QRectF(place.left(), place.center().y() + 0.5 - AVATAR / 2, AVATAR, AVATAR)
        draw_avatar(painter, face, card.author, self._pictures, card.author_name)
        counted = place
        if card.comments:
            counted = _paint_comments(painter, card.comments, place)
        when = spoken_time(card.item.published or card.item.modified)
        words = QRect(round(face.right()) + SPACE, place.top(), 0, place.height())
        words.setRight(counted.right() - SPACE)
        left = words.left()
        for text, kind, colour in ((card.author_name, Type.SMALL_STRONG, worn.text), (when, Type.SMALL, worn.quiet)):
            metrics = QFontMetrics(theme.font(kind))
            line = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, words.right() - left))
            painter.setFont(theme.font(kind))
            painter.setPen(colour)
            room = QRect(left, words.top(), words.right() - left, words.height())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), line)
            left += metrics.horizontalAdvance(line) + SPACE


def _paint_ground(painter: QPainter, place: QRect, state: QStyle.StateFlag) -> None:
    worn = theme.colours()
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    focused = bool(state & QStyle.StateFlag.State_HasFocus) and bool(state & QStyle.StateFlag.State_Selected)
    outline = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(worn.accent, 2) if focused else QPen(worn.strong_border if hovered else worn.border, 1))
    painter.setBrush(worn.raised)
    painter.drawRoundedRect(outline, theme.RADIUS * 1.5, theme.RADIUS * 1.5)


def _paint_unread(painter: QPainter, place: QRect, left: int) -> int:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colours().accent)
    painter.drawEllipse(QRectF(left, place.center().y() + 0.5 - DOT / 2, DOT, DOT))
    return left + DOT + SPACE


def _paint_signed(painter: QPainter, place: QRect, left: int, sign: str, words: str) -> int:
    """Paint a small icon and words in the quiet colour; give where they end."""
    worn = theme.colours()
    theme.draw_icon(painter, sign, QRectF(left, place.center().y() + 0.5 - SIGN / 2, SIGN, SIGN), worn.quiet)
    left += SIGN + SIGN_GAP
    metrics = QFontMetrics(theme.font(Type.SMALL))
    room = QRect(left, place.top(), max(0, place.right() - left), place.height())
    line = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.setFont(theme.font(Type.SMALL))
    painter.setPen(worn.quiet)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), line)
    return left + metrics.horizontalAdvance(line)


def _paint_words(painter: QPainter, card: Card, place: QRect) -> None:
    worn = theme.colours()
    used = paint_paragraph(painter, place, card.item.title, theme.font(Type.HEADING), worn.text, 2, card.typed)
    rest = place.adjusted(0, used + 2, 0, 0)
    body = theme.font(Type.BODY)
    lines = rest.height() // QFontMetrics(body).lineSpacing()
    paint_paragraph(painter, rest, card.excerpt, body, worn.quiet, lines, card.typed)


def _spoken_series(item: NewsItem) -> str:
    """Name the blog that an item belongs to, or say that it is one."""
    return item.series or (QCoreApplication.translate("CardDelegate", "Blog") if item.blog else "")


def _fitting(words: str, room: int) -> str:
    """Shorten words so that their chip has room."""
    metrics = QFontMetrics(theme.font(Type.SMALL))
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, room - 2 * SPACE - 1))


def _paint_comments(painter: QPainter, count: int, place: QRect) -> QRect:
    """Paint how many comments there are at the right end; give what is left of the line."""
    text = QLocale().toString(count)
    width = SIGN + SIGN_GAP + QFontMetrics(theme.font(Type.SMALL)).horizontalAdvance(text) + 1
    left = place.right() + 1 - width
    _paint_signed(painter, place, left, "message-square", text)
    return QRect(place.left(), place.top(), left - SPACE - place.left(), place.height())
