"""One Mienskip for each person and data folder: a second start raises the first and hands over its arguments."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sys
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.home import Home

log = logging.getLogger(__name__)

CONNECTED_WITHIN_MS = 1000
ANSWER_WITHIN_MS = 10_000
LONGEST_MESSAGE = 64 * 1024


LONGEST_PATH = 90
"""Bytes of a path that every system takes for a socket."""


def _socket_name(home: Home) -> str:
    """Name the socket: in the folder of the data, where nobody else gets at it, unless its path is too long for one."""
    if sys.platform != "win32" and len(os.fsencode(home.socket)) <= LONGEST_PATH:
        return str(home.socket)
    return f"mienskip-{hashlib.sha256(str(home.root).encode()).hexdigest()[:16]}"


class Answer(StrEnum):
    """What became of arguments that were handed over."""

    NOBODY = "nobody"
    """No Mienskip runs on this data folder."""
    TAKEN = "taken"
    REFUSED = "refused"
    """One runs, and cannot do it now (nobody is signed in there, for instance), or does not answer."""


def hand_over(home: Home, arguments: Sequence[str]) -> Answer:
    """Give `arguments` to a Mienskip that already runs on this data folder, and wait for what it says."""
    socket = QLocalSocket()
    socket.connectToServer(_socket_name(home))
    if not socket.waitForConnected(CONNECTED_WITHIN_MS):
        return Answer.NOBODY
    socket.write(json.dumps(list(arguments)).encode() + b"\n")
    said = b""
    while not said.endswith(b"\n") and socket.waitForReadyRead(ANSWER_WITHIN_MS):
        said += bytes(socket.readAll().data())
    socket.disconnectFromServer()
    return Answer.TAKEN if said.strip() == Answer.TAKEN.encode() else Answer.REFUSED


class FirstInstance(QObject):
    """Listens for later starts; `answer` is given their arguments and tells whether it takes them."""

    def __init__(self, home: Home, answer: Callable[[list[str]], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answer = answer
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        home.prepare()
        name = _socket_name(home)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # left behind by one that was killed: hand_over found nobody there
            if not self._server.listen(name):
                log.info("later starts cannot be noticed on this machine")

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    @Slot()
    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.setParent(self)
        socket.readyRead.connect(self._on_message)
        socket.disconnected.connect(self._on_gone)
        self._read(socket)

    @Slot()
    def _on_message(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._read(socket)

    @Slot()
    def _on_gone(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._read(socket)
            socket.deleteLater()

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > LONGEST_MESSAGE:
                socket.disconnectFromServer()
            return
        try:
            arguments = json.loads(bytes(socket.readLine(LONGEST_MESSAGE).data()))
        except ValueError:
            socket.disconnectFromServer()
            return
        taken = isinstance(arguments, list) and self._answer([str(argument) for argument in arguments])
        socket.write((Answer.TAKEN if taken else Answer.REFUSED).encode() + b"\n")
        socket.flush()
