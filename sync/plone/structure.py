"""The tree of places on a site: which folders are teams, which lie inside one, and what lies where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.models import Audience
from sync.plone.fields import Record, line
from sync.plone.mapping import NOWHERE, SEEN_BY_ALL_MEMBERS, Place, address, identifier, is_team

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDER_TYPES = ("team", "Workspace", "intranet_folder", "Folder", "Document")
"""Types that are places rather than posts; what a site does not know costs nothing to ask for."""


class Structure:
    """Folders by address. A shared place is a team by type, or the topmost folder with files outside every team."""

    def __init__(self, rows: Iterable[Record], shared: Iterable[str] = ()) -> None:
        self._rows: dict[str, Record] = {address(row): row for row in rows if isinstance(row.get("@id"), str)}
        self._shared = set(shared)

    @property
    def shared(self) -> list[str]:
        """Uids of folders that are shared places because of the files in them."""
        return sorted(self._shared)

    def knows(self, url: str) -> bool:
        """Tell whether there is a folder at this address."""
        return url in self._rows

    def learn(self, rows: Iterable[Record]) -> None:
        """Take in folders that were made or changed."""
        self._rows.update({address(row): row for row in rows})

    def holds_files(self, parent_url: str) -> None:
        """Note that there are files in a folder: outside a team that makes its topmost folder a shared place.

        A private folder is a place of its own, whatever it lies in. Files in a post make no place.
        """
        if not self.knows(parent_url):
            return
        above = list(self._with_parents(parent_url))
        if not any(self._is_place(row) for row in above):
            private = (row for row in above if row.get("review_state") == "private")
            self._shared.add(identifier(next(private, above[-1])))

    def places(self) -> Iterator[Record]:
        """Give the rows of all teams and shared places, outermost first."""
        for url in sorted(self._rows):
            if self.is_place(url):
                yield self._rows[url]

    def folders(self) -> Iterator[tuple[Record, Place]]:
        """Give the folders inside teams and shared places, each after the one it lies in."""
        for url in sorted(self._rows):
            if not self.is_place(url) and (place := self.place_of(url)).team_uid:
                yield self._rows[url], place

    def is_place(self, url: str) -> bool:
        """Tell whether the folder at this address is a team or shared place, and not inside another."""
        row = self._rows.get(url)
        if row is None or not self._is_place(row):
            return False
        return not any(self._is_place(above) for above in self._with_parents(parent_of(url)))

    def place_of(self, url: str) -> Place:
        """Tell in which team and folder the item at `url` lies."""
        above = list(self._with_parents(parent_of(url)))
        outermost = next((row for row in reversed(above) if self._is_place(row)), None)
        if outermost is None:
            return NOWHERE
        return Place(identifier(outermost), identifier(above[0]), _audience_of(outermost))

    def _is_place(self, row: Record) -> bool:
        return is_team(row) or identifier(row) in self._shared

    def _with_parents(self, url: str) -> Iterator[Record]:
        """Give the known folders from this one up; a gap (a folder one may not see) is stepped over."""
        while url.count("/") > 2:
            row = self._rows.get(url)
            if row is not None:
                yield row
            url = parent_of(url)


def parent_of(url: str) -> str:
    """Give the address above."""
    return url.rpartition("/")[0]


def _audience_of(row: Record) -> Audience:
    state = line(row, "review_state")
    if is_team(row):
        return Audience.TEAM
    return Audience.ME if state and state not in SEEN_BY_ALL_MEMBERS else Audience.EVERYONE
