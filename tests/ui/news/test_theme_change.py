from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton

from ui import theme
from ui.news.themed_icon import ThemedIcon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def restored(dressed: QApplication) -> Iterator[QApplication]:
    yield dressed
    theme.apply(dressed, theme.LIGHT)


def inks(button: QPushButton) -> set[str]:
    image = button.icon().pixmap(QSize(16, 16)).toImage()
    pixels = (image.pixelColor(x, y) for x in range(16) for y in range(16))
    return {colour.name() for colour in pixels if colour.alpha() == 255}


def test_an_icon_takes_the_colour_of_a_new_theme(qtbot: QtBot, restored: QApplication) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    ThemedIcon(button, "x")
    assert inks(button) == {theme.colours().text.name()}

    theme.apply(restored, theme.DARK)

    assert inks(button) == {theme.colours().text.name()}


def test_an_icon_of_a_button_that_is_gone_troubles_nobody(restored: QApplication) -> None:
    button = QPushButton()
    icon = ThemedIcon(button, "x")
    gone: list[bool] = []
    icon.destroyed.connect(lambda: gone.append(True))
    button.deleteLater()
    restored.sendPostedEvents(button, 52)  # 52 is deferred deletion, which the loop would do later

    theme.apply(restored, theme.DARK)

    assert gone == [True]
