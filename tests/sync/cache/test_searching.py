from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sync.cache import made

if TYPE_CHECKING:
    from sync.cache.queries import Queries
    from sync.cache.store import Store


@pytest.fixture
def filled(store: Store, queries: Queries) -> Queries:
    store.apply(
        [
            made.person(
                "wim",
                "Wim van der Meer",
                function="Medewerker burgerzaken",
                department="Publiek",
                location="IJlst",
                knowledge_areas=("Paspoorten", "rijbewijzen"),
                phone="0515-12 34 56",
                email="wim@example.org",
            ),
            made.person("jan", "Jan-Willem Janssen", function="Wegbeheerder", location="Sneek"),
            made.person("fedde", "Fedde Jansen", function="Jurist"),
            made.person("burg", "Bea Burgers", function="Bode"),
            made.news("pas", "Nieuw paspoort aanvragen", lead="Vanaf 1 mei"),
            made.news("weg", "Wegwerkzaamheden", body_html="<p>Neem je <b>paspoort</b>&nbsp;mee &amp; een pen</p>"),
            made.document("notulen", "Notulen overleg", filename="2026-03-01_notulen-MT.docx"),
        ]
    )
    return queries


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("wim", ["wim"]),
        ("WÎM", ["wim"]),
        ("vandermeer", ["wim"]),
        ("van der meer", ["wim"]),
        ("meer wim", ["wim"]),
        ("paspoort", ["wim"]),
        ("paspoorten", ["wim"]),
        ("rijbewijs", ["wim"]),
        ("wim paspoort", ["wim"]),
        ("ylst", ["wim"]),
        ("i", ["wim"]),
        ("0515 123456", ["wim"]),
        ("0515123456", ["wim"]),
        ("wim@example.org", ["wim"]),
        ("janwillem", ["jan"]),
        ("jansen", ["fedde", "jan"]),
        ("burg", ["burg", "wim"]),
        ("wim jurist", []),
        ("jansne", ["fedde", "jan"]),
        ("eer", []),
    ],
)
def test_people_are_found_by_name_then_skills_then_the_rest(filled: Queries, typed: str, people: list[str]) -> None:
    assert [hit.person.uid for hit in filled.search(typed).people] == people


@pytest.mark.parametrize(
    ("typed", "news"),
    [("paspoort", ["pas", "weg"]), ("pasp", ["pas", "weg"]), ("paspoorten pen", ["weg"]), ("br", []), ("mei", ["pas"])],
)
def test_news_is_found_by_its_words_titles_first(filled: Queries, typed: str, news: list[str]) -> None:
    assert [item.uid for item in filled.search(typed).news] == news


@pytest.mark.parametrize("typed", ["notulen", "overleg notulen", "mt", "docx", "2026"])
def test_documents_are_found_by_title_and_file_name(filled: Queries, typed: str) -> None:
    assert [document.uid for document in filled.search(typed).documents] == ["notulen"]


def test_a_person_comes_with_the_knowledge_that_matched(filled: Queries) -> None:
    (hit,) = filled.search("paspoort").people
    assert hit.knowledge_areas == ("Paspoorten",)


def test_no_more_than_asked_for_is_found(store: Store, queries: Queries) -> None:
    store.apply([made.person(f"p{number}", "Anna Bakker") for number in range(30)])
    assert len(queries.search("anna", limit=8).people) == 8
    assert len({hit.person.uid for hit in queries.search("anna", limit=100).people}) == 30
    assert not queries.search("anna", limit=0)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        '"',
        '""" ***',
        "NEAR(wim meer)",
        "wim AND NOT meer",
        "name:wim",
        "-wim",
        "^wim",
        "wim*",
        "{name}: wim",
        "wim\0meer",
        "'; DROP TABLE people; --",
        "x" * 10_000,
        "een " * 5_000,
        " ".join(f"w{number}" for number in range(5_000)),
        "\ud800",
        "\u202e🦆",
    ],
)
def test_whatever_is_typed_is_only_text(filled: Queries, typed: str) -> None:
    filled.search(typed)
    assert len(filled.all_people()) == 4


@given(text=st.text(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100, deadline=None)
def test_no_text_breaks_the_search(queries: Queries, text: str) -> None:
    queries.search(text)


def test_words_that_look_like_operators_are_searched_for(filled: Queries) -> None:
    assert [hit.person.uid for hit in filled.search("wim*").people] == ["wim"]
    assert not filled.search("wim OR fedde").people
