from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.addresses import Named, named_by

ITEM = "https://intranet.example.org/news/storm"


@pytest.mark.parametrize(
    "address",
    [
        ITEM,
        f"{ITEM}/",
        f"{ITEM}#reacties",
        f"{ITEM}?page=2#top",
        f"{ITEM}/view",
        f"{ITEM}/@@download/file",
        f"{ITEM}/@@images/image/large",
        f"{ITEM}/%40%40view",
        "HTTPS://Intranet.example.org/news/storm",
        "https://intranet.example.org/++api++/news/storm",
    ],
)
def test_whatever_view_is_asked_for_the_item_is_the_same(address: str) -> None:
    assert named_by(address) == Named(url=ITEM)


@pytest.mark.parametrize("rest", ["", "/", "/view", "#top", "/@@images/image", "?x=1"])
def test_an_item_is_named_by_its_uid_wherever_it_is(rest: str) -> None:
    assert named_by(f"https://intranet.example.org/nl/resolveuid/0f3a9c{rest}") == Named(uid="0f3a9c")


@pytest.mark.parametrize(
    "address", ["", "mailto:a@example.org", "/news/storm", "http://[", "javascript:alert(1)", "file:///x"]
)
def test_what_is_no_address_of_a_page_names_nothing(address: str) -> None:
    assert named_by(address) == Named()


@given(st.text())
def test_no_text_is_too_odd(address: str) -> None:
    named_by(address)
    named_by(f"https://intranet.example.org/{address}")
