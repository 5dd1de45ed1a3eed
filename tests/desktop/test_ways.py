"""By which way it is told: real services on a bus of their own, balloons one after another, and the list."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Signal

from desktop.notification import Deed, Notification, Way
from desktop.notifications import Balloons, Notifier
from desktop.side_loop import SideLoop
from desktop.surroundings import BUSY, NOT_PRESENT, PRESENTATION, QUIET_TIME, Around, Surroundings, around_on_windows

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parent.parent.parent


class FakeTray(QObject):
    """A tray icon that writes down which balloons it shows."""

    messageClicked = Signal()  # noqa: N815  Qt's name

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def isVisible(self) -> bool:  # noqa: N802  Qt's name
        return True

    def supportsMessages(self) -> bool:  # noqa: N802  Qt's name
        return True

    def icon(self) -> None:
        return None

    def showMessage(self, title: str, *_more: object) -> None:  # noqa: N802  Qt's name
        self.shown.append(title)


def on_a_bus(module: str, home: Path) -> None:
    """Run a module in a session bus of its own, where it says whether everything held."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DBUS_")}
    environment |= {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "DISPLAY": ""}
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-m", module],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "everything held" in done.stdout


def test_a_strict_service_is_told_nothing_wrong_and_what_a_person_does_there_comes_back(tmp_path: Path) -> None:
    on_a_bus("tests.desktop.with_notification_service", tmp_path)


def test_balloons_wait_for_one_another_so_that_a_click_opens_the_one_that_stands(qtbot: QtBot) -> None:
    tray = FakeTray()
    balloons = Balloons(tray)  # type: ignore[arg-type] # does what a tray icon does
    for number in range(3):
        balloons.show(Notification(str(number), ""))
    assert tray.shown == ["0"]
    with qtbot.waitSignal(balloons.opened) as opened:
        tray.messageClicked.emit()
    assert opened.args == [Notification("0", "")]
    assert tray.shown == ["0", "1"]
    balloons._next()  # its time is over
    balloons._next()
    assert tray.shown == ["0", "1", "2"]
    with qtbot.waitSignal(balloons.opened) as opened:
        tray.messageClicked.emit()
    assert opened.args == [None]


def test_a_summary_that_waits_gives_way_to_a_newer_one() -> None:
    tray = FakeTray()
    balloons = Balloons(tray)  # type: ignore[arg-type] # as above
    for title in ("0", "4 new", "9 new"):
        balloons.show(Notification(title, "", replaces="summary" if "new" in title else ""))
    balloons._next()
    assert tray.shown == ["0", "9 new"]


def test_a_click_on_a_balloon_of_which_nothing_is_known_leads_to_the_list(qtbot: QtBot) -> None:
    tray = FakeTray()
    notifier = Notifier(tray, lambda: True)  # type: ignore[arg-type] # as above
    with qtbot.waitSignal(notifier.list_requested):
        tray.messageClicked.emit()
    notifier._fall_back(Notification("1", ""))
    assert notifier.way is Way.BALLOON
    with qtbot.waitSignal(notifier.acted) as acted:
        tray.messageClicked.emit()
    assert acted.args == [Notification("1", ""), Deed.OPEN, ""]
    notifier.close()
    with qtbot.assertNotEmitted(notifier.list_requested):
        tray.messageClicked.emit()


@pytest.mark.parametrize(
    ("state", "around"),
    [
        (0, Around()),
        (NOT_PRESENT, Around(is_locked=True)),
        (BUSY, Around(is_shown=True)),
        (PRESENTATION, Around(is_shown=True, wants_quiet=True)),
        (QUIET_TIME, Around(wants_quiet=True)),
    ],
)
def test_what_windows_says_of_itself_is_understood(state: int, around: Around) -> None:
    assert around_on_windows(state) == around


def test_without_a_bus_a_lock_is_known_all_the_same(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    loop = SideLoop()
    surroundings = Surroundings(loop, lambda: True)
    with qtbot.waitSignal(surroundings.answered, timeout=20_000) as answered:
        surroundings.ask()
    assert answered.args == [Around(is_locked=True)]
    assert not Around(is_locked=True).is_private
    loop.close(surroundings.leave())
