from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.plone.keywords import Meaning, meaning_of, with_changes

if TYPE_CHECKING:
    from sync.models import Fields


@pytest.mark.parametrize(
    ("keywords", "meaning"),
    [
        ((), Meaning(blog=False, series="", pinned=False)),
        (("Blog", "wonen"), Meaning(blog=True, series="", pinned=False)),
        (("series:Uit de wijk",), Meaning(blog=True, series="Uit de wijk", pinned=False)),
        (("Series: Een", "series:Twee", "PINNED"), Meaning(blog=True, series="Een", pinned=True)),
        (("series:", "blogger", "pinned by Jan"), Meaning(blog=False, series="", pinned=False)),
    ],
)
def test_keywords_are_read_whatever_their_case(keywords: tuple[str, ...], meaning: Meaning) -> None:
    assert meaning_of(keywords) == meaning


@pytest.mark.parametrize(
    ("keywords", "changes", "after"),
    [
        (["wonen"], {"pinned": True}, ["wonen", "pinned"]),
        (["wonen", "Pinned"], {"pinned": False}, ["wonen"]),
        (["blog"], {"series": "Uit  de wijk"}, ["blog", "series:Uit de wijk"]),
        (["series:Oud", "blog"], {"series": "Nieuw"}, ["blog", "series:Nieuw"]),
        (["series:Oud", "blog"], {"series": ""}, ["blog"]),
        (["series:Oud", "blog", "wonen"], {"blog": False}, ["wonen"]),
    ],
)
def test_a_change_leaves_other_keywords_alone(keywords: list[str], changes: Fields, after: list[str]) -> None:
    assert with_changes(keywords, changes) == after


@given(st.lists(st.text(min_size=1)), st.booleans(), st.text("abc é:", min_size=1).filter(str.strip))
def test_what_was_written_is_read_again(keywords: list[str], pinned: bool, series: str) -> None:
    written = with_changes(keywords, {"pinned": pinned, "series": series})

    assert meaning_of(written) == Meaning(blog=True, series=" ".join(series.split()), pinned=pinned)
