"""Painting an event as a row: the day as a leaf of a calendar, and beside it title, hours and place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate

from ui import theme
from ui.agenda.model import ROW_ROLE
from ui.agenda.times import is_on, spoken_hours
from ui.people.row_painting import paint_ground
from ui.theme import RADIUS, SPACE, Type
from ui.widgets.dates import now
from ui.widgets.labels import chip_size, draw_chip
from ui.widgets.marking import Letters, paint_found

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ui.agenda.model import Row

    Index = QModelIndex | QPersistentModelIndex

LEAF = 52
GAP = SPACE // 4
PADDING = SPACE + SPACE // 2


def weekday(day: date) -> str:
    """Give the name of a day of the week, short: "di"."""
    return QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat).rstrip(".")


def month_and_year(day: date) -> str:
    """Give a month in full, with the year where it is another: "november"."""
    month = QLocale().standaloneMonthName(day.month)
    shown = month if day.year == now().year else f"{month} {day.year}"
    return shown[:1].upper() + shown[1:]


def leaf_height() -> int:
    """Give the height of a leaf of the calendar at the present size of text."""
    return round(Letters.of(Type.SMALL_STRONG).height + Letters.of(Type.TITLE).height) + SPACE


def paint_leaf(painter: QPainter, where: QRectF, day: date, over_line: str, *, today: bool, over: bool) -> None:
    """Paint a day: a word above its number; filled for today."""
    worn = theme.colours()
    painter.setPen(Qt.PenStyle.NoPen if today else worn.border)
    painter.setBrush(worn.accent if today else worn.window)
    painter.drawRoundedRect(where.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    ink = worn.on_accent if today else worn.quiet if over else worn.text
    small, large = Letters.of(Type.SMALL_STRONG), Letters.of(Type.TITLE)
    top = where.center().y() - (small.height + large.height) / 2
    above = QRectF(where.left(), top, where.width(), small.height)
    below = QRectF(where.left(), above.bottom(), where.width(), large.height)
    painter.setFont(small.font)
    painter.setPen(ink if today else worn.quiet)
    painter.drawText(above, Qt.AlignmentFlag.AlignCenter, over_line)
    painter.setFont(large.font)
    painter.setPen(ink)
    painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(day.day))


class EventDelegate(QStyledItemDelegate):
    """Paints the rows of an `AgendaModel`; the first row of a month is higher by the month's name."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """See Qt."""
        row: Row = index.data(ROW_ROLE)
        return QSize(LEAF * 4, _height() + (_month_height() if row.first_of_month else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """See Qt."""
        row: Row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        where = QRectF(option.rect)
        painter.fillRect(where, theme.colours().surface)  # over what the style paints for a selected row
        if row.first_of_month:
            self._paint_month(painter, row, where)
            where.setTop(where.top() + _month_height())
        leaf = QRectF(where.left() + 2 * SPACE, where.center().y() - leaf_height() / 2, LEAF, leaf_height())
        if row.first_of_day:
            paint_leaf(painter, leaf, row.day, weekday(row.day), today=row.today, over=row.over)
        ground = QRectF(leaf.right() + SPACE, where.top() + 1, 0, where.height() - 2)
        ground.setRight(where.right() - SPACE)
        paint_ground(painter, ground, option.state)
        self._paint_words(painter, row, ground.adjusted(PADDING, 0, -PADDING, 0))
        painter.restore()

    def _paint_month(self, painter: QPainter, row: Row, where: QRectF) -> None:
        letters = Letters.of(Type.STRONG)
        line = QRectF(where.left() + 2 * SPACE, where.top(), where.width() - 4 * SPACE, _month_height() - SPACE)
        line.setTop(line.bottom() - letters.height)
        paint_found(painter, line, month_and_year(row.day), "", letters, theme.colours().quiet)

    def _paint_words(self, painter: QPainter, row: Row, inside: QRectF) -> None:
        worn = theme.colours()
        strong, small = Letters.of(Type.STRONG), Letters.of(Type.SMALL)
        facts = " \u00b7 ".join(part for part in (spoken_hours(row.event), row.event.place, row.team) if part)
        top = inside.center().y() - (strong.height + GAP + small.height) / 2
        title = QRectF(inside.left(), top, inside.width(), strong.height)
        title.setRight(self._paint_state(painter, row, title))
        paint_found(painter, title, row.event.title, "", strong, worn.quiet if row.over else worn.text)
        line = QRectF(inside.left(), top + strong.height + GAP, inside.width(), small.height)
        paint_found(painter, line, facts, "", small, worn.quiet)

    def _paint_state(self, painter: QPainter, row: Row, line: QRectF) -> float:
        """Say at the right that it is on now, or over; give where the title has to end."""
        said: tuple[str, QColor, QColor] | None = None
        worn = theme.colours()
        if row.over:
            said = (self.tr("over"), worn.window, worn.quiet)
        elif not row.event.whole_day and is_on(row.event, now()):
            said = (self.tr("now"), worn.success_soft, worn.success)
        if said is None:
            return line.right()
        size = chip_size(said[0])
        chip = QRectF(line.right() - size.width(), line.center().y() - size.height() / 2, size.width(), size.height())
        draw_chip(painter, chip, *said)
        return chip.left() - SPACE


def _height() -> int:
    words = Letters.of(Type.STRONG).height + GAP + Letters.of(Type.SMALL).height
    return round(max(words + 2 * PADDING, leaf_height() + SPACE))


def _month_height() -> int:
    return round(Letters.of(Type.STRONG).height) + 3 * SPACE
