from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.conftest import person
from ui.my_profile.known_words import KnownWords, read_words

if TYPE_CHECKING:
    from tests.ui.conftest import FakeSession


@pytest.fixture
def known(fake_session: FakeSession) -> KnownWords:
    fake_session.put(
        person("p1", "P", "Een", knowledge_areas=("Paspoorten", "Wmo"), location="wommels"),
        person("p2", "P", "Twee", knowledge_areas=("paspoorten", "burgerlijke stand")),
        person("p3", "P", "Drie", knowledge_areas=("Burgerlijke-stand", "burgerlijke stand")),
    )
    return read_words(fake_session.queries)


def test_spellings_of_one_word_are_one_and_the_usual_one_wins(known: KnownWords) -> None:
    assert known.areas["paspoorten"] == 4
    assert known.areas["burgerlijke stand"] == 3
    assert list(known.areas)[:2] == ["paspoorten", "burgerlijke stand"]
    assert known.locations["Wommels"] == 3
    assert "" not in known.departments


def test_what_is_typed_otherwise_gets_the_usual_spelling(known: KnownWords) -> None:
    assert known.usual_area("PASPOORTEN") == "paspoorten"
    assert known.usual_area("  burgerlijke-stand ") == "burgerlijke stand"
    assert known.usual_area("duin  en  strand") == "duin en strand"


def test_nearly_the_same_is_offered_not_put_in_its_place(known: KnownWords) -> None:
    assert known.nearly("paspoort") == "paspoorten"
    assert known.nearly("paspoorten") == ""
    assert known.nearly("strand") == ""
    assert known.usual_area("paspoort") == "paspoort"


def test_suggestions_are_what_colleagues_use_most(known: KnownWords) -> None:
    assert [area for area, _ in known.beginning("pa")] == ["paspoorten"]
    assert [area for area, _ in known.beginning("stand b")] == ["burgerlijke stand"]
    assert known.beginning("pa", without=["Paspoorten"]) == []
    assert known.beginning("p") == []
    assert known.beginning("") == []
