"""Narrowing, ordering and keeping what is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from sync.cache.answers import PersonFilter, SavedSearch
from tests.ui.conftest import Remembered, person
from tests.ui.people.conftest import ANNA, JELLE, SIETSKE, YUSUF, listed
from ui.people.finder import Finder
from ui.people.model import UID_ROLE
from ui.people.screen import PeopleScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QMenu
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession
    from ui.widgets.pictures import PictureLoader


@pytest.fixture
def settings() -> Remembered:
    return Remembered()


@pytest.fixture
def opened(
    qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader, settings: Remembered
) -> Iterator[Callable[[], PeopleScreen]]:
    screens: list[PeopleScreen] = []

    def open_screen() -> PeopleScreen:
        made = PeopleScreen(fake_session, pictures, settings=settings)
        screens.append(made)
        qtbot.addWidget(made)
        made.resize(1100, 700)
        made.show()
        made.show_item("")
        qtbot.waitUntil(lambda: made.finder.loaded and made.model.rowCount() == 4)
        return made

    yield open_screen
    for screen in screens:
        screen.leave()


def act(menu: QMenu, words: str) -> None:
    """Choose an entry of a menu, also of one below it: "Give another name/…"."""
    first, _, rest = words.partition("/")
    action = next(action for action in menu.actions() if action.text() == first)
    if rest:
        act(action.menu(), rest)  # type: ignore[arg-type]  # PySide says QObject
    else:
        assert action.isEnabled()
        action.trigger()


def test_those_who_work_somewhere_today_and_ambassadors_are_found_with_numbers_that_follow(
    qtbot: QtBot, opened: Callable[[], PeopleScreen]
) -> None:
    screen = opened()
    filters = screen.list.filters
    qtbot.waitUntil(lambda: filters.ambassador.text() == "Ambassadors 1")
    assert filters._places() == [("Wommels", 1)]
    filters.today.chosen.emit("Wommels")
    assert listed(screen) == [ANNA]
    filters.clear.click()
    assert len(listed(screen)) == 4

    filters.ambassador.click()
    assert listed(screen) == [ANNA]
    QTest.keyClicks(screen.list.search, "paspoort")
    assert listed(screen) == []
    filters.ambassador.click()
    assert set(listed(screen)) == {JELLE, YUSUF}
    qtbot.waitUntil(lambda: not filters.ambassador.isEnabled())


def test_the_order_is_chosen_and_remembered(opened: Callable[[], PeopleScreen]) -> None:
    screen = opened()
    assert listed(screen) == [ANNA, YUSUF, SIETSKE, JELLE]
    act(screen.list.order._menu, "By location")
    assert listed(screen) == [SIETSKE, ANNA, YUSUF, JELLE]
    act(screen.list.order._menu, "By team")
    assert listed(screen) == [YUSUF, JELLE, ANNA, SIETSKE]
    again = opened()
    assert listed(again) == [YUSUF, JELLE, ANNA, SIETSKE]
    assert again.list.order.text() == "By team"


def test_a_search_is_kept_named_found_again_and_dropped(
    opened: Callable[[], PeopleScreen], fake_session: FakeSession
) -> None:
    screen = opened()
    saved = screen.list.saved
    assert saved.isHidden()
    screen.set_query(PersonFilter(text="paspoort", location="Wommels"))
    assert not saved.isHidden()
    act(saved.menu_now(), "Keep this search")
    kept = SavedSearch("paspoort \u00b7 Wommels", PersonFilter(text="paspoort", location="Wommels"))
    assert fake_session.queries.saved_searches() == [kept]
    assert saved.narrows

    screen.set_query(PersonFilter())
    assert not saved.isHidden()
    saved.rename(0, "  Wie weet van paspoorten? ")
    act(saved.menu_now(), "Wie weet van paspoorten?")
    assert set(listed(screen)) == {JELLE, YUSUF}
    assert screen.list.search.text() == "paspoort"

    again = opened()
    act(again.list.saved.menu_now(), "No longer keep/Wie weet van paspoorten?")
    assert fake_session.queries.saved_searches() == []
    assert again.list.saved.isHidden()


def test_an_empty_name_and_an_empty_search_are_not_kept(opened: Callable[[], PeopleScreen]) -> None:
    screen = opened()
    screen.set_query(PersonFilter(ambassador=True, today_at="Wommels"))
    screen.list.saved.keep()
    screen.list.saved.rename(0, "   ")
    (kept,) = screen.list.saved._saved
    assert kept.name == "today at Wommels \u00b7 ambassadors"
    menu = screen.list.saved.menu_now()
    assert not next(action for action in menu.actions() if action.text() == "Keep this search").isEnabled()


def test_in_place_of_a_day_that_is_over_the_directory_is_read_anew(qtbot: QtBot, fake_session: FakeSession) -> None:
    finder = Finder(fake_session)
    finder.begin()
    qtbot.waitUntil(lambda: finder.loaded)
    finder._directory.today = finder._directory.today.replace(year=2020)
    with qtbot.waitSignal(finder.changed):
        finder._midnight.timeout.emit()
    assert finder._directory.today.year > 2020
    assert [place for place, _ in finder.find(PersonFilter()).today_at] == ["Wommels"]
    finder.close()


def test_an_order_that_is_not_known_any_more_is_by_name(
    opened: Callable[[], PeopleScreen], settings: Remembered
) -> None:
    settings.set("people_order", "shoe size")
    assert opened().list.order.text() == "By name"


HOSTILE = (
    "\u202egnp.oof\u202c Omgekeerd",
    "שלום عبد‎ الله",
    "👩🏽‍💻 Emoji 🧑‍🌾",
    "A" * 400,
    "Anna de Jong",
    "<b>Vet</b> & <img src=x>",
    "\u0000\u0007Bel",
    "Zalgo\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308",
)


def test_names_that_are_no_names_stand_in_the_list_like_others(
    qtbot: QtBot, opened: Callable[[], PeopleScreen], fake_session: FakeSession
) -> None:
    screen = opened()
    made = [
        person(
            f"odd{number}",
            *name.partition(" ")[::2],
            function=f"Functie {number}",
            phone="bel de balie",
            manager=f"person-odd{(number + 1) % len(HOSTILE)}",
        )
        for number, name in enumerate(HOSTILE)
    ]
    fake_session.put(*made)
    qtbot.waitUntil(lambda: screen.model.rowCount() == 4 + len(HOSTILE))
    for hostile in made:
        screen.show_item(hostile.uid)
        assert screen.profile.person is not None
        assert screen.profile.person.uid == hostile.uid
        assert not screen.grab().isNull()
    screen.set_query(PersonFilter(text="functie 4"))
    assert listed(screen) == ["person-odd4"]
    screen.set_query(PersonFilter(text="anna de jong"))
    assert set(listed(screen)) == {ANNA, "person-odd4"}
    spoken = {screen.model._spoken(row) for number in range(2) if (row := screen.model.row(number))}
    assert len(spoken) == 2  # of two with one name each is told apart by what they do


def test_whoever_searched_before_finds_everybody_in_the_list(
    qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader
) -> None:
    finder = Finder(fake_session)
    finder.begin()
    qtbot.waitUntil(lambda: finder.loaded)
    screen = PeopleScreen(fake_session, pictures, finder=finder)
    qtbot.addWidget(screen)
    screen.show_item(ANNA)
    assert len(listed(screen)) == 4
    assert screen.list.view.currentIndex().data(UID_ROLE) == ANNA
    screen.leave()
