"""The pieces of which the start screen is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.news.paragraphs import paint_paragraph
from ui.widgets.dates import spoken_time
from ui.widgets.labels import Text, chip_size, draw_chip
from ui.widgets.pictures import draw_avatar

if TYPE_CHECKING:
    from sync.models import NewsItem, Person
    from ui.widgets.pictures import PictureLoader

PICTURE_HEIGHT = 132
AVATAR = 24


class Section(QFrame):
    """A white sheet with a heading and things below it."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(heading)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(theme.SPACE * 2, theme.SPACE * 2, theme.SPACE * 2, theme.SPACE * 2)
        self._layout.setSpacing(theme.SPACE)
        self._heading = Text(theme.Type.HEADING, heading, wrap=True)
        self._heading.setMinimumWidth(theme.TARGET)
        self._layout.addWidget(self._heading)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def set_heading(self, heading: str) -> None:
        """Say something else above what is there."""
        self._heading.setText(heading)
        self.setAccessibleName(heading)

    def add(self, widget: QWidget) -> None:
        """Put something below what is there."""
        self._layout.addWidget(widget)

    def clear(self) -> None:
        """Take away what is below the heading."""
        while self._layout.count() > 1:
            item = self._layout.takeAt(1)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sheet."""
        painter = QPainter(self)
        draw_sheet(painter, QRectF(self.rect()), theme.colours().surface)


def draw_sheet(painter: QPainter, box: QRectF, ground: QColor) -> None:
    """Draw a rounded sheet with a hairline around it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.colours().border)
    painter.setBrush(ground)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)


class Card(Section):
    """A sign, a heading, a sentence and a first step."""

    chosen = Signal()

    def __init__(self, icon: str, heading: str, sentence: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(heading, parent)
        sign = QLabel()
        sign.setPixmap(theme.pixmap(icon, 32, theme.colours().accent.name(), self.devicePixelRatioF()))
        self._layout.insertWidget(0, sign)
        self.add(Text(theme.Type.BODY, sentence, wrap=True))
        button = QPushButton(action)
        button.clicked.connect(self.chosen)
        self._layout.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)


class Line(QAbstractButton):
    """Something that happened, in two lines; a click leads to it."""

    def __init__(self, icon: str, title: str, facts: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._facts = facts
        self.setText(title)
        self.setAccessibleName(f"{title}. {facts}")
        self.setToolTip(title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Be two lines high."""
        return QSize(200, 2 * self.fontMetrics().height() + theme.SPACE * 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw icon and lines."""
        worn = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(worn.accent if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(worn.hover)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
        theme.draw_icon(painter, self._icon, QRectF(theme.SPACE, self.height() / 2 - 10, 20, 20), worn.quiet)
        left = theme.SPACE * 2 + 24
        half = (self.height() - theme.SPACE) / 2
        for place, (text, kind, ink) in enumerate(
            ((self.text(), theme.Type.STRONG, worn.text), (self._facts, theme.Type.SMALL, worn.quiet))
        ):
            painter.setFont(theme.font(kind))
            painter.setPen(ink)
            where = QRectF(left, theme.SPACE / 2 + place * half, self.width() - left - theme.SPACE, half)
            words = painter.fontMetrics().elidedText(
                " ".join(text.split()), Qt.TextElideMode.ElideRight, int(where.width())
            )
            painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)


class NewsCard(QAbstractButton):
    """A news item with its picture, title and author."""

    def __init__(
        self,
        item: NewsItem,
        author: Person | None,
        pictures: PictureLoader,
        *,
        unread: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._item = item
        self._author = author
        self._pictures = pictures
        self._unread = unread
        name = author.name if author else item.author
        self._byline = " · ".join(part for part in (name, spoken_time(item.published or item.modified)) if part)
        state = self.tr("unread") if unread else self.tr("read")
        self.setAccessibleName(f"{item.title}, {state}. {self._byline}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        pictures.ready.connect(self._on_picture)

    @Slot(str)
    def _on_picture(self, _url: str) -> None:
        self.update()

    def sizeHint(self) -> QSize:
        """Be high enough for picture, two lines of title and the author."""
        title = theme.font(theme.Type.STRONG).pixelSize() * 3
        return QSize(260, PICTURE_HEIGHT + title + AVATAR + theme.SPACE * 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        worn = theme.colours()
        painter = QPainter(self)
        box = QRectF(self.rect())
        draw_sheet(painter, box, worn.hover if self.underMouse() else worn.surface)
        self._draw_picture(painter, QRectF(1, 1, box.width() - 2, PICTURE_HEIGHT))
        title = QRectF(theme.SPACE * 2, PICTURE_HEIGHT + theme.SPACE, box.width() - theme.SPACE * 4, 0)
        title.setBottom(box.height() - AVATAR - theme.SPACE * 2)
        self._draw_title(painter, title)
        foot = QRectF(theme.SPACE * 2, box.height() - AVATAR - theme.SPACE * 1.5, AVATAR, AVATAR)
        draw_avatar(painter, foot, self._author, self._pictures, self._item.author)
        painter.setFont(theme.font(theme.Type.SMALL))
        painter.setPen(worn.quiet)
        line = QRectF(foot.right() + theme.SPACE, foot.top(), box.width() - foot.right() - theme.SPACE * 3, AVATAR)
        words = painter.fontMetrics().elidedText(self._byline, Qt.TextElideMode.ElideRight, int(line.width()))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        if self.hasFocus():
            painter.setPen(worn.accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)

    def _draw_picture(self, painter: QPainter, where: QRectF) -> None:
        worn = theme.colours()
        painter.save()
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(where, theme.RADIUS - 1, theme.RADIUS - 1)
        path.addRect(QRectF(where.left(), where.center().y(), where.width(), where.height() / 2))
        painter.setClipPath(path.simplified())
        ratio = self.devicePixelRatioF()
        drawn = self._pictures.pixmap(self._item.picture, int(where.width()), int(where.height()), ratio)
        if drawn is not None:
            painter.drawPixmap(where, drawn, QRectF(drawn.rect()))
        else:
            painter.fillRect(where, worn.accent_soft)
            sign = "book-open" if self._item.blog else "newspaper"
            side = QRectF(where.center().x() - 20, where.center().y() - 20, 40, 40)
            theme.draw_icon(painter, sign, side, worn.on_accent_soft)
        if self._item.official:
            words = self.tr("Official")
            size = chip_size(words)
            chip = QRectF(where.left() + theme.SPACE, where.top() + theme.SPACE, size.width(), size.height())
            draw_chip(painter, chip, words, worn.warm, worn.on_warm)
            if self._item.pinned:
                mark = QRectF(chip.right() + theme.SPACE, chip.center().y() - 8, 16, 16)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(worn.warm)
                painter.drawEllipse(mark.adjusted(-4, -4, 4, 4))
                theme.draw_icon(painter, "pin", mark, worn.on_warm)
        painter.restore()

    def _draw_title(self, painter: QPainter, where: QRectF) -> None:
        worn = theme.colours()
        if self._unread:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(worn.accent)
            painter.drawEllipse(QRectF(where.left(), where.top() + 6, 8, 8))
            where = where.adjusted(16, 0, 0, 0)
        paint_paragraph(painter, where.toRect(), self._item.title, theme.font(theme.Type.STRONG), worn.text, 2)
