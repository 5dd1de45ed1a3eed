"""The bell and the list behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sync.cache.marks import Mark
from tests.ui.conftest import NOW, Remembered
from ui import navigation
from ui.navigation import Place
from ui.notices.bell import Bell
from ui.notices.board import MOST, NoticeBoard
from ui.notices.matter import Matter
from ui.notices.model import NoticesModel
from ui.notices.places import place_of
from ui.notices.screen import NoticesScreen
from ui.notices.words import SIGNS, reason_of, text_of, title_of
from ui.notifying import REASONS, Manner, Topic, rules_from
from ui.widgets.pictures import PictureLoader
from ui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession

ANSWER = Matter(
    "comment:c1",
    Topic.ANSWER,
    NOW,
    "nieuws-ijsbaan",
    "Yusuf Kaya",
    "De ijsbaan",
    "Doe ik!",
    author="yusuf.kaya",
    answers="c1",
)
OFFICIAL = Matter("news:blog-yusuf", Topic.OFFICIAL, NOW - timedelta(hours=1), "blog-yusuf", title="Weekblog")
TEAM = Matter(
    "news:team-rooster",
    Topic.TEAM,
    NOW - timedelta(hours=2),
    "team-rooster",
    title="Nieuw rooster",
    team_uid="team-burgerzaken",
    team="Burgerzaken",
)


@pytest.fixture
def board(fake_session: FakeSession) -> NoticeBoard:
    fake_session.notices.add([OFFICIAL, TEAM, ANSWER])
    return fake_session.notices


@pytest.fixture
def screen(qtbot: QtBot, fake_session: FakeSession, board: NoticeBoard) -> Iterator[NoticesScreen]:
    assert board.notices
    pictures = PictureLoader(fake_session)
    made = NoticesScreen(fake_session, pictures, Remembered())
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    made.show_item("")
    yield made
    pictures.close()


def keys(board: NoticeBoard) -> list[str]:
    return [notice.matter.key for notice in board.notices]


def test_what_was_told_stands_newest_first_and_once_also_after_a_restart(
    fake_session: FakeSession, board: NoticeBoard
) -> None:
    board.add([ANSWER])
    assert keys(board) == [ANSWER.key, OFFICIAL.key, TEAM.key]
    board.see([OFFICIAL.key])
    again = NoticeBoard(fake_session)
    assert keys(again) == keys(board)
    assert [one.matter.key for one in again.unseen] == [ANSWER.key, TEAM.key]


def test_a_list_of_another_version_is_begun_anew(fake_session: FakeSession) -> None:
    fake_session.store.mark(Mark.NOTICES, ["notices"], on=True, value='[{"matter": 3}]')
    assert NoticeBoard(fake_session).notices == []


def test_the_list_is_bounded(board: NoticeBoard) -> None:
    board.add(replace(ANSWER, key=str(number), when=NOW + timedelta(seconds=number)) for number in range(1000))
    assert len(board.notices) == MOST
    assert board.notices[0].matter.key == "999"


def test_news_that_was_read_counts_as_seen_and_a_comment_below_it_does_not(
    fake_session: FakeSession, board: NoticeBoard
) -> None:
    fake_session.mark_read(["blog-yusuf", "nieuws-ijsbaan"])
    assert [one.matter.key for one in board.unseen] == [ANSWER.key, TEAM.key]
    board.see_item("nieuws-ijsbaan")
    assert [one.matter.key for one in board.unseen] == [TEAM.key]
    board.see_all()
    assert board.unseen == []


def test_what_was_put_off_is_not_new_until_it_is_due(fake_session: FakeSession, board: NoticeBoard) -> None:
    board.put_off(ANSWER.key, NOW + timedelta(hours=1))
    assert ANSWER.key not in {one.matter.key for one in board.unseen}
    again = NoticeBoard(fake_session)
    assert again.next_due(NOW) == NOW + timedelta(hours=1)
    assert again.take_due(NOW) == []
    assert again.take_due(NOW + timedelta(hours=2)) == [ANSWER]
    assert ANSWER.key in {one.matter.key for one in again.unseen}
    assert again.next_due(NOW) is None


def test_after_signing_out_nothing_stands_there(fake_session: FakeSession, board: NoticeBoard) -> None:
    fake_session.signed_out.emit()
    assert board.notices == []


def test_the_bell_says_how_much_is_new(qtbot: QtBot, board: NoticeBoard) -> None:
    bell = Bell(board)
    qtbot.addWidget(bell)
    assert (bell.count, bell.accessibleName()) == (3, "Notifications, 3 new")
    board.see_all()
    assert (bell.count, bell.accessibleName()) == (0, "Notifications")


def test_by_keyboard_one_opens_and_marks_as_read(
    qtbot: QtBot, screen: NoticesScreen, board: NoticeBoard, fake_session: FakeSession
) -> None:
    assert screen.view.hasFocus()
    QTest.keyClick(screen.view, Qt.Key.Key_Down)
    QTest.keyClick(screen.view, Qt.Key.Key_Space)
    assert [one.matter.key for one in board.unseen] == [ANSWER.key, TEAM.key]
    QTest.keyClick(screen.view, Qt.Key.Key_Up)
    with qtbot.waitSignal(screen.place_requested) as went:
        QTest.keyClick(screen.view, Qt.Key.Key_Return)
    assert went.args == [Place(navigation.NEWS, "nieuws-ijsbaan")]
    assert fake_session.notices.unseen[0].matter == TEAM


def test_why_it_came_is_said_and_changed_in_one_click(screen: NoticesScreen) -> None:
    screen.show_item(TEAM.key)
    pane = screen.pane
    assert pane.reason.text() == "You were told because it is news of your team Burgerzaken."
    pane.manner.setCurrentIndex(pane.manner.findData(Manner.OFF))
    pane.manner.activated.emit(pane.manner.currentIndex())
    assert rules_from(pane._settings).manner(Topic.TEAM) is Manner.OFF
    assert pane.mute.isVisible()
    pane.mute.click()
    assert rules_from(pane._settings).muted == {"team-burgerzaken"}
    screen.show_item(ANSWER.key)
    assert not pane.mute.isVisible()
    pane.later.click()
    assert pane.read.isEnabled()
    assert "again" in pane._when.text()


def test_to_sign_in_again_is_begun_from_the_list(
    qtbot: QtBot, screen: NoticesScreen, fake_session: FakeSession
) -> None:
    matter = Matter("sign-in", Topic.SIGN_IN, NOW + timedelta(minutes=1), title="Sign in again")
    fake_session.notices.add([matter])
    with qtbot.waitSignal(fake_session.sign_in_again_requested):
        screen.open_matter(matter)


def test_an_empty_list_says_what_it_is_for(qtbot: QtBot, fake_session: FakeSession) -> None:
    pictures = PictureLoader(fake_session)
    made = NoticesScreen(fake_session, pictures, Remembered())
    qtbot.addWidget(made)
    assert made.stateful.currentWidget() is made.stateful.notice
    assert not made._side.isVisibleTo(made)
    pictures.close()


def test_every_topic_has_words_a_sign_and_a_reason() -> None:
    for topic in Topic:
        matter = Matter("k", topic, NOW, "u", "Anna", "Titel", "tekst", team="Burgerzaken")
        assert title_of(matter)
        assert text_of(matter)
        assert reason_of(matter)
        assert SIGNS[topic]
        assert topic in REASONS


def test_each_kind_of_thing_opens_where_it_is(fake_session: FakeSession) -> None:
    def where(uid: str, topic: Topic = Topic.NEWS) -> Place:
        return place_of(Matter("k", topic, NOW, uid), fake_session.queries)

    assert where("nieuws-ijsbaan") == Place(navigation.NEWS, "nieuws-ijsbaan")
    assert where("reactie-1") == Place(navigation.NEWS, "nieuws-ijsbaan")
    assert where("rooster") == Place(navigation.TEAMS, "rooster")
    assert where("inloop") == Place(navigation.AGENDA, "inloop")
    assert where("is weg") == Place(navigation.ACTIVITY)
    assert where("", Topic.DIGEST) == Place(navigation.START)


def test_a_screen_reader_hears_a_row(board: NoticeBoard) -> None:
    model = NoticesModel(board)
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Yusuf Kaya answered you. Doe ik!")
    assert spoken.endswith("new")


def test_the_window_has_a_bell_with_a_key_and_what_is_shown_counts_as_seen(
    qtbot: QtBot, fake_session: FakeSession, board: NoticeBoard
) -> None:
    window = MainWindow(fake_session, _Decided())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window.here == Place(navigation.NOTICES)
    window.show_place(Place(navigation.NEWS, "nieuws-ijsbaan"))
    assert ANSWER.key not in {one.matter.key for one in board.unseen}
    window.leave()


class _Decided(Remembered):
    """Settings of which the organisation decides nothing."""

    def is_locked(self, _name: str) -> bool:
        return False

    def decisions(self) -> list[tuple[str, str]]:
        return []
