"""A team as a whole: new ones, what they are for, who belongs to them, leaving."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sync.cache.marks import Mark
from sync.engine.membership_events import MembersListed, TeamMade
from sync.models import Team
from tests.ui.conftest import NOW, SITE
from tests.ui.teams.conftest import TEAM, Answering, asked, visit
from ui.teams.members_dialog import USERNAME, MembersDialog

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession
    from ui.teams.screen import TeamsScreen


class Deciding(Answering):
    """Says what teams are called and are for, and whether to leave."""

    purpose: str | None = None
    leaves = True

    def for_purpose(self, _parent: object, _team: str, proposed: str) -> str | None:
        self.proposed = proposed
        return self.purpose

    def whether_to_leave(self, _parent: object, _team: str) -> bool:
        return self.leaves


@pytest.fixture
def deciding(screen: TeamsScreen) -> Deciding:
    screen.page.documents.asking = answers = Deciding()
    return answers


def become_administrator(screen: TeamsScreen, session: FakeSession) -> None:
    session.account = replace(session.account, administers=True)
    screen.page.show_team(screen.page.team or pytest.fail("no team"))
    screen._show_state()


def test_members_say_what_their_team_is_for(screen: TeamsScreen, fake_session: FakeSession, deciding: Deciding) -> None:
    deciding.purpose = "Wij helpen je aan de balie."
    screen.page.more.purpose.trigger()
    assert deciding.proposed == "Paspoorten, rijbewijzen, verhuizingen en verkiezingen."
    assert asked(fake_session, "set_purpose") == [(TEAM, deciding.proposed, deciding.purpose)]


@pytest.mark.parametrize("said", [None, "Paspoorten, rijbewijzen, verhuizingen en verkiezingen."])
def test_nothing_is_sent_where_nothing_else_is_said(
    screen: TeamsScreen, fake_session: FakeSession, deciding: Deciding, said: str | None
) -> None:
    deciding.purpose = said
    screen.page.more.purpose.trigger()
    assert asked(fake_session, "set_purpose") == []


def test_most_people_make_no_teams_and_arrange_no_members(screen: TeamsScreen) -> None:
    assert not screen.new_team.isVisible()
    assert not screen.page.more.members.isVisible()


def test_a_place_that_is_not_mine_can_be_followed_and_nothing_more(
    screen: TeamsScreen, fake_session: FakeSession
) -> None:
    screen.show_item("kerndocumenten")
    more = screen.page.more
    assert [one.isVisible() for one in (more.follow, more.purpose, more.members, more.leave)] == [True] + [False] * 3
    more.follow.trigger()
    assert fake_session.queries.marked(Mark.FOLLOWED) == {"kerndocumenten": ""}
    screen.show_item(TEAM)
    assert not more.follow.isChecked()


def test_whoever_administers_makes_a_team_and_is_led_there_when_it_has_come(
    screen: TeamsScreen, fake_session: FakeSession, deciding: Deciding
) -> None:
    become_administrator(screen, fake_session)
    deciding.name, deciding.purpose = " Gladheid ", "Zout strooien"
    screen.new_team.click()
    assert asked(fake_session, "create_team") == [("Gladheid", "Zout strooien")]
    places = visit(screen)
    fake_session.membership.made.emit(TeamMade(uid="team-gladheid"))
    assert places == []
    fake_session.put(Team(uid="team-gladheid", url=f"{SITE}/teams/g", modified=NOW, title="Gladheid", mine=True))
    assert [place.uid for place in places] == ["team-gladheid"]


def test_a_member_asks_their_manager_to_be_taken_out(
    screen: TeamsScreen, fake_session: FakeSession, deciding: Deciding
) -> None:
    me = fake_session.queries.person_by_username(fake_session.account.username)
    assert me is not None
    fake_session.put(replace(me, manager="yusuf.kaya"))
    screen.page.refresh()
    written: list[QUrl] = []
    screen.page.more.mail_requested.disconnect()
    screen.page.more.mail_requested.connect(written.append)
    screen.page.more.leave.trigger()
    assert unquote(written[0].toString()) == (
        "mailto:yusuf.kaya@example.org?subject=Please take me out of the team Burgerzaken"
    )
    assert deciding.proposed == ""


@pytest.mark.parametrize("sure", [True, False])
def test_an_administrator_leaves_at_once_if_they_are_sure(
    screen: TeamsScreen, fake_session: FakeSession, deciding: Deciding, sure: bool
) -> None:
    become_administrator(screen, fake_session)
    deciding.leaves = sure
    screen.page.more.leave.trigger()
    assert asked(fake_session, "change_members") == ([(TEAM, {"jelle.ytsma": False})] if sure else [])


@pytest.fixture
def dialog(qtbot: QtBot, screen: TeamsScreen, fake_session: FakeSession) -> MembersDialog:
    become_administrator(screen, fake_session)
    team = fake_session.queries.team(TEAM)
    assert team is not None
    made = MembersDialog(fake_session, team, screen)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    fake_session.membership.listed.emit(MembersListed(team_uid=TEAM, usernames=("yusuf.kaya", "extern.1")))
    return made


def test_members_are_named_by_their_profiles(dialog: MembersDialog, fake_session: FakeSession) -> None:
    assert asked(fake_session, "ask_members") == [TEAM]
    shown = [dialog.members.item(row).text() for row in range(dialog.members.count())]
    assert shown == ["Yusuf Kaya · Teammanager Burgerzaken · Burgerzaken", "extern.1"]
    dialog.reject()


def test_a_colleague_is_found_and_added(qtbot: QtBot, dialog: MembersDialog, fake_session: FakeSession) -> None:
    dialog.field.setText("anna")
    qtbot.waitUntil(lambda: dialog.hits.count() == 1)
    dialog.members.item(0).setSelected(True)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert asked(fake_session, "change_members") == [(TEAM, {"anna.dejong": True})]
    dialog.reject()


def test_who_belongs_already_is_not_offered(qtbot: QtBot, dialog: MembersDialog) -> None:
    dialog.field.setText("paspoorten")
    qtbot.waitUntil(lambda: dialog.hits.count() > 0)
    assert [dialog.hits.item(row).data(USERNAME) for row in range(dialog.hits.count())] == ["jelle.ytsma"]
    dialog.reject()


def test_somebody_is_taken_out(dialog: MembersDialog, fake_session: FakeSession) -> None:
    assert not dialog.take_out.isEnabled()
    dialog.members.item(0).setSelected(True)
    dialog.take_out.click()
    assert asked(fake_session, "change_members") == [(TEAM, {"yusuf.kaya": False})]
    dialog.reject()


def test_members_of_another_team_are_not_shown_here(dialog: MembersDialog, fake_session: FakeSession) -> None:
    fake_session.membership.listed.emit(MembersListed(team_uid="other", usernames=("anna.dejong",)))
    assert dialog.members.count() == 2
    dialog.reject()
