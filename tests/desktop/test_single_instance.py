"""A second start raises the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtNetwork import QLocalSocket

from desktop.home import Home
from desktop.single_instance import FirstInstance, _socket_name, hand_over

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_a_second_start_hands_its_arguments_to_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    home = Home(tmp_path)
    first = FirstInstance(home)
    with qtbot.waitSignal(first.called) as heard:
        assert hand_over(home, ["show"])
    assert heard.args == [["show"]]
    first.close()


def test_the_first_start_finds_nobody(tmp_path: Path) -> None:
    assert not hand_over(Home(tmp_path), ["show"])


@pytest.mark.usefixtures("qtbot")
def test_another_data_folder_is_another_program(tmp_path: Path) -> None:
    first = FirstInstance(Home(tmp_path / "a"))
    assert not hand_over(Home(tmp_path / "b"), ["show"])
    first.close()


def test_what_is_no_message_is_not_heard(qtbot: QtBot, tmp_path: Path) -> None:
    first = FirstInstance(Home(tmp_path))
    heard: list[object] = []
    first.called.connect(heard.append)
    socket = QLocalSocket()
    socket.connectToServer(_socket_name(Home(tmp_path)))
    assert socket.waitForConnected(1000)
    socket.write(b"\xff{nee\n")
    socket.flush()
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    assert heard == []
    first.close()
