"""Whether one comes, and when one is reminded."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sync.cache.marks import Mark
from sync.models import Attendance, Capabilities, Event
from tests.ui.conftest import ME, NOW, SITE
from ui.agenda.attending import Attending

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession

COMING = Event(uid="e1", url=f"{SITE}/e1", modified=NOW, title="Inloop", start=NOW + timedelta(days=1))


def shown(qtbot: QtBot, session: FakeSession, event: Event = COMING, *, kept: bool = True) -> Attending:
    session.store.save_capabilities(Capabilities(product="Plone", attendance=kept))
    session.store.apply([event])
    made = Attending(session)
    qtbot.addWidget(made)
    made.show()
    made.show_event(event)
    return made


def test_one_says_that_one_comes_and_it_stands_there(qtbot: QtBot, fake_session: FakeSession) -> None:
    made = shown(qtbot, fake_session)
    made.comes.click()
    assert fake_session.asked[-1] == ("attend", ("e1", True))
    said = Attendance(uid="a1", url="", modified=NOW, event_uid="e1", username=ME.username, going=True)
    fake_session.put(said)
    assert made.comes.isChecked()


def test_a_site_that_keeps_no_attendance_still_lets_one_be_reminded(qtbot: QtBot, fake_session: FakeSession) -> None:
    made = shown(qtbot, fake_session, kept=False)
    assert not made.comes.isVisible()
    made.remind.setCurrentIndex(made.remind.findData("60"))
    made.remind.activated.emit(made.remind.currentIndex())
    assert fake_session.queries.marked(Mark.REMINDER) == {"e1": "60"}
    made.remind.setCurrentIndex(0)
    made.remind.activated.emit(0)
    assert fake_session.queries.marked(Mark.REMINDER) == {}


def test_of_what_is_over_nothing_is_asked(qtbot: QtBot, fake_session: FakeSession) -> None:
    past = Event(uid="e0", url=f"{SITE}/e0", modified=NOW, title="Was", start=NOW - timedelta(days=1), end=NOW)
    assert not shown(qtbot, fake_session, past).isVisible()
