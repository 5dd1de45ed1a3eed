"""A team's folder is put in order on one machine, and stands so on a colleague's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from sync.models import is_waiting
from tests.ui.teams.conftest import Answering
from ui.navigation import TEAMS, Place
from ui.teams.dropping import SameName
from ui.teams.screen import TeamsScreen
from ui.teams.team_page import Tab

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sync.engine.events import DocumentReady
    from tests.journeys.conftest import Desk
    from tests.plone_server import Site, Somebody
    from ui.teams.documents import DocumentsPane


def team_uid(desk: Desk, path: str) -> str:
    return next(team.uid for team in desk.session.queries.teams() if team.url.endswith(path))


def tree(desk: Desk, uid: str) -> dict[str, object]:
    """What is in a team or folder: names, with what is in a folder, and of a file whether it has arrived."""
    return {
        document.title: tree(desk, document.uid) if document.is_folder else not is_waiting(document.uid)
        for document in desk.session.queries.documents(uid)
    }


def pane_of(desk: Desk, uid: str) -> DocumentsPane:
    desk.window.show_place(Place(TEAMS, uid))
    screen = desk.window.screen_named(TEAMS)
    assert isinstance(screen, TeamsScreen)
    screen.page.show_tab(Tab.DOCUMENTS)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    return screen.page.documents


def test_a_folder_is_dropped_and_put_in_order_and_a_colleague_sees_it_so(
    site: Site, desk_of: Callable[[Somebody], Desk], tmp_path: Path
) -> None:
    jelle, mate = site.somebody("jelle"), site.somebody("yusuf")
    team = site.team(jelle, mate)
    project = tmp_path / "Project Kade"
    (project / "kaarten").mkdir(parents=True)
    (project / "plan.txt").write_bytes(b"plan")
    (project / "kaarten" / "noord.txt").write_bytes(b"noord!")
    desk = desk_of(jelle)
    home = team_uid(desk, team)
    pane = pane_of(desk, home)
    answering = Answering()
    pane.asking = answering

    desk.drop(pane, project)
    desk.until(lambda: tree(desk, home) == {"Project Kade": {"kaarten": {"noord.txt": True}, "plan.txt": True}})

    # The same folder once more: what is new joins it, and of what is there a new version is made.
    (project / "plan.txt").write_bytes(b"plan, beter")
    (project / "kaarten" / "zuid.txt").write_bytes(b"zuid")
    answering.same_name = [(SameName.NEW_VERSION, True)]
    desk.drop(pane, project)
    wanted = {"Project Kade": {"kaarten": {"noord.txt": True, "zuid.txt": True}, "plan.txt": True}}
    desk.until(lambda: tree(desk, home) == wanted)

    pane.view.choose(next(one.uid for one in desk.session.queries.documents(home)))
    pane.organising.rename.trigger()
    editor = pane.view.findChild(QLineEdit)
    assert editor is not None
    editor.setText("Kade (klaar)")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    desk.until(lambda: list(tree(desk, home)) == ["Kade (klaar)"])
    folder = next(one.uid for one in desk.session.queries.documents(home))
    pane = pane_of(desk, folder)
    plan = next(one.uid for one in desk.session.queries.documents(folder) if one.title == "plan.txt")
    pane.organising.move([plan], home)
    maps = next(one.uid for one in desk.session.queries.documents(folder) if one.is_folder)
    desk.until(lambda: pane.view.files.index_of(maps).isValid())
    pane.view.choose(maps)
    pane.organising.delete.trigger()
    pane.undo_bar.carry_out()
    in_order: dict[str, object] = {"Kade (klaar)": {}, "plan.txt": True}
    desk.until(lambda: tree(desk, home) == in_order)
    desk.until(lambda: not desk.session.queries.outbox())
    desk.until_connected()

    colleague = desk_of(mate)
    assert tree(colleague, team_uid(colleague, team)) == in_order
    ready: list[DocumentReady] = []
    colleague.session.document_ready.connect(ready.append)
    documents = colleague.session.queries.documents(team_uid(colleague, team))
    colleague.session.open_document(next(one.uid for one in documents if one.title == "plan.txt"))
    colleague.until(lambda: ready)
    assert ready[0].path.read_bytes() == b"plan, beter"
