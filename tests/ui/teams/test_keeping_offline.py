"""What is kept offline shows, and is chosen where the documents are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from sync.engine.events import Direction, Transfer, TransferStatus
from sync.errors import FileInUse
from tests.ui.conftest import NOW, FakeSession
from tests.ui.teams.conftest import TEAM, asked
from tests.ui.teams.test_files_model import wait_for_upload
from ui.teams.files_model import Column, FilesModel
from ui.widgets.sizes import spoken_time_left

if TYPE_CHECKING:
    from ui.teams.documents import DocumentsPane
    from ui.teams.screen import TeamsScreen


def spoken(documents: DocumentsPane, uid: str) -> str:
    files = documents.view.files
    return str(files.data(files.index_of(uid), Qt.ItemDataRole.AccessibleTextRole))


def test_a_document_is_kept_and_let_go_by_the_same_entry(
    fake_session: FakeSession, documents: DocumentsPane, screen: TeamsScreen
) -> None:
    keep = documents.file_actions.keep
    documents.view.choose("werkinstructie")
    assert (keep.isEnabled(), keep.isChecked()) == (True, False)
    assert keep in documents.file_actions.menu().actions()
    keep.trigger()
    assert asked(fake_session, "keep_offline") == [(("werkinstructie",), True)]
    assert spoken(documents, "werkinstructie").endswith("Will be kept offline")
    document = fake_session.queries.document("werkinstructie")
    assert document is not None
    fake_session.store.offline.arrived([(document, 10)], NOW)
    screen.page.refresh()
    assert spoken(documents, "werkinstructie").endswith("Kept offline")
    assert keep.isChecked()
    keep.trigger()
    assert asked(fake_session, "keep_offline")[-1] == (("werkinstructie",), False)


def test_what_is_kept_because_its_team_is_cannot_be_left_out_by_itself(
    fake_session: FakeSession, documents: DocumentsPane, screen: TeamsScreen
) -> None:
    screen.page.keep.click()
    assert asked(fake_session, "keep_offline") == [((TEAM,), True)]
    assert screen.page.keep.isChecked()
    documents.view.choose("werkinstructie")
    keep = documents.file_actions.keep
    assert (keep.isEnabled(), keep.isChecked()) == (False, True)
    assert keep in documents.file_actions.menu().actions()
    assert keep.toolTip()


def test_a_folder_can_be_kept(fake_session: FakeSession, documents: DocumentsPane) -> None:
    documents.view.choose("map-balie")
    documents.file_actions.keep.trigger()
    assert asked(fake_session, "keep_offline") == [(("map-balie",), True)]
    assert spoken(documents, "map-balie").endswith("Kept offline")


def test_what_waits_to_be_sent_cannot_be_kept_yet(
    fake_session: FakeSession, documents: DocumentsPane, screen: TeamsScreen
) -> None:
    wait_for_upload(fake_session, "k1", "plan.docx")
    screen.show_item("map-balie")
    documents.view.choose("waiting:k1")
    assert not documents.file_actions.keep.isEnabled()


@pytest.mark.parametrize(
    ("status", "facts", "words"),
    [
        (TransferStatus.PAUSED, {}, "Paused"),
        (TransferStatus.WAITING, {"error": FileInUse(name="plan.docx")}, "plan.docx is open in another program"),
        (TransferStatus.RUNNING, {"done": 500, "total": 1000, "seconds_left": 130.0}, "2 min left"),
    ],
)
def test_a_file_says_why_it_waits_and_how_long_it_takes(
    fake_session: FakeSession,
    documents: DocumentsPane,
    screen: TeamsScreen,
    status: TransferStatus,
    facts: dict[str, object],
    words: str,
) -> None:
    wait_for_upload(fake_session, "k1", "plan.docx")
    screen.show_item("map-balie")
    transfer = Transfer(key="k1", direction=Direction.UP, status=status, title="plan.docx", **facts)  # type: ignore[arg-type]  # a table of facts
    fake_session.transfer_changed.emit(transfer)
    files: FilesModel = documents.view.files
    assert words in files.state_of(files.row(files.index_of("waiting:k1").siblingAtColumn(Column.NAME)))


@pytest.mark.parametrize(("seconds", "words"), [(None, ""), (3.0, "less than a minute left"), (7300.0, "2 h left")])
def test_the_time_left_is_said_roughly(seconds: float | None, words: str) -> None:
    assert spoken_time_left(seconds) == words
