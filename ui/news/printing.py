"""A news item on paper, or as a PDF file: black on white whatever the theme, with its pictures."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QSize, QUrl
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QTextDocument, QTextOption

from ui import theme
from ui.theme import Type
from ui.widgets.dates import spoken_time
from ui.widgets.html_view import IMAGE, let_pictures_stand, style_of
from ui.widgets.pictures import decode
from ui.widgets.reading_html import pictures_of, prepared

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from sync.cache.queries import Queries
    from ui.news.feed import Card

MARGINS = QMarginsF(0, 0, 0, 0)
"""Millimetres beyond the two centimetres that a printed text keeps by itself."""
SIZE = 13
LINE_HEIGHT = 130
"""Per cent: closer than on the screen, paper is not free."""
WIDEST_PICTURE = 560
"""Pixels: what an A4 page has room for beside its margins."""


def print_article(printer: QPrinter, card: Card, queries: Queries) -> None:
    """Print an item with title, author, date, lead, pictures that are here, and its address at the end."""
    printer.setDocName(card.item.title)
    printer.setPageMargins(MARGINS, QPageLayout.Unit.Millimeter)
    if printer.outputFileName():
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    document = QTextDocument()
    font = QFont(theme.FAMILY)
    font.setPixelSize(SIZE)
    document.setDefaultFont(font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setDefaultStyleSheet(
        style_of(SIZE, theme.load(theme.LIGHT)[0], LINE_HEIGHT) + "body, td { color: black; }"
    )
    lead = card.item.picture.fitting(theme.MEASURE) if card.item.picture else None
    for url in [*([lead.url] if lead else []), *dict(pictures_of(card.item.body_html))]:
        data = queries.picture(url)
        image = decode(data, QSize(WIDEST_PICTURE, 0)) if data is not None else None
        if image is not None and not image.isNull():
            document.addResource(IMAGE, QUrl(url), image)
    document.setHtml(_page(card, lead.url if lead else "", font))
    let_pictures_stand(document)
    document.print_(printer)


def _page(card: Card, picture: str, font: QFont) -> str:
    item = card.item
    quiet = QColor(90, 90, 90).name()
    facts = " · ".join((card.author_name, spoken_time(item.published or item.modified), card.audience))
    shown = f'<p><img src="{escape(picture)}"></p>' if picture else ""
    lead = f"<p><b>{escape(item.lead)}</b></p>" if item.lead else ""
    large = round(font.pixelSize() * Type.DISPLAY.value[0] / Type.BODY.value[0])
    return (
        f'<body><p style="font-size: {large}px; line-height: 100%"><b>{escape(item.title)}</b></p>'
        f'<p style="color: {quiet}">{escape(facts)}</p>{shown}{lead}{prepared(item.body_html)}'
        f'<hr><p style="color: {quiet}">{escape(item.url)}</p></body>'
    )
