"""Changing a document from the file view: what is asked, what is said while it lasts, and what a lock looks like."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sync.cache.working_copies import KnownLock, WorkingCopy
from sync.engine.editing_events import EditReady, EditRefused, LockLost
from sync.engine.events import Changed
from sync.models import Kind
from sync.server import Lock
from tests.ui.conftest import NOW
from tests.ui.teams.conftest import asked
from ui.teams.files_model import Column

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession
    from ui.teams.documents import DocumentsPane
    from ui.teams.locked_dialog import LockedDialog

UID = "werkinstructie"
ANNA = Lock(mine=False, name="Anna de Jong", username="anna.dejong", since=NOW, breakable=True)


def editing(session: FakeSession, path: Path, *, locked: bool = True, done: bool = False) -> None:
    """Have the document be changed on this machine."""
    copy = WorkingCopy(uid=UID, path=str(path), since=NOW, base=NOW, digest="x", locked=locked, done=done)
    session.store.working_copies.put(copy)
    session.changed.emit(Changed(uids={Kind.DOCUMENTS: frozenset({UID})}))


def locked_by_anna(session: FakeSession) -> None:
    lock = KnownLock(
        uid=UID, name="Anna de Jong", username="anna.dejong", mine=False, breakable=True, since=NOW - timedelta(hours=1)
    )
    session.store.working_copies.note_locks([UID], {UID: lock})
    session.changed.emit(Changed(uids={Kind.DOCUMENTS: frozenset({UID})}))


@pytest.fixture
def opened(documents: DocumentsPane) -> list[str]:
    seen: list[str] = []

    def open_url(url: object) -> bool:
        seen.append(url.toLocalFile() if hasattr(url, "toLocalFile") else str(url))
        return True

    documents.opener.open_url = open_url
    return seen


def test_editing_is_asked_for_and_the_file_opened_in_its_program(
    documents: DocumentsPane, fake_session: FakeSession, opened: list[str], tmp_path: Path
) -> None:
    documents.view.choose(UID)
    assert documents.editing.edit.isEnabled()
    documents.view.setFocus()
    QTest.keyClick(documents.view.shown, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert asked(fake_session, "edit") == [UID]
    path = tmp_path / "Werkinstructie.docx"
    path.write_bytes(b"x")
    fake_session.editing.hear(EditReady(uid=UID, path=path, locked=True))
    assert opened == [str(path)]
    assert path.stat().st_mode & 0o200, "it is there to be changed"


def test_what_is_opened_to_be_read_cannot_be_changed_in_vain(
    documents: DocumentsPane, opened: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "Werkinstructie.docx"
    path.write_bytes(b"x")
    documents.opener.show_to_read(path)
    assert opened == [str(path)]
    assert not path.stat().st_mode & 0o222


def test_what_is_being_changed_is_opened_where_it_is(
    documents: DocumentsPane, fake_session: FakeSession, tmp_path: Path
) -> None:
    editing(fake_session, tmp_path / "Werkinstructie.docx")
    documents.opener.open(UID)
    assert asked(fake_session, "edit") == [UID]
    assert asked(fake_session, "open_document") == []


def test_a_program_is_not_edited(documents: DocumentsPane, fake_session: FakeSession) -> None:
    document = fake_session.queries.document(UID)
    assert document is not None
    fake_session.put(replace(document, filename="macro.exe"))
    documents.refresh()
    documents.view.choose(UID)
    assert not documents.editing.edit.isEnabled()


def test_a_folder_and_several_documents_are_not_edited(documents: DocumentsPane) -> None:
    documents.view.choose("map-balie")
    assert not documents.editing.edit.isEnabled()
    assert not documents.editing.versions.isEnabled()


def test_the_strip_tells_what_is_being_changed_until_it_is_done(
    documents: DocumentsPane, fake_session: FakeSession, tmp_path: Path
) -> None:
    strip = documents.editing_strip
    assert not strip.isVisible()
    documents.view.choose(UID)
    assert not documents.editing.done.isEnabled()
    editing(fake_session, tmp_path / "Werkinstructie.docx")
    assert strip.isVisible()
    row = strip.rows[UID]
    assert row.title.text() == "Werkinstructie paspoortaanvraag.docx"
    assert "colleagues can read it" in row.state.text()
    assert documents.editing.done.isEnabled()
    row.done.click()
    assert asked(fake_session, "finish") == [UID]
    editing(fake_session, tmp_path / "Werkinstructie.docx", locked=False)
    assert "without a lock" in row.state.text()
    fake_session.store.working_copies.remove(UID)
    fake_session.changed.emit(Changed(uids={Kind.DOCUMENTS: frozenset({UID})}))
    assert not strip.isVisible()


def test_a_colleagues_lock_is_seen_with_name_and_time(documents: DocumentsPane, fake_session: FakeSession) -> None:
    locked_by_anna(fake_session)
    files = documents.view.files
    index = files.index_of(UID)
    row = files.row(index)
    assert row.lock is not None
    assert files.state_of(row).startswith("Anna de Jong is working on this since")
    assert "Anna de Jong" in (files.data(index, Qt.ItemDataRole.ToolTipRole) or "")
    assert "Anna de Jong" in files.data(index.siblingAtColumn(Column.NAME), Qt.ItemDataRole.AccessibleTextRole)


def test_one_may_wait_for_what_a_colleague_has_or_no_longer(
    documents: DocumentsPane, fake_session: FakeSession
) -> None:
    documents.view.choose(UID)
    wait = documents.editing.wait
    assert not wait.isEnabled()
    locked_by_anna(fake_session)
    assert wait.isEnabled()
    assert not wait.isChecked()
    wait.trigger()
    fake_session.store.working_copies.await_free(UID, wanted=True)
    fake_session.changed.emit(Changed(uids={Kind.DOCUMENTS: frozenset({UID})}))
    assert wait.isChecked()
    wait.trigger()
    assert asked(fake_session, "await_free") == [(UID, True), (UID, False)]


def refused(documents: DocumentsPane, session: FakeSession, lock: Lock | None) -> LockedDialog:
    documents.view.choose(UID)
    documents.editing.edit.trigger()
    session.editing.hear(EditRefused(uid=UID, lock=lock))
    dialog = documents.editing.dialog
    assert dialog is not None
    return dialog


def test_instead_of_changing_what_a_colleague_has_one_reads_asks_waits_or_takes_over(
    documents: DocumentsPane, fake_session: FakeSession, opened: list[str]
) -> None:
    dialog = refused(documents, fake_session, ANNA)
    assert dialog.said.text().startswith("Anna de Jong is working on this since")
    mails: list[str] = []
    dialog.mail_requested.connect(lambda url: mails.append(url.toString()))
    dialog.mail_requested.disconnect(documents.editing._open_url)
    dialog.ask.click()
    assert mails[0].startswith("mailto:anna.dejong@example.org?subject=")
    refused(documents, fake_session, ANNA).wait.click()
    assert asked(fake_session, "await_free") == [(UID, True)]
    refused(documents, fake_session, ANNA).read.click()
    assert asked(fake_session, "open_document") == [UID]
    assert not opened


def test_a_lock_is_broken_only_after_a_warning(documents: DocumentsPane, fake_session: FakeSession) -> None:
    dialog = refused(documents, fake_session, ANNA)
    assert dialog.confirm.isHidden()
    dialog.take_over.click()
    assert dialog.isVisible()
    assert asked(fake_session, "break_lock") == []
    assert "has to choose" in dialog.explained.text()
    dialog.confirm.click()
    assert asked(fake_session, "break_lock") == [UID]
    assert not refused(documents, fake_session, Lock(mine=False, name="Anna")).take_over.isVisible()


def test_who_may_not_change_it_is_told_so(documents: DocumentsPane, fake_session: FakeSession) -> None:
    dialog = refused(documents, fake_session, None)
    assert dialog.said.text() == "You can read this, and not change it"
    assert dialog.read.isVisible()
    assert not any(button.isVisible() for button in (dialog.ask, dialog.wait, dialog.take_over, dialog.confirm))


def test_somebody_who_takes_over_is_told_of(documents: DocumentsPane, fake_session: FakeSession) -> None:
    fake_session.editing.hear(LockLost(uid=UID, lock=ANNA))
    assert documents.strip.isVisible()
    assert "Anna de Jong is working on this" in documents.strip.accessibleName()


def test_the_documents_on_the_screen_are_looked_at_for_locks(
    documents: DocumentsPane, fake_session: FakeSession, qtbot: QtBot
) -> None:
    seen: list[tuple[str, ...]] = []
    fake_session.editing.watch_locks = lambda uids: seen.append(tuple(uids))  # type: ignore[method-assign]
    documents.view.files.show_folder("team-burgerzaken")
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(UID,)]
    documents.hide()
    qtbot.waitUntil(lambda: len(seen) > 1)
    assert seen[-1] == ()
