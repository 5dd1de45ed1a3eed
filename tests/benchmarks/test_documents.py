"""What a folder of 20,000 documents and a drop of 10,000 files cost, against one frame or as seconds told."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

import pytest

from sync.models import Document
from tests.benchmarks.conftest import Figure, Report
from tests.benchmarks.test_directory import FRAME, slow, timed
from tests.ui.conftest import NOW, SITE, FakeSession, community
from ui import theme
from ui.teams.dropping import SameName, TakenNames, sharing_of, sort_out
from ui.teams.screen import TeamsScreen
from ui.widgets.pictures import PictureLoader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

TEAM = "team-burgerzaken"
NUMBER = 20_000
WORDS = ("verslag", "begroting", "rooster", "notulen", "foto", "bijlage", "aanvraag", "besluit")


@pytest.fixture
def session(tmp_path: Path, qapp: QApplication) -> Iterator[FakeSession]:
    theme.apply(qapp, theme.LIGHT)
    made = FakeSession(tmp_path)
    made.store.apply(community())
    made.store.apply(
        Document(
            uid=f"d{number}",
            url=f"{SITE}/teams/burgerzaken/balie/d{number}",
            modified=NOW,
            title=f"{WORDS[number % len(WORDS)]} {number} van de balie.pdf",
            filename=f"d{number}.pdf",
            content_type="application/pdf",
            size=1000 + number,
            team_uid=TEAM,
            folder_uid="map-balie",
            author="yusuf.kaya",
        )
        for number in range(NUMBER)
    )
    yield made
    made.close()


@pytest.fixture
def screen(qtbot: QtBot, session: FakeSession) -> Iterator[TeamsScreen]:
    pictures = PictureLoader(session)
    made = TeamsScreen(session, pictures)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    made.show_item("")
    yield made
    made.page.documents.leave()
    pictures.close()


def test_a_folder_of_20000_opens_and_scrolls(qapp: QApplication, report: Report, screen: TeamsScreen) -> None:
    opening = timed(qapp, partial(screen.show_item, "map-balie"))
    view = screen.page.documents.view
    assert view.files.rowCount() == NUMBER + 1
    report.append(Figure("opening a folder of 20,000", opening, FRAME, "ms", "<= 12 (0.2 s)"))
    for layout in ("list", "grid"):
        view.show_grid(on=layout == "grid")
        qapp.processEvents()
        bar = view.shown.verticalScrollBar()
        took = [timed(qapp, partial(bar.setValue, value)) for value in range(0, bar.maximum(), bar.maximum() // 300)]
        report.append(Figure(f"a step of scrolling through 20,000, {layout}, p95", slow(took), FRAME, "ms", "<= 1"))
    refreshing = timed(qapp, screen.page.documents.refresh)
    report.append(Figure("reading a folder of 20,000 again", refreshing, FRAME, "ms", "<= 12 (0.2 s)"))


def test_looking_for_words_in_20000(qapp: QApplication, report: Report, screen: TeamsScreen) -> None:
    files = screen.page.documents.view.files
    typed = [word[:end] for word in WORDS for end in range(1, len(word) + 1)]
    took = [timed(qapp, partial(files.look_for, words)) for words in typed]
    assert files.rowCount() > 0
    report.append(Figure("words to rows in 20,000 documents, p95", slow(took), FRAME, "ms", "<= 3"))


def test_a_drop_of_10000_files(tmp_path: Path, session: FakeSession, report: Report) -> None:
    many = tmp_path / "Foto's"
    many.mkdir()
    for number in range(10_000):
        (many / f"foto {number}.jpg").write_bytes(b"x")
    began = time.perf_counter()
    drop = sort_out([many])
    names = TakenNames(session.queries, TEAM)
    sharing = sharing_of(drop, TEAM, names.names_in, lambda _name: SameName.KEEP_BOTH)
    took = time.perf_counter() - began
    assert sharing is not None
    assert len(sharing.files) == 10_000
    report.append(Figure("looking at 10,000 dropped files", took, 1.0, "s", "<= 2"))
