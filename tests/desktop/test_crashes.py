"""A crash costs nothing: the draft is there, the program starts again once and says so, and not in a loop."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from desktop import standby
from desktop.home import Home
from desktop.logbook import last_lines
from sync.cache.marks import Mark
from tests.desktop.processes import all_of, end_all, pid_of, queries_of, signed_in, started, until
from ui import theme
from ui.account.crash_notice import CrashNotice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as Linux shows them")

WRITES = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop import app
from desktop.home import Home
from ui.navigation import NEWS, Place
class Writing(app.Desk):
    def _open_window(self):
        super()._open_window()
        print(*sorted(type(one).__name__ for one in QApplication.topLevelWidgets() if one.isVisible()), flush=True)
        self.session.mark(self.mark, ["draft:x"], on=True, value='{"title": "Half geschreven"}')
from sync.cache.marks import Mark
Writing.mark = Mark.DRAFT
app.Desk = Writing
sys.exit(app.run(Home.of_this_user()))
"""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    home = Home(tmp_path / "home")
    signed_in(home)
    yield home
    end_all(home)


def test_after_a_crash_the_program_starts_again_once_with_the_draft(home: Home) -> None:
    first = started(home, script=WRITES)
    until(lambda: pid_of(home) == first.pid and queries_of_drafts(home), "a draft that is kept")
    until(lambda: len(all_of(home)) == 2, "a process that stands by")
    os.kill(first.pid, signal.SIGSEGV)
    assert first.wait(30) == -signal.SIGSEGV
    until(lambda: pid_of(home) not in (0, first.pid), "the program that was started again")
    second = pid_of(home)
    assert queries_of_drafts(home) == {"draft:x": '{"title": "Half geschreven"}'}
    log = "\n".join(last_lines(home))
    assert "the program crashed" in log
    assert "Segmentation fault" in log

    until(lambda: len(all_of(home)) == 2, "another that stands by")
    os.kill(second, signal.SIGABRT)
    until(lambda: not all_of(home), "the end: it crashed again within a minute")
    assert standby.has_crashed(home.crash)
    first.communicate()

    third = started(home, script=WRITES)
    assert third.stdout is not None
    assert third.stdout.readline().split() == ["CrashNotice", "MainWindow"]
    third.terminate()
    third.communicate(timeout=60)
    assert third.returncode == 0
    assert not home.crash.exists()


def queries_of_drafts(home: Home) -> dict[str, str]:
    queries = queries_of(home)
    try:
        return dict(queries.marked(Mark.DRAFT))
    finally:
        queries.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_the_end_of_a_session_is_no_crash_and_ends_in_good_order(home: Home, number: signal.Signals) -> None:
    program = started(home, script=WRITES)
    until(lambda: pid_of(home) == program.pid and queries_of_drafts(home), "a draft that is kept")
    until(lambda: len(all_of(home)) == 2, "a process that stands by")
    program.send_signal(number)
    _, said = program.communicate(timeout=60)
    assert (program.returncode, said) == (0, "")
    until(lambda: not all_of(home), "the end of all that stood by")


def test_one_that_is_killed_from_outside_stays_down(home: Home) -> None:
    program = started(home, script=WRITES)
    until(lambda: pid_of(home) == program.pid and len(all_of(home)) == 2, "a process that stands by")
    program.kill()
    program.communicate(timeout=60)
    until(lambda: not all_of(home), "the end of what stood by")
    assert queries_of_drafts(home) is not None


def test_the_notice_offers_a_report(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, theme.LIGHT)
    notice = CrashNotice()
    notice.show()
    with qtbot.waitSignal(notice.report_requested):
        notice.report.click()
