from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from tests.pictures import small_png
from tests.ui.conftest import SITE
from ui import theme
from ui.widgets.html_view import HtmlView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession
    from ui.widgets.pictures import PictureLoader

PICTURE = f"{SITE}/news/brug/@@images/image/large"
LONG = "Onverbreekbaar" * 20


@pytest.fixture
def view(qtbot: QtBot, pictures: PictureLoader) -> HtmlView:
    made = HtmlView(pictures)
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show()
    return made


def test_a_picture_is_as_wide_as_the_text_and_no_wider(qtbot: QtBot, fake_session: FakeSession, view: HtmlView) -> None:
    fake_session.store.save_picture(PICTURE, small_png(1600, 400))

    view.show_html(f'<p>Kijk</p><p><img src="{PICTURE}" alt="Een brug"></p>')
    qtbot.waitUntil(lambda: view.height() > 150)
    assert view.document().size().width() <= view.viewport().width()
    assert 150 < view.height() < 260

    view.resize(300, 200)
    qtbot.waitUntil(lambda: view.document().size().width() <= 300)


def test_what_is_selected_stays_selected_when_a_picture_comes(
    qtbot: QtBot, fake_session: FakeSession, view: HtmlView
) -> None:
    view.show_html(f'<p>Kijk eens</p><p><img src="{PICTURE}" alt="Een brug"></p>')
    qtbot.waitUntil(lambda: ("want_pictures", (PICTURE,)) in fake_session.asked)
    view.selectAll()
    selected = view.textCursor().selectedText()
    low = view.height()

    fake_session.store.save_picture(PICTURE, small_png(800, 400))
    fake_session.pictures_ready.emit(_ready(PICTURE))

    qtbot.waitUntil(lambda: view.height() > low + 100)
    assert view.textCursor().selectedText() == selected != ""


def _ready(url: str) -> object:
    from sync.engine.events import PicturesReady  # noqa: PLC0415  only this needs it

    return PicturesReady(urls=frozenset({url}))


def test_a_picture_is_opened_by_the_keyboard_too(view: HtmlView) -> None:
    opened: list[str] = []
    view.picture_activated.connect(opened.append)
    view.show_html(f'<p>Kijk</p><p><img src="{PICTURE}" alt="Een brug"></p>')
    view.setFocus()

    QTest.keyClick(view, Qt.Key.Key_Tab)
    QTest.keyClick(view, Qt.Key.Key_Return)

    assert opened == [PICTURE]
    assert view.pictures == {PICTURE: "Een brug"}


def test_pointing_at_a_link_says_where_it_leads(view: HtmlView, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, words, _widget: said.append(words))
    view.show_html(f'<p><a href="https://b\u0430nk.example/x">bank</a><img src="{PICTURE}" alt="Een brug"></p>')

    view.highlighted.emit(QUrl("https://b\u0430nk.example/x"))
    view.highlighted.emit(QUrl(f"picture:{PICTURE}"))

    assert said == ["https://xn--bnk-6cd.example/x", "Een brug"]


@pytest.mark.parametrize(
    "markup",
    [f"<p>{LONG}</p>", f"<pre>{LONG}</pre>", f"<table><tr><td>{LONG}</td><td>{LONG}</td></tr></table>"],
    ids=["paragraph", "code", "table"],
)
def test_nothing_is_wider_than_the_page(view: HtmlView, markup: str) -> None:
    view.show_html(markup)

    assert view.document().size().width() <= view.viewport().width() + 1


def test_a_table_that_cannot_be_narrow_scrolls_and_nothing_of_it_is_covered(view: HtmlView) -> None:
    view.resize(200, 100)
    view.show_html(f"<table><tr>{'<td>cel</td>' * 40}</tr></table>")

    assert view.horizontalScrollBar().maximum() > 0
    assert view.height() >= view.document().size().height() + view.horizontalScrollBar().sizeHint().height()


@pytest.fixture
def restored(dressed: QApplication) -> Iterator[QApplication]:
    yield dressed
    theme.apply(dressed, theme.LIGHT)


@pytest.mark.parametrize("name", [theme.LIGHT, theme.DARK, theme.CONTRAST])
def test_text_is_drawn_in_the_colours_of_the_theme(restored: QApplication, view: HtmlView, name: str) -> None:
    theme.apply(restored, name)
    view.show_html(
        "<p>Gewoon</p><blockquote><p>Citaat</p></blockquote><pre>code</pre><table><tr><th>a</th></tr></table>"
    )

    assert theme.colours().text.name() in view.toHtml() or view.palette().text().color() == theme.colours().text
    assert theme.colours().accent.name() in view.toHtml()
