from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from sync.engine.events import Connection, Direction, DocumentReady, SyncState, Transfer, TransferStatus
from sync.models import Document
from tests.ui.conftest import NOW, SITE, FakeSession
from tests.ui.teams.conftest import TEAM, Answering, asked, shown, visit
from tests.ui.teams.test_files_model import wait_for_upload
from ui import theme
from ui.navigation import NEWS, PEOPLE, TEAMS, Place
from ui.teams.file_list import NAME_WIDTH
from ui.teams.file_row_painting import button_places
from ui.teams.files_model import Column
from ui.teams.screen import TeamsScreen
from ui.teams.team_page import Tab
from ui.widgets.pictures import PictureLoader

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.teams.documents import DocumentsPane


# Going about


def test_the_first_of_my_teams_is_shown_with_its_documents(screen: TeamsScreen, documents: DocumentsPane) -> None:
    assert screen.page.team is not None
    assert screen.page.team.uid == TEAM
    assert shown(documents) == ["Balie", "Werkinstructie paspoortaanvraag.docx"]


def test_my_teams_stand_above_the_other_places(screen: TeamsScreen) -> None:
    rows = screen.list.teams

    assert [rows.data(rows.index(row)) for row in range(rows.rowCount())] == [
        "My teams",
        "Burgerzaken",
        "Other places",
        "Kerndocumenten",
    ]


def test_another_place_is_chosen_by_keys_past_the_headings(screen: TeamsScreen) -> None:
    places = visit(screen)
    screen.list.setFocus()

    QTest.keyClick(screen.list, Qt.Key.Key_Down)
    QTest.keyClick(screen.list, Qt.Key.Key_Return)

    assert places == [Place(TEAMS, "kerndocumenten")]


def test_enter_goes_into_a_folder_and_backspace_out_of_it(screen: TeamsScreen, documents: DocumentsPane) -> None:
    places = visit(screen)
    documents.view.choose("map-balie")

    QTest.keyClick(documents.view.shown, Qt.Key.Key_Return)
    assert shown(documents) == ["Rooster balie week 48.xlsx"]
    QTest.keyClick(documents.view.shown, Qt.Key.Key_Backspace)

    assert places == [Place(TEAMS, "map-balie"), Place(TEAMS, TEAM)]
    assert shown(documents)[0] == "Balie"


def test_a_place_that_names_a_document_shows_its_folder_and_chooses_it(
    screen: TeamsScreen, documents: DocumentsPane
) -> None:
    screen.page.show_tab(Tab.PEOPLE)

    screen.show_item("rooster")

    assert [row.document.uid for row in documents.view.chosen()] == ["rooster"]
    assert documents.view.isVisible()


def test_messages_and_people_of_the_team_lead_to_them(screen: TeamsScreen) -> None:
    places = visit(screen)
    screen.page.show_tab(Tab.MESSAGES)
    QTest.keyClick(screen.page.messages, Qt.Key.Key_Down)
    QTest.keyClick(screen.page.messages, Qt.Key.Key_Return)
    screen.page.show_tab(Tab.PEOPLE)
    members = screen.page.people
    screen.page.people.list.activated.emit(members.members.index(1))

    assert places == [Place(NEWS, "team-rooster"), Place(PEOPLE, "person-jelle.ytsma")]


def test_the_sides_of_a_team_say_how_much_is_there(screen: TeamsScreen) -> None:
    assert [screen.page.tabs.getItemBadge(tab) for tab in Tab] == ["1", "2", "2"]


def test_who_is_in_no_team_reads_what_will_be_here(qtbot: QtBot, empty_session: FakeSession) -> None:
    loader = PictureLoader(empty_session)
    screen = TeamsScreen(empty_session, loader)
    qtbot.addWidget(screen)
    screen.show()
    assert "You are in no team yet" in screen.pane.notice.accessibleName()
    assert not screen.list.isVisible()

    empty_session.become(SyncState(connection=Connection.SYNCING))
    assert screen.pane.currentWidget() is not screen.pane.notice


def test_a_team_that_is_no_longer_shared_makes_way_for_another(screen: TeamsScreen, fake_session: FakeSession) -> None:
    fake_session.take_out(TEAM)

    assert screen.page.team is not None
    assert screen.page.team.uid == "kerndocumenten"
    assert screen.list.teams.rowCount() == 2


def test_an_unknown_place_is_said_to_be_gone(screen: TeamsScreen) -> None:
    screen.show_item("bestaat-niet")
    assert "no longer" in screen.pane.notice.accessibleName()

    screen.show_item(TEAM)
    assert screen.page.isVisible()


def test_a_folder_that_vanishes_makes_way_for_its_team(
    screen: TeamsScreen, fake_session: FakeSession, documents: DocumentsPane
) -> None:
    screen.show_item("map-balie")

    fake_session.take_out("map-balie", "rooster")

    assert documents.view.files.folder_uid == TEAM


def test_an_empty_folder_says_who_will_see_what_is_dropped_there(screen: TeamsScreen, documents: DocumentsPane) -> None:
    screen.show_item("kerndocumenten")

    assert "Everyone in the organisation can read this." in documents.pane.notice.accessibleName()


# What waits


def test_a_failed_file_can_be_tried_again_and_discarded_in_its_row(
    screen: TeamsScreen, fake_session: FakeSession, documents: DocumentsPane
) -> None:
    wait_for_upload(fake_session, "k1", "nieuw.pdf", failed=True)
    screen.show_item("map-balie")
    documents.refresh()
    view = documents.view
    index = view.files.index_of("waiting:k1").siblingAtColumn(Column.AUTHOR)
    places = button_places(view.files.row(index), view.list.visualRect(index))

    for name in ("retry", "cancel"):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=places[name].center())

    assert asked(fake_session, "retry") == ["k1"]
    assert asked(fake_session, "cancel") == ["k1"]


def test_a_failed_file_can_be_tried_again_and_discarded_by_keys(
    screen: TeamsScreen, fake_session: FakeSession, documents: DocumentsPane
) -> None:
    wait_for_upload(fake_session, "k1", "nieuw.pdf", failed=True)
    screen.show_item("map-balie")
    documents.refresh()
    documents.view.choose("waiting:k1")

    documents.file_actions.retry.trigger()
    QTest.keyClick(documents.view.shown, Qt.Key.Key_Delete)

    assert asked(fake_session, "retry") == ["k1"]
    assert asked(fake_session, "cancel") == ["k1"]


def test_delete_does_nothing_to_what_is_on_the_server(fake_session: FakeSession, documents: DocumentsPane) -> None:
    documents.view.choose("werkinstructie")

    QTest.keyClick(documents.view.shown, Qt.Key.Key_Delete)

    assert asked(fake_session, "cancel") == []


def test_only_actions_that_make_sense_are_in_the_menu(documents: DocumentsPane) -> None:
    documents.view.choose("werkinstructie")

    actions = documents.file_actions.menu().actions()
    assert [action.text() for action in actions if not action.isSeparator()] == [
        "Open",
        "Edit",
        "Versions…",
        "Favourite",
        "Tell me of changes",
        "Look at this again on…",
        "Save as…",
        "Copy link",
        "Open in browser",
        "Keep offline",
        "Cut",
        "Copy",
        "Paste",
        "Rename",
        "New folder…",
        "Delete",
    ]


# Opening and saving


def test_a_double_click_opens_a_document_once_its_body_is_there(
    tmp_path: Path, fake_session: FakeSession, documents: DocumentsPane
) -> None:
    opened: list[str] = []

    def remember(url: QUrl) -> bool:
        opened.append(url.fileName())
        return True

    documents.opener.open_url = remember
    view = documents.view
    place = view.place_of("werkinstructie").center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked(fake_session, "open_document") == ["werkinstructie"]

    fake_session.document_ready.emit(DocumentReady(uid="werkinstructie", path=tmp_path / "a.docx"))

    assert opened == ["a.docx"]


def test_a_document_that_could_not_be_fetched_does_not_open_later(
    tmp_path: Path, fake_session: FakeSession, documents: DocumentsPane
) -> None:
    opened: list[QUrl] = []

    def remember(url: QUrl) -> bool:
        opened.append(url)
        return True

    documents.opener.open_url = remember
    documents.opener.open("werkinstructie")
    fake_session.transfer_changed.emit(
        Transfer(
            key="x",
            direction=Direction.DOWN,
            status=TransferStatus.FAILED,
            title="",
            document_uid="werkinstructie",
        )
    )

    fake_session.document_ready.emit(DocumentReady(uid="werkinstructie", path=tmp_path / "a.docx"))

    assert opened == []


def test_saving_proposes_a_name_that_is_safe_on_this_computer(
    screen: TeamsScreen, fake_session: FakeSession, documents: DocumentsPane
) -> None:
    answering = Answering()
    documents.asking = answering
    rooster = fake_session.queries.document("rooster")
    assert rooster is not None
    fake_session.put(replace(rooster, filename="../../.bashrc"))
    screen.show_item("rooster")

    documents.file_actions.save.trigger()

    assert "/" not in answering.proposed
    assert not answering.proposed.startswith(".")
    assert asked(fake_session, "open_document") == []


def test_several_documents_of_one_name_are_saved_beside_each_other(
    qtbot: QtBot, tmp_path: Path, screen: TeamsScreen, fake_session: FakeSession, documents: DocumentsPane
) -> None:
    rooster = fake_session.queries.document("rooster")
    assert rooster is not None
    fake_session.put(replace(rooster, uid="tweede"))
    screen.show_item("map-balie")
    answering = Answering()
    answering.folder = tmp_path / "kopieën"
    answering.folder.mkdir()
    documents.asking = answering
    documents.view.select_all()
    documents.file_actions.save.trigger()
    body = tmp_path / "body"
    body.write_text("x")

    for uid in ("rooster", "tweede"):
        with qtbot.waitSignal(documents.opener.saved):
            fake_session.document_ready.emit(DocumentReady(uid=uid, path=body))

    assert sorted(path.name for path in answering.folder.iterdir()) == [
        "Rooster balie week 48 (2).xlsx",
        "Rooster balie week 48.xlsx",
    ]


def test_the_links_of_what_is_chosen_can_be_copied(documents: DocumentsPane) -> None:
    documents.view.select_all()

    documents.file_actions.copy.trigger()

    assert QGuiApplication.clipboard().text().splitlines() == [
        f"{SITE}/teams/burgerzaken/balie",
        f"{SITE}/teams/burgerzaken/werkinstructie.docx",
    ]


def test_a_deep_way_leaves_out_its_middle(screen: TeamsScreen, fake_session: FakeSession) -> None:
    folders = [
        Document(
            uid=f"f{depth}",
            url=f"{SITE}/f{depth}",
            modified=NOW,
            title=f"Map {depth}",
            team_uid=TEAM,
            folder_uid=f"f{depth - 1}" if depth else TEAM,
            is_folder=True,
        )
        for depth in range(8)
    ]
    fake_session.put(*folders)

    screen.show_item("f7")

    assert screen.page.documents.breadcrumb.steps == ["Burgerzaken", "Map 5", "Map 6", "Map 7"]


@pytest.mark.parametrize("text_size", theme.TEXT_SIZES)
@pytest.mark.parametrize("width", [900, 1100, 1600])
def test_a_name_keeps_its_room_at_every_size_of_window_and_text(
    qtbot: QtBot,
    dressed: QApplication,
    fake_session: FakeSession,
    pictures: PictureLoader,
    width: int,
    text_size: int,
) -> None:
    theme.apply(dressed, theme.LIGHT, text_size)
    try:
        screen = TeamsScreen(fake_session, pictures)
        qtbot.addWidget(screen)
        screen.resize(width, 600)
        screen.show()
        view = screen.page.documents.view

        assert view.list.columnWidth(Column.NAME) >= NAME_WIDTH
        assert not view.list.isColumnHidden(Column.AUTHOR)
    finally:
        theme.apply(dressed, theme.LIGHT)


def test_what_changed_while_another_screen_was_shown_is_there_on_return(
    screen: TeamsScreen, fake_session: FakeSession, documents: DocumentsPane
) -> None:
    screen.hide()
    fake_session.take_out("werkinstructie")

    screen.show()
    screen.show_item("")

    assert shown(documents) == ["Balie"]
