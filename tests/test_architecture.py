"""The walls of the house hold."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("desktop", "sync", "ui")
GIVEN_AT_THE_TOP = {
    "desktop",
    "ui",
    "resources",
    "sync",
    "tests",
    "pyproject.toml",
    "build.spec",
    "README.md",
    "uv.lock",
    "LICENSE",
    "CHANGELOG.md",
}


def test_no_room_imports_what_lies_above_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_but_the_given_stands_at_the_top_level() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    names = {line.split("/")[0] for line in tracked.stdout.splitlines()}
    if not names:
        pytest.fail("this is no checkout: the top level cannot be looked at")
    assert {name for name in names if not name.startswith(".")} <= GIVEN_AT_THE_TOP


@pytest.mark.parametrize("room", ROOMS)
def test_no_module_is_named_for_nothing(room: str) -> None:
    nameless = {"utils", "helpers", "common", "manager"}
    assert [path for path in (ROOT / room).rglob("*.py") if path.stem in nameless] == []


def test_the_window_is_imported_without_the_network_or_the_writing_side_of_the_cache() -> None:
    late = ("httpx", "sqlite_utils", "sync.plone", "sync.engine.engine", "desktop_notifier", "keyring")
    code = f"import sys, ui.window, desktop.app; print([name for name in {late!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_command_line_is_imported_without_qt() -> None:
    code = "import sys, desktop.cli, desktop.commands; print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
