"""A text of the intranet on paper, or as a PDF file: black on white whatever the theme, with its pictures."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QSize, QUrl
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QTextDocument, QTextOption
from PySide6.QtWidgets import QDialog

from ui import theme
from ui.theme import Type
from ui.widgets.html_view import IMAGE, let_pictures_stand, style_of
from ui.widgets.pictures import decode
from ui.widgets.reading_html import pictures_of, prepared

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from sync.cache.queries import Queries

MARGINS = QMarginsF(0, 0, 0, 0)
"""Millimetres beyond the two centimetres that a printed text keeps by itself."""
SIZE = 13
LINE_HEIGHT = 130
"""Per cent: closer than on the screen, paper is not free."""
WIDEST_PICTURE = 560
"""Pixels: what an A4 page has room for beside its margins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What is printed: `facts` is a quiet line below the title, `picture_url` what stands above the text."""

    title: str
    facts: str
    lead: str
    body_html: str
    url: str
    picture_url: str = ""


def ask_and_print(parent: QWidget, title: str, print_to: Callable[[QPrinter], object]) -> None:
    """Ask for a printer, of which a PDF file is one, and have it printed to."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415  seldom needed, and nobody waits for it

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.accepted.connect(lambda: print_to(printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # its own wants a receiver


def print_text(printer: QPrinter, text: Printed, queries: Queries) -> None:
    """Print a text with title, facts, lead, the pictures that are here, and its address at the end."""
    printer.setDocName(text.title)
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
    for url in [*([text.picture_url] if text.picture_url else []), *dict(pictures_of(text.body_html))]:
        data = queries.picture(url)
        image = decode(data, QSize(WIDEST_PICTURE, 0)) if data is not None else None
        if image is not None and not image.isNull():
            document.addResource(IMAGE, QUrl(url), image)
    document.setHtml(_markup(text, font))
    let_pictures_stand(document)
    document.print_(printer)


def _markup(text: Printed, font: QFont) -> str:
    quiet = QColor(90, 90, 90).name()
    shown = f'<p><img src="{escape(text.picture_url)}"></p>' if text.picture_url else ""
    lead = f"<p><b>{escape(text.lead)}</b></p>" if text.lead else ""
    large = round(font.pixelSize() * Type.DISPLAY.value[0] / Type.BODY.value[0])
    return (
        f'<body><p style="font-size: {large}px; line-height: 100%"><b>{escape(text.title)}</b></p>'
        f'<p style="color: {quiet}">{escape(text.facts)}</p>{shown}{lead}{prepared(text.body_html)}'
        f'<hr><p style="color: {quiet}">{escape(text.url)}</p></body>'
    )
