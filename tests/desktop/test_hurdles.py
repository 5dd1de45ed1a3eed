"""Before the network lets one through: its own sign-in page is opened, and a proxy is told who one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop.entrance import Entrance
from desktop.home import Home
from desktop.hurdles import Hurdles
from desktop.secrets import SecretsOfThisRun, known_proxies
from desktop.settings import Settings
from sync.engine.events import Connection, SyncState
from sync.errors import CaptivePortal, ProxyWantsSignIn
from sync.plone.routes import ROUTES
from ui import theme
from ui.account.proxy_window import ProxyWindow
from ui.activity.screen import ActivityScreen
from ui.navigation import ACTIVITY, Place
from ui.window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession

PORTAL = CaptivePortal(host="intranet.example.org", address="http://intranet.example.org/")
PROXY = ProxyWantsSignIn(proxy="proxy.nl:3128")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the browser was asked to open."""
    urls: list[str] = []
    monkeypatch.setattr("desktop.hurdles.QDesktopServices.openUrl", lambda url: urls.append(url.toString()))
    return urls


def fill_in() -> ProxyWindow:
    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, ProxyWindow) and one.isVisible())
    assert not window.go_on.isEnabled()
    window.username.setText("ytsma")
    window.password.setText("geheim")
    window.go_on.click()
    return window


def test_a_running_program_asks_for_the_proxy_once_and_goes_on(
    qtbot: QtBot, session_with_people: FakeSession, tmp_path: Path, opened: list[str]
) -> None:
    theme.apply(QApplication.instance(), theme.LIGHT)  # type: ignore[arg-type]  # it is a QApplication
    session, secrets = session_with_people, SecretsOfThisRun()
    window = MainWindow(session, Settings(Home(tmp_path / "home")))
    qtbot.addWidget(window)
    window.show()
    Hurdles(session, window, secrets, window)  # type: ignore[arg-type]  # it asks no more of a session
    session.become(SyncState(connection=Connection.OFFLINE, error=PROXY))
    asked: list[Any] = session.asked
    asked.clear()
    assert not fill_in().isVisible()
    assert known_proxies(secrets) == {"proxy.nl:3128": ("ytsma", "geheim")}
    assert ROUTES.name_at("http://proxy.nl:3128") == ("ytsma", "geheim")
    assert [name for name, *_ in asked] == ["sync_now"]
    session.become(SyncState(connection=Connection.OFFLINE, error=PROXY))
    assert not any(isinstance(one, ProxyWindow) and one.isVisible() for one in QApplication.topLevelWidgets())

    window.show_place(Place(ACTIVITY))
    screen = window.screen_named(ACTIVITY)
    assert isinstance(screen, ActivityScreen)
    screen.remedy.click()
    fill_in()
    session.become(SyncState(connection=Connection.OFFLINE, error=PORTAL))
    screen.remedy.click()
    assert opened == ["http://intranet.example.org/"]
    asked.clear()
    window.activation_changed.emit(True)
    assert [name for name, *_ in asked] == ["sync_now"]
    session.become(SyncState(connection=Connection.ONLINE))
    assert screen.remedy.isHidden()
    window.leave()


@pytest.mark.parametrize("error", [PORTAL, PROXY], ids=["portal", "proxy"])
def test_signing_in_gets_over_them_too(
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    opened: list[str],
    error: Exception,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    theme.apply(qapp, theme.LIGHT)
    home = Home(tmp_path / "home")
    tried: list[object] = []

    def refuse(*_arguments: object, **_how: object) -> object:
        tried.append(ROUTES.name_at("http://proxy.nl:3128"))
        raise error

    monkeypatch.setattr("desktop.entrance.sign_in", refuse)
    entrance = Entrance(home, Settings(home), qapp)
    entrance.open()
    page = entrance._page
    assert page is not None
    for field, text in ((page.address, "https://intranet.example.org"), (page.username, "j"), (page.password, "p")):
        field.setText(text)
    page.button.click()
    qtbot.waitUntil(page._again.isVisible)
    if error is PORTAL:
        page._again.click()
        assert opened == ["http://intranet.example.org/"]
    else:
        fill_in()
        qtbot.waitUntil(lambda: len(tried) == 2)
        assert tried == [None, ("ytsma", "geheim")]
    entrance.leave()
