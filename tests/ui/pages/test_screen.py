from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QAbstractItemModelTester, QTest

from sync.cache.marks import Mark
from sync.engine.events import Connection, SyncState
from tests.ui.conftest import SITE
from tests.ui.pages.conftest import DOCS, page
from ui.navigation import NEWS, PAGES, Place
from ui.pages.tree import OPEN, MenuModel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QUrl
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession
    from tests.ui.pages.conftest import Remembered
    from ui.pages.screen import PagesScreen


def asked_places(screen: PagesScreen) -> list[Place]:
    places: list[Place] = []
    screen.place_requested.connect(places.append)
    return places


def into(left: list[str]) -> Callable[[QUrl], bool]:
    """Give what notes addresses instead of opening them."""

    def opened(url: QUrl) -> bool:
        left.append(url.toString())
        return True

    return opened


def shown_entries(screen: PagesScreen) -> list[str]:
    """Titles in the tree that are not inside something closed, from the top down."""
    titles = []
    index = screen.tree.menu.index(0, 0)
    while index.isValid():
        titles.append(index.data())
        index = screen.tree.indexBelow(index)
    return titles


def test_the_tree_is_a_sound_model(session: FakeSession) -> None:
    model = MenuModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_entries(session.queries.menu().entries)
    assert model.index_of("ziek").parent().data() == "Regelingen"
    model.show_entries(())
    assert model.rowCount() == 0


def test_entering_shows_the_first_page_with_what_lies_below_it(screen: PagesScreen) -> None:
    screen.show_item("")
    assert screen.page.page is not None
    assert screen.page.page.uid == "kern"
    assert [card.text() for card in screen.page.subpages.cards] == ["Regelingen", "Huisstijl", "Kaart"]
    assert shown_entries(screen) == ["Kerndocumenten", "Regelingen", "Huisstijl", "Kaart"]


def test_a_page_is_shown_with_its_way_and_opens_the_tree_up_to_it(screen: PagesScreen) -> None:
    screen.show_item("verlof")
    assert screen.page.way.steps == ["Kerndocumenten", "Regelingen", "Verlof"]
    assert screen.page.title.text() == "Verlof"
    assert screen.page.lead.text() == "Vrij"
    assert "ziekmelden" in screen.page.body.toPlainText()
    assert screen.tree.currentIndex().data() == "Verlof"
    assert "Ziekmelden" in shown_entries(screen)


def test_coming_back_shows_the_page_that_one_was_at(screen: PagesScreen) -> None:
    screen.show_item("verlof")
    screen.show_item("")
    assert screen.page.title.text() == "Verlof"


def test_the_keyboard_and_the_first_letters_walk_through_the_tree(screen: PagesScreen) -> None:
    places = asked_places(screen)
    screen.show_item("kern")
    QTest.keyClicks(screen.tree, "hui")
    assert screen.tree.currentIndex().data() == "Huisstijl"
    QTest.keyClick(screen.tree, Qt.Key.Key_Return)
    assert places == [Place(PAGES, "stijl")]


def test_what_was_open_in_the_tree_is_open_the_next_time(
    screen: PagesScreen, settings: Remembered, session: FakeSession
) -> None:
    screen.show_item("kern")
    screen.tree.setExpanded(screen.tree.menu.index_of("regels"), True)
    assert set(settings.values[OPEN].split()) == {"kern", "regels"}
    session.put(page("nieuw", "documents/nieuw", "Nieuw"))
    assert {"Verlof", "Nieuw"} <= set(shown_entries(screen))
    screen.tree.setExpanded(screen.tree.menu.index_of("regels"), False)
    assert settings.values[OPEN].split() == ["kern"]


def test_links_lead_inside_where_they_can(screen: PagesScreen) -> None:
    left: list[str] = []
    screen.page.open_url = into(left)
    places = asked_places(screen)
    screen.show_item("verlof")
    for address in (f"{DOCS}/regels/ziek", f"{SITE}/nieuws/bericht", "https://example.org/", "file:///etc/passwd"):
        screen.page.body.link_activated.emit(address)
    assert places == [Place(PAGES, "ziek"), Place(NEWS, "bericht")]
    assert left == ["https://example.org/"]


def test_cards_and_the_way_lead_to_pages(screen: PagesScreen) -> None:
    places = asked_places(screen)
    screen.show_item("regels")
    screen.page.subpages.cards[1].click()
    screen.page.way.chosen.emit("kern")
    assert places == [Place(PAGES, "ziek"), Place(PAGES, "kern")]


def test_an_entry_that_is_a_link_is_opened_by_its_button(screen: PagesScreen) -> None:
    left: list[str] = []
    screen.page.open_url = into(left)
    screen.show_item("leden")
    assert not screen.page.leads_to.isHidden()
    assert "kaart.example.org" in screen.page.leads_to.text()
    screen.page.leads_to.click()
    assert left == ["https://kaart.example.org/x"]


def test_a_file_is_opened_and_kept_offline_where_it_lies(screen: PagesScreen, session: FakeSession) -> None:
    screen.show_item("gids")
    assert screen.page.title.text() == "Huisstijl"
    (line,) = screen.page.files.lines
    assert line.name.hasFocus() or not screen.isActiveWindow()
    line.name.click()
    line.keep.click()
    assert ("open_document", "gids") in session.asked
    assert ("keep_offline", (("gids",), True)) in session.asked


def test_only_those_who_may_change_a_page_are_led_to_its_editor(screen: PagesScreen) -> None:
    left: list[str] = []
    screen.page.open_url = into(left)
    screen.show_item("verlof")
    assert screen.page.edit.isHidden()
    screen.show_item("stijl")
    assert not screen.page.edit.isHidden()
    screen.page.edit.click()
    assert left == [f"{DOCS}/stijl/edit"]


def test_a_page_is_followed_as_of_the_change_that_one_has_seen(screen: PagesScreen, session: FakeSession) -> None:
    screen.show_item("verlof")
    shown = screen.page.page
    assert shown is not None
    screen.page.follow.click()
    assert session.queries.marked(Mark.FOLLOWED) == {"verlof": shown.modified.isoformat()}
    assert screen.page.follow.isChecked()


def test_a_change_is_shown_where_one_reads(screen: PagesScreen, session: FakeSession) -> None:
    screen.show_item("verlof")
    old = screen.page.page
    assert old is not None
    session.put(replace(old, title="Verlof en vakantie", body_html="<p>Anders</p>"))
    assert screen.page.title.text() == "Verlof en vakantie"
    assert screen.page.body.toPlainText() == "Anders"
    assert screen.tree.currentIndex().data() == "Verlof en vakantie"


def test_a_page_that_goes_is_said_to_be_gone_and_the_tree_stays(screen: PagesScreen, session: FakeSession) -> None:
    screen.show_item("verlof")
    session.take_out("verlof")
    assert screen.pane.currentWidget() is screen.pane.notice
    assert "Verlof" not in shown_entries(screen)
    screen.show_item("ziek")
    assert screen.pane.currentWidget() is screen.page


def test_an_empty_menu_says_what_it_is_for_and_offers_the_first_step_to_those_who_can(
    screen: PagesScreen, session: FakeSession
) -> None:
    session.account = replace(session.account, administers=True)
    left: list[str] = []
    screen.page.open_url = into(left)
    session.take_out("regels", "verlof", "ziek", "stijl", "leden", "gids")
    screen.show_item("")
    assert screen.pane.currentWidget() is screen.pane.notice
    screen.pane.action_requested.emit()
    assert left == [DOCS]
    session.become(SyncState(connection=Connection.SYNCING))
    assert screen.pane.currentWidget() is not screen.pane.notice
    session.become(SyncState(connection=Connection.ONLINE))
    session.put(page("eerste", "documents/eerste", "Eerste"))
    assert screen.page.title.text() == "Kerndocumenten"


def test_the_text_grows_within_bounds(screen: PagesScreen) -> None:
    screen.show_item("verlof")
    for _ in range(20):
        screen.page._set_zoom(screen.page._zoom + 10)
    assert screen.page.body.zoomed == 200


def test_the_link_is_copied(screen: PagesScreen) -> None:
    said: list[str] = []
    screen.said.connect(said.append)
    screen.show_item("verlof")
    menu = screen.page.menu()
    menu.actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == f"{DOCS}/regels/verlof"
    assert len(said) == 1


def test_a_page_is_printed(screen: PagesScreen, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "verlof.pdf"))
    screen.show_item("verlof")
    screen.page.print_to(printer)
    assert (tmp_path / "verlof.pdf").read_bytes().startswith(b"%PDF")


def test_everything_to_press_has_a_name(qtbot: QtBot, screen: PagesScreen) -> None:
    screen.show_item("stijl")
    for button in (screen.page.more, screen.page.edit, screen.page.follow, screen.page.files.lines[0].keep):
        assert button.accessibleName() or button.text()
    assert screen.tree.accessibleName()
    qtbot.waitExposed(screen)
