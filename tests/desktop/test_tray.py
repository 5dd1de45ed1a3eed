from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.tray import Tray
from ui import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface::systemTrayWindowChanged", extend=True)
def test_the_tray_says_where_one_works_today(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, theme.LIGHT)
    tray = Tray()
    tray.set_places([("Today at Wommels", "Wommels"), ("Works from home today", "thuis")], "thuis")
    tray.set_places([("Today at Sneek", "Sneek"), ("Works from home today", "thuis")], "thuis")
    checkable = tray.places.actions()

    assert [(action.text(), action.isChecked()) for action in checkable] == [
        ("Today at Sneek", False),
        ("Works from home today", True),
    ]
    with qtbot.waitSignal(tray.place_chosen) as chosen:
        checkable[0].trigger()
    assert chosen.args == ["Sneek"]
    tray.close()


@pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface::systemTrayWindowChanged", extend=True)
def test_one_asks_for_silence_from_the_menu_and_it_says_when_that_is_over(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, theme.LIGHT)
    tray = Tray()
    silence = next(action for action in tray.menu.actions() if "notifications" in action.text())
    with qtbot.waitSignal(tray.silence_requested) as asked:
        silence.trigger()
    assert asked.args == [True]
    tray.about_to_show.connect(lambda: tray.set_silent(False))
    tray.menu.aboutToShow.emit()
    assert not silence.isChecked()
    tray.close()
