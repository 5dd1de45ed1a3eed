from __future__ import annotations

import pytest

from sync.cache.folding import blur, fold, stem
from sync.cache.likeness import Vocabulary, is_near, mistakes, mistakes_allowed


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("paspoorten", "paspoort"),
        ("paspoort", "paspoorten"),
        ("paspoortaanvraag", "paspoorten"),
        ("belasting", "hondenbelasting"),
        ("hoesktra", "hoekstra"),
        ("hoekstar", "hoekstra"),
        ("hoestra", "hoekstra"),
        ("hoekkkstra", "hoekstra"),
        ("kees", "cees"),
        ("rijbewjis", "rijbewijzen"),
        ("grietsje", "grytsje"),
    ],
)
def test_a_word_is_near_its_kin_and_what_it_was_meant_to_be(typed: str, word: str) -> None:
    assert is_near(fold(typed), fold(word))


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("jan", "jen"),
        ("post", "wmo"),
        ("meer", "boer"),
        ("balie", "bestuur"),
        ("kap", "bomenkap"),
        ("vergunning12", "vergunning"),
        ("zaal312", "zaal313"),
    ],
)
def test_a_word_is_not_near_another(typed: str, word: str) -> None:
    assert not is_near(fold(typed), fold(word))


def test_short_words_allow_no_mistake_and_long_ones_two() -> None:
    assert [mistakes_allowed(word) for word in ("jan", "meer", "jansens", "hoekstra", "verkeersveiligheid")] == [
        0,
        1,
        1,
        2,
        2,
    ]


def test_mistakes_are_counted_against_the_beginning_of_a_word() -> None:
    assert mistakes("hoek", "hoekstra") == 0
    assert mistakes("heok", "hoekstra") == 1
    assert mistakes("abcd", "hoekstra") > mistakes_allowed("abcd")


def test_a_vocabulary_finds_what_the_words_by_themselves_tell() -> None:
    names = ["hoekstra", "dykstra", "hofstra", "cees", "visser", "vissers"]
    skills = ["paspoorten", "hondenbelasting", "vergunningen", "wmo"]
    vocabulary = Vocabulary([*names, *skills], skills)
    assert {word: number for number, word in vocabulary.mistaken("hoesktra")} == {"hoekstra": 1, "hofstra": 2}
    assert [word for _, word in vocabulary.mistaken(blur("fissre"))] == ["fiser", "fisers"]
    assert list(vocabulary.heads(stem("paspoortaanvraag"))) == [stem("paspoort")]
    assert list(vocabulary.heads(stem("belasting"))) == [stem("hondenbelasting")]
    assert list(vocabulary.tails(stem("parkeervergunning"))) == [stem("vergunning")]
    assert vocabulary.mistaken("xyz") == []
    assert vocabulary.mistaken("hoesktra1") == []
    assert list(vocabulary.heads("pasport12")) == list(vocabulary.tails("12fergunning")) == []
