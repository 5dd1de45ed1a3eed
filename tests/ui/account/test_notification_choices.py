"""What one wants to be told of is chosen, kept, and read back by the rules."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QCheckBox, QComboBox, QTimeEdit
from PySide6Qlementine import Switch

from tests.ui.account.test_preferences import Settings
from ui.account.notification_choices import ORDER, NotificationChoices
from ui.notifying import Content, Manner, Rules, Topic, rules_from

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession


def made(qtbot: QtBot, session: FakeSession, settings: Settings) -> NotificationChoices:
    choices = NotificationChoices(session, settings)
    qtbot.addWidget(choices)
    choices.show()
    return choices


def choose(choices: NotificationChoices, name: str, value: str) -> None:
    box = next(one for one in choices.findChildren(QComboBox) if one.accessibleName() == name)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_every_topic_can_be_chosen() -> None:
    assert set(ORDER) == set(Topic) - {Topic.DIGEST}  # that has a choice of its own


def test_what_is_chosen_is_what_the_rules_say(qtbot: QtBot, fake_session: FakeSession) -> None:
    settings = Settings()
    assert rules_from(settings) == Rules()
    choices = made(qtbot, fake_session, settings)
    choose(choices, "Official news", Manner.COUNT)
    choose(choices, "What others can see on my screen", Content.SENDER)
    next(one for one in choices.findChildren(Switch) if one.accessibleName() == "Quiet hours").click()
    first = next(one for one in choices.findChildren(QTimeEdit) if one.accessibleName() == "Quiet from")
    assert first.isEnabled()
    first.setTime(QTime(17, 30))
    boxes = {one.accessibleName() or one.text(): one for one in choices.findChildren(QCheckBox)}
    boxes["Sunday"].click()
    boxes["Burgerzaken"].click()

    rules = rules_from(settings)
    assert rules.manner(Topic.OFFICIAL) is Manner.COUNT
    assert rules.content is Content.SENDER
    assert rules.quiet == (time(17, 30), time(8))
    assert rules.workdays == frozenset(range(1, 7))
    assert rules.muted == {"team-burgerzaken"}
    again = made(qtbot, fake_session, settings)
    assert not next(one for one in again.findChildren(QCheckBox) if one.text() == "Burgerzaken").isChecked()


def test_what_the_organisation_decides_about_the_screen_cannot_be_chosen(
    qtbot: QtBot, fake_session: FakeSession
) -> None:
    choices = made(qtbot, fake_session, Settings(notification_content="nothing"))
    name = "What others can see on my screen"
    box = next(one for one in choices.findChildren(QComboBox) if one.accessibleName() == name)
    assert (box.isEnabled(), box.currentData()) == (False, "nothing")


def test_a_test_notification_is_asked_for_and_its_outcome_said(qtbot: QtBot, fake_session: FakeSession) -> None:
    choices = made(qtbot, fake_session, Settings())
    with qtbot.waitSignal(choices.test_requested):
        choices.test_button.click()
    choices.show_outcome("It was shown.")
    assert choices._outcome.isVisible()
