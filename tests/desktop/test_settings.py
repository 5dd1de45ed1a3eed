"""What a person chose outlives the run, and a damaged file does not stop the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.home import HOME_VARIABLE, Home
from desktop.settings import PERSONAL, Settings
from ui.notifying import MUTED
from ui.pages.tree import OPEN
from ui.start.invitation import UNTIL

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_set_is_there_next_time(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    Settings(home).set("theme", "dark %40")
    assert Settings(home).get("theme") == "dark %40"
    assert Settings(home).get("language", "system") == "system"


def test_what_concerned_somebody_else_does_not_outlive_them(tmp_path: Path) -> None:
    assert set(PERSONAL) == {MUTED, OPEN, UNTIL}
    home = Home(tmp_path)
    settings = Settings(home)
    settings.set("theme", "dark")
    settings.set(MUTED, "team-a")
    for whose, muted in (("jelle", "team-a"), ("jelle", "team-a"), ("anna", ""), ("", "")):
        settings.belong_to(whose)
        assert Settings(home).get(MUTED) == muted
    settings.belong_to("anna")
    settings.set(MUTED, "team-b")
    settings.belong_to("")
    assert "team" not in home.settings_file.read_text(encoding="utf-8")
    assert Settings(home).get("theme") == "dark"


@pytest.mark.expects_log_warnings
@pytest.mark.parametrize("damage", [b"geen ini", b"\xff\xfe\x00", b"[mienskip\ntheme=x"])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, damage: bytes) -> None:
    home = Home(tmp_path)
    home.settings_file.write_bytes(damage)
    settings = Settings(home)
    assert settings.get("theme", "system") == "system"
    settings.set("theme", "dark")
    assert Settings(home).get("theme") == "dark"


def test_all_data_moves_with_the_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "elders"))
    home = Home.of_this_user()
    places = (home.account_file, home.settings_file, home.cache_file, home.bodies, home.working_copies, home.server)
    assert all((tmp_path / "elders") in place.parents for place in places)
