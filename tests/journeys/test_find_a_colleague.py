"""Who knows about passports? Jelle asks on a normal day, and once more when the server is away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

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
