"""Files are dragged in from another program and out to it: two processes, a real X server, a real pointer."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tests.journeys import office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WITHIN = 60.0
"""Seconds."""
STEPS = 12


class Program:
    """A program on a display, by what it tells."""

    def __init__(self, display: str, *arguments: str) -> None:
        self.environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.other_program", *arguments],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.places: dict[str, list[int]] = self.told()["places"]

    def told(self) -> dict[str, Any]:
        """Wait for the next thing that it tells."""
        assert self._process.stdout is not None
        ready, _, _ = select.select([self._process.stdout], [], [], WITHIN)
        line = self._process.stdout.readline() if ready else ""
        if not line:
            self._process.kill()
            pytest.fail(f"the program told nothing: {self._process.communicate()[1]}")
        told: dict[str, Any] = json.loads(line)
        return told

    def end(self) -> None:
        self._process.terminate()
        self._process.communicate()


@contextmanager
def both(folder: Path, *files: Path) -> Iterator[tuple[Program, Program]]:
    if not (office.XVFB and office.XDOTOOL):
        pytest.skip("There is no Xvfb or xdotool here: apt-get install xvfb xdotool")
    with office.virtual_screen() as display:
        running: list[Program] = []
        try:
            running.append(Program(display, "documents", str(folder)))
            running.append(Program(display, "files", *map(str, files)))
            yield running[0], running[1]
        finally:
            for one in running:
                one.end()


def drag(program: Program, start: list[int], goal: list[int], *held: str) -> None:
    """Pull from a point to another with the left button, as slowly as a hand does."""
    assert office.XDOTOOL
    steps = [
        [start[0] + (goal[0] - start[0]) * step // STEPS, start[1] + (goal[1] - start[1]) * step // STEPS]
        for step in range(1, STEPS + 1)
    ]
    moves = [word for x, y in [*steps, goal, goal] for word in ("mousemove", str(x), str(y), "sleep", "0.05")]
    before = [word for key in held for word in ("keydown", key)]
    after = [word for key in held for word in ("keyup", key)]
    begin = ["mousemove", str(start[0]), str(start[1]), "mousedown", "1", "sleep", "0.1"]
    command = [office.XDOTOOL, *begin, *before, *moves, "mouseup", "1", *after]
    subprocess.run(command, env=program.environment, check=True)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    return folder


def test_files_and_folders_come_in_from_another_program_and_stay_there_too(tmp_path: Path, desk: Path) -> None:
    letter = tmp_path / "brief.txt"
    letter.write_text("hallo")
    (tmp_path / "Stukken" / "oud").mkdir(parents=True)
    within = tmp_path / "Stukken" / "oud" / "plan.txt"
    within.write_text("plan")
    with both(desk, letter, tmp_path / "Stukken") as (documents, files):
        drag(files, files.places["files"], documents.places["empty"])
        told = documents.told()
        assert told["container"] == "team-burgerzaken"
        assert told["shared"] == [[str(letter), []], [str(within), ["Stukken", "oud"]]]
        assert told["folders"] == [["Stukken"], ["Stukken", "oud"]]
        assert files.told() == {"dragged": "CopyAction"}, "the file manager would delete what it is told was moved"
    assert letter.read_text() == "hallo"


def test_a_file_dropped_on_a_folder_goes_into_it(tmp_path: Path, desk: Path) -> None:
    letter = tmp_path / "brief.txt"
    letter.write_text("hallo")
    with both(desk, letter) as (documents, files):
        drag(files, files.places["files"], documents.places["map-balie"])
        assert documents.told()["container"] == "map-balie"


def test_five_hundred_files_come_in_at_once(tmp_path: Path, desk: Path) -> None:
    many = tmp_path / "Foto's"
    many.mkdir()
    for number in range(500):
        (many / f"foto {number:03}.jpg").write_bytes(b"x" * 100)
    with both(desk, *sorted(many.iterdir())) as (documents, files):
        drag(files, files.places["files"], documents.places["empty"])
        assert len(documents.told()["shared"]) == 500


def test_a_document_goes_out_as_a_proper_file(desk: Path, tmp_path: Path) -> None:
    with both(desk, tmp_path / "niets") as (documents, files):
        drag(documents, documents.places["werkinstructie"], files.places["files"])
        (path,) = files.told()["dropped"]
    assert path.endswith("/Werkinstructie paspoortaanvraag.docx")
    assert (desk / "Werkinstructie paspoortaanvraag.docx").read_text() == "de inhoud van werkinstructie"
