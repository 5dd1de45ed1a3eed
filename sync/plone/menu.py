"""The fixed menu of a site: its pages, folders and links, in the order that the editors gave them.

Plone's own ``@navigation`` will not do: it leaves out the types that provisioning makes, tells no uids, and would be a
request more each time. A folder, and the site's root too, counts as changed when something in it is added, moved, taken
away or put elsewhere in the order; so the catalogue's feed tells of a new order, and an idle poll costs nothing more.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sync.models import Page
from sync.plone.blocks import body_html
from sync.plone.catalogue import wanted_rows
from sync.plone.fields import Record, flag, line
from sync.plone.mapping import address, changed_at, identifier
from sync.plone.sanitising import Page as Origin
from sync.plone.structure import FOLDER_TYPES, PAGE, parent_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sync.plone.catalogue import Catalogue
    from sync.plone.structure import Structure

SITE, LINK = "Plone Site", "Link"
MENU_TYPES = (*FOLDER_TYPES, LINK, SITE)
IN_THEIR_ORDER = {"sort_on": ["getObjPositionInParent", "UID"]}
MAY_BE_CHANGED = {"expand": "actions"}
"""Has the site tell with a page what this person may do with it."""
FEW_FOLDERS = 3
"""Of so many changed folders the order is asked one by one; of more, that of the whole site is quicker."""


def menu_rows() -> dict[str, Any]:
    """Give the query for all that makes up the tree of a site, in the order of the menu."""
    return {**wanted_rows(MENU_TYPES), **IN_THEIR_ORDER}


class Menu:
    """Which records are pages, and in what order they stand; learns from the same rows as the tree of folders."""

    def __init__(self, structure: Structure, rows: Iterable[Record], site: str) -> None:
        self._structure = structure
        self._site = site
        self._beside: dict[str, Record] = {}
        self._orders: dict[str, tuple[str, ...]] = {}
        rows = list(rows)
        self.learn(rows)
        self._put_in_order(rows)

    def learn(self, rows: Iterable[Record]) -> None:
        """Take in links, and the site's root, that were made or changed."""
        self._beside.update({address(row): row for row in rows if row.get("@type") in (LINK, SITE)})

    def is_page(self, record: Record) -> bool:
        """Tell whether a record of one of `MENU_TYPES` belongs to the menu."""
        return record.get("@type") == SITE or self._structure.is_page(record)

    def pages(self) -> Iterator[Record]:
        """Give the rows of all that belongs to the menu."""
        yield from (row for row in self._beside.values() if self.is_page(row))
        yield from self._structure.pages()

    def above(self, uids: Iterable[str]) -> set[str]:
        """Give the uids of the pages that directly hold some of these."""
        wanted = set(uids)
        holders = {url for url, order in self._orders.items() if not wanted.isdisjoint(order)}
        return {identifier(row) for row in self.pages() if address(row) in holders}

    def with_whom_they_lie_in(self, rows: Iterable[Record]) -> list[Record]:
        """Give the rows, and those of the pages that do not know yet that one of them lies in them."""
        rows = list(rows)
        here = {address(row) for row in rows}
        holders = {
            parent_of(address(row))
            for row in rows
            if row.get("@type") in MENU_TYPES and identifier(row) not in self._orders.get(parent_of(address(row)), ())
        }
        return rows + [row for row in self.pages() if address(row) in holders - here]

    async def look_up_order(self, catalogue: Catalogue, rows: Iterable[Record]) -> None:
        """Ask for the order in those changed pages that have something in them."""
        rows = list(rows)
        filled = {parent_of(address(row)) for row in rows} | self._orders.keys()
        changed = [address(row) for row in rows if address(row) in filled and self.is_page(row)]
        query = {"portal_type": MENU_TYPES, "metadata_fields": ("UID",), **IN_THEIR_ORDER}
        if len(changed) > FEW_FOLDERS:
            self._put_in_order([row async for row in catalogue.rows(query)])
            return
        for url in changed:
            inside = catalogue.rows({**query, "path.depth": 1}, within=url)
            found = [row async for row in inside if parent_of(address(row)) == url]
            self._orders.pop(url, None)
            self._put_in_order(found)

    def page(self, record: Record) -> Page:
        """Read a page from a whole object, or a folder, a link or the site's root from a row."""
        url = address(record)
        is_site = record.get("@type") == SITE
        title = line(record, "title", "id")
        label = line(record, "nav_title")
        return Page(
            uid=identifier(record),
            url=url,
            modified=changed_at(record),
            title=title,
            label=label if label != title else "",
            lead="" if is_site else line(record, "description"),
            body_html=body_html(record, Origin(url, self._site)) if record.get("@type") == PAGE else "",
            author=line(record, "Creator", "creators"),
            link=line(record, "getRemoteUrl") if record.get("@type") == LINK else "",
            order=self._orders.get(url, ()),
            excluded=flag(record, "exclude_from_nav"),
            editable="edit" in _actions(record),
            is_site=is_site,
        )

    def _put_in_order(self, rows: Iterable[Record]) -> None:
        orders: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            if row.get("@type") != SITE:
                orders[parent_of(address(row))].append(identifier(row))
        self._orders.update({url: tuple(order) for url, order in orders.items()})


def is_thin(row: Record) -> bool:
    """Tell whether the text of a page is still missing: folders, links and the root have none."""
    return row.get("@type") == PAGE


def _actions(record: Record) -> set[str]:
    """Give what the site lets this person do with an item, where it says so."""
    found: Any = record
    for name in ("@components", "actions", "object"):
        found = found.get(name) if isinstance(found, dict) else None
    return {str(action.get("id")) for action in found if isinstance(action, dict)} if isinstance(found, list) else set()
