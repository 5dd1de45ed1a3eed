"""Mine to tell: Jelle edits the profile on two machines, Nynke makes hers, and whoever leaves is gone everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sync.models import Person, is_waiting
from sync.whereabouts import office_day, place_on
from tests.journeys.test_find_a_colleague import people_screen
from tests.pictures import small_png
from tests.plone_server import PASSWORD
from ui.my_profile.cropping import CropDialog
from ui.my_profile.photo import data_url
from ui.my_profile.screen import MyProfileScreen
from ui.navigation import MY_PROFILE, PEOPLE, START, Place
from ui.people.model import UID_ROLE
from ui.start.screen import StartScreen
from ui.widgets.dates import now

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.journeys.conftest import Desk
    from tests.plone_server import Site, Somebody


def my_profile(desk: Desk) -> MyProfileScreen:
    desk.window.show_place(Place(MY_PROFILE))
    screen = desk.window.screen_named(MY_PROFILE)
    assert isinstance(screen, MyProfileScreen)
    return screen


def fill(desk: Desk, screen: MyProfileScreen, name: str, text: str) -> None:
    line = screen.form.lines[name].line
    line.selectAll()
    desk.type_into(line, text)


def me(desk: Desk) -> Person:
    found = desk.session.queries.person_by_username(desk.session.account.username)
    assert found is not None
    return found


def on_the_server(somebody: Somebody) -> dict[str, object]:
    answer = somebody.http.get(f"/people/{somebody.username}")
    answer.raise_for_status()
    found: dict[str, object] = answer.json()
    return found


def sent(desk: Desk) -> bool:
    return not desk.session.queries.outbox()


@pytest.mark.expects_log_warnings  # while the server is away
def test_a_profile_is_edited_on_two_machines_offline_and_nothing_is_lost(
    site: Site, desk_of: Callable[[Somebody], Desk]
) -> None:
    jelle = site.somebody("jelle", job_title="Medewerker", room="1.01")
    counter, home = desk_of(jelle), desk_of(jelle)
    at_counter, at_home = my_profile(counter), my_profile(home)
    with site.stopped():
        counter.until_offline()
        home.until_offline()
        fill(counter, at_counter, "function", "Adviseur")
        fill(counter, at_counter, "room", "2.02")
        fill(home, at_home, "mobile", "06-12345678")
        fill(home, at_home, "room", "3.03")
        at_home.form.areas.add("paspoorten, rijbewijzen")
        at_counter.save.click()
        at_home.save.click()
        counter.until(lambda: me(counter).function == "Adviseur")
        home.until(lambda: me(home).knowledge_areas == ("paspoorten", "rijbewijzen"))
        assert not sent(counter)
        counter.until(lambda: "Hier bewaard" in at_counter.state.text())
    counter.session.sync_now()
    counter.until(lambda: sent(counter))
    assert on_the_server(jelle)["room"] == "2.02"
    home.session.sync_now()
    home.until(at_home.conflict.isVisible)
    assert on_the_server(jelle)["room"] == "2.02"
    at_home.conflict.choose("room", "mine")
    at_home.conflict.keep.click()
    home.until(lambda: sent(home))
    home.until(lambda: not at_home.conflict.isVisible())
    there = on_the_server(jelle)
    assert (there["room"], there["job_title"], there["contact_phone"]) == ("3.03", "Adviseur", "06 12345678")
    assert there["subjects"] == ["paspoorten", "rijbewijzen"]
    counter.session.sync_now()
    counter.until(lambda: me(counter).room == "3.03" and me(counter).mobile == "06 12345678")
    counter.until(lambda: at_counter.form.lines["room"].line.text() == "3.03")


def test_whoever_signs_in_without_a_profile_makes_it(site: Site, desk_of: Callable[[Somebody], Desk]) -> None:
    username = site.name("nynke")
    site.administration.add_account(username, PASSWORD, "Nynke de Boer", f"{username}@mienskip.example")
    site.administration.add_personal_folder(username)
    nynke, colleague = site.signed_in(username), site.somebody("jelle")
    desk = desk_of(nynke)
    desk.window.show_place(Place(START))
    screen = my_profile(desk)
    assert screen.heading.text() == "Maak je profiel"
    assert screen.form.lines["first_name"].line.text() == "Nynke"
    fill(desk, screen, "function", "Griffier")
    screen.save.click()
    desk.until(lambda: screen.heading.text() == "Mijn profiel")
    desk.until(lambda: sent(desk) and not is_waiting(me(desk).uid))
    there = on_the_server(nynke)
    assert (there["first_name"], there["last_name"], there["job_title"]) == ("Nynke", "de Boer", "Griffier")
    assert colleague.status(f"/people/{username}") == 200
    fill(desk, screen, "room", "0.01")
    screen.save.click()
    desk.until(lambda: sent(desk) and on_the_server(nynke)["room"] == "0.01")


def test_a_photo_and_where_one_works_reach_a_colleague(
    site: Site, desk_of: Callable[[Somebody], Desk], tmp_path: Path
) -> None:
    jelle, ayse = site.somebody("jelle", location="Sneek"), site.somebody("ayse")
    desk, other = desk_of(jelle), desk_of(ayse)
    screen = my_profile(desk)
    path = tmp_path / "ik.png"
    path.write_bytes(small_png(500, 400, (200, 40, 40)))
    desk.drop(screen.form.photo.portrait, path)
    desk.until(lambda: screen.findChildren(CropDialog))
    QTest.keyClick(screen.findChildren(CropDialog)[0], Qt.Key.Key_Return)
    assert screen.form.photo.value is not None
    screen.save.click()
    start = desk.window.screen_named(START)
    assert isinstance(start, StartScreen)
    desk.window.show_place(Place(START))
    start._mine.set_today("Sneek")
    desk.until(lambda: (made := me(desk).portrait) is not None and made.scales[0].url.startswith(site.url))
    desk.until(lambda: sent(desk) and me(desk).works_today_at)
    other.session.sync_now()
    other.until(lambda: (seen := other.session.queries.person(me(desk).uid)) is not None and seen.portrait is not None)
    today = office_day(now())
    uid = me(desk).uid
    other.until(lambda: place_on(other.session.queries.people([uid])[0].works_today_at, today) == "Sneek")
    body = jelle.http.get(f"/people/{jelle.username}/@@images/image")
    assert QImage.fromData(body.content).pixelColor(50, 50).red() > 150
    assert not data_url(body.content).startswith("data:image/png")


def test_with_the_keyboard_alone(site: Site, desk_of: Callable[[Somebody], Desk]) -> None:
    jelle = site.somebody("jelle", contact_email="jelle@mienskip.example")
    desk = desk_of(jelle)
    people_screen(desk)
    desk.window.activateWindow()
    desk.until(desk.window.isActiveWindow)
    desk.window.show_place(Place(PEOPLE, me(desk).uid))
    profile = desk.window.screen_named(PEOPLE)
    desk.until(profile.isVisible)
    QTest.keyClick(desk.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.here == Place(MY_PROFILE)
    screen = my_profile(desk)
    screen.form.go_to("first_name")
    for _ in range(40):
        focused = QApplication.focusWidget()
        if focused is screen.form.lines["room"].line:
            break
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    QTest.keyClicks(screen.form.lines["room"].line, "4.04")
    QTest.keyClick(screen, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: sent(desk) and on_the_server(jelle)["room"] == "4.04")


def test_a_person_who_left_disappears_everywhere(site: Site, desk_of: Callable[[Somebody], Desk]) -> None:
    word = site.name("dijkbewaking")
    jelle, leaver = site.somebody("jelle"), site.somebody("wiebe", subjects=[word])
    desk = desk_of(jelle)
    screen = people_screen(desk)
    desk.until(lambda: screen.list.model.rowCount() > 1)
    uid = next(hit.person.uid for hit in desk.session.queries.search(word).people)
    desk.window.show_place(Place(PEOPLE, uid))
    desk.until(lambda: screen.profile.person is not None and screen.profile.person.uid == uid)
    site.administration.ask("DELETE", f"people/{leaver.username}")
    desk.session.sync_now()
    desk.until(lambda: desk.session.queries.person(uid) is None)
    desk.until(lambda: screen.pages.currentWidget() is screen.nobody)
    model = screen.list.model
    desk.until(lambda: uid not in [model.index(row).data(UID_ROLE) for row in range(model.rowCount())])
    assert desk.session.queries.search(word).people == ()
    assert desk.session.queries.person_by_username(leaver.username) is None
