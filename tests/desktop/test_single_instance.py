"""A second start raises the first, and hands over what it was asked to do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtNetwork import QLocalSocket

from desktop.home import Home
from desktop.single_instance import Answer, FirstInstance, _socket_name, hand_over

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


ROOT = Path(__file__).parent.parent.parent
HANDS_OVER = """
import sys
from pathlib import Path
from desktop.home import Home
from desktop.single_instance import hand_over
print(hand_over(Home(Path(sys.argv[1])), sys.argv[2:]).value)
"""


def handed_over(qtbot: QtBot, home: Home, *arguments: str) -> Answer:
    """Hand over from another process, while this one serves its events."""
    other = subprocess.Popen(
        [sys.executable, "-c", HANDS_OVER, str(home.root), *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    qtbot.waitUntil(lambda: other.poll() is not None, timeout=20_000)
    return Answer(other.communicate()[0].strip())


@pytest.mark.parametrize(("takes", "answer"), [(True, Answer.TAKEN), (False, Answer.REFUSED)])
def test_a_second_start_hands_over_its_arguments_and_hears_what_came_of_it(
    qtbot: QtBot, tmp_path: Path, takes: bool, answer: Answer
) -> None:
    heard: list[list[str]] = []

    def hear(arguments: list[str]) -> bool:
        heard.append(arguments)
        return takes

    first = FirstInstance(Home(tmp_path), hear)
    assert handed_over(qtbot, Home(tmp_path), "open", "mienskip://news/é") is answer
    assert heard == [["open", "mienskip://news/é"]]
    first.close()


def test_the_first_start_finds_nobody(tmp_path: Path) -> None:
    assert hand_over(Home(tmp_path), ["show"]) is Answer.NOBODY


@pytest.mark.usefixtures("qtbot")
def test_another_data_folder_is_another_program(tmp_path: Path) -> None:
    first = FirstInstance(Home(tmp_path / "a"), lambda _arguments: True)
    assert hand_over(Home(tmp_path / "b"), ["show"]) is Answer.NOBODY
    first.close()


@pytest.mark.parametrize("said", [b"\xff{nee\n", b"{}\n"])
def test_what_is_no_message_is_not_heard(qtbot: QtBot, tmp_path: Path, said: bytes) -> None:
    heard: list[object] = []

    def hear(arguments: list[str]) -> bool:
        heard.append(arguments)
        return True

    first = FirstInstance(Home(tmp_path), hear)
    socket = QLocalSocket()
    socket.connectToServer(_socket_name(Home(tmp_path)))
    assert socket.waitForConnected(1000)
    socket.write(said)
    socket.flush()
    qtbot.waitUntil(
        lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState or socket.bytesAvailable() > 0
    )
    assert Answer.TAKEN.encode() not in bytes(socket.readAll().data())
    assert heard == []
    first.close()
