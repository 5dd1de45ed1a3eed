"""A file dropped on a team reaches its members and nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent

from sync.models import is_waiting
from ui.navigation import TEAMS, Place
from ui.teams.screen import TeamsScreen
from ui.teams.team_page import Tab

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sync.engine.events import DocumentReady
    from tests.journeys.conftest import Desk
    from tests.plone_server import Site, Somebody


def team_uid(desk: Desk, path: str) -> str:
    return next(team.uid for team in desk.session.queries.teams() if team.url.endswith(path))


def documents_of(desk: Desk, path: str) -> list[str]:
    return [document.filename for document in desk.session.queries.documents(team_uid(desk, path))]


def test_a_dropped_file_is_seen_by_a_team_mate_and_not_by_an_outsider(
    site: Site, desk_of: Callable[[Somebody], Desk], tmp_path: Path
) -> None:
    jelle, mate, outsider = site.somebody("jelle"), site.somebody("yusuf"), site.somebody("anna")
    team = site.team(jelle, mate)
    file = tmp_path / "Rooster balie (week 48).txt"
    file.write_bytes(b"maandag: Jelle\n" * 1000)
    empty = tmp_path / "leeg.txt"
    empty.touch()
    desk = desk_of(jelle)
    desk.window.show_place(Place(TEAMS, team_uid(desk, team)))
    screen = desk.window.screen_named(TEAMS)
    assert isinstance(screen, TeamsScreen)
    screen.page.show_tab(Tab.DOCUMENTS)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    desk.drop(screen.page.documents, file, empty)
    desk.until(lambda: documents_of(desk, team) == [file.name])
    desk.until(lambda: not any(is_waiting(one.uid) for one in desk.session.queries.documents(team_uid(desk, team))))
    desk.until_connected()
    colleague = desk_of(mate)
    assert documents_of(colleague, team) == [file.name]
    ready: list[DocumentReady] = []
    colleague.session.document_ready.connect(ready.append)
    colleague.session.open_document(colleague.session.queries.documents(team_uid(colleague, team))[0].uid)
    colleague.until(lambda: ready)
    assert ready[0].path.name == file.name
    assert ready[0].path.read_bytes() == file.read_bytes()
    other = desk_of(outsider)
    assert not [one for one in other.session.queries.teams() if one.url.endswith(team)]
    assert other.session.queries.search("Rooster balie").documents == ()
    assert outsider.found(SearchableText="Rooster", path=f"/intranet{team}") == set()


def test_a_team_mate_who_leaves_the_team_loses_its_documents_here_too(
    site: Site, desk_of: Callable[[Somebody], Desk]
) -> None:
    jelle, mate = site.somebody("jelle"), site.somebody("yusuf")
    team = site.team(jelle, mate)
    mate.create_file(team, "geheim.txt", b"alleen voor ons")
    desk = desk_of(jelle)
    assert desk.session.queries.search("geheim").documents
    site.administration.remove_from_group(f"team-{team.rpartition('/')[2]}", jelle.username)
    desk.session.sync_now()
    desk.until(lambda: not desk.session.queries.search("geheim").documents)
    assert not [one for one in desk.session.queries.teams() if one.url.endswith(team)]
