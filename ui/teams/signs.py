"""The signs of documents and places: an icon by sort of file, a coloured tile for a team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from sync.models import Document
from ui import theme
from ui.teams.file_types import FileType, type_of
from ui.theme import Type
from ui.widgets.pictures import TINTS, initials

if TYPE_CHECKING:
    from sync.models import Team

ICONS = {
    FileType.FOLDER: "folder",
    FileType.PDF: "file-type",
    FileType.TEXT: "file-text",
    FileType.SHEET: "file-spreadsheet",
    FileType.SLIDES: "presentation",
    FileType.PICTURE: "file-image",
    FileType.SOUND: "file-music",
    FileType.VIDEO: "file-video",
    FileType.ARCHIVE: "file-archive",
    FileType.OTHER: "file",
}


def draw_file_sign(painter: QPainter, where: QRectF, document: Document) -> None:
    """Draw the sign of a document on a soft ground of its sort's colour; the icon tells them apart too."""
    worn = theme.colours()
    file_type = type_of(document)
    grounds = {
        FileType.FOLDER: (worn.accent_soft, worn.on_accent_soft),
        FileType.PDF: (worn.danger_soft, worn.danger),
        FileType.TEXT: (worn.accent_soft, worn.on_accent_soft),
        FileType.SHEET: (worn.success_soft, worn.success),
        FileType.SLIDES: (worn.warm_soft, worn.warm),
        FileType.PICTURE: (worn.warning_soft, worn.warning),
        FileType.VIDEO: (worn.warning_soft, worn.warning),
        FileType.SOUND: (worn.warning_soft, worn.warning),
    }
    ground, ink = grounds.get(file_type, (worn.hover, worn.quiet))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(where, theme.RADIUS * 0.75, theme.RADIUS * 0.75)
    side = round(where.width() * 0.58)
    inside = QRectF(0, 0, side, side)
    inside.moveCenter(where.center())
    theme.draw_icon(painter, ICONS[file_type], inside, ink)


def draw_place(painter: QPainter, where: QRectF, place: Team | Document) -> None:
    """Draw the sign of a team, a folder or a document."""
    if isinstance(place, Document):
        draw_file_sign(painter, where, place)
    else:
        draw_team_tile(painter, where, place)


def picture_of(place: Team | Document, side: int, ratio: float) -> QPixmap:
    """Give the sign of a place as a picture of `side` device-independent pixels."""
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_place(painter, QRectF(0, 0, side, side), place)
    painter.end()
    return picture


def draw_team_tile(painter: QPainter, where: QRectF, team: Team) -> None:
    """Draw a team's initials on a colour of its own; a place for everybody has a sign instead."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(TINTS[sum(team.title.encode()) % len(TINTS)]))
    painter.drawRoundedRect(where, theme.RADIUS, theme.RADIUS)
    letters = initials(team.title) if team.group else ""
    painter.setPen(QColor("#ffffff"))
    if letters:
        font = theme.font(Type.STRONG)
        font.setPixelSize(max(9, round(where.width() * 0.38)))
        painter.setFont(font)
        painter.drawText(where, int(Qt.AlignmentFlag.AlignCenter), letters)
        return
    side = round(where.width() * 0.55)
    inside = QRectF(0, 0, side, side)
    inside.moveCenter(where.center())
    theme.draw_icon(painter, "folders", inside, QColor("#ffffff"))
