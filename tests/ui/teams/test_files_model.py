from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from sync.cache.commands import UploadFile
from sync.engine.events import Direction, Transfer, TransferStatus
from sync.errors import NotAllowed
from sync.models import Document
from tests.ui.conftest import NOW, SITE
from ui.teams.files_model import Column, FilesModel

if TYPE_CHECKING:
    from tests.ui.conftest import FakeSession

TEAM = "team-burgerzaken"


def document(title: str, size: int = 1000, author: str = "jelle.ytsma", age: int = 0) -> Document:
    return Document(
        uid=f"doc-{title}",
        url=f"{SITE}/teams/burgerzaken/{title}",
        modified=NOW - timedelta(hours=age),
        title=title,
        filename=title,
        team_uid=TEAM,
        folder_uid="map-balie",
        size=size,
        author=author,
    )


def wait_for_upload(session: FakeSession, key: str, name: str, *, failed: bool = False) -> None:
    """Put a file into the outbox, as the engine does."""
    waiting = replace(document(name, author="jelle.ytsma"), uid=f"waiting:{key}", url="")
    command = UploadFile(
        key=key, path=f"/x/{name}", folder_uid="map-balie", filename=name, content_type="", size=1000, modified_ns=1
    )
    session.store.enqueue(command, [waiting])
    if failed:
        session.store.mark_failed(key, "NotAllowed", {})


@pytest.fixture
def files(fake_session: FakeSession) -> FilesModel:
    fake_session.store.apply(
        [
            document("deel 10.pdf", 10, "anna.dejong", 1),
            document("deel 9.pdf", 900, "yusuf.kaya", 3),
            document("Bijlage.pdf", 50, "beheer", 2),
        ]
    )
    model = FilesModel(fake_session)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show_folder("map-balie")
    return model


def names(files: FilesModel) -> list[str]:
    return [files.data(files.index(row, Column.NAME)) for row in range(files.rowCount())]


def test_names_are_sorted_with_numbers_by_value(files: FilesModel) -> None:
    assert names(files) == ["Bijlage.pdf", "deel 9.pdf", "deel 10.pdf", "Rooster balie week 48.xlsx"]


@pytest.mark.parametrize(
    ("column", "first"),
    [
        (Column.NAME, "Bijlage.pdf"),
        (Column.SIZE, "deel 10.pdf"),
        (Column.CHANGED, "Rooster balie week 48.xlsx"),
        (Column.AUTHOR, "deel 10.pdf"),
    ],
)
def test_every_column_can_be_sorted_by_both_ways(files: FilesModel, column: Column, first: str) -> None:
    files.sort(column, Qt.SortOrder.AscendingOrder)
    ascending = names(files)
    files.sort(column, Qt.SortOrder.DescendingOrder)

    assert ascending[0] == first
    assert names(files) == ascending[::-1]


def test_folders_stay_on_top_however_one_sorts(fake_session: FakeSession) -> None:
    files = FilesModel(fake_session)
    files.show_folder(TEAM)

    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        files.sort(Column.NAME, order)
        assert names(files)[0] == "Balie"


def test_what_is_selected_stays_selected_when_a_colleague_adds_something(
    fake_session: FakeSession, files: FilesModel
) -> None:
    selected = QPersistentModelIndex(files.index_of("doc-deel 9.pdf"))
    fake_session.store.apply([document("Aanvraag.pdf")])

    files.refresh()

    assert names(files)[0] == "Aanvraag.pdf"
    assert files.row(selected).document.title == "deel 9.pdf"


def test_an_author_is_named_as_colleagues_name_them(files: FilesModel) -> None:
    authors = {files.row(files.index(row, 0)).author for row in range(files.rowCount())}

    assert authors == {"Anna de Jong", "Yusuf Kaya", "Jelle Ytsma", "beheer"}


def test_a_file_that_waits_says_so(fake_session: FakeSession, files: FilesModel) -> None:
    wait_for_upload(fake_session, "k1", "nieuw.pdf")
    files.refresh()
    index = files.index_of("waiting:k1")

    assert files.state_of(files.row(index)) == "Waiting to be sent"
    assert "Waiting to be sent" in files.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert files.row(index).key == "k1"


def test_a_file_on_its_way_says_how_far_it_is(fake_session: FakeSession, files: FilesModel) -> None:
    wait_for_upload(fake_session, "k1", "nieuw.pdf")
    files.refresh()

    fake_session.transfer_changed.emit(
        Transfer(
            key="k1",
            direction=Direction.UP,
            status=TransferStatus.RUNNING,
            title="",
            done=2_000_000,
            total=8_000_000,
        )
    )

    assert files.state_of(files.row(files.index_of("waiting:k1"))) == "2.0 MB of 8.0 MB sent"


def test_a_file_that_failed_says_why(fake_session: FakeSession, files: FilesModel) -> None:
    wait_for_upload(fake_session, "k1", "nieuw.pdf", failed=True)
    files.refresh()
    index = files.index_of("waiting:k1")

    assert files.state_of(files.row(index)) == "Not sent: You may not do this here"
    assert "Ask the team" in files.data(index, Qt.ItemDataRole.ToolTipRole)


def test_a_file_that_fails_while_one_looks_says_why(fake_session: FakeSession, files: FilesModel) -> None:
    wait_for_upload(fake_session, "k1", "nieuw.pdf")
    files.refresh()

    fake_session.transfer_changed.emit(
        Transfer(key="k1", direction=Direction.UP, status=TransferStatus.FAILED, title="", error=NotAllowed())
    )

    assert files.state_of(files.row(files.index_of("waiting:k1"))).startswith("Not sent")


def test_a_document_that_is_being_fetched_says_how_far_it_is_and_then_nothing(
    fake_session: FakeSession, files: FilesModel
) -> None:
    fetching = Transfer(
        key="d",
        direction=Direction.DOWN,
        status=TransferStatus.RUNNING,
        title="",
        document_uid="rooster",
        done=1000,
        total=2000,
    )
    fake_session.transfer_changed.emit(fetching)
    assert files.state_of(files.row(files.index_of("rooster"))) == "1 kB of 2 kB fetched"

    fake_session.transfer_changed.emit(replace(fetching, status=TransferStatus.DONE))
    assert files.state_of(files.row(files.index_of("rooster"))) == ""


def test_a_name_is_said_with_what_sort_of_thing_it_is(files: FilesModel) -> None:
    spoken = files.data(files.index_of("rooster"), Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "Rooster balie week 48.xlsx, Spreadsheet"
