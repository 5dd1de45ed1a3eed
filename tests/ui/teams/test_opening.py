from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sync.engine.events import DocumentReady
from ui.teams import opening
from ui.teams.opening import Opener

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QUrl
    from pytestqt.qtbot import QtBot

    from sync.errors import MienskipError
    from tests.ui.conftest import FakeSession


class Desktop:
    """Remembers what it was asked to open."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.knows = True

    def open(self, url: QUrl) -> bool:
        self.opened.append(url.toLocalFile())
        return self.knows


@pytest.fixture
def desktop() -> Desktop:
    return Desktop()


@pytest.fixture
def opener(fake_session: FakeSession, desktop: Desktop) -> Opener:
    return Opener(fake_session, open_url=desktop.open)


def body(folder: Path, name: str = "rooster.xlsx") -> Path:
    path = folder / name
    path.write_bytes(b"cijfers")
    return path


def failures(opener: Opener) -> list[MienskipError]:
    seen: list[MienskipError] = []
    opener.failed.connect(seen.append)
    return seen


def test_a_document_opens_in_its_program_when_its_body_is_there(
    tmp_path: Path, fake_session: FakeSession, opener: Opener, desktop: Desktop
) -> None:
    opener.open("rooster")
    assert fake_session.asked == [("open_document", "rooster")]
    assert desktop.opened == []

    fake_session.document_ready.emit(DocumentReady(uid="rooster", path=body(tmp_path)))

    assert desktop.opened == [str(tmp_path / "rooster.xlsx")]


def test_a_document_that_nobody_asked_for_here_is_not_opened(
    tmp_path: Path, fake_session: FakeSession, opener: Opener, desktop: Desktop
) -> None:
    opener.open("rooster")
    opener.forget("rooster")

    for uid in ("rooster", "ander"):
        fake_session.document_ready.emit(DocumentReady(uid=uid, path=body(tmp_path)))

    assert desktop.opened == []


@pytest.mark.parametrize("name", ["spel.exe", "spel.EXE", "start.desktop", "doe.sh", "link.url", "macro.jar"])
def test_a_program_is_never_started(
    tmp_path: Path, fake_session: FakeSession, opener: Opener, desktop: Desktop, name: str
) -> None:
    seen = failures(opener)
    opener.open("x")

    fake_session.document_ready.emit(DocumentReady(uid="x", path=body(tmp_path, name)))

    assert desktop.opened == []
    assert [error.facts for error in seen] == [{"name": name, "reason": opening.IS_PROGRAM}]


def test_a_sort_of_file_that_no_program_opens_is_said(
    tmp_path: Path, fake_session: FakeSession, opener: Opener, desktop: Desktop
) -> None:
    seen = failures(opener)
    desktop.knows = False
    opener.open("x")

    fake_session.document_ready.emit(DocumentReady(uid="x", path=body(tmp_path)))

    assert [error.facts["reason"] for error in seen] == [opening.NO_PROGRAM]


def test_a_copy_is_saved_where_one_wants_it_and_not_opened(
    qtbot: QtBot, tmp_path: Path, fake_session: FakeSession, opener: Opener, desktop: Desktop
) -> None:
    target = tmp_path / "kopie.xlsx"
    target.write_bytes(b"een oudere")
    opener.save("rooster", target)

    with qtbot.waitSignal(opener.saved):
        fake_session.document_ready.emit(DocumentReady(uid="rooster", path=body(tmp_path)))

    assert target.read_bytes() == b"cijfers"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file() and "cache" not in path.name) == [
        "kopie.xlsx",
        "rooster.xlsx",
    ]
    assert desktop.opened == []


def test_a_copy_that_cannot_be_saved_is_said_and_leaves_nothing_behind(
    qtbot: QtBot, tmp_path: Path, fake_session: FakeSession, opener: Opener
) -> None:
    seen = failures(opener)
    opener.save("rooster", tmp_path / "bestaat niet" / "kopie.xlsx")

    with qtbot.waitSignal(opener.failed):
        fake_session.document_ready.emit(DocumentReady(uid="rooster", path=body(tmp_path)))

    assert [error.facts["reason"] for error in seen] == [opening.NOT_SAVED]
