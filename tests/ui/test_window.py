"""The shell: where one is, going back, searching, and what is known about the connection."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sync.cache.marks import Mark
from sync.engine.events import Connection, Problem, SyncState
from sync.errors import NotAllowed, ServerAway
from sync.models import Document, Page
from tests.ui.conftest import NOW, FakeSession
from ui.account.preferences import PreferencesScreen
from ui.activity.screen import ActivityScreen
from ui.navigation import ACTIVITY, AGENDA, NEWS, PAGES, PEOPLE, PREFERENCES, SCREENS, START, TEAMS, History, Place
from ui.widgets.labels import Text
from ui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Settings:
    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.locked: set[str] = set()

    def get(self, name: str, default: str = "") -> str:
        return self.values.get(name, default)

    def set(self, name: str, value: str) -> None:
        self.values[name] = value

    def is_locked(self, name: str) -> bool:
        return name in self.locked

    def decisions(self) -> list[tuple[str, str]]:
        return [("Mienskip does not start by itself.", "off")] if self.locked else []


@pytest.fixture
def window(qtbot: QtBot, fake_session: FakeSession) -> Iterator[MainWindow]:
    made = MainWindow(fake_session, Settings())
    qtbot.addWidget(made)
    made.show()
    yield made
    made.leave()


@pytest.mark.parametrize(("number", "name"), list(enumerate(SCREENS, start=1)))
def test_a_key_leads_to_each_screen(window: MainWindow, number: int, name: str) -> None:
    QTest.keySequence(window, f"Ctrl+{number}")
    assert window.here == Place(name)


def test_one_goes_back_and_forward_as_in_a_browser(window: MainWindow) -> None:
    window.show_place(Place(NEWS, "nieuws-ijsbaan"))
    window.show_place(Place(AGENDA))
    window._go_back()
    assert window.here == Place(NEWS, "nieuws-ijsbaan")
    window._go_back()
    window._go_back()
    assert window.here == Place(START)
    window._go_forward()
    assert window.here == Place(NEWS, "nieuws-ijsbaan")


def test_what_lay_ahead_is_forgotten_when_one_goes_elsewhere() -> None:
    history = History(Place(START))
    history.go(Place(NEWS))
    history.back()
    history.go(Place(PEOPLE))
    assert history.forward() is None
    assert history.back() == Place(START)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (SyncState(connection=Connection.ONLINE), "Online"),
        (SyncState(connection=Connection.STARTING), "Connecting"),
        (SyncState(connection=Connection.SYNCING, done=12, total=40), "Syncing 12 of 40"),
        (SyncState(connection=Connection.OFFLINE, since=NOW - timedelta(days=400)), "Offline since"),
        (SyncState(connection=Connection.ONLINE, waiting=2), "2 waiting to send"),
        (SyncState(connection=Connection.ONLINE, failed=1), "1 not sent"),
        (SyncState(connection=Connection.SIGN_IN_AGAIN), "Sign in again"),
    ],
)
def test_the_pill_says_how_the_connection_is(
    window: MainWindow, fake_session: FakeSession, state: SyncState, words: str
) -> None:
    fake_session.become(state)
    assert window._pill.text().startswith(words)
    assert words in window._pill.accessibleName()


def test_the_pill_leads_to_the_activity_and_an_expired_session_to_signing_in(
    window: MainWindow, fake_session: FakeSession, qtbot: QtBot
) -> None:
    window._pill.click()
    assert window.here == Place(ACTIVITY)
    fake_session.become(SyncState(connection=Connection.SIGN_IN_AGAIN))
    with qtbot.waitSignal(fake_session.sign_in_again_requested):
        window._pill.click()


def test_the_activity_page_says_why_it_is_offline(window: MainWindow, fake_session: FakeSession) -> None:
    window.show_place(Place(ACTIVITY))
    screen = window.screen_named(ACTIVITY)
    assert isinstance(screen, ActivityScreen)
    fake_session.become(SyncState(connection=Connection.OFFLINE, error=ServerAway()))
    assert "cannot be reached" in screen._state.text()


def test_the_search_finds_people_news_and_documents_and_escape_puts_it_away(window: MainWindow, qtbot: QtBot) -> None:
    window.search.setFocus()
    QTest.keyClicks(window.search, "paspoort")
    found = window.search.popup.list
    qtbot.waitUntil(lambda: "People" in {hit.title for hit in found.hits()})
    assert window.search.popup.isVisible()
    titles = {hit.title for hit in found.hits()}
    assert {"People", "Documents", "Jelle Ytsma", "Werkinstructie paspoortaanvraag.docx"} <= titles
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    assert not window.search.popup.isVisible()
    assert window.search.text() == ""


def test_the_fixed_menu_is_offered_where_there_is_one_and_found_by_the_search(
    window: MainWindow, fake_session: FakeSession, qtbot: QtBot
) -> None:
    button = window._rail._buttons[PAGES]
    qtbot.waitUntil(button.isHidden)
    root = Page(uid="site", url="https://menu.example.org", modified=NOW, title="Intranet", is_site=True)
    rules = replace(root, uid="regels", url=f"{root.url}/regels", title="Regelingen", lead="Kort", is_site=False)
    leave = replace(rules, uid="verlof", url=f"{rules.url}/verlof", title="Verlof", body_html="<p>Vrij</p>")
    fake_session.put(root, rules, leave)
    assert not button.isHidden()
    QTest.keyClicks(window.search, "verlof")
    found = window.search.popup.list
    qtbot.waitUntil(lambda: "Verlof" in {hit.title for hit in found.hits()})
    hit = next(hit for hit in found.hits() if hit.title == "Verlof")
    assert (hit.place, hit.line) == (Place(PAGES, "verlof"), "Regelingen · Kort")
    fake_session.take_out("regels", "verlof")
    assert button.isHidden()


def test_a_file_on_a_page_is_shown_with_the_page(window: MainWindow, fake_session: FakeSession) -> None:
    page = Page(uid="stijl", url="https://menu.example.org/stijl", modified=NOW, title="Huisstijl", lead="Kleuren")
    file = Document(
        uid="gids", url=f"{page.url}/gids", modified=NOW, title="Gids", team_uid="stijl", folder_uid="stijl"
    )
    fake_session.put(page, file)
    window.show_place(Place(TEAMS, "gids"))
    assert window.here == Place(PAGES, "gids")


def test_the_search_says_when_nothing_is_found(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClicks(window.search, "zqxw")
    qtbot.waitUntil(window.search.popup.isVisible)
    assert "Nothing found" in window.search.popup.list.hits()[0].title
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.here == Place(START)


def test_what_went_wrong_is_said_at_the_foot(window: MainWindow, fake_session: FakeSession) -> None:
    fake_session.problem.emit(Problem(error=NotAllowed()))
    assert window._toast.isVisible()
    assert window._toast.text().startswith("You may not do this here")


def test_unread_news_is_counted_on_the_rail(window: MainWindow, fake_session: FakeSession, qtbot: QtBot) -> None:
    button = window._rail._buttons[NEWS]
    qtbot.waitUntil(lambda: button.count == 3)
    fake_session.mark_read(["blog-yusuf"])
    assert button.count == 2
    assert "2" in button.accessibleName()


def test_signing_out_takes_one_click(window: MainWindow, fake_session: FakeSession) -> None:
    window.show_place(Place(PREFERENCES))
    screen = window.screen_named(PREFERENCES)
    assert isinstance(screen, PreferencesScreen)
    screen._ask.click()
    assert ("sign_out", None) in fake_session.asked


def test_signing_out_with_something_unsent_is_asked_once_and_says_what_leaves(
    window: MainWindow, fake_session: FakeSession
) -> None:
    fake_session.store.mark(Mark.DRAFT, ["draft:1"], on=True, value='{"title": "Half"}')
    window.show_place(Place(PREFERENCES))
    screen = window.screen_named(PREFERENCES)
    assert isinstance(screen, PreferencesScreen)
    assert not screen._confirm.isVisible()
    screen._ask.click()
    assert screen._confirm.isVisible()
    assert ("sign_out", None) not in fake_session.asked
    screen.sign_out_button.click()
    assert ("sign_out", None) in fake_session.asked


def test_an_empty_intranet_says_that_it_is_empty_on_purpose(qtbot: QtBot, empty_session: FakeSession) -> None:
    window = MainWindow(empty_session, Settings())
    qtbot.addWidget(window)
    window.show()
    for name in SCREENS:
        window.show_place(Place(name))
    window.show_place(Place(START))
    words = [label.text() for label in window.screen_named(START).findChildren(Text)]
    assert any("empty on purpose" in word for word in words)
    window.leave()


def test_every_control_of_the_shell_has_a_name(window: MainWindow) -> None:
    for button in window._rail._buttons.values():
        assert button.accessibleName()
    assert window._rail.me.accessibleName()
    assert window.search.accessibleName()
