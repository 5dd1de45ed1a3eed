"""The buttons above the text, links, mentions, emoji, and pictures as they are sent."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTextCursor
from PySide6.QtTest import QTest

from resources import FOLDER
from sync.errors import UnusableFile
from tests.pictures import small_png
from tests.ui.my_profile.test_photo import file_of, two_halves, with_exif
from ui.composer.draft import Draft
from ui.composer.emoji import all_signs, find_emoji
from ui.composer.linking import typed_address
from ui.composer.page import WritePage
from ui.composer.pictures import LONGEST_SIDE, make_picture
from ui.people.finder import Finder
from ui.widgets.background import Background

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession
    from ui.widgets.pictures import PictureLoader

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints|grabbing)", extend=True)

SITE = "https://intranet.example.org"


@pytest.fixture
def page(qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader) -> Iterator[WritePage]:
    finder, background = Finder(fake_session), Background(fake_session)
    made = WritePage(fake_session, Draft(), pictures, finder, background)
    qtbot.addWidget(made)
    made.resize(860, 700)
    made.show()
    made.activateWindow()
    made.editor.setFocus()
    qtbot.waitUntil(made.editor.hasFocus)
    yield made
    made.close_down()
    finder.close()
    background.close()


def test_buttons_follow_the_cursor(page: WritePage) -> None:
    page.editor.show_html("<h2>Kop</h2><p>een <strong>vet</strong></p><ol><li>x</li></ol>")
    buttons = page.toolbar.buttons
    pressed = [name for name, button in buttons.items() if button.isChecked()]
    assert pressed == ["heading-1"]
    page.editor.moveCursor(QTextCursor.MoveOperation.Down)
    page.editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    assert [name for name, button in buttons.items() if button.isChecked()] == ["bold"]
    page.editor.moveCursor(QTextCursor.MoveOperation.End)
    assert [name for name, button in buttons.items() if button.isChecked()] == ["list-ordered"]
    page.editor.grab()


def test_every_button_has_a_name_and_the_arrow_keys_go_through_them(page: WritePage) -> None:
    buttons = list(page.toolbar.buttons.values())
    assert all(button.accessibleName() and button.toolTip() for button in buttons)
    assert [button for button in buttons if button.focusPolicy() & Qt.FocusPolicy.TabFocus] == buttons[:1]
    buttons[0].setFocus()
    QTest.keyClick(buttons[0], Qt.Key.Key_Right)
    assert buttons[1].hasFocus()
    QTest.keyClick(buttons[1], Qt.Key.Key_Left)
    QTest.keyClick(buttons[0], Qt.Key.Key_Left)
    assert buttons[-1].hasFocus()


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("heading-1", "<h2>woord</h2>"),
        ("heading-2", "<h3>woord</h3>"),
        ("bold", "<p><strong>woord</strong></p>"),
        ("underline", "<p><u>woord</u></p>"),
        ("list", "<ul><li>woord</li></ul>"),
        ("list-ordered", "<ol><li>woord</li></ol>"),
        ("quote", "<blockquote>woord</blockquote>"),
        ("code", "<pre>woord</pre>"),
    ],
)
def test_a_button_makes_it_and_a_second_press_takes_it_back(page: WritePage, name: str, written: str) -> None:
    QTest.keyClicks(page.editor, "woord")
    page.editor.selectAll()
    page.toolbar.buttons[name].click()
    assert page.editor.html() == written
    page.toolbar.buttons[name].click()
    assert page.editor.html() == "<p>woord</p>"


def test_a_mention_is_a_link_to_the_profile(qtbot: QtBot, page: WritePage) -> None:
    QTest.keyClicks(page.editor, "Vraag @jon")
    qtbot.waitUntil(page.completing.popup.isVisible)
    assert [hit.title for hit in page.completing.popup.list.hits()] == ["Anna de Jong"]
    QTest.keyClick(page.editor, Qt.Key.Key_Return)
    QTest.keyClicks(page.editor, "ernaar")
    assert page.editor.html() == f'<p>Vraag <a href="{SITE}/people/anna.dejong">@Anna de Jong</a> ernaar</p>'


def test_what_is_offered_can_be_put_away_and_a_mail_address_offers_nothing(qtbot: QtBot, page: WritePage) -> None:
    QTest.keyClicks(page.editor, "@an")
    qtbot.waitUntil(page.completing.popup.isVisible)
    QTest.keyClick(page.editor, Qt.Key.Key_Escape)
    assert not page.completing.popup.isVisible()
    QTest.keyClick(page.editor, Qt.Key.Key_Return)
    QTest.keyClicks(page.editor, "mail balie@an")
    assert not page.completing.popup.isVisible()
    assert page.editor.html() == "<p>@an</p><p>mail balie@an</p>"


def test_an_emoji_by_its_word(page: WritePage) -> None:
    QTest.keyClicks(page.editor, "Hoera :feest")
    QTest.keyClick(page.editor, Qt.Key.Key_Tab)
    assert page.editor.html() == "<p>Hoera 🥳</p>"
    QTest.keyClicks(page.editor, " om 10:30")
    assert not page.completing.popup.isVisible()


def test_an_emoji_from_the_list_by_keyboard(page: WritePage) -> None:
    page.toolbar.buttons["smile"].click()
    assert page.emoji.isVisible()
    QTest.keyClicks(page.emoji.field, "kof")
    QTest.keyClick(page.emoji, Qt.Key.Key_Down)
    QTest.keyClick(page.emoji.buttons[0], Qt.Key.Key_Return)
    assert page.editor.html() == "<p>☕</p>"
    assert not page.emoji.isVisible()


def test_each_emoji_has_words_of_its_own_in_both_languages() -> None:
    signs = all_signs()
    assert len({sign.sign for sign in signs}) == len(signs) > 150
    assert all(len(sign.words) >= 2 for sign in signs)
    assert find_emoji("paspoort", 3)[0][0] == find_emoji("identity", 3)[0][0] == "🪪"


def test_words_are_linked_to_something_of_the_intranet(qtbot: QtBot, page: WritePage) -> None:
    QTest.keyClicks(page.editor, "rooster")
    page.editor.selectAll()
    QTest.keyClick(page.editor, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    linking = page.linking
    assert linking.panel.isVisible()
    QTest.keyClicks(linking.field, "rooster week 48")
    qtbot.waitUntil(lambda: any(hit.title.startswith("Rooster balie") for hit in linking.list.hits()))
    QTest.keyClick(linking.field, Qt.Key.Key_Return)
    assert page.editor.html() == f'<p><a href="{SITE}/teams/burgerzaken/balie/rooster.xlsx">rooster</a></p>'
    page.editor.moveCursor(QTextCursor.MoveOperation.StartOfBlock)
    page.editor.moveCursor(QTextCursor.MoveOperation.Right)
    linking.open()
    assert linking.field.text().endswith("rooster.xlsx")
    linking.remove.click()
    assert page.editor.html() == "<p>rooster</p>"


def test_without_a_selection_the_name_is_put_in(qtbot: QtBot, page: WritePage) -> None:
    page.linking.open()
    QTest.keyClicks(page.linking.field, "burgerz")
    qtbot.waitUntil(lambda: any(hit.title == "Burgerzaken" for hit in page.linking.list.hits()))
    page.linking.ready.click()
    assert page.editor.html() == f'<p><a href="{SITE}/teams/burgerzaken">Burgerzaken</a></p>'


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://x.example/a", "https://x.example/a"),
        ("www.x.example", "https://www.x.example"),
        ("x.example/pad", "https://x.example/pad"),
        ("balie@x.example", "mailto:balie@x.example"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("http://[", ""),
        ("twee woorden", ""),
        ("rooster.xlsx", ""),
    ],
)
def test_what_is_taken_for_an_address(typed: str, address: str) -> None:
    assert typed_address(typed) == address


def test_a_photo_is_turned_made_smaller_and_says_nothing_of_where_it_was_taken() -> None:
    made = make_picture(with_exif(file_of(two_halves(3000, 1500)), orientation=6), "IMG 1.JPG")
    assert (made.filename, made.content_type) == ("IMG 1.png", "image/png")
    assert b"Exif" not in made.body
    assert (made.image.width(), made.image.height()) == (LONGEST_SIDE // 2, LONGEST_SIDE)
    assert QImage.fromData(made.body).size() == made.image.size()
    assert re.fullmatch("[0-9a-f]{32}", made.key)


def test_a_real_photo_stays_a_jpeg_and_a_clear_picture_clear() -> None:
    photo = next((FOLDER / "sample" / "pictures").glob("*.jpg")).read_bytes()
    assert make_picture(photo, "foto.jpg").content_type in ("image/jpeg", "image/png")
    clear = QImage(200, 200, QImage.Format.Format_ARGB32)
    clear.fill(Qt.GlobalColor.transparent)
    painter = QPainter(clear)
    painter.fillRect(50, 50, 100, 100, QColor("red"))
    painter.end()
    made = make_picture(file_of(clear, "PNG"), "logo.png")
    assert QImage.fromData(made.body).pixelColor(0, 0).alpha() == 0


def test_noise_is_sent_as_jpeg() -> None:
    noise = QImage(random.Random(6).randbytes(300 * 300 * 4), 300, 300, QImage.Format.Format_RGB32)
    made = make_picture(file_of(noise, "PNG"), "ruis.png")
    assert (made.content_type, made.filename) == ("image/jpeg", "ruis.jpg")


@pytest.mark.parametrize("data", [b"", b"<svg/>", small_png()[:40]])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(UnusableFile):
        make_picture(data, "x.png")


def test_a_mention_between_words_and_behind_emoji(qtbot: QtBot, page: WritePage) -> None:
    page.editor.show_html("<p>😀😀 vraag even</p>")
    page.editor.moveCursor(QTextCursor.MoveOperation.End)
    for _ in range(4):
        page.editor.moveCursor(QTextCursor.MoveOperation.Left)
    QTest.keyClicks(page.editor, "@jon")
    qtbot.waitUntil(page.completing.popup.isVisible)
    QTest.keyClick(page.editor, Qt.Key.Key_Return)
    link = f'<a href="{SITE}/people/anna.dejong">@Anna de Jong</a>'
    assert page.editor.html() == f"<p>😀😀 vraag {link} even</p>"
