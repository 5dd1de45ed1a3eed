"""What a hostile text of the server may leave behind: no script, no load from elsewhere, no local file."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.plone.sanitising import ATTRIBUTES, LINKS, TAGS, Page, sanitised

PAGE = Page("https://intranet.example/news/item", "https://intranet.example")
ADDRESSES = (
    "javascript:alert(1)", "JaVa\tScRiPt:alert(1)", "&#106;avascript:alert(1)", "\x01javascript:alert(1)",
    "data:text/html,<script>x</script>", "file:///etc/passwd", "vbscript:x", "//evil.example/x.png",
    "https://evil.example/x.png", "http://[", "//[x", "\\\\evil.example\\x", "/image.png", "resolveuid/abc",
)  # fmt: skip
PIECES = (
    "<img src='{}' onerror=x>", "<a href='{}' onclick=x>a</a>", "<iframe src='{}'>", "<svg><image href='{}'/></svg>",
    "<style>@import '{}'</style>", "<p style='background:url({})'>", "<script src='{}'>", "<base href='{}'>",
    "<math><mtext><img src='{}'>", "<video poster='{}'>", "<table background='{}'>", "<!--", "--><p>{}", "</p>{}",
)  # fmt: skip


class _Checked(HTMLParser):
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        for name, value in attrs:
            assert name in ATTRIBUTES[tag]
            if name == "href":
                assert urlsplit(value or "").scheme in LINKS
            if name == "src":
                assert urlsplit(value or "").netloc == "intranet.example"


def _check(raw: str) -> None:
    reader = _Checked()
    reader.feed(sanitised(raw, PAGE))
    reader.close()


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("piece", PIECES)
def test_hostile_markup_leaves_nothing_that_runs_or_loads(piece: str, address: str) -> None:
    _check(piece.replace("{}", address))


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(ADDRESSES) | st.text(max_size=20)), max_size=8))
def test_no_mixture_of_hostile_markup_gets_through(parts: list[tuple[str, str]]) -> None:
    _check("".join(piece.replace("{}", address) for piece, address in parts))
