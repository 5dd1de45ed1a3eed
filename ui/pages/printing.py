"""A page on paper, or as a PDF file: black on white whatever the theme, with its pictures."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QImage, QTextDocument

from sync.cache.pictures import urls_in
from ui import theme

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from sync.cache.queries import Queries
    from sync.models import Page

POINTS = 11
WIDEST = 480
"""Points: a picture is at most about as wide as the text on a sheet of A4."""


def print_page(printer: QPrinter, page: Page, queries: Queries) -> None:
    """Print a page with as many sheets as it takes; a picture that is not here is left out."""
    printer.setDocName(page.title)
    document = QTextDocument()
    font = QFont(theme.FAMILY)
    font.setPointSize(POINTS)
    document.setDefaultFont(font)
    for url in urls_in(page.body_html):
        image = QImage.fromData(queries.picture(url) or b"")
        if image.width() > WIDEST:
            image = image.scaledToWidth(WIDEST)
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(url), image)
    document.setHtml(
        f'<body style="color: black"><h1>{escape(page.title)}</h1>'
        f"<p><b>{escape(page.lead)}</b></p>{page.body_html}<p><small>{escape(page.url)}</small></p></body>"
    )
    document.print_(printer)
