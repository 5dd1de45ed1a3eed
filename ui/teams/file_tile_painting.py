"""Painting a document as a tile: what it looks like, its name, and how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath
from PySide6.QtWidgets import QStyle

from sync.cache.thumbnails import thumbnail_of
from ui import theme
from ui.news.paragraphs import lines_of
from ui.teams.file_row_painting import MARK, NameDelegate
from ui.teams.files_model import FILE_ROLE
from ui.teams.signs import draw_file_sign
from ui.teams.thumbnails import SIDE
from ui.theme import SPACE, Type

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from ui.teams.files_model import FileRow, FilesModel
    from ui.widgets.pictures import PictureLoader

    Index = QModelIndex | QPersistentModelIndex

PICTURE = QSize(152, 112)
SIGN = 56
PADDING = SPACE
LINES_OF_NAME = 2


def tile_size() -> QSize:
    """Give the least that a tile needs at the present size of text."""
    words = LINES_OF_NAME * _height(Type.BODY) + _height(Type.SMALL)
    return QSize(PICTURE.width() + 4 * PADDING, PICTURE.height() + words + 5 * PADDING)


class TileDelegate(NameDelegate):
    """Paints tiles. A picture that is not here yet is asked for when its tile comes into sight."""

    def __init__(self, files: FilesModel, pictures: PictureLoader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files = files
        self._pictures = pictures

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """See Qt."""
        return tile_size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """See Qt."""
        row: FileRow = index.data(FILE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tile = option.rect.adjusted(PADDING // 2, PADDING // 2, -PADDING // 2, -PADDING // 2)
        self._paint_ground(painter, option, row, tile)
        if row.waiting:
            painter.setOpacity(0.6)
        self._paint_picture(painter, row, picture_place(tile))
        painter.setOpacity(1)
        _paint_marks(painter, row, picture_place(tile))
        words = tile.adjusted(PADDING, PICTURE.height() + 2 * PADDING, -PADDING, 0)
        _paint_name(painter, row, words)
        words.setTop(words.top() + LINES_OF_NAME * _height(Type.BODY))
        _paint_state(painter, row, words, self._files.state_of(row) or row.place)
        painter.restore()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Stand where the name stands."""
        place = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        place.setTop(option.rect.top() + PICTURE.height() + 2 * PADDING)
        place.setHeight(editor.sizeHint().height())
        editor.setGeometry(place)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: FileRow, tile: QRect) -> None:
        worn = theme.colours()
        is_aimed_at = row.document.uid == self.aimed_at
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(worn.accent if is_aimed_at or has_focus else Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected or is_aimed_at:
            painter.setBrush(worn.selected)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(worn.hover)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(tile).adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)

    def _paint_picture(self, painter: QPainter, row: FileRow, place: QRectF) -> None:
        url = thumbnail_of(row.document)
        ratio = painter.device().devicePixelRatio()
        # Always asked for at the size in which it is kept, so that each is decoded once.
        pixmap = self._pictures.pixmap_at(url, SIDE, 0) if url else None
        if pixmap is None:
            sign = QRectF(0, 0, SIGN, SIGN)
            sign.moveCenter(place.center())
            draw_file_sign(painter, sign, row.document)
            return
        size = pixmap.size().scaled(place.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        if pixmap.width() < size.width() * ratio and pixmap.height() < size.height() * ratio:
            size = pixmap.size()  # a small picture is not blown up
        framed = QRectF(0, 0, size.width(), size.height())
        framed.moveCenter(place.center())
        outline = QPainterPath()
        outline.addRoundedRect(framed, theme.RADIUS / 2, theme.RADIUS / 2)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.save()
        painter.setClipPath(outline)
        painter.drawPixmap(framed, pixmap, QRectF(pixmap.rect()))
        painter.restore()
        painter.setPen(theme.colours().border)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)


def picture_place(tile: QRect) -> QRectF:
    """Tell where in a tile the picture stands."""
    return QRectF(tile.center().x() - PICTURE.width() / 2, tile.top() + PADDING, PICTURE.width(), PICTURE.height())


def _paint_marks(painter: QPainter, row: FileRow, place: QRectF) -> None:
    """Paint in the corner what is so of a document: kept here, and locked by somebody."""
    worn = theme.colours()
    marks = []
    if row.lock is not None:
        marks.append(("pencil", worn.accent) if row.lock.mine else ("lock", worn.warning))
    if row.favourite:
        marks.append(("star", worn.warm))
    if row.kept and not row.waiting:
        marks.append(("laptop", worn.success if row.here or row.document.is_folder else worn.border))
    right = place.right()
    for icon, ink in marks:
        disc = QRectF(right - MARK - SPACE, place.top(), MARK + SPACE, MARK + SPACE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.surface)
        painter.drawEllipse(disc)
        sign = QRectF(0, 0, MARK, MARK)
        sign.moveCenter(disc.center())
        theme.draw_icon(painter, icon, sign, ink)
        right -= disc.width() + 2


def _paint_name(painter: QPainter, row: FileRow, place: QRect) -> None:
    kind = Type.STRONG if row.document.is_folder else Type.BODY
    font = theme.font(kind)
    painter.setFont(font)
    painter.setPen(theme.colours().text)
    top = place.top()
    ending = Qt.TextElideMode.ElideMiddle  # keeps a name's ending
    for line in lines_of(row.document.title, font, place.width(), LINES_OF_NAME, ending):
        painter.drawText(place.left(), top, place.width(), _height(kind), int(Qt.AlignmentFlag.AlignHCenter), line)
        top += _height(kind)


def _paint_state(painter: QPainter, row: FileRow, place: QRect, words: str) -> None:
    font = theme.font(Type.SMALL)
    painter.setFont(font)
    painter.setPen(theme.colours().danger if row.error is not None else theme.colours().quiet)
    line = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), line)


def _height(kind: Type) -> int:
    return QFontMetrics(theme.font(kind)).height()
