"""A film on the site itself stands in a text as one, both ways; one elsewhere is only a link that says where."""

from __future__ import annotations

from typing import Any

import pytest

from sync.plone.blocks import body_html
from sync.plone.sanitising import Page, sanitised
from sync.plone.slate_writing import blocks_of

SITE = "https://intranet.example.org"
PAGE = Page(f"{SITE}/news/week", SITE)
FILM = {
    "@type": "video",
    "url": f"{SITE}/news/week/week.mp4",
    "preview_image": f"{SITE}/news/week/week.jpg",
    "captions": "resolveuid/abc",
    "title": "Weekbericht",
}


def text(*blocks: dict[str, Any]) -> dict[str, Any]:
    named = {f"b{number}": block for number, block in enumerate(blocks)}
    return {"blocks": named, "blocks_layout": {"items": list(named)}}


def shown(**block: object) -> str:
    return body_html(text({"@type": "video", **block}), PAGE)


def test_a_film_of_the_site_names_its_file_its_picture_and_its_captions() -> None:
    assert body_html(text(FILM), PAGE) == (
        f'<div data-part="b0"><p><a href="{SITE}/news/week/week.mp4" '
        f'data-film="{SITE}/news/week/week.jpg/@@images/image/large" '
        f'data-captions="{SITE}/resolveuid/abc">Weekbericht</a></p></div>'
    )


def test_a_film_without_a_picture_is_one_too() -> None:
    assert f'<a href="{SITE}/week.mp4" data-film="">{SITE}/week.mp4</a>' in shown(url="/week.mp4")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://www.youtube.com/watch?v=abc", "Video (www.youtube.com)"),
        ("https://vimeo.com/1", "Video (vimeo.com)"),
        ("https://teams.microsoft.com/l/meetup", "Video (teams.microsoft.com)"),
    ],
)
def test_a_film_elsewhere_stays_a_link_that_says_where(url: str, words: str) -> None:
    html = shown(url=url)
    assert words in html
    assert "data-film" not in html


@pytest.mark.parametrize("url", ["", None, 3, "http://[", "javascript:alert(1)", [{"@id": None}], {"x": 1}])
def test_an_address_that_is_none_leads_nowhere(url: object) -> None:
    html = shown(url=url, title="Weekbericht", preview_image=url, captions=url)
    assert "data-film" not in html
    assert "javascript" not in html


def test_a_picture_or_captions_of_another_host_are_left_out() -> None:
    html = shown(url="/week.mp4", preview_image="https://evil.example/x.png", captions="https://evil.example/x.vtt")
    assert "evil.example" not in html
    pretended = sanitised('<a href="/x" data-film="https://evil.example/x" data-captions="//evil.example">x</a>', PAGE)
    assert pretended == f'<a href="{SITE}/x">x</a>'


def test_a_film_that_was_not_touched_stays_as_it_is_when_the_text_is_edited() -> None:
    present = text(FILM, {"@type": "slate", "value": [{"type": "p", "children": [{"text": "oud"}]}]})
    written = '<div data-part="b0"></div><p>nieuw</p>'
    made = blocks_of(written, present, PAGE)
    assert made["blocks"]["b0"] == FILM
    assert made["blocks_layout"]["items"][0] == "b0"


def test_a_new_film_becomes_a_block_of_its_own() -> None:
    written = (
        '<p>Kijk maar.</p><div data-part="nieuw"><p><a href="resolveuid/film" data-film="resolveuid/poster" '
        'data-captions="resolveuid/woorden">Weekbericht &amp; meer</a></p></div>'
    )
    made = blocks_of(written, {}, PAGE)
    films = [block for block in made["blocks"].values() if block["@type"] == "video"]
    assert films == [
        {
            "@type": "video",
            "url": "resolveuid/film",
            "title": "Weekbericht & meer",
            "preview_image": "resolveuid/poster",
            "captions": "resolveuid/woorden",
        }
    ]
    again = body_html(made, PAGE)
    assert f'data-film="{SITE}/resolveuid/poster/@@images/image/large"' in again
    assert f'data-captions="{SITE}/resolveuid/woorden"' in again


def test_a_link_among_words_is_no_film() -> None:
    made = blocks_of('<p>Zie <a href="/x" data-film="">dit</a>.</p>', {}, PAGE)
    assert all(block["@type"] != "video" for block in made["blocks"].values())
