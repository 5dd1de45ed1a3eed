"""A document is changed in LibreOffice from the client: each save a version, locked for colleagues while it is open."""

from __future__ import annotations

import base64
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.journeys import office
from tests.journeys.test_share_a_document import team_uid
from ui.navigation import TEAMS, Place
from ui.teams.screen import TeamsScreen
from ui.teams.team_page import Tab

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QUrl

    from tests.journeys.conftest import Desk
    from tests.journeys.office import Office
    from tests.plone_server import Site, Somebody
    from ui.teams.documents import DocumentsPane

NAME = "Werkinstructie balie.docx"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Office]:
    if not (office.SOFFICE and office.XVFB and office.XDOTOOL):
        pytest.skip(f"There is no LibreOffice, Xvfb or xdotool here: {office.WHY_NOT}")
    with office.office(tmp_path / "profile") as running:
        yield running


def in_teams(desk: Desk, uid: str) -> DocumentsPane:
    desk.window.show_place(Place(TEAMS, uid))
    screen = desk.window.screen_named(TEAMS)
    assert isinstance(screen, TeamsScreen)
    screen.page.show_tab(Tab.DOCUMENTS)
    screen.page.documents.view.choose(uid)
    return screen.page.documents


def uid_of(desk: Desk, team: str) -> str:
    (document,) = desk.session.queries.documents(team_uid(desk, team))
    return document.uid


def text_of(body: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        return package.read("word/document.xml").decode()


class Versions:
    """What the server has of a document."""

    def __init__(self, somebody: Somebody, path: str) -> None:
        self._http = somebody.http
        self._path = path

    def count(self) -> int:
        history = self._http.get(f"{self._path}/@history").json()
        return sum(entry["type"] == "versioning" for entry in history)

    def body(self, number: int) -> bytes:
        return self._http.get(f"{self._path}/@@download-version", params={"version_id": number}).content

    def locked_by(self) -> str:
        return str(self._http.get(f"{self._path}/@lock").json().get("creator", ""))


def shared(site: Site, folder: Path, *people: Somebody) -> tuple[str, str]:
    """Share a Word document in a new team; give the team's path and the document's."""
    team = site.team(*people)
    data = base64.b64encode(office.docx(folder / "bron.docx", "Zo doe je dat.")).decode()
    file = {"data": data, "encoding": "base64", "filename": NAME, "content-type": KIND}
    return team, people[0].create(team, "File", "werkinstructie.docx", title=NAME, file=file)


def test_a_document_is_saved_twice_in_libreoffice_and_closed(
    site: Site, desk_of: Callable[[Somebody], Desk], writer: Office, tmp_path: Path
) -> None:
    jelle, anna = site.somebody("jelle"), site.somebody("anna")
    team, path = shared(site, tmp_path, jelle, anna)
    versions = Versions(anna, path)
    desk, colleague = desk_of(jelle), desk_of(anna)
    documents = in_teams(desk, uid_of(desk, team))
    opened: list[Path] = []

    def open_in_writer(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        writer.open(opened[-1])
        return True

    documents.opener.open_url = open_in_writer
    documents.editing.edit.trigger()
    desk.until(lambda: opened)
    (copy,) = opened
    assert copy.name == NAME
    desk.until((copy.parent / f".~lock.{copy.name}#").exists)
    desk.until(lambda: versions.locked_by() == jelle.username)

    theirs = in_teams(colleague, uid_of(colleague, team))
    uid = uid_of(colleague, team)
    colleague.until(lambda: uid in colleague.session.queries.locks())
    assert colleague.session.queries.locks()[uid].name == "Jelle"
    theirs.editing.edit.trigger()
    colleague.until(lambda: theirs.editing.dialog is not None)
    assert theirs.editing.dialog is not None
    assert theirs.editing.dialog.said.text().startswith("Jelle van der")
    theirs.editing.dialog.wait.click()
    freed: list[str] = []
    colleague.session.editing.lock_freed.connect(lambda told: freed.append(told.uid))

    writer.type_and_save(" Eerst kijken.")
    desk.until(lambda: versions.count() == 2)
    writer.type_and_save(" Dan doen.")
    desk.until(lambda: versions.count() == 3)
    assert ["Eerst kijken." in text_of(versions.body(number)) for number in range(3)] == [False, True, True]
    assert ["Dan doen." in text_of(versions.body(number)) for number in range(3)] == [False, False, True]
    assert versions.locked_by() == jelle.username

    writer.close()
    desk.until(lambda: not versions.locked_by())
    desk.until(lambda: not desk.session.queries.working_copies())
    desk.until(lambda: not copy.exists())
    assert versions.count() == 3
    assert not desk.session.queries.outbox()
    colleague.session.sync_now()
    colleague.until(lambda: freed == [uid])
