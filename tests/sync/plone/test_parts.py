"""What the composer cannot express comes back untouched, and nobody can pretend to be such a part."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.plone.blocks import body_html
from sync.plone.classic_writing import classic_of
from sync.plone.sanitising import Page, sanitised
from sync.plone.slate_writing import blocks_of

SITE = "https://intranet.example.org"
PAGE = Page(f"{SITE}/news/bericht", SITE)
LINK = {
    "type": "link",
    "data": {"url": f"{SITE}/teams/zorg", "title": "Zorg", "target": "_blank"},
    "children": [{"text": "zorg"}],
}
TEXT: dict[str, Any] = {
    "blocks": {
        "t": {"@type": "title"},
        "intro": {
            "@type": "slate",
            "value": [{"type": "p", "styleName": "lead", "children": [{"text": "Welkom bij "}, LINK, {"text": "."}]}],
            "plaintext": "Welkom bij zorg.",
            "styles": {"backgroundColor": "grey"},
        },
        "leeg": {"@type": "slate", "value": [{"type": "p", "children": [{"text": ""}]}], "plaintext": ""},
        "lijst": {"@type": "listing", "headline": "Nieuws", "querystring": {"query": []}, "variation": "grid"},
        "vraag": {"@type": "slate", "value": [{"type": "h2", "children": [{"text": "Vragen?"}]}]},
        "slot": {"@type": "slate", "value": [{"type": "p", "children": [{"text": "Mail ons."}]}]},
    },
    "blocks_layout": {"items": ["t", "intro", "leeg", "lijst", "vraag", "slot"]},
}  # fmt: skip
CLASSIC = (
    '<p class="callout">Welkom bij <a class="internal-link" data-val="7" href="../zorg">zorg</a>.</p>\n\n'
    "<!-- van Jan -->\n"
    '<iframe src="https://film.example/7" width="400"></iframe>\n'
    '<h2 id="v">Vragen?</h2>\r\n<ul class="x">\n  <li>een</li>\n  <li>twee</li>\n</ul>\n'
    '<p>Een <span style="color:red">rood</span> woord.</p>Los eind'
)


def shown(item: dict[str, Any] = TEXT) -> str:
    return body_html(item, PAGE)


def part_of(html: str, words: str) -> str:
    """The wrapper of the part in which these words stand."""
    return next(found[0] for found in re.finditer(r'<div data-part="[^"]+">.*?</div>', html) if words in found[0])


def emptied(html: str) -> str:
    return re.sub(r'(<div data-part="[^"]+">).*?</div>', r"\1</div>", html)


def test_only_what_the_composer_cannot_write_is_wrapped() -> None:
    html = shown()
    assert part_of(html, "Nieuws").startswith('<div data-part="lijst">')
    assert html.count("data-part") == 1
    assert "<h2>Vragen?</h2><p>Mail ons.</p>" in html


@pytest.mark.parametrize("sent", [shown(), emptied(shown())])
def test_a_text_in_which_nothing_was_changed_is_not_changed(sent: str) -> None:
    made = blocks_of(sent, copy.deepcopy(TEXT), PAGE)
    assert made == TEXT
    assert list(made["blocks"]) == list(TEXT["blocks"])


def test_a_changed_paragraph_keeps_its_block_its_look_and_its_links() -> None:
    sent = shown().replace("Welkom bij", "Van harte welkom bij")
    made = blocks_of(sent, TEXT, PAGE)
    before = TEXT["blocks"]["intro"]
    after = made["blocks"]["intro"]
    assert after["styles"] == before["styles"]
    assert after["plaintext"] == "Van harte welkom bij zorg."
    assert after["value"] == [
        {"type": "p", "styleName": "lead", "children": [{"text": "Van harte welkom bij "}, LINK, {"text": "."}]}
    ]
    assert {**made["blocks"], "intro": before} == TEXT["blocks"]
    assert made["blocks_layout"] == TEXT["blocks_layout"]


def test_a_part_that_was_taken_out_goes_and_one_that_was_moved_stays_itself() -> None:
    html = emptied(shown())
    part = part_of(html, "")
    gone = blocks_of(html.replace(part, ""), TEXT, PAGE)
    assert gone["blocks_layout"]["items"] == ["t", "intro", "leeg", "vraag", "slot"]
    moved = blocks_of(html.replace(part, "") + part, TEXT, PAGE)
    assert moved["blocks"] == TEXT["blocks"]
    assert moved["blocks_layout"]["items"] == ["t", "intro", "leeg", "vraag", "slot", "lijst"]


def test_a_part_that_stands_twice_is_the_same_twice() -> None:
    html = shown()
    made = blocks_of(html + part_of(html, "Nieuws"), TEXT, PAGE)
    *before, last = made["blocks_layout"]["items"]
    assert before == TEXT["blocks_layout"]["items"]
    assert made["blocks"][last] == TEXT["blocks"]["lijst"]


def test_a_part_of_another_text_becomes_what_it_reads_like() -> None:
    made = blocks_of('<div data-part="elders"><h3>Kop</h3><p>tekst</p></div>', TEXT, PAGE)
    assert shown(made) == "<h3>Kop</h3><p>tekst</p>"


def test_what_is_new_stands_where_it_was_put() -> None:
    sent = shown().replace("<h2>", "<p>Nieuw.</p><h2>")
    made = blocks_of(sent, TEXT, PAGE)
    assert made["blocks_layout"]["items"][:4] == ["t", "intro", "leeg", "lijst"]
    assert made["blocks_layout"]["items"][5:] == ["vraag", "slot"]
    assert shown(made) == sent


def test_every_fragment_of_a_classic_text_that_was_not_touched_is_kept_sign_by_sign() -> None:
    html = shown({"text": {"data": CLASSIC}})
    assert classic_of(html, {"data": CLASSIC}, PAGE) == CLASSIC
    assert classic_of(emptied(html), {"data": CLASSIC}, PAGE) == CLASSIC
    assert "https://film.example/7" in part_of(html, "film.example")
    assert "rood" in part_of(html, "rood")


def test_a_changed_paragraph_of_a_classic_text_keeps_its_class_and_its_links() -> None:
    html = shown({"text": CLASSIC})
    made = classic_of(html.replace("Welkom bij", "Kom bij").replace("twee", "drie"), CLASSIC, PAGE)
    changed = CLASSIC.replace("Welkom bij", "Kom bij").replace(
        '<ul class="x">\n  <li>een</li>\n  <li>twee</li>\n</ul>', '<ul class="x"><li>een</li><li>drie</li></ul>'
    )
    assert made == changed


def test_words_can_be_put_around_the_parts_of_a_classic_text() -> None:
    html = shown({"text": CLASSIC})
    film = part_of(html, "film.example")
    made = classic_of(f"<p>Nieuw</p>{film}", CLASSIC, PAGE)
    assert "Nieuw" in made
    assert '<iframe src="https://film.example/7" width="400"></iframe>' in made
    assert "rood" not in made


def test_a_division_around_a_whole_classic_text_does_not_hide_it() -> None:
    raw = '<div class="page"><p>een</p>\n<p>twee</p></div>\n'
    html = shown({"text": raw})
    assert html.count("<p>") == 2
    assert "data-part" not in html
    assert classic_of(html.replace("een", "één"), raw, PAGE) == raw.replace("een", "één")


@pytest.mark.parametrize(
    "raw", ["<p>een<p>twee</p><b>drie", "<ul><li>een<li>twee</ul>tekst", "</p>een</div><p>x</b></p>"]
)
def test_html_that_is_not_closed_is_understood_as_a_browser_does(raw: str) -> None:
    html = shown({"text": raw})
    made = classic_of(html, raw, PAGE)
    assert shown({"text": made}) == html


@pytest.mark.parametrize(
    "forged",
    [
        '<div data-part="lijst">x</div>',
        '<div DATA-PART="lijst">x</div>',
        "<p>a</p><div data-part=lijst>x",
        '<div data-part="lijst"><iframe src="https://film.example/7"></iframe></div>',
        '<div title=\'"><div data-part="lijst">\'>x</div>',
        '<iframe><div data-part="lijst">x</div></iframe>',
        '<img alt=\'<div data-part="lijst">\' src="https://elders.example/a.png">',
    ],
)
def test_a_text_cannot_pretend_to_be_a_part(forged: str) -> None:
    ours = re.compile(r'<div data-part="[\w-]+">')
    assert not ours.search(sanitised(forged, PAGE))
    assert 'data-part="lijst"' not in ours.findall(shown({"text": forged}))
    block = {"blocks": {"eigen": {"@type": "html", "html": forged}}, "blocks_layout": {"items": ["eigen"]}}
    assert set(ours.findall(shown(block))) <= {'<div data-part="eigen">'}


def test_a_text_of_very_many_pieces_is_kept_as_a_whole() -> None:
    raw = "<p>woord </p>" * 2_500
    html = shown({"text": raw})
    assert html.count("data-part") == 1
    assert classic_of(f"<p>Nieuw</p>{emptied(html)}", raw, PAGE) == f"<p>Nieuw</p>\n{raw}"


words = st.text(alphabet="abc <>&\"'é\n", max_size=12)
pieces = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<ul><li>", "</li></ul>", "<iframe src='https://x.example/'>",
         "</iframe>", "<br>", "<hr>", "<table><tr><td>", "</td></tr></table>", "<!-- ", " -->", "<span class=x>",
         "</span>", '<div data-part="a">', "<h1>", "</h1>", "&nbsp;", "<img src='/a/@@images/image/large' alt=b>",
         "<pre>", "</pre>"]
    )
    | words,
    max_size=14,
)  # fmt: skip


@settings(deadline=None)
@given(pieces.map("".join))
def test_any_classic_text_survives_an_edit_that_changes_nothing(raw: str) -> None:
    html = shown({"text": raw})
    made = classic_of(html, raw, PAGE)
    assert shown({"text": made}) == html
