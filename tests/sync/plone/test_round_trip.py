"""Whatever the composer can write comes back from both kinds of site as it was written."""

from __future__ import annotations

import html

from hypothesis import given, settings
from hypothesis import strategies as st

from sync.plone.blocks import body_html
from sync.plone.classic_writing import classic_of
from sync.plone.html_tree import is_expressible
from sync.plone.sanitising import Page
from sync.plone.slate_writing import blocks_of

SITE = "https://intranet.example.org"
PAGE = Page(f"{SITE}/news/bericht", SITE)

QUOTE = '"'
MARKS = ("strong", "em", "u", "s", "code", "sub", "sup")
LINKS = ("https://www.elders.example/a?b=1&c=2", f"{SITE}/people/anna", "mailto:balie@example.org", "tel:+31515")
text = st.text(
    st.characters(exclude_categories=("C", "Z")) | st.sampled_from("abc&<>\"'"), min_size=1, max_size=10
).filter(lambda words: not words.isspace())
words = st.lists(text, min_size=1, max_size=3).map(lambda many: html.escape(" ".join(many), quote=False))


def marked(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(st.sampled_from(MARKS), inner).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>")


spans = st.recursive(words, marked, max_leaves=4)
link = st.tuples(st.sampled_from(LINKS), spans).map(lambda pair: f'<a href="{html.escape(pair[0])}">{pair[1]}</a>')
line = st.lists(spans | link, min_size=1, max_size=4).map("".join)
lines = st.lists(line, min_size=1, max_size=3).map("<br>".join)


def within(tag: str, inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return inner.map(lambda markup: f"<{tag}>{markup}</{tag}>")


def listed(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    point = st.tuples(line, inner | st.just("")).map(lambda pair: f"<li>{pair[0]}{pair[1]}</li>")
    points = st.lists(point, min_size=1, max_size=3).map("".join)
    return within("ul", points) | within("ol", points)


lists = st.recursive(listed(st.just("")), listed, max_leaves=3)
code = st.lists(words, min_size=1, max_size=3).map("\n  ".join)
row = st.lists(within("th", line) | within("td", line), min_size=1, max_size=3).map("".join)
table = within("table", within("tbody", st.lists(within("tr", row), min_size=1, max_size=3).map("".join)))
picture = st.tuples(st.sampled_from("abc"), words).map(
    lambda pair: f'<p><img src="{SITE}/{pair[0]}/@@images/image/large" alt="{pair[1].replace(QUOTE, "")}"></p>'
)
passage = (
    st.one_of(*(within(tag, lines) for tag in ("p", "h2", "h3", "h4", "blockquote")))
    | within("blockquote", st.lists(within("p", line), min_size=2, max_size=3).map("".join))
    | within("pre", code)
    | within("pre", within("code", code))
    | st.just("<hr>")
    | lists
    | table
    | picture
)
documents = st.lists(passage, max_size=6)


def in_volto(written: str, present: dict[str, object]) -> dict[str, object]:
    return dict(blocks_of(written, present, PAGE))


def in_classic(written: str, present: dict[str, object]) -> dict[str, object]:
    return {"text": {"data": classic_of(written, present.get("text"), PAGE)}}


def shown(item: dict[str, object]) -> str:
    return body_html(item, PAGE)


@settings(deadline=None, max_examples=60)
@given(documents.map("".join))
def test_a_document_of_the_composer_comes_back_as_it_was_written(written: str) -> None:
    assert is_expressible(written)
    for write in (in_volto, in_classic):
        there = write(written, {})
        assert shown(there) == written
        assert write(written, there) == there
        assert shown(write(shown(there), there)) == written


@settings(deadline=None, max_examples=60)
@given(documents, documents, st.data())
def test_any_edit_of_a_document_comes_back_and_leaves_the_rest(
    before: list[str], new: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(before)))
    until = data.draw(st.integers(at, len(before)))
    after = "".join([*before[:at], *new, *before[until:]])
    for write in (in_volto, in_classic):
        there = write("".join(before), {})
        assert shown(write(after, there)) == after


@given(st.permutations([f"<p>alinea {number}</p>" for number in range(6)]))
def test_paragraphs_that_change_places_stay_themselves(order: list[str]) -> None:
    there = in_volto("".join(sorted(order)), {})
    moved = in_volto("".join(order), there)
    assert moved["blocks"] == there["blocks"]
    assert shown(moved) == "".join(order)
