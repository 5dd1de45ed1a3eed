"""Several people at once: those of a team, and those one selects in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import vobject
from PySide6.QtCore import QItemSelectionModel, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from sync.cache.directory import PersonFilter
from tests.pictures import small_png
from tests.ui.conftest import PORTRAIT, FakeSession, person
from ui.people.chips import Chip
from ui.people.comparing import CompareDialog, compare
from ui.people.group_bar import GroupBar
from ui.people.links import letter_to
from ui.people.screen import PeopleScreen
from ui.teams.members import MembersPane

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.widgets.pictures import PictureLoader


@pytest.fixture
def bar(qtbot: QtBot, fake_session: FakeSession) -> Iterator[GroupBar]:
    made = GroupBar(fake_session)
    qtbot.addWidget(made)
    made.show()
    made.show_people(fake_session.queries.all_people(), "Iedereen")
    yield made
    made.leave()


def asked_for(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    suggested: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        suggested.append(name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return suggested


def test_everybody_with_an_address_is_written_to_at_once(bar: GroupBar) -> None:
    opened: list[str] = []

    def remember(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    bar.open_url = remember
    bar.mail.click()

    assert opened == ["mailto:anna.dejong@example.org,yusuf.kaya@example.org,jelle.ytsma@example.org"]


def test_nothing_in_an_address_adds_readers_or_a_subject() -> None:
    assert letter_to(["a@b.nl", "geen adres", "a@b.nl", "x@y.nl?bcc=z@z.nl"]) == "mailto:a@b.nl,x@y.nl%3Fbcc%3Dz@z.nl"


def test_so_many_that_no_link_can_hold_them_are_copied(bar: GroupBar) -> None:
    crowd = [person(f"p{number}", "P", str(number), email=f"persoon.{number}@example.org") for number in range(200)]
    bar.show_people(crowd, "Velen")
    bar.open_url = lambda _url: pytest.fail("no program gets a link that long")
    bar.mail.click()

    assert QGuiApplication.clipboard().text().count("@") == 200
    assert "too many for one link" in bar.words.text()


def test_addresses_are_copied(bar: GroupBar) -> None:
    bar.copy.click()

    assert QGuiApplication.clipboard().text() == (
        "anna.dejong@example.org; yusuf.kaya@example.org; jelle.ytsma@example.org"
    )
    assert bar.words.text() == "3 address(es) copied"


def test_where_nobody_has_an_address_nobody_is_mailed(bar: GroupBar) -> None:
    bar.show_people([person("a", "A", "B")], "Een")

    assert not bar.mail.isEnabled()
    assert not bar.copy.isEnabled()


def test_cards_are_saved_with_the_photos_that_are_here(
    qtbot: QtBot, bar: GroupBar, fake_session: FakeSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_session.store.save_picture(PORTRAIT, small_png(128, 128))
    suggested = asked_for(monkeypatch, tmp_path / "team.vcf")
    bar.save_cards()
    qtbot.waitUntil((tmp_path / "team.vcf").exists)
    written = (tmp_path / "team.vcf").read_text(encoding="utf-8")

    assert suggested[0].endswith("Iedereen.vcf")
    assert [card.fn.value for card in vobject.readComponents(written)] == [
        "Anna de Jong",
        "Yusuf Kaya",
        "Sietske van der Meer",
        "Jelle Ytsma",
    ]
    assert written.count("PHOTO:") == 1


def test_a_table_is_saved(bar: GroupBar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked_for(monkeypatch, tmp_path / "team.csv")
    bar.save_table()

    assert len((tmp_path / "team.csv").read_text(encoding="utf-8-sig").splitlines()) == 5
    assert bar.words.text() == "Saved as team.csv"


def test_a_list_is_printed(bar: GroupBar, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "team.pdf"))
    bar.print_to(printer)
    document = QPdfDocument()

    assert document.load(str(tmp_path / "team.pdf")) == QPdfDocument.Error.None_
    text = document.getAllText(0).text()
    assert all(whole in text for whole in ("Sietske van der Meer", "06 00 00 00 02", "anna.dejong@example.org"))


def test_a_team_acts_as_a_whole_or_on_those_who_are_selected(
    qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader
) -> None:
    pane = MembersPane(fake_session, pictures)
    qtbot.addWidget(pane)
    pane.show()
    team = fake_session.queries.team("team-burgerzaken")
    assert team is not None
    fake_session.put(person("bea", "Bea", "Wiersma", department="Burgerzaken"))
    assert pane.show_team(team) == 3
    assert pane.group.words.text() == "3 colleague(s)"
    for row in (0, 1):
        index = pane.members.index(row)
        pane.list.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    assert pane.group.words.text() == "2 colleague(s)"
    pane.leave()


def test_several_are_selected_in_the_list_with_the_keyboard(
    qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader
) -> None:
    screen = PeopleScreen(fake_session, pictures)
    qtbot.addWidget(screen)
    screen.resize(1100, 700)
    screen.show()
    screen.show_item("")
    qtbot.waitUntil(lambda: screen.finder.loaded and screen.model.rowCount() == 4)
    view = screen.list.view
    view.setCurrentIndex(screen.model.index(0))
    assert not screen.group.isVisible()
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert screen.group.isVisible()
    assert screen.selected == ["person-anna.dejong", "person-yusuf.kaya"]
    assert screen.group.words.text() == "2 colleague(s)"
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert not screen.group.isVisible()
    screen.leave()


def test_two_locations_are_compared(qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader) -> None:
    screen = PeopleScreen(fake_session, pictures)
    qtbot.addWidget(screen)
    screen.show()
    screen.show_item("")
    qtbot.waitUntil(lambda: screen.finder.loaded and screen.model.rowCount() == 4)
    fake_session.put(person("bea", "Bea", "Wiersma", location="Stavoren", knowledge_areas=("Paspoorten", "huisstijl")))
    qtbot.waitUntil(lambda: screen.model.rowCount() == 5)
    here, there = (screen.finder.find(PersonFilter(location=place)) for place in ("Stavoren", "Wommels"))
    found = compare(here, there)
    assert found.numbers == (2, 2)
    assert found.teams == (["Communicatie (1)"], ["Burgerzaken (2)"])
    assert set(found.alone[0]) == {"huisstijl", "intranet", "persvragen"}
    assert set(found.alone[1]) == {"naturalisatie", "rijbewijzen", "verkiezingen"}
    assert [area.casefold() for area in found.both] == ["paspoorten"]
    screen.compare()
    (dialog,) = screen.findChildren(CompareDialog)
    qtbot.waitUntil(dialog.isVisible)
    assert [box.currentText() for box in dialog.boxes] == ["Makkum", "Stavoren"]
    dialog.boxes[0].setCurrentText("Wommels")
    next(chip for chip in dialog.findChildren(Chip) if chip.text() == "rijbewijzen").click()
    assert screen.model.query == PersonFilter(knowledge_area="rijbewijzen", location="Wommels")
    screen.leave()
