"""Leaving a shared machine: nothing of a person stays but what they had not sent, and that only they can open."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication

from desktop.app import Desk
from desktop.home import Home
from desktop.identity import Identity, Unlocked, is_away, sign_in, signed_in_identity, unlock
from desktop.idle_sign_out import IdleSignOut
from desktop.presence import Presence
from desktop.secrets import SampleSecrets, Secret, cache_key
from desktop.session import EngineSession
from sync.cache.marks import Mark
from sync.errors import NotSignedIn, WorkOfSomebodyElse
from sync.plone.signing_in import SignedIn
from tests.desktop.processes import signed_in
from tests.ui.conftest import ME
from ui.account.profiles_window import ProfilesWindow
from ui.composer.desk import WritingDesk
from ui.news.screen import NewsScreen
from ui.notifying import MUTED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
SITE = "http://127.0.0.1:9/intranet"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "home")
    signed_in(home)
    return home


@pytest.fixture
def desk(home: Home, qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    """The program in this process, with its window open."""
    desk = Desk(qapp, home)
    desk.begin()
    qtbot.waitUntil(lambda: desk.window is not None, timeout=20_000)
    yield desk
    desk.leave()
    qapp.setQuitOnLastWindowClosed(True)


def write_a_draft(desk: Desk, qtbot: QtBot) -> None:
    assert desk.session is not None
    session = desk.session
    session.mark(Mark.DRAFT, ["draft:x"], on=True, value='{"title": "Half"}')
    qtbot.waitUntil(lambda: bool(session.queries.marked(Mark.DRAFT)), timeout=20_000)


def test_with_nothing_unsent_one_click_leaves_nothing(desk: Desk, home: Home, qtbot: QtBot) -> None:
    assert desk.presence is not None
    desk.settings.set(MUTED, "team-a")
    desk.presence.sign_out_requested.emit()
    qtbot.waitUntil(lambda: desk.session is None, timeout=20_000)
    assert signed_in_identity(home) is None
    assert desk.settings.get(MUTED) == ""
    assert not home.cache_file.exists()
    assert not home.sample_secrets.exists()


def test_nothing_watches_any_more_once_one_has_left(desk: Desk, qtbot: QtBot) -> None:
    watching = (IdleSignOut, Presence)
    assert [len(desk.findChildren(kind)) for kind in watching] == [1, 1]
    desk._reopen_window()
    qtbot.waitUntil(lambda: [len(desk.findChildren(kind)) for kind in watching] == [1, 1])
    assert desk.presence is not None
    desk.presence.sign_out_requested.emit()
    qtbot.waitUntil(lambda: desk.session is None, timeout=20_000)
    qtbot.waitUntil(lambda: [len(desk.findChildren(kind)) for kind in watching] == [0, 0])


def test_with_a_draft_it_is_asked_first(desk: Desk, home: Home, qtbot: QtBot) -> None:
    write_a_draft(desk, qtbot)
    assert desk.presence is not None
    assert desk.window is not None
    desk.presence.sign_out_requested.emit()
    assert desk.session is not None
    screen = desk.window.screen_named("preferences")
    assert "draft" in screen.unsent.text()  # type: ignore[attr-defined]  # the preferences have it
    assert home.cache_file.exists()


def test_who_is_signed_out_by_the_program_finds_their_draft_and_nobody_else_does(
    desk: Desk, home: Home, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_a_draft(desk, qtbot)
    desk._step_out()
    qtbot.waitUntil(lambda: desk.session is None, timeout=20_000)
    page = desk.entrance._page
    assert page is not None
    assert ME.username in page._notice.accessibleName()
    secrets = SampleSecrets(home.sample_secrets)
    assert is_away(home)
    assert secrets.get(Secret.TOKEN) is None
    with pytest.raises(NotSignedIn):
        unlock(home, secrets)

    async def answer(_url: str, username: str, _password: str) -> SignedIn:
        return SignedIn(SITE, "t2", type(ME)(site=SITE, username=username))

    monkeypatch.setattr("sync.plone.signing_in.sign_in", answer)
    with pytest.raises(WorkOfSomebodyElse):
        sign_in(home, secrets, SITE, "anna.dejong", "x")
    mine = sign_in(home, secrets, SITE, ME.username, "x")
    assert mine == Unlocked(Identity(SITE, ME.username), "t2", cache_key(secrets) or b"")
    assert not is_away(home)
    session = EngineSession(home, mine, secrets)
    assert session.queries.marked(Mark.DRAFT)
    session.step_out()
    other = sign_in(home, secrets, SITE, "anna.dejong", "x", over_work=True)
    assert other.key != mine.key
    assert not home.cache_file.exists()


@pytest.mark.parametrize("drafts", [0, 1])
def test_at_the_end_of_the_program_one_is_signed_out_where_that_was_chosen(
    home: Home, qapp: QApplication, qtbot: QtBot, drafts: int
) -> None:
    desk = Desk(qapp, home)
    desk.settings.set("sign_out_at_end", "on")
    desk.begin()
    qtbot.waitUntil(lambda: desk.window is not None, timeout=20_000)
    if drafts:
        write_a_draft(desk, qtbot)
    desk.leave()
    qapp.setQuitOnLastWindowClosed(True)
    assert is_away(home) is bool(drafts)
    assert home.cache_file.exists() is bool(drafts)


def test_at_the_end_of_the_session_what_is_written_is_on_the_disk(desk: Desk) -> None:
    assert desk.window is not None
    assert desk.session is not None
    news = desk.window.screen_named("news")
    assert isinstance(news, NewsScreen)
    writing = next(one for one in vars(news).values() if isinstance(one, WritingDesk))
    writing.open("")
    composer = next(iter(writing.windows.values()))
    composer.page.title.setText("Net begonnen")
    QApplication.instance().commitDataRequest.emit(None)  # type: ignore[union-attr]  # there is one
    kept = [json.loads(value) for value in desk.session.queries.marked(Mark.DRAFT).values()]
    assert [one["title"] for one in kept] == ["Net begonnen"]


def test_profiles_stand_side_by_side(desk: Desk, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(QProcess, "startDetached", lambda _program, arguments: started.append(arguments))
    signed_in(home.beside("werk"))
    assert desk.window is not None
    desk.window.profiles_requested.emit()
    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, ProfilesWindow))
    assert not window.add.isEnabled()
    window.name.setText("Werk !")
    assert not window.add.isEnabled()
    window.name.setText("thuis")
    window.add.click()
    assert [arguments[-2:] for arguments in started] == [["--profile", "thuis"]]


def test_a_profile_has_a_home_of_its_own(tmp_path: Path) -> None:
    usual = Home(tmp_path)
    work = usual.beside("werk")
    work.prepare()
    assert (work.profile, work.arguments, work.beside(""), work.beside("thuis").profile) == (
        "werk",
        ["--profile", "werk"],
        usual,
        "thuis",
    )
    assert usual.profiles() == ["werk"]
    for wrong in ("..", "Werk", "a/b", "-x", "x" * 41):
        with pytest.raises(ValueError, match=r".+"):
            usual.beside(wrong)
