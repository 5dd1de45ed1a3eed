from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox

from sync.cache.directory import PersonFilter
from tests.pictures import small_png
from tests.ui.conftest import PORTRAIT, FakeSession, person
from tests.ui.people.conftest import ANNA, JELLE, SIETSKE, YUSUF, listed
from ui import theme
from ui.navigation import PEOPLE, Place
from ui.people.alike import AlikeLine
from ui.people.chips import Chip
from ui.people.contact import ContactLine, CopyButton
from ui.people.header import Badge
from ui.people.model import UID_ROLE
from ui.people.screen import PeopleScreen
from ui.widgets.pictures import PictureLoader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


no_popups_offscreen = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
"""What Qt's platform without a display says of anything that drops down."""


@pytest.fixture
def screen(qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader) -> Iterator[PeopleScreen]:
    made = PeopleScreen(fake_session, pictures)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.show_item("")
    qtbot.waitUntil(lambda: made.finder.loaded and made.model.rowCount() == 4)
    yield made
    made.leave()


def shown(screen: PeopleScreen) -> str:
    """The uid of whose profile is on the screen, or the empty string."""
    on_top = screen.pages.currentWidget() is screen.profile
    return screen.profile.person.uid if on_top and screen.profile.person else ""


def notice(screen: PeopleScreen) -> str:
    return screen.list.pane.notice.accessibleName()


def test_typing_finds_who_knows_about_it_and_shows_the_best_match(qtbot: QtBot, screen: PeopleScreen) -> None:
    QTest.keyClicks(screen.list.search, "Paspoort")

    assert listed(screen) == [YUSUF, JELLE]
    qtbot.waitUntil(lambda: shown(screen) == YUSUF)
    assert "2 know" in screen.list.count.text()


def test_one_can_type_wherever_one_is(screen: PeopleScreen) -> None:
    screen.list.view.setFocus()
    QTest.keyClicks(screen.list.view, "k")
    QTest.keyClicks(screen.list.search, "aya")

    assert screen.list.search.text() == "kaya"
    assert listed(screen) == [YUSUF]


def test_arrow_keys_move_while_one_types_and_enter_opens(screen: PeopleScreen) -> None:
    QTest.keyClicks(screen.list.search, "paspoort")
    QTest.keyClick(screen.list.search, Qt.Key.Key_Down)
    QTest.keyClick(screen.list.search, Qt.Key.Key_Down)
    QTest.keyClick(screen.list.search, Qt.Key.Key_Return)

    assert shown(screen) == JELLE


def test_escape_shows_everybody_again(screen: PeopleScreen) -> None:
    QTest.keyClicks(screen.list.search, "paspoort")
    QTest.keyClick(screen.list.search, Qt.Key.Key_Escape)

    assert len(listed(screen)) == 4
    assert screen.list.count.text() == "4 colleague(s)"


def test_up_from_the_first_row_goes_back_to_the_search_field(qtbot: QtBot, screen: PeopleScreen) -> None:
    with qtbot.waitActive(screen):
        screen.activateWindow()
    screen.list.view.setFocus()
    screen.list.view.setCurrentIndex(screen.model.index(0))
    QTest.keyClick(screen.list.view, Qt.Key.Key_Up)

    assert screen.list.search.hasFocus()


def test_filters_tell_how_many_there_would_be(screen: PeopleScreen) -> None:
    assert screen.list.filters._locations() == [("Makkum", 1), ("Stavoren", 1), ("Wommels", 2)]
    screen.list.filters.department.chosen.emit("Burgerzaken")

    assert listed(screen) == [YUSUF, JELLE]
    assert screen.list.filters._locations() == [("Wommels", 2)]
    assert screen.list.filters.department.accessibleName() == "Team: Burgerzaken"


@no_popups_offscreen
def test_a_choice_is_made_with_the_keyboard(qtbot: QtBot, screen: PeopleScreen) -> None:
    screen.list.filters.area.click()
    dropped = screen.list.filters.area._list
    qtbot.waitUntil(dropped.isVisible)
    QTest.keyClicks(dropped._search, "verkie")
    QTest.keyClick(dropped._search, Qt.Key.Key_Return)

    assert not dropped.isVisible()
    assert screen.list.filters.area.value == "verkiezingen"
    assert listed(screen) == [YUSUF]


@no_popups_offscreen
def test_choosing_everything_takes_a_filter_away(qtbot: QtBot, screen: PeopleScreen) -> None:
    screen.set_query(PersonFilter(location="Makkum"))
    screen.list.filters.location.click()
    dropped = screen.list.filters.location._list
    qtbot.waitUntil(dropped.isVisible)
    QTest.keyClick(dropped._list, Qt.Key.Key_Up)
    QTest.keyClick(dropped._list, Qt.Key.Key_Up)
    QTest.keyClick(dropped._list, Qt.Key.Key_Up)
    QTest.keyClick(dropped._list, Qt.Key.Key_Return)

    assert len(listed(screen)) == 4


def test_where_a_filter_hides_everybody_it_is_said_and_can_be_taken_away(screen: PeopleScreen) -> None:
    screen.set_query(PersonFilter(text="kaya", location="Makkum"))
    assert "Nobody found for \u201ckaya\u201d" in notice(screen)
    assert "Without the filters there would be 1" in notice(screen)
    screen.list.pane.action_requested.emit()

    assert listed(screen) == [YUSUF]
    assert screen.list.search.text() == "kaya"


def test_where_nothing_matches_one_is_led_back_to_everybody(screen: PeopleScreen) -> None:
    screen.set_query(PersonFilter(text="qqqqq"))
    assert "Try fewer letters" in notice(screen)
    screen.list.pane.action_requested.emit()

    assert len(listed(screen)) == 4


def test_an_intranet_without_people_says_what_this_is_for(qtbot: QtBot, empty_session: FakeSession) -> None:
    loader = PictureLoader(empty_session)
    screen = PeopleScreen(empty_session, loader)
    qtbot.addWidget(screen)
    screen.show()
    qtbot.waitUntil(lambda: "No colleagues yet" in notice(screen))
    assert not screen.pages.isVisible()
    empty_session.put(person("bram.abma", "Bram", "Abma"))
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)

    assert screen.list.filters.isVisible()
    assert screen.pages.isVisible()
    screen.leave()
    loader.close()


def test_a_profile_says_all_there_is(screen: PeopleScreen) -> None:
    screen.show_item(ANNA)
    profile = screen.profile

    assert shown(screen) == ANNA
    assert screen.list.view.currentIndex().data(UID_ROLE) == ANNA
    assert profile.header.name.text() == "Anna de Jong"
    values = [
        label.accessibleName() for line in profile.findChildren(ContactLine) for label in line.findChildren(QLabel)
    ]
    assert [value for value in values if value] == [
        "Phone: 085 000 00 02",
        "Mobile: 06 00 00 00 02",
        "E-mail: anna.dejong@example.org",
        "Workplace: Stavoren, room 2.14",
        "Team: Communicatie",
    ]
    assert [chip.text() for chip in profile.findChildren(Chip)] == ["intranet", "huisstijl", "persvragen"]
    assert "help je graag" in profile.text.toPlainText()
    assert [badge.accessibleName() for badge in profile.header.findChildren(Badge)] == [
        "Today at Wommels",
        "Ambassador of the intranet",
    ]


def test_an_empty_profile_is_not_a_page_of_empty_boxes(screen: PeopleScreen, fake_session: FakeSession) -> None:
    fake_session.put(person("fedde", "Fedde", ""))
    screen.show_item("person-fedde")
    profile = screen.profile

    assert "Fedde has not told anything more yet." in profile.empty.text()
    for part in (profile.contact, profile.knows, profile.about, profile.alike, profile.header.call):
        assert not part.isVisible()


def test_calling_and_mailing_are_left_to_the_systems_programs(screen: PeopleScreen) -> None:
    opened: list[QUrl] = []

    def remember(url: QUrl) -> bool:
        opened.append(url)
        return True

    screen.profile._open_url = remember
    screen.show_item(ANNA)
    screen.profile.header.call.click()
    screen.profile.header.mail.click()

    assert [url.toString() for url in opened] == ["tel:0850000002", "mailto:anna.dejong@example.org"]


def test_one_does_not_call_oneself(screen: PeopleScreen) -> None:
    screen.show_item(JELLE)

    assert not screen.profile.header.call.isVisible()
    assert not screen.profile.header.mail.isVisible()


def test_every_fact_can_be_copied(qtbot: QtBot, screen: PeopleScreen) -> None:
    screen.show_item(YUSUF)
    button = next(found for found in screen.profile.findChildren(CopyButton) if found.accessibleName() == "Copy E-mail")
    button.click()

    assert QGuiApplication.clipboard().text() == "yusuf.kaya@example.org"
    assert button.accessibleName() == "Copied"
    qtbot.waitUntil(lambda: button.accessibleName() == "Copy E-mail")


def test_ctrl_c_copies_how_to_reach_somebody(screen: PeopleScreen) -> None:
    screen.list.view.setCurrentIndex(screen.model.index_of(YUSUF))
    QTest.keySequence(screen.list.view, QKeySequence(QKeySequence.StandardKey.Copy))

    assert QGuiApplication.clipboard().text().splitlines() == [
        "Yusuf Kaya",
        "Teammanager Burgerzaken",
        "E-mail: yusuf.kaya@example.org",
        "Workplace: Wommels",
        "Team: Burgerzaken",
    ]


def test_a_knowledge_area_leads_to_everybody_who_knows_about_it(screen: PeopleScreen) -> None:
    screen.show_item(YUSUF)
    next(chip for chip in screen.profile.findChildren(Chip) if chip.text() == "paspoorten").click()

    assert listed(screen) == [YUSUF, JELLE]
    assert screen.list.filters.area.value == "paspoorten"


def test_a_colleague_alike_is_a_place_of_their_own(qtbot: QtBot, screen: PeopleScreen) -> None:
    screen.show_item(YUSUF)
    (line,) = screen.profile.findChildren(AlikeLine)
    with qtbot.waitSignal(screen.place_requested) as asked:
        line.click()

    assert asked.args == [Place(PEOPLE, JELLE)]


def test_a_change_on_the_server_shows_at_once(screen: PeopleScreen, fake_session: FakeSession) -> None:
    screen.show_item(YUSUF)
    fake_session.put(person("yusuf.kaya", "Yusuf", "Kaya", function="Directeur"))

    assert screen.profile.header.function.text() == "Directeur"
    fake_session.take_out(YUSUF)
    assert "no longer there" in screen.nobody.accessibleName()
    assert screen.pages.currentWidget() is screen.nobody


def test_whoever_is_visited_stands_in_the_list_whatever_was_typed(screen: PeopleScreen) -> None:
    QTest.keyClicks(screen.list.search, "paspoort")
    screen.show_item(SIETSKE)

    assert shown(screen) == SIETSKE
    assert screen.list.view.currentIndex().data(UID_ROLE) == SIETSKE


def test_a_contact_is_saved_with_its_photo(
    screen: PeopleScreen, fake_session: FakeSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_session.store.save_picture(PORTRAIT, small_png(128, 128))
    asked: list[str] = []

    def choose(_parent: object, _title: str, suggested: str, _kinds: str) -> tuple[str, str]:
        asked.append(suggested)
        return str(tmp_path / "anna.vcf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    screen.show_item(ANNA)
    screen.profile.header.save.click()

    assert asked[0].endswith("Anna de Jong.vcf")
    card = (tmp_path / "anna.vcf").read_text(encoding="utf-8")
    assert "FN:Anna de Jong" in card
    assert "PHOTO:data:image/png" in card


def test_where_a_contact_cannot_be_saved_it_is_said(
    screen: PeopleScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = str(tmp_path / "gone" / "anna.vcf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (nowhere, ""))
    screen.show_item(ANNA)
    screen.profile.header.save.click()
    (box,) = screen.findChildren(QMessageBox)

    assert box.text() == "The file could not be saved there. Choose another folder."
    box.close()


@pytest.mark.parametrize("name", [theme.LIGHT, theme.DARK, theme.CONTRAST])
def test_rows_fit_whatever_the_theme_and_size_of_text(
    qtbot: QtBot, screen: PeopleScreen, fake_session: FakeSession, name: str
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    usual = screen.list.view.rowHeight(0)
    theme.apply(application, name, 150)
    fake_session.put(person("lang", "Wilhelmina " * 8, "van der " * 8, function="adviseur " * 20))
    screen.set_query(PersonFilter(text="wil"))
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    picture = screen.grab()

    assert not picture.isNull()
    assert screen.list.view.rowHeight(0) > usual
    theme.apply(application, theme.LIGHT)
