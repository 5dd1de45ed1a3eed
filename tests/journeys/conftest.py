"""A desk: somebody signed in on a machine of their own, with the real window over a real engine and a real Plone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.home import Home
from desktop.identity import sign_in
from desktop.language import hush, speak
from desktop.secrets import SecretsOfThisRun
from desktop.session import EngineSession
from desktop.settings import Settings
from sync.engine.events import Connection
from tests.plone_server import PASSWORD
from ui import theme
from ui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.secrets import Secrets
    from tests.plone_server import Site, Somebody

PATIENCE = 90_000
"""Milliseconds: how long a journey waits for something before it is taken for lost, on a slow machine too."""


@dataclass
class Desk:
    """One person's machine."""

    qtbot: QtBot
    home: Home
    session: EngineSession
    window: MainWindow
    secrets: Secrets
    _left: bool = field(default=False, init=False)

    def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds."""
        problems: list[object] = []
        self.session.problem.connect(problems.append)
        try:
            self.qtbot.waitUntil(lambda: bool(holds()), timeout=PATIENCE)
        except self.qtbot.TimeoutError as error:
            waiting = self.session.queries.outbox()
            error.add_note(f"{self.session.state}, waiting: {waiting}, problems: {problems}")
            raise
        finally:
            self.session.problem.disconnect(problems.append)

    def until_connected(self) -> None:
        self.until(lambda: self.session.state.connection is Connection.ONLINE and not self.session.state.waiting)

    def until_offline(self) -> None:
        self.session.sync_now()
        self.until(lambda: self.session.state.connection is Connection.OFFLINE)

    def type_into(self, field_: QWidget, words: str) -> None:
        field_.setFocus()
        QTest.keyClicks(field_, words)

    def press(self, field_: QWidget, key: Qt.Key) -> None:
        QTest.keyClick(field_, key)

    def drop(self, target: QWidget, *paths: Path) -> None:
        """Drop files on a widget, as a file manager does."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        at = QPoint(target.width() // 2, target.height() - 10)
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        entering = QDragEnterEvent(at, Qt.DropAction.CopyAction, data, buttons, keys)
        QApplication.sendEvent(target, entering)
        assert entering.isAccepted()
        QApplication.sendEvent(target, QDropEvent(QPointF(at), Qt.DropAction.CopyAction, data, buttons, keys))

    def leave(self) -> None:
        if not self._left:
            self._left = True
            self.window.leave()
            self.session.close()


@pytest.fixture
def desk_of(qtbot: QtBot, site: Site, tmp_path: Path, qapp: QApplication) -> Iterator[Callable[..., Desk]]:
    """Make a desk for somebody: a data folder, a signed-in session that syncs, a window.

    An address names another site on the same server.
    """
    desks: list[Desk] = []
    locale = QLocale()
    translators = speak(qapp, "nl")
    theme.apply(qapp, theme.LIGHT)

    def made(somebody: Somebody, url: str = "") -> Desk:
        home = Home(tmp_path / f"machine-{len(desks)}")
        secrets = SecretsOfThisRun()
        unlocked = sign_in(home, secrets, url or site.url, somebody.username, PASSWORD)
        session = EngineSession(home, unlocked, secrets)
        window = MainWindow(session, Settings(home))
        qtbot.addWidget(window)
        window.show()
        session.start()
        desk = Desk(qtbot, home, session, window, secrets)
        desks.append(desk)
        desk.until_connected()
        return desk

    yield made
    for desk in desks:
        desk.leave()
    hush(qapp, translators)
    QLocale.setDefault(locale)
