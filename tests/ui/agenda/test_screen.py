from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt, QUrl
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from sync.models import Audience, Event, Team
from tests.ui.conftest import NOW, SITE, FakeSession
from ui import theme
from ui.agenda.model import ROW_ROLE, UID_ROLE, AgendaModel, Row
from ui.agenda.row_painting import month_and_year, weekday
from ui.agenda.screen import AgendaScreen
from ui.widgets.pictures import PictureLoader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

TEAM = Team(uid="t1", url=f"{SITE}/teams/t1", modified=NOW, title="Burgerzaken", mine=True)


def event(uid: str, start: datetime, **facts: Any) -> Event:
    known: dict[str, Any] = {"url": f"{SITE}/agenda/{uid}", "modified": NOW, "title": uid.capitalize()}
    return Event(uid=uid, start=start, **(known | facts))


def midnight(days: int) -> datetime:
    here = NOW.astimezone().replace(hour=0, minute=0, second=0) + timedelta(days=days)
    return here.replace(tzinfo=None).astimezone()  # with the zone's offset of that day


def agenda() -> list[Event]:
    return [
        event("voorbij", midnight(-3), end=midnight(-3) + timedelta(hours=2)),
        event("bezig", midnight(-1), end=midnight(2), whole_day=True),
        event("overmorgen", midnight(2) + timedelta(hours=9), end=midnight(2) + timedelta(hours=10), place="Wommels"),
        event("ook", midnight(2) + timedelta(hours=11), audience=Audience.TEAM, team_uid=TEAM.uid),
        event("later", midnight(40), whole_day=True),
    ]


@pytest.fixture
def session(empty_session: FakeSession) -> FakeSession:
    empty_session.store.apply([TEAM, *agenda()])
    return empty_session


@pytest.fixture
def screen(qtbot: QtBot, session: FakeSession) -> Iterator[AgendaScreen]:
    loader = PictureLoader(session)
    made = AgendaScreen(session, loader)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    yield made
    loader.close()


def rows(model: AgendaModel) -> list[Row]:
    return [model.index(row).data(ROW_ROLE) for row in range(model.rowCount())]


def listed(model: AgendaModel) -> list[str]:
    return [row.event.uid for row in rows(model)]


def test_what_is_to_come_is_listed_in_order_and_what_is_on_stands_under_today(session: FakeSession) -> None:
    model = AgendaModel(session)

    assert listed(model) == ["bezig", "overmorgen", "ook", "later"]
    assert [row.today for row in rows(model)] == [True, False, False, False]
    assert [row.first_of_day for row in rows(model)] == [True, True, False, True]
    assert rows(model)[0].first_of_month
    assert not rows(model)[2].first_of_month
    assert rows(model)[3].first_of_month
    assert rows(model)[2].team == "Burgerzaken"


def test_what_is_over_is_hidden_until_it_is_asked_for(session: FakeSession) -> None:
    model = AgendaModel(session)
    assert model.past == 1
    model.show_earlier(shown=True)

    assert listed(model)[0] == "voorbij"
    assert rows(model)[0].over
    assert model.first_to_come().data(UID_ROLE) == "bezig"


def test_a_row_is_read_aloud_whole(session: FakeSession) -> None:
    model = AgendaModel(session)
    spoken = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]

    assert spoken[0].startswith("today, until ")
    assert spoken[1].endswith("09:00 \u2013 10:00, Overmorgen, Wommels")
    assert spoken[2].endswith("from 11:00, Ook, Burgerzaken")


def test_the_model_keeps_qts_rules_and_what_is_selected_while_events_come_and_go(session: FakeSession) -> None:
    model = AgendaModel(session)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    selected = QPersistentModelIndex(model.index_of("ook"))
    session.store.apply([event("morgen", midnight(1) + timedelta(hours=9))])
    session.store.remove(["bezig"])
    model.refresh()

    assert listed(model) == ["morgen", "overmorgen", "ook", "later"]
    assert selected.data(UID_ROLE) == "ook"
    assert tester.model() is model


def test_days_and_months_are_called_as_people_do() -> None:
    assert weekday(date(2026, 11, 23)) == "Mon"
    assert month_and_year(date(2031, 3, 1)) == "March 2031"


def test_entering_shows_what_is_first(screen: AgendaScreen) -> None:
    screen.show_item("")

    assert screen.page.event_shown is not None
    assert screen.page.event_shown.uid == "bezig"
    QTest.keyClick(screen.view, Qt.Key.Key_Down)
    assert screen.page.event_shown.uid == "overmorgen"


def test_an_event_says_when_where_and_for_whom(screen: AgendaScreen) -> None:
    screen.show_item("overmorgen")
    page = screen.page
    assert page.when.accessibleName().endswith("09:00 \u2013 10:00")
    assert page.where.accessibleName() == "Where: Wommels"
    assert page.whom.accessibleName() == "For whom: Everyone"
    assert page.distance.text() == "In 2 day(s)"
    screen.show_item("ook")

    assert page.whom.accessibleName() == "For whom: Team Burgerzaken"
    assert not page.where.isVisible()
    assert not page.about.isVisible()


def test_what_is_over_can_be_visited_and_is_listed_then(screen: AgendaScreen) -> None:
    assert screen.earlier.text() == "1 earlier"
    screen.show_item("voorbij")

    assert screen.view.currentIndex().data(UID_ROLE) == "voorbij"
    assert screen.page.distance.text() == "Over"
    assert screen.earlier.text() == "Hide what is over"
    screen.earlier.click()
    assert "voorbij" not in listed(screen.model)


def test_what_is_cancelled_goes_and_says_so(screen: AgendaScreen, session: FakeSession) -> None:
    screen.show_item("ook")
    session.take_out("ook")

    assert "ook" not in listed(screen.model)
    assert "no longer in the agenda" in screen.nothing.accessibleName()
    assert screen.pages.currentWidget() is screen.nothing


def test_a_change_shows_at_once(screen: AgendaScreen, session: FakeSession) -> None:
    screen.show_item("ook")
    session.put(event("ook", midnight(3) + timedelta(hours=9), title="Verplaatst"))

    assert screen.page.title.text() == "Verplaatst"
    assert screen.view.currentIndex().data(UID_ROLE) == "ook"


def test_an_empty_agenda_says_what_it_is_for(qtbot: QtBot, empty_session: FakeSession) -> None:
    loader = PictureLoader(empty_session)
    screen = AgendaScreen(empty_session, loader)
    qtbot.addWidget(screen)
    screen.show()
    screen.show_item("")

    assert "still empty" in screen.pane.notice.accessibleName()
    assert not screen.pages.isVisible()
    assert not screen.earlier.isVisible()
    loader.close()


def test_where_everything_is_over_that_is_said(screen: AgendaScreen, session: FakeSession) -> None:
    session.take_out("bezig", "overmorgen", "ook", "later")
    assert "Nothing to come" in screen.pane.notice.accessibleName()
    screen.pane.action_requested.emit()

    assert listed(screen.model) == ["voorbij"]


def test_an_event_is_saved_for_ones_own_calendar_and_opened_there(
    screen: AgendaScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []

    def remember(url: QUrl) -> bool:
        opened.append(url)
        return True

    target = tmp_path / "overmorgen.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    screen.page._open_url = remember
    screen.show_item("overmorgen")
    screen.page.add.click()

    assert b"SUMMARY:Overmorgen\r\n" in target.read_bytes()
    assert opened == [QUrl.fromLocalFile(str(target))]


def test_nothing_is_saved_when_one_thinks_better_of_it(
    screen: AgendaScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: ("", ""))
    monkeypatch.chdir(tmp_path)
    screen.show_item("overmorgen")
    screen.page.add.click()

    assert [path.suffix for path in tmp_path.rglob("*.ics")] == []


@pytest.mark.parametrize("name", [theme.LIGHT, theme.DARK, theme.CONTRAST])
def test_rows_fit_whatever_the_theme_and_size_of_text(screen: AgendaScreen, session: FakeSession, name: str) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    usual = screen.view.sizeHintForIndex(screen.model.index(1)).height()
    theme.apply(application, name, 150)
    session.put(event("lang", midnight(2), title="Een heel lange titel " * 10, place="Een plaats " * 20))

    assert not screen.grab().isNull()
    assert screen.view.sizeHintForIndex(screen.model.index(2)).height() > usual
    theme.apply(application, theme.LIGHT)
