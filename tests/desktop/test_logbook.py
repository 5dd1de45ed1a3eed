"""The log takes turns, and neither it nor a report says anything about anybody."""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from desktop import logbook
from desktop.home import Home
from desktop.logbook import FILE, OLDER_ONES, keep_log, last_lines, scrubbed
from desktop.policy import parse_policy
from desktop.report import report_text
from desktop.settings import Settings
from tests.ui.conftest import ME, community
from ui.account.report_window import ReportWindow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    home = Home(tmp_path / "home")
    root, level = logging.getLogger(), logging.getLogger().level
    levels = {name: logging.getLogger(name).level for name in logbook.CHATTY}
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    handler = keep_log(home)
    yield home
    root.removeHandler(handler)
    handler.close()
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("GET https://intranet.example.org/people/jelle.ytsma/@@images", "jelle"),
        ("mail to jelle.ytsma@example.org failed", "jelle"),
        ("at /home/jelle/.local/share/mienskip", "jelle"),
        ("Authorization: Bearer eyJhbGciOi.x.y", "eyJ"),
        ("password=geheim", "geheim"),
        ("https://jelle:geheim@proxy.example.org:3128/", "geheim"),
    ],
)
def test_what_may_be_about_somebody_is_taken_out(tmp_path: Path, text: str, gone: str) -> None:
    home = tmp_path.__class__("/home/jelle")
    assert gone not in scrubbed(text, home)
    assert scrubbed("not online: ServerAway (ConnectError)") == "not online: ServerAway (ConnectError)"


@pytest.mark.expects_log_warnings
def test_errors_are_written_down_with_their_traceback_and_without_their_person(kept: Home) -> None:
    try:
        raise ValueError("jelle.ytsma@example.org")  # noqa: TRY301  it is the traceback that is looked at
    except ValueError:
        logging.getLogger("desktop.test").exception("it failed for %s", "https://i.example/people/jelle")
    text = "\n".join(last_lines(kept))
    assert "Traceback" in text
    assert "ValueError" in text
    assert "jelle" not in text


@pytest.mark.expects_log_warnings
def test_the_files_take_turns_and_stay_small(kept: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    handler = next(one for one in logging.getLogger().handlers if getattr(one, "baseFilename", "").endswith(FILE))
    monkeypatch.setattr(handler, "maxBytes", 1000)
    for number in range(200):
        logging.getLogger("desktop.test").info("number %d", number)
    files = sorted(kept.logs.iterdir())
    assert len(files) == OLDER_ONES + 1
    assert all(file.stat().st_size <= 1000 for file in files)
    assert "number 199" in last_lines(kept)[-1]


@pytest.mark.expects_log_warnings
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_what_nobody_caught_is_written_down(kept: Home) -> None:
    def fail() -> None:
        raise ValueError("nobody")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert any("uncaught" in line for line in last_lines(kept))


def test_a_report_tells_what_helps_and_nobodys_name(
    session_with_people: FakeSession, tmp_path: Path, kept: Home
) -> None:
    logging.getLogger("desktop.test").info("renewed for %s", ME.email)
    text = report_text(kept, session_with_people, Settings(Home(tmp_path), parse_policy({"autostart": True})))
    assert "Mienskip 0.1" in text
    assert "4 people" in text
    assert "Decided by the organisation: autostart" in text
    assert "renewed for …@…" in text
    names = [item.last_name for item in community() if hasattr(item, "last_name")]
    assert [name for name in (*names, ME.username, "ijsbaan") if name.lower() in text.lower()] == []


def test_a_person_reads_and_changes_a_report_before_it_is_saved(qtbot: QtBot, qapp: object, tmp_path: Path) -> None:
    assert qapp
    window = ReportWindow("regel 1\nregel 2\n")
    qtbot.addWidget(window)
    window.show()
    window.edit.setPlainText("alleen dit")
    window.save(tmp_path / "verslag.txt")
    assert (tmp_path / "verslag.txt").read_text() == "alleen dit"
    window.save(tmp_path / "nergens" / "verslag.txt")
    assert "could not" in window._outcome.text()
