from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from ui.teams import dropping
from ui.teams.dropping import sort_out

if TYPE_CHECKING:
    from pathlib import Path


def file(folder: Path, name: str, text: str = "x") -> Path:
    path = folder / name
    path.write_text(text)
    return path


def reasons(*paths: Path) -> list[tuple[str, str]]:
    return [(refusal.facts["name"], refusal.facts["reason"]) for refusal in sort_out(paths).refusals]


def test_files_go_on_in_the_order_in_which_they_were_dropped(tmp_path: Path) -> None:
    first, second = file(tmp_path, "b.txt"), file(tmp_path, "a.txt")

    assert sort_out([first, second]).files == (first, second)
    assert sort_out([first, second]).refusals == ()


def test_what_cannot_be_sent_does_not_keep_the_rest_back(tmp_path: Path) -> None:
    good, empty = file(tmp_path, "goed.txt"), file(tmp_path, "leeg.txt", "")

    drop = sort_out([tmp_path, empty, tmp_path / "weg.txt", good])

    assert drop.files == (good,)
    assert [refusal.facts["reason"] for refusal in drop.refusals] == [
        dropping.FOLDER,
        dropping.EMPTY,
        dropping.MISSING,
    ]


def test_a_refusal_names_the_file_and_not_the_whole_path(tmp_path: Path) -> None:
    assert reasons(file(tmp_path, "leeg.txt", "")) == [("leeg.txt", dropping.EMPTY)]


def test_the_same_path_twice_is_sent_once(tmp_path: Path) -> None:
    path = file(tmp_path, "een.txt")

    assert sort_out([path, path]).files == (path,)


def test_two_files_with_one_name_from_two_folders_are_both_sent(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    both = (file(tmp_path, "verslag.txt"), file(tmp_path / "sub", "verslag.txt"))

    assert sort_out(both).files == both


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes in the file system")
def test_a_pipe_is_refused_without_being_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "pijp"
    os.mkfifo(pipe)

    assert reasons(pipe) == [("pijp", dropping.NO_FILE)]


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need a right there")
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    circle = tmp_path / "kring"
    circle.symlink_to(circle)

    assert reasons(circle) == [("kring", dropping.UNREADABLE)]


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    assert [reason for _, reason in reasons(tmp_path / "a\0b")] == [dropping.UNREADABLE]
