from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from sync.cache.directory import PersonFilter
from tests.ui.conftest import person
from tests.ui.people.conftest import ANNA, JELLE, SIETSKE, YUSUF
from ui.people.alike import alike
from ui.people.finder import Finder
from ui.people.model import KEPT_PAGES, PAGE, ROW_ROLE, UID_ROLE, PeopleModel
from ui.widgets.marking import spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession


@pytest.fixture
def finder(qtbot: QtBot, fake_session: FakeSession) -> Iterator[Finder]:
    made = Finder(fake_session)
    made.begin()
    qtbot.waitUntil(lambda: made.loaded)
    yield made
    made.close()


@pytest.fixture
def model(fake_session: FakeSession, finder: Finder) -> PeopleModel:
    made = PeopleModel(fake_session, finder)
    made.refresh()
    return made


def uids(model: PeopleModel) -> list[str]:
    return [model.index(row).data(UID_ROLE) for row in range(model.rowCount())]


def test_everybody_is_listed_by_their_main_name(model: PeopleModel) -> None:
    assert uids(model) == [ANNA, YUSUF, SIETSKE, JELLE]


def test_the_model_keeps_qts_rules_while_people_come_and_go(
    qtbot: QtBot, fake_session: FakeSession, finder: Finder, model: PeopleModel
) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    finder.changed.connect(model.refresh)
    fake_session.put(person("bram.abma", "Bram", "Abma"))
    qtbot.waitUntil(lambda: model.rowCount() == 5)
    fake_session.take_out(ANNA)
    qtbot.waitUntil(lambda: model.rowCount() == 4)
    model.set_query(PersonFilter(text="paspoort"))

    assert uids(model) == [YUSUF, JELLE]
    assert tester.model() is model


def test_a_row_tells_why_somebody_was_found(model: PeopleModel) -> None:
    model.set_query(PersonFilter(text="pasp"))
    assert model.index(0).data(ROW_ROLE).areas == ("paspoorten",)
    model.set_query(PersonFilter(knowledge_area="Naturalisatie"))
    assert model.index(0).data(ROW_ROLE).areas == ("naturalisatie",)
    model.set_query(PersonFilter(text="yusuf"))
    assert model.index(0).data(ROW_ROLE).areas == ()


def test_a_row_is_read_aloud_whole(model: PeopleModel) -> None:
    model.set_query(PersonFilter(text="huisstijl"))

    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Anna de Jong, ambassador, Adviseur Communicatie, Communicatie, Stavoren, knows about huisstijl"


def test_what_is_selected_stays_selected_when_others_come(
    qtbot: QtBot, fake_session: FakeSession, finder: Finder, model: PeopleModel
) -> None:
    finder.changed.connect(model.refresh)
    selected = QPersistentModelIndex(model.index_of(YUSUF))
    fake_session.put(person("bram.abma", "Bram", "Abma"))
    qtbot.waitUntil(lambda: model.rowCount() == 5)

    assert selected.data(UID_ROLE) == YUSUF


def test_somebody_who_is_gone_leaves_an_empty_row_not_a_fault(fake_session: FakeSession, model: PeopleModel) -> None:
    fake_session.store.remove([YUSUF])
    index = model.index_of(YUSUF)

    assert index.data(ROW_ROLE) is None
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) is None


def test_only_what_is_in_sight_is_read_and_little_of_it_is_kept(
    qtbot: QtBot, fake_session: FakeSession, finder: Finder, model: PeopleModel
) -> None:
    many = PAGE * (KEPT_PAGES + 4)
    finder.changed.connect(model.refresh)
    fake_session.put(*(person(f"p{number:05}", "Piet", f"Nummer {number:05}") for number in range(many)))
    qtbot.waitUntil(lambda: model.rowCount() == many + 4)

    assert not model._pages
    for row in range(model.rowCount()):
        assert model.row(row) is not None
    assert len(model._pages) == KEPT_PAGES


def test_before_the_directory_is_read_everybody_is_listed_already(fake_session: FakeSession) -> None:
    finder = Finder(fake_session)
    finder._everybody = [ANNA, JELLE]
    model = PeopleModel(fake_session, finder)
    model.refresh()

    assert uids(model) == [ANNA, JELLE]
    assert model.found is None
    model.set_query(PersonFilter(text="a"))
    assert model.rowCount() == 0


def test_changes_that_overtake_each_other_are_all_found(qtbot: QtBot, fake_session: FakeSession) -> None:
    finder = Finder(fake_session)
    finder.begin()
    for number in range(20):
        fake_session.put(person(f"snel{number}", "Snel", f"Nummer {number}"))
    qtbot.waitUntil(lambda: finder.loaded and len(finder.find(PersonFilter(text="snel"))) == 20)
    finder.close()


def test_colleagues_alike_share_most_first(qtbot: QtBot, fake_session: FakeSession, finder: Finder) -> None:
    fake_session.put(
        person("bram.abma", "Bram", "Abma", knowledge_areas=("Verkiezingen", "paspoorten")),
        person("cor.alma", "Cor", "Alma", knowledge_areas=("tuinen",)),
    )
    qtbot.waitUntil(lambda: len(finder.find(PersonFilter(text="bram"))) == 1)
    yusuf = fake_session.queries.person(YUSUF)
    assert yusuf is not None

    found = [(other.person.uid, other.areas) for other in alike(yusuf, finder, fake_session.queries)]
    assert found == [("person-bram.abma", ("paspoorten", "verkiezingen")), (JELLE, ("paspoorten",))]


def test_nothing_typed_marks_nothing() -> None:
    assert spans("", "paspoorten") == ()
    assert spans("pas", "paspoorten") == ((0, 3),)


@pytest.mark.parametrize(
    ("typed", "uid", "work"),
    [
        ("085 000 00 02", ANNA, "085 000 00 02 · Communicatie · Stavoren"),
        ("0001", JELLE, "085 000 00 01 · Burgerzaken · Wommels"),
        ("+31 6 00 00 00 02", ANNA, "06 00 00 00 02 · Communicatie · Stavoren"),
        ("intranet wommels", ANNA, "Today at Wommels · Communicatie · Stavoren"),
        ("2.14", ANNA, "2.14 · Communicatie · Stavoren"),
        ("jelle wommels", JELLE, "Burgerzaken · Wommels"),
    ],
)
def test_a_row_shows_by_what_somebody_was_found(model: PeopleModel, typed: str, uid: str, work: str) -> None:
    model.set_query(PersonFilter(text=typed))
    row = model.row(uids(model).index(uid))
    assert row is not None
    assert row.work == work
