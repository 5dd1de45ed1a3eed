from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.reading_html import pictures_of, prepared, true_host

PICTURE = "https://intranet.example.org/foto?a=1&amp;b=2"


@pytest.mark.parametrize(
    ("address", "words", "host"),
    [
        ("https://www.example.org/x", "lees verder", ""),
        ("https://www.example.org/x", "www.example.org", ""),
        ("https://www.example.org/x", "https://example.org/ergens anders", ""),
        ("https://example.org/x", "www.example.org", ""),
        ("https://evil.example/x", "www.bank.nl", "evil.example"),
        ("https://evil.example/x", "  https://www.bank.nl/inloggen", "evil.example"),
        ("https://www.bank.nl.evil.example/", "www.bank.nl", "www.bank.nl.evil.example"),
        ("https://www.bank.nl@evil.example/", "www.bank.nl", "evil.example"),
        ("https://www.b\u0430nk.nl/", "www.bank.nl", "www.xn--bnk-6cd.nl"),
        ("mailto:dief@evil.example", "hulp@bank.nl", "evil.example"),
        ("mailto:hulp@bank.nl", "hulp@bank.nl", ""),
        ("http://[", "www.bank.nl", "http://["),
    ],
)
def test_a_link_that_claims_another_host_says_where_it_leads(address: str, words: str, host: str) -> None:
    assert true_host(address, words) == host


def test_the_true_host_stands_behind_a_link_whose_words_are_dressed_up() -> None:
    shown = prepared(
        '<p><a href="https://evil.example/"><b>www.bank</b>.nl</a> en <a href="https://bank.nl/">bank.nl</a></p>'
    )

    assert shown.count('class="host"') == 1
    assert '</a><span class="host"> (→ evil.example)</span> en' in shown


def test_a_picture_becomes_a_link_to_itself_and_one_in_a_link_stays_as_it_is() -> None:
    picture = f'<img src="{PICTURE}" alt="Een brug">'

    assert prepared(picture) == f'<a href="picture:{PICTURE}">{picture}</a>'
    assert prepared(f'<a href="/x">{picture}</a>') == f'<a href="/x">{picture}</a>'
    assert pictures_of(picture) == [("https://intranet.example.org/foto?a=1&b=2", "Een brug")]


def test_quotes_and_code_get_a_ground_and_keep_their_words() -> None:
    shown = prepared("<blockquote><p>Ja &lt;b&gt;</p></blockquote><pre>x &lt; 1</pre><p>Nee</p>")

    assert shown.count("<table") == shown.count("</table>") == 2
    assert "<p>Ja &lt;b&gt;</p>" in shown
    assert "<pre>x &lt; 1</pre>" in shown


@given(st.text(alphabet="<>/abq\"' =pretimglockuohsxf.n:", max_size=200))
def test_no_text_is_too_odd(markup: str) -> None:
    prepared(markup)
    pictures_of(markup)


@given(st.text(max_size=300))
def test_text_without_tags_stays_as_it_is(text: str) -> None:
    plain = text.replace("<", "&lt;")

    assert prepared(plain) == plain
