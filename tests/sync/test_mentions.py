"""Who is mentioned, and that nobody can call everybody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.mentions import MOST, Named, in_body, in_comment, is_mentioned

PROFILE = "https://intranet.example.org/people/anna.dejong"
ANNA = Named("anna.dejong", "Anna de Jong", PROFILE, "u1")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dag @anna.dejong!", ["anna.dejong"]),
        (
            "@anna.dejong, @yusuf.kaya. En @sietske-van-der-meer...",
            ["anna.dejong", "yusuf.kaya", "sietske-van-der-meer"],
        ),
        ("mail naar jelle@example.org of bel", []),
        ("een los @ en @@dubbel", []),
        ("(@élodie)", ["élodie"]),
        ("> @anna.dejong zei", ["anna.dejong"]),
        ("", []),
    ],
)
def test_who_is_mentioned_in_a_comment(text: str, expected: list[str]) -> None:
    assert [one.username for one in in_comment(text)] == expected


@given(st.text(alphabet="@ab. -\n"))
def test_a_mention_stands_where_it_says(text: str) -> None:
    for one in in_comment(text):
        assert text[one.start : one.end] == f"@{one.username}"


@pytest.mark.parametrize(
    ("text", "body_html", "expected"),
    [
        ("Kan @anna.dejong dit?", "", True),
        ("Kan @Anna de Jong dit?", "", True),
        ("Kan @anna.dejongste dit?", "", False),
        ("Kan @anna.dejong-smit dit?", "", False),
        ("anna.dejong", "", False),
        ("@everyone @iedereen @all", "", False),
        ("", f'<p>Dag <a href="{PROFILE}">@Anna</a></p>', True),
        ("", f'<p>Dag <a href="{PROFILE}/#x"><b>@Anna de Jong</b></a></p>', True),
        ("", f'<p>Dag <a href="{PROFILE}">Anna</a> a@b</p>', False),
        ("", '<p>Dag <a href="https://elders.example/people/anna.dejong">@Anna</a></p>', False),
        ("", '<p>Dag <a href="https://intranet.example.org/resolveuid/u1">@Anna</a></p>', True),
        ("", "<p>Dag @anna.dejong</p><p>dus</p>", True),
    ],
)
def test_whether_somebody_is_mentioned(text: str, body_html: str, expected: bool) -> None:
    assert is_mentioned(ANNA, text, body_html) is expected


def test_only_the_first_mentions_of_a_text_count() -> None:
    crowd = " ".join(f"@collega{number}" for number in range(MOST))
    assert not is_mentioned(ANNA, f"{crowd} @anna.dejong")
    links = "".join(f'<a href="{PROFILE}{number}">@collega</a>' for number in range(MOST))
    assert not is_mentioned(ANNA, "", f'{links}<a href="{PROFILE}">@Anna</a>')
    assert len(in_body(links * 2)) == MOST


@pytest.mark.parametrize("markup", ["<a href>@x", "<a href='x'", "<<a>>@", "<a href='u'><img></a>@y"])
def test_broken_markup_mentions_nobody(markup: str) -> None:
    assert not is_mentioned(ANNA, "", markup)
