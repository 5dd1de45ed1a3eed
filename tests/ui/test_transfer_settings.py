"""How much of the line and the disk documents may take, and whether they wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QComboBox

from sync.engine.events import Connection, SyncState
from ui.account.preferences import PreferencesScreen
from ui.connection_pill import ConnectionPill
from ui.settings import DOWNLOAD_LIMIT, OFFLINE_LIMIT, UPLOAD_LIMIT, TransferLimits

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession


class Settings(dict[str, str]):
    def get(self, name: str, default: str = "") -> str:  # type: ignore[override]  # as `UiSettings` has it
        return super().get(name, default)

    def is_locked(self, name: str) -> bool:
        return name == "locked"

    def decisions(self) -> list[tuple[str, str]]:
        return []

    def set(self, name: str, value: str) -> None:
        self[name] = value


def chosen(box: QComboBox, value: str) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_what_is_chosen_holds_at_once(qtbot: QtBot, fake_session: FakeSession) -> None:
    settings = Settings()
    screen = PreferencesScreen(fake_session, settings)
    qtbot.addWidget(screen)
    boxes = {box.accessibleName(): box for box in screen.findChildren(QComboBox)}
    chosen(boxes["Send documents"], "500")
    chosen(boxes["Room for documents that you opened"], "10000")
    assert settings == {UPLOAD_LIMIT: "500", OFFLINE_LIMIT: "10000"}
    limits = [facts for what, facts in fake_session.asked if what == "set_limits"]
    assert limits[-1] == TransferLimits(up=500_000, down=None, offline=10_000_000_000)


@pytest.mark.parametrize("nonsense", ["", "-1", "0", "veel", "1e9"])
def test_settings_that_make_no_sense_limit_nothing(nonsense: str) -> None:
    settings = Settings({UPLOAD_LIMIT: nonsense, DOWNLOAD_LIMIT: nonsense, OFFLINE_LIMIT: nonsense})
    assert TransferLimits.chosen(settings) == TransferLimits(up=None, down=None, offline=2_000_000_000)


def test_the_pill_says_that_all_is_paused_and_lets_it_go_on(qtbot: QtBot) -> None:
    pill = ConnectionPill()
    qtbot.addWidget(pill)
    asked: list[bool] = []
    pill.pause_requested.connect(asked.append)
    pill.show_state(SyncState(connection=Connection.ONLINE, waiting=2, paused=True))
    assert pill.text() == "Paused"
    assert pill.pause.isChecked()
    pill.pause.trigger()
    pill.show_state(SyncState(connection=Connection.ONLINE))
    pill.pause.trigger()
    assert asked == [False, True]
