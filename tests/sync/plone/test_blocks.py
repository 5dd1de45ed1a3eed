"""Texts of both kinds of site become one kind of simple, harmless HTML."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.plone.blocks import LONGEST_BODY, body_html
from sync.plone.sanitising import Page, sanitised

SITE = "https://intranet.example.org"
PAGE = Page(f"{SITE}/news/bericht", SITE)


def shown(*blocks: dict[str, Any]) -> str:
    named = {str(number): block for number, block in enumerate(blocks)}
    return body_html({"blocks": named, "blocks_layout": {"items": list(named)}}, PAGE)


def slate(*nodes: dict[str, Any]) -> dict[str, Any]:
    return {"@type": "slate", "value": list(nodes)}


def paragraph(*leaves: dict[str, Any]) -> dict[str, Any]:
    return {"type": "p", "children": list(leaves)}


def test_a_paragraph_keeps_its_marks() -> None:
    marked = paragraph({"text": "nu "}, {"text": "vet", "bold": True}, {"text": " & scheef", "italic": True})
    assert shown(slate(marked)) == "<p>nu <strong>vet</strong><em> &amp; scheef</em></p>"


@pytest.mark.parametrize("tag", ["h2", "h3", "h4", "blockquote", "pre"])
def test_a_node_keeps_its_kind(tag: str) -> None:
    assert shown(slate({"type": tag, "children": [{"text": "x"}]})) == f"<{tag}>x</{tag}>"


def test_a_nested_list_stays_nested() -> None:
    inner = {"type": "ul", "children": [{"type": "li", "children": [{"text": "b"}]}]}
    outer = {"type": "ul", "children": [{"type": "li", "children": [{"text": "a"}, inner]}]}
    assert shown(slate(outer)) == "<ul><li>a<ul><li>b</li></ul></li></ul>"


@pytest.mark.parametrize(
    ("data", "address"),
    [
        ({"url": "https://www.example.com/x"}, "https://www.example.com/x"),
        ({"url": "/people/anna"}, f"{SITE}/people/anna"),
        ({"url": "../resolveuid/abc123"}, f"{SITE}/resolveuid/abc123"),
        ({"link": {"internal": {"internal_link": [{"@id": f"{SITE}/teams/x"}]}}}, f"{SITE}/teams/x"),
        ({"link": {"external": {"external_link": "https://example.com"}}}, "https://example.com"),
        ({"link": {"email": {"email_address": "a@example.org"}}}, "mailto:a@example.org"),
    ],
)
def test_a_link_leads_where_it_led(data: dict[str, Any], address: str) -> None:
    link = {"type": "link", "data": data, "children": [{"text": "hier"}]}
    assert f'<a href="{address}">hier</a>' in shown(slate(paragraph(link)))


def test_a_picture_of_the_site_is_shown_in_a_fitting_size() -> None:
    assert f'<img src="{SITE}/foto/@@images/image/large" alt="Zee">' in shown(
        {"@type": "image", "url": f"{SITE}/foto", "alt": "Zee"}
    )


def test_a_picture_of_another_host_is_only_a_link() -> None:
    html = shown({"@type": "image", "url": "https://spion.example/pixel.gif", "alt": "pixel"})
    assert "<img" not in html
    assert 'href="https://spion.example/pixel.gif"' in html


def test_a_table_keeps_rows_and_headings() -> None:
    rows = [
        {"cells": [{"type": "header", "value": [{"text": "dag"}]}]},
        {"cells": [{"type": "data", "value": [{"text": "ma"}]}]},
    ]
    html = shown({"@type": "slateTable", "table": {"rows": rows}})
    assert "<th>dag</th>" in html
    assert "<td>ma</td>" in html


def test_what_lies_in_a_grid_is_shown() -> None:
    inner = {"a": slate(paragraph({"text": "links"})), "b": slate(paragraph({"text": "rechts"}))}
    grid = {"@type": "gridBlock", "blocks": inner, "blocks_layout": {"items": ["a", "b"]}}
    assert shown(grid) == '<div data-part="0"><p>links</p><p>rechts</p></div>'


def test_an_unknown_block_shows_its_text_and_a_link() -> None:
    html = shown({"@type": "countdown", "headline": "Nog even", "settings": {"text": "dan feest"}})
    assert "Nog even" in html
    assert "dan feest" in html
    assert f'href="{PAGE.url}"' in html


def test_a_video_is_a_link() -> None:
    assert f'href="{SITE}/film"' in shown({"@type": "video", "url": "/film", "title": "Terugkoppeling"})


def test_html_of_a_classic_site_is_shown_alike() -> None:
    text = {"data": "<h2>Kop</h2><p>tekst</p>", "content-type": "text/html"}
    assert body_html({"text": text}, PAGE) == "<h2>Kop</h2><p>tekst</p>"


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href='data:text/html,<script>1</script>'>x</a>",
        "<iframe src='https://spion.example'></iframe>",
        "<svg/onload=alert(1)>",
        "<style>body{background:url(https://spion.example)}</style>",
        "<img src='file:///etc/passwd'>",
        "<img src='https://spion.example/p.gif'>",
        "<math><mi//xlink:href='data:x,<script>alert(4)</script>'>",
        "<p style='background:url(https://spion.example)'>x</p>",
        "<object data='https://spion.example'></object>",
    ],
)
def test_nothing_that_runs_or_calls_home_is_left(attack: str) -> None:
    html = sanitised(attack, PAGE)
    for sign in (
        "script",
        "onerror",
        "onload",
        "javascript:",
        "data:",
        "iframe",
        'src="https://spion',
        "file:",
        "style",
        "object",
    ):
        assert sign not in html


@pytest.mark.parametrize(
    ("embedded", "link"),
    [
        ("<img src='https://spion.example/p.gif'>", '<a href="https://spion.example/p.gif">p.gif (spion.example)</a>'),
        (
            "<img src='https://spion.example/p' alt='Een &amp; al'>",
            '<a href="https://spion.example/p">Een &amp; al (spion.example)</a>',
        ),
        (
            "<iframe src='https://film.example/embed/7'><b>x</b></iframe>",
            '<a href="https://film.example/embed/7">7 (film.example)</a>',
        ),
        ("<video><source src='/film.mp4'></video>", f'<a href="{SITE}/film.mp4">film.mp4 (intranet.example.org)</a>'),
        ("<a href='https://a.example/'><img src='https://spion.example/p.gif' alt='pijl'></a>",
         '<a href="https://a.example/">pijl</a>'),
    ],
)  # fmt: skip
def test_what_would_be_loaded_elsewhere_is_a_link(embedded: str, link: str) -> None:
    assert sanitised(embedded, PAGE) == link


def test_a_text_of_twenty_megabytes_is_cut_and_says_where_the_rest_is() -> None:
    html = body_html({"text": "<p>woord </p>" * 1_600_000}, PAGE)
    assert len(html) < LONGEST_BODY * 1.1
    assert PAGE.url in html


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=12,
)
block_types = st.sampled_from(["slate", "image", "table", "teaser", "quote", "html", "video", "listing", "iets", ""])


@given(
    st.dictionaries(
        st.sampled_from(["value", "url", "table", "blocks", "data", "href", "text", "title", "html", "author"]),
        json_values,
        max_size=5,
    ),
    block_types,
)
def test_a_block_of_any_shape_is_shown_somehow(block: dict[str, Any], kind: str) -> None:
    assert isinstance(shown({"@type": kind, **block}), str)
