"""One Mienskip for each person and data folder: a second start raises the first and hands over its arguments."""

from __future__ import annotations

import hashlib
import json
import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.home import Home

log = logging.getLogger(__name__)

ANSWER_WITHIN_MS = 1000
LONGEST_MESSAGE = 64 * 1024


def _socket_name(home: Home) -> str:
    return f"mienskip-{hashlib.sha256(str(home.root).encode()).hexdigest()[:16]}"


def hand_over(home: Home, arguments: Sequence[str]) -> bool:
    """Give `arguments` to a Mienskip that already runs on this data folder; tell whether there was one."""
    socket = QLocalSocket()
    socket.connectToServer(_socket_name(home))
    if not socket.waitForConnected(ANSWER_WITHIN_MS):
        return False
    socket.write(json.dumps(list(arguments)).encode() + b"\n")
    delivered = socket.waitForBytesWritten(ANSWER_WITHIN_MS)
    socket.disconnectFromServer()
    return delivered


class FirstInstance(QObject):
    """Listens for later starts."""

    called = Signal(list)
    """The arguments of a later start."""

    def __init__(self, home: Home, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
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
        if isinstance(arguments, list):
            self.called.emit([str(argument) for argument in arguments])
