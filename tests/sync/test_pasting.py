"""Of HTML on the clipboard nothing stays that runs, loads or pretends."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.pasting import LONGEST, TAGS, pasted_html

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='data:text/html,x'>x</a>",
    "<p style='background:url(http://evil.example)'>x</p>",
    "<span style=\"font-weight:bold;background-image:url('//evil.example')\">x</span>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<div data-part='x' id='y' class='z'>x</div>",
    "<link rel=stylesheet href=http://evil.example><meta http-equiv=refresh content=0>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
]
TAG = re.compile(r"<([a-z0-9]+)((?:\s[^>]*)?)>")


def is_harmless(markup: str) -> bool:
    for name, given_ in TAG.findall(markup):
        attributes = re.findall(r'([a-z-]+)="([^"]*)"', given_)
        if name not in TAGS or {attribute for attribute, _ in attributes} - {"href", "style"}:
            return False
        for attribute, value in attributes:
            if attribute == "href" and value.partition(":")[0] not in ("http", "https", "mailto", "tel"):
                return False
            if attribute == "style" and not re.fullmatch(r"(?:[a-z-]+:[a-z0-9 -]+;?)+", value):
                return False
    return True


@pytest.mark.parametrize("markup", HOSTILE)
def test_what_is_hostile_is_harmless_afterwards(markup: str) -> None:
    cleaned = pasted_html(markup)
    assert is_harmless(cleaned)
    assert "evil" not in cleaned
    assert "alert" not in cleaned


@given(st.lists(st.sampled_from(HOSTILE) | st.text(max_size=12), max_size=6).map("".join))
def test_any_mixture_is_harmless_too(markup: str) -> None:
    assert is_harmless(pasted_html(markup))


def test_what_tells_bold_and_italic_stays() -> None:
    style = "color:red; FONT-WEIGHT: 700; font-style:italic; text-decoration:underline"
    kept = "font-weight:700;font-style:italic;text-decoration:underline"
    assert pasted_html(f'<span style="{style}">x</span>') == f'<span style="{kept}">x</span>'


def test_more_than_anybody_pastes_is_not_looked_at() -> None:
    assert len(pasted_html("a" * (LONGEST + 10))) == LONGEST
