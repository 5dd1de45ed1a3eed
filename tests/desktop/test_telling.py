"""How the teller keeps to what is around, to what is known already, and to measure."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.deeds import Deeds
from desktop.notification import Deed, Notification
from desktop.surroundings import Around
from sync.engine.events import Changed
from sync.models import Team
from tests.desktop.test_notifications import Desk, desk, news, said
from tests.ui.conftest import ME, NOW, SITE
from ui import navigation
from ui.navigation import Place
from ui.notices.matter import Matter
from ui.notifying import Topic

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

__all__ = ["desk"]  # the fixture

LATER = NOW + timedelta(minutes=1)


@pytest.mark.parametrize("around", [Around(is_locked=True), Around(is_shown=True)])
def test_on_a_screen_that_others_see_it_says_only_that_there_is_something(desk: Desk, around: Around) -> None:
    desk.ear.room.around = around
    desk.arrive(news(desk, "n1", title="Geheim"))
    (told,) = desk.tell()
    assert (told.title, told.text, told.picture) == ("Something new on the intranet", "", b"")
    assert [one.matter.title for one in desk.session.notices.unseen] == ["Geheim"]


def test_it_comes_with_the_face_of_whoever_did_it(desk: Desk) -> None:
    desk.arrive(news(desk, "n1"))
    (told,) = desk.tell()
    assert told.picture.startswith(b"\x89PNG")
    assert told.group == "n1"


def test_do_not_disturb_of_the_system_holds_it_until_that_is_over(desk: Desk) -> None:
    desk.ear.room.around = Around(wants_quiet=True)
    desk.arrive(news(desk, "n1"))
    assert desk.tell() == []
    assert len(desk.session.notices.unseen) == 1
    desk.ear.room.around = Around()
    assert [one.uid for one in desk.tell()] == ["n1"]


def test_an_answer_is_told_of_below_what_was_read_long_ago(desk: Desk) -> None:
    desk.session.mark_read(["nieuws-ijsbaan"])
    desk.arrive(replace(said("c0"), author=ME.username))
    desk.arrive(said("c1", in_reply_to="c0"))
    assert [one.title for one in desk.tell()] == ["Yusuf Kaya answered you"]


def test_what_one_answered_from_another_machine_is_known(desk: Desk) -> None:
    desk.arrive(replace(said("c0"), author=ME.username))
    desk.arrive(said("c1", in_reply_to="c0"), replace(said("c2"), author=ME.username, created=LATER))
    assert desk.tell() == []
    assert desk.session.notices.notices == []


def test_documents_that_somebody_puts_into_my_team_in_one_go_are_one_matter(desk: Desk) -> None:
    like = desk.session.queries.document("rooster")
    assert like is not None
    files = [
        replace(
            like, uid=f"d{number}", url=f"{SITE}/d{number}", title=f"{number}.pdf", author="yusuf.kaya", created=NOW
        )
        for number in range(3)
    ]
    desk.arrive(*files)
    (told,) = desk.tell()
    assert (told.title, told.uid) == ("Yusuf Kaya shared 3 documents", "map-balie")
    desk.arrive(replace(files[0], uid="d9", url=f"{SITE}/d9", title="9.pdf"))
    assert [(one.title, one.uid) for one in desk.tell()] == [("Yusuf Kaya shared 9.pdf", "d9")]


def test_who_is_taken_into_a_team_hears_of_that_and_not_of_all_that_was_there(desk: Desk) -> None:
    team = Team(uid="t9", url=f"{SITE}/t9", modified=NOW, title="Zwembad", mine=False)
    desk.arrive(team)
    assert desk.tell() == []
    like = desk.session.queries.news_item("team-rooster")
    assert like is not None
    old = replace(like, uid="old", team_uid="t9", published=NOW - timedelta(days=30))
    desk.arrive(replace(team, mine=True, modified=LATER), old)
    assert [(one.title, one.uid) for one in desk.tell()] == [("You belong to the team Zwembad now", "t9")]
    desk.arrive(replace(team, mine=True, purpose="Zwemmen", modified=LATER + timedelta(minutes=1)))
    assert desk.tell() == []


def test_one_colleague_makes_a_few_notifications_an_hour_by_mentioning_and_no_more(desk: Desk) -> None:
    told: list[Notification] = []
    for number in range(8):
        desk.teller._sent_at.clear()
        desk.arrive(said(f"c{number}", text="Hé @jelle.ytsma", item="blog-yusuf"))
        told += desk.tell()
    assert len(told) == 5
    assert len(desk.session.notices.unseen) == 8


def test_a_thousand_changes_at_once_cost_the_main_thread_a_few_questions(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    reader = desk.session.queries._reader
    rows = reader.rows

    def counted(query: str, *values: object) -> object:
        asked.append(query)
        return rows(query, *values)  # type: ignore[arg-type] # as they came

    monkeypatch.setattr(reader, "rows", counted)
    desk.arrive(*(news(desk, f"n{number}") for number in range(1000)))
    before = len(asked)
    desk.settle()
    told = desk.tell()
    assert [one.title for one in told] == ["1000 new for you"]
    assert len(asked) < before + 60
    assert len(desk.session.notices.notices) == 200


def test_what_was_put_off_comes_again_also_after_a_restart(desk: Desk) -> None:
    desk.arrive(news(desk, "n1"))
    desk.tell()
    desk.session.notices.put_off("official:n1", desk.clock.time + timedelta(hours=1))
    desk.restart()
    desk.teller.look_at_the_clock()
    assert desk.tell() == []
    desk.clock.time += timedelta(hours=1, minutes=1)
    desk.teller.look_at_the_clock()
    assert [one.uid for one in desk.tell()] == ["n1"]
    assert len(desk.session.notices.unseen) == 1


def test_each_deed_does_what_it_says(desk: Desk, qtbot: QtBot) -> None:
    deeds = Deeds(desk.session)
    matter = Matter("comment:c1", Topic.ANSWER, NOW, "nieuws-ijsbaan", "Yusuf Kaya", answers="c1", author="yusuf.kaya")
    told = Notification("t", "", "nieuws-ijsbaan", matter)
    board = desk.session.notices
    board.add([matter])
    deeds.carry_out(told, Deed.LATER, "")
    assert board.next_due(NOW) is not None
    with qtbot.waitSignal(deeds.place_requested) as went:
        deeds.carry_out(told, Deed.WHY, "")
    assert went.args == [Place(navigation.NOTICES, "comment:c1")]
    deeds.carry_out(told, Deed.ANSWER, "  ")
    assert [one.seen for one in board.notices] == [False]
    deeds.carry_out(told, Deed.ANSWER, " Doe ik ")
    assert ("comment", ("nieuws-ijsbaan", "Doe ik", "c1")) in desk.session.asked
    assert [one.seen for one in board.notices] == [True]
    with qtbot.waitSignal(deeds.place_requested) as went:
        deeds.carry_out(Notification("9 new", "", replaces="summary"), Deed.OPEN, "")
    assert went.args == [Place(navigation.NOTICES)]
    item = Matter("news:blog-yusuf", Topic.NEWS, NOW, "blog-yusuf")
    deeds.carry_out(Notification("t", "", "blog-yusuf", item), Deed.READ, "")
    assert desk.session.queries.is_read(["blog-yusuf"])


def test_what_becomes_official_after_it_came_is_told_of_and_an_old_one_that_is_edited_is_not(desk: Desk) -> None:
    post = news(desk, "n1", official=False)
    desk.arrive(post)
    assert desk.tell() == []
    desk.arrive(replace(post, official=True, modified=LATER))
    assert [one.uid for one in desk.tell()] == ["n1"]
    desk.arrive(replace(post, official=True, title="Beter", modified=LATER + timedelta(minutes=1)))
    assert desk.tell() == []
    old = news(desk, "n2", published=NOW - timedelta(days=30))
    desk.session.store.apply([old])
    desk.arrive(replace(old, title="Weer beter", modified=LATER))
    assert desk.tell() == []


def test_what_came_with_the_first_sync_is_not_told_of_when_it_changes(desk: Desk) -> None:
    post = news(desk, "n1")
    applied = desk.session.store.apply([post])
    desk.session.changed.emit(Changed(uids=applied.uids, arrived=applied.arrived, first=True))
    desk.arrive(replace(post, title="Beter", modified=LATER))
    assert desk.tell() == []
