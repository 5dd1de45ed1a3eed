"""Who knows about passports? Jelle asks on a normal day, and once more when the server is away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from ui.navigation import PEOPLE, Place
from ui.people.model import UID_ROLE
from ui.people.screen import PeopleScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.journeys.conftest import Desk
    from tests.plone_server import Site, Somebody


def people_screen(desk: Desk) -> PeopleScreen:
    desk.window.show_place(Place(PEOPLE))
    screen = desk.window.screen_named(PEOPLE)
    assert isinstance(screen, PeopleScreen)
    return screen


def names_in_the_list(desk: Desk, screen: PeopleScreen) -> list[str]:
    model = screen.list.model
    people = [desk.session.queries.person(model.index(row).data(UID_ROLE)) for row in range(model.rowCount())]
    return [person.name for person in people if person]


@pytest.mark.expects_log_warnings  # while the server is away
def test_jelle_finds_who_knows_about_passports_online_and_offline(
    site: Site, desk_of: Callable[[Somebody], Desk]
) -> None:
    word = site.name("reisdocumenten")
    jelle = site.somebody("jelle")
    ayse = site.somebody("ayse", subjects=[word, "huwelijken"], job_title="Specialist")
    desk = desk_of(jelle)
    screen = people_screen(desk)
    desk.until(lambda: screen.list.model.rowCount() > 1)
    desk.type_into(screen.list.search, word)
    desk.until(lambda: len(names_in_the_list(desk, screen)) == 1)
    found = names_in_the_list(desk, screen)[0]
    assert ayse.username.title() in found
    screen.list.search.clear()
    with site.stopped():
        desk.until_offline()
        assert "Offline" in desk.window._pill.text()
        desk.type_into(screen.list.search, word)
        desk.until(lambda: names_in_the_list(desk, screen) == [found])
        desk.press(screen.list.search, Qt.Key.Key_Return)
        desk.until(screen.profile.header.isVisible)
    desk.session.sync_now()
    desk.until_connected()


def test_the_search_at_the_top_finds_the_same_colleague(site: Site, desk_of: Callable[[Somebody], Desk]) -> None:
    word = site.name("bomenkap")
    jelle, sjoerd = site.somebody("jelle"), site.somebody("sjoerd", subjects=[word])
    desk = desk_of(jelle)
    search = desk.window.search
    desk.type_into(search, word[:-1])
    desk.until(lambda: search.popup.isVisible() and search.popup.list.current is not None)
    hit = search.popup.list.current
    assert hit is not None
    assert sjoerd.username.title() in hit.title
    desk.press(search, Qt.Key.Key_Return)
    assert desk.window.here == hit.place
    assert not search.popup.isVisible()


def test_with_the_keyboard_alone_a_number_is_found_and_taken_along(
    site: Site, desk_of: Callable[[Somebody], Desk]
) -> None:
    word = site.name("gladheid")
    jelle, durk = site.somebody("jelle"), site.somebody("durk", subjects=[word], contact_phone="(0510) 00 22 33")
    desk = desk_of(jelle)
    window = desk.window
    window.activateWindow()
    desk.until(window.isActiveWindow)
    started = window.here
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.search.hasFocus()
    QTest.keyClicks(window.search, word)
    desk.until(lambda: window.search.popup.isVisible() and window.search.popup.list.current is not None)
    desk.press(window.search, Qt.Key.Key_Return)
    screen = people_screen_here(desk)
    desk.until(lambda: screen.profile.person is not None)
    assert screen.profile.person is not None
    assert screen.profile.person.username == durk.username
    desk.until(lambda: screen.list.view.currentIndex().isValid())
    screen.list.view.setFocus()
    QTest.keyClick(screen.list.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: "0510" in QGuiApplication.clipboard().text())
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.here == started


def people_screen_here(desk: Desk) -> PeopleScreen:
    screen = desk.window.screen_named(PEOPLE)
    assert isinstance(screen, PeopleScreen)
    desk.until(screen.isVisible)
    return screen
