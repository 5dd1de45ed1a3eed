"""Where the window stands: kept between runs, and never where nobody can reach it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

GRIP = QSize(120, 24)
"""How much of the window's upper edge has to be on a screen for a hand to get hold of it."""


def within_reach(frame: QRect, screens: Sequence[QRect]) -> QRect:
    """Give where a window with this `frame` should stand, all in logical pixels; the first screen is the main one.

    A window whose upper edge can be got hold of stays where it is. Any other goes to the middle of the main screen, no
    larger than that.
    """
    edge = QRect(frame.topLeft(), QSize(frame.width(), GRIP.height()))
    for screen in screens:
        seen = edge.intersected(screen)
        if seen.width() >= min(GRIP.width(), frame.width()) and seen.height() >= GRIP.height():
            return frame
    if not screens:
        return frame
    main = screens[0]
    size = frame.size().boundedTo(main.size())
    corner = main.center() - QPoint(size.width() // 2, size.height() // 2)
    return QRect(QPoint(max(main.left(), corner.x()), max(main.top(), corner.y())), size)


def bring_within_reach(window: QWidget) -> None:
    """Move a window back that stands where no screen is any more."""
    main = QGuiApplication.primaryScreen()
    screens = sorted(QGuiApplication.screens(), key=lambda screen: screen is not main)
    wanted = within_reach(window.geometry(), [screen.availableGeometry() for screen in screens])
    if wanted != window.geometry():
        window.setGeometry(wanted)
