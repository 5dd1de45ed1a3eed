"""The fixed menu as it is shown: a tree of what there is to look up, without what is empty or shown elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A line of the menu, and what lies below it, in order; `link` leads elsewhere."""

    uid: str
    title: str
    link: str = ""
    below: tuple[MenuEntry, ...] = ()


class MenuRow(NamedTuple):
    """What is known of a page without its text."""

    uid: str
    url: str
    title: str
    link: str
    order: tuple[str, ...]
    says_something: bool
    excluded: bool
    is_site: bool


class Menu:
    """The whole tree, made of rows that come by title.

    `filled` are uids of pages with files, `elsewhere` addresses of folders that hold news, events or people.
    """

    def __init__(self, rows: Iterable[MenuRow], filled: set[str], elsewhere: set[str]) -> None:
        rows = list(rows)
        self._filled = filled
        self._elsewhere = elsewhere
        self._rows = {row.url: row for row in rows if not row.is_site}
        self._site = next((row for row in rows if row.is_site), None)
        self._above = {row.uid: self._nearest_above(row.url) for row in self._rows.values()}
        self._below: dict[str, list[MenuRow]] = {}
        for row in self._rows.values():
            self._below.setdefault(self._above[row.uid], []).append(row)
        self.entries = tuple(self._entries("", self._site.order if self._site else ()))

    def path_to(self, uid: str) -> tuple[MenuEntry, ...]:
        """Give the entries above one, from the top down; whether or not these are shown in the menu."""
        by_uid = {row.uid: row for row in self._rows.values()}
        path: list[MenuEntry] = []
        above = self._above.get(uid, "")
        while above:
            row = by_uid[above]
            path.insert(0, MenuEntry(row.uid, row.title))
            above = self._above[above]
        return tuple(path)

    def below(self, uid: str) -> tuple[MenuEntry, ...]:
        """Give what the menu shows directly below an entry."""
        row = next((row for row in self._rows.values() if row.uid == uid), None)
        return tuple(self._entries(uid, row.order)) if row is not None else ()

    def _nearest_above(self, url: str) -> str:
        """Give the uid of the nearest page above an address: one that may not be seen is stepped over."""
        while "/" in url:
            url = url.rpartition("/")[0]
            if url in self._rows:
                return self._rows[url].uid
        return ""

    def _entries(self, above: str, order: tuple[str, ...]) -> Iterator[MenuEntry]:
        place = {uid: number for number, uid in enumerate(order)}
        for row in sorted(self._below.get(above, ()), key=lambda row: place.get(row.uid, len(place))):
            below = () if row.excluded else tuple(self._entries(row.uid, row.order))
            if self._is_shown(row, below):
                yield MenuEntry(row.uid, row.title, row.link, below)

    def _is_shown(self, row: MenuRow, below: tuple[MenuEntry, ...]) -> bool:
        if row.excluded:
            return False
        if below or row.uid in self._filled:
            return True
        return row.says_something and row.url not in self._elsewhere
