from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sync.cache.marks import Mark
from sync.models import Picture, Scale
from sync.whereabouts import office_day
from tests.ui.conftest import SITE, FakeSession, person
from ui.navigation import MY_PROFILE, NEWS, TEAMS, Place
from ui.people.contact import ContactLine
from ui.people.finder import Finder
from ui.people.header import Badge
from ui.people.profile import ProfilePage
from ui.people.qr_code import CodeDialog
from ui.start.cards import Line
from ui.widgets.dates import now

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.widgets.pictures import PictureLoader


@pytest.fixture
def page(qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader) -> Iterator[ProfilePage]:
    finder = Finder(fake_session)
    made = ProfilePage(fake_session, finder, pictures)
    qtbot.addWidget(made)
    made.resize(700, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    finder.close()


def show(page: ProfilePage, session: FakeSession, username: str) -> None:
    found = session.queries.person_by_username(username)
    assert found is not None
    page.show_person(found)
    QApplication.processEvents()  # what was put in a layout is shown by an event


def facts(page: ProfilePage) -> list[str]:
    return [line.accessibleName() for line in page.findChildren(ContactLine) if line.isVisibleTo(page)]


def test_team_and_manager_lead_to_their_pages(page: ProfilePage, fake_session: FakeSession) -> None:
    fake_session.put(person("bea.wiersma", "Bea", "Wiersma", department="burgerzaken", manager="yusuf.kaya"))
    show(page, fake_session, "bea.wiersma")

    assert facts(page) == ["Team: burgerzaken", "Manager: Yusuf Kaya"]
    places: list[Place] = []
    page.place_requested.connect(places.append)
    page._follow(f"{SITE}/people/yusuf.kaya")
    page._follow(f"{SITE}/teams/burgerzaken")
    assert places == [Place("people", "person-yusuf.kaya"), Place(TEAMS, "team-burgerzaken")]


@pytest.mark.parametrize(("anna", "yusuf"), [("yusuf.kaya", "anna.dejong"), ("anna.dejong", "yusuf.kaya")])
def test_managers_who_go_round_in_a_circle_do_no_harm(
    page: ProfilePage, fake_session: FakeSession, anna: str, yusuf: str
) -> None:
    fake_session.put(
        person("anna.dejong", "Anna", "de Jong", manager=anna), person("yusuf.kaya", "Yusuf", "Kaya", manager=yusuf)
    )
    show(page, fake_session, "anna.dejong")

    assert facts(page) == (["Manager: Yusuf Kaya"] if anna == "yusuf.kaya" else [])


def test_a_manager_who_is_not_here_is_named_as_the_site_does(page: ProfilePage, fake_session: FakeSession) -> None:
    fake_session.put(person("bea.wiersma", "Bea", "Wiersma", manager="Hinke Visser"))
    show(page, fake_session, "bea.wiersma")

    assert facts(page) == ["Manager: Hinke Visser"]


def test_what_they_wrote_and_the_teams_one_shares_are_a_click_away(
    qtbot: QtBot, page: ProfilePage, fake_session: FakeSession
) -> None:
    show(page, fake_session, "yusuf.kaya")
    posts, teams = page.posts.findChildren(Line), page.teams.findChildren(Line)

    assert [line.text() for line in posts] == ["Weekblog: drukte aan de balie", "Nieuw rooster"]
    assert [line.text() for line in teams] == ["Burgerzaken"]
    with qtbot.waitSignal(page.place_requested) as asked:
        posts[0].click()
    assert asked.args == [Place(NEWS, "blog-yusuf")]
    with qtbot.waitSignal(page.place_requested) as asked:
        teams[0].click()
    assert asked.args == [Place(TEAMS, "team-burgerzaken")]


def test_everything_is_done_with_the_keyboard(qtbot: QtBot, page: ProfilePage, fake_session: FakeSession) -> None:
    opened: list[str] = []

    def remember(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    page._open_url = remember
    show(page, fake_session, "anna.dejong")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page, Qt.Key.Key_L, both)
    QTest.keyClick(page, Qt.Key.Key_M, both)
    assert opened == ["tel:0850000002", "mailto:anna.dejong@example.org"]
    with qtbot.waitSignal(page.said):
        QTest.keyClick(page, Qt.Key.Key_C, both)
    assert "Phone: 085 000 00 02" in QGuiApplication.clipboard().text()
    QTest.keyClick(page, Qt.Key.Key_Q, both)
    (dialog,) = page.findChildren(CodeDialog)
    assert "Anna de Jong" in dialog.windowTitle()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_any_fact_is_copied_from_the_menu(page: ProfilePage, fake_session: FakeSession) -> None:
    show(page, fake_session, "anna.dejong")
    menu = page.profile_actions.copy_menu
    menu.aboutToShow.emit()
    by_name = {action.text(): action for action in menu.actions() if action.text()}

    assert list(by_name) == [
        "Everything",
        "Name",
        "Function",
        "Phone",
        "Mobile",
        "E-mail",
        "Workplace",
        "Team",
        "Knows about",
        "About me",
    ]
    by_name["About me"].trigger()
    assert QGuiApplication.clipboard().text() == "Ik help je graag op weg met het intranet."


def test_only_ones_own_profile_is_edited(qtbot: QtBot, page: ProfilePage, fake_session: FakeSession) -> None:
    show(page, fake_session, "anna.dejong")
    assert not page.header.edit.isVisible()
    show(page, fake_session, "jelle.ytsma")
    assert page.header.edit.isVisible()
    with qtbot.waitSignal(page.place_requested) as asked:
        QTest.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [Place(MY_PROFILE)]


def test_where_somebody_is_today_and_in_the_week_stands_in_the_profile(
    page: ProfilePage, fake_session: FakeSession
) -> None:
    today = office_day(now()).isoformat()
    known = f"thuis ({today}); ma, di: Sneek; wo: Wommels"
    fake_session.put(person("bea.wiersma", "Bea", "Wiersma", works_today_at=known))
    show(page, fake_session, "bea.wiersma")

    assert [badge.accessibleName() for badge in page.header.findChildren(Badge)] == ["Works from home today"]
    assert facts(page) == ["By the week: Mon, Tue Sneek \u00b7 Wed Wommels"]


def test_a_drawing_with_a_script_is_no_portrait(
    qtbot: QtBot, page: ProfilePage, fake_session: FakeSession, pictures: PictureLoader
) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><script>alert(1)</script></svg>'
    url = f"{SITE}/people/eva/@@images/image-128.svg"
    fake_session.store.save_picture(url, drawing)
    portrait = Picture(scales=(Scale(url=url, width=128, height=128),))
    fake_session.put(person("eva", "Eva", "Post", portrait=portrait))
    show(page, fake_session, "eva")
    page.grab()
    qtbot.waitUntil(lambda: bool(pictures._kept))

    assert all(kept.isNull() for (kept_url, *_), kept in pictures._kept.items() if kept_url == url)
    assert any(kept_url == url for kept_url, *_ in pictures._kept)


@pytest.mark.parametrize("name", ["W" * 400, "\u202egnoJ ed", "\U0001f469\U0001f3fd\u200d\U0001f527" * 80])
def test_odd_names_leave_the_page_as_wide_as_it_is(page: ProfilePage, fake_session: FakeSession, name: str) -> None:
    facts = dict.fromkeys(("function", "department", "manager", "location", "works_today_at"), name)
    fake_session.put(person("odd", name, name, phone="bel maar", knowledge_areas=(name,), **facts))
    fake_session.put(replace(fake_session.queries.news(limit=1)[0], uid="by-odd", author="odd"))
    show(page, fake_session, "odd")
    page.grab()

    inner = page.widget()
    assert inner is not None
    assert inner.width() <= page.viewport().width()
    assert not page.header.call.isVisible()


def test_a_colleague_is_followed_from_the_profile(page: ProfilePage, fake_session: FakeSession) -> None:
    show(page, fake_session, "yusuf.kaya")
    assert (page.header.follow.text(), page.header.follow.isVisible()) == ("Follow", True)

    page.header.follow.click()
    show(page, fake_session, "yusuf.kaya")
    assert page.header.follow.text() == "Following"
    assert set(fake_session.queries.marked(Mark.FOLLOWED)) == {"person-yusuf.kaya"}

    page.header.follow.click()
    assert fake_session.queries.marked(Mark.FOLLOWED) == {}


def test_one_does_not_follow_oneself(page: ProfilePage, fake_session: FakeSession) -> None:
    show(page, fake_session, "jelle.ytsma")

    assert not page.header.follow.isVisible()
