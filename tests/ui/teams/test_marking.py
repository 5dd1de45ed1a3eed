"""Favourites, and documents of which somebody wants to be told: marks of one person alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.cache.marks import Mark
from tests.ui.teams.conftest import asked, shown, visit
from ui.teams.files_model import Column

if TYPE_CHECKING:
    from tests.ui.conftest import FakeSession
    from ui.teams.documents import DocumentsPane
    from ui.teams.screen import TeamsScreen


def spoken(documents: DocumentsPane, uid: str) -> str:
    files = documents.view.files
    return str(files.data(files.index_of(uid).siblingAtColumn(Column.NAME), 11))


def listed(screen: TeamsScreen) -> list[str]:
    teams = screen.list.teams
    return [str(teams.data(teams.index(row))) for row in range(teams.rowCount())]


def test_a_favourite_stands_beside_the_teams_and_leads_to_its_folder(
    screen: TeamsScreen, documents: DocumentsPane
) -> None:
    screen.show_item("map-balie")
    documents.view.choose("rooster")
    documents.marking.favourite.trigger()
    assert listed(screen)[-2:] == ["Favourites", "Rooster balie week 48.xlsx"]
    assert "Favourite" in spoken(documents, "rooster")

    screen.show_item("kerndocumenten")
    places = visit(screen)
    screen.list.clicked.emit(screen.list.teams.index_of("rooster"))
    assert [place.uid for place in places] == ["rooster"]
    assert shown(documents) == ["Rooster balie week 48.xlsx"]
    assert [row.document.uid for row in documents.view.chosen()] == ["rooster"]


def test_a_favourite_is_one_no_longer(screen: TeamsScreen, documents: DocumentsPane, fake_session: FakeSession) -> None:
    for _ in range(2):
        documents.view.choose("map-balie")
        documents.marking.favourite.trigger()
    assert [on for _mark, _uids, on, _value in asked(fake_session, "mark")] == [True, False]
    assert "Favourites" not in listed(screen)


def test_the_menu_shows_how_what_is_selected_is_marked(documents: DocumentsPane, fake_session: FakeSession) -> None:
    documents.view.choose("werkinstructie")
    assert not documents.marking.follow.isChecked()
    documents.marking.follow.trigger()
    assert fake_session.queries.marked(Mark.FOLLOWED) == {"werkinstructie": ""}
    documents.view.choose("map-balie")
    assert not documents.marking.follow.isChecked()
    documents.view.choose("werkinstructie")
    assert documents.marking.follow.isChecked()
    documents.view.select_all()
    assert not documents.marking.follow.isChecked()
