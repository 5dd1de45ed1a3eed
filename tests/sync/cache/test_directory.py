from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.cache.directory import Directory, PersonFilter, Sort
from sync.models import Kind
from tests.sync.cache import made

if TYPE_CHECKING:
    from sync.cache.queries import Queries
    from sync.cache.store import Store
    from sync.models import Person

PEOPLE = [
    made.person(
        "wim",
        "Wim van der Meer",
        function="Medewerker burgerzaken",
        department="Publiek",
        location="IJlst",
        knowledge_areas=("Paspoorten", "rijbewijzen"),
        phone="0515-12 34 56",
        ambassador=True,
    ),
    made.person("anna", "Anna Meer", department="Publiek", location="Sneek", knowledge_areas=("paspoorten",)),
    made.person("jan", "Jan-Willem Janssen", function="Paspoortfotograaf", department="Beheer", location="sneek"),
    made.person("fedde", "Fedde Jansen", function="Jurist", department="Beheer", location="Sneek"),
    made.person("pas", "Pasquale Conti", location="IJlst"),
]


@pytest.fixture
def directory(store: Store, queries: Queries) -> Directory:
    store.apply(PEOPLE)
    directory = Directory(queries)
    directory.load()
    return directory


@pytest.mark.parametrize(
    ("typed", "uids"),
    [
        ("", ["pas", "fedde", "jan", "anna", "wim"]),
        ("pas", ["pas", "jan", "anna", "wim"]),
        ("paspoort", ["jan", "anna", "wim"]),
        ("paspoorten", ["anna", "wim", "jan"]),
        ("rijbewijs", ["wim"]),
        ("vandermeer", ["wim"]),
        ("meer", ["anna", "wim"]),
        ("jansen", ["fedde", "jan"]),
        ("janssen", ["jan", "fedde"]),
        ("janwil", ["jan"]),
        ("publiek paspoort", ["anna", "wim"]),
        ("ylst meer", ["wim"]),
        ("0515123456", ["wim"]),
        ("sneek", ["fedde", "jan", "anna"]),
        ("eer", []),
        ("wim anna", []),
        ("  -- ", ["pas", "fedde", "jan", "anna", "wim"]),
    ],
)
def test_the_best_matches_come_first_and_each_person_once(directory: Directory, typed: str, uids: list[str]) -> None:
    assert directory.find(PersonFilter(text=typed)).uids == uids


def test_what_is_chosen_narrows_what_is_found(directory: Directory) -> None:
    assert directory.find(PersonFilter(location="SNEEK")).uids == ["fedde", "jan", "anna"]
    assert directory.find(PersonFilter(location="Sneek", department="Publiek")).uids == ["anna"]
    assert directory.find(PersonFilter(knowledge_area="Paspoorten")).uids == ["anna", "wim"]
    assert directory.find(PersonFilter(ambassador=True)).uids == ["wim"]
    assert directory.find(PersonFilter(text="meer", location="IJlst")).uids == ["wim"]
    assert directory.find(PersonFilter(location="Nergens")).uids == []


def test_numbers_tell_what_another_choice_would_give(directory: Directory) -> None:
    found = directory.find(PersonFilter(location="Sneek"))
    assert found.locations == [("Sneek", 3), ("IJlst", 2)]
    assert found.departments == [("Beheer", 2), ("Publiek", 1)]
    assert found.knowledge_areas == [("Paspoorten", 1)]
    both = directory.find(PersonFilter(location="Sneek", department="Publiek"))
    assert both.departments == [("Beheer", 2), ("Publiek", 1)]
    assert both.locations == [("Sneek", 1), ("IJlst", 1)]
    assert len(both) == 1


def test_numbers_follow_what_is_typed(directory: Directory) -> None:
    found = directory.find(PersonFilter(text="rijbewijs"))
    assert found.locations == [("IJlst", 1)]
    assert found.knowledge_areas == [("Paspoorten", 1), ("rijbewijzen", 1)]
    assert directory.find(PersonFilter(text="niemand")).locations == []


MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def test_those_are_found_who_work_at_a_place_today(store: Store, queries: Queries) -> None:
    store.apply(
        [
            made.person("wim", "Wim Meer", works_today_at="Sneek (2026-11-23); di: IJlst", ambassador=True),
            made.person("anna", "Anna Bos", works_today_at="ma: sneek", location="Bolsward"),
            made.person("jan", "Jan Smit", works_today_at="Bolsward"),
            made.person("fedde", "Fedde Post", location="Sneek"),
        ]
    )
    directory = Directory(queries)
    directory.load(today=MONDAY)
    assert directory.find(PersonFilter(today_at="Sneek")).uids == ["anna", "wim"]
    assert [(place.casefold(), number) for place, number in directory.find().today_at] == [
        ("bolsward", 1),
        ("sneek", 2),
    ]
    assert directory.find(PersonFilter(text="sneek")).uids == ["anna", "wim", "fedde"]
    directory.load(today=TUESDAY)
    assert directory.find(PersonFilter(today_at="Sneek")).uids == []
    assert directory.find().today_at == [("Bolsward", 1), ("IJlst", 1)]


def test_the_number_of_ambassadors_follows_what_is_typed_and_chosen(directory: Directory) -> None:
    assert directory.find().ambassadors == 1
    assert directory.find(PersonFilter(ambassador=True)).ambassadors == 1
    assert directory.find(PersonFilter(text="jan")).ambassadors == 0
    assert directory.find(PersonFilter(location="Sneek")).ambassadors == 0
    assert directory.find(PersonFilter(ambassador=True)).locations == [("IJlst", 1)]


@pytest.mark.parametrize(
    ("typed", "uids"),
    [
        ("meer xyzzy", ["anna", "wim"]),
        ("paspoorten xyzzy", ["anna", "wim"]),
        ("wim xyzzy", []),
        ("wim jurist", []),
        ("xyzzy", []),
        ("0515123456 xyzzy", []),
    ],
)
def test_a_word_that_nobody_has_is_left_aside_where_the_others_name_somebody_or_what_they_know(
    directory: Directory, typed: str, uids: list[str]
) -> None:
    assert directory.find(PersonFilter(text=typed)).uids == uids


def test_people_can_be_sorted_by_place(directory: Directory) -> None:
    by_location = directory.find(sort=Sort.LOCATION)
    assert by_location.uids == ["fedde", "jan", "anna", "pas", "wim"]
    by_department = directory.find(PersonFilter(text="meer"), Sort.DEPARTMENT)
    assert by_department.uids == ["anna", "wim"]


def test_nobody_is_found_before_anybody_is_loaded() -> None:
    directory = Directory()
    assert not directory.loaded
    assert directory.find(PersonFilter(text="wim")).uids == []
    assert directory.find().knowledge_areas == []
    with pytest.raises(ValueError, match="Queries"):
        directory.load()


def test_changes_are_seen_without_loading_anew(store: Store, directory: Directory) -> None:
    applied = store.apply(
        [
            made.person("anna", "Anna Zwart", location="Bolsward"),
            made.person("new", "Bea Meerman", location="Sneek"),
            made.person("first", "Ada Aa"),
        ]
    )
    applied |= store.remove(["fedde"])
    assert not directory.update(applied.uids[Kind.PEOPLE])
    assert directory.find().uids == ["first", "pas", "jan", "wim", "new", "anna"]
    assert directory.find(PersonFilter(text="meer")).uids == ["wim", "new"]
    assert directory.find(PersonFilter(text="fedde")).uids == []
    assert directory.find().locations == [("Bolsward", 1), ("Sneek", 2), ("IJlst", 2)]
    assert len(directory) == 6


def test_after_many_changes_loading_is_due_again(store: Store, queries: Queries, directory: Directory) -> None:
    applied = store.apply([made.person(f"p{number}", "Anna Bakker") for number in range(600)])
    assert directory.update(applied.uids[Kind.PEOPLE])
    before = directory.find().uids
    directory.load(queries)
    assert directory.find().uids == before
    assert len(before) == 605


names = st.lists(
    st.sampled_from(["Anna", "Jan", "van", "der", "Meer", "de", "Janssen", "Jansen", "Bûma", "IJsbrand", "Fries"]),
    min_size=1,
    max_size=4,
)
people = st.builds(
    lambda uid, name, function, areas, location: made.person(
        f"u{uid}", " ".join(name), function=function, knowledge_areas=tuple(areas), location=location
    ),
    st.integers(0, 30),
    names,
    st.sampled_from(["", "Jurist", "Boa", "Beheerder scholen"]),
    st.lists(st.sampled_from(["paspoorten", "school", "wegen", "brieven"]), max_size=2),
    st.sampled_from(["", "Sneek", "IJlst"]),
)
TYPED = [
    "an",
    "jan",
    "jansen",
    "meer",
    "vand",
    "y",
    "b",
    "paspoort",
    "scholen",
    "brief",
    "vries",
    "sn",
    "jasnen",
    "paspoortaanvraag",
    "wegn",
    "beheer",
    "xyzzy",
    "bumma",
]
typed = st.lists(st.sampled_from(TYPED), max_size=3).map(" ".join)


@given(
    some=st.lists(people, max_size=15),
    others=st.lists(people, max_size=8),
    gone=st.lists(st.integers(0, 30), max_size=4),
    text=typed,
    sort=st.sampled_from(Sort),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_updating_finds_what_loading_anew_finds_and_what_the_search_finds(
    store: Store,
    queries: Queries,
    some: list[Person],
    others: list[Person],
    gone: list[int],
    text: str,
    sort: Sort,
) -> None:
    store.remove(list(store.kinds()))
    store.apply(some)
    updated = Directory(queries)
    updated.load()
    changed = store.apply(others) | store.remove([f"u{number}" for number in gone])
    updated.update(changed.uids.get(Kind.PEOPLE, ()))
    fresh = Directory(queries)
    fresh.load()
    found = updated.find(PersonFilter(text=text), sort)
    anew = fresh.find(PersonFilter(text=text), sort)
    assert found.uids == anew.uids
    assert len(set(found.uids)) == len(found.uids)
    assert (found.locations, found.knowledge_areas) == (anew.locations, anew.knowledge_areas)
    if text.strip() and sort is Sort.NAME:
        assert [hit.person.uid for hit in queries.search(text, limit=100).people] == found.uids
