"""Writing with the keyboard, pasting from elsewhere, and what is placed among the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QImage, QMouseEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.pictures import small_png
from ui import theme
from ui.composer.decorations import number_of
from ui.composer.editor import TextEditor
from ui.composer.gallery import Gallery
from ui.composer.text import PlacedFile, PlacedPicture, Words

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.widgets.pictures import PictureLoader

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints|grabbing)", extend=True)

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PART = '<div data-part="p1"><table><tr><td>Openingstijden</td></tr></table></div>'


@pytest.fixture
def editor(qtbot: QtBot, pictures: PictureLoader) -> TextEditor:
    made = TextEditor(Gallery(pictures))
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def typed(editor: TextEditor, *what: str | Qt.Key) -> str:
    """Type words and keys; give what stands there then."""
    for one in what:
        if isinstance(one, str):
            QTest.keyClicks(editor, one)
        else:
            QTest.keyClick(editor, one)
    return editor.html()


ENTER, BACK, TAB = Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Tab


@pytest.mark.parametrize(
    ("keys", "written"),
    [
        (("# Kop", ENTER, "tekst"), "<h2>Kop</h2><p>tekst</p>"),
        (("## Kop",), "<h3>Kop</h3>"),
        (("- een", ENTER, "twee", ENTER, ENTER, "na"), "<ul><li>een</li><li>twee</li></ul><p>na</p>"),
        (("* een",), "<ul><li>een</li></ul>"),
        (("1. een", ENTER, "twee"), "<ol><li>een</li><li>twee</li></ol>"),
        (("- een", ENTER, TAB, "twee"), "<ul><li>een<ul><li>twee</li></ul></li></ul>"),
        (
            ("- een", ENTER, TAB, "twee", ENTER, ENTER, "drie"),
            "<ul><li>een<ul><li>twee</li></ul></li><li>drie</li></ul>",
        ),
        (("> zei Anna", ENTER, ENTER, "na"), "<blockquote>zei Anna</blockquote><p>na</p>"),
        (("voor", ENTER, "---", ENTER, "na"), "<p>voor</p><hr><p>na</p>"),
        (("```", ENTER, "a", ENTER, "b", ENTER, ENTER, "na"), "<pre>a\nb</pre><p>na</p>"),
        (("- een", ENTER, BACK, "na"), "<ul><li>een</li></ul><p>na</p>"),
        (("een # geen kop",), "<p>een # geen kop</p>"),
    ],
)
def test_signs_at_the_start_of_a_line_make_what_they_stand_for(
    editor: TextEditor, keys: tuple[str | Qt.Key, ...], written: str
) -> None:
    assert typed(editor, *keys) == written


def test_undoing_brings_the_signs_back(editor: TextEditor) -> None:
    typed(editor, "- ")
    editor.undo()
    assert editor.html() == "<p>-</p>"


def test_shift_enter_breaks_the_line_and_shift_tab_lifts_an_item(editor: TextEditor) -> None:
    typed(editor, "- een")
    QTest.keyClick(editor, ENTER, SHIFT)
    typed(editor, "verder", ENTER, TAB, "diep")
    assert editor.html() == "<ul><li>een<br>verder<ul><li>diep</li></ul></li></ul>"
    QTest.keyClick(editor, Qt.Key.Key_Backtab, SHIFT)
    assert editor.html() == "<ul><li>een<br>verder</li><li>diep</li></ul>"


def test_marks_by_keys_and_what_the_toolbar_shows_of_them(editor: TextEditor) -> None:
    typed(editor, "gewoon ")
    QTest.keyClick(editor, Qt.Key.Key_B, CONTROL)
    typed(editor, "vet")
    assert editor.look.marks == {"strong"}
    QTest.keyClick(editor, Qt.Key.Key_B, CONTROL)
    typed(editor, " gewoon")
    assert editor.html() == "<p>gewoon <strong>vet</strong> gewoon</p>"
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_I, CONTROL)
    assert editor.html() == "<p><em>gewoon </em><strong><em>vet</em></strong><em> gewoon</em></p>"


def test_a_heading_that_is_a_paragraph_again_is_not_bold(editor: TextEditor) -> None:
    typed(editor, "# Kop", Qt.Key.Key_Home, BACK)
    assert editor.html() == "<p>Kop</p>"
    assert editor.currentCharFormat().fontWeight() == theme.font(theme.Type.BODY).weight()


def test_what_is_typed_behind_a_link_is_not_part_of_it(editor: TextEditor) -> None:
    editor.insert_runs(Words("@Anna de Jong", href="https://x.example/anna"), Words(" "))
    assert typed(editor, "kijkt") == '<p><a href="https://x.example/anna">@Anna de Jong</a> kijkt</p>'
    editor.show_html('<p><a href="https://x.example">hier</a></p>')
    editor.moveCursor(QTextCursor.MoveOperation.End)
    assert typed(editor, "!") == '<p><a href="https://x.example">hier</a>!</p>'


def test_emoji_and_words_behind_them_stay_apart(editor: TextEditor) -> None:
    editor.show_html("<p>😀😀 <strong>vet</strong> na</p>")
    editor.selectAll()
    editor.copy()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.paste()
    assert editor.html() == "<p>😀😀 <strong>vet</strong> na😀😀 <strong>vet</strong> na</p>"


def paste(editor: TextEditor, *, html: str = "", text: str = "", image: QImage | None = None) -> str:
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    if image is not None:
        data.setImageData(image)
    editor.insertFromMimeData(data)
    return editor.html()


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}</style>
<link rel=File-List href="file:///c:/x.xml"></head><body><!--StartFragment-->
<h1>Verslag</h1><p class=MsoNormal>Een <b>vet</b> en <i>schuin</i> woord<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>
<span>·<span>&nbsp;&nbsp;&nbsp; </span></span>
<![endif]>eerste punt</p><p class=MsoNormal><img src="https://tracker.example/x.png"><o:p>&nbsp;</o:p></p>
<table><tr><td>Uur</td><td>Wie</td></tr></table><script>alert(1)</script><!--EndFragment--></body></html>"""
DOCS = (
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style='
    '"font-size:11pt;font-weight:700;text-decoration:none">Vet</span><span style="font-weight:400"> en </span>'
    '<span style="font-style:italic">schuin</span></p><ul><li dir="ltr"><p><span>punt</span></p>'
    "<ul><li><p>dieper</p></li></ul></li></ul></b>"
)


def test_what_comes_from_a_word_processor_is_cleaned(editor: TextEditor) -> None:
    written = paste(editor, html=WORD, text="x")
    assert written == (
        "<h2>Verslag</h2><p>Een <strong>vet</strong> en <em>schuin</em> woord</p><ul><li>eerste punt</li></ul>"
        "<p>Uur \u00a0 Wie</p>"
    )


def test_what_comes_from_an_editor_in_the_browser_keeps_its_looks(editor: TextEditor) -> None:
    assert paste(editor, html=DOCS, text="x") == (
        "<p><strong>Vet</strong> en <em>schuin</em></p><ul><li>punt<ul><li>dieper</li></ul></li></ul>"
    )


@pytest.mark.parametrize(
    "html",
    [
        '<p onclick="x()">woord<img src=x onerror=alert(1)></p>',
        '<a href="javascript:alert(1)">woord</a>',
        "<svg><script>alert(1)</script></svg>woord",
        '<iframe src="https://evil.example"></iframe><p>woord</p>',
        '<p style="background:url(https://evil.example/x)">woord</p>',
        '<div data-part="x"><p>woord</p></div>',
    ],
)
def test_nothing_but_words_comes_in_from_outside(editor: TextEditor, html: str) -> None:
    assert paste(editor, html=html) == "<p>woord</p>"


def test_plain_text_gives_paragraphs_and_an_address_on_a_selection_a_link(editor: TextEditor) -> None:
    assert paste(editor, text="een\r\n\r\ntwee <b>") == "<p>een</p><p>twee &lt;b&gt;</p>"
    editor.show_html("<p>hier</p>")
    editor.selectAll()
    assert paste(editor, text="https://x.example/a?b=1&c=2") == (
        '<p><a href="https://x.example/a?b=1&amp;c=2">hier</a></p>'
    )


def test_into_code_words_go_as_they_are(editor: TextEditor) -> None:
    editor.show_html("<pre>a</pre>")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    assert paste(editor, html="<b>b</b>", text=" = 1\n  c") == "<pre>a = 1\n  c</pre>"


def test_a_picture_on_the_clipboard_and_files_are_handed_on(qtbot: QtBot, editor: TextEditor, tmp_path: Path) -> None:
    with qtbot.waitSignal(editor.picture_given) as given:
        paste(editor, image=QImage.fromData(small_png()))
    assert given.args[0].startswith(b"\x89PNG")
    path = tmp_path / "a.pdf"
    path.write_bytes(b"x")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    with qtbot.waitSignal(editor.files_given) as given:
        editor.insertFromMimeData(data)
    assert given.args == [[path]]


def test_what_cannot_be_changed_is_moved_by_cut_and_paste_and_deleted(editor: TextEditor) -> None:
    editor.show_html(f"<p>een</p>{PART}<p>twee</p>")
    cursor = editor.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(5, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    editor.cut()
    assert PART not in editor.html()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.paste()
    assert editor.html().replace("<p></p>", "") == f"<p>een</p><p>twee</p>{PART}"
    typed(editor, BACK)
    assert PART in editor.html(), "the first press selects it"
    typed(editor, BACK)
    assert PART not in editor.html()


def test_typing_beside_a_part_makes_a_paragraph(editor: TextEditor) -> None:
    editor.show_html(PART)
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    typed(editor, "voor")
    assert editor.html() == f"<p>voor</p>{PART}"
    editor.moveCursor(QTextCursor.MoveOperation.End)
    typed(editor, "na")
    assert editor.html() == f"<p>voor</p>{PART}<p>na</p>"


def test_a_part_alone_is_written_back_to_the_letter_and_leaves_room_to_type(editor: TextEditor) -> None:
    editor.show_html(PART)
    assert editor.html() == PART
    assert editor.document().blockCount() == 2


def test_everything_can_be_undone_and_redone(editor: TextEditor) -> None:
    before = f"<h2>Kop</h2><ul><li>een</li></ul>{PART}<p>na <strong>vet</strong></p>"
    editor.show_html(before)
    editor.selectAll()
    editor.toggle_list(ordered=True)
    editor.toggle_mark("em")
    typed(editor, BACK)
    assert editor.html() == ""
    for _ in range(3):
        editor.undo()
    assert editor.html() == before


def test_a_click_chooses_a_picture(qtbot: QtBot, editor: TextEditor) -> None:
    editor.insert_picture(PlacedPicture("attached:00", "Het plein"))
    editor.grab()
    box = editor.box_of(0)
    assert box.isValid()
    at = QPointF(box.center())
    press = QMouseEvent(
        QEvent.Type.MouseButtonPress, at, editor.viewport().mapToGlobal(at),
        Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    with qtbot.waitSignal(editor.picture_chosen) as chosen:
        QApplication.sendEvent(editor.viewport(), press)
    assert chosen.args == [0]
    editor.describe(0, "Het plein in de winter")
    assert 'alt="Het plein in de winter"' in editor.html()
    editor.take_out(0)
    assert "<img" not in editor.html()


def test_the_text_outlives_another_theme(editor: TextEditor, dressed: QApplication) -> None:
    editor.show_html(f"<p>een</p>{PART}")
    editor.insert_runs(PlacedFile("attached:11", "Rooster.xlsx"))
    before = editor.html()
    theme.apply(dressed, theme.DARK)
    assert editor.html() == before
    editor.grab()


def test_control_enter_is_left_to_the_window(editor: TextEditor) -> None:
    typed(editor, "een")
    QTest.keyClick(editor, Qt.Key.Key_Return, CONTROL)
    assert editor.html() == "<p>een</p>"


def test_numbers_run_on_through_nested_lists(editor: TextEditor) -> None:
    editor.show_html("<ol><li>a<ul><li>x</li></ul></li><li>b</li></ol><ol><li>weer een</li></ol>")
    document = editor.document()
    assert [number_of(document.findBlockByNumber(at)) for at in range(4)] == [1, 1, 2, 1]


def test_pasting_without_looks(editor: TextEditor) -> None:
    QApplication.clipboard().setText("vet")
    QTest.keyClick(editor, Qt.Key.Key_V, CONTROL | SHIFT)
    assert editor.html() == "<p>vet</p>"


def test_a_picture_in_the_middle_of_words_stands_between_them(editor: TextEditor) -> None:
    editor.show_html("<ul><li>een twee</li></ul><p>na</p>")
    cursor = editor.textCursor()
    cursor.setPosition(4)
    editor.setTextCursor(cursor)
    editor.insert_picture(PlacedPicture("attached:00", "x"))
    picture = '<p><img src="attached:00" alt="x"></p>'
    assert editor.html() == f"<ul><li>een</li></ul>{picture}<ul><li>twee</li></ul><p>na</p>"
    editor.undo()
    assert editor.html() == "<ul><li>een twee</li></ul><p>na</p>"


def test_after_a_picture_or_a_line_at_the_end_one_types_on_and_nothing_empty_is_sent(editor: TextEditor) -> None:
    editor.insert_picture(PlacedPicture("attached:00", "x"))
    assert editor.html() == '<p><img src="attached:00" alt="x"></p>'
    editor.insert_rule()
    assert editor.html() == '<p><img src="attached:00" alt="x"></p><hr>'
    assert typed(editor, "na") == '<p><img src="attached:00" alt="x"></p><hr><p>na</p>'
