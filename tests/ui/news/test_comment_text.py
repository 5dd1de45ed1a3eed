"""What a comment looks like: quotes, names, addresses, and nothing of the markup that somebody typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from ui import theme
from ui.news.comment_text import comment_html, quoted, spoken_comment, without_quotes

NAMES = {"anna.dejong": "Anna de Jong"}


def shown(text: str) -> str:
    """The words that Qt shows of a comment."""
    document = QTextDocument()
    document.setHtml(comment_html(text, NAMES, theme.colours()))
    return document.toPlainText().replace("\u00a0", " ")


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dag @anna.dejong!", "Dag @Anna de Jong!"),
        ("Dag @onbekend", "Dag @onbekend"),
        ("<b>vet</b> & <script>x</script>", "<b>vet</b> & <script>x</script>"),
        ("een\ntwee", "een\u2028twee"),
        ("👍🏽 mooi 🏳️‍🌈", "👍🏽 mooi 🏳️‍🌈"),
    ],
)
def test_the_words_of_a_comment(text: str, expected: str) -> None:
    assert shown(text).replace("\n", "\u2028") == expected


@pytest.mark.usefixtures("dressed")
def test_only_known_colleagues_and_web_addresses_become_links() -> None:
    markup = comment_html(
        "@anna.dejong @x javascript:alert(1) https://a.example/?q=1&r=2. file:///etc", NAMES, theme.colours()
    )
    assert markup.count("<a href=") == 2
    assert 'href="mention:anna.dejong"' in markup
    assert 'href="https://a.example/?q=1&amp;r=2"' in markup


@pytest.mark.usefixtures("dressed")
def test_a_quoted_passage_is_set_apart() -> None:
    markup = comment_html("> wat jij zei\n> nog meer\n\nEens.", NAMES, theme.colours())
    assert markup.count("<table") == 1
    assert "&gt;" not in markup


@pytest.mark.usefixtures("dressed")
@given(st.text(alphabet="<>&\"'@anx./: \n;=#-"))
def test_nobody_can_put_markup_into_a_comment(text: str) -> None:
    markup = comment_html(text, NAMES, theme.colours()).partition("</style>")[2]
    for piece in markup.split("<")[1:]:
        assert piece.startswith(("div", "/div", "br", "a href=", "/a", "table", "/table", "tr", "/tr", "td", "/td"))


def test_a_passage_is_quoted_line_by_line_and_read_back() -> None:
    assert quoted("een\u2029twee") == "> een\n> twee\n\n"
    assert without_quotes(quoted("een") + "eens") == "eens"
    assert spoken_comment("> @anna.dejong zei\nJa, @anna.dejong", NAMES) == "Anna de Jong zei Ja, Anna de Jong"
