"""What is read is written back: the composer's own texts exactly, and of others nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.composer.html_reading import read
from ui.composer.html_writing import write
from ui.composer.text import (
    HEADINGS,
    MARKS,
    QUOTES,
    Block,
    PlacedFile,
    PlacedPicture,
    Run,
    Shape,
    Words,
    word_count,
)

ADDRESSES = st.sampled_from(["https://example.org/?a=1&b=2", "mailto:anna@example.org", "https://x.example/ë\"'<>"])
WORDS = st.builds(
    Words,
    text=st.text(max_size=20) | st.sampled_from([" ", "  ", "\n", " een\ttwee \n drie", "&amp; <b>", "\u2028", "\x00"]),
    marks=st.frozensets(st.sampled_from(MARKS), max_size=3),
    href=st.just("") | ADDRESSES,
    title=st.just(""),
)
KEYS = st.sampled_from(["attached:0123456789abcdef0123456789abcdef", "attached:ffff"])
PICTURES = st.builds(PlacedPicture, src=KEYS | ADDRESSES, alt=st.text(max_size=10))
FILES = st.builds(PlacedFile, src=KEYS, name=st.sampled_from(["Rooster.xlsx", "a & b.pdf"]))
RUNS: st.SearchStrategy[tuple[Run, ...]] = st.lists(WORDS | PICTURES | FILES, max_size=4).map(tuple)
TEXTS = st.sampled_from([Shape.PARAGRAPH, *HEADINGS, *QUOTES])
PART = '<div data-part="p1"><table><tr><td>a</td></tr></table></div>'
BLOCKS = st.lists(
    st.builds(Block, TEXTS, RUNS)
    | st.builds(Block, st.just(Shape.ITEM), RUNS, st.integers(1, 4), st.booleans(), st.booleans())
    | st.builds(Block, st.just(Shape.CODE), st.lists(WORDS, max_size=3).map(tuple))
    | st.just(Block(Shape.RULE))
    | st.just(Block(Shape.PART, markup=PART)),
    max_size=8,
)


@given(BLOCKS)
def test_whatever_the_composer_makes_survives(blocks: list[Block]) -> None:
    written = write(blocks, {})
    again = read(written)
    assert write(again.blocks, {}) == written
    assert write(again.blocks, again.originals) == written
    assert word_count(again.blocks) == word_count([replace(block, runs=block.tidied) for block in blocks])
    assert [block.shape for block in again.blocks if block.shape is Shape.PART] == [
        block.shape for block in blocks if block.shape is Shape.PART
    ]


CORPUS = [
    "<p>Gewoon.</p>",
    '<p>Een <b>vet</b>, <i>schuin</i> en <a href="https://example.org/x?a=1&amp;b=2">een verwijzing</a>.</p>',
    "<h2>Kop</h2><p>a<br>b</p><h3>Kop</h3><h4>Nog een</h4>",
    "<ul><li>een</li><li>twee<ol><li>a</li><li>b<ul><li>diep</li></ul></li></ol></li><li>drie</li></ul>",
    "<ul>\n  <li><p>een</p></li>\n  <li>twee\n    <ul><li>a</li></ul>\n    <ol><li>b</li></ol>\n  </li>\n</ul>",
    "<ul><li>een</li></ul><ul><li>een andere</li></ul><ol><li>geteld</li></ol>",
    "<blockquote>Zo gezegd.</blockquote><blockquote>En zo.</blockquote>",
    "<blockquote><p>Zo gezegd.</p><p>— Anna</p></blockquote><blockquote><p>Los</p></blockquote>",
    "<pre>if x:\n    y</pre><pre>een<br>twee</pre><p><code>x = 1</code></p>",
    "<hr><p></p><p>&nbsp;</p><hr>",
    '<p><img src="https://intranet.example.org/a.png" alt="Een &quot;plaat&quot;"></p>',
    '<p>Met <img src="attached:00ff" alt=""> erin</p>',
    '<p><a href="attached:00ff">Rooster.xlsx</a></p>',
    '<p><a href="https://intranet.example.org/people/anna" title="Profiel">@Anna de Jong</a> kijkt mee</p>',
    "Los <em>van alles</em> en nog wat<p>en dan dit</p>",
    "<p>Een\n  lange   regel <b> met</b> ruimte </p>",
    '<div data-part="abc123"><h3>Lijst</h3><p><a href="https://x.example">x</a></p></div><p>na</p>',
    '<div data-part="p2"></div>',
    '<table><tbody><tr><th>a</th><td colspan="2">b</td></tr></tbody></table>',
    "<dl><dt>a</dt><dd>b</dd></dl>",
    "<div><p>a</p></div>",
    "<ul><li>een<ul><li>a</li></ul>en verder</li></ul>",
    "<blockquote><ul><li>a</li></ul></blockquote>",
    "<p><b>open<p>en weer",
    "<p>H<sub>2</sub>O en m<sup>2</sup>, <s>fout</s> <del>ook</del></p>",
    '<p><a href="https://x.example"><img src="https://intranet.example.org/a.png" alt="x"></a></p>',
    "<ul></ul><ol><li></li></ol>",
    "<p>😀 \u2019s-Gravenhage — «»</p>",
]


@pytest.mark.parametrize("markup", CORPUS)
def test_what_nobody_changed_goes_back_to_the_letter(markup: str) -> None:
    read_once = read(markup)
    assert write(read_once.blocks, read_once.originals).replace("\n", "") == markup.replace("\n", "")


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td>a</td></tr></table>",
        "<div><p>a</p></div>",
        "<ul><li>een<ul><li>a</li></ul>en verder</li></ul>",
        '<div data-part="x"><p>a</p></div>',
        '<p><a href="https://x.example"><img src="https://x.example/a.png" alt="x"></a></p>',
        "<p><abbr>bijv.</abbr></p>",
        "<ul></ul>",
    ],
)
def test_what_cannot_be_expressed_is_a_part_that_stays(markup: str) -> None:
    (block,) = read(markup).blocks
    assert (block.shape, block.markup) == (Shape.PART, markup)


def test_a_change_beside_it_leaves_the_rest_to_the_letter() -> None:
    markup = "<p>Een <b>vet</b> woord</p><ul> <li><p>x</p></li> </ul><p>Dit</p>"
    blocks, originals = read(markup)
    blocks[-1] = Block(Shape.PARAGRAPH, (Words("Dat"),))
    assert write(blocks, originals) == "<p>Een <b>vet</b> woord</p><ul> <li><p>x</p></li> </ul><p>Dat</p>"


def test_an_item_never_stands_two_steps_below_the_one_before_it() -> None:
    items = [Block(Shape.ITEM, (Words(name),), depth) for name, depth in (("a", 2), ("b", 4), ("c", 1))]
    assert write(items, {}) == "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"
