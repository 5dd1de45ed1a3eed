from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.engine.sharing import SharedFile
from sync.models import Document
from ui.teams import dropping
from ui.teams.dropping import Names, SameName, sharing_of, sort_out

if TYPE_CHECKING:
    from pathlib import Path


def file(folder: Path, name: str, text: str = "x") -> Path:
    path = folder / name
    path.write_text(text)
    return path


def files(*paths: Path) -> list[Path]:
    return [dropped.path for dropped in sort_out(paths).files]


def reasons(*paths: Path) -> list[tuple[str, str]]:
    return [(refusal.facts["name"], refusal.facts["reason"]) for refusal in sort_out(paths).refusals]


def test_files_go_on_in_the_order_in_which_they_were_dropped(tmp_path: Path) -> None:
    first, second = file(tmp_path, "b.txt"), file(tmp_path, "a.txt")

    assert files(first, second) == [first, second]
    assert sort_out([first, second]).refusals == []


def test_what_cannot_be_sent_does_not_keep_the_rest_back(tmp_path: Path) -> None:
    good, empty = file(tmp_path, "goed.txt"), file(tmp_path, "leeg.txt", "")

    drop = sort_out([empty, tmp_path / "weg.txt", good])

    assert [dropped.path for dropped in drop.files] == [good]
    assert [refusal.facts["reason"] for refusal in drop.refusals] == [
        dropping.EMPTY,
        dropping.MISSING,
    ]


def test_a_refusal_names_the_file_and_not_the_whole_path(tmp_path: Path) -> None:
    assert reasons(file(tmp_path, "leeg.txt", "")) == [("leeg.txt", dropping.EMPTY)]


def test_the_same_path_twice_is_sent_once(tmp_path: Path) -> None:
    path = file(tmp_path, "een.txt")

    assert files(path, path) == [path]


def test_two_files_with_one_name_from_two_folders_are_both_sent(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    both = [file(tmp_path, "verslag.txt"), file(tmp_path / "sub", "verslag.txt")]

    assert files(*both) == both


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


# Folders


def test_a_folder_keeps_its_structure_and_leaves_behind_what_nobody_means(tmp_path: Path) -> None:
    top = tmp_path / "Project Kade"
    (top / "b" / "leeg").mkdir(parents=True)
    (top / "a").mkdir()
    meant = [file(top, "plan.txt"), file(top / "a", "één.txt"), file(top / "b", "twee.txt")]
    for name in (".DS_Store", "Thumbs.db", "desktop.ini", "~$plan.docx", ".~lock.plan.odt#"):
        file(top, name)

    drop = sort_out([top])

    assert drop.folders == [
        ("Project Kade",),
        ("Project Kade", "a"),
        ("Project Kade", "b"),
        ("Project Kade", "b", "leeg"),
    ]
    assert [dropped.path for dropped in drop.files] == meant
    assert [dropped.folder[1:] for dropped in drop.files] == [(), ("a",), ("b",)]
    assert drop.refusals == []


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need a right there")
def test_a_link_that_leads_back_into_its_folder_is_told_and_not_followed(tmp_path: Path) -> None:
    top = tmp_path / "kring"
    top.mkdir()
    (top / "terug").symlink_to(top, target_is_directory=True)
    kept = file(top, "verslag.txt")

    drop = sort_out([top, top / "terug"])

    assert [dropped.path for dropped in drop.files] == [kept]
    assert [refusal.facts["reason"] for refusal in drop.refusals] == [dropping.FOLDER_LINK] * 2


def test_more_files_than_can_be_shared_at_once_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dropping, "MOST_FILES", 3)
    for number in range(5):
        file(tmp_path, f"{number}.txt")

    drop = sort_out([tmp_path])

    assert len(drop.files) == 3
    assert [refusal.facts["reason"] for refusal in drop.refusals] == [dropping.TOO_MANY]


# Names that are taken


def document(title: str, uid: str = "d1", **facts: Any) -> Document:
    when = datetime(2026, 11, 23, tzinfo=UTC)
    return Document(uid=uid, url="", modified=when, title=title, team_uid="t1", folder_uid="t1", **facts)


def decide(
    paths: list[Path], there: list[Document], *answers: SameName | None
) -> tuple[list[SharedFile] | None, list[str]]:
    """Share files where there are documents; also give of which names it was asked what becomes of them."""
    names = Names(there)
    asked: list[str] = []
    replies = iter(answers)

    def choose(name: str) -> SameName | None:
        asked.append(name)
        return next(replies)

    sharing = sharing_of(sort_out(paths), "t1", lambda _folder: names, choose)
    return (None if sharing is None else list(sharing.files)), asked


@pytest.mark.parametrize("there", ["verslag.txt", "VERSLAG.txt"])
def test_the_person_decides_what_becomes_of_a_name_that_is_taken(tmp_path: Path, there: str) -> None:
    path = file(tmp_path, "verslag.txt")
    taken = [document(there)]

    assert decide([path], taken, SameName.NEW_VERSION) == ([SharedFile(path=path, replaces="d1")], ["verslag.txt"])
    assert decide([path], taken, SameName.SKIP) == ([], ["verslag.txt"])
    assert decide([path], taken, None) == (None, ["verslag.txt"])
    kept, _ = decide([path], [*taken, document("verslag (2).txt", "d2")], SameName.KEEP_BOTH)
    assert kept == [SharedFile(path=path, filename="verslag (3).txt")]


def test_accents_written_otherwise_are_the_same_name(tmp_path: Path) -> None:
    path = file(tmp_path, "cafe\u0301.txt")
    assert decide([path], [document("caf\u00e9.txt")], SameName.SKIP) == ([], ["cafe\u0301.txt"])


def test_what_waits_to_be_sent_is_never_taken_for_an_earlier_version(tmp_path: Path) -> None:
    path = file(tmp_path, "verslag.txt")
    assert decide([path], [document("verslag.txt", "waiting:k1")]) == (
        [SharedFile(path=path, filename="verslag (2).txt")],
        [],
    )


def test_two_files_of_one_name_dropped_together_get_two_names(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    both = [file(tmp_path, "verslag.txt"), file(tmp_path / "sub", "verslag.txt")]
    assert decide(both, []) == ([SharedFile(path=both[0]), SharedFile(path=both[1], filename="verslag (2).txt")], [])


def test_a_folder_of_the_same_name_is_no_earlier_version(tmp_path: Path) -> None:
    path = file(tmp_path, "verslag")
    assert decide([path], [document("verslag", is_folder=True)]) == ([SharedFile(path=path)], [])


@given(st.lists(st.sampled_from(["a.txt", "A.txt", "b", ".c", "a (2).txt"]), max_size=6))
def test_a_numbered_name_is_never_taken(titles: list[str]) -> None:
    names = Names([document(title, str(number)) for number, title in enumerate(titles)])
    for name in ("a.txt", "b", ".c"):
        other = names.unused(name)
        assert other.casefold() not in {title.casefold() for title in titles}
        assert other.rpartition(".")[2] == name.rpartition(".")[2] or "." not in name.lstrip(".")
