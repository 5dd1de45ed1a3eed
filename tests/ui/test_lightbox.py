from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.pictures import small_png
from tests.ui.conftest import SITE
from ui.widgets.lightbox import Enlarged, Lightbox

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession
    from ui.widgets.pictures import PictureLoader

LARGE, SMALL, OTHER = f"{SITE}/large", f"{SITE}/small", f"{SITE}/other"
SHOWN = [Enlarged((LARGE, SMALL), "Een brug"), Enlarged((OTHER,), "Een sluis")]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


@pytest.fixture
def lightbox(window: QWidget, fake_session: FakeSession, pictures: PictureLoader) -> Lightbox:
    fake_session.store.save_picture(SMALL, small_png(400, 300, (10, 200, 30)))
    return Lightbox(pictures, window)


def test_where_the_large_picture_is_not_here_the_small_one_is_shown(qtbot: QtBot, lightbox: Lightbox) -> None:
    lightbox.show_picture(SHOWN, LARGE)

    centre = QPoint(400, 290)
    qtbot.waitUntil(lambda: lightbox.grab().toImage().pixelColor(centre).name() == "#0ac81e")
    assert lightbox.geometry() == lightbox.window().rect()
    assert lightbox.accessibleName() == "Een brug"


def test_arrow_keys_lead_to_the_other_pictures_and_escape_closes(window: QWidget, lightbox: Lightbox) -> None:
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    lightbox.show_picture(SHOWN, SMALL)
    seen = [lightbox.words]

    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(lightbox, key)
        seen.append(lightbox.words)
    QTest.keyClick(lightbox, Qt.Key.Key_Escape)

    assert seen == ["Een brug", "Een sluis", "Een brug", "Een sluis"]
    assert lightbox.isHidden()
    assert field.hasFocus()


def test_a_click_closes_and_the_window_may_change_its_size(window: QWidget, lightbox: Lightbox) -> None:
    lightbox.show_picture(SHOWN[1:], OTHER)
    assert lightbox.next.isHidden()
    window.resize(500, 400)
    assert lightbox.size() == window.size()

    QTest.mouseClick(lightbox, Qt.MouseButton.LeftButton)

    assert lightbox.isHidden()
