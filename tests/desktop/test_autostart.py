"""The program starts with the computer where the person or the organisation wants it to, and only there."""

from __future__ import annotations

import plistlib
import subprocess
import sys
from contextlib import nullcontext
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from desktop.autostart import DesktopEntry, LaunchAgent, RunKey, choose, own_command, quoted_for_exec, settle
from desktop.home import Home
from desktop.policy import parse_policy
from desktop.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.autostart import Entry


class Registry(SimpleNamespace):
    """Stands in for the module that Windows has: a Run key in memory."""

    HKEY_CURRENT_USER, REG_SZ, KEY_SET_VALUE = "user", 1, 2

    def __init__(self) -> None:
        super().__init__(values={})

    def OpenKey(self, *_where: object) -> Any:  # noqa: N802  Windows' name
        return nullcontext(self)

    CreateKey = OpenKey

    def QueryValueEx(self, _key: object, name: str) -> tuple[str, int]:  # noqa: N802  as above
        if name not in self.values:
            raise FileNotFoundError
        return self.values[name], 1

    def SetValueEx(self, _key: object, name: str, _reserved: int, _kind: int, value: str) -> None:  # noqa: N802  as above
        self.values[name] = value

    def DeleteValue(self, _key: object, name: str) -> None:  # noqa: N802  as above
        if self.values.pop(name, None) is None:
            raise FileNotFoundError


@pytest.fixture(params=["linux", "darwin", "win32"])
def entry(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Entry:
    if request.param == "linux":
        return DesktopEntry(tmp_path / "autostart")
    if request.param == "darwin":
        return LaunchAgent(tmp_path / "agents")
    monkeypatch.setitem(sys.modules, "winreg", Registry())
    monkeypatch.setattr(sys, "platform", "win32")
    return RunKey()


def test_it_is_switched_on_and_off(entry: Entry) -> None:
    assert entry.command() is None
    assert choose(entry, on=True)
    assert entry.command() == entry.spelled(own_command("--hidden"))
    assert choose(entry, on=True)
    assert choose(entry, on=False)
    assert entry.command() is None
    assert choose(entry, on=False)


def test_who_takes_it_out_of_the_systems_own_list_has_switched_it_off(entry: Entry, tmp_path: Path) -> None:
    settings = Settings(Home(tmp_path / "home"), parse_policy({}))
    settings.set("autostart", "on")
    settle(settings, entry)
    assert settings.get("autostart") == "off"
    assert entry.command() is None


def test_an_entry_of_a_program_that_moved_is_renewed(entry: Entry, tmp_path: Path) -> None:
    settings = Settings(Home(tmp_path / "home"), parse_policy({}))
    settings.set("autostart", "on")
    entry.write(["/opt/elders/mienskip", "--hidden"])
    settle(settings, entry)
    assert entry.command() == entry.spelled(own_command("--hidden"))


@pytest.mark.parametrize("decided", [True, False])
def test_what_the_organisation_decides_is_carried_out(entry: Entry, tmp_path: Path, decided: bool) -> None:
    if not decided:
        entry.write(["mienskip"])
    settle(Settings(Home(tmp_path / "home"), parse_policy({"autostart": decided})), entry)
    assert (entry.command() is not None) is decided


def test_who_chose_nothing_is_left_alone(entry: Entry, tmp_path: Path) -> None:
    settle(Settings(Home(tmp_path / "home"), parse_policy({})), entry)
    assert entry.command() is None


@pytest.mark.parametrize("switched_off", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_a_desktop_that_switched_it_off_is_believed(tmp_path: Path, switched_off: str) -> None:
    entry = DesktopEntry(tmp_path)
    entry.write(["mienskip", "--hidden"])
    with (tmp_path / "mienskip.desktop").open("a") as file:
        file.write(f"{switched_off}\n")
    assert entry.command() is None


def test_the_entry_is_one_that_the_desktops_own_checker_accepts(tmp_path: Path) -> None:
    entry = DesktopEntry(tmp_path)
    entry.write(["/opt/Ons intranet/mien$kip", "--hidden", "100%"])
    done = subprocess.run(
        ["desktop-file-validate", tmp_path / "mienskip.desktop"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_the_agent_of_macos_names_the_command(tmp_path: Path) -> None:
    LaunchAgent(tmp_path).write(["/Applications/Mienskip.app/Contents/MacOS/mienskip", "--hidden"])
    values = plistlib.loads((tmp_path / "org.mienskip.Mienskip.plist").read_bytes())
    assert values["ProgramArguments"] == ["/Applications/Mienskip.app/Contents/MacOS/mienskip", "--hidden"]
    assert values["RunAtLoad"] is True


@pytest.mark.parametrize("part", ["mienskip", "--hidden", "/opt/Ons intranet/m", 'a"b', "a$b`c"])
def test_a_quoted_argument_comes_out_as_it_went_in(part: str) -> None:
    in_the_file = quoted_for_exec(part).replace("\\\\", "\\")
    said = subprocess.run(["sh", "-c", f"printf %s {in_the_file}"], capture_output=True, text=True, check=True)
    assert said.stdout == part


def test_a_folder_that_cannot_be_written_to_is_no_disaster(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("a file where a folder should be")
    assert not choose(DesktopEntry(tmp_path / "autostart" / "deeper"), on=True)
