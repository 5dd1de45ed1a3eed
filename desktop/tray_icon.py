"""The sign of the program as it stands in the tray: with how much is unread, and how it goes."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen

from sync.engine.events import Connection
from ui import theme

if TYPE_CHECKING:
    from sync.engine.events import SyncState

SIZES = (16, 22, 24, 32, 48, 64)
MOST_COUNTED = 9
"""There is room for one figure."""
BADGE, OFFLINE_INK, SENDING_INK, ATTENTION_INK = (QColor(name) for name in ("#c8372d", "#5c6470", "#1f6fb8", "#b45309"))
WHITE = QColor("#ffffff")


class TrayState(StrEnum):
    """How it goes, as far as one needs to know at a glance."""

    ONLINE = "online"
    OFFLINE = "offline"
    SENDING = "sending"
    ATTENTION = "attention"
    """The person has to do something: sign in again, or look at what could not be sent."""


def tray_state(state: SyncState) -> TrayState:
    """Tell how it goes."""
    if state.connection is Connection.SIGN_IN_AGAIN or state.failed:
        return TrayState.ATTENTION
    if state.connection is Connection.OFFLINE:
        return TrayState.OFFLINE
    return TrayState.SENDING if state.waiting and not state.paused else TrayState.ONLINE


def tray_icon(count: int, state: TrayState) -> QIcon:
    """Draw the sign, a number at its upper right where something is unread, and the state at its lower right."""
    made = QIcon()
    for size in SIZES:
        drawn = theme.pixmap("mienskip", size, "#000000", 1.0).copy()
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state is not TrayState.ONLINE:
            _draw_state(painter, size, state)
        if count:
            _draw_count(painter, size, count)
        painter.end()
        made.addPixmap(drawn)
    return made


def _draw_count(painter: QPainter, size: int, count: int) -> None:
    side = size * 0.62
    badge = QRectF(size - side, 0, side, side)
    painter.setPen(QPen(WHITE, max(1.0, size / 24)))
    painter.setBrush(BADGE)
    painter.drawEllipse(badge.adjusted(0.5, 0.5, -0.5, -0.5))
    font = QFont(theme.FAMILY)
    font.setPixelSize(max(8, round(side * 0.72)))
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(WHITE)
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(count) if count <= MOST_COUNTED else "+")


def _draw_state(painter: QPainter, size: int, state: TrayState) -> None:
    side = size * 0.5
    box = QRectF(size - side, size - side, side, side)
    inks = {
        TrayState.OFFLINE: OFFLINE_INK,
        TrayState.SENDING: SENDING_INK,
        TrayState.ATTENTION: ATTENTION_INK,
    }
    painter.setPen(QPen(WHITE, max(1.0, size / 32)))
    painter.setBrush(inks[state])
    painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
    pen = QPen(WHITE, max(1.4, side / 7))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    middle, reach = box.center(), side * 0.24
    if state is TrayState.OFFLINE:
        painter.drawLine(middle + QPointF(-reach, -reach), middle + QPointF(reach, reach))
        painter.drawLine(middle + QPointF(-reach, reach), middle + QPointF(reach, -reach))
    elif state is TrayState.SENDING:
        top = middle + QPointF(0, -reach)
        painter.drawLine(top, middle + QPointF(0, reach))
        painter.drawLine(top, middle + QPointF(-reach, 0))
        painter.drawLine(top, middle + QPointF(reach, 0))
    else:
        painter.drawLine(middle + QPointF(0, -reach), middle + QPointF(0, reach * 0.2))
        painter.drawPoint(middle + QPointF(0, reach))
