from __future__ import annotations

import pytest

from sync.models import Audience
from ui.news.audience import SIGNS, explained_audience, spoken_audience


@pytest.mark.parametrize(
    ("audience", "team", "words"),
    [
        (Audience.ME, "", "Only me"),
        (Audience.EVERYONE, "", "Everyone"),
        (Audience.TEAM, "Burgerzaken", "Team Burgerzaken"),
        (Audience.TEAM, "Team Burgerzaken", "Team Burgerzaken"),
        (Audience.TEAM, "", "Members only"),
    ],
)
def test_an_audience_is_named_in_a_word_or_two(audience: Audience, team: str, words: str) -> None:
    assert spoken_audience(audience, team) == words


def test_every_audience_has_its_own_sign_and_its_own_sentence() -> None:
    assert len(set(SIGNS.values())) == len(Audience)
    assert len({explained_audience(audience) for audience in Audience}) == len(Audience)


def test_the_sentence_names_the_team() -> None:
    assert "Burgerzaken" in explained_audience(Audience.TEAM, "Burgerzaken")
