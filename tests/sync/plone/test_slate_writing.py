"""HTML becomes the blocks that read back as the same HTML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.plone.blocks import body_html
from sync.plone.sanitising import Page, sanitised
from sync.plone.slate_writing import blocks_of

PAGE = Page("https://intranet.example.org/news/bericht", "https://intranet.example.org")


def read_back(written: str) -> str:
    return body_html(blocks_of(written, {}, PAGE), PAGE)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "<p>Gewoon een zin.</p>",
        "<h2>Kop</h2><p>een</p><p>twee</p>",
        "<p>Met <strong>nadruk, <em>ook dubbel</em></strong> en <code>code</code>.</p>",
        '<p>Zie <a href="https://example.org/a?b=1&amp;c=2">daar &amp; hier</a>.</p>',
        "<ul><li>een</li><li><strong>twee</strong></li></ul><ol><li>drie</li></ol>",
        "<ul><li>een<ul><li>diep</li></ul></li></ul>",
        "<blockquote>Zei zij</blockquote>",
        "<blockquote><p>Zei zij</p><p>en hij</p></blockquote>",
        "<p>regel<br>regel</p>",
        "<hr>",
        '<p><img src="https://intranet.example.org/news/foto/@@images/image/large" alt="Zee &amp; wind"></p>',
        "<table><tbody><tr><th>a</th><td>b</td></tr></tbody></table>",
        "<p>1 &lt; 2 &amp; û ê 😀</p>",
    ],
)
def test_what_was_written_reads_back_the_same(written: str) -> None:
    assert read_back(written) == written


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("los", "<p>los</p>"),
        ("los <b>vet</b> en<p>alinea</p>meer", "<p>los <strong>vet</strong> en</p><p>alinea</p><p>meer</p>"),
        ("<p>open<p>volgende", "<p>open</p><p>volgende</p>"),
        ("<div>een</div><div>twee</div>", "<p>een</p><p>twee</p>"),
        ("<h1>Kop</h1>", "<h2>Kop</h2>"),
        ("<p> \n </p><p>x</p>", "<p>x</p>"),
        ("<p>een\n  regel</p>", "<p>een regel</p>"),
        (
            '<p>voor<img src="https://intranet.example.org/f/@@images/image/large" alt="">na</p>',
            '<p>voorna</p><p><img src="https://intranet.example.org/f/@@images/image/large" alt=""></p>',
        ),
        ("</ul></p>x</b>", "<p>x</p>"),
        ("<pre>a\n  b</pre>", "<pre>a\n  b</pre>"),
        ("<table><tr><td>a</td></tr></table>", "<table><tbody><tr><td>a</td></tr></tbody></table>"),
        ("<i>a</i><s>b</s>", "<p><em>a</em><s>b</s></p>"),
    ],
)
def test_loose_html_becomes_sound_blocks(written: str, expected: str) -> None:
    assert read_back(written) == expected


def test_the_title_block_of_the_site_is_kept_where_it_is() -> None:
    present = {
        "blocks": {"t": {"@type": "title"}, "s": {"@type": "slate", "value": []}},
        "blocks_layout": {"items": ["t", "s"]},
    }
    made = blocks_of("<p>x</p>", present, PAGE)
    assert made["blocks_layout"]["items"][0] == "t"
    assert len(made["blocks"]) == 3
    assert set(made["blocks"]) == set(made["blocks_layout"]["items"])


TAG = st.sampled_from(["p", "b", "em", "ul", "ol", "li", "h2", "blockquote", "a", "table", "tr", "td", "pre", "code"])
PIECE = st.one_of(
    st.text("abc <>&\n", max_size=8),
    TAG.map(lambda tag: f"<{tag}>"),
    TAG.map(lambda tag: f"</{tag}>"),
    st.just("<br>"),
    st.just("<hr>"),
    st.just('<img src="/x/@@images/image/large" alt="y">'),
)


@given(st.lists(PIECE, max_size=20).map("".join))
def test_no_words_are_lost_whatever_the_html(written: str) -> None:
    clean = sanitised(written, PAGE)

    def words(text: str) -> list[str]:
        return sorted(letter for letter in _text(text) if letter in "abc")

    assert words(read_back(clean)) == words(clean)


def _text(markup: str) -> str:
    shown, inside = [], False
    for letter in markup:
        inside = letter == "<" or (inside and letter != ">")
        if not inside and letter != ">":
            shown.append(letter)
    return "".join(shown).replace("&amp;", "").replace("&lt;", "").replace("&gt;", "")
