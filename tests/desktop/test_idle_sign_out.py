"""Who does not use the computer is warned and signed out; what they had not sent is there when they come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.home import Home
from desktop.idle_sign_out import IdleSignOut
from desktop.policy import parse_policy
from desktop.settings import Settings
from ui import theme
from ui.account.leaving_notice import LeavingNotice
from ui.settings import SIGN_OUT_AFTER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


class Machine:
    """Time and idleness that a test moves; `tells` is whether the system says how long nobody touched it."""

    def __init__(self, *, tells: bool = True) -> None:
        self.time = 0.0
        self.touched = 0.0
        self.tells = tells

    def idle(self) -> float | None:
        return self.time - self.touched if self.tells else None


@pytest.fixture
def owner(qapp: QApplication) -> Iterator[QObject]:
    theme.apply(qapp, theme.LIGHT)
    owner = QObject()
    yield owner
    owner.deleteLater()


def notice() -> LeavingNotice | None:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, LeavingNotice) and one.isVisible()]
    return found[0] if found else None


def made(owner: QObject, tmp_path: Path, machine: Machine, **decided: object) -> tuple[IdleSignOut, list[bool]]:
    settings = Settings(Home(tmp_path), parse_policy(decided))
    watch = IdleSignOut(settings, owner, machine.idle, lambda: machine.time)
    due: list[bool] = []
    watch.due.connect(lambda: due.append(True))
    settings.set(SIGN_OUT_AFTER, "10")
    return watch, due


def test_one_is_warned_a_minute_before_and_signed_out_then(owner: QObject, tmp_path: Path) -> None:
    machine = Machine()
    watch, due = made(owner, tmp_path, machine)
    machine.time = 539.0
    watch.look()
    assert notice() is None
    machine.time = 545.0
    watch.look()
    shown = notice()
    assert shown is not None
    assert "55" in shown.words.text()
    machine.time = 600.0
    watch.look()
    assert due == [True]
    assert notice() is None


@pytest.mark.parametrize("tells", [True, False])
def test_who_comes_back_in_time_stays(owner: QObject, tmp_path: Path, qtbot: QtBot, tells: bool) -> None:
    machine = Machine(tells=tells)
    watch, due = made(owner, tmp_path, machine)
    machine.time = 590.0
    watch.look()
    shown = notice()
    assert shown is not None
    shown.stay.click()
    assert notice() is None
    machine.time = 1180.0
    machine.touched = 1170.0
    field = QWidget()
    qtbot.addWidget(field)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    watch.look()
    machine.time = 1200.0
    watch.look()
    assert notice() is None
    assert due == []
    watch.leave()


def test_nobody_is_signed_out_unless_it_was_chosen_or_decided(owner: QObject, tmp_path: Path) -> None:
    machine = Machine()
    watch, due = made(owner, tmp_path, machine, sign_out_after_minutes=0)
    machine.time = 1e6
    watch.look()
    assert due == []
    watch, due = made(owner, tmp_path, machine, sign_out_after_minutes=5)
    machine.touched = machine.time
    machine.time += 301
    watch.look()
    assert due == [True]
