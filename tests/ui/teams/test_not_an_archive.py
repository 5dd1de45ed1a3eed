"""Not an archive: owners are asked what is still needed, and colleagues ask for what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QDate, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from sync.cache.marks import Mark
from sync.models import Audience
from tests.ui.conftest import ME, NOW
from tests.ui.teams.conftest import TEAM, Answering, asked, dragged, shown, visit
from ui.teams.day_dialog import DayDialog
from ui.teams.team_page import Tab
from ui.teams.tidying import TidyingDialog, due

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QTreeWidgetItem
    from pytestqt.qtbot import QtBot

    from sync.models import Document
    from tests.ui.conftest import FakeSession
    from ui.teams.screen import TeamsScreen

TODAY = NOW.date()
OLD = NOW - timedelta(days=400)


class Missing(Answering):
    words = "  het  nieuwe rooster "

    def for_missing(self, _parent: object, _team: str) -> str:
        return " ".join(self.words.split())


def document(session: FakeSession, uid: str, **facts: Any) -> Document:
    found = session.queries.document(uid)
    assert found is not None
    return replace(found, **facts)


@pytest.fixture
def old(fake_session: FakeSession) -> None:
    fake_session.put(
        document(fake_session, "rooster", modified=OLD), document(fake_session, "werkinstructie", modified=OLD)
    )


@pytest.fixture
def dialog(qtbot: QtBot, screen: TeamsScreen, fake_session: FakeSession, old: None) -> TidyingDialog:  # noqa: ARG001  there
    team = fake_session.queries.team(TEAM)
    assert team is not None
    made = TidyingDialog(fake_session, team, screen, today=TODAY)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    return made


def rows(dialog: TidyingDialog) -> list[QTreeWidgetItem]:
    found = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
    return [item for item in found if item is not None]


def names(dialog: TidyingDialog) -> list[str]:
    return [item.text(0) for item in rows(dialog)]


def test_what_is_mine_and_old_is_due_once_a_year_or_on_the_day_that_i_chose(fake_session: FakeSession) -> None:
    mine = document(fake_session, "rooster", modified=OLD)
    theirs = document(fake_session, "werkinstructie", modified=OLD)
    new = replace(mine, uid="nieuw", modified=NOW)
    folder = replace(mine, uid="map", is_folder=True)
    tomorrow, today = (TODAY + timedelta(days=1)).isoformat(), TODAY.isoformat()
    everything = [mine, theirs, new, folder]
    assert due(everything, ME.username, {}, TODAY) == [mine]
    assert due(everything, ME.username, {mine.uid: tomorrow, new.uid: today}, TODAY) == [new]
    assert due(everything, ME.username, {theirs.uid: today, mine.uid: tomorrow}, TODAY) == [theirs]


def test_my_documents_come_first_then_what_nobody_changed(dialog: TidyingDialog) -> None:
    assert names(dialog) == ["Rooster balie week 48.xlsx", "Werkinstructie paspoortaanvraag.docx"]
    assert dialog.words.text().startswith("1 document(s) of yours")


def test_what_is_still_needed_is_asked_about_in_a_year(dialog: TidyingDialog, fake_session: FakeSession) -> None:
    rows(dialog)[0].setSelected(True)
    dialog.needed.click()
    assert fake_session.queries.marked(Mark.LOOK_AGAIN) == {"rooster": (TODAY + timedelta(days=365)).isoformat()}
    assert dialog.words.text().startswith("2 document(s) of colleagues")


def test_what_is_no_longer_needed_can_still_be_undone(
    screen: TeamsScreen,
    fake_session: FakeSession,
    old: None,  # noqa: ARG001  there
) -> None:
    screen.page.more.delete_requested.emit(["werkinstructie"])
    assert shown(screen.page.documents) == ["Balie"]
    assert asked(fake_session, "delete") == []
    screen.page.documents.undo_bar.undo()
    assert len(shown(screen.page.documents)) == 2


def test_from_the_list_one_goes_to_the_document(screen: TeamsScreen, dialog: TidyingDialog) -> None:
    places = visit(screen)
    dialog.shown.connect(screen.page.more.document_requested)
    dialog.list.itemActivated.emit(rows(dialog)[0], 0)
    assert [place.uid for place in places] == ["rooster"]


def test_a_team_without_anything_old_is_told_so(qtbot: QtBot, screen: TeamsScreen, fake_session: FakeSession) -> None:
    team = fake_session.queries.team(TEAM)
    assert team is not None
    made = TidyingDialog(fake_session, team, screen, today=TODAY)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    assert (names(made), made.needed.isEnabled()) == ([], False)
    assert "within a year" in made.words.text()


def test_whoever_misses_a_document_asks_the_team_by_a_message(screen: TeamsScreen, fake_session: FakeSession) -> None:
    screen.page.documents.asking = answers = Missing()
    screen.page.more.missing.trigger()
    answers.words = ""
    screen.page.more.missing.trigger()
    (posting,) = asked(fake_session, "post")
    assert (posting.fields["title"], posting.container_uid, posting.audience) == (
        "Who has this document: het nieuwe rooster?",
        TEAM,
        Audience.TEAM,
    )


def test_a_file_dropped_on_the_message_is_shared_and_said_below_it(
    screen: TeamsScreen, fake_session: FakeSession, tmp_path: Path
) -> None:
    item = fake_session.queries.news_item("team-rooster")
    assert item is not None
    fake_session.put(replace(item, comments_open=True))
    screen.page.show_tab(Tab.MESSAGES)
    file = tmp_path / "rooster.xlsx"
    file.write_bytes(b"x")
    messages = screen.page.messages
    point = QPointF(messages.visualRect(messages.feed.index(0)).center())
    data = dragged([file])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(point.toPoint(), Qt.DropAction.CopyAction, data, button, keys)
    QApplication.sendEvent(messages.viewport(), entering)
    QApplication.sendEvent(messages.viewport(), QDropEvent(point, Qt.DropAction.CopyAction, data, button, keys))
    (sharing,) = asked(fake_session, "share")
    assert [one.path for one in sharing.files] == [file]
    ((uid, text, _),) = asked(fake_session, "comment")
    assert uid == "team-rooster"
    assert "rooster.xlsx" in text


class NextWeek(Answering):
    def for_day(self, _parent: object, _title: str, proposed: date) -> date | None:
        return proposed - timedelta(days=358)


def test_a_day_is_chosen_on_which_it_is_asked_again(screen: TeamsScreen, fake_session: FakeSession) -> None:
    documents = screen.page.documents
    documents.asking = NextWeek()
    documents.view.choose("werkinstructie")
    documents.marking.look_again.trigger()
    (day,) = fake_session.queries.marked(Mark.LOOK_AGAIN).values()
    assert date.fromisoformat(day) - datetime.now().astimezone().date() == timedelta(days=7)


def test_only_days_to_come_can_be_chosen(qtbot: QtBot) -> None:
    today = datetime.now().astimezone().date()
    dialog = DayDialog("Kijk opnieuw", today + timedelta(days=30), None)
    qtbot.addWidget(dialog)
    assert dialog.day == today + timedelta(days=30)
    dialog.calendar.setSelectedDate(QDate.currentDate().addDays(-3))
    assert dialog.day > today
