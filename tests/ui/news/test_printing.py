from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from tests.pictures import small_png
from tests.ui.conftest import SITE
from ui.news.feed import cards_of
from ui.news.printing import print_article

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import FakeSession

PICTURE = f"{SITE}/news/brug/@@images/image/large"
NUMBERED = [f"nummer{number}" for number in range(1200)]


def test_an_article_is_printed_whole_with_its_pictures_and_its_address(
    tmp_path: Path, fake_session: FakeSession
) -> None:
    item = fake_session.queries.news_item("nieuws-ijsbaan")
    assert item is not None
    fake_session.store.save_picture(PICTURE, small_png(1600, 900, (200, 20, 20)))
    body = (
        f'<h2>Kop</h2><p>{" ".join(NUMBERED)}</p><p><img src="{PICTURE}" alt="Brug"></p>'
        "<table><tr><td>cel</td></tr></table>"
        "<blockquote><p>Citaat</p></blockquote><pre>x &lt; 1</pre><p>Slot &amp; einde</p>"
    )
    (card,) = cards_of(fake_session.queries, [replace(item, body_html=body)])
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "artikel.pdf"))

    print_article(printer, card, fake_session.queries)

    document = QPdfDocument()
    assert document.load(str(tmp_path / "artikel.pdf")) == QPdfDocument.Error.None_
    pages = range(document.pageCount())
    assert len(pages) > 1
    text = " ".join(" ".join(document.getAllText(page).text() for page in pages).split())
    for words in (item.title, "Anna de Jong", item.lead, "Kop", "cel", "Citaat", "x < 1", "Slot & einde", item.url):
        assert words in text
    assert set(NUMBERED) <= set(text.split())
    seen = [document.render(page, document.pagePointSize(page).toSize()) for page in pages]
    colours = {image.pixelColor(x, y).name() for image in seen for x in range(60, 540, 40) for y in range(40, 800, 20)}
    assert colours & {"#c81414", "#c81415", "#c81515"}
