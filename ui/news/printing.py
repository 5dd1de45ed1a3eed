"""A news item on paper, or as a PDF file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui import theme
from ui.widgets.dates import spoken_time
from ui.widgets.paper import Printed, print_text

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from sync.cache.queries import Queries
    from ui.news.feed import Card


def print_article(printer: QPrinter, card: Card, queries: Queries) -> None:
    """Print an item with title, author, date, lead, pictures that are here, and its address at the end."""
    item = card.item
    lead = item.picture.fitting(theme.MEASURE) if item.picture else None
    printed = Printed(
        title=item.title,
        facts=" · ".join((card.author_name, spoken_time(item.published or item.modified), card.audience)),
        lead=item.lead,
        body_html=item.body_html,
        url=item.url,
        picture_url=lead.url if lead else "",
    )
    print_text(printer, printed, queries)
