"""What one chooses, and what the organisation has chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6Qlementine import Switch

from ui.account.locks import Padlock
from ui.account.preferences import PreferencesScreen
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession

AUTOSTART = "Start with the computer, in the tray"


class Settings:
    """Settings of which some may be decided."""

    def __init__(self, **decided: str) -> None:
        self.chosen: dict[str, str] = {}
        self._decided = decided

    def get(self, name: str, default: str = "") -> str:
        return self._decided.get(name, self.chosen.get(name, default))

    def set(self, name: str, value: str) -> None:
        self.chosen[name] = value

    def is_locked(self, name: str) -> bool:
        return name in self._decided

    def decisions(self) -> list[tuple[str, str]]:
        return [(f"{name} is {{value}}.", value) for name, value in self._decided.items()]


def shown(qtbot: QtBot, session: FakeSession, settings: Settings) -> PreferencesScreen:
    screen = PreferencesScreen(session, settings)
    qtbot.addWidget(screen)
    screen.resize(900, 1200)
    screen.show()
    return screen


def switch(screen: PreferencesScreen, name: str) -> Switch:
    return next(one for one in screen.findChildren(Switch) if one.accessibleName() == name)


def test_one_chooses_to_start_with_the_computer(qtbot: QtBot, fake_session: FakeSession) -> None:
    settings = Settings()
    row = switch(shown(qtbot, fake_session, settings), AUTOSTART)
    assert (row.isChecked(), row.isEnabled()) == (False, True)
    row.click()
    assert settings.chosen == {"autostart": "on"}


@pytest.mark.parametrize("value", ["on", "off"])
def test_what_the_organisation_decides_is_shown_locked_with_the_reason(
    qtbot: QtBot, fake_session: FakeSession, value: str
) -> None:
    screen = shown(qtbot, fake_session, Settings(autostart=value, proxy="http://proxy:3128"))
    row = switch(screen, AUTOSTART)
    assert (row.isChecked(), row.isEnabled()) == (value == "on", False)
    assert row.accessibleDescription() == "Set by your organisation"
    words = [text.text() for text in screen.findChildren(Text)]
    assert words.count("Set by your organisation") == 2
    assert "proxy is http://proxy:3128." in words
    assert len([lock for lock in screen.findChildren(Padlock) if lock.isVisible()]) == 3


def test_where_nothing_is_decided_there_is_no_padlock(qtbot: QtBot, fake_session: FakeSession) -> None:
    assert shown(qtbot, fake_session, Settings()).findChildren(Padlock) == []
