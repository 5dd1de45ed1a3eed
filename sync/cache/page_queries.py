"""What the screens show of the fixed menu: the tree, and a page of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.cache import searching
from sync.cache.menu import Menu, MenuRow
from sync.cache.record_reading import RecordReading
from sync.cache.records import DOCUMENTS, PAGES, read_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sync.models import Document, Page


HOME = "/documents"
"""Where provisioning puts the fixed menu, below the site's root."""


class PageQueries(RecordReading):
    """Pages, and how they lie below one another."""

    def page(self, uid: str) -> Page | None:
        """Give one page; the site's own root is none."""
        return self._one(PAGES, "WHERE uid = ? AND NOT is_site", uid)

    def pages(self, uids: Sequence[str]) -> list[Page]:
        """Give pages in the order of their uids, without those that are not here."""
        return self._in_order(PAGES, "uid", uids)

    def menu_url(self) -> str:
        """Give the address of the folder of the menu, on a site that has one; else nothing."""
        row = self._reader.row("SELECT url FROM pages WHERE url = (SELECT url FROM pages WHERE is_site) || ?", (HOME,))
        return row[0] if row else ""

    def menu(self) -> Menu:
        """Give the whole fixed menu, without texts; some milliseconds for some hundreds of pages."""
        rows = self._reader.rows(
            "SELECT uid, url, iif(label <> '', label, title), link, \"order\", "
            "has_text OR lead <> '' OR link <> '', excluded, is_site FROM pages ORDER BY title_key, uid"
        )
        return Menu(
            (
                MenuRow(uid, url, title, link, read_texts(order), *map(bool, flags))
                for uid, url, title, link, order, *flags in rows
            ),
            self._with_files(),
            self._folders_of_posts(),
        )

    def files_of_page(self, page: Page) -> list[Document]:
        """Give the files on a page, by title; without pictures that its text shows."""
        found = self._all(DOCUMENTS, "WHERE folder_uid = ? AND NOT is_folder ORDER BY title_key, uid", page.uid)
        return [document for document in found if f"{document.url}/" not in page.body_html]

    def kept_of(self, uids: Iterable[str]) -> set[str]:
        """Tell which of these files are kept offline, by themselves or with their page."""
        return {
            document.uid
            for document in self._in_order(DOCUMENTS, "uid", list(uids))
            if self._present("kept", "uid", [document.uid, document.folder_uid])
        }

    def search_pages(self, text: str, limit: int) -> list[Page]:
        """Find pages in which every word of `text` begins a word, best first."""
        return searching.by_words(self._reader, PAGES, text, limit)

    def _with_files(self) -> set[str]:
        rows = self._reader.rows(
            "SELECT DISTINCT folder_uid FROM documents WHERE folder_uid IN (SELECT uid FROM pages)"
        )
        return {uid for (uid,) in rows}

    def _folders_of_posts(self) -> set[str]:
        """Give the addresses of what news, events or people lie directly in."""
        # rtrim takes away all that is no slash from the end: what is left ends where the parent's address does
        above = "SELECT DISTINCT rtrim(url, replace(url, '/', '')) FROM"
        rows = self._reader.rows(" UNION ".join(f"{above} {kind}" for kind in ("news", "events", "people")))
        return {url.rstrip("/") for (url,) in rows}
