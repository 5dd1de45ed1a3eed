"""The window comes back where it was, and where a hand can reach it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication

from tests.ui.test_window import Settings
from ui.window import MainWindow
from ui.window_place import within_reach

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession

MAIN, LEFT = QRect(0, 0, 1920, 1080), QRect(-1280, 0, 1280, 1024)


@pytest.mark.parametrize(
    ("frame", "stays"),
    [
        (QRect(100, 100, 1280, 800), True),
        (QRect(-1200, 40, 1280, 800), True),
        (QRect(1750, 40, 1280, 800), True),
        (QRect(1900, 40, 1280, 800), False),
        (QRect(100, -300, 1280, 800), False),
        (QRect(100, 1075, 1280, 800), False),
        (QRect(5000, 5000, 1280, 800), False),
    ],
)
def test_a_window_stays_where_its_upper_edge_can_be_got_hold_of(frame: QRect, stays: bool) -> None:
    place = within_reach(frame, [MAIN, LEFT])
    assert (place == frame) is stays
    assert stays or MAIN.contains(place)


def test_a_window_larger_than_the_screen_left_becomes_smaller() -> None:
    assert within_reach(QRect(4000, 0, 3840, 2160), [MAIN]) == MAIN


def test_what_stood_on_a_screen_that_is_gone_comes_back(qtbot: QtBot, fake_session: FakeSession) -> None:
    settings = Settings()
    first = MainWindow(fake_session, settings)
    qtbot.addWidget(first)
    first.show()
    first.move(QPoint(9000, 9000))
    first.leave()
    assert settings.values["geometry"]
    second = MainWindow(fake_session, settings)
    qtbot.addWidget(second)
    second.show()
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert screen.contains(second.geometry().topLeft())
    second.move(QPoint(9000, 9000))
    QGuiApplication.instance().screenRemoved.emit(QGuiApplication.primaryScreen())  # type: ignore[union-attr]  # there is one
    qtbot.waitUntil(lambda: screen.contains(second.geometry().topLeft()))
    second.leave()
