"""Painting a person as a row: portrait, name, function, team and location, and why they were found."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from ui import theme
from ui.people.model import ROW_ROLE
from ui.theme import RADIUS, SPACE, Type
from ui.widgets.marking import Letters, paint_found
from ui.widgets.pictures import draw_avatar

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from sync.models import Person
    from ui.people.model import Row
    from ui.widgets.pictures import PictureLoader

    Index = QModelIndex | QPersistentModelIndex

AVATAR = 44
KEPT_FACES = 400
SIGN = 16
GAP = SPACE // 4
PADDING = SPACE
MOST_CHIPS = 3
NARROWEST_CHIP = 6 * SPACE
SMALLEST_NAME = 120
"""Pixels that chips leave to a name."""


def row_height() -> int:
    """Give the height of every row at the present size of text."""
    text = sum(Letters.of(kind).height for kind in (Type.STRONG, Type.SMALL, Type.SMALL)) + 2 * GAP
    return round(max(text, AVATAR)) + 2 * PADDING + 2 * GAP


class PersonDelegate(QStyledItemDelegate):
    """Paints the rows of a `PeopleModel`, all of the same height."""

    def __init__(self, pictures: PictureLoader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._faces = _Faces(pictures)
        self._measure()
        theme.changed().connect(self._measure)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """See Qt."""
        return QSize(AVATAR * 4, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """See Qt."""
        row: Row | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(option.rect, theme.colours().surface)  # over what the style paints for a selected row
        ground = QRectF(option.rect).adjusted(SPACE, GAP / 2, -SPACE, -GAP / 2)
        paint_ground(painter, ground, option.state)
        inside = ground.adjusted(PADDING + GAP, PADDING, -PADDING - GAP, -PADDING)
        portrait = QRectF(inside.left(), round(inside.center().y() - AVATAR / 2), AVATAR, AVATAR)
        self._faces.draw(painter, portrait, row.person)
        inside.setLeft(portrait.right() + 1.5 * SPACE)
        self._paint_words(painter, row, inside)
        painter.restore()

    def _measure(self) -> None:
        self._strong = Letters.of(Type.STRONG)
        self._small = Letters.of(Type.SMALL)

    def _paint_words(self, painter: QPainter, row: Row, inside: QRectF) -> None:
        worn = theme.colours()
        person = row.person
        lines = (
            (person.name or person.email or person.username, self._strong, worn.text),
            (person.function, self._small, worn.text),
            (row.work, self._small, worn.quiet),
        )
        shown = [line for line in lines if line[0]]
        height = sum(letters.height for _, letters, _ in shown) + GAP * (len(shown) - 1)
        top = inside.center().y() - height / 2
        for text, letters, ink in shown:
            line = QRectF(inside.left(), top, inside.width(), letters.height)
            if letters is self._strong:
                line.setRight(self._paint_chips(painter, row, line))
                line.setRight(self._paint_sign(painter, row, line))
            paint_found(painter, line, text, row.query.text, letters, ink)
            top += letters.height + GAP

    def _paint_sign(self, painter: QPainter, row: Row, line: QRectF) -> float:
        """Paint the ambassador's mark behind the name; give where the name has to end."""
        if not row.person.ambassador:
            return line.right()
        name = self._strong.metrics.horizontalAdvance(row.person.name)
        end = min(line.right() - SIGN - GAP, line.left() + name + GAP)
        where = QRectF(end + GAP, line.center().y() - SIGN / 2, SIGN, SIGN)
        theme.draw_icon(painter, "badge-check", where, theme.colours().warm)
        return end

    def _paint_chips(self, painter: QPainter, row: Row, line: QRectF) -> float:
        """Paint the knowledge areas for which somebody was found at the right; give where the name has to end."""
        areas = row.areas
        if not areas:
            return line.right()
        right = line.right()
        metrics = self._small.metrics
        height = self._small.height + GAP
        left_out = len(areas)
        for area in areas[:MOST_CHIPS]:
            room = right - line.left() - SMALLEST_NAME
            width = min(metrics.horizontalAdvance(area) + 2 * SPACE, room)
            if width < NARROWEST_CHIP:
                break
            chip = QRectF(right - width, line.center().y() - height / 2, width, height)
            self._paint_chip(painter, chip, area, row.query.text)
            right = chip.left() - SPACE / 2
            left_out -= 1
        if left_out:
            more = f"+{left_out}"
            width = metrics.horizontalAdvance(more)
            where = QRectF(right - width, line.top(), width, line.height())
            paint_found(painter, where, more, "", self._small, theme.colours().quiet)
            right = where.left() - SPACE / 2
        return right - SPACE / 2

    def _paint_chip(self, painter: QPainter, where: QRectF, area: str, typed: str) -> None:
        worn = theme.colours()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.accent_soft)
        painter.drawRoundedRect(where, where.height() / 2, where.height() / 2)
        inside = where.adjusted(SPACE, 0, -SPACE / 2, 0)
        paint_found(painter, inside, area, typed, self._small, worn.on_accent_soft)


class _Faces:
    """Keeps portraits and initials as they were drawn: cutting them out anew takes half the time of a row."""

    def __init__(self, pictures: PictureLoader) -> None:
        self._pictures = pictures
        self._kept: OrderedDict[tuple[int | str, float], QPixmap] = OrderedDict()

    def draw(self, painter: QPainter, where: QRectF, person: Person) -> None:
        """Draw a round portrait, or initials while it is not here."""
        ratio = painter.device().devicePixelRatio()
        portrait = self._pictures.pixmap(person.portrait, AVATAR, AVATAR, ratio)
        key = (portrait.cacheKey() if portrait is not None else f"{person.uid} {person.name}", ratio)
        if key not in self._kept:
            self._kept[key] = self._drawn(person, ratio)
            if len(self._kept) > KEPT_FACES:
                self._kept.popitem(last=False)
        painter.drawPixmap(where.topLeft(), self._kept[key])

    def _drawn(self, person: Person, ratio: float) -> QPixmap:
        drawn = QPixmap(round(AVATAR * ratio), round(AVATAR * ratio))
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        draw_avatar(painter, QRectF(0, 0, AVATAR, AVATAR), person, self._pictures)
        painter.end()
        return drawn


def paint_ground(painter: QPainter, where: QRectF, state: QStyle.StateFlag) -> None:
    """Paint what lies below a row: chosen (also told by a bar at its side), under the pointer, with the focus."""
    worn = theme.colours()
    selected = bool(state & QStyle.StateFlag.State_Selected)
    painter.setPen(Qt.PenStyle.NoPen)
    if selected or state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(worn.selected if selected else worn.hover)
        painter.drawRoundedRect(where, RADIUS, RADIUS)
    if selected:
        painter.setBrush(worn.accent)
        painter.drawRoundedRect(QRectF(where.left(), where.top() + SPACE, 3, where.height() - 2 * SPACE), 1.5, 1.5)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(worn.accent, 2))
        painter.drawRoundedRect(where.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
