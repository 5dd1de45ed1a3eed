"""The tray: what its icon and its menu say, what a click does, and what closing means where there is none."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from desktop.closing import ASKED, KEEP_RUNNING, ClosingQuestion
from desktop.recent import Recent
from desktop.tray import Tray
from desktop.tray_icon import SIZES, TrayState, tray_icon, tray_state
from sync.engine.events import Connection, SyncState
from tests.ui.conftest import NOW, Remembered
from ui import navigation, theme
from ui.navigation import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession

pytestmark = pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface::systemTrayWindowChanged", extend=True)
ROOT = Path(__file__).parent.parent.parent
Reason = QSystemTrayIcon.ActivationReason


@pytest.mark.parametrize("tray", ["tray", "notifier", "late", "none"])
def test_on_a_real_display_with_a_tray_and_without_one_nothing_vanishes(tmp_path: Path, tray: str) -> None:
    """Debian's trayer, on a display and a session bus of their own."""
    assert shutil.which("trayer"), "apt-get install trayer"
    kept = {name: value for name, value in os.environ.items() if name not in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY")}
    environment = {**kept, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "xcb"}
    told = [sys.executable, "-m", "tests.desktop.with_tray", str(tmp_path / "home"), tray]
    script = f"{'trayer & ' if tray == 'tray' else ''}exec {shlex.join(told)}"
    done = subprocess.run(
        ["dbus-run-session", "--", "xvfb-run", "-a", "bash", "-c", script],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "everything held" in done.stdout


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        (SyncState(connection=Connection.ONLINE), TrayState.ONLINE),
        (SyncState(connection=Connection.SYNCING, done=1, total=9), TrayState.ONLINE),
        (SyncState(connection=Connection.ONLINE, waiting=2), TrayState.SENDING),
        (SyncState(connection=Connection.ONLINE, waiting=2, paused=True), TrayState.ONLINE),
        (SyncState(connection=Connection.OFFLINE, since=NOW, waiting=2), TrayState.OFFLINE),
        (SyncState(connection=Connection.ONLINE, failed=1), TrayState.ATTENTION),
        (SyncState(connection=Connection.SIGN_IN_AGAIN), TrayState.ATTENTION),
    ],
)
def test_the_state_at_a_glance(state: SyncState, shown: TrayState) -> None:
    assert tray_state(state) is shown


def test_each_state_and_number_is_another_picture_in_every_size(qapp: QApplication) -> None:
    theme.apply(qapp, theme.LIGHT)
    for size in SIZES:
        pictures = [tray_icon(count, state).pixmap(size, size).toImage() for count in (0, 3, 9) for state in TrayState]
        assert all(one != other for at, one in enumerate(pictures) for other in pictures[:at])


def test_icon_tool_tip_and_menu_say_how_it_goes(qapp: QApplication) -> None:
    theme.apply(qapp, theme.LIGHT)
    tray = Tray()
    tray.set_unread(3)
    tray.set_state(TrayState.OFFLINE, "Offline since 9:12")
    assert tray.icon.toolTip().endswith(" · 3 unread · Offline since 9:12")
    assert any(action.text() == "Notifications (3)" for action in tray.menu.actions())
    tray.close()


def test_a_click_does_what_it_does_on_this_desktop(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.apply(qapp, theme.LIGHT)
    tray = Tray()
    with qtbot.waitSignal(tray.list_requested):
        tray._on_activated(Reason.MiddleClick)
    with qtbot.waitSignal(tray.open_requested):
        tray._on_activated(Reason.DoubleClick)
    for platform, signal in (("linux", tray.toggle_requested), ("win32", tray.open_requested)):
        monkeypatch.setattr(sys, "platform", platform)
        with qtbot.waitSignal(signal):
            tray._on_activated(Reason.Trigger)
    monkeypatch.setattr(sys, "platform", "darwin")
    with qtbot.assertNotEmitted(tray.open_requested), qtbot.assertNotEmitted(tray.toggle_requested):
        tray._on_activated(Reason.Trigger)
    tray.close()


def test_what_was_looked_at_last_is_offered_also_after_a_restart(
    session_with_people: FakeSession, qapp: QApplication, qtbot: QtBot
) -> None:
    theme.apply(qapp, theme.LIGHT)
    recent = Recent(session_with_people)
    news, anna = Place(navigation.NEWS, "nieuws-ijsbaan"), Place(navigation.PEOPLE, "person-anna.dejong")
    for place in (news, anna, Place(navigation.START), Place(navigation.NEWS, "is weg"), news):
        recent.visit(place)
    named = Recent(session_with_people).named()
    assert named == [("De ijsbaan op het plein gaat open", news), ("Anna de Jong", anna)]
    tray = Tray()
    tray.set_recent([*named, ("A & B", news)])
    assert tray.recent.actions()[-1].text() == "A && B"
    with qtbot.waitSignal(tray.item_chosen) as chosen:
        tray.recent.actions()[1].trigger()
    assert chosen.args == [anna]
    tray.close()


@pytest.mark.parametrize("goes_on", [True, False])
def test_without_a_tray_it_is_asked_once_what_closing_means(qtbot: QtBot, goes_on: bool) -> None:
    window, settings = QWidget(), Remembered()
    qtbot.addWidget(window)
    question = ClosingQuestion(window, settings)
    question.ask()
    assert question.is_open
    with qtbot.waitSignal(question.answered):
        (question._go_on if goes_on else question._quit).click()
    assert (question.was_asked, question.keeps_running) == (True, goes_on)
    assert not question.is_open


def test_whoever_thinks_better_of_closing_is_asked_again(qtbot: QtBot) -> None:
    window, settings = QWidget(), Remembered()
    qtbot.addWidget(window)
    question = ClosingQuestion(window, settings)
    question.ask()
    assert question._box is not None
    with qtbot.assertNotEmitted(question.answered):
        question._box.reject()
    assert (settings.get(ASKED), settings.get(KEEP_RUNNING, "on")) == ("", "on")
